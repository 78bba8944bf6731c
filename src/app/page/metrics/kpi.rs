//! What is inside a KPI: what it is, what is aimed at, and what was read off.

use super::chart::Chart;
use super::kpis::{READS, of};
use super::readings::Readings;
use crate::app::page::record::{Look, Of};
use crate::app::session::Session;
use crate::app::ui::{Choice, NumberField, Segment};
use crate::command::Topic;
use crate::insight::metrics::{plain, unit_words};
use crate::plan::metrics::MOST_VALUE;
use crate::plan::{Better, Metric, PhaseId};
use leptos::prelude::*;

/// Places behind the point of every value, and its limits in thousandths.
pub const DECIMALS: u32 = 3;
/// See [`DECIMALS`].
pub const LIMITS: (i64, i64) = (-MOST_VALUE, MOST_VALUE);

/// The unit that stands behind the values of a KPI.
pub fn unit(session: Session, id: u32) -> Signal<String> {
    session.derive(&READS, move |insight| {
        let plan = insight.plan();
        of(insight.catalog(), plan, id, |one| {
            unit_words(plan, one.unit).to_owned()
        })
    })
}

/// Everything inside.
#[component]
pub fn Kpi(id: u32) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let sentence = session.derive(&READS, move |insight| {
        let (catalog, plan) = (insight.catalog(), insight.plan());
        of(catalog, plan, id, |one| one.sentence(catalog, plan))
    });
    let how = session.signal(Topic::Metrics, move |plan| {
        of(catalog, plan, id, |one| {
            let known = one.source.map(|source| catalog[source].computable.text());
            known.unwrap_or_default().to_owned()
        })
    });
    view! {
        <p role="status">{sentence}</p>
        <div class="kpi-figures">
            <Chart id/>
            <Readings id/>
        </div>
        <h3>"Where it should be"</h3>
        <Aims id/>
        <h3>"What it is"</h3>
        <About id/>
        <p class="quiet-text" hidden=move || how.with(String::is_empty)>"Exactly: " {how}</p>
    }
}

/// Name, unit, definition, origin and owner.
#[component]
fn About(id: u32) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Metric>::new(id);
    // The catalogue's words stand in the empty field, where there are any.
    let usual = move |read: fn(&crate::catalog::Kpi) -> &'static str| {
        session.signal(Topic::Metrics, move |plan| {
            of(catalog, plan, id, |one| {
                let known = one.source.map(|source| read(&catalog[source]));
                known.unwrap_or_default().to_owned()
            })
        })
    };
    let of_unit = session.derive(&[Topic::Metrics, Topic::Details], move |insight| {
        let plan = insight.plan();
        of(catalog, plan, id, |one| {
            let known = one.source.map(|source| catalog[source].unit);
            match known {
                Some("count") => "a plain number".to_owned(),
                known => unit_words(plan, known.unwrap_or_default()).to_owned(),
            }
        })
    });
    view! {
        <div class="fields">
            <div class="kpi-name">
                {one.text(Look::new("Name").shows(usual(|kpi| kpi.name.text())), |one| &mut one.name)}
            </div>
            {one.text(
                Look::new("Unit").hint("For example %, hours or requests per second.").most(40).shows(of_unit),
                |one| &mut one.unit,
            )}
            {one.text(Look::new("Definition").hint("As one formula.").rows(2).shows(usual(|kpi| kpi.definition.text())), |one| &mut one.definition)}
            {one.text(Look::new("Where the figures come from").shows(usual(|kpi| kpi.source.text())), |one| &mut one.origin)}
            {one.text(Look::new("Owner").hint("Who answers for it."), |one| &mut one.owner)}
        </div>
    }
}

/// Which values are better, the baseline, the targets and the band.
#[component]
fn Aims(id: u32) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Metric>::new(id);
    let unit = unit(session, id);
    let better = session.signal(Topic::Metrics, move |plan| {
        let better = of(catalog, plan, id, |one| Some(one.better));
        better.map_or(String::new(), |better| better.id().to_owned())
    });
    let on_better = session.chosen(move |better: String, plan| {
        one.change(plan, |one| one.better = Better::from_id(&better))
    });
    let choices = [
        (Better::Up, "Higher"),
        (Better::Down, "Lower"),
        (Better::Band, "Inside a band"),
    ];
    let choices = choices.map(|(better, label)| Segment::new(better.id(), label));
    let band = move || better.with(|better| *better == Better::Band.id());
    // What the catalogue calls good, in the empty field.
    let end = move |low: bool| {
        session.signal(Topic::Metrics, move |plan| {
            of(catalog, plan, id, |one| {
                let end = if low { one.band.0 } else { one.band.1 };
                end.map_or(String::new(), plain)
            })
        })
    };
    let usual = session.signal(Topic::Metrics, move |plan| {
        of(catalog, plan, id, |one| {
            let known = one.source.map(|source| catalog[source].baseline.text());
            let known = known.filter(|words| !words.is_empty());
            known.map_or(String::new(), |words| {
                ["Teams usually begin at: ", words, "."].concat()
            })
        })
    });
    let targets = catalog.phases.iter().map(|phase| {
        let key = PhaseId::new(phase.id);
        let (read, written) = (key.clone(), key);
        let value = session.signal(Topic::Metrics, move |plan| {
            let mut all = plan.metrics.metrics.iter();
            let metric = all.find(|metric| metric.id.0 == id)?;
            metric.targets.get(&read).copied()
        });
        let on = session.typed(move |value: Option<i64>, plan| {
            let key = written.clone();
            one.change(plan, |one| match value {
                Some(value) => drop(one.targets.insert(key, value)),
                None => drop(one.targets.remove(&key)),
            })
        });
        let hint = phase.to_week.map(i32::from);
        let by = session.signal(Topic::Details, move |plan| {
            let last = hint.map(|weeks| plan.details.start.plus_days(7 * weeks - 1));
            last.map_or("no end".to_owned(), |day| day.medium())
        });
        let label = ["End of ", phase.name].concat();
        view! {
            <div>
                <NumberField label decimals=DECIMALS min=LIMITS.0 max=LIMITS.1 unit value on/>
                <p class="hint">{by}</p>
            </div>
        }
    });
    let targets: Vec<_> = targets.collect();
    view! {
        <Choice legend="Better values are" groups=vec![choices.into()] value=better on=on_better/>
        <div class="fields short">
            {one.number(
                Look::new("Baseline").hint("Value before the plan.").unit(unit, DECIMALS, LIMITS),
                |one| one.baseline,
                |one, value| one.baseline = value,
            )}
        </div>
        <p class="quiet-text" hidden=move || usual.with(String::is_empty)>{usual}</p>
        <fieldset class="kpi-targets" hidden=band>
            <legend>"Target per phase"</legend>
            <div class="fields short">{targets}</div>
        </fieldset>
        <div class="fields short" hidden=move || !band()>
            {one.number(
                Look::new("Lowest good value").unit(unit, DECIMALS, LIMITS).shows(end(true)),
                |one| one.low,
                |one, value| one.low = value,
            )}
            {one.number(
                Look::new("Highest good value").unit(unit, DECIMALS, LIMITS).shows(end(false)),
                |one| one.high,
                |one, value| one.high = value,
            )}
        </div>
    }
}
