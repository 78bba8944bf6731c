//! Every list of a plan whose entries have numbers.

use super::refs::Item;
use super::{ItemId, Plan};
use crate::record::Path;

impl Plan {
    /// Shows each list of numbered items, with its place.
    pub fn each_list(&self, mut see: impl FnMut(&Path, Vec<ItemId>)) {
        fn ids<T: Item>(items: &[T]) -> Vec<ItemId> {
            items.iter().map(Item::id).collect()
        }
        let root = Path::Root;
        let vision = root.key("vision");
        see(&vision.key("objectives"), ids(&self.vision.objectives));
        see(&vision.key("exclusions"), ids(&self.vision.exclusions));
        let journeys = vision.key("journeys");
        see(&journeys, ids(&self.vision.journeys));
        for (i, journey) in self.vision.journeys.iter().enumerate() {
            see(&journeys.index(i).key("slos"), ids(&journey.slos));
        }
        let assessment = root.key("assessment");
        see(
            &assessment.key("respondents"),
            ids(&self.assessment.respondents),
        );
        let resources = root.key("resources");
        see(&resources.key("people"), ids(&self.resources.people));
        see(&resources.key("holidays"), ids(&self.resources.holidays));
        see(&resources.key("absences"), ids(&self.resources.absences));
        see(&resources.key("freezes"), ids(&self.resources.freezes));
        see(
            &resources.key("environments"),
            ids(&self.resources.environments),
        );
        let roadmap = root.key("roadmap");
        see(&roadmap.key("items"), ids(&self.roadmap.items));
        let milestones = root.key("milestones");
        see(
            &milestones.key("milestones"),
            ids(&self.milestones.milestones),
        );
        let budget = root.key("budget");
        see(&budget.key("costs"), ids(&self.budget.costs));
        let governance = root.key("governance");
        see(&governance.key("risks"), ids(&self.governance.risks));
        see(&governance.key("bodies"), ids(&self.governance.bodies));
        see(&governance.key("rights"), ids(&self.governance.rights));
        see(&governance.key("reviews"), ids(&self.governance.reviews));
        see(&governance.key("meetings"), ids(&self.governance.meetings));
        see(&governance.key("triggers"), ids(&self.governance.triggers));
        see(
            &governance.key("decisions"),
            ids(&self.governance.decisions),
        );
        see(&governance.key("changes"), ids(&self.governance.changes));
        let progress = root.key("progress");
        see(&progress.key("baselines"), ids(&self.progress.baselines));
        let stakeholders = root.key("stakeholders");
        see(
            &stakeholders.key("stakeholders"),
            ids(&self.stakeholders.stakeholders),
        );
        let metrics = root.key("metrics");
        see(&metrics.key("metrics"), ids(&self.metrics.metrics));
        let improvement = root.key("improvement");
        see(&improvement.key("loops"), ids(&self.improvement.loops));
        see(
            &improvement.key("retrospectives"),
            ids(&self.improvement.retrospectives),
        );
        see(&improvement.key("actions"), ids(&self.improvement.actions));
        see(&improvement.key("trends"), ids(&self.improvement.trends));
        let snapshots = root.key("snapshots");
        see(&snapshots.key("snapshots"), ids(&self.snapshots.snapshots));
        let scenarios = root.key("scenarios");
        let at = scenarios.key("scenarios");
        see(&at, ids(&self.scenarios.scenarios));
        for (i, scenario) in self.scenarios.scenarios.iter().enumerate() {
            see(&at.index(i).key("hires"), ids(&scenario.hires));
            see(&at.index(i).key("freezes"), ids(&scenario.freezes));
        }
    }

    /// The highest number that an item has; 0 if there is none.
    #[must_use]
    pub fn highest_item(&self) -> u32 {
        let mut highest = 0;
        self.each_list(|_, ids| {
            highest = ids.iter().fold(highest, |highest, id| highest.max(id.0));
        });
        highest
    }
}
