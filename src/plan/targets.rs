//! How far each dimension should go, and which gaps are accepted on purpose.

use super::refs::{DimensionId, PracticeId};
use crate::record::Rule;
use crate::sorted::Map;

crate::record! {
    /// Targets that a person set, and gaps accepted on purpose.
    pub struct Targets {
        /// Targets that differ from the proposed ones, by dimension.
        levels: Map<DimensionId, Target>, "levels", Rule::ANY;
        /// Practices left out of the roadmap on purpose.
        accepted: Map<PracticeId, AcceptedGap>, "accepted", Rule::ANY;
    }
}

crate::record! {
    /// A target that a person set for one dimension.
    pub struct Target {
        /// Level to reach, 1 to 5.
        level: u8, "level", Rule::within(1, 5).required();
        /// Why it differs from the proposed target.
        reason: String, "reason", Rule::NOTE;
    }
}

crate::record! {
    /// A gap that is accepted on purpose.
    pub struct AcceptedGap {
        /// Why the team lives with it.
        reason: String, "reason", Rule::NOTE;
    }
}
