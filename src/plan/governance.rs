//! Who decides what, when it is looked at again, what was decided, and what may go wrong.

use super::date::Date;
use super::refs::{BodyId, DecisionId, ItemId, ReviewId, RiskId, RoleId, TriggerId};
use super::rhythm::Rhythm;
use crate::record::Rule;
use crate::sorted::Map;

crate::record! {
    /// Who watches over the plan, and what may go wrong.
    pub struct Governance {
        /// Risks of the register.
        risks: Vec<Risk>, "risks", Rule::up_to(500);
        /// Bodies that decide, each with a name of its own.
        bodies: Vec<Body>, "bodies", Rule::up_to(50);
        /// Decision rights: the rows of the RACI matrix.
        rights: Vec<Right>, "rights", Rule::up_to(100);
        /// Reviews that come back.
        reviews: Vec<Review>, "reviews", Rule::up_to(100);
        /// What became of each date of a review.
        meetings: Vec<Meeting>, "meetings", Rule::up_to(1_000);
        /// What asks for a new plan.
        triggers: Vec<Trigger>, "triggers", Rule::up_to(100);
        /// Decision log.
        decisions: Vec<Decision>, "decisions", Rule::up_to(1_000);
        /// Change requests.
        changes: Vec<ChangeRequest>, "changes", Rule::up_to(500);
    }
}

crate::choices! {
    /// What is done about a risk.
    pub enum ResponseKind {
        /// Nothing is decided yet.
        Open = "open",
        /// What could cause it is left alone.
        Avoid = "avoid",
        /// It is made less likely or less bad.
        Reduce = "reduce",
        /// Somebody else bears it.
        Transfer = "transfer",
        /// The team lives with it.
        Accept = "accept",
    }
}

crate::record! {
    /// A risk: something that may happen once.
    pub struct Risk {
        /// Number of the risk.
        id: ItemId, "id", Rule::ANY.required();
        /// Risk of the catalogue it came from.
        source: Option<RiskId>, "source", Rule::ANY;
        /// What may happen; empty: the catalogue's.
        title: String, "title", Rule::LINE;
        /// How likely it is, in per cent.
        chance: u8, "chance", Rule::up_to(100);
        /// Working half-days by which each of its items takes longer if it happens.
        delay: u32, "delay", Rule::up_to(super::roadmap::MOST_HALF_DAYS);
        /// What it costs if it happens, in minor currency units.
        cost: Option<i64>, "cost", Rule::within(0, 1_000_000_000_000);
        /// Roadmap items that it delays.
        items: Vec<ItemId>, "items", Rule::up_to(1_000);
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// What is done about it.
        response: String, "response", Rule::NOTE;
        /// How bad it would be, from 1 to 5; the catalogue's where not stated.
        impact: Option<u8>, "impact", Rule::within(1, 5);
        /// Kind of response.
        kind: ResponseKind, "kind", Rule::ANY;
        /// Day on which it is looked at again.
        review: Option<Date>, "review", Rule::ANY;
    }
}

crate::record! {
    /// A group that decides.
    pub struct Body {
        /// Number of the body.
        id: ItemId, "id", Rule::ANY.required();
        /// Body of the catalogue; its words stand where the team has none of its own.
        source: Option<BodyId>, "source", Rule::ANY;
        /// Name; no two bodies have the same.
        name: String, "name", Rule::LINE;
        /// What it is for; empty: the catalogue's.
        purpose: String, "purpose", Rule::NOTE;
        /// Roles that sit in it; none with no members either: the catalogue's.
        roles: Vec<RoleId>, "roles", Rule::up_to(50);
        /// People who sit in it.
        members: Vec<String>, "members", Rule::up_to(100);
        /// When it meets, in words; empty: the catalogue's.
        cadence: String, "cadence", Rule::LINE;
        /// What it needs; empty: the catalogue's.
        inputs: String, "inputs", Rule::NOTE;
        /// What it delivers; empty: the catalogue's.
        outputs: String, "outputs", Rule::NOTE;
    }
}

crate::choices! {
    /// A part in a decision.
    pub enum RightPart {
        /// Does the work.
        Responsible = "R",
        /// Answers for it; one role per decision.
        Accountable = "A",
        /// Is asked before.
        Consulted = "C",
        /// Is told after.
        Informed = "I",
    }
}

crate::record! {
    /// A kind of decision and who has which part in it.
    pub struct Right {
        /// Number of the right.
        id: ItemId, "id", Rule::ANY.required();
        /// Decision of the catalogue.
        source: Option<DecisionId>, "source", Rule::ANY;
        /// The decision; empty: the catalogue's.
        decision: String, "decision", Rule::LINE;
        /// Part of each role; none at all: the catalogue's.
        parts: Map<RoleId, RightPart>, "parts", Rule::ANY;
    }
}

crate::record! {
    /// A review that comes back, by a rhythm, before the dated event, or both.
    pub struct Review {
        /// Number of the review.
        id: ItemId, "id", Rule::ANY.required();
        /// Review of the catalogue.
        source: Option<ReviewId>, "source", Rule::ANY;
        /// What is reviewed; empty: the catalogue's.
        name: String, "name", Rule::LINE;
        /// Bodies that hold it.
        bodies: Vec<ItemId>, "bodies", Rule::up_to(20);
        /// How often it comes.
        rhythm: Option<Rhythm>, "rhythm", Rule::ANY;
        /// First date; the plan's start and one turn where not stated.
        first: Option<Date>, "first", Rule::ANY;
        /// Weeks before the dated event of the plan.
        before_event: Vec<u16>, "weeksBeforeEvent", Rule::up_to(20);
        /// Person who invites.
        owner: String, "owner", Rule::LINE;
    }
}

