//! What turns a position into a plan: drivers, targets, initiatives, indicators, risks, phases.

use super::assessment::{Dimension, Practice};
use super::declare::{choice, entry};
use super::document::TestType;
use super::index::Idx;
use super::long::LongText;
use super::organisation::Role;
pub use super::pert::Pert;

entry! {
    "tier";
    /// How critical a product is.
    pub struct Tier {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `tier-1`.
        pub id: &'static str,
        /// Name, for example "Critical".
        pub name: &'static str,
        /// What makes a product belong to it.
        pub meaning: LongText,
        /// Target level before drivers and ambition.
        pub base: u8 as level,
    }
}

entry! {
    "ambition";
    /// How far beyond or below the tier's target a team wants to go.
    pub struct Ambition {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `balanced`.
        pub id: &'static str,
        /// Name.
        pub name: &'static str,
        /// What it does to the targets.
        pub meaning: LongText,
        /// Levels added to every target: -1, 0 or 1.
        pub shift: i32,
    }
}

entry! {
    "driver" "DR";
    /// A business reason for load testing.
    pub struct Driver {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `revenue-peaks`.
        pub id: &'static str,
        /// Name.
        pub name: &'static str,
        /// How much each dimension matters to it, in table order: 0 none, 1 useful, 2 decisive.
        pub boosts: Vec<u8> as per_dimension,
        /// The vision, with placeholders.
        pub vision: LongText,
        /// Its objectives.
        pub objectives: Vec<Idx<Objective>> as derived,
        /// Its requirements.
        pub requirements: Vec<Idx<Requirement>> as derived,
        /// Its core initiatives.
        pub initiatives: Vec<Idx<Initiative>>,
        /// The indicators that show it is served.
        pub kpis: Vec<Idx<Kpi>>,
    }
}

impl Driver {
    /// How much a dimension matters to this driver: 0 none, 1 useful, 2 decisive.
    pub fn boost(&self, dimension: Idx<Dimension>) -> u8 {
        self.boosts.get(dimension.position()).copied().unwrap_or(0)
    }
}

entry! {
    "objective" "BO";
    /// Something a driver wants to reach.
    pub struct Objective {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The driver it belongs to.
        pub driver: Idx<Driver>,
        /// The objective, with placeholders.
        pub text: LongText,
        /// How it is measured, with placeholders.
        pub measure: LongText,
    }
}

