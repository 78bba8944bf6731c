//! How the team learns: loops, retrospectives and their actions, trends, the next assessment.

use super::date::Date;
use super::refs::{ItemId, LoopId, TrendId};
use super::rhythm::Rhythm;
use crate::record::Rule;

crate::record! {
    /// How the team learns.
    pub struct Improvement {
        /// Learning loops that the team runs.
        loops: Vec<Loop>, "loops", Rule::up_to(50);
        /// Looks back.
        retrospectives: Vec<Retrospective>, "retrospectives", Rule::up_to(500);
        /// What is to be done better.
        actions: Vec<Action>, "actions", Rule::up_to(1_000);
        /// Techniques that the team watches.
        trends: Vec<Trend>, "trends", Rule::up_to(200);
        /// Day of the next assessment; half a year after the last where not stated.
        next_assessment: Option<Date>, "nextAssessment", Rule::ANY;
        /// What else asks for an assessment before that, one a line.
        assess_when: String, "assessWhen", Rule::NOTE;
    }
}

crate::record! {
    /// A regular look back.
    pub struct Loop {
        /// Number of the loop.
        id: ItemId, "id", Rule::ANY.required();
        /// Loop of the catalogue; its words stand where the team has none of its own.
        source: Option<LoopId>, "source", Rule::ANY;
        /// When it happens; empty: the catalogue's.
        name: String, "name", Rule::LINE;
        /// How long it takes; empty: the catalogue's.
        length: String, "length", Rule::LINE;
        /// What to ask; empty: the catalogue's.
        questions: String, "questions", Rule::NOTE;
        /// What comes out; empty: the catalogue's.
        output: String, "output", Rule::NOTE;
        /// How often it comes; none where it follows events.
        rhythm: Option<Rhythm>, "rhythm", Rule::ANY;
        /// First date; the plan's start and one turn where not stated.
        first: Option<Date>, "first", Rule::ANY;
        /// Person who leads it.
        owner: String, "owner", Rule::LINE;
    }
}

crate::record! {
    /// A look back that was held.
    pub struct Retrospective {
        /// Number of the retrospective.
        id: ItemId, "id", Rule::ANY.required();
        /// The loop it belongs to.
        of: Option<ItemId>, "loop", Rule::ANY;
        /// What it is called; empty: the loop's name.
        title: String, "title", Rule::LINE;
        /// Day on which it was held.
        date: Option<Date>, "date", Rule::ANY;
        /// Who took part.
        attendees: Vec<String>, "attendees", Rule::up_to(100);
        /// What went well.
        well: String, "well", Rule::NOTE;
        /// What is to become better.
        better: String, "better", Rule::NOTE;
        /// What the team learned.
        learned: String, "learned", Rule::NOTE;
    }
}

crate::record! {
    /// Something to do better.
    pub struct Action {
        /// Number of the action.
        id: ItemId, "id", Rule::ANY.required();
        /// The retrospective it comes from.
        retrospective: Option<ItemId>, "retrospective", Rule::ANY;
        /// What is to be done.
        what: String, "what", Rule::LINE;
        /// Person who does it.
        owner: String, "owner", Rule::LINE;
        /// Day by which it is done.
        due: Option<Date>, "due", Rule::ANY;
        /// Day on which it was done.
        done: Option<Date>, "done", Rule::ANY;
        /// Roadmap item that it has become.
        item: Option<ItemId>, "item", Rule::ANY;
        /// What the team wants to remember.
        note: String, "note", Rule::NOTE;
    }
}

crate::choices! {
    /// What the team does with a technique.
    pub enum Stance {
        /// It is used.
        Adopt = "adopt",
        /// It is tried on one thing.
        Trial = "trial",
        /// It is watched.
        Assess = "assess",
        /// It is not begun, or stopped.
        Hold = "hold",
    }
}

crate::record! {
    /// A technique that the team watches.
    pub struct Trend {
        /// Number of the trend.
        id: ItemId, "id", Rule::ANY.required();
        /// Entry of the catalogue's radar; its words stand where the team has none of its own.
        source: Option<TrendId>, "source", Rule::ANY;
        /// Name; empty: the catalogue's.
        name: String, "name", Rule::LINE;
        /// What the team does with it; the catalogue's advice where not stated.
        stance: Option<Stance>, "stance", Rule::ANY;
        /// Why; empty: the catalogue's.
        why: String, "why", Rule::NOTE;
        /// Person who watches it.
        owner: String, "owner", Rule::LINE;
        /// Day on which it is looked at again; the catalogue's where not stated.
        recheck: Option<Date>, "recheck", Rule::ANY;
    }
}

crate::items!(Loop, Retrospective, Action, Trend);
