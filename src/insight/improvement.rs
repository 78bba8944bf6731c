//! What the team learns: its loops, what is open, what it watches, and when it looks again.

use super::governance::triggers::{TriggerState, Verdict, triggers};
use super::own;
use super::stakeholders::rhythm;
use crate::catalog::{Catalog, Idx, LearningLoop, RadarEntry, Ring};
use crate::command::{Command, Edit};
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{
    Action, Calendar, Date, ItemId, Loop, LoopId, Plan, Retrospective, RoadmapItem, Stance, Trend,
    TrendId,
};
use crate::sorted::{Set, sort_by_key};

/// A learning loop with every word filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLoop<'a> {
    /// Number of the loop.
    pub item: ItemId,
    /// Loop of the catalogue it came from, if this version knows it.
    pub source: Option<Idx<LearningLoop>>,
    /// When it happens; empty where nobody has said it.
    pub name: &'a str,
    /// How long it takes.
    pub length: &'a str,
    /// What to ask.
    pub questions: &'a str,
    /// What comes out.
    pub output: &'a str,
    /// The next date on or after the as-of date, a working day; none where it follows events.
    pub next: Option<Date>,
    /// Day of its last retrospective up to the as-of date.
    pub last: Option<Date>,
}

/// All loops, in the order of the plan.
#[must_use]
pub fn loops<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<PlanLoop<'a>> {
    let (as_of, improvement) = (plan.details.as_of, &plan.improvement);
    let shown = |stated: &'a Loop| {
        let source = stated.source.as_ref();
        let source = source.and_then(|id| catalog.learning_loop(id.as_str()));
        let known = source.map(|idx| &catalog[idx]);
        let held = improvement.retrospectives.iter();
        let held = held.filter(|held| held.of == Some(stated.id));
        let held = held.filter_map(|held| held.date.filter(|date| *date <= as_of));
        PlanLoop {
            item: stated.id,
            source,
            name: own::words(&stated.name, known.map(|known| known.name)),
            length: own::words(&stated.length, known.map(|known| known.length)),
            questions: own::words(&stated.questions, known.map(|known| known.questions)),
            output: own::words(&stated.output, known.map(|known| known.output)),
            next: days(plan, stated, as_of, Date::LAST).next(),
            last: held.max(),
        }
    };
    improvement.loops.iter().map(shown).collect()
}

/// The days of a loop from `from` to `until`, both included, on working days.
pub(super) fn days(
    plan: &Plan,
    stated: &Loop,
    from: Date,
    until: Date,
) -> impl Iterator<Item = Date> + use<> {
    let (first, start, calendar) = (stated.first, plan.details.start, Calendar::of(plan));
    let rhythm = stated.rhythm.clone().into_iter();
    let dates =
        rhythm.flat_map(move |rhythm| rhythm.dates(first, start, from.plus_days(-7), until));
    dates
        .map(move |day| calendar.working_day(day))
        .filter(move |day| (from..=until).contains(day))
}

/// What a retrospective is called: its own title, or its loop's name.
#[must_use]
pub fn title<'a>(catalog: &'static Catalog, plan: &'a Plan, held: &'a Retrospective) -> &'a str {
    let of = |id: ItemId| plan.improvement.loops.iter().find(|one| one.id == id);
    match (held.title.trim(), held.of.and_then(of)) {
        ("", Some(of)) => {
            let source = of.source.as_ref();
            let source = source.and_then(|id| catalog.learning_loop(id.as_str()));
            own::words(&of.name, source.map(|idx| catalog[idx].name))
        }
        (title, _) => title,
    }
}

/// How an action stands on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// It should be done by now.
    Overdue,
    /// It is to be done.
    Open,
    /// It has become an initiative, whose progress counts.
    OnRoadmap,
    /// It is done.
    Done,
}

impl ActionState {
    /// The state in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            ActionState::Overdue => "overdue",
            ActionState::Open => "open",
            ActionState::OnRoadmap => "on the roadmap",
            ActionState::Done => "done",
        }
    }
}

/// How an action stands.
#[must_use]
pub fn state(plan: &Plan, action: &Action) -> ActionState {
    let as_of = plan.details.as_of;
    let known = |id: &ItemId| plan.roadmap.items.iter().any(|item| item.id == *id);
    if action.done.is_some_and(|done| done <= as_of) {
        ActionState::Done
    } else if action.item.as_ref().is_some_and(known) {
        ActionState::OnRoadmap
    } else if action.due.is_some_and(|due| due < as_of) {
        ActionState::Overdue
    } else {
        ActionState::Open
    }
}

