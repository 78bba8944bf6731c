//! Insight: laws that hold for every plan, and examples worked by hand.

mod aimed;
mod assumed;
mod given;
mod headline;
mod load;
mod numbers;
mod partial;
mod planned;
mod proposals;
mod rated;
mod scores;
mod standing;
mod vision;
mod whole;
