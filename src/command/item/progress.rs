//! How far an item is. What goes with a state is kept true here: what is done has an end, what runs
//! has a beginning, and ticked steps say how much is done.

use crate::catalog::Catalog;
use crate::plan::{Date, ItemState, RoadmapItem, Step};
use crate::sorted::sort;

/// Says how far the item is. `as_of` is the day as of which the plan stands.
///
/// What runs began on `as_of` unless a beginning is stated. What is done ended on `as_of` unless an
/// end is stated, and not before it began; nothing of it is left. What is planned again has neither.
/// What is given up keeps what was stated of it.
pub fn set_state(item: &mut RoadmapItem, state: ItemState, as_of: Date) {
    let was = std::mem::replace(&mut item.state, state);
    match state {
        ItemState::Planned => (item.began, item.ended) = (None, None),
        ItemState::Running => {
            item.began.get_or_insert(as_of);
            item.ended = None;
        }
        ItemState::Done => {
            let began = item.began.unwrap_or(as_of);
            item.ended.get_or_insert(as_of.max(began));
            item.percent = Some(100);
            item.remaining = None;
        }
        ItemState::Dropped => item.ended = None,
    }
    // All of it was done because it was over.
    if was == ItemState::Done && state != ItemState::Done && item.percent == Some(100) {
        item.percent = None;
    }
}

/// Takes back everything that was said of how far the item is: a copy has not begun.
pub fn forget_progress(item: &mut RoadmapItem) {
    set_state(item, ItemState::Planned, Date::default());
    (item.percent, item.remaining, item.spent, item.paid) = (None, None, None, None);
    item.ticked.clear();
    for step in &mut item.steps {
        step.done = false;
    }
}

/// States how much is done, in per cent. Where something of planned work is done, it runs.
pub fn set_percent(item: &mut RoadmapItem, percent: Option<u8>, as_of: Date) {
    item.percent = percent;
    if percent.is_some_and(|percent| percent > 0) {
        begin(item, as_of);
    }
}

/// States when it began; nothing takes it back. What has begun runs, what has not is planned.
///
/// # Errors
/// A sentence, if that is after its end.
pub fn set_began(item: &mut RoadmapItem, day: Option<Date>) -> Result<(), String> {
    if let Some((began, ended)) = day.zip(item.ended)
        && began > ended
    {
        let ended = ended.medium();
        return Err(["It ended on ", &ended, " and can not begin later."].concat());
    }
    item.began = day;
    match (item.state, day) {
        (ItemState::Planned, Some(_)) => item.state = ItemState::Running,
        (ItemState::Running, None) => item.state = ItemState::Planned,
        _ => {}
    }
    Ok(())
}

/// States its last day of work; nothing takes it back. What has ended is done, and what has not is
/// running.
///
/// # Errors
/// A sentence, if that is before it began.
pub fn set_ended(item: &mut RoadmapItem, day: Option<Date>) -> Result<(), String> {
    let Some(day) = day else {
        let began = item.began.or(item.ended);
        if let (ItemState::Done, Some(began)) = (item.state, began) {
            set_state(item, ItemState::Running, began);
        }
        item.ended = None;
        return Ok(());
    };
    if let Some(began) = item.began.filter(|began| *began > day) {
        let began = began.medium();
        return Err(["It began on ", &began, " and can not end before."].concat());
    }
    item.ended = Some(day);
    set_state(item, ItemState::Done, day);
    Ok(())
}

/// Ticks a step of the initiative, by its number, or takes the tick back.
pub fn tick(item: &mut RoadmapItem, step: u16, done: bool, as_of: Date, catalog: &Catalog) {
    item.ticked.retain(|&ticked| ticked != step);
    if done {
        item.ticked.push(step);
        sort(&mut item.ticked);
    }
    follow_steps(item, as_of, catalog);
}

/// Adds a step of the team's own, with a tenth of the effort if so much is left.
pub fn add_step(item: &mut RoadmapItem, what: String, as_of: Date, catalog: &Catalog) {
    let taken: u32 = item.steps.iter().map(|step| u32::from(step.share)).sum();
    item.steps.push(Step {
        what,
        share: 100u32.saturating_sub(taken).min(10) as u8,
        ..Step::default()
    });
    follow_steps(item, as_of, catalog);
}

/// Changes a step of the team's own, by its place.
///
/// # Errors
/// A sentence, if the shares would come to more than the whole.
pub fn change_step(
    item: &mut RoadmapItem,
    at: usize,
    change: impl FnOnce(&mut Step),
    as_of: Date,
    catalog: &Catalog,
) -> Result<(), String> {
    if let Some(step) = item.steps.get_mut(at) {
        change(step);
    }
    let shares: u32 = item.steps.iter().map(|step| u32::from(step.share)).sum();
    if shares > 100 {
        let sum = shares.to_string();
        return Err([
            "Together the steps would have ",
            &sum,
            " %. Lower another share first.",
        ]
        .concat());
    }
    follow_steps(item, as_of, catalog);
    Ok(())
}

/// Takes out a step of the team's own, by its place.
pub fn drop_step(item: &mut RoadmapItem, at: usize, as_of: Date, catalog: &Catalog) {
    if at < item.steps.len() {
        item.steps.remove(at);
    }
    follow_steps(item, as_of, catalog);
}

/// The per cent that the ticked steps make. With the last tick gone, nothing is said any more.
fn follow_steps(item: &mut RoadmapItem, as_of: Date, catalog: &Catalog) {
    let percent = item.ticked_percent(catalog);
    if item.state == ItemState::Done {
        return;
    }
    set_percent(item, percent, as_of);
}

fn begin(item: &mut RoadmapItem, as_of: Date) {
    if item.state == ItemState::Planned {
        set_state(item, ItemState::Running, as_of);
    }
}