/// The actions: what is overdue first, then by the day they are due, those without one behind; in
/// the order of the plan where nothing else decides.
#[must_use]
pub fn actions(plan: &Plan) -> Vec<(ActionState, &Action)> {
    let all = plan.improvement.actions.iter();
    let mut all: Vec<_> = all.map(|action| (state(plan, action), action)).collect();
    sort_by_key(&mut all, |(state, action)| {
        (*state, action.due.is_none(), action.due)
    });
    all
}

/// The action that an item of the roadmap comes from.
#[must_use]
pub fn action_of(plan: &Plan, item: ItemId) -> Option<&Action> {
    let mut all = plan.improvement.actions.iter();
    all.find(|action| action.item == Some(item))
}

/// Working half-days that an action takes until somebody says otherwise: a week.
const LENGTH: u32 = 10;

/// Makes an action an initiative, as one step: an item of the team's own that starts on the as-of
/// date, and the action that names it.
///
/// # Errors
/// A sentence, if there is nothing to make one of or if it is one already.
pub fn initiative(
    catalog: &'static Catalog,
    plan: &Plan,
    action: ItemId,
) -> Result<Command, &'static str> {
    let mut actions = plan.improvement.actions.iter();
    let action = actions.find(|one| one.id == action);
    let action = action.ok_or("This action is not in the plan any more.")?;
    if action.what.trim().is_empty() {
        return Err("Say what is to be done first: it becomes the initiative's title.");
    }
    if state(plan, action) == ActionState::OnRoadmap {
        return Err("This action is an initiative already.");
    }
    // A plan has an end, wherever its as-of date is.
    let last = MOST_HALF_DAYS as u32 - LENGTH;
    let start = Calendar::of(plan)
        .half_day_or_first(plan.details.as_of)
        .min(last);
    let of = |id: ItemId| {
        plan.improvement
            .retrospectives
            .iter()
            .find(|held| held.id == id)
    };
    let note = action.retrospective.and_then(of).map(|held| {
        let date = held
            .date
            .map_or(String::new(), |date| [" of ", &date.long()].concat());
        match title(catalog, plan, held) {
            "" => ["Comes from the retrospective", &date, "."].concat(),
            title => ["Comes from the retrospective \"", title, "\"", &date, "."].concat(),
        }
    });
    let item = RoadmapItem {
        title: action.what.trim().to_owned(),
        owner: action.owner.clone(),
        note: note.unwrap_or_default(),
        start,
        finish: start + LENGTH,
        deadline: action.due.filter(|due| *due >= plan.details.as_of),
        ..RoadmapItem::default()
    };
    let linked = Action {
        // The number that the item will get.
        item: Some(ItemId(plan.next_item)),
        ..action.clone()
    };
    Ok(Command::Together(
        "make the action an initiative",
        vec![
            Command::Items(Edit::Add(item)),
            Command::list(Edit::Put(linked)),
        ],
    ))
}

/// A technique with every word filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTrend<'a> {
    /// Number of the trend.
    pub item: ItemId,
    /// Entry of the catalogue it came from, if this version knows it.
    pub source: Option<Idx<RadarEntry>>,
    /// Name; empty where nobody has said it.
    pub name: &'a str,
    /// What the team does with it.
    pub stance: Stance,
    /// The catalogue's advice, where the team does something else.
    pub advice: Option<Stance>,
    /// Why.
    pub why: &'a str,
    /// Day on which it is looked at again.
    pub recheck: Option<Date>,
    /// Whether that is past.
    pub overdue: bool,
}

/// All trends, in the order of the plan.
#[must_use]
pub fn trends<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<PlanTrend<'a>> {
    let all = plan.improvement.trends.iter();
    all.map(|stated| trend(catalog, plan, stated)).collect()
}

