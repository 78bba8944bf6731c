//! Gaps, quick wins and what to do first.

use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Coded, Dimension, Idx};
use crate::document::block::{Cell, Column, strong};
use crate::document::shared::front;
use crate::document::shared::practices::name;
use crate::document::shared::work::reason;
use crate::document::words::{count, inside, list, no_stop, person_days, stop};
use crate::document::writer::Writer;
use crate::insight::assumed::level_share;
use crate::insight::readiness::Part;
use crate::insight::{NeededInitiative, Now, Ratio};
use crate::line;
use crate::plan::PracticeId;

/// How many recommendations are listed.
const LISTED: usize = 10;

pub fn gaps(w: &mut Writer) {
    let footing = &w.insight.targets().footing;
    let tier = footing.tier.map_or("", |tier| w.catalog[tier].name);
    let ambition = footing
        .ambition
        .map_or("", |ambition| w.catalog[ambition].name);
    w.say(line![format!(
        "{}, targets follow from the tier ({}{}), the ambition ({}{}) and the first driver{}, which raises the dimensions it depends on by one level. The 12-month target lies at most two levels above today.{}",
        w.as_of(),
        inside(tier),
        if footing.tier_assumed { ", assumed" } else { "" },
        inside(ambition),
        if footing.ambition_assumed { ", assumed" } else { "" },
        w.primary().map_or(String::new(), |driver| format!(
            " ({})",
            inside(w.catalog[driver].name)
        )),
        front::indicated_key(w),
    )]);
    table(w);
    edited(w);
    w.heading("Where each level stands");
    w.say(line![
        "Share of each level that is in place. A level counts only as far as the weakest level beneath it; what counts less than half because of that is in brackets.",
        if w.insight.known().any_indicated() {
            " Where only the quick question is answered, the shares are what the plan assumes from it; these dimensions are marked \"assumed\"."
        } else {
            ""
        }
    ]);
    heat(w);
    accepted(w);
}

