//! Columns over stretches of time, each with parts on top of each other and perhaps a limit.
//!
//! As wide as its frame: places across are shares of the width, so nothing has to be measured.

/// Thousandths of a slot that are left free on each side of a column.
const GAP: u32 = 140;

/// What stands over one stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Name of the stretch; written under it where there is room.
    pub name: String,
    /// The same where there is little room, such as `Nov` or `Q1`.
    pub short: String,
    /// The parts from the bottom up: what draws them, and how much they are.
    pub parts: Vec<(&'static str, u64)>,
    /// What there is at most.
    pub limit: Option<u64>,
    /// Marked: more than there is.
    pub over: bool,
}

impl Column {
    /// The sum of its parts.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.parts.iter().map(|(_, value)| *value).sum()
    }
}

/// A rectangle: across in ten-thousandths of the width, down in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Left edge, in ten-thousandths of the width.
    pub left: u32,
    /// Width, in ten-thousandths.
    pub width: u32,
    /// Upper edge, in pixels from the top.
    pub top: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The most that columns show: the top of the scale.
#[must_use]
pub fn most<'a>(columns: impl IntoIterator<Item = &'a Column>) -> u64 {
    let tops = columns
        .into_iter()
        .map(|one| one.sum().max(one.limit.unwrap_or(0)));
    nice(tops.max().unwrap_or(0))
}

/// The next number above with one digit that counts, or one and a half or two and a half of it.
fn nice(value: u64) -> u64 {
    let mut scale = 1u64;
    while let Some(next) = scale.checked_mul(10).filter(|next| *next <= value) {
        scale = next;
    }
    let steps = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let tops = steps
        .into_iter()
        .map(|step| scale.saturating_mul(step).div_ceil(10));
    tops.into_iter()
        .find(|top| *top >= value)
        .unwrap_or(value)
        .max(1)
}

/// Left edge and width of the slot of a column, in ten-thousandths.
fn slot(at: usize, n: usize) -> (u32, u32) {
    let edge = |at: usize| (at * 10_000 / n.max(1)) as u32;
    (edge(at), edge(at + 1) - edge(at))
}

/// The parts of a column that is `at` of `n`, in a picture so high, from the bottom up.
#[must_use]
pub fn pieces(column: &Column, at: usize, n: usize, most: u64, height: u32) -> Vec<Piece> {
    let (left, width) = slot(at, n);
    let gap = width * GAP / 1_000;
    let mut below = 0u64;
    let parts = column.parts.iter().map(|(_, value)| {
        let (from, to) = (up(below, most, height), up(below + value, most, height));
        below += value;
        Piece {
            left: left + gap,
            width: width - 2 * gap,
            top: height - to,
            height: to - from,
        }
    });
    parts.collect()
}

/// Where the limit of a column lies: left, width, and pixels from the top.
#[must_use]
pub fn limit(column: &Column, at: usize, n: usize, most: u64, height: u32) -> Option<Piece> {
    let (left, width) = slot(at, n);
    let gap = width * GAP / 2_000;
    let to = up(column.limit?, most, height);
    Some(Piece {
        left: left + gap,
        width: width - 2 * gap,
        top: height - to,
        height: to,
    })
}

/// Pixels from the bottom.
fn up(value: u64, most: u64, height: u32) -> u32 {
    let most = most.max(1);
    let pixels = u128::from(value.min(most)) * u128::from(height) / u128::from(most);
    // At least a line of what there is.
    let line = u32::from(value > 0);
    u32::try_from(pixels).unwrap_or(height).max(line)
}

/// How many slots from one name to the next, so that they do not run into each other.
#[must_use]
pub fn step(n: usize) -> usize {
    n.div_ceil(8).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(parts: &[u64], limit: Option<u64>) -> Column {
        Column {
            parts: parts.iter().map(|&value| ("one", value)).collect(),
            limit,
            ..Column::default()
        }
    }

    #[test]
    fn the_scale_ends_just_above_what_is_shown() {
        for (value, top) in [
            (0, 1),
            (1, 1),
            (7, 8),
            (11, 15),
            (99, 100),
            (101, 150),
            (2_600, 3_000),
        ] {
            assert_eq!(nice(value), top);
        }
        assert!(nice(u64::MAX) >= u64::MAX / 2);
        assert_eq!(most(&[column(&[3, 4], Some(9)), column(&[], None)]), 10);
    }

    #[test]
    fn parts_stand_on_each_other_and_fill_their_slot_alone() {
        let (n, height) = (7, 120);
        let columns: Vec<Column> = (0..n as u64)
            .map(|at| column(&[at, 0, 10 - at], Some(12)))
            .collect();
        let top = most(&columns);
        let mut right = 0;
        for (at, one) in columns.iter().enumerate() {
            let pieces = pieces(one, at, n, top, height);
            assert_eq!(
                pieces.last().map(|last| last.top),
                Some(height - height * 10 / 15)
            );
            for pair in pieces.windows(2) {
                assert_eq!(pair[1].top + pair[1].height, pair[0].top);
            }
            assert!(pieces[0].left >= right);
            right = pieces[0].left + pieces[0].width;
            let limit = limit(one, at, n, top, height).unwrap();
            assert!(limit.left <= pieces[0].left && limit.top < pieces[2].top);
        }
        assert!(right <= 10_000);
    }

    #[test]
    fn what_is_more_than_nothing_is_seen_and_nothing_is_higher_than_the_picture() {
        let one = column(&[1], Some(u64::MAX));
        assert_eq!(pieces(&one, 0, 1, 1_000_000, 50)[0].height, 1);
        assert_eq!(limit(&one, 0, 1, 10, 50).map(|line| line.top), Some(0));
    }
}
