//! What the accepted roadmap means: dates, phases, effort, cost, the chain
//! that decides the end, and the maturity to expect. Source: content rules
//! §3.3, §3.4; the figures are those of what was accepted, not of a proposal.

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
use crate::catalog::{Catalog, Idx, Initiative, Phase};
use crate::plan::{Calendar, Date, ItemId, ItemState, Locked, Plan, RoadmapItem, RoleId, Work};
use crate::sorted::Map;

/// Work in hundredths of a person-day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkSum {
    /// If all goes well.
    pub optimistic: u64,
    /// Most likely.
    pub likely: u64,
    /// If much goes wrong.
    pub pessimistic: u64,
}

impl WorkSum {
    pub(super) fn add(&mut self, work: &Work) {
        self.optimistic += u64::from(work.optimistic);
        self.likely += u64::from(work.likely);
        self.pessimistic += u64::from(work.pessimistic);
    }

    /// Adds other work.
    pub fn add_sum(&mut self, other: WorkSum) {
        self.optimistic += other.optimistic;
        self.likely += other.likely;
        self.pessimistic += other.pessimistic;
    }

    /// (o + 4m + p) / 6 in person-days.
    #[must_use]
    pub fn mean(&self) -> Ratio {
        let sixths = self.optimistic + 4 * self.likely + self.pessimistic;
        Ratio::new(sixths as i64, 600)
    }

    /// (p - o) / 6 in person-days.
    #[must_use]
    pub fn deviation(&self) -> Ratio {
        Ratio::new(self.pessimistic as i64 - self.optimistic as i64, 600)
    }
}

/// Why an item starts when it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartReason {
    /// Nothing holds it up: it starts with the plan.
    AtOnce,
    /// A person fixed its dates.
    Fixed,
    /// It waits for these items, by place, which end just before.
    After(Vec<usize>),
    /// Its prerequisites are done earlier; it waits until people are free.
    People,
}

/// The figures of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFigures {
    /// The item.
    pub item: ItemId,
    /// The initiative it comes from; none for the team's own work.
    pub initiative: Option<Idx<Initiative>>,
    /// Its title, the catalogue's where it has none of its own.
    pub title: String,
    /// When it runs.
    pub span: Span,
    /// First working day.
    pub start: Date,
    /// Last working day.
    pub end: Date,
    /// Place of the phase in which it starts, in the catalogue's order.
    pub phase: usize,
    /// Its work.
    pub work: WorkSum,
    /// What its people cost.
    pub cost: Cost,
    /// Places of the items it waits for.
    pub after: Vec<usize>,
    /// Why it starts when it does.
    pub starts: StartReason,
    /// It lies on the chain that decides the end.
    pub on_chain: bool,
    /// How it misses the dated event, if it is a core initiative of the primary driver and does.
    pub late: Option<Late>,
    /// Week from which its practices may honestly be claimed: that of its end,
    /// or later where something must run for a while first.
    pub claimable_week: u32,
}

/// How something misses the dated event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The work ends after it.
    Work,
    /// The work ends before it, but what it puts in place counts only afterwards, when it has run
    /// long enough.
    Claim,
}

impl Late {
    /// What is wrong, without a subject: "ends after the event".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Late::Work => "ends after the event",
            Late::Claim => "counts only after the event",
        }
    }

    /// The sentence of the content that says what can be done.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Late::Work => "late",
            Late::Claim => "late-claim",
        }
    }
}

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

/// The title of an item: its own, else the catalogue's.
#[must_use]
pub fn title(catalog: &Catalog, item: &RoadmapItem) -> String {
    let source = item.source.as_ref();
    match source.and_then(|id| catalog.initiative(id.as_str())) {
        Some(idx) if item.title.trim().is_empty() => catalog[idx].title.to_owned(),
        _ => item.title.clone(),
    }
}

/// The half-day behind the last one of an item: of what is done, the one it really ended with.
pub(super) fn ended(item: &RoadmapItem, calendar: Calendar) -> u32 {
    match (item.state, item.ended) {
        (ItemState::Done, Some(day)) => calendar.half_day_after(day),
        _ => item.finish,
    }
}

/// Weeks from an item's start until what it puts in place may be claimed: its own, else the
/// catalogue's.
pub(super) fn min_weeks(catalog: &Catalog, item: &RoadmapItem) -> u32 {
    let source = item.source.as_ref();
    let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
    let weeks = item
        .min_weeks
        .or(initiative.map(|idx| catalog[idx].min_weeks));
    weeks.map_or(0, u32::from)
}

/// Per item, the places of those it waits for.
fn links(items: &[RoadmapItem]) -> Vec<Vec<usize>> {
    let places: Map<ItemId, usize> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (item.id, at))
        .collect();
    let links = |item: &RoadmapItem| {
        let known = item.after.iter().filter_map(|id| places.get(id));
        known.copied().collect()
    };
    items.iter().map(links).collect()
}

fn figures(catalog: &Catalog, plan: &Plan, item: &RoadmapItem, after: &[usize]) -> ItemFigures {
    let source = item.source.as_ref();
    let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
    let span = Span::of(item);
    let calendar = Calendar::of(plan);
    let mut work = WorkSum::default();
    let mut cost = Cost::default();
    for part in &at_completion(catalog, plan, item) {
        work.add(part);
        let role = part.role.as_ref();
        cost.add(Cost::new(
            part,
            role.and_then(|id| Rate::of(catalog, plan, id)),
        ));
    }
    ItemFigures {
        item: item.id,
        initiative,
        title: title(catalog, item),
        span,
        start: calendar.day(span.start),
        end: calendar.last_day(span.finish),
        phase: phase_of(catalog, span.start_week(calendar)),
        work,
        cost,
        after: after.to_vec(),
        starts: StartReason::AtOnce,
        on_chain: false,
        late: None,
        claimable_week: span.claimable_week(calendar, min_weeks(catalog, item)),
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

fn start_reason(item: &RoadmapItem, items: &[ItemFigures], at: usize) -> StartReason {
    let figures = &items[at];
    let start = figures.span.start;
    if item.locked.contains(&Locked::Dates) || figures.initiative.is_none() {
        return StartReason::Fixed;
    }
    let just_before = |&before: &usize| items[before].span.finish == start;
    let before: Vec<usize> = figures.after.iter().copied().filter(just_before).collect();
    if start == 0 {
        StartReason::AtOnce
    } else if before.is_empty() {
        StartReason::People
    } else {
        StartReason::After(before)
    }
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
