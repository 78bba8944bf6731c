//! What the accepted roadmap means: dates, phases, effort, cost, the chain
//! that decides the end, and the maturity to expect. Source: content rules
//! §3.3, §3.4; the figures are those of what was accepted, not of a proposal.

mod item;

pub use item::{ItemFigures, Late, StartReason, WorkSum, title};
pub(super) use item::{ended, min_weeks};

use super::chain::longest_chain;
use super::cost::{Cost, Rate, role_name};
use super::expected::{Expected, Then};
use super::given::Given;
use super::initiative::Forecast;
use super::number::Ratio;
use super::priority::{Priorities, Relation};
use super::schedule::Span;
use super::target::Targets;
use super::upkeep::RoadmapUpkeep;
use super::work::at_completion;
use crate::catalog::{Catalog, Idx, Phase};
use crate::plan::{Calendar, Date, ItemId, Plan, RoleId};
use crate::sorted::Map;
use item::{figures, links, start_reason};

/// Work of one role in one phase, and what it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleLoad {
    /// The work.
    pub work: WorkSum,
    /// Its cost.
    pub cost: Cost,
}

/// Work and cost of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleFigures {
    /// The role; none for work that any role can do.
    pub role: Option<RoleId>,
    /// Its name.
    pub name: String,
    /// The day rate; none if nobody stated one.
    pub rate: Option<Rate>,
    /// Work and cost in each phase, by the phase in which an item starts.
    pub by_phase: Vec<RoleLoad>,
    /// Work in all phases.
    pub work: WorkSum,
    /// Cost in all phases.
    pub cost: Cost,
}

/// The figures of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseFigures {
    /// The phase.
    pub phase: Idx<Phase>,
    /// First day of its first week.
    pub start: Date,
    /// Last working day of its last week; none for everything later.
    pub end: Option<Date>,
    /// Places of the items that start in it.
    pub items: Vec<usize>,
    /// Their work.
    pub work: WorkSum,
    /// Their cost.
    pub cost: Cost,
    /// The scores to expect at its end; none if no practice applies at all.
    pub expected: Option<Expected>,
}

/// The figures of the accepted roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadmapFigures {
    /// Per item, in the accepted order.
    pub items: Vec<ItemFigures>,
    /// Per phase, in the catalogue's order.
    pub phases: Vec<PhaseFigures>,
    /// Per role: those of the catalogue in its order, unknown ones by id, then
    /// work that any role can do.
    pub roles: Vec<RoleFigures>,
    /// Effort of all items; P50 is the mean.
    pub forecast: Forecast,
    /// What the people of all items cost.
    pub people: Cost,
    /// What keeping alive what is done takes until the end, beside the work of the items.
    pub upkeep: RoadmapUpkeep,
    /// Places of the items on the longest chain of prerequisites, first to last.
    pub chain: Vec<usize>,
    /// Working half-days of the items on that chain.
    pub chain_half_days: u64,
    /// Last week, from 1; 0 without items.
    pub weeks: u32,
    /// Last working day; none without items.
    pub end: Option<Date>,
    /// How half-days lie on days.
    pub calendar: Calendar,
}

