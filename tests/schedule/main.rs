//! The scheduling kernel: laws that hold for every problem, and examples worked by hand.

mod examples;
mod laws;
mod problems;
#[path = "../support/progen.rs"]
mod progen;
#[path = "../support/roadmaps.rs"]
mod roadmaps;
mod timed;
mod upkeep;
