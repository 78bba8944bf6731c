//! Searching longer for a better schedule: what it should be, how far the search is, and what it found.

use super::replan::Replan;
use crate::app::engine;
use crate::app::session::Session;
use crate::app::ui::{Choice, Progress, Segment, look_only};
use crate::command::{Command, Topic, Topics};
use crate::document::words::count;
use crate::engine::{Ask, Better, Lane, Reply};
use crate::insight::schedule::objective;
use crate::insight::{EVERYTHING, Proposal};
use crate::plan::{Aim, Calendar, Plan};
use leptos::prelude::*;
use std::sync::Arc;

/// Schedules of a longer search: half a minute at most for 300 initiatives.
const SCHEDULES: u32 = 50_000;

const AIMS: [(Aim, &str); 2] = [
    (Aim::Maturity, "Early maturity"),
    (Aim::Shortest, "Shortest"),
];

/// Where a search is.
#[derive(Clone, PartialEq)]
enum Search {
    /// None was begun since the plan changed.
    None,
    /// It goes on.
    Going(Option<Better>),
    /// It is over.
    Over(Better),
    /// Nothing was searched, for this reason.
    Refused(String),
}

impl Search {
    fn better(&self) -> Option<&Better> {
        match self {
            Search::Going(better) => better.as_ref(),
            Search::Over(better) => Some(better),
            Search::None | Search::Refused(_) => None,
        }
    }
}

/// The card.
#[component]
pub fn Improve() -> impl IntoView {
    let session = Session::here();
    let search = RwSignal::new(Search::None);
    let looking = RwSignal::new(false);
    // What was found belongs to the plan that it was found for.
    Effect::new(move |before: Option<()>| {
        let _ = session.plan(Topics::of(&EVERYTHING));
        if before.is_some() && search.with_untracked(|search| *search != Search::None) {
            engine::forget(Lane::Improve);
            search.set(Search::None);
            looking.set(false);
        }
    });
    on_cleanup(|| engine::forget(Lane::Improve));
    let begin = move |_| {
        let plan = session.now();
        let ask = Ask::Improve {
            objective: objective(&plan),
            seed: 1,
            schedules: SCHEDULES,
        };
        search.set(Search::Going(None));
        engine::ask(session.catalog, ask, &plan, move |reply| {
            if let Reply::Better(found) = reply {
                let _ = search.try_set(match found {
                    Ok(better) if better.finished => Search::Over(better),
                    Ok(better) => Search::Going(Some(better)),
                    Err(why) => Search::Refused(why.to_string()),
                });
            }
        });
    };
    let stop = move |_| {
        if !engine::stop(Lane::Improve) {
            search.set(Search::Refused(
                "Stopped before any schedule was tried. The roadmap is as it was.".to_owned(),
            ));
        }
    };
    let aim = session.signal(Topic::Roadmap, |plan| plan.roadmap.aim.id().to_owned());
    let on_aim =
        session.chosen(|id: String, _| Command::SetAim(Aim::from_id(&id).unwrap_or_default()));
    let segments = AIMS.map(|(aim, name)| Segment::new(aim.id(), name));
    let goes = Memo::new(move |_| search.with(|search| matches!(search, Search::Going(_))));
    let tried = Signal::derive(move || {
        search.with(|search| search.better().map_or(0, |better| better.schedules))
    });
    let of = Signal::derive(move || {
        search.with(|search| search.better().map_or(SCHEDULES, |better| better.of))
    });
    let found = Signal::derive(move || {
        let plan = session.plan(Topics::of(&EVERYTHING));
        search.with(|search| match search {
            Search::Refused(why) => why.clone(),
            search => search
                .better()
                .map_or(String::new(), |better| result(&plan, better)),
        })
    });
    let is_over = Memo::new(move |_| search.with(|search| matches!(search, Search::Over(_))));
    let spoken = Signal::derive(move || {
        if is_over.get() {
            found.get()
        } else {
            String::new()
        }
    });
    let proposal = Signal::derive(move || {
        let insight = session.insight(Topics::of(&EVERYTHING));
        search.with(|search| match search {
            Search::Over(better) => {
                let roadmap = better.roadmap.clone()?;
                let usual = insight.proposal().as_ref().ok()?;
                Some(Arc::new(usual.with(
                    &insight,
                    roadmap.items,
                    roadmap.basis?,
                )))
            }
            _ => None,
        })
    });
    let changes = Memo::new(move |_| {
        proposal.with(|proposal| {
            proposal
                .as_ref()
                .is_some_and(|found: &Arc<Proposal>| !found.is_accepted())
        })
    });
    view! {
        <section class="card improve" aria-labelledby="roadmap-improve">
            <div class="card-head"><h2 id="roadmap-improve" tabindex="-1">"Find a better schedule"</h2></div>
            <p class="quiet-text">"Every edit is answered at once with a good schedule. A longer search tries thousands; you see what it would change before anything is taken over."</p>
            <div class="roadmap-bar">
                <Choice legend="Planning looks for" groups=vec![segments.to_vec()] value=aim on=on_aim/>
                <Show
                    when=move || goes.get()
                    fallback=move || view! {
                        <button type="button" class="button" hidden=look_only(false) on:click=begin>"Search longer"</button>
                    }
                >
                    <button type="button" class="button" on:click=stop>"Stop and keep the best"</button>
                </Show>
            </div>
            <Show when=move || goes.get()>
                <Progress label="Schedules tried" value=tried of/>
            </Show>
            <p class="improve-result">{found}</p>
            <p class="unseen" role="status">{spoken}</p>
            <Show when=move || is_over.get() && changes.get()>
                <button type="button" class="button primary" aria-haspopup="dialog" hidden=look_only(false) on:click=move |_| looking.set(true)>
                    "See what would change"
                </button>
            </Show>
        </section>
        <Replan open=looking found=proposal/>
    }
}

