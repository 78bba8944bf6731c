//! What the team answered, on which evidence, and who took part.

use super::answers::Answers;
use super::date::Date;
use super::refs::{ItemId, OptionId, ProbeId, RoleId};
use crate::catalog;
use crate::record::Rule;
use crate::sorted::Map;

crate::choices! {
    /// An answer. Unanswered is not an answer: the practice has none then.
    pub enum Choice {
        /// Blank: only a note or evidence was recorded.
        Blank = "",
        /// True for at least 80 % of the scope, and lately.
        Yes = "Y",
        /// True for 20 to 80 %, or older, or not repeatable.
        Partly = "P",
        /// Below 20 %, or never.
        No = "N",
        /// Nobody present knows.
        DontKnow = "K",
        /// Cannot apply here; the reason is recorded.
        NotApplicable = "X",
    }
}

impl Choice {
    /// The answer as the catalogue knows it; none while it is blank.
    #[must_use]
    pub fn answer(self) -> Option<catalog::Answer> {
        match self {
            Choice::Blank => None,
            Choice::Yes => Some(catalog::Answer::Yes),
            Choice::Partly => Some(catalog::Answer::Partly),
            Choice::No => Some(catalog::Answer::No),
            Choice::DontKnow => Some(catalog::Answer::DontKnow),
            Choice::NotApplicable => Some(catalog::Answer::NotApplicable),
        }
    }
}

impl From<catalog::Answer> for Choice {
    fn from(answer: catalog::Answer) -> Self {
        match answer {
            catalog::Answer::Yes => Choice::Yes,
            catalog::Answer::Partly => Choice::Partly,
            catalog::Answer::No => Choice::No,
            catalog::Answer::DontKnow => Choice::DontKnow,
            catalog::Answer::NotApplicable => Choice::NotApplicable,
        }
    }
}

crate::choices! {
    /// How well an answer is proven.
    pub enum Strength {
        /// No evidence recorded.
        None = "none",
        /// A text or a link is recorded.
        Noted = "noted",
        /// Seen by somebody outside the answering team.
        Verified = "verified",
    }
}

crate::record! {
    /// The maturity assessment.
    pub struct Assessment {
        /// Day of the assessment; the plan's as-of date where it is not stated.
        date: Option<Date>, "date", Rule::ANY;
        /// People who led the sessions.
        facilitators: Vec<String>, "facilitators", Rule::up_to(50);
        /// People who took part, each with the role they spoke for.
        respondents: Vec<Respondent>, "respondents", Rule::up_to(200);
        /// Answers by practice. Ids that the catalogue does not know are kept
        /// and left out of every score.
        answers: Answers, "answers", Rule::ANY;
        /// Answers to the outcome probes.
        probes: Map<ProbeId, OptionId>, "probes", Rule::ANY;
    }
}

crate::record! {
    /// Somebody who took part.
    pub struct Respondent {
        /// Number of the respondent.
        id: ItemId, "id", Rule::ANY.required();
        /// Name; may stay empty.
        name: String, "name", Rule::LINE;
        /// Role the person spoke for.
        role: Option<RoleId>, "role", Rule::ANY;
    }
}

crate::record! {
    /// The answer to one practice.
    pub struct Answer {
        /// The answer.
        choice: Choice, "choice", Rule::ANY;
        /// How well it is proven.
        strength: Strength, "strength", Rule::ANY;
        /// The evidence: a text or a link.
        evidence: String, "evidence", Rule::NOTE;
        /// What the team wants to remember.
        note: String, "note", Rule::NOTE;
        /// Why the practice cannot apply here.
        reason: String, "reason", Rule::NOTE;
    }
}

crate::items!(Respondent);
