//! The maturity model itself: levels, dimensions, practices, answers, and the short ways in.

use super::declare::{choice, entry};
use super::index::Idx;
use super::long::LongText;

entry! {
    "level";
    /// A maturity level. Six of them: 0 is the floor, 1 to 5 can be reached.
    pub struct Level {
        /// Frozen number: the level's rank plus one.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The level, 0 to 5.
        pub rank: u8,
        /// Name, for example "Repeatable".
        pub name: &'static str,
        /// The scores that belong to the level, in words.
        pub range: &'static str,
        /// What is true on this level.
        pub definition: LongText,
        /// How to recognise it.
        pub signal: LongText,
        /// What it means for the business.
        pub consequence: LongText,
        /// When the level is enough.
        pub enough: LongText,
    }
}

entry! {
    "dimension";
    /// One of the twelve areas that are scored on their own.
    pub struct Dimension {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `objectives-slos`.
        pub id: &'static str,
        /// Short code, the first part of its practices' ids, for example `obj`.
        pub code: &'static str,
        /// Name.
        pub name: &'static str,
        /// Why the dimension matters.
        pub why: LongText,
        /// What teams do wrong in it.
        pub anti_patterns: LongText,
        /// What is true on levels 1 to 5, in that order.
        pub descriptors: Vec<LongText>,
        /// Where the content comes from.
        pub sources: Vec<Idx<Source>>,
    }
}

impl Dimension {
    /// What is true on a level from 1 to 5; empty outside.
    pub fn descriptor(&self, level: u8) -> &'static str {
        let at = usize::from(level).checked_sub(1);
        at.and_then(|at| self.descriptors.get(at))
            .map_or("", |text| text.text())
    }
}

entry! {
    "practice";
    /// The smallest assessed unit: one question, one kind of evidence.
    pub struct Practice {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `obj-1a`.
        pub id: &'static str,
        /// The dimension it belongs to.
        pub dimension: Idx<Dimension>,
        /// The level it belongs to, 1 to 5.
        pub level: u8 as level,
        /// Short name.
        pub title: LongText,
        /// The question to answer.
        pub question: LongText,
        /// What would prove a yes.
        pub evidence: LongText,
        /// Practices that must be in place before this one can be.
        pub requires: Vec<Idx<Practice>> as optional_list,
        /// The only reason for which the practice may be not applicable; without one it always applies.
        pub na_reason: Option<LongText>,
        /// Whether the quick check asks it.
        pub quick: bool as derived,
        /// How to put it in place.
        pub how_to: LongText,
        /// What to do first.
        pub first_step: LongText,
        /// What goes wrong.
        pub watch_out: LongText,
    }
}

choice! {
    /// An answer that was given. A question without one is unanswered, which is a sixth state.
    pub enum Answer {
        /// In place.
        Yes = "Y",
        /// Partly in place.
        Partly = "P",
        /// Not in place.
        No = "N",
        /// Nobody present knows.
        DontKnow = "K",
        /// Does not apply, for the practice's own reason.
        NotApplicable = "X",
    }
}

entry! {
    "answer";
    /// What an answer means and counts: one entry per [`Answer`], and one for unanswered.
    pub struct AnswerMeaning {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `yes`.
        pub id: &'static str,
        /// The answer; none for unanswered.
        pub answer: Option<Answer>,
        /// Label of the control and word in documents.
        pub label: &'static str,
        /// When this answer is the right one.
        pub meaning: LongText,
        /// What it counts in the claimed score, in hundredths; none leaves the practice out.
        pub value: Option<u8> as hundredths,
        /// What it counts in the possible score, in hundredths; none leaves the practice out.
        pub highest_value: Option<u8> as hundredths,
    }
}

entry! {
    "evidence strength";
    /// How well an answer is backed.
    pub struct EvidenceStrength {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// Label.
        pub label: &'static str,
        /// What it takes.
        pub meaning: LongText,
        /// What it counts, in hundredths.
        pub value: u8 as hundredths,
    }
}

