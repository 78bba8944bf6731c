//! What can be done to a plan.
//!
//! [`apply`] is pure: it answers with a new plan that shares every part the
//! command did not touch, or with the reason why not.

mod along;
mod apply;
mod edit;
mod forget;
pub mod item;
mod label;
mod list;
pub mod topics;

pub use along::along;
pub use apply::apply;
pub use edit::Edit;
pub use label::label;
pub use list::{List, Listed};
pub use topics::{Topic, Topics};

use crate::plan::{
    Absence, AcceptedGap, Aim, Answer, Baseline, Basis, BlankName, BusinessCase, CostLine, Date,
    Details, DimensionId, DriverId, Environment, Exclusion, Freeze, Holiday, ItemId, Journey,
    Milestone, Objective, OptionId, Person, Plan, PracticeId, ProbeId, Respondent, Risk,
    RoadmapItem, RoleId, Runs, Scenario, Slo, Target, Weekday,
};
use crate::record::{Json, Problem, Shown};
use std::fmt;

/// One act of a person. Whole records are replaced, so that a command says
/// what is to be, not how to get there.
#[derive(Clone, Debug, PartialEq)]
// Larger than clippy likes where pointers are wide: there is one command at a time, and never a list.
#[cfg_attr(target_pointer_width = "64", expect(clippy::large_enum_variant))]
pub enum Command {
    /// Replaces the plan details.
    SetDetails(Box<Details>),
    /// Ranks the business drivers.
    SetDrivers(Vec<DriverId>),
    /// Sets the vision in the team's own words; empty goes back to the template.
    SetStatement(String),
    /// Fills a blank of the templates; empty empties it.
    SetBlank(BlankName, String),
    /// Sets what the plan covers.
    SetInScope(Vec<String>),
    /// Edits the objectives.
    Objectives(Edit<Objective>),
    /// Adds several objectives at once, as "Start from the drivers" does.
    AddObjectives(Vec<Objective>),
    /// Edits what is left out on purpose.
    Exclusions(Edit<Exclusion>),
    /// Edits the critical journeys.
    Journeys(Edit<Journey>),
    /// Edits the service-level objectives of one journey.
    Slos(ItemId, Edit<Slo>),
    /// Replaces the answer to a practice; an empty answer removes it.
    SetAnswer(PracticeId, Box<Answer>),
    /// Answers an outcome probe, or takes the answer back.
    SetProbe(ProbeId, Option<OptionId>),
    /// Sets the day of the assessment and who led it.
    SetSession {
        /// Day of the assessment.
        date: Option<Date>,
        /// People who led it.
        facilitators: Vec<String>,
    },
    /// Edits who took part.
    Respondents(Edit<Respondent>),
    /// Sets the target of a dimension, or goes back to the proposed one.
    SetTarget(DimensionId, Option<Target>),
    /// Accepts a gap on purpose, or stops accepting it.
    SetAccepted(PracticeId, Option<AcceptedGap>),
    /// Edits the people.
    People(Edit<Person>),
    /// Sets the share of time that goes into the work, in per cent.
    SetFocus(Option<u8>),
    /// Sets the day rate of a role in minor currency units, or goes back to the catalogue's.
    SetRate(RoleId, Option<u32>),
    /// Sets the most the plan may cost, in minor currency units.
    SetCap(Option<i64>),
    /// Sets the days of the week on which people work; none goes back to Monday to Friday.
    SetWeek(Vec<Weekday>),
    /// Edits the days on which nobody works.
    Holidays(Edit<Holiday>),
    /// Adds several holidays at once, as an import does.
    AddHolidays(Vec<Holiday>),
    /// Edits who is away when.
    Absences(Edit<Absence>),
    /// Edits the change freezes.
    Freezes(Edit<Freeze>),
    /// Edits the test environments.
    Environments(Edit<Environment>),
    /// Edits the costs beside people's work.
    Costs(Edit<CostLine>),
    /// Sets what the cost of a year of runs is reckoned from.
    SetRuns(Option<Box<Runs>>),
    /// Sets what the business case is reckoned from.
    SetCase(Option<Box<BusinessCase>>),
    /// Edits the milestones.
    Milestones(Edit<Milestone>),
    /// Adds several milestones at once, as "Start from the phases" does.
    AddMilestones(Vec<Milestone>),
    /// Edits the risks.
    Risks(Edit<Risk>),
    /// Adds several risks at once, as "Start from the register" does.
    AddRisks(Vec<Risk>),
    /// Edits the baselines.
    Baselines(Edit<Baseline>),
    /// Lets the forecast go by what finished work took, or by estimates alone.
    SetCalibrated(bool),
    /// Sets the things finished in each week, the newest last.
    SetWeekly(Vec<u16>),
    /// Edits the scenarios.
    Scenarios(Edit<Scenario>),
    /// Accepts a proposed roadmap. Items keep the numbers that the proposal gave them.
    AcceptRoadmap(Vec<RoadmapItem>, Basis),
    /// Sets what planning looks for.
    SetAim(Aim),
    /// Edits the items of the roadmap.
    Items(Edit<RoadmapItem>),
    /// Puts several items of the roadmap in place of those with their numbers: one that was moved, and what moves with it.
    PutItems(Vec<RoadmapItem>),
    /// Edits one of the lists of stakeholders, metrics, governance and learning; see
    /// [`Command::list`].
    List(List, Edit<Json>),
    /// Sets a field of one of those parts that is no list; `null` empties it.
    SetField(Topic, &'static str, Json),
    /// Several commands as one step, with its name in the history.
    Together(&'static str, Vec<Command>),
    /// Puts another plan in place of this one: a sample, a file, a link.
    Replace(Box<Plan>),
}

/// Why a command was not carried out. The plan is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The item is not there any more.
    Gone(ItemId),
    /// The plan would break its rules.
    Broken(Vec<Problem>),
    /// The dated event would be before the plan's first day.
    EventBeforeStart {
        /// Date of the event.
        event: Date,
        /// First day of the plan.
        start: Date,
    },
    /// Somebody's last day would be before the first.
    TurnedDays {
        /// Name, which may be empty.
        name: String,
        /// First day.
        first: Date,
        /// Last day.
        last: Date,
    },
    /// The three points of an estimate would not ascend.
    NotAscending,
    /// The least, the expected and the most of a cost would not ascend.
    AmountsNotAscending,
    /// Only a number makes sense there.
    NotANumber,
    /// What was read off cannot be later than the plan's as-of date.
    Future {
        /// Day of the reading.
        day: Date,
        /// The as-of date.
        as_of: Date,
    },
    /// Two bodies would have this name.
    TwoOfOneName(String),
    /// What comes back needs at least one week or month, and at most 520, from one date to the next.
    NoTurn,
    /// Other items wait for this one.
    StillNeeded(Vec<String>),
    /// The prerequisites would form a circle, named in order.
    Cycle(Vec<String>),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::Gone(id) => write!(
                f,
                "Item {id} is not in the plan any more. Reload the page to see the plan as it is."
            ),
            Rejection::Broken(problems) => {
                for (i, problem) in problems.iter().enumerate() {
                    if i > 0 {
                        f.write_str(" ")?;
                    }
                    write!(f, "{problem}")?;
                }
                Ok(())
            }
            Rejection::EventBeforeStart { event, start } => write!(
                f,
                "The event ({}) would be before the first day of the plan ({}). Choose a later day for the event, or let the plan start earlier.",
                event.medium(),
                start.medium()
            ),
            Rejection::TurnedDays { name, first, last } => {
                let name = match name.trim() {
                    "" => "This person",
                    name => name,
                };
                write!(
                    f,
                    "The last day must not be before the first. {name} would begin on {} and end on {}: correct one of the two.",
                    first.medium(),
                    last.medium()
                )
            }
            Rejection::NotAscending => f.write_str(
                "Optimistic can be at most likely, and likely at most pessimistic. Change the others too, or this one.",
            ),
            Rejection::AmountsNotAscending => f.write_str(
                "The least can be at most the expected amount, and the most at least that. Change the others too, or this one.",
            ),
            Rejection::NotANumber => f.write_str("Enter a number, such as 30 or 99.9."),
            Rejection::Future { day, as_of } => write!(
                f,
                "{} is later than the plan's as-of date ({}). Correct the day, or move the as-of date in the plan details first.",
                day.medium(),
                as_of.medium()
            ),
            Rejection::TwoOfOneName(name) => write!(
                f,
                "Another body is called \"{}\" already. Give this one a name of its own.",
                Shown(name)
            ),
            Rejection::NoTurn => f.write_str(
                "From one date to the next there must be 1 week or month at least, and 520 at most. Enter a number from 1 to 520, or no rhythm.",
            ),
            Rejection::StillNeeded(names) => write!(
                f,
                "Other work waits for it: {}. Change their prerequisites first.",
                names.join(", ")
            ),
            Rejection::Cycle(names) => write!(
                f,
                "These would wait for each other: {}. Remove one of the links.",
                names.join(" → ")
            ),
        }
    }
}
