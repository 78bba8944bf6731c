//! How sure the dates are: percentiles, chances, what limits the end, what drives its spread.

use super::Shown;
use super::claimed_from;
use crate::document::block::{Cell, Column, strong};
use crate::document::shared::front;
use crate::document::words::{capital, list};
use crate::document::writer::Writer;
use crate::insight::forecast::{Chance, Warning, week_of};
use crate::insight::limit;
use crate::insight::network::{Broken, Words, half_days};
use crate::insight::number::{decimal, grouped, units};
use crate::insight::{Dates, NoForecast, PlanForecast, Scheduled};
use crate::line;
use crate::sorted::sort_by_key;

/// Why each initiative starts when it does.
pub fn reasons(w: &mut Writer, shown: &Shown) {
    let Ok(scheduled) = w.insight.scheduled() else {
        return;
    };
    w.heading("Why each starts when it does");
    let words = words(w, scheduled, shown);
    if scheduled.dates == Dates::Anew {
        w.say(line![
            strong("The accepted dates cannot be worked as they stand."),
            " The starts and reasons below, and every chance in this document, are those of a schedule that was found anew with the same items and people."
        ]);
    }
    let calendar = scheduled.network.calendar;
    let mut order: Vec<usize> = (0..scheduled.items.len()).collect();
    sort_by_key(&mut order, |&at| (scheduled.run.spans[at].start, at));
    let rows = order.into_iter().filter_map(|at| {
        let reasons = words.reasons(&scheduled.run.why[at]);
        let start = calendar.day(scheduled.run.spans[at].start);
        (!reasons.is_empty()).then(|| {
            vec![
                line![shown.codes[at].clone()],
                line![start.long()],
                line![capital(&list(&reasons))],
            ]
        })
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let broken = scheduled.run.broken.iter();
    let broken = broken.filter_map(|one| not_kept(w, shown, &words, one));
    let broken: Vec<_> = broken.map(|text| line![text]).collect();
    let titles = ["Code", "Starts", "Because"];
    if rows.is_empty() {
        w.say(line!["Nothing is left to start."]);
    }
    w.table(titles.map(Column::words).into(), rows);
    if !broken.is_empty() {
        w.say(line!["What the schedule does not keep:"]);
        w.bullets(broken);
    }
}

/// Something that the schedule does not keep. When what is in place may be claimed, a document counts
/// in whole weeks, here as on the cards: nothing is said where these keep the event.
fn not_kept(w: &Writer, shown: &Shown, words: &Words, broken: &Broken) -> Option<String> {
    let figures = w.insight.roadmap();
    match broken {
        Broken::Late {
            item, ends: false, ..
        } if w.plan.roadmap.items[*item].deadline.is_none() => {
            let claimed = &figures.items[*item];
            claimed.late?;
            Some(format!(
                "{} is done on {}, but what it puts in place counts only from {} on, after {}. Start it earlier, or accept the risk.",
                shown.codes[*item],
                claimed.end.long(),
                claimed_from(w, claimed).long(),
                front::event_name(w)
            ))
        }
        _ => Some(words.broken(broken)),
    }
}

/// Words about a schedule, with the document's codes.
fn words<'a>(w: &Writer<'a>, scheduled: &'a Scheduled, shown: &'a Shown) -> Words<'a> {
    Words {
        catalog: w.catalog,
        plan: w.plan,
        network: &scheduled.network,
        item: &shown.name,
        day: crate::plan::Date::long,
    }
}

/// What runs without slack, and how near to the least the schedule is.
pub fn slack(w: &mut Writer, shown: &Shown) {
    w.heading("What decides the end");
    let slack = w.insight.slack();
    let none = (0..slack.len()).filter(|&at| slack[at] == Some(0));
    let none: Vec<&str> = none.map(|at| shown.codes[at].as_str()).collect();
    let open = slack.iter().flatten().count();
    if none.len() == open && open > 1 {
        w.say(line![format!(
            "Nothing that is left has any slack: whatever happens to {}, with these prerequisites and these people the end moves with it.",
            list(&none).replacen(" and ", " or ", 1)
        )]);
    } else if !none.is_empty() {
        w.say(line![format!(
            "No slack: {}. Whatever happens to {}, with these prerequisites and these people the end moves with it. Phase details have the slack of every initiative.",
            list(&none),
            if none.len() == 1 { "it" } else { "one of them" }
        )]);
    } else if open == 0 {
        w.say(line![
            "Everything is done or dropped, so nothing decides the end any more."
        ]);
    }
    let Ok(scheduled) = w.insight.scheduled() else {
        return;
    };
    let (makespan, least) = (scheduled.run.makespan, scheduled.run.least_makespan);
    if open == 0 || makespan == 0 || least == 0 {
        return;
    }
    let per_week = scheduled.network.calendar.half_days_per_week();
    let over = (u64::from(makespan - makespan.min(least)) * 100).div_ceil(u64::from(least));
    w.say(line![match over {
        0 => "No schedule of these initiatives with these people can be shorter.".to_owned(),
        over => format!(
            "No schedule of these initiatives with these people can take less than {}; this one takes {}, at most {over}% more. Another order could gain {} at the very most.",
            weeks(least, per_week),
            weeks(makespan, per_week),
            weeks(makespan - least, per_week)
        ),
    }]);
}

/// `38 weeks`, `7.5 weeks`
fn weeks(half_days: u32, per_week: u32) -> String {
    let weeks = crate::insight::Ratio::new(half_days.into(), per_week.into());
    let text = weeks.text(1);
    format!("{} weeks", text.strip_suffix(".0").unwrap_or(&text))
}

