//! What an item needs beside work: people at once, waiting times, places in environments, an exact
//! length, upkeep.

use super::lock;
use crate::plan::{Booking, Demand, ItemId, Lag, Locked, RoadmapItem, RoleId, Upkeep, Work};

/// What an item of exact length needs to begin with: one full-time post, in tenths.
const ONE_POST: u32 = 10;

/// Sets the working half-days between the end of a prerequisite and the start; 0 for none.
pub fn wait_longer(item: &mut RoadmapItem, before: ItemId, half_days: u32) {
    let known = item.lags.iter_mut().find(|lag| lag.after == before);
    match (half_days, known) {
        (0, _) => item.lags.retain(|lag| lag.after != before),
        (_, Some(lag)) => lag.half_days = half_days,
        (_, None) => item.lags.push(Lag {
            after: before,
            half_days,
            ..Lag::default()
        }),
    }
    lock(item, Locked::Prerequisites);
}

/// Takes places in an environment for as long as the item runs; 0 for none.
pub fn book(item: &mut RoadmapItem, environment: ItemId, places: u16) {
    let known = item.bookings.iter_mut();
    let known = known
        .into_iter()
        .find(|booking| booking.environment == environment);
    let stated = Some(places).filter(|&places| places != 1);
    match (places, known) {
        (0, _) => item
            .bookings
            .retain(|booking| booking.environment != environment),
        (_, Some(booking)) => booking.places = stated,
        (_, None) => item.bookings.push(Booking {
            environment,
            places: stated,
            ..Booking::default()
        }),
    }
}

/// Gives the item an exact length in half-days and people who are needed all the time: one of each
/// role that has work, to begin with. Without a length, work decides how long it takes.
pub fn set_length(item: &mut RoadmapItem, half_days: Option<u32>) {
    item.duration = half_days;
    match half_days {
        None => item.demand.clear(),
        Some(half_days) => {
            item.finish = item.start.saturating_add(half_days.max(1));
            if item.demand.is_empty() {
                let roles = item.work.iter().map(|work| work.role.clone());
                item.demand = roles.map(one_post).collect();
            }
        }
    }
    lock(item, Locked::Work);
}

/// Sets how many tenths of a full-time post of a role an item of exact length needs; 0 for none.
pub fn need(item: &mut RoadmapItem, role: Option<RoleId>, tenths: u32) {
    let known = item.demand.iter_mut().find(|demand| demand.role == role);
    match (tenths, known) {
        (0, _) => item.demand.retain(|demand| demand.role != role),
        (_, Some(demand)) => demand.tenths = tenths,
        (_, None) => item.demand.push(Demand {
            tenths,
            ..one_post(role)
        }),
    }
    lock(item, Locked::Work);
}

fn one_post(role: Option<RoleId>) -> Demand {
    Demand {
        role,
        tenths: ONE_POST,
        ..Demand::default()
    }
}

/// States the upkeep per quarter from three points, in hundredths of a person-day.
pub fn set_upkeep(item: &mut RoadmapItem, points: Option<&Work>) {
    item.upkeep = points.map(|points| Upkeep {
        optimistic: points.optimistic,
        likely: points.likely,
        pessimistic: points.pessimistic,
        ..Upkeep::default()
    });
}
