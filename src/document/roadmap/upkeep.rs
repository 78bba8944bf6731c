//! What keeping alive what is done takes beside the work, and where it does not fit.

use crate::document::block::strong;
use crate::document::words::{about_money, capital, money, person_days};
use crate::document::writer::Writer;
use crate::insight::cost::{Money, Rate};
use crate::insight::network::Words;
use crate::line;

/// What the upkeep costs in a year once everything on the roadmap is done; work without a rate is not
/// in it.
pub fn yearly(w: &Writer) -> Money {
    let roles = w.insight.roadmap().upkeep.roles.iter();
    let cost = roles.filter_map(|role| {
        let rate = Rate::of(w.catalog, w.plan, role.role.as_ref()?)?;
        // Wide enough for the largest figures that a plan may hold.
        let hundredths = i128::from(role.per_quarter.mean().rounded(2));
        Some(4 * hundredths * i128::from(rate.likely) / 100)
    });
    Money(i64::try_from(cost.sum::<i128>()).unwrap_or(i64::MAX))
}

/// `66.7 person-days a quarter, about EUR 171,000 a year`
pub fn from_then_on(w: &Writer) -> String {
    let work = person_days(w.insight.roadmap().upkeep.per_quarter.mean());
    match yearly(w) {
        Money(0) => format!("{work} a quarter"),
        cost => format!(
            "{work} a quarter, about {} a year",
            about_money(w.plan, cost)
        ),
    }
}

/// The paragraph behind the effort of the work; nothing without upkeep.
pub fn upkeep(w: &mut Writer) {
    let figures = w.insight.roadmap();
    let upkeep = &figures.upkeep;
    let Some(end) = figures.end.filter(|_| !upkeep.is_none()) else {
        return;
    };
    let cost = money(w.plan, upkeep.cost.likely());
    w.say(line![
        strong("Upkeep:"),
        format!(
            " keeping alive what is done takes {} until {}, {cost}, beside this work, and from then on {}. The dates reckon with it: at most {}% of anybody's time goes into it.",
            person_days(upkeep.mean()),
            end.long(),
            from_then_on(w),
            w.catalog.planning_rules.upkeep_share
        )
    ]);
    let Ok(scheduled) = w.insight.scheduled() else {
        return;
    };
    let words = Words {
        catalog: w.catalog,
        plan: w.plan,
        network: &scheduled.network,
        item: &|_| String::new(),
        day: crate::plan::Date::long,
    };
    let beyond = scheduled.run.beyond.iter();
    let beyond: Vec<_> = beyond
        .map(|one| line![capital(&words.beyond(one))])
        .collect();
    if !beyond.is_empty() {
        w.say(line![
            strong("Not all upkeep fits:"),
            " somebody else has to do the rest, or it is left undone."
        ]);
        w.bullets(beyond);
    }
}
