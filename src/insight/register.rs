//! Where milestones and risks of a plan begin: the phases, and the register of the content.

use super::Insight;
use super::risk::{LISTED, PlanRisk};
use crate::plan::{ItemId, ItemState, Milestone, Risk, RiskId};
use crate::sorted::Set;

/// Chance of a risk in per cent, by its likelihood from 1 to 5. Starting values for a person to
/// correct: the register rates, it does not measure.
const CHANCES: [u8; 5] = [5, 15, 30, 50, 70];
/// Working half-days by which it delays each of its items, by its impact from 1 to 5.
const DELAYS: [u32; 5] = [2, 4, 10, 20, 40];

/// The register's risks that threaten a chosen driver, the greatest first; the greatest of all
/// where no driver is chosen. Those that the plan has already are left out. Each delays the items
/// that are not over and put something in place in its dimensions.
#[must_use]
pub fn risks(insight: &Insight) -> Vec<Risk> {
    let plan = insight.plan();
    let known = plan.governance.risks.iter();
    let known: Set<&str> = known
        .filter_map(|risk| Some(risk.source.as_ref()?.as_str()))
        .collect();
    let all = insight.risks().iter();
    let some = all.clone().any(|risk| !risk.drivers.is_empty());
    let chosen = all
        .filter(|risk| !some || !risk.drivers.is_empty())
        .take(LISTED);
    let catalog = insight.catalog();
    chosen
        .filter(|risk| !known.contains(&catalog[risk.risk].id))
        .map(|risk| of_register(insight, risk))
        .collect()
}

fn of_register(insight: &Insight, of: &PlanRisk) -> Risk {
    let catalog = insight.catalog();
    let entry = &catalog[of.risk];
    let at = |rating: u8| usize::from(rating.clamp(1, 5)) - 1;
    let open = insight.plan().roadmap.items.iter();
    let open = open.filter(|item| matches!(item.state, ItemState::Planned | ItemState::Running));
    let meets = open.filter(|item| {
        let practices = item.practices.iter();
        let mut practices = practices.filter_map(|id| catalog.practice(id.as_str()));
        practices.any(|practice| entry.dimensions.contains(&catalog[practice].dimension))
    });
    let titles = of.initiatives.iter().map(|&idx| catalog[idx].title);
    let titles: Vec<&str> = titles.collect();
    Risk {
        source: Some(RiskId::new(entry.id)),
        chance: CHANCES[at(entry.likelihood)],
        delay: DELAYS[at(entry.impact)],
        items: meets.map(|item| item.id).collect(),
        response: match titles.is_empty() {
            true => String::new(),
            false => ["Do what mitigates it: ", &titles.join(", "), "."].concat(),
        },
        ..Risk::default()
    }
}

/// A milestone for each phase in which something starts: its items, the last day of the phase, and
/// what must be true at its end. Phases that a milestone is named after are left out.
#[must_use]
pub fn milestones(insight: &Insight) -> Vec<Milestone> {
    let (catalog, plan, figures) = (insight.catalog(), insight.plan(), insight.roadmap());
    let known = plan.milestones.milestones.iter();
    let known: Set<&str> = known.map(|milestone| milestone.name.trim()).collect();
    let phases = figures.phases.iter();
    let phases = phases.filter(|phase| !phase.items.is_empty());
    phases
        .map(|phase| {
            let entry = &catalog[phase.phase];
            let ids: Vec<ItemId> = phase
                .items
                .iter()
                .map(|&at| figures.items[at].item)
                .collect();
            let last = phase.items.iter().map(|&at| figures.items[at].end).max();
            let criteria = entry.exit.text().split("; ");
            Milestone {
                name: ["End of ", entry.name].concat(),
                date: phase.end.max(last),
                items: ids,
                criteria: criteria.collect::<Vec<_>>().join("\n"),
                ..Milestone::default()
            }
        })
        .filter(|milestone| !known.contains(&milestone.name.as_str()))
        .collect()
}
