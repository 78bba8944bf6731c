//! What the timeline shows of a plan.

use crate::app::chart::drag::Grips;
use crate::app::chart::timeline::{Mark, Scene, Shade, TimelineGroup, TimelineRow};
use crate::app::route::Route;
use crate::command::Topic;
use crate::document::words::{count, person_days};
use crate::insight::follow::length;
use crate::insight::network::{Why, Words};
use crate::insight::{Insight, ItemFigures, PlanForecast};
use crate::plan::{Calendar, Date, ItemState, Locked, Plan, RoadmapItem};
use std::sync::Arc;

/// What the scene rests on.
pub const SHOWN: [Topic; 8] = [
    Topic::Details,
    Topic::Vision,
    Topic::Assessment,
    Topic::Targets,
    Topic::Resources,
    Topic::Roadmap,
    Topic::Milestones,
    Topic::Progress,
];

/// Everything that is shown, phase by phase and in the order of starting.
#[must_use]
pub fn scene(insight: &Insight, forecast: Option<&PlanForecast>, today: Date) -> Scene {
    let (catalog, plan, figures) = (insight.catalog(), insight.plan(), insight.roadmap());
    let calendar = Calendar::of(plan);
    let levelled = levelled(insight);
    let row = |&at: &usize| {
        let (item, of) = (&plan.roadmap.items[at], &figures.items[at]);
        let facts = Facts {
            insight,
            calendar,
            item,
            of,
            slack: insight.slack().get(at).copied().flatten(),
            levelled: levelled.get(at).cloned().flatten(),
            whisker: forecast.and_then(|forecast| {
                let found = forecast.items.iter().find(|one| one.item == at)?;
                Some([found.by.p80, found.by.p95])
            }),
        };
        Arc::new(facts.row())
    };
    let order = figures.phases.iter().flat_map(|phase| &phase.items);
    let groups = figures.phases.iter().map(|phase| {
        let items = count(phase.items.len(), "initiative", "initiatives");
        let last = figures.end.unwrap_or(phase.start);
        TimelineGroup {
            name: catalog[phase.phase].name.to_owned(),
            note: items + ", " + &person_days(phase.work.mean()),
            days: (phase.start, phase.end.unwrap_or(last.max(phase.start))),
        }
    });
    Scene {
        rows: order.map(row).collect(),
        groups: groups.collect(),
        marks: marks(plan, today),
        signs: signs(plan),
        shades: shades(plan),
        calendar,
    }
}

/// What a row is made from.
struct Facts<'a> {
    insight: &'a Insight,
    calendar: Calendar,
    item: &'a RoadmapItem,
    of: &'a ItemFigures,
    slack: Option<u32>,
    levelled: Option<String>,
    whisker: Option<[u32; 2]>,
}

impl Facts<'_> {
    fn row(self) -> TimelineRow {
        let (item, of) = (self.item, self.of);
        let span = (of.span.start, of.span.finish);
        let open = matches!(item.state, ItemState::Planned | ItemState::Running);
        let pinned = is_pinned(item);
        let critical = self.slack == Some(0);
        let done = item.percent_done(self.insight.catalog());
        let baseline = self.insight.plan().progress.baselines.last();
        let baseline = baseline.and_then(|baseline| {
            let then = baseline.items.iter().find(|then| then.item == item.id)?;
            Some((then.start, then.finish))
        });
        let owner = match item.owner.trim() {
            "" => "–".to_owned(),
            owner => owner.to_owned(),
        };
        TimelineRow {
            id: item.id.0,
            group: of.phase,
            title: of.title.clone(),
            cells: [of.start.medium(), of.end.medium(), owner, state(item, done)],
            span,
            name: self.name(done, pinned, critical),
            href: Route::Roadmap(Some(item.id)).to_string(),
            critical,
            pinned,
            done,
            slack: self.slack.map(|slack| span.1.saturating_add(slack)),
            baseline: baseline.filter(|then| *then != span),
            whisker: self.whisker.filter(|_| open),
            deadline: item.deadline.map(|day| (day, day < of.end)),
            grips: Grips {
                start: item.state == ItemState::Planned,
                end: open,
            },
            after: item
                .after
                .iter()
                .map(|id| {
                    let lag = item.lags.iter().find(|lag| lag.after == *id);
                    (id.0, lag.map_or(0, |lag| lag.half_days))
                })
                .collect(),
            levelled: self.levelled,
        }
    }

    /// All that the bar says: `Synthetic users, 3 Mar to 14 Mar 2027, Foundations, 40% done, critical, no slack`.
    fn name(&self, done: u8, pinned: bool, critical: bool) -> String {
        let (item, of) = (self.item, self.of);
        let catalog = self.insight.catalog();
        let phase = self.insight.roadmap().phases[of.phase].phase;
        let mut parts = vec![
            of.title.clone(),
            of.start.short() + " to " + &of.end.medium(),
            catalog[phase].name.to_owned(),
        ];
        match item.state {
            ItemState::Planned if done == 0 => {}
            ItemState::Done => parts.push("done".to_owned()),
            ItemState::Dropped => parts.push("dropped".to_owned()),
            _ => parts.push(done.to_string() + "% done"),
        }
        if critical {
            parts.push("critical, no slack".to_owned());
        } else if let Some(slack) = self.slack {
            let week = self.calendar.half_days_per_week();
            parts.push(length(slack.into(), week) + " of slack");
        }
        if pinned {
            parts.push("pinned".to_owned());
        }
        if let Some(late) = of.late {
            parts.push(late.words().to_owned());
        }
        if let Some(deadline) = item.deadline {
            let late = if deadline < of.end {
                "after its deadline, "
            } else {
                "deadline "
            };
            parts.push(late.to_owned() + &deadline.medium());
        }
        if let Some(reason) = &self.levelled {
            parts.push("moved by levelling: ".to_owned() + reason);
        }
        parts.join(", ")
    }
}