crate::choices! {
    /// What became of a date.
    pub enum MeetingState {
        /// It is to come.
        Due = "due",
        /// It was held.
        Held = "held",
        /// It did not take place.
        Missed = "missed",
    }
}

crate::record! {
    /// One date of a review, and what became of it.
    pub struct Meeting {
        /// Number of the meeting.
        id: ItemId, "id", Rule::ANY.required();
        /// The review it belongs to.
        review: Option<ItemId>, "review", Rule::ANY;
        /// What it is called; empty: the review's name.
        title: String, "title", Rule::LINE;
        /// Day on which it was due, as the calendar says.
        due: Date, "due", Rule::ANY.required();
        /// What became of it.
        state: MeetingState, "state", Rule::ANY;
        /// Day on which it was held; the due day where not stated.
        held: Option<Date>, "held", Rule::ANY;
        /// Who took part.
        attendees: Vec<String>, "attendees", Rule::up_to(100);
        /// What came out.
        outcome: String, "outcome", Rule::NOTE;
        /// What changed in the plan.
        changed: String, "changed", Rule::NOTE;
    }
}

crate::record! {
    /// Something that asks for a new plan when it happens.
    pub struct Trigger {
        /// Number of the trigger.
        id: ItemId, "id", Rule::ANY.required();
        /// Trigger of the catalogue: what can be, is evaluated against the plan's own numbers.
        source: Option<TriggerId>, "source", Rule::ANY;
        /// Name; empty: the catalogue's.
        name: String, "name", Rule::LINE;
        /// When it fires, in words; empty: the catalogue's.
        threshold: String, "threshold", Rule::NOTE;
        /// What to do then; empty: the catalogue's.
        action: String, "action", Rule::NOTE;
        /// Who decides; empty: the catalogue's role.
        decides: String, "decides", Rule::LINE;
        /// Metric that it watches.
        metric: Option<ItemId>, "metric", Rule::ANY;
        /// Limit in thousandths; the catalogue's where not stated.
        limit: Option<i64>, "limit", Rule::within(-super::metrics::MOST_VALUE, super::metrics::MOST_VALUE);
        /// Day on which somebody saw that it happened.
        reported: Option<Date>, "reported", Rule::ANY;
        /// Day up to which what happened is dealt with.
        settled: Option<Date>, "settled", Rule::ANY;
        /// Nobody watches it for now.
        paused: bool, "paused", Rule::ANY;
        /// What the team wants to remember.
        note: String, "note", Rule::NOTE;
    }
}

crate::choices! {
    /// How far a decision is.
    pub enum DecisionState {
        /// It is to be taken.
        Proposed = "proposed",
        /// It is taken.
        Decided = "decided",
        /// A later one stands in its place.
        Replaced = "replaced",
    }
}

crate::record! {
    /// An entry of the decision log.
    pub struct Decision {
        /// Number of the decision.
        id: ItemId, "id", Rule::ANY.required();
        /// Day on which it was taken, or is to be.
        date: Option<Date>, "date", Rule::ANY;
        /// What it is about.
        title: String, "title", Rule::LINE;
        /// What was decided.
        decision: String, "decision", Rule::NOTE;
        /// Why, and what else was considered.
        why: String, "why", Rule::NOTE;
        /// Who decided.
        by: String, "by", Rule::LINE;
        /// Body that decided.
        body: Option<ItemId>, "body", Rule::ANY;
        /// How far it is.
        state: DecisionState, "state", Rule::ANY;
    }
}

crate::choices! {
    /// What became of a change request.
    pub enum ChangeState {
        /// Nobody has decided.
        Open = "open",
        /// It is to be done.
        Accepted = "accepted",
        /// It is not to be done.
        Rejected = "rejected",
        /// It is done.
        Done = "done",
    }
}

crate::record! {
    /// A wish to change the plan.
    pub struct ChangeRequest {
        /// Number of the request.
        id: ItemId, "id", Rule::ANY.required();
        /// Day on which it was made.
        date: Option<Date>, "date", Rule::ANY;
        /// What is to change.
        title: String, "title", Rule::LINE;
        /// Why.
        why: String, "why", Rule::NOTE;
        /// What it does to dates, cost and scope.
        effect: String, "effect", Rule::NOTE;
        /// Who asks for it.
        by: String, "by", Rule::LINE;
        /// What became of it.
        state: ChangeState, "state", Rule::ANY;
        /// Day on which that was decided.
        decided: Option<Date>, "decided", Rule::ANY;
        /// Entry of the decision log that says so.
        decision: Option<ItemId>, "decision", Rule::ANY;
        /// Roadmap items that it is about.
        items: Vec<ItemId>, "items", Rule::up_to(1_000);
    }
}

crate::items!(
    Risk,
    Body,
    Right,
    Review,
    Meeting,
    Trigger,
    Decision,
    ChangeRequest
);

impl Body {
    /// What no two bodies share: the name in small letters without space around it; none without one.
    #[must_use]
    pub fn key(&self) -> Option<String> {
        let name = self.name.trim().to_lowercase();
        (!name.is_empty()).then_some(name)
    }
}

/// The place of the first body whose name an earlier one has.
#[must_use]
pub fn second_of_a_name(bodies: &[Body]) -> Option<usize> {
    let keys: Vec<Option<String>> = bodies.iter().map(Body::key).collect();
    (0..keys.len()).find(|&at| keys[at].is_some() && keys[..at].contains(&keys[at]))
}
