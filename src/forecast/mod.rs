//! Forecasting by Monte Carlo simulation: how long a network of tasks takes and what it costs, when
//! none of its estimates is certain.
//!
//! ```text
//!  Tasks, risks, costs ──► simulate ──► Outcome (percentiles, chances, criticality)
//! ```
//!
//! A room of its own: it knows tasks, risks and money, and nothing of load testing, plans or
//! screens. Samples are drawn in blocks of [`BLOCK`], every operation on a block is one that
//! processors round exactly, and random numbers follow from the seed: the same input gives the same
//! bytes on every machine. Two networks of the same tasks draw the same numbers for the same task
//! (common random numbers: Glasserman and Yao, 1992), so that their difference is no noise.
//!
//! How a length is drawn: its mean and standard deviation are those of beta-PERT, (o + 4m + p) / 6
//! and (p - o) / 6 (Malcolm and others, 1959); its shape is that of the triangle o, m, p. A part of
//! the deviation is shared by all tasks, so that two of them correlate by
//! [`Model::correlation`]; without that a sum is far too certain. No length is below half of the
//! optimistic one.

mod collect;
mod draw;
mod model;
mod outcome;
mod simulate;
mod throughput;

pub use model::{Expense, Model, Paid, Risk, Task};
pub use outcome::{Outcome, Percentiles};
pub use simulate::{Simulation, simulate};
pub use throughput::{MOST_WEEKS, Reach, things_in, weeks_for};

/// Samples that are drawn together.
pub const BLOCK: usize = 64;
