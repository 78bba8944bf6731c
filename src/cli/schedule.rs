//! `loadmap schedule`: when every item of the roadmap runs, and why.

use super::{Failure, input};
use crate::catalog::Catalog;
use crate::insight::cost::role_name;
use crate::insight::network::{Beyond, Broken, Network, Run, Wish, Words};
use crate::insight::{Insight, NoSchedule};
use crate::plan::{Plan, RoadmapItem};
use crate::record::{Json, Shown};
use crate::schedule::{Objective, Options, Solution, improve, improve_within};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What `--json` prints, for the long help.
pub(super) const KEYS: &str = "\
Keys of --json. Keys are never renamed; later versions may add some. Times are
working half-days from the plan's first working day, from 0; a finish is the
half-day after the last one of work.

  dates       accepted: those of the roadmap, because nothing is better by 2%;
              mended: the same, moved as little as they have to be; scheduled:
              found now; proposed: found now, because nothing is accepted
  items       list of: id, start, finish, start_date, finish_date (the last day
              of work), reasons (why it starts when it does, in words)
  makespan    the half-day in which all is finished
  bound       what no makespan can be below
  objective   maturity or makespan
  proven      true if no schedule is better
  schedules   schedules that were tried
  violations  what the schedule breaks, found by a check that shares no code
              with the search: sentences; none for a schedule that can be worked
  takenOver   roles that nobody has: others do their work
  upkeep      upkeep of finished work that does not fit: role, quarter of 13 weeks
              from 1, asked and fits in hundredths of a person-day, text

With --schedules the result is the same on every machine. With --budget-ms it
depends on how fast the machine is.";

/// What to look for.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Goal {
    /// What is worth most finished early, after dates that must be met.
    Maturity,
    /// As short as possible.
    Makespan,
}

/// How to search.
pub(super) struct Search {
    pub schedules: Option<u32>,
    pub budget_ms: Option<u64>,
    pub seed: Option<u64>,
    pub objective: Option<Goal>,
}

impl Search {
    /// Whether any option asks for a search of its own.
    fn is_stated(&self) -> bool {
        self.schedules.is_some()
            || self.budget_ms.is_some()
            || self.seed.is_some()
            || self.objective.is_some()
    }

    fn seed(&self) -> u64 {
        self.seed.unwrap_or(1)
    }
}

/// Schedules to try where nothing is stated.
const SCHEDULES: u32 = 5_000;
/// What a schedule must be better by to take the place of what is accepted, in thousandths.
const LEAST_GAIN: u32 = 20;

/// The schedule as text.
pub(super) fn run(
    catalog: &'static Catalog,
    path: &Path,
    json: bool,
    search: &Search,
) -> Result<String, Failure> {
    let plan = Arc::new(input::open(catalog, path)?.plan);
    let insight = Insight::new(catalog, Arc::clone(&plan));
    let unusable = |why: String| Failure::Problems(format!("{}: {why}", input::name(path)));
    let (items, wishes) = insight.work().map_err(|why| unusable(why.to_string()))?;
    let is_accepted = !plan.roadmap.items.is_empty();
    // Who states how to search wants a search that begins afresh.
    let keeps = is_accepted && !search.is_stated();
    let wishes: Vec<Wish> = wishes
        .into_iter()
        .map(|wish| Wish {
            previous: wish.previous.filter(|_| keeps),
            ..wish
        })
        .collect();
    let network = Network::new(catalog, &plan, &items, &wishes, None);
    let network = network.map_err(|why| unusable(no_schedule(catalog, &items, &why)))?;
    let objective = match search.objective {
        Some(Goal::Maturity) => Objective::Maturity,
        Some(Goal::Makespan) => Objective::Makespan,
        None => crate::insight::schedule::objective(&plan),
    };
    let options = Options {
        objective,
        seed: search.seed(),
        schedules: if search.budget_ms.is_some() {
            u32::MAX
        } else {
            search.schedules.unwrap_or(SCHEDULES)
        },
        keep_unless_gain: if keeps { LEAST_GAIN } else { 0 },
    };
    let solution = solve(&network, options, search.budget_ms);
    let found = network.best(&items, &solution, objective, options.keep_unless_gain);
    let accepted = match keeps && found.kept {
        true => network.accepted(&items, objective),
        false => None,
    };
    let shows = match (&accepted, keeps && found.kept, is_accepted) {
        (Some(_), _, _) => Shows::Accepted,
        (None, true, _) => Shows::Mended,
        (None, false, true) => Shows::Anew,
        (None, false, false) => Shows::Proposed,
    };
    let schedules = found.schedules;
    let mut run = accepted.unwrap_or(found);
    run.schedules = schedules;
    let name = |at: usize| short_name(catalog, &items, at);
    let words = Words {
        catalog,
        plan: &plan,
        network: &network,
        item: &name,
        day: crate::plan::Date::medium,
    };
    let text = match json {
        true => tree(&items, &run, &words, shows).to_pretty(),
        false => table(&plan, &items, &run, &words, search, shows),
    };
    let works = run.never.is_empty() && run.broken.iter().all(Broken::is_only_late);
    if works {
        Ok(text)
    } else {
        Err(Failure::Found(text))
    }
}

