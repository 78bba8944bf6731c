//! The time that people have for the plan, by role and stretch of time, and what the accepted
//! roadmap asks of it.
//!
//! A post is a full-time equivalent as stated; a person-day is a working day of a full post, of
//! which only the share that goes into the plan counts, without holidays and absences.

use super::days::OpenDays;
use super::{RoleStaffing, Staffing};
use crate::catalog::Catalog;
use crate::insight::cost::role_name;
use crate::insight::roadmap::title;
use crate::insight::schedule::focus;
use crate::plan::{Calendar, Date, ItemId, Person, Plan, RoleId};
use crate::sorted::sort;

/// Most stretches of a kind before longer ones are taken.
const MOST_STRETCHES: i32 = 14;
/// Months that are shown where nothing is planned yet.
const MONTHS_UNPLANNED: i32 = 12;
/// Causes that are named of an overload.
const CAUSES: usize = 3;

/// Time and work, by role and stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    /// Months, quarters or years from the plan's start to the end of the roadmap.
    pub stretches: Vec<Stretch>,
    /// Per role that somebody has: those without one first, then by id.
    pub roles: Vec<RoleTime>,
    /// Weeks that ask for more than there is, one per role: the worst.
    pub overloads: Vec<Overload>,
    /// Roles that work asks for and nobody has, by name: others do their work.
    pub unfilled: Vec<String>,
    /// A roadmap is accepted.
    pub planned: bool,
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Its name, such as `Jan 2027`, `Q1 2027`, `2027`.
    pub name: String,
}

/// The time of the people with one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleTime {
    /// The role; none for people who do whatever comes.
    pub role: Option<RoleId>,
    /// What it is called.
    pub name: String,
    /// Per stretch.
    pub times: Vec<Time>,
}

/// Time and work in one stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// Posts on an average day, in tenths, absences and holidays left aside.
    pub posts: u32,
    /// Person-days for the plan, in tenths.
    pub days: u64,
    /// Person-days that the roadmap asks for, in tenths.
    pub asked: u64,
    /// A week of it asks for more than there is.
    pub over: bool,
}

/// A week that asks for more of a role than there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overload {
    /// The role.
    pub name: String,
    /// First day of the week.
    pub first: Date,
    /// Last working day of it.
    pub last: Date,
    /// What is asked for, in per cent of what there is; none where nobody is there.
    pub percent: Option<u32>,
    /// The items that take most, with their titles.
    pub causes: Vec<(ItemId, String)>,
}

impl Availability {
    /// The time of a plan's people; `staffing` is what the roadmap asks for.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan, staffing: Option<&Staffing>) -> Availability {
        let calendar = Calendar::of(plan);
        let finish = plan.roadmap.items.iter().map(|item| item.finish).max();
        let stretches = stretches(
            plan.details.start,
            finish.map(|finish| calendar.last_day(finish)),
        );
        let days = OpenDays::new(plan, &stretches);
        let mut roles: Vec<Option<RoleId>> = Vec::new();
        for person in &plan.resources.people {
            if person.fte > 0 && !roles.contains(&person.role) {
                roles.push(person.role.clone());
            }
        }
        sort(&mut roles);
        let focus = u64::from(focus(catalog, plan));
        let week = calendar.half_days_per_week();
        let roles: Vec<RoleTime> = roles
            .into_iter()
            .map(|role| {
                let people = plan.resources.people.iter();
                let people: Vec<&Person> = people.filter(|one| one.role == role).collect();
                let load = staffing
                    .and_then(|staffing| staffing.roles.iter().find(|known| known.role == role));
                let times = stretches.iter().map(|stretch| {
                    let mut time = days.time(plan, &people, stretch, focus);
                    if let Some(load) = load {
                        let from = calendar.half_day_or_first(stretch.first);
                        let to = calendar.half_day_after(stretch.last);
                        let (asked, there) = load.sum(from, to);
                        // Staffing ends with the roadmap, which may be within a stretch.
                        let last = finish.map_or(stretch.last, |finish| {
                            calendar.last_day(finish).min(stretch.last)
                        });
                        let within = Stretch {
                            last,
                            ..stretch.clone()
                        };
                        let within = days.time(plan, &people, &within, focus).days;
                        time.asked = (within * asked + there / 2).checked_div(there).unwrap_or(0);
                        time.over = load.load(from, to, week).over;
                    }
                    time
                });
                RoleTime {
                    name: role_name(catalog, role.as_ref()),
                    times: times.collect(),
                    role,
                }
            })
            .collect();
        let overloads = staffing.map_or_else(Vec::new, |staffing| {
            let each = staffing.roles.iter();
            each.filter_map(|role| overload(catalog, plan, staffing, role, week))
                .collect()
        });
        Availability {
            unfilled: unfilled(catalog, plan),
            planned: finish.is_some(),
            overloads,
            roles,
            stretches,
        }
    }
}