/// Whether planning again leaves its dates.
fn is_pinned(item: &RoadmapItem) -> bool {
    item.locked.contains(&Locked::Dates) || item.source.is_none()
}

fn state(item: &RoadmapItem, done: u8) -> String {
    match item.state {
        ItemState::Planned => "Planned".to_owned(),
        ItemState::Running => "Running, ".to_owned() + &done.to_string() + "%",
        ItemState::Done => "Done".to_owned(),
        ItemState::Dropped => "Dropped".to_owned(),
    }
}

/// Per item, why it starts later than its prerequisites ask for, if people or places were not free.
fn levelled(insight: &Insight) -> Vec<Option<String>> {
    let Ok(scheduled) = insight.scheduled() else {
        return Vec::new();
    };
    let title = |at: usize| {
        let item = scheduled.items.get(at);
        item.map_or(String::new(), |item| {
            item.title_in(insight.catalog()).to_owned()
        })
    };
    let words = Words {
        catalog: insight.catalog(),
        plan: insight.plan(),
        network: &scheduled.network,
        item: &title,
        day: crate::plan::Date::medium,
    };
    let reason = |why: &Why| match why {
        Why::Busy { .. } => words.reasons(why).pop(),
        _ => None,
    };
    scheduled.run.why.iter().map(reason).collect()
}

/// The dated event, and today.
fn marks(plan: &Plan, today: Date) -> Vec<Mark> {
    let event = plan.details.event_date.map(|day| {
        let name = match plan.details.event.trim() {
            "" => "Dated event",
            name => name,
        };
        let short: String = name.chars().take(40).collect();
        Mark {
            day,
            name: short + ", " + &day.short(),
            printed: true,
        }
    });
    let event = event.filter(|mark| mark.day >= plan.details.start);
    let today = Mark {
        day: today,
        name: "Today".to_owned(),
        printed: false,
    };
    event.into_iter().chain([today]).collect()
}

/// Milestones that have a date.
fn signs(plan: &Plan) -> Vec<Mark> {
    let milestones = plan.milestones.milestones.iter();
    let signs = milestones.filter_map(|milestone| {
        let day = milestone.date?;
        let name = match milestone.name.trim() {
            "" => "Milestone",
            name => name,
        };
        (day >= plan.details.start).then(|| Mark {
            day,
            name: name.to_owned(),
            printed: true,
        })
    });
    signs.collect()
}

/// Holidays and freezes.
fn shades(plan: &Plan) -> Vec<Shade> {
    let holidays = plan.resources.holidays.iter().map(|holiday| Shade {
        days: (holiday.date, holiday.date),
        name: match holiday.name.trim() {
            "" => "Holiday, ".to_owned() + &holiday.date.medium(),
            name => name.to_owned() + ", " + &holiday.date.medium(),
        },
        partly: false,
    });
    let freezes = plan.resources.freezes.iter().map(|freeze| {
        let days = freeze.from.short() + " to " + &freeze.until.medium();
        Shade {
            days: (freeze.from, freeze.until),
            name: match freeze.name.trim() {
                "" => "Change freeze, ".to_owned() + &days,
                name => name.to_owned() + ", " + &days,
            },
            partly: true,
        }
    });
    holidays.chain(freezes).collect()
}
