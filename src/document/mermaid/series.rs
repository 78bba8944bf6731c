//! Charts of values over steps: bars and lines.

use super::{Writer, shown};
use crate::document::block::Diagram;
use crate::insight::number::decimal;

/// A row of values. Mermaid draws no legend: name it in the title or the text.
pub enum Series {
    /// As bars.
    Bars(Vec<i64>),
    /// As a line.
    Line(Vec<i64>),
}

/// A chart of at least one step; none if a row has another number of values than there are steps.
/// Values and the highest one are integers of units with so many decimals.
#[must_use]
pub fn series(
    title: &str,
    description: &str,
    steps: &[&str],
    unit: &str,
    (highest, decimals): (i64, u32),
    rows: &[Series],
) -> Option<Diagram> {
    let values = |row: &Series| match row {
        Series::Bars(values) | Series::Line(values) => values.len(),
    };
    if steps.is_empty() || rows.is_empty() || rows.iter().any(|row| values(row) != steps.len()) {
        return None;
    }
    let plain = |value: i64| decimal(value, decimals).replace(',', "");
    let list = |values: &[i64]| {
        let values: Vec<String> = values.iter().map(|&value| plain(value)).collect();
        values.join(", ")
    };
    let mut out = Writer::new("xychart-beta", title, description);
    out.line(&format!("title \"{}\"", shown(title, 100)));
    let steps: Vec<String> = steps
        .iter()
        .map(|step| format!("\"{}\"", shown(step, 20)))
        .collect();
    out.line(&format!("x-axis [{}]", steps.join(", ")));
    out.line(&format!(
        "y-axis \"{}\" 0 --> {}",
        shown(unit, 40),
        plain(highest)
    ));
    for row in rows {
        out.line(&match row {
            Series::Bars(values) => format!("bar [{}]", list(values)),
            Series::Line(values) => format!("line [{}]", list(values)),
        });
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_plain_decimals() {
        let rows = [
            Series::Bars(vec![181, 12_345_600]),
            Series::Line(vec![0, 5]),
        ];
        let chart = series(
            "Score",
            "Two steps.",
            &["Now", "After: \"x\""],
            "Score",
            (500, 2),
            &rows,
        );
        assert_eq!(
            chart.expect("a chart").source,
            "xychart-beta
    accTitle: Score
    accDescr: Two steps.
    title \"Score\"
    x-axis [\"Now\", \"After – 'x'\"]
    y-axis \"Score\" 0 --> 5.00
    bar [1.81, 123456.00]
    line [0.00, 0.05]
"
        );
        assert!(series("Score", "Nothing.", &[], "Score", (500, 2), &rows).is_none());
        assert!(series("Score", "Odd.", &["Now"], "Score", (500, 2), &rows).is_none());
    }
}