impl RoadmapFigures {
    /// The figures of a plan's accepted roadmap. `given` are the answers as the
    /// plan takes them: what it assumes to be in place is never planned, so the
    /// scores to expect must not miss it.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        given: &Given,
        targets: &Targets,
        priorities: &Priorities,
    ) -> RoadmapFigures {
        let accepted = &plan.roadmap.items;
        let links = links(accepted);
        let mut items: Vec<_> = accepted
            .iter()
            .zip(&links)
            .map(|(item, after)| figures(catalog, plan, item, after))
            .collect();
        let core = |idx| Relation::new(catalog, &targets.footing, idx) == Relation::Core;
        for at in 0..items.len() {
            items[at].starts = start_reason(&accepted[at], &items, at);
            let claimed = items[at].claimable_week;
            let after_event = priorities
                .weeks_to_event
                .is_some_and(|event| claimed > event);
            if after_event && items[at].initiative.is_some_and(core) {
                let event = plan.details.event_date;
                items[at].late = match event.is_some_and(|event| items[at].end > event) {
                    true => Some(Late::Work),
                    false => Some(Late::Claim),
                };
            }
        }
        let (chain, chain_half_days) = longest_chain(&items);
        for &at in &chain {
            items[at].on_chain = true;
        }
        let pieces = items.iter().map(|item| {
            let work = item.work;
            (work.mean().to_f64(), work.deviation().to_f64())
        });
        let forecast = Forecast::new(catalog.planning_rules.correlation(), pieces);
        let mut people = Cost::default();
        items.iter().for_each(|item| people.add(item.cost));
        let end = items.iter().map(|item| item.span.finish).max();
        let calendar = Calendar::of(plan);
        let ends: Vec<u32> = accepted.iter().map(|item| ended(item, calendar)).collect();
        let upkeep = RoadmapUpkeep::new(catalog, plan, accepted, &ends);
        RoadmapFigures {
            phases: phases(catalog, plan, given, &items),
            roles: roles(catalog, plan, &items),
            forecast,
            people,
            upkeep,
            chain,
            chain_half_days,
            weeks: end.map_or(0, |finish| calendar.last_week(finish)),
            end: end.map(|finish| calendar.last_day(finish)),
            calendar,
            items,
        }
    }

    /// The figures of an item.
    #[must_use]
    pub fn of(&self, item: ItemId) -> Option<&ItemFigures> {
        self.items.iter().find(|figures| figures.item == item)
    }

    /// Mean work of all items in person-days.
    #[must_use]
    pub fn work(&self) -> Ratio {
        let mut sum = WorkSum::default();
        self.phases.iter().for_each(|phase| sum.add_sum(phase.work));
        sum.mean()
    }

    /// What the longest chain means for the end. It decides the end only if the whole roadmap takes
    /// no longer; else the same people have other work in between.
    #[must_use]
    pub fn chain_meaning(&self) -> String {
        let per_week = self.calendar.half_days_per_week();
        let weeks = Ratio::new(self.chain_half_days as i64, per_week.into()).text(1);
        let whole = u64::from(self.weeks) * u64::from(per_week);
        let chain_decides = self.chain_half_days + u64::from(per_week) >= whole;
        if chain_decides {
            return format!(
                "{weeks} working weeks. A week lost there moves the end by about a week."
            );
        }
        format!(
            "{weeks} working weeks, the least that the prerequisites alone allow. The roadmap takes {} weeks because the same people do everything else too: more of their time would bring the end forward.",
            self.weeks
        )
    }

    /// The share of all work that lies in a phase.
    #[must_use]
    pub fn share(&self, phase: &PhaseFigures) -> Ratio {
        phase.work.mean().over(self.work())
    }
}

/// The place of the phase in which a week lies; the last one for all that is later.
#[must_use]
pub fn phase_of(catalog: &Catalog, week: u32) -> usize {
    let phases = &catalog.phases;
    let holds = |phase: &Phase| phase.to_week.is_none_or(|last| week <= last.into());
    let place = phases.iter().position(holds);
    place.unwrap_or(phases.len().saturating_sub(1))
}

fn phases(
    catalog: &Catalog,
    plan: &Plan,
    given: &Given,
    items: &[ItemFigures],
) -> Vec<PhaseFigures> {
    let mut then = Then::new(catalog, plan, given);
    let calendar = Calendar::of(plan);
    let weeks = |first, last| Span::weeks(calendar, first, last);
    let mut figures = Vec::new();
    for (place, (phase, entry)) in catalog.phases.entries().enumerate() {
        let here = (0..items.len()).filter(|&at| items[at].phase == place);
        let here: Vec<usize> = here.collect();
        let (mut work, mut cost) = (WorkSum::default(), Cost::default());
        for &at in &here {
            cost.add(items[at].cost);
            work.add_sum(items[at].work);
        }
        let week = entry.to_week.map(u32::from);
        figures.push(PhaseFigures {
            phase,
            start: calendar.day(weeks(entry.from_week.into(), 1).start),
            end: week.map(|week| calendar.last_day(weeks(week, week).finish)),
            items: here,
            work,
            cost,
            expected: then.by_week(items, week),
        });
    }
    figures
}

fn roles(catalog: &Catalog, plan: &Plan, items: &[ItemFigures]) -> Vec<RoleFigures> {
    let mut found: Map<(usize, Option<RoleId>), RoleFigures> = Map::new();
    for (item, figures) in plan.roadmap.items.iter().zip(items) {
        for work in &at_completion(catalog, plan, item) {
            let role = work.role.as_ref();
            let known = role.and_then(|id| catalog.role(id.as_str()));
            let place = match (role, known) {
                (_, Some(idx)) => idx.position(),
                (Some(_), None) => catalog.roles.len(),
                (None, None) => catalog.roles.len() + 1,
            };
            let rate = role.and_then(|id| Rate::of(catalog, plan, id));
            let cost = Cost::new(work, rate);
            let row = found.get_or_insert_with((place, role.cloned()), || RoleFigures {
                role: role.cloned(),
                name: role_name(catalog, role),
                rate,
                by_phase: vec![RoleLoad::default(); catalog.phases.len()],
                work: WorkSum::default(),
                cost: Cost::default(),
            });
            row.work.add(work);
            row.cost.add(cost);
            if let Some(phase) = row.by_phase.get_mut(figures.phase) {
                phase.work.add(work);
                phase.cost.add(cost);
            }
        }
    }
    found.into_values().collect()
}