fn trend<'a>(catalog: &'static Catalog, plan: &Plan, stated: &'a Trend) -> PlanTrend<'a> {
    let source = stated.source.as_ref();
    let source = source.and_then(|id| catalog.radar_entry(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let advice = known.map(|known| stance(known.ring));
    let taken = stated.stance.or(advice).unwrap_or(Stance::Assess);
    let recheck = stated.recheck.or_else(|| {
        let judged = Date::parse(catalog.model.date)?;
        Some(judged.plus_months(known?.recheck_months.into()))
    });
    PlanTrend {
        item: stated.id,
        source,
        name: own::words(&stated.name, known.map(|known| known.name)),
        stance: taken,
        advice: advice.filter(|advice| *advice != taken),
        why: own::words(&stated.why, known.map(|known| known.rationale)),
        recheck,
        overdue: recheck.is_some_and(|day| day < plan.details.as_of),
    }
}

fn stance(ring: Ring) -> Stance {
    match ring {
        Ring::Adopt => Stance::Adopt,
        Ring::Trial => Stance::Trial,
        Ring::Assess => Stance::Assess,
        Ring::Hold => Stance::Hold,
    }
}

/// The radar: for each stance, the places in the list of the trends that have it.
#[must_use]
pub fn radar(trends: &[PlanTrend]) -> Vec<(Stance, Vec<usize>)> {
    let of = |stance: Stance| {
        let all = trends.iter().enumerate();
        let of = all.filter(move |(_, trend)| trend.stance == stance);
        of.map(|(at, _)| at).collect()
    };
    Stance::ALL
        .iter()
        .map(|&stance| (stance, of(stance)))
        .collect()
}

/// When the team assesses itself again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextAssessment<'a> {
    /// The day; none in a catalogue without a rhythm for it.
    pub date: Option<Date>,
    /// Whether the team chose it.
    pub stated: bool,
    /// Whether it is past.
    pub overdue: bool,
    /// Triggers that ask for one before that, and fire.
    pub firing: Vec<TriggerState<'a>>,
}

/// The re-plan triggers that ask for a new assessment.
const ASSESS: [&str; 4] = ["rp-event", "rp-architecture", "rp-regulation", "rp-age"];

/// When the team assesses itself again: on the day it chose, or so many months after the last
/// assessment as the catalogue's review calendar says.
#[must_use]
pub fn next_assessment<'a>(catalog: &'static Catalog, plan: &'a Plan) -> NextAssessment<'a> {
    let as_of = plan.details.as_of;
    let stated = plan.improvement.next_assessment;
    let date = stated.or_else(|| {
        let months = catalog[catalog.review("rv-assess")?].every_months?;
        let last = plan.assessment.date.unwrap_or(as_of);
        Some(Calendar::of(plan).working_day(last.plus_months(months.into())))
    });
    let mut firing = triggers(catalog, plan);
    firing.retain(|trigger| {
        let asks = trigger
            .source
            .is_some_and(|idx| ASSESS.contains(&catalog[idx].id));
        asks && trigger.verdict == Verdict::Fires
    });
    NextAssessment {
        date,
        stated: stated.is_some(),
        overdue: date.is_some_and(|date| date < as_of),
        firing,
    }
}

/// The catalogue's learning loops that the plan has not, with the rhythm of the review they belong to.
#[must_use]
pub fn start_loops(catalog: &Catalog, plan: &Plan) -> Vec<Loop> {
    let known = plan.improvement.loops.iter();
    let known: Set<&str> = known
        .filter_map(|one| Some(one.source.as_ref()?.as_str()))
        .collect();
    let new = catalog.learning_loops.entries();
    let new = new.filter(|(_, entry)| !known.contains(&entry.id));
    new.map(|(idx, entry)| {
        let mut reviews = catalog.reviews.iter();
        let review = reviews.find(|review| review.loops.contains(&idx));
        Loop {
            source: Some(LoopId::new(entry.id)),
            rhythm: review.and_then(|review| rhythm(review.every_weeks, review.every_months)),
            ..Loop::default()
        }
    })
    .collect()
}

/// The entries of the catalogue's radar that the plan has not.
#[must_use]
pub fn start_trends(catalog: &Catalog, plan: &Plan) -> Vec<Trend> {
    let known = plan.improvement.trends.iter();
    let known: Set<&str> = known
        .filter_map(|one| Some(one.source.as_ref()?.as_str()))
        .collect();
    let new = catalog
        .radar
        .iter()
        .filter(|entry| !known.contains(&entry.id));
    new.map(|entry| Trend {
        source: Some(TrendId::new(entry.id)),
        ..Trend::default()
    })
    .collect()
}
