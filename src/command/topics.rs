//! Which parts of a plan changed, so that only their readers look again.

use crate::plan::Plan;
use std::sync::Arc;

crate::choices! {
    /// A part of the plan that views and insight depend on.
    pub enum Topic {
        /// Plan details.
        Details = "details",
        /// Vision and objectives.
        Vision = "vision",
        /// Assessment.
        Assessment = "assessment",
        /// Targets and accepted gaps.
        Targets = "targets",
        /// People and rates.
        Resources = "resources",
        /// Accepted roadmap.
        Roadmap = "roadmap",
        /// Milestones.
        Milestones = "milestones",
        /// Costs beside people's work, and the business case.
        Budget = "budget",
        /// Who decides, when it is looked at again, and risks.
        Governance = "governance",
        /// Baselines, and what finished work says.
        Progress = "progress",
        /// What-ifs.
        Scenarios = "scenarios",
        /// Stakeholders.
        Stakeholders = "stakeholders",
        /// Metrics and their readings.
        Metrics = "metrics",
        /// How the team learns.
        Improvement = "improvement",
        /// The assessment as it was.
        Snapshots = "snapshots",
    }
}

/// A set of topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics(u32);

impl Topics {
    /// Every topic.
    #[must_use]
    pub fn all() -> Topics {
        Topics::of(Topic::ALL)
    }

    /// These topics.
    #[must_use]
    pub fn of(topics: &[Topic]) -> Topics {
        Topics(topics.iter().fold(0, |set, &topic| set | 1 << topic as u32))
    }

    /// The topics in which two plans differ; parts that are shared are equal
    /// without a look inside.
    #[must_use]
    pub fn changed(before: &Plan, after: &Plan) -> Topics {
        fn differs<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
            !Arc::ptr_eq(a, b) && a != b
        }
        let changed = |topic: &Topic| match topic {
            Topic::Details => differs(&before.details, &after.details),
            Topic::Vision => differs(&before.vision, &after.vision),
            Topic::Assessment => differs(&before.assessment, &after.assessment),
            Topic::Targets => differs(&before.targets, &after.targets),
            Topic::Resources => differs(&before.resources, &after.resources),
            Topic::Roadmap => differs(&before.roadmap, &after.roadmap),
            Topic::Milestones => differs(&before.milestones, &after.milestones),
            Topic::Budget => differs(&before.budget, &after.budget),
            Topic::Governance => differs(&before.governance, &after.governance),
            Topic::Progress => differs(&before.progress, &after.progress),
            Topic::Scenarios => differs(&before.scenarios, &after.scenarios),
            Topic::Stakeholders => differs(&before.stakeholders, &after.stakeholders),
            Topic::Metrics => differs(&before.metrics, &after.metrics),
            Topic::Improvement => differs(&before.improvement, &after.improvement),
            Topic::Snapshots => differs(&before.snapshots, &after.snapshots),
        };
        Topics(
            Topic::ALL
                .iter()
                .filter(|topic| changed(topic))
                .fold(0, |set, &topic| set | 1 << topic as u32),
        )
    }

    /// Whether a topic is in the set.
    #[must_use]
    pub fn has(self, topic: Topic) -> bool {
        self.0 >> topic as u32 & 1 == 1
    }

    /// The topics of both sets.
    #[must_use]
    pub fn and(self, other: Topics) -> Topics {
        Topics(self.0 | other.0)
    }

    /// Whether two sets share a topic.
    #[must_use]
    pub fn meets(self, other: Topics) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no topic is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The topics, in order.
    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL
            .iter()
            .copied()
            .filter(move |&topic| self.has(topic))
    }
}
