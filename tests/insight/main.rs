//! Insight: laws that hold for every plan, and examples worked by hand.

mod examples;
mod given;
mod headline;
mod partial;
mod proposals;
mod scores;
mod standing;
mod whole;
