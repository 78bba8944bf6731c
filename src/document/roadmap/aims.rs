//! What the roadmap is for: drivers, vision, where the team stands and where it goes.

use crate::document::assessment::gaps;
use crate::document::block::{Cell, Column, strong};
use crate::document::mermaid::{self, Series};
use crate::document::shared::vision as aims;
use crate::document::words::{inside, one, series, two};
use crate::document::writer::Writer;
use crate::insight::findings::confidence_percent;
use crate::insight::readiness::Part;
use crate::line;

pub fn drivers(w: &mut Writer) {
    aims::drivers(w);
    w.heading("Objectives");
    aims::objectives(w);
    let vision = w.insight.vision();
    let mut broken = Vec::new();
    for objective in &vision.objectives {
        for link in &objective.trace.broken {
            broken.push(line![
                strong(objective.text.text()),
                ". ",
                link.text(w.catalog)
            ]);
        }
    }
    if !broken.is_empty() {
        w.say(line![
            "Broken links between objectives, requirements, initiatives and KPIs:"
        ]);
        w.bullets(broken);
    }
}

pub fn vision(w: &mut Writer) {
    let Some(statement) = &w.insight.vision().statement else {
        let line = w.missing(
            Part::Vision,
            "Choose a business driver, or write the vision in your own words.",
        );
        return w.say(line);
    };
    w.quote(&statement.text());
    aims::say_open_blanks(w, statement);
}

pub fn current(w: &mut Writer) {
    w.say(line![
        w.as_of(),
        ", in levels from 0 to 5. The assessment document has the findings behind each figure."
    ]);
    let rows = w.insight.scores().dimensions.iter().map(|score| {
        let name = w.catalog[score.dimension].name;
        match &score.rating {
            None => vec![
                line![name],
                line!["–"],
                line!["not applicable"],
                line!["–"],
                line!["–"],
            ],
            Some(rating) => vec![
                line![name],
                line![two(rating.claimed)],
                line![w.level(rating.level)],
                line![two(rating.evidenced)],
                line![format!(
                    "{}%",
                    confidence_percent(w.catalog, rating.confidence)
                )],
            ],
        }
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Dimension"),
            Column::figures("Score"),
            Column::words("Level"),
            Column::figures("Evidenced"),
            Column::figures("Confidence"),
        ],
        rows,
    );
    let named = |dimensions: &[crate::catalog::Idx<crate::catalog::Dimension>]| {
        let names = dimensions.iter().map(|&d| {
            let score = w.insight.scores().claimed(d).unwrap_or_default();
            format!("{} ({})", inside(w.catalog[d].name), one(score))
        });
        names.collect::<Vec<_>>()
    };
    let findings = w.insight.findings();
    let (strong_ones, weak) = (named(&findings.strengths), named(&findings.weaknesses));
    let mut terms = Vec::new();
    if !strong_ones.is_empty() {
        terms.push(("Strongest", line![series(&strong_ones), "."]));
    }
    if !weak.is_empty() {
        terms.push(("Weakest", line![series(&weak), "."]));
    }
    w.terms(terms);
}

pub fn targets(w: &mut Writer) {
    gaps::table(w);
    gaps::edited(w);
    let phases: Vec<_> = w
        .insight
        .roadmap()
        .phases
        .iter()
        .filter(|phase| !phase.items.is_empty())
        .collect();
    let Some(now) = w
        .insight
        .scores()
        .overall
        .as_ref()
        .filter(|_| !phases.is_empty())
    else {
        return;
    };
    w.heading("What to expect");
    let mut steps = vec!["Today"];
    let mut values = vec![now.claimed];
    let mut rows = vec![vec![
        line!["Today"],
        line![w.plan.details.as_of.long()],
        line![one(now.claimed)],
        line![w.level(now.level)],
    ]];
    for phase in phases {
        let Some(expected) = &phase.expected else {
            continue;
        };
        let name = w.catalog[phase.phase].name;
        steps.push(name);
        values.push(expected.overall);
        let end = phase
            .end
            .map_or("when everything counts".to_owned(), |end| end.long());
        rows.push(vec![
            line!["End of ", inside(name)],
            line![end],
            line![one(expected.overall)],
            line![w.level(expected.level)],
        ]);
    }
    let values: Vec<i64> = values.into_iter().map(|score| score.rounded(1)).collect();
    w.diagram(mermaid::series(
        "Expected overall score",
        "Overall score from 0 to 5, today and at the end of each phase.",
        &steps,
        "Score",
        (50, 1),
        &[Series::Bars(values)],
    ));
    w.table(
        vec![
            Column::words("When"),
            Column::words("Date"),
            Column::figures("Overall score"),
            Column::words("Level"),
        ],
        rows,
    );
    w.say(line!["A practice counts only once it may honestly be claimed, which for some takes a quarter or a whole cycle after the work is done."]);
}