entry! {
    /// The quick check: one practice per dimension, and how their answers estimate the full score.
    pub struct QuickCheck {
        /// The practices asked, in order; one per dimension.
        pub practices: Vec<Idx<Practice>>,
        /// The estimate, to be interpolated between these points.
        pub knots: Vec<Knot>,
        /// Half the width of the range shown, in hundredths of a level.
        pub band: u16 as hundredths,
        /// Added to a dimension's indication for a yes, in hundredths of a level.
        pub adjust_yes: i32 as hundredths,
        /// The same for partly.
        pub adjust_partly: i32 as hundredths,
        /// The same for no.
        pub adjust_no: i32 as hundredths,
        /// The same for don't know and unanswered.
        pub adjust_unknown: i32 as hundredths,
        /// Highest confidence a quick result may claim, in hundredths.
        pub confidence_cap: u8 as hundredths,
        /// How the twelve practices were chosen.
        pub selection: LongText,
        /// How well the estimate meets the full score.
        pub accuracy: LongText,
    }
}

impl QuickCheck {
    /// What the answer to a dimension's question adds to its indication, in hundredths of a level.
    pub fn adjust(&self, answer: Option<Answer>) -> i32 {
        match answer {
            Some(Answer::Yes) => self.adjust_yes,
            Some(Answer::Partly) => self.adjust_partly,
            Some(Answer::No) => self.adjust_no,
            Some(Answer::DontKnow) | None => self.adjust_unknown,
            Some(Answer::NotApplicable) => 0,
        }
    }
}

entry! {
    /// A point of the quick check's estimate.
    pub struct Knot {
        /// Sum of the answers, scaled to all twelve questions: 0 to 12.
        pub q: u8,
        /// Estimated full score, in hundredths of a level.
        pub score: u16 as hundredths,
    }
}

entry! {
    "outcome probe" "OP";
    /// A question about results in the real world; not scored, but held against the score.
    pub struct OutcomeProbe {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The question.
        pub question: LongText,
        /// The answers to choose from.
        pub options: Vec<ProbeOption>,
    }
}

impl OutcomeProbe {
    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&ProbeOption> {
        self.options.iter().find(|option| option.id == id)
    }
}

entry! {
    /// One answer to an outcome probe.
    pub struct ProbeOption {
        /// Frozen number within the probe.
        pub number: u16,
        /// Frozen id within the probe.
        pub id: &'static str,
        /// What is shown.
        pub label: &'static str,
    }
}

entry! {
    /// An outcome probe answered in one way.
    pub struct ProbeAnswer {
        /// The probe.
        pub probe: Idx<OutcomeProbe>,
        /// The id of the option.
        pub option: &'static str,
    }
}

choice! {
    /// What a mismatch rule finds.
    pub enum MismatchKind {
        /// The overall score and the outcomes tell different stories.
        Score = "score",
        /// An answer and an outcome cannot both be true.
        Contradiction = "contradiction",
    }
}

entry! {
    "mismatch rule";
    /// When outcomes and answers do not fit together. Every condition that is given must hold.
    pub struct MismatchRule {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// What the rule finds.
        pub kind: MismatchKind,
        /// Overall claimed score at least this, in hundredths.
        pub score_at_least: Option<u16> as hundredths,
        /// Overall claimed score below this, in hundredths.
        pub score_below: Option<u16> as hundredths,
        /// A practice answered yes.
        pub practice: Option<Idx<Practice>>,
        /// At least one of these outcomes (an empty list asks nothing).
        pub any_of: Vec<ProbeAnswer> as optional_list,
        /// All of these outcomes.
        pub all_of: Vec<ProbeAnswer> as optional_list,
        /// What to print.
        pub text: LongText,
    }
}

entry! {
    /// Where the assessment draws its lines. Shares are in hundredths.
    pub struct AssessmentRules {
        /// Below this overall coverage a result is provisional.
        pub provisional_below: u8 as hundredths,
        /// Below this coverage a dimension shows that answers are missing.
        pub insufficient_below: u8 as hundredths,
        /// Above this share of not applicable a dimension must not be compared.
        pub tailored_above: u8 as hundredths,
        /// Advice for people who answer.
        pub hints: Vec<LongText>,
    }
}

entry! {
    "confidence label";
    /// A word for a confidence.
    pub struct ConfidenceLabel {
        /// Frozen number.
        pub number: u16,
        /// Frozen id.
        pub id: &'static str,
        /// The word.
        pub label: &'static str,
        /// Lowest confidence it stands for, in hundredths. Entries rise.
        pub from: u8 as hundredths,
    }
}

entry! {
    "source";
    /// A publication the content draws on.
    pub struct Source {
        /// Frozen number.
        pub number: u16,
        /// Frozen id, for example `S-SRE`.
        pub id: &'static str,
        /// Title.
        pub title: LongText,
        /// Address.
        pub url: LongText,
        /// What it was used for.
        pub used_for: LongText,
        /// How much of it was read.
        pub status: LongText,
    }
}
