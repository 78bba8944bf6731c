//! What a hand does with bars: idle, move, resize, link or pan, as a machine without a browser.
//!
//! ```text
//!         press                motion past the slop (mouse), long press (touch)
//!  idle ────────► held ────────────────────────────────────────► engaged ──► drop
//!    ▲              │ release: a click    motion (touch): the page scrolls │
//!    └──────────────┴──────────────────── escape, lost pointer ◄───────────┘
//! ```

use super::timescale::{Span, TimeScale, Unit};

/// How far an edge of a bar reaches into it.
pub const EDGE: i32 = 7;
/// The least width that a hand can hit.
pub const LEAST_HIT: i32 = 24;
/// How far a pointer may tremble in a click.
const SLOP: i32 = 4;
/// How far a finger may while it waits to grab.
const TOUCH_SLOP: i32 = 9;

/// What is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The whole bar.
    Move,
    /// Its first edge.
    ResizeStart,
    /// Its last edge.
    ResizeEnd,
    /// A link from its end to what shall wait for it.
    LinkAfter,
    /// A link from its start to what it shall wait for.
    LinkBefore,
    /// The picture under the hand.
    Pan,
}

/// What of a bar can be dragged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Grips {
    /// The whole of it, and its first edge.
    pub start: bool,
    /// Its last edge.
    pub end: bool,
}

/// What a pointer reaches of a bar: the bar, widened until a hand can hit it.
#[must_use]
pub fn reach(x: i32, width: i32) -> (i32, i32) {
    let more = (LEAST_HIT - width).max(0);
    (x - more / 2, width + more)
}

/// What a press at `at` on a bar would drag; none beside it.
#[must_use]
pub fn gesture_at((x, width): (i32, i32), at: i32, grips: Grips) -> Option<Gesture> {
    let (x, width) = reach(x, width);
    if at < x || at >= x + width {
        return None;
    }
    Some(match at - x {
        from if from < EDGE && grips.start => Gesture::ResizeStart,
        from if from >= width - EDGE && grips.end => Gesture::ResizeEnd,
        _ if grips.start => Gesture::Move,
        _ => Gesture::Pan,
    })
}

/// What follows from a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing yet.
    Wait,
    /// The drag begins here.
    Begin,
    /// The drag goes on.
    Go,
    /// It was no drag: the page scrolls.
    Lost,
}

/// A hand that is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drag {
    /// What it drags.
    pub gesture: Gesture,
    /// The row it is on; none on empty ground.
    pub row: Option<usize>,
    /// Where it was put down.
    pub from: (i32, i32),
    /// Where it is.
    pub at: (i32, i32),
    touch: bool,
    engaged: bool,
}

impl Drag {
    /// A hand is put down.
    #[must_use]
    pub fn press(gesture: Gesture, row: Option<usize>, at: (i32, i32), touch: bool) -> Drag {
        Drag {
            gesture,
            row,
            from: at,
            at,
            touch,
            engaged: false,
        }
    }

    /// It moves.
    pub fn motion(&mut self, at: (i32, i32)) -> Step {
        self.at = at;
        if self.engaged {
            return Step::Go;
        }
        let far = (at.0 - self.from.0).abs().max((at.1 - self.from.1).abs());
        match self.touch {
            true if far > TOUCH_SLOP => Step::Lost,
            false if far >= SLOP => {
                self.engaged = true;
                Step::Begin
            }
            _ => Step::Wait,
        }
    }

    /// A finger has waited long enough: it holds what is under it. Whether that was new.
    pub fn grab(&mut self) -> bool {
        let new = self.touch && !self.engaged && self.gesture != Gesture::Pan;
        self.engaged |= new;
        new
    }

    /// Whether something is being dragged, and is not just touched.
    #[must_use]
    pub fn is_engaged(&self) -> bool {
        self.engaged
    }

