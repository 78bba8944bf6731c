//! `loadmap forecast`: how likely the dates of the roadmap are, and what it costs.

use super::finished::{Asked, Finished};
use super::{Failure, input, schedule};
use crate::catalog::Catalog;
use crate::forecast::simulate;
use crate::insight::forecast::{By, Chance, PlanForecast, Prospect};
use crate::insight::network::{Broken, Words};
use crate::insight::{Dates, Insight, Money, NoForecast, Scheduled, cost::in_currency};
use crate::plan::{Plan, RoadmapItem};
use crate::record::{Json, Shown};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// What `--json` prints, for the long help.
pub(super) const KEYS: &str = "\
Keys of --json. Keys are never renamed; later versions may add some. Dates are
last days of work. Chances and criticality are thousandths, from 0 to 1000;
money is in minor currency units.

  dates       accepted: those of the roadmap; scheduled: found anew, because
              nothing is accepted or what is accepted cannot be worked
  planned     the last day of that schedule, and plannedChance how likely all
              is finished by then
  finish      p50, p80, p95: the days by which half, four of five and nineteen
              of twenty samples have finished everything
  eventDate   the plan's dated event, and eventChance how likely what is core
              to the first driver is finished before it; null without either
  milestones  list of: id, name, date, finish, chance to meet the date, reached
              (true if nothing is left to do for it)
  phases      list of: id, finish of what starts in the phase
  items       list of: id, finish, criticality (how often it decides the end),
              deadline, chance to meet it
  drivers     list of: id, correlation of the item's length with the end, in
              thousandths; the strongest first
  cost        currency, p50, p80, p95, cap (most the plan may cost), chance to
              stay under it
  violations  what the schedule breaks, in sentences
  upkeep      upkeep of finished work that does not fit: role, quarter of 13 weeks
              from 1, asked and fits in hundredths of a person-day, text
  calibration what finished work took of its estimates: applied (the forecast
              multiplies what is left by factor), factor and spread in hundredths,
              finished (list of: id, estimate, spent in hundredths of a
              person-day, ratio in hundredths); factor is null without any
  throughput  what weekly counts say, null without any: weeks known, things
              finished in them, by (a day), whole weeks ahead, count finished by
              then at least; things (so many more), done (the days by which)
  warnings    what is doubtful about the input: code, text
  samples     samples drawn, whole blocks of 64
  seed        seed of the random numbers

The same file, samples and seed give the same bytes on every machine.";

/// How to simulate.
pub(super) struct Sampling {
    pub samples: u32,
    pub seed: u64,
}

/// The forecast as text.
pub(super) fn run(
    catalog: &'static Catalog,
    path: &Path,
    json: bool,
    sampling: &Sampling,
    asked: &Asked,
) -> Result<String, Failure> {
    let plan = Arc::new(input::open(catalog, path)?.plan);
    let finished = Finished::new(catalog, &plan, asked)?;
    let insight = Insight::new(catalog, Arc::clone(&plan));
    let unusable = |why: String| Failure::Problems(format!("{}: {why}", input::name(path)));
    let scheduled = insight.scheduled().as_ref();
    let items = &plan.roadmap.items;
    let scheduled =
        scheduled.map_err(|why| unusable(schedule::no_schedule(catalog, items, why)))?;
    let Scheduled {
        items,
        wishes,
        network,
        run,
        dates,
    } = scheduled;
    let name = |at: usize| schedule::short_name(catalog, items, at);
    let prospect = Prospect::new(catalog, &plan, items, wishes, network, run);
    let prospect = prospect.map_err(|why| {
        unusable(match &why {
            NoForecast::Never(never) => {
                let names: Vec<String> = never.iter().map(|&at| name(at)).collect();
                format!("{why} They are: {}.", names.join(", "))
            }
            _ => why.to_string(),
        })
    })?;
    let outcome = simulate(&prospect.model, sampling.seed, sampling.samples);
    let words = Words {
        catalog,
        plan: &plan,
        network,
        item: &name,
        day: crate::plan::Date::medium,
    };
    let found = Found {
        catalog,
        plan: &plan,
        items,
        forecast: PlanForecast::new(&plan, items, &prospect, &outcome),
        is_accepted: *dates == Dates::Accepted,
        violations: run.broken.iter().map(|one| words.broken(one)).collect(),
        unkept: run.beyond.iter().map(|one| words.beyond(one)).collect(),
        upkeep: schedule::upkeep(run, &words),
        finished,
        seed: sampling.seed,
    };
    let text = match json {
        true => found.tree().to_pretty(),
        false => found.table(),
    };
    match run.broken.iter().all(Broken::is_only_late) {
        true => Ok(text),
        false => Err(Failure::Found(text)),
    }
}

