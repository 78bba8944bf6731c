//! Rows under each other: where each lies, what stands beside its bar, and the arrows between bars.

use super::timescale::{Span, TimeScale};

/// Height of a row: what a finger can hit without its neighbour.
pub const ROW: i32 = 32;
/// Height of a row whose title stands over its bar.
pub const TALL_ROW: i32 = 54;
/// Height of a row with a group's name.
pub const GROUP: i32 = 30;
/// Height of a bar.
pub const BAR: i32 = 18;
/// Room over a bar in its row.
pub const BAR_TOP: i32 = 5;
/// Height of the axis.
pub const HEAD: i32 = 46;
/// Room between a bar, what is drawn behind it, and its title.
const TITLE_GAP: i32 = 12;
/// Longest title beside a bar, in letters; the rest stands in the column of titles.
const MOST_LETTERS: usize = 48;

/// A line of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// A group, by place.
    Group(usize),
    /// A row, by place.
    Row(usize),
}

/// Lines from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// Each with its upper edge.
    pub lines: Vec<(Line, i32)>,
    /// Upper edge of each row; none if its group is closed.
    pub rows: Vec<Option<i32>>,
    /// Height of all.
    pub height: i32,
    /// Height of a row.
    pub row: i32,
}

impl Lanes {
    /// Rows in their groups, given by the group of each row: groups rise. Closed groups hide their rows.
    #[must_use]
    pub fn new(groups: &[usize], closed: impl Fn(usize) -> bool, tall: bool) -> Lanes {
        let row = if tall { TALL_ROW } else { ROW };
        let mut lanes = Lanes {
            row,
            ..Lanes::default()
        };
        let mut y = 0;
        let mut last = None;
        for (at, &group) in groups.iter().enumerate() {
            if last != Some(group) {
                lanes.lines.push((Line::Group(group), y));
                last = Some(group);
                y += GROUP;
            }
            if closed(group) {
                lanes.rows.push(None);
            } else {
                lanes.lines.push((Line::Row(at), y));
                lanes.rows.push(Some(y));
                y += row;
            }
        }
        lanes.height = y;
        lanes
    }

    /// The row at a height.
    #[must_use]
    pub fn row_at(&self, y: i32) -> Option<usize> {
        let next = self.lines.partition_point(|(_, top)| *top <= y);
        match self.lines.get(next.checked_sub(1)?)? {
            (Line::Row(at), top) if y < top + self.row => Some(*at),
            _ => None,
        }
    }

    /// The middle of a row's bar.
    #[must_use]
    pub fn middle(&self, row: usize) -> Option<i32> {
        let top = (*self.rows.get(row)?)?;
        Some(top + self.row - ROW + BAR_TOP + BAR / 2)
    }

    /// The line before or after another one, by number of steps; the first or last at most.
    #[must_use]
    pub fn step(&self, from: Line, by: i32) -> Option<Line> {
        let at = self.lines.iter().position(|(line, _)| *line == from)?;
        let last = self.lines.len() as i32 - 1;
        let next = (at as i32).saturating_add(by).clamp(0, last);
        self.lines.get(next as usize).map(|(line, _)| *line)
    }
}

/// The width of a text in pixels, guessed from its letters: measuring would make the browser lay
/// out the page twice.
#[must_use]
pub fn text_width(text: &str) -> i32 {
    7 * i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 16)
}

/// Where a title stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Title {
    /// In the bar.
    Inside(String),
    /// Behind it, from this place on.
    Behind(i32, String),
    /// Before it, up to this place.
    Before(i32, String),
}

/// Where the title of a bar has room: in it, else behind everything that is drawn behind the bar (which ends at
/// `end`), else before it; cut where it must be.
#[must_use]
pub fn title(text: &str, (x, width): (i32, i32), end: i32, (left, right): (i32, i32)) -> Title {
    let text = cut(text, MOST_LETTERS);
    let long = text_width(&text);
    if long + 14 <= width {
        return Title::Inside(text);
    }
    let (behind, before) = (end.max(x + width) + TITLE_GAP, x - TITLE_GAP);
    let (room_behind, room_before) = (right - behind, before - left);
    if long <= room_behind || room_behind >= room_before {
        Title::Behind(behind, cut(&text, letters(room_behind)))
    } else {
        Title::Before(before, cut(&text, letters(room_before)))
    }
}

/// How many letters have room.
fn letters(room: i32) -> usize {
    usize::try_from(room / 7).unwrap_or(0)
}

/// A text of so many letters at most.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) if most < 3 => String::new(),
        Some(_) => {
            let (at, _) = text.char_indices().nth(most - 1).unwrap_or((0, ' '));
            format!("{}…", text[..at].trim_end_matches([' ', '…']))
        }
    }
}

