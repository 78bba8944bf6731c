//! Rows of bars in groups: where each bar, its title, its group and the links
//! between bars lie.

use super::axis::Axis;
use crate::plan::Date;

/// Height of a row: what a finger can hit without its neighbour.
pub const ROW: i32 = 28;
/// Height of a row whose title stands over its bar.
const TALL_ROW: i32 = 44;
/// Height of the line with a group's name over its rows.
const GROUP_HEAD: i32 = 28;
/// Height of a bar.
pub const BAR: i32 = 16;
/// Height of the axis above the rows.
pub const HEAD: i32 = 46;
/// Room between groups, half above and half below the line.
const GROUP_GAP: i32 = 12;
/// Room between a bar and its title.
const TITLE_GAP: i32 = 8;
/// Longest title beside a bar, in letters; the rest is for the detail.
const MOST_LETTERS: usize = 60;
/// A bar of a day must still be seen.
const LEAST_WIDTH: i32 = 4;

/// Where titles stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Titles {
    /// Beside the bars; the picture grows where it must.
    Beside,
    /// Beside the bars, cut where the picture ends.
    Inside,
    /// Over the bars, and groups over their rows: where there is little width.
    Over,
}

/// What is to be drawn as a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its group, by place. Groups rise.
    pub group: usize,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Its title.
    pub title: String,
}

/// A bar that has its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bar {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Its title, cut where it is too long.
    pub title: String,
    /// Where the title begins, or ends if it stands before the bar.
    pub title_x: i32,
    /// The line on which the title stands.
    pub title_y: i32,
    /// Whether the title stands before that place.
    pub before: bool,
    /// Upper edge and height of what a pointer hits.
    pub hit: (i32, i32),
}

/// A group that has its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which one.
    pub group: usize,
    /// Upper edge.
    pub y: i32,
    /// Height.
    pub height: i32,
}

/// Everything in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The bars, as they were given.
    pub bars: Vec<Bar>,
    /// Groups that have bars.
    pub groups: Vec<Group>,
    /// Width of the picture.
    pub width: i32,
    /// Height of the rows with the axis.
    pub height: i32,
}

/// The width of a text in pixels, guessed from its letters: measuring would
/// make the browser lay out the page twice.
#[must_use]
pub fn text_width(text: &str) -> i32 {
    7 * i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 16)
}

impl Layout {
    /// One row for each bar, in the order given.
    #[must_use]
    pub fn new(axis: &Axis, spans: &[Span], titles: Titles) -> Layout {
        let (row, head) = match titles {
            Titles::Over => (TALL_ROW, GROUP_HEAD),
            _ => (ROW, GROUP_GAP / 2),
        };
        let mut layout = Layout {
            width: axis.right() + 1,
            ..Layout::default()
        };
        let mut y = HEAD;
        for span in spans {
            match layout.groups.last_mut() {
                Some(group) if group.group == span.group => group.height += row,
                last => {
                    // The end of the group before is where this one begins.
                    y = last.map_or(HEAD, |group| group.y + group.height);
                    let height = head + row + GROUP_GAP / 2;
                    let group = span.group;
                    layout.groups.push(Group { group, y, height });
                    y += head;
                }
            }
            let bar = match titles {
                Titles::Over => bar_under_title(axis, span, y),
                _ => bar(axis, span, y, titles == Titles::Inside),
            };
            if !bar.before && titles == Titles::Beside {
                let end = bar.title_x + text_width(&bar.title);
                layout.width = layout.width.max(end + TITLE_GAP);
            }
            layout.bars.push(bar);
            y += row;
        }
        layout.height = layout.groups.last().map_or(HEAD, |g| g.y + g.height);
        layout
    }
}

/// A bar with its title beside it, in a row that begins at `y`.
fn bar(axis: &Axis, span: &Span, y: i32, inside: bool) -> Bar {
    let (x, width) = place(axis, span);
    let y = y + (ROW - BAR) / 2;
    let mut title = cut(&span.title, MOST_LETTERS);
    let (end, long) = (x + width + TITLE_GAP, text_width(&title));
    let (behind, ahead) = (axis.right() - end, x - TITLE_GAP - axis.left);
    // Where the axis has no room behind the bar, there may be some before it.
    let mut before = long > behind && long <= ahead;
    if inside && !before && long > behind {
        before = ahead > behind;
        title = cut(&title, letters(ahead.max(behind)));
    }
    Bar {
        x,
        y,
        width,
        title_x: if before { x - TITLE_GAP } else { end },
        title_y: y + BAR / 2 + 4,
        before,
        title,
        hit: (y - (ROW - BAR) / 2 + 1, ROW - 2),
    }
}

/// A bar under its title, in a row that begins at `y`.
fn bar_under_title(axis: &Axis, span: &Span, y: i32) -> Bar {
    let (x, width) = place(axis, span);
    let title = cut(&span.title, letters(axis.right() - axis.left));
    let before = x + text_width(&title) > axis.right();
    Bar {
        x,
        y: y + TALL_ROW - BAR - 4,
        width,
        title_x: if before { axis.right() } else { x },
        title_y: y + 18,
        before,
        title,
        hit: (y + 1, TALL_ROW - 2),
    }
}

/// Left edge and width of a bar.
fn place(axis: &Axis, span: &Span) -> (i32, i32) {
    let x = axis.x(span.first);
    (x, (axis.x(span.last.plus_days(1)) - x).max(LEAST_WIDTH))
}

/// How many letters have room.
fn letters(room: i32) -> usize {
    usize::try_from(room / 7 - 1).unwrap_or(0).min(MOST_LETTERS)
}

