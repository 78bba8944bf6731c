//! Charts of points in four quadrants.

use super::{Writer, coordinate, shown};
use crate::document::block::Diagram;

/// Most characters of a label: the codes of points that share a place.
const LONGEST_LABEL: usize = 60;

/// What the axes and the quadrants mean.
pub struct Quadrants<'a> {
    /// Low end and high end of the axis to the right.
    pub right: (&'a str, &'a str),
    /// Low end and high end of the axis up.
    pub up: (&'a str, &'a str),
    /// Top right, top left, bottom left, bottom right.
    pub names: [&'a str; 4],
}

/// A point; its place in thousandths of the axes.
pub struct Point {
    /// Code, such as `I-07`.
    pub code: String,
    /// To the right, 0 to 1,000.
    pub right: u16,
    /// Up, 0 to 1,000.
    pub up: u16,
}

/// A chart of points; none without any. Points on one spot share a label: moving them apart would
/// not be honest.
#[must_use]
pub fn quadrants(
    title: &str,
    description: &str,
    axes: &Quadrants,
    points: &[Point],
) -> Option<Diagram> {
    if points.is_empty() {
        return None;
    }
    let mut spots: Vec<(u16, u16, Vec<&str>)> = Vec::new();
    for point in points {
        let here = |spot: &&mut (u16, u16, Vec<&str>)| (spot.0, spot.1) == (point.right, point.up);
        match spots.iter_mut().find(here) {
            Some(spot) => spot.2.push(&point.code),
            None => spots.push((point.right, point.up, vec![&point.code])),
        }
    }
    let mut out = Writer::new("quadrantChart", title, description);
    out.line(&format!("title {}", shown(title, 100)));
    out.line(&format!(
        "x-axis {} --> {}",
        axis(axes.right.0),
        axis(axes.right.1)
    ));
    out.line(&format!(
        "y-axis {} --> {}",
        axis(axes.up.0),
        axis(axes.up.1)
    ));
    for (name, number) in axes.names.iter().zip(1..) {
        out.line(&format!("quadrant-{number} {}", axis(name)));
    }
    for (right, up, codes) in spots {
        let label = shown(&codes.join(", "), LONGEST_LABEL);
        out.line(&format!(
            "\"{label}\": [{}, {}]",
            coordinate(right),
            coordinate(up)
        ));
    }
    out.finish()
}

/// A name of an axis or a quadrant, quoted: anything else than plain letters fails without.
fn axis(name: &str) -> String {
    format!("\"{}\"", shown(name, 40))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_one_spot_share_a_label() {
        let point = |code: &str, right, up| Point {
            code: code.to_owned(),
            right,
            up,
        };
        let axes = Quadrants {
            right: ("Low effort", "High effort"),
            up: ("Low value", "High value"),
            names: ["Plan well", "Do first", "Fill in", "Think twice"],
        };
        let points = [
            point("I-03", 250, 1_000),
            point("I-01", 0, 7),
            point("I-07", 250, 1_000),
        ];
        let chart = quadrants("Value", "Three points.", &axes, &points).expect("a chart");
        assert_eq!(
            chart.source,
            "quadrantChart
    accTitle: Value
    accDescr: Three points.
    title Value
    x-axis \"Low effort\" --> \"High effort\"
    y-axis \"Low value\" --> \"High value\"
    quadrant-1 \"Plan well\"
    quadrant-2 \"Do first\"
    quadrant-3 \"Fill in\"
    quadrant-4 \"Think twice\"
    \"I-03, I-07\": [0.250, 1]
    \"I-01\": [0, 0.007]
"
        );
        assert!(quadrants("Value", "Nothing.", &axes, &[]).is_none());
    }
}