/// Current score, targets, weight, gap and band of each dimension.
pub fn table(w: &mut Writer) {
    let rows = w.insight.targets().dimensions.iter().map(|target| {
        let now = w.insight.known().of(target.dimension);
        let gap = target.gap;
        let dash = || "–".to_owned();
        vec![
            line![w.catalog[target.dimension].name],
            line![now.text(2)],
            line![target.plan_target.to_string()],
            line![target.target.to_string()],
            line![target.weight.text(2)],
            line![gap.map_or(dash(), |gap| gap.text(2))],
            line![gap.map_or(dash(), |gap| gap.share_text())],
            line![gap.map_or(dash(), |gap| gap.band_text(w.catalog))],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Dimension"),
            Column::figures("Score"),
            Column::figures("12-month target"),
            Column::figures("End target"),
            Column::figures("Weight"),
            Column::figures("Gap"),
            Column::figures("Share of all gaps"),
            Column::words("Band"),
        ],
        rows,
    );
    w.say(line![bands(w)]);
}

/// What weights and bands mean.
fn bands(w: &Writer) -> String {
    let line = |hundredths: u16| Ratio::hundredths(hundredths).text(2);
    let bands = w.catalog.gap_bands.iter().filter(|band| band.from > 0);
    let bands: Vec<String> = bands
        .map(|band| format!("{} from {}", band.label, line(band.from)))
        .collect();
    let rules = &w.catalog.planning_rules;
    format!(
        "Weight, from 1 to 2, is how much the drivers depend on the dimension; a gap counts with its weight in the share of all gaps. Bands: {}; one band higher where the weight is at least {} and the gap at least {}.",
        list(&bands),
        line(rules.raise_weight),
        line(rules.raise_gap)
    )
}

/// Targets that the team set, with its reasons.
pub fn edited(w: &mut Writer) {
    let changed = w.insight.targets().dimensions.iter();
    let changed: Vec<_> = changed
        .filter_map(|t| Some((t, t.edited.as_ref()?)))
        .collect();
    if changed.is_empty() {
        return;
    }
    w.say(line!["The team set these targets itself:"]);
    let mut lines = Vec::new();
    for (target, reason) in changed {
        let name = w.catalog[target.dimension].name;
        let moved = format!(" {} instead of {}. ", target.target, target.proposed);
        let mut line = line![strong(name), moved];
        if reason.trim().is_empty() {
            line.extend(w.missing(Part::Gaps, format!("Say why the target of {name} differs.")));
        } else {
            line.push(reason.clone().into());
        }
        lines.push(line);
    }
    w.bullets(lines);
}

fn heat(w: &mut Writer) {
    let cell = |dimension: Idx<Dimension>, level: u8| {
        let rating = w.insight.scores().of(dimension).rating.as_ref();
        let applies = w
            .catalog
            .practices_of(dimension, level)
            .iter()
            .any(|&p| w.insight.given().applies(p));
        match rating {
            Some(_) if !applies => "–".to_owned(),
            Some(_) if w.insight.known().of(dimension) == Now::Open => "open".to_owned(),
            Some(_) if w.insight.known().of(dimension).is_indicated() => {
                let taken = level_share(w.catalog, w.insight.taken(), dimension, level);
                taken.percent()
            }
            Some(rating) => {
                let part = rating.parts[usize::from(level) - 1];
                let share = Ratio::new(part.filled.into(), 120).percent();
                if part.gate < 30 && part.filled > 0 {
                    format!("({share})")
                } else {
                    share
                }
            }
            None => "–".to_owned(),
        }
    };
    let rows = w.catalog.dimensions.entries().map(|(idx, dimension)| {
        let assumed = w.insight.known().of(idx).is_indicated();
        let assumed = if assumed { " (assumed)" } else { "" };
        let mut row = vec![line![dimension.name, assumed]];
        row.extend((1..=HIGHEST_LEVEL).map(|level| line![cell(idx, level)]));
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let mut columns = vec![Column::words("Dimension")];
    columns.extend((1..=HIGHEST_LEVEL).map(|level| {
        let name = w
            .catalog
            .level_of_rank(level)
            .map_or("", |level| level.name);
        Column::figures(format!("{level} {name}"))
    }));
    w.table(columns, rows);
}

fn accepted(w: &mut Writer) {
    let accepted = &w.insight.need().accepted;
    if accepted.is_empty() {
        return;
    }
    w.heading("Gaps accepted on purpose");
    let mut lines = Vec::new();
    for &practice in accepted {
        let id = w.catalog[practice].id;
        let gap = w.plan.targets.accepted.get(&PracticeId::new(id));
        let reason = gap.map_or("", |gap| gap.reason.trim());
        let mut line = line![strong(name(w, practice)), ". "];
        if reason.is_empty() {
            line.extend(w.missing(Part::Gaps, format!("Say why the gap in {id} is accepted.")));
        } else {
            line.push(reason.to_owned().into());
        }
        lines.push(line);
    }
    w.bullets(lines);
}

pub fn quick_wins(w: &mut Writer) {
    let most = w.catalog.planning_rules.quick_win_days;
    let wins = &w.insight.priorities().quick_wins;
    let needed = &w.insight.portfolio().initiatives;
    if wins.is_empty() {
        let text = if needed.is_empty() {
            "None: nothing is needed to reach the targets.".to_owned()
        } else {
            format!(
                "None: every needed initiative takes more than {most} person-days or waits for another one."
            )
        };
        return w.say(line![text]);
    }
    w.say(line![format!(
        "{}, {} at most {most} person-days and {} for nothing. The most valuable comes first; the roadmap may begin one later, because the same people do what is worth more:",
        w.as_of(),
        if wins.len() == 1 {
            "1 initiative takes".to_owned()
        } else {
            format!("{} initiatives take", wins.len())
        },
        if wins.len() == 1 { "waits" } else { "wait" }
    )]);
    let rows = wins.iter().map(|&at| {
        let needed = &needed[at];
        let entry = &w.catalog[needed.initiative];
        vec![
            line![entry.code().to_string()],
            line![entry.title],
            line![person_days(needed.effort.mean())],
            line![begins(w, needed)],
            line![entry.outcome],
            line![first_step(w, needed)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = vec![
        Column::words("Code"),
        Column::words("Initiative"),
        Column::figures("Effort"),
        Column::words("Begins"),
        Column::words("What it brings"),
        Column::words("First step"),
    ];
    w.table(columns, rows);
}

/// When the accepted roadmap begins an initiative.
fn begins(w: &Writer, needed: &NeededInitiative) -> String {
    let mut items = w.insight.roadmap().items.iter();
    let item = items.find(|item| item.initiative == Some(needed.initiative));
    item.map_or("not planned yet".to_owned(), |item| item.start.long())
}

/// The first step of an initiative; verifying where much may be in place already.
fn first_step(w: &Writer, needed: &NeededInitiative) -> String {
    if needed.verify_first {
        return crate::document::words::capital(w.sentence("verify-first"));
    }
    let first = w.catalog[needed.initiative].steps.first();
    first.map_or(String::new(), |step| no_stop(step.what.text()).to_owned())
}

pub fn recommendations(w: &mut Writer) {
    let priorities = w.insight.priorities();
    if priorities.ranking.is_empty() {
        return w.say(line!["None: every target is reached. Keep evidence current and look again at the next assessment."]);
    }
    let needed = w.insight.portfolio().initiatives.len();
    let top = priorities.ranking.iter().take(LISTED);
    w.say(line![format!(
        "The targets need {}. {} in the order in which they bring most for their size (who waits for one, waits directly or through others):",
        count(needed, "initiative", "initiatives"),
        if needed > LISTED {
            format!("The first {LISTED}")
        } else {
            "All of them".to_owned()
        },
    )]);
    let mut lines = Vec::new();
    for &at in top {
        let needed = &w.insight.portfolio().initiatives[at];
        let entry = &w.catalog[needed.initiative];
        let verify = if needed.verify_first {
            format!(" First step: {}.", w.sentence("verify-first"))
        } else {
            String::new()
        };
        lines.push(line![
            strong(format!("{} {}.", entry.code(), entry.title)),
            format!(
                " {} {} {}.{verify}",
                entry.why,
                stop(&reason(w, at)),
                person_days(needed.effort.mean())
            )
        ]);
    }
    w.numbers(lines);
    if let (Some(now), Some(end)) = (w.insight.headline(), w.insight.at_end()) {
        w.say(line![format!(
            "With the accepted roadmap the overall score is expected to go from {} to {}{}.",
            now.text(),
            front::expected(w, end.score),
            w.insight.roadmap().end.map_or(String::new(), |end| format!(
                ", when all that is done by {} has run long enough to count",
                end.long()
            ))
        )]);
    }
}
