//! How every document begins: its title, and who answers for what it says.

use crate::document::block::{Address, Block, Cell, Column, link, strong};
use crate::document::clean;
use crate::document::words::{count, list, named, one, series};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::insight::{Basis, Score};
use crate::line;
use crate::plan::Status;

/// The heading of level 1 and the table of what the document is. `more` are rows of its own.
pub fn title(w: &mut Writer, more: Vec<(&'static str, Cell)>) {
    let (title, name) = (w.entry().title, w.plan.title());
    w.add(Block::Heading(1, line![title, ": ", name.to_owned()]));
    let details = &w.plan.details;
    let mut rows = vec![
        (
            "Organisation",
            w.typed_cell(
                &details.organisation,
                Part::Details,
                "Name the organisation.",
            ),
        ),
        (
            "Product",
            w.typed_cell(
                &named(&details.product),
                Part::Details,
                "Name the product or service in scope.",
            ),
        ),
        ("Version", line![version(w)]),
        ("Data as of", line![details.as_of.long()]),
    ];
    rows.extend(more);
    let rows = rows.into_iter().map(|(what, cell)| vec![line![what], cell]);
    w.table(
        vec![Column::words("Plan"), Column::words(name.to_owned())],
        rows.collect(),
    );
}

/// `0.1, draft`
pub fn version(w: &Writer) -> String {
    let details = &w.plan.details;
    let status = match details.status {
        Status::Draft => "draft",
        Status::InReview => "in review",
        Status::Approved => "approved",
    };
    match details.version.trim() {
        "" => status.to_owned(),
        version => format!("{version}, {status}"),
    }
}

/// Names of people, or the words for nobody.
pub fn people(w: &mut Writer, names: &[String], ask: &'static str) -> Cell {
    let names: Vec<&str> = names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return w.missing_cell(Part::Details, ask);
    }
    line![list(&names)]
}

/// What the plan covers, in one line.
pub fn scope(w: &mut Writer) -> Cell {
    let plan = w.plan;
    let mut parts = plan
        .vision
        .in_scope
        .iter()
        .map(|part| part.trim().to_owned())
        .collect::<Vec<_>>();
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return w.missing_cell(
            Part::Vision,
            "List the systems and journeys that the plan covers.",
        );
    }
    line![parts.join("; ")]
}

/// Size of the organisation: `70 engineers in 8 teams`.
pub fn size(w: &mut Writer) -> Cell {
    let details = &w.plan.details;
    let teams = details.teams.map(|n| count(n as usize, "team", "teams"));
    match (details.engineers, teams) {
        (Some(n), teams) => {
            let engineers = count(n as usize, "engineer", "engineers");
            line![teams.map_or(engineers.clone(), |teams| format!("{engineers} in {teams}"))]
        }
        (None, _) => w.missing_cell(
            Part::Details,
            "State how many engineers are in scope: it scales every effort.",
        ),
    }
}

/// The dated event: `Black Friday, 26 November 2027 (30 weeks after the start)`.
pub fn event(w: &mut Writer) -> Option<Cell> {
    let details = &w.plan.details;
    let name = details.event.trim();
    if name.is_empty() && details.event_date.is_none() {
        return None;
    }
    let name = match name {
        "" => w.missing_cell(Part::Details, "Name the dated event."),
        name => line![named(name)],
    };
    let Some(date) = details.event_date else {
        return Some(name);
    };
    let weeks = match w.insight.priorities().weeks_to_event {
        Some(weeks) => format!(
            " ({} after the start)",
            count(weeks as usize, "week", "weeks")
        ),
        None => " (before the plan's start: it moves nothing)".to_owned(),
    };
    Some([name, line![", ", date.long(), weeks]].concat())
}

/// What sentences call the dated event: `the yearly peak week on 2 August 2027`.
pub fn event_name(w: &Writer) -> String {
    let details = &w.plan.details;
    let name = match clean::one_line(&details.event) {
        name if name.is_empty() => "the dated event".to_owned(),
        name => name,
    };
    match details.event_date {
        Some(date) => format!("{name} on {}", date.long()),
        None => name,
    }
}

