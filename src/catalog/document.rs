//! What the documents print and the samples hold: test portfolio, outlines, sentences, glossary, presets.

use super::assessment::{Answer, Practice};
use super::declare::{choice, entry};
use super::example::ExamplePlan;
use super::index::Idx;
use super::long::LongText;
use super::planning::{Ambition, Driver, Tier};

entry! {
    "principle" "PR";
    /// A principle of load testing.
    pub struct Principle {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// What it says.
        pub text: LongText,
    }
}

entry! {
    "test type" "TT";
    /// A kind of load test.
    pub struct TestType {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Name.
        pub name: LongText,
        /// The question it answers.
        pub question: LongText,
        /// The load it applies.
        pub load: LongText,
        /// How long it runs.
        pub duration: LongText,
        /// Where it runs.
        pub environment: LongText,
        /// How often.
        pub cadence: LongText,
        /// When it passes.
        pub pass_criteria: LongText,
        /// The level from which on it belongs to the portfolio, 1 to 5.
        pub from_level: u8 as level,
        /// The practice without which it has no place: where that does not apply, nor does the test.
        pub practice: Option<Idx<Practice>>,
    }
}

entry! {
    "validity check" "VC";
    /// A condition without which a run is no result.
    pub struct ValidityCheck {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// What must be true.
        pub name: LongText,
        /// The exact limit.
        pub threshold: LongText,
    }
}

entry! {
    "abort rule" "AB";
    /// When a test in production or a shared environment stops.
    pub struct AbortRule {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The rule.
        pub text: LongText,
    }
}

choice! {
    /// When a section is part of its document.
    pub enum Included {
        /// Always.
        Always = "always",
        /// When somebody asks for it.
        Optional = "optional",
        /// When figures for it were given.
        IfFiguresGiven = "if figures given",
        /// When there is an earlier assessment.
        IfPreviousExists = "if previous exists",
        /// When several teams answered.
        IfSeveralTeams = "if several teams",
    }
}

entry! {
    "document";
    /// One of the documents, and how it is read.
    pub struct Document {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// File name.
        pub file: &'static str,
        /// Heading of the document.
        pub title: &'static str,
        /// Who reads it.
        pub reader: LongText,
        /// The question it answers.
        pub question: LongText,
        /// How long it should be.
        pub length: LongText,
        /// What a head of engineering looks for first.
        pub first_look: LongText,
        /// Its sections, in order.
        pub sections: Vec<Section>,
    }
}

impl Document {
    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

entry! {
    /// A section of a document.
    pub struct Section {
        /// Place in the document, from 1: the number in its heading.
        pub number: u16 as derived,
        /// Frozen id within the document.
        pub id: &'static str,
        /// Heading.
        pub title: LongText,
        /// What it holds.
        pub content: LongText,
        /// When it is there.
        pub included: Included,
    }
}

entry! {
    "sentence";
    /// A sentence that results and documents print, with placeholders.
    pub struct Sentence {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The sentence.
        pub text: LongText,
    }
}

entry! {
    "term";
    /// A term of the glossary.
    pub struct Term {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The term.
        pub term: &'static str,
        /// What it means here.
        pub meaning: LongText,
    }
}

entry! {
    "preset";
    /// A worked example: an organisation with all its answers.
    pub struct Preset {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `midsize-ecommerce`.
        pub id: &'static str,
        /// Name.
        pub name: &'static str,
        /// Size, in words.
        pub size: &'static str,
        /// Number of engineers; gives the scale of effort.
        pub engineers: u32,
        /// Number of teams, where it has a meaning of its own.
        pub teams: Option<u32>,
        /// The organisation and what moves it.
        pub context: LongText,
        /// How critical its product is.
        pub tier: Idx<Tier>,
        /// How far it wants to go.
        pub ambition: Idx<Ambition>,
        /// Its drivers, in rank order.
        pub drivers: Vec<Idx<Driver>>,
        /// People for the plan, in tenths of a full-time equivalent.
        pub fte_tenths: u16,
        /// Weeks until its dated event; none without one.
        pub weeks_to_event: Option<u16>,
        /// Number of distinct roles that took part in the assessment.
        pub roles_involved: u8,
        /// Yes and partly answers up to this level have a note as evidence.
        pub noted_up_to_level: u8,
        /// Yes and partly answers up to this level have verified evidence.
        pub verified_up_to_level: u8,
        /// The answer to every practice, in table order.
        pub answers: Vec<Answer> as answers,
        /// What it states beside them.
        pub plan: ExamplePlan,
    }
}

impl Preset {
    /// The answer to a practice.
    pub fn answer(&self, practice: Idx<Practice>) -> Option<Answer> {
        self.answers.get(practice.position()).copied()
    }
}
