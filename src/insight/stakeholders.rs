//! Stakeholders: where they stand on the map, what that asks for, and who hears what, when.

use super::Insight;
use super::own;
use crate::catalog::{self, Catalog, Idx, Quadrant};
use crate::plan::{
    Calendar, Date, ItemId, Plan, Rhythm, Stakeholder, StakeholderId, StakeholderKind,
};
use crate::sorted::{Set, sort_by_key};

/// A stakeholder with every word filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStakeholder<'a> {
    /// Number of the stakeholder.
    pub item: ItemId,
    /// Archetype it came from, if this version knows it.
    pub source: Option<Idx<catalog::Stakeholder>>,
    /// Who; empty where nobody has said it.
    pub name: &'a str,
    /// Field of the map, which says what it asks for; none without power and interest.
    pub quadrant: Option<Idx<Quadrant>>,
    /// What they worry about.
    pub concern: &'a str,
    /// What to tell them.
    pub message: &'a str,
    /// What they want to see.
    pub wants: &'a str,
    /// Where to reach them.
    pub channel: &'a str,
    /// How often, in words.
    pub cadence: String,
    /// The next date on or after the plan's as-of date, on a working day; none where no rhythm is stated.
    pub next: Option<Date>,
    /// What is not said yet, in words: `power and interest`, `a message`.
    pub missing: Vec<&'static str>,
}

/// Everybody, in the order of the plan.
#[must_use]
pub fn stakeholders<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<PlanStakeholder<'a>> {
    let all = plan.stakeholders.stakeholders.iter();
    all.map(|stated| of(catalog, plan, stated)).collect()
}

fn of<'a>(catalog: &'static Catalog, plan: &Plan, stated: &'a Stakeholder) -> PlanStakeholder<'a> {
    let source = stated.source.as_ref();
    let source = source.and_then(|id| catalog.stakeholder(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let quadrant = stated
        .power
        .zip(stated.interest)
        .and_then(|(power, interest)| {
            let fits = catalog.quadrant_of(power, interest)?;
            catalog.quadrant(fits.id)
        });
    let (as_of, last) = (plan.details.as_of, Date::LAST);
    let mut cadence = stated.cadence.trim().to_owned();
    if cadence.is_empty() {
        cadence = match (&stated.rhythm, known) {
            (Some(rhythm), _) => rhythm.words(),
            (None, Some(known)) => known.cadence.text().to_owned(),
            (None, None) => String::new(),
        };
    }
    let mut shown = PlanStakeholder {
        item: stated.id,
        source,
        name: own::words(&stated.name, known.map(|known| known.name)),
        quadrant,
        concern: own::words(&stated.concern, known.map(|known| known.concerns)),
        message: own::words(&stated.message, known.map(|known| known.message)),
        wants: own::words(&stated.wants, known.map(|known| known.wants)),
        channel: own::words(&stated.channel, known.map(|known| known.channel)),
        cadence,
        next: dates(plan, stated, as_of, last).next(),
        missing: Vec::new(),
    };
    let said = [
        ("a name", !shown.name.is_empty()),
        ("power and interest", shown.quadrant.is_some()),
        ("a message", !shown.message.is_empty()),
        ("a channel", !shown.channel.is_empty()),
        ("how often", !shown.cadence.is_empty()),
        ("an owner", !stated.owner.trim().is_empty()),
    ];
    let missing = said.iter().filter(|(_, said)| !said);
    shown.missing = missing.map(|(what, _)| *what).collect();
    shown
}

/// The days on which somebody hears from the team, on working days, from `from` to `until`.
fn dates(
    plan: &Plan,
    stated: &Stakeholder,
    from: Date,
    until: Date,
) -> impl Iterator<Item = Date> + use<> {
    let (first, start, calendar) = (stated.first, plan.details.start, Calendar::of(plan));
    let rhythm = stated.rhythm.clone();
    // A date that falls on a free day is moved to the day after, which may be the first of the range.
    let dates = rhythm.map(|rhythm| rhythm.dates(first, start, from.plus_days(-7), until));
    let dates = dates.into_iter().flatten();
    dates
        .map(move |day| calendar.working_day(day))
        .filter(move |day| (from..=until).contains(day))
}

/// One date on which somebody hears from the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Communication {
    /// The day, a working day.
    pub day: Date,
    /// The stakeholder's place in the list of all.
    pub stakeholder: usize,
}

/// Who hears from the team when, from `from` to `until` (both included), in the order of days and,
/// on a day, of the plan. At most [`MOST`].
#[must_use]
pub fn communications(plan: &Plan, from: Date, until: Date) -> Vec<Communication> {
    let all = plan.stakeholders.stakeholders.iter().enumerate();
    let mut found: Vec<Communication> = all
        .flat_map(|(stakeholder, stated)| {
            let days = dates(plan, stated, from, until).take(MOST);
            days.map(move |day| Communication { day, stakeholder })
        })
        .collect();
    sort_by_key(&mut found, |communication| {
        (communication.day, communication.stakeholder)
    });
    found.truncate(MOST);
    found
}

/// Most dates that are listed at once.
pub const MOST: usize = 5_000;

/// Where everybody stands: the places in the list of those in a field of the map, field by field in
/// the catalogue's order; last those without power and interest.
#[must_use]
pub fn by_quadrant(
    catalog: &Catalog,
    shown: &[PlanStakeholder],
) -> Vec<(Option<Idx<Quadrant>>, Vec<usize>)> {
    let fields = catalog.quadrants.indices().map(Some).chain([None]);
    let inside = |field: Option<Idx<Quadrant>>| {
        let all = shown.iter().enumerate();
        let inside = all.filter(move |(_, one)| one.quadrant == field);
        inside.map(|(at, _)| at).collect()
    };
    fields.map(|field| (field, inside(field))).collect()
}

/// The archetypes that the plan does not have yet, to start from. Their words stay the catalogue's
/// until the team has its own; ratings and rhythms are the team's from the start.
#[must_use]
pub fn archetypes(insight: &Insight) -> Vec<Stakeholder> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let known = plan.stakeholders.stakeholders.iter();
    let known: Set<&str> = known
        .filter_map(|one| Some(one.source.as_ref()?.as_str()))
        .collect();
    let new = catalog.stakeholders.iter();
    let new = new.filter(|archetype| !known.contains(&archetype.id));
    new.map(|archetype| Stakeholder {
        source: Some(StakeholderId::new(archetype.id)),
        kind: StakeholderKind::Group,
        power: Some(archetype.power),
        interest: Some(archetype.interest),
        rhythm: rhythm(archetype.every_weeks, archetype.every_months),
        ..Stakeholder::default()
    })
    .collect()
}

/// A rhythm of the catalogue's.
pub(super) fn rhythm(weeks: Option<u8>, months: Option<u8>) -> Option<Rhythm> {
    let weeks = weeks.map(|weeks| Rhythm::weeks(weeks.into()));
    weeks.or_else(|| Some(Rhythm::months(months?.into())))
}