fn overload(
    catalog: &Catalog,
    plan: &Plan,
    staffing: &Staffing,
    role: &RoleStaffing,
    week: u32,
) -> Option<Overload> {
    let worst = role.worst_week(0, staffing.end, week)?;
    let (asked, there) = role.sum(worst.start, worst.finish);
    let causes = role.causes(worst).into_iter().take(CAUSES).map(|cause| {
        let item = &plan.roadmap.items[cause.item];
        (item.id, title(catalog, item))
    });
    Some(Overload {
        name: role_name(catalog, role.role.as_ref()),
        first: staffing.calendar.day(worst.start),
        last: staffing.calendar.last_day(worst.finish),
        percent: (asked * 100 + there / 2)
            .checked_div(there)
            .and_then(|percent| u32::try_from(percent).ok()),
        causes: causes.collect(),
    })
}

/// Roles that work asks for while nobody has them and nobody is without a role.
fn unfilled(catalog: &Catalog, plan: &Plan) -> Vec<String> {
    let has = |role: Option<&RoleId>| {
        let mut people = plan.resources.people.iter();
        people.any(|person| person.fte > 0 && person.role.as_ref() == role)
    };
    if plan.resources.people.is_empty() || has(None) {
        return Vec::new();
    }
    let work = plan.roadmap.items.iter().flat_map(|item| &item.work);
    let mut roles: Vec<&RoleId> = work
        .filter(|work| work.pessimistic > 0)
        .filter_map(|work| work.role.as_ref())
        .filter(|role| !has(Some(*role)))
        .collect();
    sort(&mut roles);
    roles.dedup();
    let names = roles.into_iter().map(|role| role_name(catalog, Some(role)));
    names.collect()
}

/// Whole months from the start to the end; quarters or years where that would be too many.
fn stretches(start: Date, end: Option<Date>) -> Vec<Stretch> {
    let (year, month, _) = start.parts();
    let first = year * 12 + month as i32 - 1;
    let last = match end {
        Some(end) => {
            let (year, month, _) = end.parts();
            (year * 12 + month as i32 - 1).max(first)
        }
        None => first + MONTHS_UNPLANNED - 1,
    };
    let months = [1, 3, 12].into_iter();
    let fits = |months: &i32| last / months - first / months < MOST_STRETCHES;
    let months = months.clone().find(fits).unwrap_or(12);
    let day = |month: i32| Date::new(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1);
    let stretch = |at: i32| {
        let first = day(at * months)?;
        let (year, month, _) = first.parts();
        let year = year.to_string();
        Some(Stretch {
            first,
            last: day((at + 1) * months)?.plus_days(-1),
            name: match months {
                1 => [&first.short()[2..], " ", &year].concat(),
                3 => ["Q", &month.div_ceil(3).to_string(), " ", &year].concat(),
                _ => year,
            },
        })
    };
    (first / months..=last / months)
        .filter_map(stretch)
        .collect()
}
