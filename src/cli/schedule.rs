//! `loadmap schedule`: when every item of the roadmap runs, and why.

use super::{Failure, input};
use crate::catalog::Catalog;
use crate::insight::Insight;
use crate::insight::network::{Broken, Network, Run, Wish, Words};
use crate::plan::{Plan, RoadmapItem};
use crate::record::{Json, Shown};
use crate::schedule::{Objective, Options, Search as Kernel, Solution};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What `--json` prints, for the long help.
pub(super) const KEYS: &str = "\
Keys of --json. Keys are never renamed; later versions may add some. Times are
working half-days from the plan's first working day, from 0; a finish is the
half-day after the last one of work.

  items       list of: id, start, finish, start_date, finish_date (the last day
              of work), reasons (why it starts when it does, in words)
  makespan    the half-day in which all is finished
  bound       what no makespan can be below
  objective   maturity or makespan
  proven      true if no schedule is better
  schedules   schedules that were tried
  violations  what the schedule breaks, found by a check that shares no code
              with the search: sentences; none for a schedule that can be worked

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
    pub schedules: u32,
    pub budget_ms: Option<u64>,
    pub seed: u64,
    pub objective: Goal,
}

/// Schedules between two looks at the clock.
const STEP: u32 = 100;

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
    // Here a search begins afresh: what was accepted before is no reason to keep it.
    let wishes: Vec<Wish> = wishes
        .into_iter()
        .map(|wish| Wish {
            previous: None,
            ..wish
        })
        .collect();
    let network = Network::new(catalog, &plan, &items, &wishes, None);
    let network = network.map_err(|why| unusable(why.to_string()))?;
    let objective = match search.objective {
        Goal::Maturity => Objective::Maturity,
        Goal::Makespan => Objective::Makespan,
    };
    let options = Options {
        objective,
        seed: search.seed,
        schedules: if search.budget_ms.is_some() {
            u32::MAX
        } else {
            search.schedules
        },
        keep_unless_gain: 0,
    };
    let solution = solve(&network, options, search.budget_ms);
    let run = network.run(&items, &solution, objective);
    let name = |at: usize| short_name(catalog, &items, at);
    let words = Words {
        catalog,
        plan: &plan,
        network: &network,
        item: &name,
    };
    let text = match json {
        true => tree(&items, &run, &words).to_pretty(),
        false => table(&plan, &items, &run, &words, search),
    };
    let works = run.never.is_empty() && run.broken.iter().all(Broken::is_only_late);
    if works {
        Ok(text)
    } else {
        Err(Failure::Found(text))
    }
}

fn solve(network: &Network, options: Options, budget_ms: Option<u64>) -> Solution {
    let mut kernel = Kernel::new(&network.problem, options);
    let Some(budget) = budget_ms else {
        return kernel.run();
    };
    let end = Instant::now() + Duration::from_millis(budget);
    while !kernel.step(STEP).finished && Instant::now() < end {}
    kernel.solution()
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

fn tree(items: &[RoadmapItem], run: &Run, words: &Words) -> Json {
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
        ("items", Json::List(rows.collect())),
        ("makespan", number(run.makespan)),
        ("bound", number(run.least_makespan)),
        ("objective", Json::text(objective(run.objective))),
        ("proven", Json::Bool(run.proven)),
        ("schedules", number(run.schedules)),
        ("violations", texts(violations(run, words))),
    ])
}

fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::Maturity => "maturity",
        Objective::Makespan => "makespan",
    }
}

fn table(plan: &Plan, items: &[RoadmapItem], run: &Run, words: &Words, search: &Search) -> String {
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
        search.seed,
        match search.budget_ms {
            Some(ms) => format!(" in {ms} ms, so another run may differ"),
            None => String::new(),
        }
    );
    let violations = violations(run, words);
    if violations.is_empty() {
        let _ = writeln!(out, "Checked: nothing is broken.");
    }
    for violation in violations {
        let _ = writeln!(out, "- {violation}");
    }
    out
}
