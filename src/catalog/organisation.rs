//! People and money: roles, budget, licences, stakeholders, governance, learning.

use super::assessment::Source;
use super::declare::{choice, entry};
use super::index::Idx;
use super::long::LongText;

entry! {
    "role";
    /// A role that does or decides something.
    pub struct Role {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `perf-engineer`.
        pub id: &'static str,
        /// Name.
        pub name: &'static str,
        /// What the role is responsible for.
        pub responsibility: LongText,
        /// Low day rate, in whole currency units. An example value.
        pub rate_low: u32,
        /// Day rate to begin with.
        pub rate_default: u32,
        /// High day rate.
        pub rate_high: u32,
        /// How much of the role is usually needed.
        pub allocation: LongText,
    }
}

entry! {
    "budget category" "BC";
    /// A kind of cost.
    pub struct BudgetCategory {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// How the cost is computed.
        pub formula: LongText,
        /// What has to be known for it.
        pub inputs: LongText,
    }
}

entry! {
    "licence model" "LM";
    /// A way tools are paid for.
    pub struct LicenceModel {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// How units are counted.
        pub rule: LongText,
        /// What to watch.
        pub caution: LongText,
    }
}

entry! {
    /// Editable defaults of the load-generation cost calculator.
    pub struct LoadGeneration {
        /// Requests per second that one generator sends.
        pub requests_per_generator: u32,
        /// Protocol-level virtual users per generator.
        pub protocol_users_per_generator: u32,
        /// Browser-level virtual users per generator.
        pub browser_users_per_generator: u32,
        /// Gigabits per second per generator.
        pub gigabits_per_generator: u32,
        /// Generators kept in reserve, in per cent.
        pub reserve: u8,
        /// What costs usually look like.
        pub lesson: LongText,
        /// Limits from public guidance.
        pub limits: LongText,
    }
}

entry! {
    /// Assumption of the business case: how much of the yearly loss one level of maturity avoids.
    /// In per cent; shown as an assumption.
    pub struct LossReduction {
        /// Cautious.
        pub low: u8,
        /// Likely.
        pub likely: u8,
        /// Hopeful.
        pub high: u8,
    }
}

choice! {
    /// Where a formula is used.
    pub enum FormulaUse {
        /// Sizing helpers of the journeys.
        Sizing = "sizing",
        /// Cost of load generation.
        LoadCost = "load-cost",
        /// Business case.
        BusinessCase = "business-case",
    }
}

entry! {
    "formula" "F";
    /// A formula to print; the computing itself is code.
    pub struct Formula {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Where it is used.
        pub used_in: FormulaUse,
        /// What it gives.
        pub name: LongText,
        /// The formula.
        pub text: LongText,
        /// Units, origin or an example.
        pub note: Option<LongText>,
    }
}

entry! {
    "quadrant";
    /// A field of the power and interest map.
    pub struct Quadrant {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// What to do with the stakeholders in it.
        pub name: LongText,
        /// Whether they have much power (see [`Quadrant::HIGH`]).
        pub high_power: bool,
        /// Whether they have much interest.
        pub high_interest: bool,
    }
}

impl Quadrant {
    /// From this rating on (of 1 to 5) power and interest are high.
    pub const HIGH: u8 = 4;
}

entry! {
    "stakeholder" "ST";
    /// Somebody to win over and keep informed.
    pub struct Stakeholder {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Who.
        pub name: LongText,
        /// Power, 1 to 5.
        pub power: u8,
        /// Interest, 1 to 5.
        pub interest: u8,
        /// What they worry about.
        pub concerns: LongText,
        /// What to tell them.
        pub message: LongText,
        /// What they want to see.
        pub wants: LongText,
        /// Where to reach them.
        pub channel: LongText,
        /// How often.
        pub cadence: LongText,
        /// Weeks between two times, if it follows weeks.
        pub every_weeks: Option<u8>,
        /// Months between two times, if it follows months.
        pub every_months: Option<u8>,
    }
}