/// Names on one line that would run into each other: the later ones stay away. Each is given by its place and text.
#[must_use]
pub fn apart(names: &[(i32, String)], gap: i32) -> Vec<bool> {
    let mut free = i32::MIN;
    let mut shown = Vec::new();
    for (x, text) in names {
        let fits = *x >= free;
        if fits {
            free = x + text_width(text) + gap;
        }
        shown.push(fits);
    }
    shown
}

/// The arrow from the end of one bar to the beginning of another that waits for it, as the data of a
/// path; both given by their edge and the middle of their row.
pub fn arrow(path: &mut String, (x, y): (i32, i32), (to_x, to_y): (i32, i32)) {
    const TURN: i32 = 6;
    let mut put = |letter: char, numbers: &[i32]| {
        path.push(letter);
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                path.push(' ');
            }
            path.push_str(&number.to_string());
        }
    };
    put('M', &[x, y]);
    if to_x - x >= 2 * TURN {
        put('H', &[x + TURN]);
    } else {
        // It begins at once, or too early: round the end of the one, between the rows, into the other.
        let between = if to_y > y { y + ROW / 2 } else { y - ROW / 2 };
        put('H', &[x + TURN]);
        put('V', &[between]);
        put('H', &[to_x - TURN]);
    }
    put('V', &[to_y]);
    put('H', &[to_x]);
    put('m', &[-4, -4]);
    put('l', &[4, 4]);
    put('l', &[-4, 4]);
}

/// The arrow between two rows' bars; none if one of them is hidden.
pub fn arrow_between(
    path: &mut String,
    lanes: &Lanes,
    scale: &TimeScale,
    from: (usize, Span),
    to: (usize, Span),
) {
    if let (Some(y), Some(to_y)) = (lanes.middle(from.0), lanes.middle(to.0)) {
        let (x, width) = scale.place(from.1);
        arrow(path, (x + width, y), (scale.place(to.1).0, to_y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_follow_each_other() {
        let lanes = Lanes::new(&[0, 0, 2], |_| false, false);
        assert_eq!(lanes.lines.len(), 5);
        assert_eq!(
            lanes.rows,
            [Some(GROUP), Some(GROUP + ROW), Some(2 * GROUP + 2 * ROW)]
        );
        assert_eq!(lanes.height, 2 * GROUP + 3 * ROW);
        assert_eq!(lanes.row_at(GROUP + 3), Some(0));
        assert_eq!(lanes.row_at(GROUP + 2 * ROW + 3), None, "a group");
        assert_eq!(lanes.row_at(lanes.height), None);
        assert_eq!(lanes.row_at(-1), None);
    }

    #[test]
    fn closed_groups_hide_their_rows() {
        let lanes = Lanes::new(&[0, 0, 2], |group| group == 0, false);
        assert_eq!(lanes.rows, [None, None, Some(2 * GROUP)]);
        assert_eq!(lanes.middle(0), None);
        assert_eq!(lanes.step(Line::Group(0), 1), Some(Line::Group(2)));
        assert_eq!(lanes.step(Line::Row(2), 9), Some(Line::Row(2)));
        assert_eq!(lanes.step(Line::Row(0), 1), None);
    }

    #[test]
    fn titles_stand_where_they_have_room() {
        let at = |x, width, end| title("A title of work", (x, width), end, (0, 600));
        assert_eq!(
            at(10, 200, 210),
            Title::Inside("A title of work".to_owned())
        );
        assert_eq!(
            at(10, 20, 80),
            Title::Behind(92, "A title of work".to_owned())
        );
        assert_eq!(
            at(560, 20, 580),
            Title::Before(548, "A title of work".to_owned())
        );
        let long = "A title that is much too long to stand beside any bar of any roadmap";
        for x in 0..59 {
            let found = title(long, (x * 10, 10), x * 10 + 30, (0, 600));
            let (from, text) = match &found {
                Title::Inside(text) => (x * 10, text),
                Title::Behind(from, text) => (*from, text),
                Title::Before(to, text) => (to - text_width(text), text),
            };
            assert!(
                text.is_empty() || from >= 0 && from + text_width(text) <= 600,
                "{found:?}"
            );
        }
    }

    #[test]
    fn names_that_collide_stay_away() {
        let names = [(0, "First"), (20, "Second"), (60, "Third")];
        let names = names.map(|(x, text)| (x, text.to_owned()));
        assert_eq!(apart(&names, 8), [true, false, true]);
    }

    #[test]
    fn arrows_go_forward_or_round_the_bars() {
        let drawn = |to_x| {
            let mut path = String::new();
            arrow(&mut path, (100, 20), (to_x, 90));
            path
        };
        assert_eq!(drawn(140), "M100 20H106V90H140m-4 -4l4 4l-4 4");
        assert_eq!(drawn(100).matches('V').count(), 2);
    }
}
