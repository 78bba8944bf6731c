//! Document control and the five sentences for people who read no further.

use crate::catalog::{Coded, Idx, Initiative};
use crate::document::block::Inline;
use crate::document::shared::{front, register};
use crate::document::words::{about_money, count, inside, list, no_stop, person_days, series};
use crate::document::writer::Writer;
use crate::insight::cost::Money;
use crate::insight::number::grouped;
use crate::insight::readiness::Part;
use crate::insight::roadmap::Late;
use crate::insight::template::Origin;
use crate::insight::{Amount, Dates, Ratio};
use crate::line;

pub fn control(w: &mut Writer) {
    let details = &w.plan.details;
    let scope = front::scope(w);
    let size = front::size(w);
    let authors = front::people(w, &details.authors, "Name who wrote the plan.");
    let approvers = front::people(w, &details.approvers, "Name who approves the documents.");
    let accepted = match &w.plan.roadmap.basis {
        Some(basis) => line![format!("accepted with data of {}", basis.date.long())],
        None => line!["none accepted yet"],
    };
    let mut terms = vec![
        ("Version", line![front::version(w)]),
        ("Scope", scope),
        ("Size", size),
        ("Authors", authors),
        ("Approvers", approvers),
        ("Data cut-off", line![details.as_of.long()]),
        ("Roadmap", accepted),
        ("Model", front::model(w)),
    ];
    terms.extend(front::left_out(w));
    w.terms(terms);
    w.quote(&details.context);
}

pub fn executive(w: &mut Writer) {
    let terms = vec![
        ("Where we are", position(w)),
        ("Why it matters", threat(w)),
        ("Where we go", aim(w)),
        ("What it takes", cost(w)),
        ("Decide now", decisions(w)),
    ];
    w.terms(terms);
}

fn position(w: &mut Writer) -> Vec<Inline> {
    if let Some(sentence) = front::standing(w) {
        return line![sentence];
    }
    match &w.insight.scores().overall {
        Some(_) => w.missing(
            Part::Quick,
            "Answer the twelve questions of the quick check.",
        ),
        None => w.missing(
            Part::Assessment,
            "Answer at least one question that applies.",
        ),
    }
}

/// The greatest risk to what the team is here for.
fn threat(w: &mut Writer) -> Vec<Inline> {
    let risks = register::top_risks(w);
    let Some(risk) = risks
        .iter()
        .find(|risk| !risk.drivers.is_empty())
        .or(risks.first())
    else {
        return Vec::new();
    };
    let entry = &w.catalog[risk.risk];
    let which = match risk.drivers.first() {
        Some(&driver) => format!(
            "Of the risks to {}, the greatest is",
            inside(w.catalog[driver].name)
        ),
        None => "The greatest risk is".to_owned(),
    };
    line![format!(
        "{which} \"{}\" ({}, exposure {}). Its usual cause: {}.",
        inside(entry.title.text()),
        entry.code(),
        register::exposure(w, risk),
        inside(no_stop(entry.cause.text()))
    )]
}

fn aim(w: &mut Writer) -> Vec<Inline> {
    let insight = w.insight;
    match (insight.at_end(), insight.roadmap().end, insight.headline()) {
        (Some(at_end), Some(end), Some(now)) => line![format!(
            "All work is planned to be done by {}{} Once what it puts in place has run long enough to count, the score is expected to {} from {} to {}, level {}.",
            end.long(),
            certainty(w),
            if at_end.score > now.score {
                "rise"
            } else {
                "go"
            },
            now.text(),
            front::expected(w, at_end.score),
            w.level(at_end.level)
        )],
        _ => {
            let needed = w.insight.portfolio().initiatives.len();
            if needed == 0 {
                return line!["Every target is reached; the aim is to keep it so."];
            }
            line![format!(
                "The targets need {}; no schedule has been accepted yet.",
                count(needed, "initiative", "initiatives")
            )]
        }
    }
}

/// How sure the end is: half and four of five of all cases, and the chance against the event. The
/// end of the sentence that names it, and what follows.
fn certainty(w: &Writer) -> String {
    let Ok(forecast) = w.insight.forecast() else {
        return ".".to_owned();
    };
    let [p50, p80, _] = forecast.by.weeks(forecast.calendar).map(|day| day.long());
    let event = match (forecast.event, w.plan.details.event_date) {
        (Some(chance), Some(_)) => format!(
            " What is core to the first driver is done before {} with a chance of {}.",
            front::event_name(w),
            chance.text()
        ),
        _ => String::new(),
    };
    let calibrated = forecast.calibrated;
    let calibrated = calibrated.map_or(String::new(), |by| format!(", {}", by.short()));
    format!(
        ": in half of all simulated courses by the week of {p50}, in four of five by the week of {p80}{calibrated}.{event}"
    )
}