    /// Where the bar would lie. An edge snaps to the unit; what does not move more than the slop stays exactly
    /// where it was, and no bar gets shorter than half a day. `shifted` keeps the working time of a bar that moves.
    #[must_use]
    pub fn placed(
        &self,
        span: Span,
        scale: &TimeScale,
        unit: Unit,
        shifted: impl FnOnce(u32) -> Span,
    ) -> Span {
        let by = self.at.0 - self.from.0;
        let snapped = |x: i32| unit.nearest(scale.half_day_at(x + by), scale.calendar);
        if by.abs() < SLOP {
            return span;
        }
        match self.gesture {
            Gesture::Move => shifted(snapped(scale.start(span.0))),
            Gesture::ResizeStart => (snapped(scale.start(span.0)).min(span.1 - 1), span.1),
            Gesture::ResizeEnd => {
                // Between the last day of work and the next one there may be a weekend: it is no
                // way to go in either direction.
                let x = if by < 0 {
                    scale.finish(span.1)
                } else {
                    scale.start(span.1)
                };
                (span.0, snapped(x).max(span.0 + 1))
            }
            Gesture::LinkAfter | Gesture::LinkBefore | Gesture::Pan => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Axis;
    use super::*;
    use crate::plan::{Calendar, Date, WorkingWeek};

    const ALL: Grips = Grips {
        start: true,
        end: true,
    };

    fn scale() -> TimeScale {
        let first = Date::parse("2027-01-04").expect("a date");
        TimeScale {
            axis: Axis::scaled(220, first, first.plus_days(300), 0),
            calendar: Calendar::new(first, WorkingWeek::USUAL),
        }
    }

    fn dragged(gesture: Gesture, by: i32, span: Span, unit: Unit) -> Span {
        let mut drag = Drag::press(gesture, Some(0), (50, 10), false);
        assert_eq!(drag.motion((50 + by, 10)), Step::Begin);
        drag.placed(span, &scale(), unit, |start| {
            (start, start + span.1 - span.0)
        })
    }

    #[test]
    fn a_bar_has_two_edges_and_a_body() {
        let at = |x| gesture_at((100, 60), x, ALL);
        assert_eq!(at(99), None);
        assert_eq!([100, 106].map(at), [Some(Gesture::ResizeStart); 2]);
        assert_eq!([107, 152].map(at), [Some(Gesture::Move); 2]);
        assert_eq!([153, 159].map(at), [Some(Gesture::ResizeEnd); 2]);
        assert_eq!(at(160), None);
    }

    #[test]
    fn a_short_bar_can_still_be_hit() {
        let at = |x| gesture_at((100, 4), x, ALL);
        assert_eq!((at(89), at(114)), (None, None));
        assert_eq!(at(90), Some(Gesture::ResizeStart));
        assert_eq!(at(102), Some(Gesture::Move));
        assert_eq!(at(113), Some(Gesture::ResizeEnd));
        assert_eq!(reach(100, 40), (100, 40));
    }

    #[test]
    fn what_has_begun_keeps_its_start() {
        let begun = Grips {
            start: false,
            end: true,
        };
        assert_eq!(gesture_at((0, 60), 2, begun), Some(Gesture::Pan));
        assert_eq!(gesture_at((0, 60), 30, begun), Some(Gesture::Pan));
        assert_eq!(gesture_at((0, 60), 58, begun), Some(Gesture::ResizeEnd));
        assert_eq!(
            gesture_at((0, 60), 58, Grips::default()),
            Some(Gesture::Pan)
        );
    }

    #[test]
    fn a_click_is_no_drag() {
        let mut drag = Drag::press(Gesture::Move, Some(3), (10, 10), false);
        assert_eq!(drag.motion((12, 13)), Step::Wait);
        assert!(!drag.is_engaged());
        assert_eq!(drag.motion((10, 14)), Step::Begin);
        assert_eq!(drag.motion((11, 14)), Step::Go);
        assert!(drag.is_engaged());
    }

    #[test]
    fn a_finger_grabs_only_after_it_waited() {
        let mut swipe = Drag::press(Gesture::Move, Some(3), (10, 10), true);
        assert_eq!(swipe.motion((10, 30)), Step::Lost, "the page scrolls");
        let mut held = Drag::press(Gesture::Move, Some(3), (10, 10), true);
        assert_eq!(held.motion((14, 12)), Step::Wait);
        assert!(held.grab());
        assert_eq!(held.motion((40, 12)), Step::Go);
        assert!(!Drag::press(Gesture::Pan, None, (0, 0), true).grab());
    }

    #[test]
    fn drags_snap() {
        // 220 hundredths for a day: a week is 15 pixels.
        assert_eq!(dragged(Gesture::Move, 17, (0, 10), Unit::Week), (10, 20));
        assert_eq!(dragged(Gesture::Move, 6, (0, 10), Unit::Week), (0, 10));
        assert_eq!(dragged(Gesture::Move, 5, (0, 10), Unit::Day), (4, 14));
        assert_eq!(dragged(Gesture::Move, -500, (20, 30), Unit::Week), (0, 10));
        assert_eq!(
            dragged(Gesture::ResizeEnd, 15, (0, 10), Unit::Week),
            (0, 20)
        );
        assert_eq!(
            dragged(Gesture::ResizeEnd, -200, (10, 30), Unit::Day),
            (10, 11)
        );
        assert_eq!(
            dragged(Gesture::ResizeStart, 15, (0, 30), Unit::Week),
            (10, 30)
        );
        assert_eq!(
            dragged(Gesture::ResizeStart, 400, (0, 30), Unit::Week),
            (29, 30)
        );
        assert_eq!(dragged(Gesture::LinkAfter, 90, (3, 7), Unit::Week), (3, 7));
    }

    #[test]
    fn what_comes_back_is_where_it_was() {
        let mut drag = Drag::press(Gesture::Move, Some(0), (50, 10), false);
        drag.motion((90, 10));
        drag.motion((52, 10));
        let span = (3, 8);
        assert_eq!(drag.placed(span, &scale(), Unit::Week, |_| (0, 0)), span);
    }
}