entry! {
    "governance body" "GB";
    /// A group that decides.
    pub struct GovernanceBody {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// What it is for.
        pub purpose: LongText,
        /// Who sits in it.
        pub members: Vec<Idx<Role>>,
        /// When it meets.
        pub cadence: LongText,
        /// What it needs.
        pub inputs: LongText,
        /// What it delivers.
        pub outputs: LongText,
    }
}

/// A part in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Does the work.
    Responsible,
    /// Answers for it; one role per decision.
    Accountable,
    /// Is asked before.
    Consulted,
    /// Is told after.
    Informed,
}

impl Part {
    /// The letter in a RACI table.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Responsible => "R",
            Self::Accountable => "A",
            Self::Consulted => "C",
            Self::Informed => "I",
        }
    }
}

entry! {
    "decision" "RA";
    /// A decision and who has which part in it (RACI).
    pub struct Decision {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The decision.
        pub decision: LongText,
        /// The one role that answers for it.
        pub accountable: Idx<Role>,
        /// Roles that do the work; empty where the accountable role does it.
        pub responsible: Vec<Idx<Role>> as optional_list,
        /// Roles that are asked before.
        pub consulted: Vec<Idx<Role>> as optional_list,
        /// Roles that are told after.
        pub informed: Vec<Idx<Role>> as optional_list,
    }
}

impl Decision {
    /// The part a role has in the decision.
    pub fn part_of(&self, role: Idx<Role>) -> Option<Part> {
        if role == self.accountable {
            return Some(Part::Accountable);
        }
        let others = [
            (Part::Responsible, &self.responsible),
            (Part::Consulted, &self.consulted),
            (Part::Informed, &self.informed),
        ];
        let part = others.into_iter().find(|(_, roles)| roles.contains(&role));
        part.map(|(part, _)| part)
    }
}

entry! {
    "review" "RV";
    /// A date of the review calendar.
    pub struct Review {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// When, in words.
        pub when: LongText,
        /// What is reviewed.
        pub what: LongText,
        /// Weeks between two of them, if it follows weeks.
        pub every_weeks: Option<u8>,
        /// Months between two of them, if it follows months.
        pub every_months: Option<u8>,
        /// Weeks before a dated event, if it follows events.
        pub weeks_before_event: Vec<u8> as optional_list,
        /// Bodies that hold it.
        pub bodies: Vec<Idx<GovernanceBody>> as optional_list,
        /// Learning loops it belongs to.
        pub loops: Vec<Idx<LearningLoop>> as optional_list,
    }
}

entry! {
    "re-plan trigger" "RP";
    /// Something that asks for a new plan.
    pub struct ReplanTrigger {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// When it fires.
        pub threshold: LongText,
        /// What to do then.
        pub action: LongText,
        /// Who decides.
        pub decides: Idx<Role>,
    }
}

entry! {
    "learning loop" "LO";
    /// A regular look back.
    pub struct LearningLoop {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// When.
        pub name: LongText,
        /// How long it takes.
        pub length: LongText,
        /// What to ask.
        pub questions: LongText,
        /// What comes out.
        pub output: LongText,
    }
}

choice! {
    /// What to do with a technique.
    pub enum Ring {
        /// Use it.
        Adopt = "adopt",
        /// Try it on one thing.
        Trial = "trial",
        /// Watch it.
        Assess = "assess",
        /// Do not begin, or stop.
        Hold = "hold",
    }
}

choice! {
    /// How quickly the judgement of a technique may age.
    pub enum Sensitivity {
        /// Slowly.
        Low = "low",
        /// Within a year or so.
        Medium = "medium",
        /// Within months.
        High = "high",
    }
}

entry! {
    "radar entry" "RD";
    /// A technique on the trend radar.
    pub struct RadarEntry {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// What to do with it.
        pub ring: Ring,
        /// Why.
        pub rationale: LongText,
        /// How quickly the judgement may age.
        pub sensitivity: Sensitivity,
        /// When to look again, in months.
        pub recheck_months: u8,
        /// Where the judgement comes from.
        pub sources: Vec<Idx<Source>>,
    }
}
