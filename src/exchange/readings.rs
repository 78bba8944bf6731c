//! Readings of metrics as CSV: out, and in with a look beforehand at what would come of each row.

use super::csv;
use crate::catalog::Catalog;
use crate::command::{Command, Edit};
use crate::insight::metrics::{PlanMetric, metrics, plain};
use crate::plan::metrics::{MOST_READINGS, MOST_VALUE};
use crate::plan::{Date, ItemId, Metric, Plan, Reading};
use crate::record::Shown;
use crate::sorted::Map;

/// Most bytes of a text that is read.
pub const MAX_BYTES: usize = 1 << 20;
/// Most characters of a note.
const MOST_NOTE: usize = 200;

/// All readings as CSV: `KPI,Date,Value,Unit,Note`, metric by metric and by day.
#[must_use]
pub fn write(catalog: &'static Catalog, plan: &Plan) -> String {
    let shown = metrics(catalog, plan);
    let mut rows: Vec<[String; 5]> = Vec::new();
    for (metric, shown) in plan.metrics.metrics.iter().zip(&shown) {
        for reading in metric.by_day() {
            rows.push([
                name(shown),
                reading.date.to_string(),
                plain(reading.value).replace(',', ""),
                shown.unit.to_owned(),
                reading.note.clone(),
            ]);
        }
    }
    let head = vec!["KPI", "Date", "Value", "Unit", "Note"];
    let rows = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect());
    csv::write([head].into_iter().chain(rows))
}

/// What a metric is called in a file: by its name, or its number where it has none.
fn name(metric: &PlanMetric) -> String {
    match metric.name {
        "" => metric.item.to_string(),
        name => name.to_owned(),
    }
}

/// A row that becomes a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Line of the text, from 1.
    pub line: usize,
    /// The metric.
    pub metric: ItemId,
    /// The day.
    pub date: Date,
    /// The value, in thousandths.
    pub value: i64,
    /// The note.
    pub note: String,
    /// Value of the reading of that day that it stands in place of.
    pub replaces: Option<i64>,
}

/// A row that does not become a reading, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Line of the text, from 1.
    pub line: usize,
    /// What is wrong and what to do, as a sentence.
    pub reason: String,
}

/// What would come of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Rows that become readings.
    pub accepted: Vec<Accepted>,
    /// Rows that do not.
    pub refused: Vec<Refused>,
    /// Rows that say what the plan has already.
    pub known: usize,
}

/// The columns that are read, by their titles in small letters.
struct Columns {
    metric: usize,
    date: usize,
    value: usize,
    note: Option<usize>,
}

/// What would come of a text. Nothing is changed; [`Preview::command`] does it.
///
/// # Errors
/// A sentence, when the text as a whole is not such a table.
pub fn preview(catalog: &'static Catalog, plan: &Plan, text: &str) -> Result<Preview, String> {
    if text.len() > MAX_BYTES {
        return Err("The text is larger than 1 MB. Divide it into several files.".to_owned());
    }
    let rows = csv::read(text).map_err(|line| {
        let line = line.to_string();
        [
            "A quotation begins in line ",
            &line,
            " and does not end. Add the closing quotation mark.",
        ]
        .concat()
    })?;
    let mut rows = rows.into_iter();
    let head = rows.next().map(|row| row.fields).unwrap_or_default();
    let columns = columns(&head)?;
    let shown = metrics(catalog, plan);
    let mut found = Preview::default();
    let mut seen: Map<(ItemId, Date), usize> = Map::new();
    // Readings each metric would have.
    let mut counts: Map<ItemId, usize> = Map::new();
    for row in rows {
        let field = |at: usize| row.fields.get(at).map_or("", |field| field.trim());
        let read = one(plan, &shown, &columns, field).and_then(|(metric, reading)| {
            let key = (metric.id, reading.date);
            if let Some(first) = seen.get(&key) {
                let first = first.to_string();
                return Err([
                    "Line ",
                    &first,
                    " has a value of this KPI and day already. Keep one of the two.",
                ]
                .concat());
            }
            seen.insert(key, row.line);
            let mut known = metric.readings.iter();
            let known = known.rfind(|known| known.date == reading.date);
            if known.is_some_and(|known| known.value == reading.value && known.note == reading.note)
            {
                return Ok(None);
            }
            let count = counts.get_or_insert_with(metric.id, || metric.readings.len());
            if known.is_none() {
                *count += 1;
                if *count as i64 > MOST_READINGS {
                    return Err(
                        "A KPI can have 1,000 readings at most. Remove old ones first.".to_owned(),
                    );
                }
            }
            Ok(Some(Accepted {
                line: row.line,
                metric: metric.id,
                date: reading.date,
                value: reading.value,
                replaces: known.map(|known| known.value),
                note: reading.note,
            }))
        });
        match read {
            Ok(Some(accepted)) => found.accepted.push(accepted),
            Ok(None) => found.known += 1,
            Err(reason) => found.refused.push(Refused {
                line: row.line,
                reason,
            }),
        }
    }
    Ok(found)
}