/// The other documents, by name.
pub fn companions(w: &Writer) -> Cell {
    let mut cell = Cell::new();
    for entry in w
        .catalog
        .documents
        .iter()
        .filter(|entry| entry.id != w.entry().id)
    {
        if !cell.is_empty() {
            cell.push(", ".into());
        }
        cell.push(link(entry.title, Some(Address::Document(entry.file))));
    }
    cell
}

/// The model: `Loadmap maturity model 1.0 of 22 November 2026: 12 dimensions, 124 practices`.
pub fn model(w: &Writer) -> Cell {
    let model = &w.catalog.model;
    let date = crate::plan::Date::parse(model.date);
    let date = date.map_or(model.date.to_owned(), |date| date.long());
    line![format!(
        "{} maturity model {} of {date}: {} dimensions, {}",
        super::super::words::capital(model.id),
        model.version,
        w.catalog.dimensions.len(),
        count(w.catalog.practices.len(), "practice", "practices")
    )]
}

/// Which sections are not printed, and that the others keep their numbers.
pub fn left_out(w: &Writer) -> Option<(&'static str, Cell)> {
    let sections = w.left_out();
    let what = if sections.len() == 1 {
        "section"
    } else {
        "sections"
    };
    let text = format!(
        "{what} {}, because the plan has no figures for {}; the others keep their numbers, so that references hold.",
        list(&sections),
        if sections.len() == 1 { "it" } else { "them" }
    );
    (!sections.is_empty()).then(|| ("Left out", line![text]))
}

/// Where the team stands, in one sentence, by the headline; none while there is none.
pub fn standing(w: &Writer) -> Option<String> {
    let headline = w.insight.headline().as_ref()?;
    let overall = w.insight.scores().overall.as_ref()?;
    let confidence = format!(
        "with {} confidence ({}%).",
        w.catalog[headline.confidence_label].label,
        headline.percent(w.catalog)
    );
    let (team, level) = (w.team(), w.level(headline.level));
    let (low, high) = (one(headline.low), one(headline.high));
    Some(match headline.basis {
        Basis::Measured => format!(
            "{team} is at level {level}, {} of 5, of which {} is evidenced, {confidence}",
            headline.text(),
            one(overall.evidenced),
        ),
        Basis::Indicated => format!(
            "The quick check puts {team} at level {level}, {} of 5 ({low} to {high}), {confidence}",
            headline.text(),
        ),
        Basis::Floor => format!(
            "The few answers so far put {team} at {} of 5 (up to {high} is possible), {confidence}",
            headline.text(),
        ),
    })
}

/// What "about" and "open" mean in a table of dimensions, if it has them.
pub fn indicated_key(w: &Writer) -> &'static str {
    if w.insight.known().any_indicated() {
        " Where only the quick question is answered, the number is the quick check's rough indication and marked \"about\"."
    } else {
        ""
    }
}

/// A score that the roadmap is expected to lead to; rough where it starts from something rough.
pub fn expected(w: &Writer, score: Score) -> String {
    w.insight.known().expected_text(score)
}

/// A note that the plan rests on a quick check, if it does.
pub fn draft(w: &mut Writer) {
    if !w.insight.need().draft {
        return;
    }
    let assumed: Vec<&str> = w
        .insight
        .assumed()
        .dimensions(w.catalog)
        .map(|dimension| w.catalog[dimension].name)
        .collect();
    let rules = &w.catalog.assessment_rules;
    let label = super::super::words::capital(w.sentence("draft-from-quick"));
    let text = if assumed.is_empty() {
        format!(
            " Fewer than {}% of the questions are answered, so needs and figures may change much. {}",
            rules.provisional_below,
            w.insight.draft_sentence()
        )
    } else {
        let all = w.catalog.dimensions.len();
        let which = match assumed.len() == all {
            true => format!("All {all} dimensions are assumed from it"),
            false => format!(
                "Assumed from it are {} of {all} dimensions: {}",
                assumed.len(),
                series(&assumed)
            ),
        };
        format!(
            " {} {which}. Numbers that come from it are marked \"about\". Answer the full assessment before money is committed.",
            w.insight.draft_sentence(),
        )
    };
    let label = if assumed.is_empty() {
        "Draft.".to_owned()
    } else {
        format!("{label}.")
    };
    w.add(Block::Quote(vec![Block::Paragraph(line![
        strong(label),
        text
    ])]));
}