/// What there is to print.
struct Found<'a> {
    catalog: &'static Catalog,
    plan: &'a Plan,
    items: &'a [RoadmapItem],
    forecast: PlanForecast,
    is_accepted: bool,
    violations: Vec<String>,
    /// Upkeep that does not fit, in sentences and for programs.
    unkept: Vec<String>,
    upkeep: Json,
    finished: Finished<'a>,
    seed: u64,
}

fn object(pairs: Vec<(&str, Json)>) -> Json {
    let pairs = pairs.into_iter();
    Json::Object(pairs.map(|(key, value)| (key.to_owned(), value)).collect())
}

fn number(n: impl Into<i64>) -> Json {
    Json::int(n.into())
}

fn or_null<T>(value: Option<T>, json: impl Fn(T) -> Json) -> Json {
    value.map_or(Json::Null, json)
}

fn chance(chance: Chance) -> Json {
    number(chance.0)
}

impl Found<'_> {
    fn by(&self, by: By) -> Json {
        let [p50, p80, p95] = by.days(self.forecast.calendar);
        object(vec![
            ("p50", Json::Text(p50.to_string())),
            ("p80", Json::Text(p80.to_string())),
            ("p95", Json::Text(p95.to_string())),
        ])
    }

    fn tree(&self) -> Json {
        let found = &self.forecast;
        let date = |date: crate::plan::Date| Json::Text(date.to_string());
        let money = |money: Money| number(money.0);
        let milestones = found
            .milestones
            .iter()
            .zip(&self.plan.milestones.milestones);
        let milestones = milestones.map(|(found, milestone)| {
            object(vec![
                ("id", number(found.id.0)),
                ("name", Json::text(&milestone.name)),
                ("date", or_null(milestone.date, date)),
                ("finish", or_null(found.by, |by| self.by(by))),
                ("chance", or_null(found.chance, chance)),
                ("reached", Json::Bool(found.reached)),
            ])
        });
        let phases = found.phases.iter().map(|phase| {
            object(vec![
                ("id", Json::text(self.catalog[phase.phase].id)),
                ("finish", self.by(phase.by)),
            ])
        });
        let items = found.items.iter().map(|found| {
            let item = &self.items[found.item];
            object(vec![
                ("id", number(item.id.0)),
                ("finish", self.by(found.by)),
                ("criticality", chance(found.critical)),
                ("deadline", or_null(item.deadline, date)),
                ("chance", or_null(found.deadline, chance)),
            ])
        });
        let drivers = found.drivers.iter().map(|driver| {
            object(vec![
                ("id", number(self.items[driver.item].id.0)),
                ("correlation", number(driver.correlation)),
            ])
        });
        let warnings = found.warnings.iter().map(|warning| {
            object(vec![
                ("code", Json::text(warning.code())),
                ("text", Json::Text(warning.text())),
            ])
        });
        let cost = &found.cost;
        let mut all = vec![
            ("dates", Json::text(self.dates())),
            ("planned", date(found.calendar.last_day(found.planned))),
            ("plannedChance", chance(found.as_planned)),
            ("finish", self.by(found.by)),
            ("eventDate", or_null(self.plan.details.event_date, date)),
            ("eventChance", or_null(found.event, chance)),
            ("milestones", Json::List(milestones.collect())),
            ("phases", Json::List(phases.collect())),
            ("items", Json::List(items.collect())),
            ("drivers", Json::List(drivers.collect())),
            (
                "cost",
                object(vec![
                    ("currency", Json::text(self.plan.details.currency.trim())),
                    ("p50", money(cost.p50)),
                    ("p80", money(cost.p80)),
                    ("p95", money(cost.p95)),
                    ("cap", or_null(cost.cap, |(cap, _)| money(cap))),
                    ("chance", or_null(cost.cap, |(_, under)| chance(under))),
                ]),
            ),
            (
                "violations",
                Json::List(
                    self.violations
                        .iter()
                        .map(|text| Json::text(text))
                        .collect(),
                ),
            ),
            ("upkeep", self.upkeep.clone()),
            ("warnings", Json::List(warnings.collect())),
        ];
        all.extend(self.finished.trees());
        let samples = i64::try_from(found.samples).unwrap_or(i64::MAX);
        all.push(("samples", number(samples)));
        all.push(("seed", Json::Number(self.seed.to_string().into())));
        object(all)
    }

    fn dates(&self) -> &'static str {
        if self.is_accepted {
            "accepted"
        } else {
            "scheduled"
        }
    }

    fn table(&self) -> String {
        let found = &self.forecast;
        let mut out = format!("{}\n\n", Shown(self.plan.title()));
        let _ = writeln!(out, "50%         80%         95%");
        self.row(&mut out, found.by, "Everything", &[]);
        for phase in &found.phases {
            let name = format!("Phase: {}", self.catalog[phase.phase].name);
            self.row(&mut out, phase.by, &name, &[]);
        }
        let milestones = found
            .milestones
            .iter()
            .zip(&self.plan.milestones.milestones);
        for (found, milestone) in milestones {
            let name = match milestone.name.trim() {
                "" => format!("Milestone {}", milestone.id),
                name => format!("Milestone: {name}"),
            };
            let mut notes = Vec::new();
            if let (Some(date), Some(chance)) = (milestone.date, found.chance) {
                notes.push(match found.reached {
                    true => "reached".to_owned(),
                    false => format!("{} to be reached by {date}", chance.text()),
                });
            }
            match found.by {
                Some(by) => self.row(&mut out, by, &name, &notes),
                None => {
                    let _ = writeln!(out, "{:36}{}: no items", "", Shown(&name));
                }
            }
        }
        let mut order: Vec<usize> = (0..found.items.len()).collect();
        crate::sorted::sort_by_key(&mut order, |&at| (found.items[at].by.p50, at));
        for at in order {
            let forecast = &found.items[at];
            let item = &self.items[forecast.item];
            let title = crate::insight::roadmap::title(self.catalog, item);
            let mut notes = Vec::new();
            if forecast.critical >= Chance(25) {
                notes.push(format!(
                    "decides the end {} of the time",
                    share(forecast.critical)
                ));
            }
            if let (Some(deadline), Some(chance)) = (item.deadline, forecast.deadline) {
                notes.push(format!("{} to be done by {deadline}", chance.text()));
            }
            self.row(&mut out, forecast.by, &title, &notes);
        }
        out.push('\n');
        self.sentences(&mut out);
        out
    }

    fn row(&self, out: &mut String, by: By, name: &str, notes: &[String]) {
        let [p50, p80, p95] = by.days(self.forecast.calendar);
        let _ = writeln!(out, "{p50}  {p80}  {p95}  {}", Shown(name));
        for note in notes {
            let _ = writeln!(out, "{:38}{note}", "");
        }
    }

    fn sentences(&self, out: &mut String) {
        let found = &self.forecast;
        let _ = writeln!(
            out,
            "{} Chance to end by {} as planned: {}.",
            match self.is_accepted {
                true => "Dates: those of the accepted roadmap.",
                false if self.plan.roadmap.items.is_empty() =>
                    "Dates: scheduled now, because no roadmap is accepted.",
                false => "Dates: scheduled now, because the accepted ones cannot be worked.",
            },
            found.calendar.last_day(found.planned),
            found.as_planned.text()
        );
        if let (Some(chance), Some(day)) = (found.event, self.plan.details.event_date) {
            let _ = writeln!(
                out,
                "Chance that what is core to the first driver is done before {day}: {}.",
                chance.text()
            );
        }
        let cost = &found.cost;
        let [p50, p80, p95] =
            [cost.p50, cost.p80, cost.p95].map(|money| in_currency(self.plan, &money.text()));
        let _ = writeln!(
            out,
            "Costs at most {p50} in half of all cases, {p80} in 80%, {p95} in 95%."
        );
        if let Some((cap, chance)) = cost.cap {
            let cap = in_currency(self.plan, &cap.text());
            let _ = writeln!(out, "Chance to cost no more than {cap}: {}.", chance.text());
        }
        if !found.drivers.is_empty() {
            let names = found.drivers.iter().map(|driver| {
                let title = crate::insight::roadmap::title(self.catalog, &self.items[driver.item]);
                Shown(&title).to_string()
            });
            let names: Vec<String> = names.collect();
            let _ = writeln!(out, "The end goes most with: {}.", names.join("; "));
        }
        let _ = writeln!(
            out,
            "Drew {} samples with seed {}.",
            found.samples, self.seed
        );
        if let Some(calibrated) = found.calibrated {
            let _ = writeln!(out, "{}", calibrated.text());
        }
        self.finished.sentences(out);
        for remark in self.violations.iter().chain(&self.unkept) {
            let _ = writeln!(out, "- {remark}");
        }
        for warning in &found.warnings {
            let _ = writeln!(out, "- {}", warning.text());
        }
    }
}

/// A share of all samples in words.
fn share(chance: Chance) -> String {
    match chance.0 {
        1_000 => "all".to_owned(),
        _ => chance.text(),
    }
}