fn cut(title: &str, most: usize) -> String {
    let title = title.trim();
    match title.char_indices().nth(most) {
        None => title.to_owned(),
        Some(_) if most < 3 => String::new(),
        Some((at, _)) => format!("{}…", title[..at].trim_end_matches([' ', '…'])),
    }
}

/// The line from the end of a bar to the beginning of one that waits for it,
/// with the head of an arrow, as the data of a path.
#[must_use]
pub fn link(from: &Bar, to: &Bar) -> String {
    const TURN: i32 = 7;
    let (x, y) = (from.x + from.width, from.y + BAR / 2);
    let (to_x, to_y) = (to.x, to.y + BAR / 2);
    let head = format!("M{to_x} {to_y}l-5 -4M{to_x} {to_y}l-5 4");
    if to_x - x >= 2 * TURN {
        let turn = x + TURN;
        return format!("M{x} {y}H{turn}V{to_y}H{to_x}{head}");
    }
    // It begins at once, or too early: round the end of the one, back between
    // the rows, and into the other.
    let between = if to_y > y { y + ROW / 2 } else { y - ROW / 2 };
    let (out, back) = (x + TURN, to_x - TURN);
    format!("M{x} {y}H{out}V{between}H{back}V{to_y}H{to_x}{head}")
}

#[cfg(test)]
mod tests {
    use super::super::axis::Zoom;
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn span(group: usize, first: &str, last: &str, title: &str) -> Span {
        Span {
            group,
            first: day(first),
            last: day(last),
            title: title.to_owned(),
        }
    }

    fn axis() -> Axis {
        Axis::new(Zoom::Months, day("2027-01-04"), day("2027-06-30"), 100)
    }

    #[test]
    fn rows_follow_each_other_and_groups_hold_them() {
        let spans = [
            span(0, "2027-01-04", "2027-01-29", "One"),
            span(0, "2027-01-04", "2027-02-12", "Two"),
            span(2, "2027-03-01", "2027-03-01", "Three"),
        ];
        let layout = Layout::new(&axis(), &spans, Titles::Beside);
        assert_eq!(layout.groups.len(), 2);
        assert_eq!(
            layout.groups[0].y + layout.groups[0].height,
            layout.groups[1].y
        );
        for bar in &layout.bars[..2] {
            let group = layout.groups[0];
            assert!(group.y < bar.y && bar.y + BAR < group.y + group.height);
        }
        assert_eq!(layout.bars[1].y - layout.bars[0].y, ROW);
        let last = layout.groups[1];
        assert!(last.y < layout.bars[2].y && layout.bars[2].y + BAR < last.y + last.height);
        assert_eq!(layout.height, last.y + last.height);
        assert_eq!(layout.bars[0].x, axis().x(day("2027-01-04")));
        assert_eq!(
            layout.bars[2].width, LEAST_WIDTH,
            "a day is still to be seen"
        );
    }

    #[test]
    fn titles_stay_inside_the_picture() {
        let long = "A title that is much too long to stand beside any bar of any roadmap";
        let spans = [
            span(0, "2027-01-04", "2027-01-29", "Beside"),
            span(0, "2027-06-07", "2027-06-30", "Before the bar"),
            span(0, "2027-01-04", "2027-06-30", long),
        ];
        let layout = Layout::new(&axis(), &spans, Titles::Beside);
        assert_eq!(
            [false, true, false],
            [0, 1, 2].map(|at| layout.bars[at].before)
        );
        assert!(layout.bars[1].title_x < layout.bars[1].x);
        assert!(layout.bars[2].title.ends_with('…'));
        for bar in layout.bars.iter().filter(|bar| !bar.before) {
            assert!(bar.title_x + text_width(&bar.title) <= layout.width);
        }
        assert!(layout.width < 1_000);
    }

    #[test]
    fn a_picture_that_fits_keeps_every_title_inside() {
        let long = "A title that is much too long to stand beside any bar of any roadmap";
        let spans = [
            span(0, "2027-01-04", "2027-01-29", long),
            span(0, "2027-02-01", "2027-06-30", long),
            span(1, "2027-01-04", "2027-06-30", "Everywhere"),
            span(1, "2027-06-29", "2027-06-30", "At the end"),
        ];
        for titles in [Titles::Inside, Titles::Over] {
            let axis = Axis::fitting(spans[0].first, spans[1].last, 4, 300);
            let layout = Layout::new(&axis, &spans, titles);
            assert_eq!(layout.width, axis.right() + 1);
            for bar in &layout.bars {
                let long = text_width(&bar.title);
                let (from, to) = match bar.before {
                    true => (bar.title_x - long, bar.title_x),
                    false => (bar.title_x, bar.title_x + long),
                };
                let outside = from < 0 || to > layout.width;
                assert!(bar.title.is_empty() || !outside, "{bar:?}");
            }
            let last = layout.bars.last().expect("four bars");
            assert!(last.hit.0 + last.hit.1 <= layout.height);
        }
    }

    #[test]
    fn links_go_forward_or_round_the_bars() {
        let spans = [
            span(0, "2027-01-04", "2027-01-29", "One"),
            span(0, "2027-02-15", "2027-03-12", "Later"),
            span(0, "2027-02-01", "2027-03-12", "At once"),
        ];
        let bars = Layout::new(&axis(), &spans, Titles::Beside).bars;
        assert_eq!(link(&bars[0], &bars[1]).matches('V').count(), 1);
        assert_eq!(link(&bars[0], &bars[2]).matches('V').count(), 2);
        assert!(link(&bars[0], &bars[1]).starts_with(&format!("M{}", bars[0].x + bars[0].width)));
    }

    #[test]
    fn nothing_takes_no_room() {
        assert_eq!(Layout::new(&axis(), &[], Titles::Beside).height, HEAD);
    }
}
