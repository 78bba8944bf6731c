//! What a person changes in an item of the roadmap. Each change locks its
//! field, so that planning again leaves it; work of the team's own needs no
//! locks, because planning leaves all of it.

mod progress;
mod terms;

pub use progress::*;
pub use terms::*;

use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{Calendar, Date, ItemId, Locked, RoadmapItem, RoleId, Work};
use crate::sorted::sort;

/// One of the three points of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// If all goes well.
    Optimistic,
    /// Most likely.
    Likely,
    /// If much goes wrong.
    Pessimistic,
}

fn lock(item: &mut RoadmapItem, field: Locked) {
    if item.source.is_some() && !item.locked.contains(&field) {
        item.locked.push(field);
        sort(&mut item.locked);
    }
}

/// Lets planning decide about a field again. Its value stays until then; the
/// title goes back to the catalogue's at once.
pub fn unlock(item: &mut RoadmapItem, field: Locked) {
    item.locked.retain(|&locked| locked != field);
    if field == Locked::Title && item.source.is_some() {
        item.title.clear();
    }
}

/// Names the item; without a title it has the catalogue's again.
pub fn rename(item: &mut RoadmapItem, title: String) {
    item.title = title;
    match item.title.trim().is_empty() {
        true => unlock(item, Locked::Title),
        false => lock(item, Locked::Title),
    }
}

/// Moves the item so that it starts on a day, as long as before. Where nobody
/// works on that day, the next working day is meant.
///
/// # Errors
/// A sentence that says which days are possible.
pub fn start_on(item: &mut RoadmapItem, calendar: Calendar, day: Date) -> Result<(), String> {
    let first = half_day(calendar, day)?;
    let length = item.finish.saturating_sub(item.start).max(1);
    let last = fitting(first + length)?;
    (item.start, item.finish) = (first, last);
    lock(item, Locked::Dates);
    Ok(())
}

/// Makes the item end with a day. Where nobody works on that day, the working
/// day before is meant.
///
/// # Errors
/// A sentence that says which days are possible.
pub fn end_on(item: &mut RoadmapItem, calendar: Calendar, day: Date) -> Result<(), String> {
    let finish = fitting(half_day(calendar, day.plus_days(1))?)?;
    if finish <= item.start {
        let first = calendar.day(item.start).medium();
        return Err(format!("It starts on {first} and can not end before."));
    }
    item.finish = finish;
    lock(item, Locked::Dates);
    Ok(())
}

/// Lets the item run from a half-day to another and pins that.
///
/// # Errors
/// A sentence that says what is possible.
pub fn run_from(item: &mut RoadmapItem, start: u32, finish: u32) -> Result<(), String> {
    let finish = fitting(finish.max(start.saturating_add(1)))?;
    (item.start, item.finish) = (start, finish);
    lock(item, Locked::Dates);
    Ok(())
}

/// Pins the dates as they are.
pub fn pin(item: &mut RoadmapItem) {
    lock(item, Locked::Dates);
}

fn half_day(calendar: Calendar, day: Date) -> Result<u32, String> {
    calendar.half_day(day).ok_or_else(|| {
        let first = calendar.first().medium();
        format!("The plan starts on {first}. Choose that day or a later one.")
    })
}

fn fitting(half_day: u32) -> Result<u32, String> {
    match i64::from(half_day) <= MOST_HALF_DAYS {
        true => Ok(half_day),
        false => Err("A plan goes on for 50 years at most. Choose an earlier day.".to_owned()),
    }
}

/// Makes the item wait for another one.
pub fn wait_for(item: &mut RoadmapItem, before: ItemId) {
    if !item.after.contains(&before) {
        item.after.push(before);
        lock(item, Locked::Prerequisites);
    }
}

/// Makes the item wait for another one no longer.
pub fn stop_waiting(item: &mut RoadmapItem, before: ItemId) {
    item.after.retain(|&id| id != before);
    item.lags.retain(|lag| lag.after != before);
    lock(item, Locked::Prerequisites);
}

/// Adds the work of a role, the same in all three points, in hundredths of a
/// person-day.
pub fn add_role(item: &mut RoadmapItem, role: Option<RoleId>, hundredths: u32) {
    item.work.push(Work {
        role,
        optimistic: hundredths,
        likely: hundredths,
        pessimistic: hundredths,
        ..Work::default()
    });
    lock(item, Locked::Work);
}

/// Changes one point of the estimate of a role, in hundredths of a person-day.
/// The other two stay: whether the three ascend is for the plan's rules to say.
pub fn estimate(item: &mut RoadmapItem, role: Option<&RoleId>, point: Point, hundredths: u32) {
    let work = item.work.iter_mut();
    for work in work.filter(|work| work.role.as_ref() == role) {
        match point {
            Point::Optimistic => work.optimistic = hundredths,
            Point::Likely => work.likely = hundredths,
            Point::Pessimistic => work.pessimistic = hundredths,
        }
    }
    lock(item, Locked::Work);
}

/// Takes the work of a role off the item.
pub fn drop_role(item: &mut RoadmapItem, role: Option<&RoleId>) {
    item.work.retain(|work| work.role.as_ref() != role);
    lock(item, Locked::Work);
}
