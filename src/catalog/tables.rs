//! The catalogue: a table per kind of entry, the single records, and the look-ups between them.

use std::ops::Index;

use super::assessment::{
    AnswerMeaning, AssessmentRules, ConfidenceLabel, Dimension, EvidenceStrength, Level,
    MismatchRule, OutcomeProbe, Practice, QuickCheck, Source,
};
#[cfg(not(target_arch = "wasm32"))]
use super::author::Author;
use super::blob::{CatalogError, Reader, Writer};
use super::declare::entry;
use super::document::{
    AbortRule, Document, Preset, Principle, Sentence, Term, TestType, ValidityCheck,
};
use super::index::{Entry, Idx, Table};
use super::organisation::{
    BudgetCategory, Decision, Formula, GovernanceBody, LearningLoop, LicenceModel, LoadGeneration,
    LossReduction, Quadrant, RadarEntry, ReplanTrigger, Review, Role, Stakeholder,
};
use super::planning::{
    Ambition, Driver, ExposureBand, GapBand, Initiative, Kpi, Objective, Phase, Placeholder,
    PlanningRules, Requirement, Risk, Tier,
};

use super::stored::{Stored, Tabled};

/// Highest maturity level.
pub const HIGHEST_LEVEL: u8 = 5;

entry! {
    /// Which model the content is.
    pub struct Model {
        /// Frozen id.
        pub id: &'static str,
        /// Version; plans note the one they were made with.
        pub version: &'static str,
        /// Date of this version, year-month-day.
        pub date: &'static str,
    }
}

