//! Scheduling under limited resources: what starts when, so that nothing is
//! used that is not there.
//!
//! ```text
//!  Problem ──► Search::step … ──► Solution (starts, cost, bound)
//!     │                              │
//!     ├──► bound                     ├──► violations   an independent check
//!     └──► instant                   ├──► settled      with the upkeep that it causes
//!                                    └──► reasons      why each starts when it does
//! ```
//!
//! A room of its own: it knows activities, resources and half-days, and nothing
//! of load testing, plans or screens. Everything is counted in whole numbers and
//! follows from the problem and a seed, so that the same input gives the same
//! schedule on every machine.
//!
//! The problem is the resource-constrained project scheduling problem of
//! Pritsker, Watters and Wolfe (1969) with releases, due dates, pinned work,
//! lags, capacities that change, and finished work that goes on taking a share of them. The search is a genetic one over orders of
//! activities ([`Search`]); its passes are the serial scheme of Kelley (1963).

mod best;
mod bound;
mod calendar;
mod cost;
mod crossing;
mod genetic;
mod instant;
mod keep;
mod network;
mod order;
mod pass;
mod problem;
mod profile;
mod random;
mod reasons;
mod search;
mod sweep;
mod timed;
mod upkeep;
mod verify;

pub use bound::bound;
pub use cost::{Cost, cost_of};
pub use instant::{improve, instant};
pub use keep::known;
pub use problem::{
    Activity, After, Lack, MOST_ACTIVITIES, MOST_RESOURCES, MOST_TIME, MOST_UNITS, MOST_WEIGHT,
    Problem, Refusal, Resource,
};
pub use reasons::{Reason, reasons};
pub use search::{Objective, Options, Progress, Search, Solution};
pub use timed::improve_within;
pub use upkeep::{Asked, Taken, Upkeep, as_started, never, settled};
pub use verify::{Violation, finishes, unkept, violations};
