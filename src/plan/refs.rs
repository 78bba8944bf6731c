//! Identifiers: of catalogue entries, and of a plan's own items.

use crate::catalog::Kind;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::record::{Field, Json, Path, Problems, Rule};
use std::fmt;

crate::ids! {
    /// Id of a dimension, such as `test-data`.
    DimensionId: Kind::Dimension;
    /// Id of a practice, such as `obj-1a`.
    PracticeId: Kind::Practice;
    /// Id of an initiative of the catalogue, such as `ini-facts-first`.
    InitiativeId: Kind::Initiative;
    /// Id of a KPI, such as `kpi-headroom`.
    KpiId: Kind::Kpi;
    /// Id of a business driver, such as `revenue-peaks`.
    DriverId: Kind::Driver;
    /// Id of a role, such as `perf-engineer`.
    RoleId: Kind::Role;
    /// Id of a tier of criticality, such as `tier-1`.
    TierId: Kind::Tier;
    /// Id of an ambition, such as `balanced`.
    AmbitionId: Kind::Ambition;
    /// Id of an outcome probe, such as `op-1`.
    ProbeId: Kind::Probe;
    /// Id of an answer option of an outcome probe.
    OptionId: Kind::Local;
    /// Id of an objective template, such as `bo-peak-revenue`.
    ObjectiveId: Kind::Objective;
    /// Name of a blank in the templates, such as `headroom`.
    BlankName: Kind::Blank;
    /// Id of a risk of the catalogue, such as `rk-unrealistic-model`.
    RiskId: Kind::Risk;
    /// Id of a budget category, such as `bc-tools`.
    CategoryId: Kind::Category;
    /// Id of a licence model.
    LicenceId: Kind::Licence;
    /// Id of a stakeholder archetype, such as `st-sponsor`.
    StakeholderId: Kind::Stakeholder;
    /// Id of a roadmap phase, such as `ph-1`.
    PhaseId: Kind::Phase;
    /// Id of a governance body, such as `gb-steering`.
    BodyId: Kind::Body;
    /// Id of a decision of the RACI matrix, such as `ra-strategy`.
    DecisionId: Kind::Decision;
    /// Id of an entry of the review calendar, such as `rv-month`.
    ReviewId: Kind::Review;
    /// Id of a re-plan trigger, such as `rp-age`.
    TriggerId: Kind::Trigger;
    /// Id of a learning loop, such as `lo-month`.
    LoopId: Kind::Loop;
    /// Id of an entry of the trend radar, such as `rd-otel-tags`.
    TrendId: Kind::Trend;
}

/// Number of an item that a team added to its plan: from 1, counted for the
/// whole plan, never used twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Field for ItemId {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        u32::decode(json, at, problems).map(ItemId)
    }
    fn encode(&self) -> Json {
        self.0.encode()
    }
    fn check(&self, _: Rule, at: &Path, problems: &mut Problems) {
        self.0
            .check(Rule::within(1, i64::from(u32::MAX) - 1), at, problems);
    }
    fn schema(_: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        u32::schema(Rule::within(1, i64::from(u32::MAX) - 1), definitions)
    }
    fn pack(&self, out: &mut Packer) {
        self.0.pack(out);
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        u32::unpack(input).map(ItemId)
    }
}

/// An entry of a list that has an [`ItemId`].
pub trait Item {
    /// The item's number.
    fn id(&self) -> ItemId;
    /// Gives the item its number.
    fn set_id(&mut self, id: ItemId);
}

/// Implements [`Item`] for records with a field `id`.
#[macro_export]
macro_rules! items {
    ($($Name:ty),+) => { $(
        impl $crate::plan::refs::Item for $Name {
            fn id(&self) -> $crate::plan::refs::ItemId {
                self.id
            }
            fn set_id(&mut self, id: $crate::plan::refs::ItemId) {
                self.id = id;
            }
        }
    )+ };
}