/// Declares the catalogue: its tables (with the names of their look-ups) and its single records.
macro_rules! catalogue {
    (
        tables { $($(#[$doc:meta])* $field:ident: $type:ident => $find:ident, $by_number:ident;)* }
        records { $($(#[$record_doc:meta])* $record:ident: $record_type:ty,)* }
    ) => {
        /// Everything the product knows about load testing.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Catalog {
            $($(#[$doc])* pub $field: Table<$type>,)*
            $($(#[$record_doc])* pub $record: $record_type,)*
            relations: Relations,
        }

        #[allow(non_camel_case_types)]
        enum TableOrder {
            $($field,)*
            End,
        }

        impl Catalog {
            /// Reads everything but the relations.
            fn read_tables(reader: &mut Reader) -> Self {
                reader.read_counts(TableOrder::End as usize);
                let catalog = Self {
                    $($field: Stored::read(reader),)*
                    $($record: Stored::read(reader),)*
                    relations: Relations::default(),
                };
                reader.end_long_texts();
                catalog
            }

            fn written(&self) -> Writer {
                let mut writer = Writer::default();
                $(writer.number(self.$field.len() as u32);)*
                $(self.$field.write(&mut writer);)*
                $(self.$record.write(&mut writer);)*
                writer.end_long_texts();
                writer
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl Catalog {
            /// The names of the kinds of entries in content files, in the order of their tables.
            pub(super) const KINDS: &'static [&'static str] = &[$(stringify!($find),)*];

            /// The names of the single records in content files.
            pub(super) const RECORDS: &'static [&'static str] = &[$(stringify!($record),)*];

            /// Takes every entry from the content files; the relations are still empty.
            pub(super) fn author(author: &mut Author) -> Self {
                Self {
                    $($field: Table::new(author.table()),)*
                    $($record: author.record(stringify!($record)),)*
                    relations: Relations::default(),
                }
            }
        }

        impl Catalog {
            /// What is frozen: kind, letters of the short code (if any), number and id of every
            /// entry, table by table.
            pub fn frozen(&self) -> Vec<(&'static str, &'static str, u16, &'static str)> {
                let mut all = Vec::new();
                $(for entry in self.$field.iter() {
                    all.push(($type::NAME, $type::LETTERS, entry.number(), entry.id()));
                })*
                all
            }

            $(
                #[doc = concat!("Finds an entry of `", stringify!($field), "` by its id.")]
                pub fn $find(&self, id: &str) -> Option<Idx<$type>> {
                    self.$field.find(id)
                }

                #[doc = concat!("Finds an entry of `", stringify!($field), "` by its frozen number.")]
                pub fn $by_number(&self, number: u16) -> Option<Idx<$type>> {
                    self.$field.by_number(number)
                }
            )*
        }

        $(
            impl Tabled for $type {
                const TABLE: usize = TableOrder::$field as usize;
            }

            impl Index<Idx<$type>> for Catalog {
                type Output = $type;

                fn index(&self, idx: Idx<$type>) -> &$type {
                    &self.$field[idx.position()]
                }
            }
        )*
    };
}

catalogue! {
    tables {
        /// Levels 0 to 5.
        levels: Level => level, level_by_number;
        /// The twelve dimensions.
        dimensions: Dimension => dimension, dimension_by_number;
        /// The practices, by dimension and level.
        practices: Practice => practice, practice_by_number;
        /// What each answer means and counts.
        answers: AnswerMeaning => answer, answer_by_number;
        /// How well answers can be backed.
        evidence_strengths: EvidenceStrength => evidence_strength, evidence_strength_by_number;
        /// Words for confidence, rising.
        confidence_labels: ConfidenceLabel => confidence_label, confidence_label_by_number;
        /// Questions about results.
        outcome_probes: OutcomeProbe => outcome_probe, outcome_probe_by_number;
        /// When results and answers do not fit.
        mismatch_rules: MismatchRule => mismatch_rule, mismatch_rule_by_number;
        /// Tiers, most critical first.
        tiers: Tier => tier, tier_by_number;
        /// Ambitions.
        ambitions: Ambition => ambition, ambition_by_number;
        /// Words for gaps, rising.
        gap_bands: GapBand => gap_band, gap_band_by_number;
        /// Business drivers.
        drivers: Driver => driver, driver_by_number;
        /// Objectives of all drivers.
        objectives: Objective => objective, objective_by_number;
        /// Requirements of all drivers.
        requirements: Requirement => requirement, requirement_by_number;
        /// Gaps in text templates.
        placeholders: Placeholder => placeholder, placeholder_by_number;
        /// Initiatives.
        initiatives: Initiative => initiative, initiative_by_number;
        /// Key performance indicators.
        kpis: Kpi => kpi, kpi_by_number;
        /// Roles.
        roles: Role => role, role_by_number;
        /// Kinds of cost.
        budget_categories: BudgetCategory => budget_category, budget_category_by_number;
        /// Ways tools are paid for.
        licence_models: LicenceModel => licence_model, licence_model_by_number;
        /// Formulas to print.
        formulas: Formula => formula, formula_by_number;
        /// Fields of the power and interest map.
        quadrants: Quadrant => quadrant, quadrant_by_number;
        /// Stakeholders.
        stakeholders: Stakeholder => stakeholder, stakeholder_by_number;
        /// Groups that decide.
        governance_bodies: GovernanceBody => governance_body, governance_body_by_number;
        /// Decisions and who has which part in them.
        decisions: Decision => decision, decision_by_number;
        /// The review calendar.
        reviews: Review => review, review_by_number;
        /// Re-plan triggers.
        replan_triggers: ReplanTrigger => replan_trigger, replan_trigger_by_number;
        /// The risk register.
        risks: Risk => risk, risk_by_number;
        /// Words for risk exposure, rising.
        exposure_bands: ExposureBand => exposure_band, exposure_band_by_number;
        /// Learning loops.
        learning_loops: LearningLoop => learning_loop, learning_loop_by_number;
        /// The trend radar.
        radar: RadarEntry => radar_entry, radar_entry_by_number;
        /// Principles.
        principles: Principle => principle, principle_by_number;
        /// Kinds of load test.
        test_types: TestType => test_type, test_type_by_number;
        /// What makes a run valid.
        validity_checks: ValidityCheck => validity_check, validity_check_by_number;
        /// What stops a run.
        abort_rules: AbortRule => abort_rule, abort_rule_by_number;
        /// Roadmap phases, in order.
        phases: Phase => phase, phase_by_number;
        /// The documents.
        documents: Document => document, document_by_number;
        /// Sentences that results print.
        sentences: Sentence => sentence, sentence_by_number;
        /// The glossary, by term.
        glossary: Term => term, term_by_number;
        /// Publications.
        sources: Source => source, source_by_number;
        /// Worked examples.
        presets: Preset => preset, preset_by_number;
    }
    records {
        /// Which model this is.
        model: Model,
        /// The quick check.
        quick_check: QuickCheck,
        /// Where the assessment draws its lines.
        assessment_rules: AssessmentRules,
        /// Editable defaults of planning.
        planning_rules: PlanningRules,
        /// Editable defaults of load generation.
        load_generation: LoadGeneration,
        /// Assumption of the business case.
        loss_reduction: LossReduction,
        /// The roles whose part in every decision is stated, in the order of the RACI table.
        raci_roles: Vec<Idx<Role>>,
    }
}

impl Catalog {
    /// The blob that holds this catalogue but for its long texts.
    pub fn write(&self) -> Vec<u8> {
        self.written().finish()
    }

    /// The long texts, each ended by a line feed.
    pub fn write_long_texts(&self) -> String {
        self.written().take_long_texts()
    }

    /// Reads a catalogue from its blob.
    ///
    /// # Errors
    /// When the bytes are no blob of this version or are damaged; never panics on any bytes.
    pub fn read(bytes: &'static [u8]) -> Result<Self, CatalogError> {
        let mut reader = Reader::new(bytes)?;
        let mut catalog = Self::read_tables(&mut reader);
        let levels_fit = catalog
            .practices
            .iter()
            .all(|practice| (1..=HIGHEST_LEVEL).contains(&practice.level));
        if !levels_fit || !reader.is_at_end() {
            reader.fault();
        }
        if let Err(error) = reader.finish() {
            // Forgotten rather than dropped: the code to take half a catalogue apart would be
            // shipped for a blob that is never damaged.
            std::mem::forget(catalog);
            return Err(error);
        }
        catalog.relate();
        Ok(catalog)
    }

    /// Works the relations out.
    pub(super) fn relate(&mut self) {
        self.relations = Relations::new(&self.dimensions, &self.practices, &self.initiatives);
    }

    /// The index of every practice, by dimension and level.
    pub fn practice_indices(&self) -> impl DoubleEndedIterator<Item = Idx<Practice>> + use<> {
        self.practices.indices()
    }

    /// The practices of a dimension, by level.
    pub fn practices_in(&self, dimension: Idx<Dimension>) -> &[Idx<Practice>] {
        &self.relations.by_dimension[dimension.position()]
    }

    /// The practices of one level, 1 to 5, of a dimension; none for other levels.
    pub fn practices_of(&self, dimension: Idx<Dimension>, level: u8) -> &[Idx<Practice>] {
        let all = self.practices_in(dimension);
        let first = all.partition_point(|&idx| self[idx].level < level);
        let end = all.partition_point(|&idx| self[idx].level <= level);
        &all[first..end]
    }

    /// The initiatives that establish a practice.
    pub fn established_by(&self, practice: Idx<Practice>) -> &[Idx<Initiative>] {
        &self.relations.established_by[practice.position()]
    }

    /// The practice the quick check asks for a dimension.
    pub fn quick_practice(&self, dimension: Idx<Dimension>) -> Option<Idx<Practice>> {
        let mut practices = self.quick_check.practices.iter().copied();
        practices.find(|&practice| self[practice].dimension == dimension)
    }

    /// The level with this rank, 0 to 5.
    pub fn level_of_rank(&self, rank: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.rank == rank)
    }

    /// The field of the power and interest map for ratings from 1 to 5.
    pub fn quadrant_of(&self, power: u8, interest: u8) -> Option<&Quadrant> {
        self.quadrants.iter().find(|quadrant| {
            quadrant.high_power == (power >= Quadrant::HIGH)
                && quadrant.high_interest == (interest >= Quadrant::HIGH)
        })
    }
}

/// Look-ups against the direction in which the content states them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Relations {
    /// Per dimension, its practices by level.
    by_dimension: Vec<Vec<Idx<Practice>>>,
    /// Per practice, the initiatives that establish it.
    established_by: Vec<Vec<Idx<Initiative>>>,
}

impl Relations {
    fn new(dimensions: &[Dimension], practices: &[Practice], initiatives: &[Initiative]) -> Self {
        let mut by_dimension = vec![Vec::new(); dimensions.len()];
        for level in 1..=HIGHEST_LEVEL {
            for (practice, position) in practices.iter().zip(0..) {
                if practice.level == level {
                    by_dimension[practice.dimension.position()].push(Idx::new(position));
                }
            }
        }
        let mut established_by = vec![Vec::new(); practices.len()];
        for (initiative, position) in initiatives.iter().zip(0..) {
            for practice in &initiative.practices {
                established_by[practice.position()].push(Idx::new(position));
            }
        }
        Self {
            by_dimension,
            established_by,
        }
    }
}
