//! The four figures that an engineering manager asks for: how mature, how far
//! on the way, done when, at what cost.

use crate::app::explain::Explain;
use crate::app::page::place::{Place, PlaceLink};
use crate::app::page::scale::level_name;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::catalog::Catalog;
use crate::document::words::{about, about_money, money};
use crate::insight::explain::Subject;
use crate::insight::findings::coverage_percent;
use crate::insight::{Basis, Ground, Headline, Insight, OUTLOOK, Overall};
use leptos::prelude::*;

/// Between a unit and the figure behind it.
const NO_BREAK: &str = "\u{a0}";

/// What stands on a tile.
#[derive(Clone, Default, PartialEq)]
struct Tile {
    /// The figure, or in words that there is none yet. A unit before the figure ends with a no-break space.
    value: String,
    /// What follows the figure, smaller; empty where there is no figure.
    of: String,
    /// What it means.
    lines: Vec<String>,
    /// What is to be watched; may be empty.
    warn: String,
    /// Where to add what is missing, and what the link says.
    link: Option<(Place, &'static str)>,
    /// The figure's explanation.
    subject: Option<Subject>,
}

fn place(route: Route, element: &str) -> Place {
    Place {
        route,
        element: element.to_owned(),
    }
}

/// The row of tiles.
#[component]
pub fn Tiles() -> impl IntoView {
    let tile = |title: &'static str, what: &'static str, read: fn(&Insight) -> Tile| {
        let tile = Session::here().derive(&OUTLOOK, read);
        view! { <TileCard title what tile/> }
    };
    view! {
        <div class="tiles">
            {tile("Maturity", "the maturity", maturity)}
            {tile("Way to the targets", "the way to the targets", way)}
            {tile("Finish", "the effort of the roadmap", finish)}
            {tile("Cost", "the cost", cost)}
        </div>
    }
}

#[component]
fn TileCard(title: &'static str, what: &'static str, tile: Signal<Tile>) -> impl IntoView {
    let draw = move || {
        let tile = tile.get();
        let known = !tile.of.is_empty();
        let (unit, value) = match tile.value.split_once(NO_BREAK) {
            Some((unit, value)) => ([unit, " "].concat(), value.to_owned()),
            None => (String::new(), tile.value),
        };
        let line = |line: String| view! { <p class="quiet-text">{line}</p> };
        let warn = (!tile.warn.is_empty())
            .then(|| view! { <p class="quiet-text warn-text">{tile.warn}</p> });
        view! {
            <p class=if known { "figure" } else { "figure unknown" }>
                {unit} <strong>{value}</strong> " " {tile.of}
            </p>
            {tile.lines.into_iter().map(line).collect_view()}
            {warn}
            <p class="quiet-text tile-links">
                {tile.link.map(|(place, text)| view! { <PlaceLink place text/> })}
                {tile.subject.map(|subject| view! { <Explain subject what/> })}
            </p>
        }
    };
    view! {
        <section class="card tile" aria-label=title>
            <h2 class="card-label">{title}</h2>
            {draw}
        </section>
    }
}

fn maturity(insight: &Insight) -> Tile {
    let scores = insight.scores();
    match (insight.headline(), &scores.overall) {
        (Some(headline), Some(overall)) => mature(insight, headline, overall),
        (None, Some(_)) => Tile {
            value: "Not assessed yet".to_owned(),
            lines: vec!["Twelve questions give a first score with its range.".to_owned()],
            link: Some((place(Route::QuickCheck, ""), "Start the quick check")),
            ..Tile::default()
        },
        (_, None) => Tile {
            value: "No score".to_owned(),
            lines: vec!["No practice applies.".to_owned()],
            link: Some((
                place(Route::Assessment(None, None), "place-name"),
                "Open the assessment",
            )),
            ..Tile::default()
        },
    }
}

/// The headline, and what makes it less than sure.
fn mature(insight: &Insight, headline: &Headline, overall: &Overall) -> Tile {
    let catalog: &'static Catalog = insight.catalog();
    let mut level = level_name(catalog, headline.level);
    let (low, high) = (headline.low.text(1), headline.high.text(1));
    let second = match headline.basis {
        Basis::Indicated => [
            "Estimated from the quick check, probably ",
            &low,
            " to ",
            &high,
        ]
        .concat(),
        _ => {
            if high != low {
                level = [&level, ", possibly up to ", &high].concat();
            }
            let how = match overall.capped() {
                true => "Held at this level by ",
                false => "Lowest: ",
            };
            [how, catalog[overall.lowest].name].concat()
        }
    };
    let counts = insight.quick().counts;
    let quick = insight.standing().ground == Ground::Quick;
    let percent = coverage_percent(catalog, overall.coverage);
    Tile {
        value: headline.text(),
        of: "of 5".to_owned(),
        lines: vec![level, second],
        warn: match (overall.provisional, quick) {
            (true, true) if counts.blank > 0 => format!(
                "Provisional: {} of {} answered",
                counts.given(),
                counts.all()
            ),
            (true, false) => format!("Provisional: {percent}% answered"),
            _ => String::new(),
        },
        link: (headline.basis == Basis::Indicated).then(|| {
            (
                place(Route::Assessment(None, None), "place-name"),
                "Assess in full",
            )
        }),
        subject: Some(match headline.basis {
            Basis::Indicated => Subject::QuickEstimate,
            _ => Subject::OverallLevel,
        }),
    }
}

fn way(insight: &Insight) -> Tile {
    let standing = insight.standing();
    let Some(covered) = standing.covered else {
        return Tile {
            value: "Not known yet".to_owned(),
            lines: vec![
                "Targets are proposed; the way to them shows with the first answers.".to_owned(),
            ],
            link: Some((place(Route::Gaps(None), ""), "See the targets")),
            ..Tile::default()
        };
    };
    let all = standing.dimensions.len();
    let mut lines = vec!["of the levels up to the targets are in place".to_owned()];
    if standing.ground == Ground::Quick {
        lines.push("A rough indication from the quick check".to_owned());
    } else if covered.n_dimensions < all {
        lines.push(format!(
            "Over the {} of {all} dimensions with answers",
            covered.n_dimensions
        ));
    }
    let drivers = &insight.targets().footing.drivers;
    let about = match insight.known().any_indicated() {
        true => "about ",
        false => "",
    };
    Tile {
        value: format!("{about}{}%", covered.percent()),
        of: " ".to_owned(),
        lines,
        warn: match drivers.is_empty() {
            true => "No business driver moves the targets yet".to_owned(),
            false => String::new(),
        },
        link: drivers.is_empty().then(|| {
            (
                place(Route::Vision(None), "vision-drivers"),
                "Choose drivers",
            )
        }),
        subject: Some(Subject::Covered),
    }
}

fn finish(insight: &Insight) -> Tile {
    let figures = insight.roadmap();
    let to_roadmap = |text| Some((place(Route::Roadmap(None), "roadmap-items"), text));
    let Some(end) = figures.end else {
        let (line, link) = match insight.proposal() {
            Ok(_) => (
                "A proposal is ready to be looked at.".to_owned(),
                to_roadmap("Open the roadmap"),
            ),
            Err(reason) => (
                reason.to_string(),
                Some((
                    place(Route::Resources(None), "resources-people"),
                    "Add people",
                )),
            ),
        };
        return Tile {
            value: "Not planned yet".to_owned(),
            lines: vec![line],
            link,
            ..Tile::default()
        };
    };
    let (year, ..) = end.parts();
    let initiatives = match figures.items.len() {
        1 => "1 initiative".to_owned(),
        n => [&n.to_string(), " initiatives"].concat(),
    };
    let late = figures
        .items
        .iter()
        .filter(|item| item.late.is_some())
        .count();
    let changed = insight
        .proposal()
        .as_ref()
        .is_ok_and(|proposal| !proposal.is_accepted());
    Tile {
        value: end.short(),
        of: year.to_string(),
        lines: [Some(
            ["Last day of the accepted roadmap: ", &initiatives].concat(),
        )]
        .into_iter()
        .chain([likely(insight)])
        .flatten()
        .collect(),
        warn: match (late, changed) {
            (1, _) => "1 core initiative is too late for the event".to_owned(),
            (2.., _) => format!("{late} core initiatives are too late for the event"),
            (_, true) => "The plan has changed since it was accepted".to_owned(),
            _ => String::new(),
        },
        link: to_roadmap("Open the roadmap"),
        subject: Some(Subject::PlannedEffort),
    }
}

/// How likely that end is, and by when it is likely enough to promise.
fn likely(insight: &Insight) -> Option<String> {
    let found = insight.forecast().as_ref().ok()?;
    let [_, p80, _] = found.by.weeks(found.calendar);
    let chance = found.as_planned.text();
    let calibrated = found.calibrated.map_or("", |_| ", calibrated");
    let p80 = p80.medium();
    Some(
        [
            "Chance: ",
            &chance,
            "; 80% by the week of ",
            &p80,
            calibrated,
        ]
        .concat(),
    )
}

fn cost(insight: &Insight) -> Tile {
    let (figures, plan) = (insight.roadmap(), insight.plan());
    let budget = insight.budget();
    let add_cap = || {
        let route = Route::Resources(Some("budget".to_owned()));
        (place(route, "resources-cap"), "Add a cap")
    };
    let cap = match budget.cap {
        None => "No cap stated".to_owned(),
        Some(cap) => {
            let found = insight.forecast().as_ref().ok();
            let within = found.and_then(|found| found.cost.cap);
            let chance = within.map_or(String::new(), |(_, chance)| {
                ["; chance to stay within it: ", &chance.text()].concat()
            });
            ["Cap: ", &money(plan, cap.amount), &chance].concat()
        }
    };
    if figures.items.is_empty() {
        return Tile {
            value: "Not planned yet".to_owned(),
            lines: vec!["Follows from the accepted roadmap.".to_owned(), cap],
            link: budget.cap.is_none().then(add_cap),
            ..Tile::default()
        };
    }
    let unpriced = budget.people.unpriced_hundredths();
    let contingency = about_money(plan, budget.reserve().likely);
    let over = budget
        .over_cap()
        .map(|over| [&about_money(plan, over), " over the cap"].concat());
    Tile {
        value: match plan.details.currency.trim() {
            "" => about(budget.total.total.likely),
            currency => [currency, NO_BREAK, &about(budget.total.total.likely)].concat(),
        },
        of: " ".to_owned(),
        lines: vec![cap, ["With contingency of ", &contingency].concat()],
        warn: over.unwrap_or_else(|| match unpriced {
            0 => String::new(),
            _ => "Some work has no day rate and is not in it".to_owned(),
        }),
        link: budget.cap.is_none().then(add_cap),
        subject: Some(Subject::Cost),
    }
}