/// Dates and chances.
pub fn forecast(w: &mut Writer, shown: &Shown) {
    w.heading("How sure the dates are");
    let forecast = match w.insight.forecast() {
        Ok(forecast) => forecast,
        Err(why) => return w.say(line![without(why, shown)]),
    };
    if let Some(sentence) = limit::sentence(w.insight, &shown.name) {
        w.say(line![sentence]);
    }
    if let Some(calibrated) = forecast.calibrated {
        w.say(line![calibrated.text()]);
    }
    let calendar = forecast.calendar;
    let [p50, p80, p95] = forecast.by.weeks(calendar).map(|day| day.long());
    let planned = calendar.last_day(forecast.planned);
    let rows = vec![
        vec![
            line!["As planned"],
            line![planned.long()],
            line![forecast.as_planned.text()],
        ],
        vec![line!["P50"], line!["week of ", p50], line!["50%"]],
        vec![line!["P80"], line!["week of ", p80], line!["80%"]],
        vec![line!["P95"], line!["week of ", p95], line!["95%"]],
    ];
    w.table(
        vec![
            Column::words("End of the roadmap"),
            Column::words("Date"),
            Column::words("Chance to be done by then"),
        ],
        rows,
    );
    deadlines(w, forecast, shown);
    drivers(w, forecast, shown);
    let without_risks = forecast.warnings.contains(&Warning::NoRisks);
    w.say(line![format!(
        "From {} simulated courses: lengths vary within their estimates and go up and down together by a correlation of {}{}, and people hand over in the order of the schedule. A whole roadmap ends with its last initiative, so its percentiles are not those of its phases added up.",
        grouped(forecast.samples),
        decimal(units(w.catalog.planning_rules.correlation(), 10.0), 1),
        match without_risks {
            true => "",
            false => ", risks of the register happen or not",
        }
    )]);
    let warnings = forecast.warnings.iter();
    let warnings: Vec<_> = warnings
        .map(|warning: &Warning| match warning {
            Warning::NoRisks => line![
                warning.text(),
                " Those of section 15 are the usual ones, without a chance or a delay for this plan."
            ],
            warning => line![warning.text()],
        })
        .collect();
    if !warnings.is_empty() {
        w.say(line!["What makes this forecast less sure than it looks:"]);
        w.bullets(warnings);
    }
}

/// Why there is no forecast.
fn without(why: &NoForecast, shown: &Shown) -> String {
    match why {
        NoForecast::Never(never) => {
            let codes: Vec<&str> = never.iter().map(|&at| shown.codes[at].as_str()).collect();
            format!("{why} They are: {}.", list(&codes))
        }
        _ => why.to_string(),
    }
}

/// The chance of every deadline.
fn deadlines(w: &mut Writer, forecast: &PlanForecast, shown: &Shown) {
    let items = &w.plan.roadmap.items;
    let dated = forecast.items.iter().filter_map(|found| {
        let day = items.get(found.item)?.deadline?;
        let chance = found.deadline?;
        let p80 = week_of(forecast.calendar.last_day(found.by.p80));
        Some(vec![
            line![shown.codes[found.item].clone()],
            line![shown.titles[found.item].clone()],
            line![day.long()],
            line![p80.long()],
            line![chance.text()],
        ])
    });
    let rows: Vec<Vec<Cell>> = dated.collect();
    if rows.is_empty() {
        return;
    }
    w.say(line!["Deadlines of single initiatives:"]);
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Initiative"),
            Column::words("Deadline"),
            Column::words("P80, week of"),
            Column::words("Chance to meet it"),
        ],
        rows,
    );
}

/// What the end goes with, and how often each decides it.
fn drivers(w: &mut Writer, forecast: &PlanForecast, shown: &Shown) {
    if forecast.drivers.is_empty() {
        return;
    }
    w.say(line![
        "What the spread of the end comes from, the strongest first: the correlation of an initiative's length with the end (0: none, 1: the end follows it), and in how many of all simulated courses it lies on the chain that decides the end."
    ]);
    let rows = forecast.drivers.iter().map(|driver| {
        let critical = forecast.items.iter().find(|item| item.item == driver.item);
        vec![
            line![shown.codes[driver.item].clone()],
            line![shown.titles[driver.item].clone()],
            line![decimal((i64::from(driver.correlation) + 50) / 100, 1)],
            line![critical.map_or("–".to_owned(), |item| share(item.critical))],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Initiative"),
            Column::figures("Correlation with the end"),
            Column::words("Decides the end"),
        ],
        rows,
    );
}

/// A share of all cases in words.
fn share(chance: Chance) -> String {
    match chance.0 {
        1_000 => "always".to_owned(),
        _ => format!("in {} of cases", chance.text()),
    }
}

/// Why an initiative starts when it does, as a sentence; none where the reason is not known.
pub fn because(w: &Writer, shown: &Shown, at: usize) -> Option<String> {
    let scheduled = w.insight.scheduled().as_ref().ok()?;
    if scheduled.dates != Dates::Accepted {
        return None;
    }
    let reasons = words(w, scheduled, shown).reasons(scheduled.run.why.get(at)?);
    (!reasons.is_empty()).then(|| format!("{}.", capital(&list(&reasons))))
}

/// By how much an initiative can end later, in words; none where there is none.
pub fn slack_words(w: &Writer, at: usize) -> Option<String> {
    Some(match (*w.insight.slack().get(at)?)? {
        0 => "no slack".to_owned(),
        slack => format!("{} of slack", half_days(slack)),
    })
}
