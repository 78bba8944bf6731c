//! How long each item of the accepted roadmap can be late before the end is.
//!
//! Total float: the backward pass of the critical path method (Kelley and Walker, 1959), over
//! prerequisites and over the handing-on of people and environments in the schedule's order, so
//! that what is called critical is what the same people cannot catch up with (the critical
//! sequence of Wiest, 1964).

use super::forecast::{Open, TakeFirst, flow};
use super::network::{Network, in_place};
use super::schedule::Span;
use crate::catalog::Catalog;
use crate::plan::{ItemId, ItemState, Plan};
use crate::sorted::{Map, sort_by_key};

/// Slack of each item, in working half-days against the end of the roadmap, holidays left out; none for what is
/// done or dropped. Links that the dates break hold up nothing here.
#[must_use]
pub fn slack(catalog: &Catalog, plan: &Plan) -> Vec<Option<u32>> {
    let items = &plan.roadmap.items;
    let open = Open::of(plan);
    let spans: Vec<Span> = items.iter().map(Span::of).collect();
    let counts = |at: usize| matches!(items[at].state, ItemState::Planned | ItemState::Running);
    let end = items.iter().map(|item| item.finish).max().unwrap_or(0);
    let end = i64::from(open.before(end));
    let before = |half_day: u32| i64::from(open.before(half_day));
    // Per item, what it holds up, with the half-day from which that could start.
    let mut behind: Vec<Vec<(usize, u32)>> = vec![Vec::new(); items.len()];
    let mut link = |from: usize, to: usize, lag: u32| {
        let ready = spans[from].finish.saturating_add(lag);
        // Only forward in time, so that the order of starting is an order of the links too.
        if ready <= spans[to].start && spans[from].start < spans[to].start {
            behind[from].push((to, ready));
        }
    };
    let places: Map<ItemId, usize> = items.iter().map(|item| item.id).zip(0..).collect();
    for (to, item) in items.iter().enumerate() {
        for id in &item.after {
            let lag = item.lags.iter().find(|lag| lag.after == *id);
            if let Some(&from) = places.get(id) {
                link(from, to, lag.map_or(0, |lag| lag.half_days));
            }
        }
    }
    // Without people there are only the prerequisites.
    if let Ok(network) = Network::new(catalog, plan, items, &in_place(items), None) {
        let of = |read: fn(Span) -> u32| -> Vec<u32> {
            network.items.iter().map(|&at| read(spans[at])).collect()
        };
        let (starts, finishes) = (of(|span| span.start), of(|span| span.finish));
        let taken = flow(
            &network.problem,
            &starts,
            &finishes,
            |at| open.is(at),
            TakeFirst::LongestFree,
        );
        for (to, from) in taken.after.iter().enumerate() {
            for &from in from {
                link(network.items[from], network.items[to], 0);
            }
        }
    }
    let mut order: Vec<usize> = (0..items.len()).filter(|&at| counts(at)).collect();
    sort_by_key(&mut order, |&at| (spans[at].start, at));
    let mut slack: Vec<Option<u32>> = vec![None; items.len()];
    for &at in order.iter().rev() {
        let mut least = end - before(spans[at].finish);
        for &(to, ready) in &behind[at] {
            if let Some(later) = slack[to] {
                least = least.min(before(spans[to].start) - before(ready) + i64::from(later));
            }
        }
        slack[at] = u32::try_from(least).ok();
    }
    slack
}
