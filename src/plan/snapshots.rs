//! The assessment as it was, to compare with.

use super::answers::Answers;
use super::date::Date;
use super::refs::{DimensionId, ItemId};
use crate::record::Rule;
use crate::sorted::Map;

/// Highest score, in hundredths of a level.
const MOST_SCORE: i64 = 500;

crate::record! {
    /// Snapshots.
    pub struct Snapshots {
        /// Snapshots, in the order in which they were kept.
        snapshots: Vec<Snapshot>, "snapshots", Rule::up_to(50);
    }
}

crate::record! {
    /// The assessment as it was on a day. Its scores are those that were shown then: they stay,
    /// whatever a later model makes of the answers.
    pub struct Snapshot {
        /// Number of the snapshot.
        id: ItemId, "id", Rule::ANY.required();
        /// Name.
        name: String, "name", Rule::LINE;
        /// Day of the assessment.
        date: Date, "date", Rule::ANY.required();
        /// Version of the model that it was scored with.
        model: String, "model", Rule::up_to(40);
        /// Answers with their strength, and why practices do not apply; without notes and evidence.
        answers: Answers, "answers", Rule::ANY;
        /// Score of each dimension that had one, in hundredths of a level.
        scores: Map<DimensionId, u16>, "scores", Rule::up_to(MOST_SCORE);
        /// Overall score, in hundredths of a level.
        overall: Option<u16>, "overall", Rule::up_to(MOST_SCORE);
        /// Overall level.
        level: Option<u8>, "level", Rule::up_to(5);
        /// The scores are the quick check's estimate, or the least that they can be.
        provisional: bool, "provisional", Rule::ANY;
        /// What the team wants to remember.
        note: String, "note", Rule::NOTE;
    }
}

crate::items!(Snapshot);
