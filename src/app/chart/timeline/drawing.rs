//! Everything that is drawn, in its place.

use super::super::axis::Axis;
use super::super::lanes::{GROUP, HEAD, Lanes, Line, ROW};
use super::super::timescale::{Span, TimeScale};
use super::{Mark, Scene, Shade, TimelineGroup, TimelineRow};
use crate::plan::Date;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// In less room than this titles stand over their bars.
const NARROW: i32 = 640;
/// In less room than this only titles stand before the bars.
const WITH_DATES: i32 = 940;
/// From this room on there are owners and states too.
const WITH_OWNERS: i32 = 1_280;
/// Days shown behind the last one, so that there is room to move to.
const SPARE: i32 = 28;
/// The names of the columns behind the title.
pub const COLUMNS: [&str; 4] = ["Start", "End", "Owner", "State"];
/// Their widths.
const WIDTHS: [i32; 4] = [92, 96, 112, 104];

/// A scene on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The axis; its places count from the left edge of the bars' column.
    pub scale: TimeScale,
    /// Where each line lies.
    pub lanes: Lanes,
    /// The rows.
    pub rows: Arc<Vec<Arc<TimelineRow>>>,
    /// The groups.
    pub groups: Arc<Vec<TimelineGroup>>,
    /// Days with lines.
    pub marks: Vec<Mark>,
    /// Days with signs.
    pub signs: Vec<Mark>,
    /// Days without work.
    pub shades: Vec<Shade>,
    /// Titles stand over their bars.
    pub narrow: bool,
    /// How many columns stand behind the title.
    pub columns: usize,
    /// Width of the titles.
    pub title: i32,
    /// Where the bars' column begins.
    pub left: i32,
}

impl Drawing {
    /// Puts a scene on an axis that fits the room, or that has a scale of its own.
    #[must_use]
    pub fn new(scene: &Scene, closed: &[usize], scale: Option<i32>, room: i32) -> Drawing {
        let narrow = room < NARROW;
        let columns = match room {
            _ if room < WITH_DATES => 0,
            _ if room < WITH_OWNERS => 2,
            _ => 4,
        };
        let title = match (narrow, columns) {
            (true, _) => 0,
            (false, 0) => 190,
            _ => 220,
        };
        let left = title + WIDTHS[..columns].iter().sum::<i32>();
        let (first, last) = extent(scene);
        let axis = match scale {
            Some(scale) => {
                // It fills the frame at least.
                let days = (room - left) * 100 / scale.max(1);
                Axis::scaled(scale, first, last.max(first.plus_days(days)), 4)
            }
            None => Axis::fitting(first, last, 4, room - left - 2),
        };
        let groups: Vec<usize> = scene.rows.iter().map(|row| row.group).collect();
        Drawing {
            scale: TimeScale {
                axis,
                calendar: scene.calendar,
            },
            lanes: Lanes::new(&groups, |group| closed.contains(&group), narrow),
            rows: Arc::new(scene.rows.clone()),
            groups: Arc::new(scene.groups.clone()),
            marks: scene.marks.clone(),
            signs: scene.signs.clone(),
            shades: scene.shades.clone(),
            narrow,
            columns,
            title,
            left,
        }
    }

    /// Width of all columns.
    #[must_use]
    pub fn width(&self) -> i32 {
        self.left + self.right()
    }

    /// Width of the bars' column.
    #[must_use]
    pub fn right(&self) -> i32 {
        self.scale.axis.right() + 1
    }

    /// Height of the rows with the row of signs.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.lanes.height + if self.signs.is_empty() { 0 } else { ROW }
    }

    /// Height of the axis, with a line for the names of marks.
    #[must_use]
    pub fn head(&self) -> i32 {
        HEAD + if self.marks.is_empty() { 0 } else { 18 }
    }

    /// Widths of the columns behind the title.
    #[must_use]
    pub fn widths(&self) -> &'static [i32] {
        &WIDTHS[..self.columns]
    }

    /// The place of a row by its number.
    #[must_use]
    pub fn place_of(&self, id: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    /// Left edge and width of a bar.
    #[must_use]
    pub fn bar(&self, span: Span) -> (i32, i32) {
        self.scale.place(span)
    }

    /// The lines, each with a number that tells when it has to be drawn anew.
    #[must_use]
    pub fn lines(&self) -> Vec<(Line, u64, Arc<Drawing>)> {
        let shared = Arc::new(self.clone());
        let mut base = DefaultHasher::new();
        (self.scale.axis, self.narrow, self.columns).hash(&mut base);
        let lines = self.lanes.lines.iter().map(|(line, _)| {
            let mut hasher = base.clone();
            match line {
                Line::Row(at) => self.rows[*at].hash(&mut hasher),
                Line::Group(group) => {
                    group.hash(&mut hasher);
                    self.groups.get(*group).hash(&mut hasher);
                    self.is_open(*group).hash(&mut hasher);
                }
            }
            (*line, hasher.finish(), Arc::clone(&shared))
        });
        lines.collect()
    }

    /// Whether the rows of a group are shown.
    #[must_use]
    pub fn is_open(&self, group: usize) -> bool {
        let first = self.rows.iter().position(|row| row.group == group);
        first.is_some_and(|at| self.lanes.rows[at].is_some())
    }

    /// Upper edge and height of a group with its rows.
    #[must_use]
    pub fn band(&self, group: usize) -> Option<(i32, i32)> {
        let of_group = |(line, _): &&(Line, i32)| *line == Line::Group(group);
        let (_, top) = self.lanes.lines.iter().find(of_group)?;
        let rows = self.rows.iter().filter(|row| row.group == group).count();
        let open = if self.is_open(group) { rows as i32 } else { 0 };
        Some((*top, GROUP + open * self.lanes.row))
    }
}

/// The first and the last day that must be seen. What happens today makes nothing longer.
fn extent(scene: &Scene) -> (Date, Date) {
    let calendar = scene.calendar;
    let mut first = calendar.first();
    let mut last = first;
    let mut see = |day: Date| {
        first = first.min(day);
        last = last.max(day);
    };
    for row in &scene.rows {
        let ends = [Some(row.span.1), row.slack, row.whisker.map(|ends| ends[1])];
        for end in ends.into_iter().flatten() {
            see(calendar.last_day(end));
        }
        if let Some((day, _)) = row.deadline {
            see(day);
        }
    }
    for mark in scene.marks.iter().chain(&scene.signs) {
        if mark.printed {
            see(mark.day);
        }
    }
    (first, last.plus_days(SPARE))
}

/// Sixteenths of a letter as a length of the style sheet, without a float: `7.6875rem`.
#[must_use]
pub fn rem(sixteenths: i32) -> String {
    let sign = if sixteenths < 0 { "-" } else { "" };
    let size = sixteenths.unsigned_abs();
    let (whole, part) = (size / 16, size % 16 * 625);
    let digits = part.to_string();
    let zeros = &"0000"[digits.len().min(4)..];
    [sign, &whole.to_string(), ".", zeros, &digits, "rem"].concat()
}