entry! {
    "requirement" "TR";
    /// What a system must do for an objective.
    pub struct Requirement {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The driver it belongs to.
        pub driver: Idx<Driver>,
        /// The objective it serves.
        pub objective: Idx<Objective>,
        /// Short name.
        pub name: &'static str,
        /// The requirement, with placeholders.
        pub text: LongText,
        /// What is assumed where nobody decided, in words.
        pub default: Option<LongText>,
        /// Start values of its placeholders.
        pub values: Vec<(Idx<Placeholder>, &'static str)> as optional_list,
        /// Initiatives that make it true.
        pub initiatives: Vec<Idx<Initiative>>,
        /// Indicators that show it is true.
        pub kpis: Vec<Idx<Kpi>>,
    }
}

choice! {
    /// Who knows the value of a placeholder.
    pub enum FilledBy {
        /// A person: asked where the text is used.
        Person = "person",
        /// The plan: its details or its dates.
        Plan = "plan",
        /// The scores and gaps computed from the plan.
        Insight = "insight",
    }
}

entry! {
    "placeholder";
    /// A gap in a text template, written `{id}` there.
    pub struct Placeholder {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, without braces.
        pub id: &'static str,
        /// Label of the field that asks for it, with its unit.
        pub label: &'static str,
        /// Who knows the value.
        pub filled_by: FilledBy,
        /// Whether only a number makes sense there.
        pub numeric: bool as optional_flag,
        /// Value to begin with.
        pub default: Option<&'static str>,
    }
}

entry! {
    "initiative" "I";
    /// A piece of work that establishes practices.
    pub struct Initiative {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `ini-facts-first`.
        pub id: &'static str,
        /// Title.
        pub title: &'static str,
        /// What is true afterwards.
        pub outcome: LongText,
        /// Why it is worth doing.
        pub why: LongText,
        /// The practices it establishes.
        pub practices: Vec<Idx<Practice>>,
        /// Effort in person-days, for a mid-size organisation.
        pub effort: Pert,
        /// Who does the work: shares in per cent that add up to 100.
        pub roles: Vec<(Idx<Role>, u8)>,
        /// What else costs money.
        pub cost_drivers: LongText,
        /// Initiatives that usually come first. For reading only: schedules follow the practices.
        pub prerequisites: Vec<Idx<Initiative>> as optional_list,
        /// Indicators it moves.
        pub kpis: Vec<Idx<Kpi>>,
        /// How success shows.
        pub success: LongText,
        /// What could go wrong, and what to do about it.
        pub risk: LongText,
        /// Drivers it serves.
        pub drivers: Vec<Idx<Driver>>,
        /// Shortest time in weeks until its practices may honestly be claimed.
        pub min_weeks: u16,
        /// Upkeep afterwards, in person-days per quarter, for a mid-size organisation.
        pub run_days_per_quarter: Pert,
        /// The steps, in order.
        pub steps: Vec<Step>,
    }
}

entry! {
    /// A step of an initiative.
    pub struct Step {
        /// Frozen number within the initiative.
        pub number: u16,
        /// What to do.
        pub what: LongText,
        /// What proves that it is done.
        pub done: LongText,
        /// Share of the likely effort in per cent; an initiative's shares add up to 100.
        pub share: u8,
        /// The practices it establishes.
        pub practices: Vec<Idx<Practice>> as optional_list,
    }
}

choice! {
    /// Which values of an indicator are better.
    pub enum Direction {
        /// Higher ones.
        Up = "up",
        /// Lower ones.
        Down = "down",
        /// Those inside a band.
        Band = "band",
    }
}

entry! {
    "KPI" "K";
    /// A key performance indicator.
    pub struct Kpi {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `kpi-headroom`.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// What it is, in one formula.
        pub definition: LongText,
        /// Unit of its values.
        pub unit: &'static str,
        /// Which values are better.
        pub direction: Direction,
        /// The band in which values are good, in hundredths of the unit, if `direction` is a band.
        pub band: Option<(i32, i32)> as hundredths,
        /// Where teams usually begin.
        pub baseline: LongText,
        /// Targets of levels 1 to 5, in that order.
        pub targets: Vec<KpiTarget>,
        /// Where the figures come from.
        pub source: LongText,
        /// Dimensions whose progress it shows.
        pub dimensions: Vec<Idx<Dimension>>,
        /// How to compute it exactly.
        pub computable: LongText,
    }
}

impl Kpi {
    /// The target of a level from 1 to 5.
    pub fn target(&self, level: u8) -> Option<&KpiTarget> {
        self.targets.get(usize::from(level).checked_sub(1)?)
    }
}

entry! {
    /// What an indicator should show on one level. Without any bound, nothing is asked.
    pub struct KpiTarget {
        /// The target in words; none where nothing is asked.
        pub text: Option<LongText>,
        /// Lowest good value, in hundredths of the unit.
        pub min: Option<i32> as hundredths,
        /// Highest good value, in hundredths of the unit.
        pub max: Option<i32> as hundredths,
        /// Change asked against an earlier period.
        pub relative: Option<RelativeTarget>,
    }
}

entry! {
    /// A target that compares with an earlier period.
    pub struct RelativeTarget {
        /// Change in hundredths of a per cent; negative asks for less.
        pub change: i32 as hundredths,
        /// The period to compare with, for example "year".
        pub per: &'static str,
    }
}

entry! {
    "risk" "R";
    /// A risk of the register.
    pub struct Risk {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// What may happen.
        pub title: LongText,
        /// Why.
        pub cause: LongText,
        /// Likelihood, 1 to 5.
        pub likelihood: u8,
        /// Impact, 1 to 5.
        pub impact: u8,
        /// Dimensions it belongs to.
        pub dimensions: Vec<Idx<Dimension>>,
        /// Initiatives that mitigate it.
        pub initiatives: Vec<Idx<Initiative>>,
        /// How it announces itself.
        pub indicator: LongText,
        /// Kinds of test that show it before users do; none where only governance answers it.
        pub tests: Vec<Idx<TestType>> as optional_list,
    }
}

impl Risk {
    /// Likelihood times impact, 1 to 25.
    pub fn exposure(&self) -> u8 {
        self.likelihood.saturating_mul(self.impact)
    }
}

entry! {
    "exposure band";
    /// A word for a risk's likelihood times impact.
    pub struct ExposureBand {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The word.
        pub label: &'static str,
        /// Lowest exposure it stands for. Entries rise.
        pub from: u8,
    }
}

entry! {
    "gap band";
    /// A word for a gap.
    pub struct GapBand {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The word.
        pub label: &'static str,
        /// Smallest gap it stands for, in hundredths of a level. Entries rise.
        pub from: u16 as hundredths,
    }
}

entry! {
    "phase" "PH";
    /// A stretch of the roadmap.
    pub struct Phase {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: &'static str,
        /// First week, from 1.
        pub from_week: u16,
        /// Last week; none for everything later.
        pub to_week: Option<u16>,
        /// What it is about.
        pub theme: LongText,
        /// When it is over.
        pub exit: LongText,
        /// The indicators that its exit criteria speak of.
        pub kpis: Vec<Idx<Kpi>> as optional_list,
    }
}

entry! {
    /// How effort grows with the organisation.
    pub struct SizeScale {
        /// Largest number of engineers it holds for; none for more.
        pub up_to_engineers: Option<u32>,
        /// Factor on effort and upkeep, in hundredths.
        pub scale: u16 as hundredths,
    }
}

entry! {
    /// Editable defaults of targets, priorities and schedules. Starting values, not facts.
    pub struct PlanningRules {
        /// What the primary, secondary and tertiary driver count, in hundredths.
        pub rank_weights: Vec<u16> as hundredths,
        /// What a practice of levels 1 to 5 is worth, in hundredths.
        pub level_weights: Vec<u16> as hundredths,
        /// A gap is raised by one band from this weight on, in hundredths ...
        pub raise_weight: u16 as hundredths,
        /// ... if the gap is at least this, in hundredths of a level.
        pub raise_gap: u16 as hundredths,
        /// Share of people's time that goes into the plan, in per cent.
        pub focus: u8,
        /// Fewest initiatives at once.
        pub least_parallel: u8,
        /// Most people who can work on one initiative at once.
        pub people_per_initiative: u8,
        /// Largest quick win, in person-days.
        pub quick_win_days: u8,
        /// How many quick wins are listed.
        pub quick_wins_listed: u8,
        /// Smallest contingency, in per cent of the other cost.
        pub contingency: u8,
        /// Most of anybody's time that upkeep may take, in per cent; the rest is left for the plan.
        pub upkeep_share: u8,
        /// How much the work of two initiatives goes up and down together, in hundredths.
        pub correlation: u8 as hundredths,
        /// Effort by size of the organisation; entries rise.
        pub size_scales: Vec<SizeScale>,
        /// How the order of initiatives is found, in sentences for documents.
        pub method: Vec<LongText>,
    }
}

impl PlanningRules {
    /// How much the work of any two initiatives goes up and down together, from 0 to 1.
    pub fn correlation(&self) -> f64 {
        f64::from(self.correlation) / 100.0
    }

    /// Factor on effort for an organisation with this many engineers, in hundredths.
    pub fn scale(&self, engineers: u32) -> u16 {
        let fits = |size: &&SizeScale| size.up_to_engineers.is_none_or(|most| engineers <= most);
        self.size_scales
            .iter()
            .find(fits)
            .map_or(100, |size| size.scale)
    }
}