/// What a search has found so far.
fn result(plan: &Plan, better: &Better) -> String {
    let calendar = Calendar::of(plan);
    let per_week = calendar.half_days_per_week();
    let end = calendar.last_day(better.makespan).medium();
    let mut text = if better.finished {
        "Best of "
    } else {
        "Best so far of "
    }
    .to_owned();
    text += &crate::insight::number::grouped(better.schedules.into());
    text += " schedules: ends ";
    text += &end;
    let weeks = |half_days: u32| count(half_days.div_ceil(per_week) as usize, "week", "weeks");
    text += &match better.makespan.cmp(&better.before) {
        std::cmp::Ordering::Less => [
            ", about ",
            &weeks(better.before - better.makespan),
            " earlier than now",
        ]
        .concat(),
        std::cmp::Ordering::Equal => ", as now".to_owned(),
        std::cmp::Ordering::Greater => [
            ", about ",
            &weeks(better.makespan - better.before),
            " later than now",
        ]
        .concat(),
    };
    text += ". ";
    if better.less_late > 0 {
        let days = better.less_late.div_ceil(2) as usize;
        text += &[
            "Dates are missed by ",
            &count(days, "working day", "working days"),
            " less. ",
        ]
        .concat();
    }
    if plan.roadmap.aim == Aim::Maturity && better.gain > 0 {
        let tenths = better.gain.to_string();
        let (whole, tenth) = tenths.split_at(tenths.len() - 1);
        let whole = if whole.is_empty() { "0" } else { whole };
        text += &[
            "What is worth most comes ",
            whole,
            ".",
            tenth,
            "% earlier on average. ",
        ]
        .concat();
    }
    if better.proven {
        text += match plan.roadmap.aim {
            Aim::Maturity => "Proven: no schedule is better.",
            Aim::Shortest => "Proven shortest.",
        };
    } else {
        text += &[
            "At most ",
            &better.above_bound.div_ceil(10).to_string(),
            "% above what is possible at best.",
        ]
        .concat();
    }
    text
}
