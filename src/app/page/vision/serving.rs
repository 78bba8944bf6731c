//! What the team names beside the template: the service-level objectives,
//! initiatives and KPIs that serve an objective.

use super::fold::focus_soon;
use crate::app::page::record::{Of, Record};
use crate::app::session::Session;
use crate::app::ui::{Icon, SelectField};
use crate::catalog::Coded;
use crate::insight::load::{slo_text, slos};
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{InitiativeId, ItemId, KpiId, Objective};
use leptos::prelude::*;

/// One of the three.
struct Kind {
    /// What the field asks for.
    label: &'static str,
    /// Class by which links find it.
    class: &'static str,
    /// What stands where there is nothing to choose from.
    none: &'static str,
    /// Everything there is to choose, as value and label.
    all: fn(&Insight) -> Vec<(String, String)>,
    /// The values that are chosen.
    chosen: fn(&Objective) -> Vec<String>,
    /// Chooses others.
    choose: fn(&mut Objective, Vec<String>),
}

const SLOS: Kind = Kind {
    label: "Rests on the SLO",
    class: "serve-slos",
    none: "No journey has an SLO yet. Add one under critical journeys.",
    all: |insight| {
        let all = slos(insight.plan());
        all.map(|(journey, slo)| (slo.id.to_string(), slo_text(journey, slo)))
            .collect()
    },
    chosen: |objective| objective.slos.iter().map(ItemId::to_string).collect(),
    choose: |objective, values| {
        let ids = values.iter().filter_map(|value| value.parse().ok());
        objective.slos = ids.map(ItemId).collect();
    },
};

const INITIATIVES: Kind = Kind {
    label: "Made true by the initiative",
    class: "serve-initiatives",
    none: "",
    all: |insight| {
        let all = insight.catalog().initiatives.iter();
        all.map(|one| (one.id.to_owned(), format!("{} {}", one.code(), one.title)))
            .collect()
    },
    chosen: |objective| {
        objective
            .initiatives
            .iter()
            .map(InitiativeId::to_string)
            .collect()
    },
    choose: |objective, values| {
        objective.initiatives = values.iter().map(|id| InitiativeId::new(id)).collect();
    },
};

const KPIS: Kind = Kind {
    label: "Shown by the KPI",
    class: "serve-kpis",
    none: "",
    all: |insight| {
        let all = insight.catalog().kpis.iter();
        all.map(|one| (one.id.to_owned(), one.name.text().to_owned()))
            .collect()
    },
    chosen: |objective| objective.kpis.iter().map(KpiId::to_string).collect(),
    choose: |objective, values| {
        objective.kpis = values.iter().map(|id| KpiId::new(id)).collect();
    },
};

/// The three.
#[component]
pub fn Serving(
    /// Number of the objective.
    id: u32,
) -> impl IntoView {
    view! {
        <h3>"Named by you"</h3>
        <div class="serving">
            <Named id kind=&SLOS/>
            <Named id kind=&INITIATIVES/>
            <Named id kind=&KPIS/>
        </div>
    }
}

#[component]
fn Named(id: u32, kind: &'static Kind) -> impl IntoView {
    let session = Session::here();
    let objective = Of::<Objective>::new(id);
    // What is chosen with its label; what this version does not know stays under its id.
    let state = session.derive(&EVERYTHING, move |insight| {
        let all = (kind.all)(insight);
        let chosen = Objective::find(insight.plan(), id).map(kind.chosen);
        let chosen = chosen.unwrap_or_default();
        let named = |value: String| {
            let known = all.iter().find(|(known, _)| *known == value);
            let label = known.map_or_else(|| value.clone(), |(_, label)| label.clone());
            (value, label)
        };
        let named: Vec<(String, String)> = chosen.iter().cloned().map(named).collect();
        let left: Vec<(String, String)> = all
            .into_iter()
            .filter(|(value, _)| !chosen.contains(value))
            .collect();
        (named, left)
    });
    let picked = RwSignal::new(String::new());
    let options = Signal::derive(move || {
        let choose = (String::new(), "Choose".to_owned());
        let mut options = vec![choose];
        state.with(|(_, left)| options.extend(left.iter().cloned()));
        options
    });
    let some = Memo::new(move |_| state.with(|(_, left)| !left.is_empty()));
    let nothing =
        Memo::new(move |_| state.with(|(named, left)| named.is_empty() && left.is_empty()));
    let change = move |change: &dyn Fn(&mut Vec<String>)| {
        let plan = session.now();
        session.act(objective.change(&plan, |objective| {
            let mut values = (kind.chosen)(objective);
            change(&mut values);
            (kind.choose)(objective, values);
        }));
    };
    let place = format!("#vision-objectives-{id} .{}", kind.class);
    let select = StoredValue::new(format!("{place} select"));
    let add = move |_| {
        let value = picked.get_untracked();
        if !value.is_empty() {
            change(&|values| values.push(value.clone()));
            picked.set(String::new());
        }
        focus_soon(select.get_value());
    };
    let remove = Callback::new(move |value: String| {
        change(&|values| values.retain(|known| *known != value));
        focus_soon(select.get_value());
    });
    let row = move |(value, label): (String, String)| {
        let name = format!("Remove {label}");
        view! {
            <li>
                <span>{label}</span>
                <button type="button" class="button icon-only quiet" aria-label=name hidden=move || !session.can_edit() on:click=move |_| remove.run(value.clone())>
                    <Icon name="remove"/>
                </button>
            </li>
        }
    };
    let add_name = StoredValue::new(format!("Add: {}", kind.label));
    view! {
        <div class=kind.class>
            <Show when=move || some.get() && session.can_edit()>
                <div class="pick">
                    <SelectField label=kind.label options value=picked on=Callback::new(move |value| picked.set(value))/>
                    <button type="button" class="button" aria-label=add_name.get_value() on:click=add>"Add"</button>
                </div>
            </Show>
            <Show when=move || nothing.get()>
                <p class="field-label">{kind.label}</p>
                <p class="quiet-text">{kind.none}</p>
            </Show>
            <ul class="picked">
                <For each=move || state.get().0 key=|named| named.clone() children=row/>
            </ul>
        </div>
    }
}