/// What the work takes and costs, and what goes on when it is done.
fn cost(w: &mut Writer) -> Vec<Inline> {
    let figures = w.insight.roadmap();
    let whole = |amount: Amount| person_days(Ratio::new(amount.rounded(0), 1));
    if figures.items.is_empty() {
        let forecast = w.insight.portfolio().forecast;
        return if w.insight.portfolio().initiatives.is_empty() {
            line!["Nothing beyond the upkeep of what is in place."]
        } else {
            line![format!(
                "About {} of work ({} with 80% probability); cost and dates follow when a roadmap is accepted.",
                whole(forecast.mean),
                whole(forecast.p80)
            )]
        };
    }
    let upkeep = &figures.upkeep;
    let mut said = vec![format!(
        "{} over {} take {} ({} with 80% probability){}.",
        count(figures.items.len(), "initiative", "initiatives"),
        count(figures.weeks as usize, "week", "weeks"),
        whole(figures.forecast.mean),
        grouped(figures.forecast.p80.rounded(0).unsigned_abs()),
        match upkeep.is_none() {
            true => String::new(),
            false => format!(
                ", and keeping alive what is done takes {} more in that time",
                person_days(Ratio::new(upkeep.mean().rounded(0), 1))
            ),
        }
    )];
    said.extend(money_in_all(w));
    if !upkeep.is_none() {
        said.push(format!(
            "From then on the upkeep is {}.",
            super::upkeep::from_then_on(w)
        ));
    }
    let open: Vec<String> = super::costs::without_figure(w)
        .map(|category| inside(category.name.text()))
        .collect();
    if !open.is_empty() {
        said.push(format!(
            "Not in the cost, because no figure is stated yet: {}.",
            series(&open)
        ));
    }
    line![said.join(" ")]
}

/// The cost with its parts, the contingency and the cap: a sentence each.
fn money_in_all(w: &Writer) -> Vec<String> {
    let (plan, figures, budget) = (w.plan, w.insight.roadmap(), w.insight.budget());
    let about = |amount: Money| about_money(plan, amount);
    let all = budget.expected.total.likely;
    let (work, upkeep) = (figures.people.likely(), figures.upkeep.cost.likely());
    let other = Money(all.0 - work.0 - upkeep.0);
    let mut parts = vec![format!("{} for the initiatives", about(work))];
    if upkeep.0 > 0 {
        parts.push(format!("{} for the upkeep", about(upkeep)));
    }
    if other.0 > 0 {
        parts.push(format!("{} for everything else", about(other)));
    }
    let mut said = vec![match parts.as_slice() {
        [_] => format!("That is about {} for people.", about(all)),
        parts => format!("That is about {}: {}.", about(all), list(parts)),
    }];
    let total = about(budget.total.total.likely);
    said.push(match (budget.contingency.p80, budget.contingency.by_p80) {
        (Some(_), true) => format!(
            "With contingency it is {total}, and four of five simulated courses cost no more."
        ),
        (Some(p80), false) => format!(
            "With contingency it is {total}; four of five simulated courses cost no more than {}.",
            about(p80)
        ),
        (None, _) => format!("With contingency it is {total}."),
    });
    if let Some(cap) = budget.cap {
        let amount = about(cap.amount);
        let chance = cap.chance.map_or(String::new(), |chance| {
            format!("; the chance to stay under it is {}", chance.text())
        });
        said.push(match cap.over {
            Some(over) => format!("That is {} above the cap of {amount}{chance}.", about(over)),
            None => format!("That is within the cap of {amount}{chance}."),
        });
    }
    said
}

/// What somebody has to decide before the work can begin.
fn decisions(w: &mut Writer) -> Vec<Inline> {
    let plan = w.plan;
    let figures = w.insight.roadmap();
    let mut needed = Vec::new();
    let scheduled = w.insight.scheduled().as_ref();
    if scheduled.is_ok_and(|scheduled| scheduled.dates == Dates::Anew) {
        needed
            .push("new dates, because the accepted ones cannot be worked as they stand".to_owned());
    }
    if figures.items.is_empty() {
        needed.push("accept a roadmap".to_owned());
    } else if w.insight.budget().cap.is_none() {
        needed.push(format!(
            "a budget of {}",
            about_money(plan, w.insight.budget().total.total.likely)
        ));
    } else if w.insight.budget().over_cap().is_some() {
        needed.push("a higher cap or less scope".to_owned());
    }
    let late = |how: Late| -> Vec<String> {
        let late = figures.items.iter().filter(|item| item.late == Some(how));
        let code = |i: Idx<Initiative>| format!("{} ", w.catalog[i].code());
        late.map(|item| item.initiative.map_or(String::new(), code) + item.title.trim())
            .collect()
    };
    let (work, claims) = (late(Late::Work), late(Late::Claim));
    let event = front::event_name(w);
    let mut because = Vec::new();
    if !work.is_empty() {
        let ends = if work.len() == 1 { "ends" } else { "end" };
        because.push(format!("{} {ends} after {event}", list(&work)));
    }
    if !claims.is_empty() {
        let puts = if claims.len() == 1 { "puts" } else { "put" };
        because.push(format!(
            "what {} {puts} in place counts only after {event}",
            list(&claims)
        ));
    }
    if !because.is_empty() {
        needed.push(format!(
            "more people, less scope or an accepted risk, because {}",
            list(&because)
        ));
    }
    if plan.details.owner.trim().is_empty() {
        needed.push("who is accountable for the plan".to_owned());
    }
    if plan.vision.objectives.is_empty() {
        needed.push("which objectives count".to_owned());
    }
    let unfilled = w
        .insight
        .vision()
        .blanks
        .iter()
        .filter(|b| b.origin == Origin::Open)
        .count();
    if unfilled > 0 {
        needed.push(format!(
            "{} that the vision and objectives still lack",
            count(unfilled, "figure", "figures")
        ));
    }
    let unowned = plan
        .roadmap
        .items
        .iter()
        .take(5)
        .filter(|item| item.owner.trim().is_empty())
        .count();
    if unowned > 0 {
        needed.push(format!(
            "owners for the {}",
            if unowned == 1 {
                "first initiative that has none".to_owned()
            } else {
                format!("first {unowned} initiatives")
            }
        ));
    }
    if needed.is_empty() {
        return line!["Nothing is open; the next decision is due at the end of the first phase."];
    }
    line![format!(
        "{}.",
        crate::document::words::capital(&series(&needed))
    )]
}
