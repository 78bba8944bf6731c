//! The stakeholders one by one, each as a line that opens.

use crate::app::browser;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of};
use crate::app::page::rhythm::rhythm_fields;
use crate::app::session::Session;
use crate::app::ui::{Choice, ItemList, Segment, Tone, look_only};
use crate::catalog::{self, Catalog};
use crate::command::{Command, Topic};
use crate::insight::Insight;
use crate::insight::stakeholders::{PlanStakeholder, archetypes, stakeholders};
use crate::plan::{ItemId, Stakeholder, StakeholderKind};
use leptos::prelude::*;

/// What decides what is said about stakeholders.
pub const READS: [Topic; 3] = [Topic::Stakeholders, Topic::Details, Topic::Resources];

/// What stands where nobody has said a name.
pub fn called(name: &str) -> String {
    match name.trim() {
        "" => "stakeholder without a name".to_owned(),
        name => name.to_owned(),
    }
}

/// Something of a stakeholder with every word filled in; the default while it is not there.
fn of<T: Default>(insight: &Insight, id: u32, read: impl Fn(&PlanStakeholder) -> T) -> T {
    let all = stakeholders(insight.catalog(), insight.plan());
    let one = all.iter().find(|one| one.item == ItemId(id));
    one.map(read).unwrap_or_default()
}

/// The card.
#[component]
pub fn People() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Stakeholders, |plan| {
        let all = plan.stakeholders.stakeholders.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| of(&session.insight_now(), id, |one| called(one.name)));
    let act = opening(
        session,
        session.listed(Stakeholder::default(), Command::list),
    );
    let left = session.derive(&READS, |insight| archetypes(insight).len());
    let fixed = look_only(false);
    let start = move |_| {
        let new = archetypes(&session.insight_now());
        session.act(Command::add_all("start from the archetypes", new));
        browser::after_paint(|| browser::focus("#stakeholders-heading"));
    };
    view! {
        <section class="card" aria-labelledby="stakeholders-heading">
            <div class="card-head">
                <h2 id="stakeholders-heading" tabindex="-1">"Everybody"</h2>
                <button type="button" class="button small" hidden=move || fixed.get() || left.get() == 0 on:click=start>
                    "Add the archetypes that are missing"
                </button>
            </div>
            <p class="quiet-text">"An empty field shows the archetype's words in grey: they hold until you type your own."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a stakeholder"
                undo=session.undoing()
            />
        </section>
    }
}

/// Where somebody stands and how often they hear, in a line.
fn line(catalog: &Catalog, one: &PlanStakeholder) -> String {
    let field = one.quadrant.map_or("not on the map yet", |quadrant| {
        catalog[quadrant].name.text()
    });
    let mut line = field.to_owned();
    if !one.cadence.is_empty() {
        line += " · ";
        line += &one.cadence;
    }
    if let Some(next) = one.next {
        line += " · next ";
        line += &next.medium();
    }
    line
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Stakeholder>::new(id);
    // The number stands on the map.
    let heading = session.signal(Topic::Stakeholders, move |plan| {
        let mut all = plan.stakeholders.stakeholders.iter();
        let number = all.position(|one| one.id.0 == id).map_or(0, |at| at + 1);
        [&number.to_string(), ". ", &name.run(id)].concat()
    });
    let line = session.derive(&READS, move |insight| {
        of(insight, id, |one| line(catalog, one))
    });
    let missing = session.derive(&READS, move |insight| {
        of(insight, id, |one| one.missing.join(", "))
    });
    let mark = Signal::derive(move || match missing.get() {
        missing if missing.is_empty() => (String::new(), Tone::Plain),
        missing => (["add ", &missing].concat(), Tone::Warn),
    });
    // The archetype's words, where there are any.
    let usual = move |read: fn(&catalog::Stakeholder) -> &str| {
        session.signal(Topic::Stakeholders, move |_| {
            of(&session.insight_now(), id, |one| {
                let known = one.source.map(|source| &catalog[source]);
                known.map_or(String::new(), |known| read(known).to_owned())
            })
        })
    };
    let kind = one.read(|one| one.kind.id().to_owned());
    let on_kind = session.chosen(move |kind: String, plan| {
        one.change(plan, |one| {
            one.kind = StakeholderKind::from_id(&kind).unwrap_or_default();
        })
    });
    let kinds = vec![vec![
        Segment::new(StakeholderKind::Group.id(), "Group"),
        Segment::new(StakeholderKind::Person.id(), "Person"),
    ]];
    view! {
        <FoldLine id place=format!("stakeholder-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("Who").shows(usual(|known| known.name.text())), |one| &mut one.name)}
                <Choice legend="They are a" groups=kinds.clone() value=kind on=on_kind/>
                <Rating id power=true/>
                <Rating id power=false/>
                {one.text(Look::new("What worries them").rows(2).shows(usual(|known| known.concerns.text())), |one| &mut one.concern)}
                {one.text(Look::new("What to tell them").rows(2).shows(usual(|known| known.message.text())), |one| &mut one.message)}
                {one.text(Look::new("What they want to see").rows(2).shows(usual(|known| known.wants.text())), |one| &mut one.wants)}
                {one.text(Look::new("Where they hear it").hint("A meeting, a channel, a mail.").shows(usual(|known| known.channel.text())), |one| &mut one.channel)}
                {one.text(Look::new("Who keeps in touch"), |one| &mut one.owner)}
                {one.text(Look::new("How often, in words").shows(usual(|known| known.cadence.text())), |one| &mut one.cadence)}
            </div>
            {rhythm_fields::<Stakeholder>(id, "Empty: no dates in the calendar.", |one| &mut one.rhythm, |one| &mut one.first)}
        </FoldLine>
    }
}

/// Power or interest, from 1 to 5.
#[component]
fn Rating(id: u32, power: bool) -> impl IntoView {
    let session = Session::here();
    let one = Of::<Stakeholder>::new(id);
    let value = match power {
        true => one.read(|one| one.power.map_or(String::new(), |power| power.to_string())),
        false => one.read(|one| one.interest.map_or(String::new(), |of| of.to_string())),
    };
    let on = session.chosen(move |number: String, plan| {
        one.change(plan, |one| {
            let rated = number.parse().ok();
            match power {
                true => one.power = rated,
                false => one.interest = rated,
            }
        })
    });
    let clear = Callback::new(move |()| on.run(String::new()));
    let legend = match power {
        true => "Power, from 1 (little) to 5 (decides)",
        false => "Interest, from 1 (little) to 5 (daily)",
    };
    let numbers = (1..=5).map(|n: u8| Segment::new(n.to_string(), n.to_string()));
    view! { <Choice legend groups=vec![numbers.collect()] value on clear/> }
}