fn solve(network: &Network, options: Options, budget_ms: Option<u64>) -> Solution {
    let Some(budget) = budget_ms else {
        return improve(&network.problem, options);
    };
    let began = Instant::now();
    let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let budget = micros(Duration::from_millis(budget));
    improve_within(&network.problem, options, budget, || {
        micros(began.elapsed())
    })
}

/// Why there is no schedule, with the names of the items that it is about.
pub(super) fn no_schedule(catalog: &Catalog, items: &[RoadmapItem], why: &NoSchedule) -> String {
    let NoSchedule::Circle(ids) = why else {
        return why.to_string();
    };
    let places = ids
        .iter()
        .filter_map(|id| items.iter().position(|item| item.id == *id));
    let names: Vec<String> = places.map(|at| short_name(catalog, items, at)).collect();
    format!("{why} They are: {}.", names.join(", "))
}

/// What an item is called in a sentence: the code of its initiative, or its title.
pub(super) fn short_name(catalog: &Catalog, items: &[RoadmapItem], at: usize) -> String {
    use crate::catalog::Coded;
    let item = &items[at];
    let source = item.source.as_ref();
    let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
    let title = item.title.trim();
    match initiative {
        Some(initiative) => catalog[initiative].code().to_string(),
        None if title.is_empty() => format!("item {}", item.id),
        None => Shown(title).to_string(),
    }
}

/// Which dates are shown.
#[derive(Clone, Copy)]
enum Shows {
    Accepted,
    Mended,
    Anew,
    Proposed,
}

impl Shows {
    fn code(self) -> &'static str {
        match self {
            Shows::Accepted => "accepted",
            Shows::Mended => "mended",
            Shows::Anew => "scheduled",
            Shows::Proposed => "proposed",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Shows::Accepted => {
                "Dates: those of the accepted roadmap. Nothing was found that is better by 2%."
            }
            Shows::Mended => {
                "Dates: those of the accepted roadmap, moved as little as its work and people ask for."
            }
            Shows::Anew => "Dates: found now; those of the accepted roadmap are others.",
            Shows::Proposed => "Dates: found now, because no roadmap is accepted.",
        }
    }
}

/// Upkeep for which there is no time.
pub(super) fn upkeep(run: &Run, words: &Words) -> Json {
    let hundredths = |n: u64| Json::int(i64::try_from(n).unwrap_or(i64::MAX));
    let one = |beyond: &Beyond| {
        let pairs = [
            ("role", Json::Text(words.means(&beyond.means))),
            ("quarter", Json::int(i64::from(beyond.quarter))),
            ("asked", hundredths(beyond.asked)),
            ("fits", hundredths(beyond.fits)),
            ("text", Json::Text(words.beyond(beyond))),
        ];
        let pairs = pairs.into_iter();
        Json::Object(pairs.map(|(key, value)| (key.to_owned(), value)).collect())
    };
    Json::List(run.beyond.iter().map(one).collect())
}

fn violations(run: &Run, words: &Words) -> Vec<String> {
    let broken = run.broken.iter().map(|broken| words.broken(broken));
    let never = run.never.iter().map(|&item| {
        format!(
            "{}: there is never enough for it. Add people or places, or split it.",
            (words.item)(item)
        )
    });
    broken.chain(never).collect()
}