fn columns(head: &[String]) -> Result<Columns, String> {
    let find = |titles: &[&str]| {
        let mut head = head.iter();
        head.position(|title| titles.contains(&title.trim().to_lowercase().as_str()))
    };
    let found = (
        find(&["kpi", "metric", "indicator"]),
        find(&["date", "day"]),
        find(&["value", "reading"]),
    );
    let (Some(metric), Some(date), Some(value)) = found else {
        return Err(
            "The first line must name the columns KPI, Date and Value; Note may be there too."
                .to_owned(),
        );
    };
    Ok(Columns {
        metric,
        date,
        value,
        note: find(&["note", "comment"]),
    })
}

fn one<'a, 'b>(
    plan: &'a Plan,
    shown: &[PlanMetric],
    columns: &Columns,
    field: impl Fn(usize) -> &'b str,
) -> Result<(&'a Metric, Reading), String> {
    let at = which(shown, field(columns.metric))?;
    let as_of = plan.details.as_of;
    let text = field(columns.date);
    let date = Date::parse(text).filter(|date| (Date::default()..=Date::LAST).contains(date));
    let Some(date) = date else {
        let text = Shown(text).to_string();
        return Err(["\"", &text, "\" is no date. Write it as 2027-01-31."].concat());
    };
    if date > as_of {
        return Err([
            &date.long(),
            " is later than the plan's as-of date (",
            &as_of.long(),
            "). Correct the day, or move the as-of date first.",
        ]
        .concat());
    }
    let value = value(field(columns.value), shown[at].unit)?;
    let note = columns.note.map_or("", &field);
    if note.chars().count() > MOST_NOTE {
        return Err("The note is longer than 200 characters. Shorten it.".to_owned());
    }
    let reading = Reading {
        date,
        value,
        note: note.to_owned(),
        ..Reading::default()
    };
    Ok((&plan.metrics.metrics[at], reading))
}

/// The place of the metric that a row names: by its name in large or small letters, by its KPI's id,
/// or by its number.
fn which(shown: &[PlanMetric], text: &str) -> Result<usize, String> {
    let small = text.to_lowercase();
    let by_name = |metric: &PlanMetric| !small.is_empty() && metric.name.to_lowercase() == small;
    let by_number =
        |metric: &PlanMetric| metric.name.is_empty() && metric.item.to_string() == small;
    let mut found = (0..shown.len()).filter(|&at| by_name(&shown[at]) || by_number(&shown[at]));
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (None, _) if text.is_empty() => Err("No KPI is named. Add its name.".to_owned()),
        (None, _) => {
            let text = Shown(text).to_string();
            Err([
                "The plan has no KPI \"",
                &text,
                "\". Add it first, or correct the name.",
            ]
            .concat())
        }
        (Some(_), Some(_)) => {
            let text = Shown(text).to_string();
            Err([
                "The plan has two KPIs \"",
                &text,
                "\". Give them different names first.",
            ]
            .concat())
        }
    }
}

/// A value in thousandths from what a person or a program writes: `-12.5`, `92%` where the unit is
/// per cent.
///
/// # Errors
/// A sentence that says how to write it.
pub fn value(text: &str, unit: &str) -> Result<i64, String> {
    let text = text.trim();
    let no_number = || {
        let text = Shown(text).to_string();
        [
            "\"",
            &text,
            "\" is no number. Write it as 1234.5, with a point and without other signs.",
        ]
        .concat()
    };
    let digits = match text.strip_suffix('%') {
        Some(digits) if unit == "%" => digits.trim_end(),
        _ => text,
    };
    let (negative, digits) = match digits.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all(whole) || !all(part) {
        return Err(no_number());
    }
    let part = part.trim_end_matches('0');
    if part.len() > 3 {
        return Err("A value has three decimals at most. Round it.".to_owned());
    }
    let digits = [whole, part, &"000"[part.len()..]].concat();
    let digits = digits.trim_start_matches('0');
    let value = if digits.is_empty() {
        Some(0)
    } else {
        digits.parse::<i64>().ok()
    };
    match value.filter(|value| *value <= MOST_VALUE) {
        Some(value) => Ok(if negative { -value } else { value }),
        None => Err("The value is larger than a million million. Choose a larger unit.".to_owned()),
    }
}

impl Preview {
    /// The command that takes the accepted rows in, as one step; none if there is nothing to take.
    #[must_use]
    pub fn command(&self, plan: &Plan) -> Option<Command> {
        let metrics = plan.metrics.metrics.iter();
        let changed = metrics.filter_map(|metric| {
            let mut new = self
                .accepted
                .iter()
                .filter(|row| row.metric == metric.id)
                .peekable();
            new.peek()?;
            let mut metric = metric.clone();
            for row in new {
                metric.readings.retain(|reading| reading.date != row.date);
                metric.readings.push(Reading {
                    date: row.date,
                    value: row.value,
                    note: row.note.clone(),
                    ..Reading::default()
                });
            }
            crate::sorted::sort_by_key(&mut metric.readings, |reading| reading.date);
            Some(Command::list(Edit::Put(metric)))
        });
        let changed: Vec<Command> = changed.collect();
        (!changed.is_empty()).then_some(Command::Together("import readings", changed))
    }
}
