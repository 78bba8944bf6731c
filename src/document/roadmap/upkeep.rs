//! What keeping alive what is done takes beside the work, and where it does not fit.

use crate::document::block::strong;
use crate::document::words::{capital, money, person_days};
use crate::document::writer::Writer;
use crate::insight::network::Words;
use crate::line;

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
            " keeping alive what is done takes {} until {}, {cost}, beside this work, and {} a quarter from then on. The dates reckon with it: at most {}% of anybody's time goes into it.",
            person_days(upkeep.mean()),
            end.long(),
            person_days(upkeep.per_quarter.mean()),
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
