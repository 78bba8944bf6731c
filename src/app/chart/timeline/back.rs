//! What lies behind the bars: bands of the groups, days without work, lines of the axis and of marked days, and the
//! arrows between bars. A few elements whatever the length: weekends are one pattern.

use super::super::axis::Zoom;
use super::super::lanes::arrow_between;
use super::super::timescale::Span;
use super::drawing::{Drawing, rem};
use crate::plan::Date;
use leptos::prelude::*;

/// The picture behind the rows.
#[component]
pub fn Back(drawing: Drawing) -> impl IntoView {
    let axis = drawing.scale.axis;
    let (width, height) = (drawing.right(), drawing.height());
    let days = |days: (Date, Date)| {
        let x = axis.x(days.0.max(axis.first));
        (x, axis.x(days.1.plus_days(1).min(axis.end)) - x)
    };
    let bands = (0..drawing.groups.len()).filter_map(|group| {
        let (y, height) = drawing.band(group)?;
        let (x, long) = days(drawing.groups[group].days);
        let class = if group % 2 == 1 {
            "tl-band odd"
        } else {
            "tl-band"
        };
        Some(view! {
            <rect class=class x=x y=y width=long.max(0) height=height/>
            <path class="tl-line" d=format!("M0 {}H{width}", y + height)/>
        })
    });
    let bands: Vec<_> = bands.collect();
    let shades = drawing.shades.iter().filter_map(|shade| {
        let (x, long) = days(shade.days);
        let class = if shade.partly {
            "tl-shade partly"
        } else {
            "tl-shade"
        };
        (long > 0).then(|| {
            view! {
                <rect class=class x=x y="0" width=long.max(2) height=height>
                    <title>{shade.name.clone()}</title>
                </rect>
            }
        })
    });
    let shades: Vec<_> = shades.collect();
    let ticks: String = axis
        .stretches()
        .iter()
        .map(|(x, _)| format!("M{x} 0V{height}"))
        .collect();
    let marks = drawing.marks.iter().filter(|mark| axis.shows(mark.day));
    let marks = marks.map(|mark| {
        let class = if mark.printed {
            "tl-mark"
        } else {
            "tl-mark today"
        };
        view! { <g class=class><path d=format!("M{} 0V{height}", axis.x(mark.day))/></g> }
    });
    let marks: Vec<_> = marks.collect();
    let arrows = Arrows::new(&drawing);
    view! {
        <svg
            class="tl-back"
            aria-hidden="true"
            viewBox=format!("0 0 {width} {height}")
            style:left=rem(drawing.left)
            style:width=rem(width)
            style:height=rem(height)
        >
            {bands}
            {weekends(&drawing)}
            {shades}
            <path class="tl-line" d=ticks/>
            {marks}
            <path class="tl-arrow" d=arrows.usual/>
            <path class="tl-arrow critical" d=arrows.critical/>
            <path class="tl-arrow broken" d=arrows.broken/>
        </svg>
    }
}

/// Days outside the working week as one pattern, where they are wide enough to be seen.
fn weekends(drawing: &Drawing) -> Option<impl IntoView + use<>> {
    let (axis, calendar) = (drawing.scale.axis, drawing.scale.calendar);
    if Zoom::at_scale(axis.scale()) != Zoom::Weeks && axis.scale() < 200 {
        return None;
    }
    // In hundredths of a pixel, as the axis counts.
    let (day, week) = (axis.scale(), axis.scale() * 7);
    let monday = axis.first.plus_days(-(axis.first.weekday() as i32));
    let from = axis.left * 100 - axis.first.days_since(monday) * day;
    let rests = (0..7).filter(|&weekday| {
        let date = monday.plus_days(3_500 + weekday);
        let at = calendar.half_day(date);
        at.is_none_or(|at| calendar.day(at) != date)
    });
    let rests = rests.map(|weekday| {
        view! { <rect class="tl-rest" x=weekday * day y="0" width=day height="100"/> }
    });
    let rests: Vec<_> = rests.collect();
    let (width, height) = (drawing.right(), drawing.height());
    Some(view! {
        <pattern
            id="tl-weekends"
            patternUnits="userSpaceOnUse"
            width=week
            height="100"
            patternTransform=format!("scale(0.01 1) translate({from} 0)")
        >
            {rests}
        </pattern>
        <rect fill="url(#tl-weekends)" x=axis.left y="0" width=width - axis.left height=height/>
    })
}

/// The arrows between bars that are shown, as the data of three paths.
#[derive(Default)]
struct Arrows {
    usual: String,
    critical: String,
    broken: String,
}

impl Arrows {
    fn new(drawing: &Drawing) -> Arrows {
        let mut arrows = Arrows::default();
        each_link(drawing, |from, to, lag| {
            let (before, after) = (&drawing.rows[from], &drawing.rows[to]);
            let path = match () {
                () if after.span.0 < before.span.1.saturating_add(lag) => &mut arrows.broken,
                () if before.critical && after.critical => &mut arrows.critical,
                () => &mut arrows.usual,
            };
            arrow_between(
                path,
                &drawing.lanes,
                &drawing.scale,
                (from, before.span),
                (to, after.span),
            );
        });
        arrows
    }
}

/// Every link, from and to as places.
pub fn each_link(drawing: &Drawing, mut see: impl FnMut(usize, usize, u32)) {
    let places: crate::sorted::Map<u32, usize> =
        drawing.rows.iter().map(|row| row.id).zip(0..).collect();
    for (to, row) in drawing.rows.iter().enumerate() {
        for (id, lag) in &row.after {
            if let Some(&from) = places.get(id) {
                see(from, to, *lag);
            }
        }
    }
}

/// A link with the places it joins.
pub type Link = (usize, usize);

/// The links that touch one of some rows.
#[must_use]
pub fn touching(drawing: &Drawing, rows: &[usize]) -> Vec<Link> {
    let mut links = Vec::new();
    each_link(drawing, |from, to, _| {
        if rows.contains(&from) || rows.contains(&to) {
            links.push((from, to));
        }
    });
    links
}

/// The data of a path of arrows, for bars where they are now.
#[must_use]
pub fn path(drawing: &Drawing, links: &[Link], span: impl Fn(usize) -> Span) -> String {
    let mut path = String::new();
    for &(from, to) in links {
        arrow_between(
            &mut path,
            &drawing.lanes,
            &drawing.scale,
            (from, span(from)),
            (to, span(to)),
        );
    }
    path
}