fn tree(items: &[RoadmapItem], run: &Run, words: &Words, shows: Shows) -> Json {
    let object = |pairs: Vec<(&str, Json)>| {
        Json::Object(
            pairs
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    };
    let number = |n: u32| Json::int(i64::from(n));
    let texts = |texts: Vec<String>| Json::List(texts.into_iter().map(Json::Text).collect());
    let calendar = words.network.calendar;
    let rows = items
        .iter()
        .zip(&run.spans)
        .zip(&run.why)
        .map(|((item, span), why)| {
            object(vec![
                ("id", number(item.id.0)),
                ("start", number(span.start)),
                ("finish", number(span.finish)),
                (
                    "start_date",
                    Json::Text(calendar.day(span.start).to_string()),
                ),
                (
                    "finish_date",
                    Json::Text(calendar.last_day(span.finish).to_string()),
                ),
                ("reasons", texts(words.reasons(why))),
            ])
        });
    object(vec![
        ("dates", Json::text(shows.code())),
        ("items", Json::List(rows.collect())),
        ("makespan", number(run.makespan)),
        ("bound", number(run.least_makespan)),
        ("objective", Json::text(objective(run.objective))),
        ("proven", Json::Bool(run.proven)),
        ("schedules", number(run.schedules)),
        ("violations", texts(violations(run, words))),
        (
            "takenOver",
            texts(
                (words.network.taken_over.iter())
                    .map(|role| role.as_str().to_owned())
                    .collect(),
            ),
        ),
        ("upkeep", upkeep(run, words)),
    ])
}

fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::Maturity => "maturity",
        Objective::Makespan => "makespan",
    }
}

fn table(
    plan: &Plan,
    items: &[RoadmapItem],
    run: &Run,
    words: &Words,
    search: &Search,
    shows: Shows,
) -> String {
    let calendar = words.network.calendar;
    let mut out = format!("{}\n\n", Shown(plan.title()));
    let mut order: Vec<usize> = (0..items.len()).collect();
    crate::sorted::sort_by_key(&mut order, |&at| (run.spans[at].start, at));
    for at in order {
        let span = run.spans[at];
        let _ = writeln!(
            out,
            "{}  {}  {}",
            calendar.day(span.start),
            calendar.last_day(span.finish),
            Shown(&crate::insight::roadmap::title(words.catalog, &items[at]))
        );
        for reason in words.reasons(&run.why[at]) {
            let _ = writeln!(out, "                          {reason}");
        }
    }
    let end = calendar.last_day(run.makespan);
    let _ = writeln!(
        out,
        "\nEnds {end}, after {} working half-days.",
        run.makespan
    );
    let _ = match run.makespan <= run.least_makespan {
        true => writeln!(out, "Proven shortest."),
        false => {
            let above = run.makespan - run.least_makespan;
            let per_cent = (above * 100).div_ceil(run.least_makespan.max(1));
            writeln!(
                out,
                "At most {per_cent}% above the minimum of {}.",
                run.least_makespan
            )
        }
    };
    let _ = writeln!(
        out,
        "Looked for {}; tried {} schedules with seed {}{}.",
        objective(run.objective),
        run.schedules,
        search.seed(),
        match search.budget_ms {
            Some(ms) => format!(" in {ms} ms, so another run may differ"),
            None => String::new(),
        }
    );
    let _ = writeln!(out, "{}", shows.sentence());
    for role in &words.network.taken_over {
        let name = role_name(words.catalog, Some(role));
        let _ = writeln!(
            out,
            "- {}: nobody has this role, so others do its work. Give it to somebody.",
            Shown(&name)
        );
    }
    let upkeep = run.beyond.iter().map(|beyond| words.beyond(beyond));
    for beyond in upkeep {
        let _ = writeln!(out, "- {beyond}");
    }
    let violations = violations(run, words);
    if violations.is_empty() {
        let _ = writeln!(out, "Checked: nothing is broken.");
    }
    for violation in violations {
        let _ = writeln!(out, "- {violation}");
    }
    out
}
