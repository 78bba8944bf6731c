//! The radar: four rings of a half circle, the nearer the more the team uses it. The list under it
//! says the same in words.

use super::READS;
use crate::app::page::record::called;
use crate::app::session::Session;
use crate::insight::Insight;
use crate::insight::improvement::{radar, trends};
use crate::plan::Stance;
use leptos::prelude::*;

/// What a stance is called.
pub fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Adopt => "Use it",
        Stance::Trial => "Try it on one thing",
        Stance::Assess => "Watch it",
        Stance::Hold => "Leave it",
    }
}

/// Sines of 0°, 5°, … 90°, in thousandths: whole numbers, because formatting others costs 22 KB.
const SINES: [i32; 19] = [
    0, 87, 174, 259, 342, 423, 500, 574, 643, 707, 766, 819, 866, 906, 940, 966, 985, 996, 1_000,
];
/// Outer edges of the rings.
const EDGES: [i32; 4] = [150, 250, 340, 420];
/// Room around the half circle.
const MARGIN: i32 = 20;

/// A technique on the radar.
#[derive(Clone, PartialEq)]
struct Dot {
    number: usize,
    name: String,
    x: i32,
    y: i32,
    overdue: bool,
}

/// A place on a ring, by its angle in steps of 5° from the left.
fn place(radius: i32, step: usize) -> (i32, i32) {
    let step = step.min(36);
    let (sine, cosine) = if step <= 18 {
        (SINES[step], SINES[18 - step])
    } else {
        (SINES[36 - step], -SINES[step - 18])
    };
    let centre = (EDGES[3] + MARGIN, EDGES[3] + MARGIN);
    (
        centre.0 - radius * cosine / 1_000,
        centre.1 - radius * sine / 1_000,
    )
}

fn dots(insight: &Insight) -> Vec<Dot> {
    let trends = trends(insight.catalog(), insight.plan());
    let mut dots = Vec::new();
    for (ring, (_, of)) in radar(&trends).into_iter().enumerate() {
        let inner = if ring == 0 { 0 } else { EDGES[ring - 1] };
        let n = of.len();
        for (nth, at) in of.into_iter().enumerate() {
            // Even, with half a step at both ends; in crowded rings on two lines.
            let step = (36 * (2 * nth + 1)) / (2 * n);
            let middle = (inner + EDGES[ring]) / 2 + if ring == 0 { 25 } else { 0 };
            let radius = match n > 9 && ring > 0 {
                true => middle + if nth % 2 == 0 { -22 } else { 22 },
                false => middle,
            };
            let (x, y) = place(radius, step);
            dots.push(Dot {
                number: at + 1,
                name: called(trends[at].name, "technique without a name"),
                x,
                y,
                overdue: trends[at].overdue,
            });
        }
    }
    dots
}

/// The picture.
#[component]
pub fn Radar() -> impl IntoView {
    let session = Session::here();
    let dots = session.derive(&READS, dots);
    let (width, height) = (2 * (EDGES[3] + MARGIN), EDGES[3] + 2 * MARGIN);
    let rings = Stance::ALL.iter().zip(EDGES).rev().map(|(stance, edge)| {
        let ((left, base), (right, _)) = (place(edge, 0), place(edge, 36));
        let edge = edge.to_string();
        let arc = [
            "M",
            &left.to_string(),
            " ",
            &base.to_string(),
            "A",
            &edge,
            " ",
            &edge,
            " 0 0 1 ",
            &right.to_string(),
            " ",
            &base.to_string(),
            "z",
        ]
        .concat();
        view! { <path class=["ring ", stance.id()].concat() d=arc/> }
    });
    let names = Stance::ALL.iter().zip(EDGES).map(|(stance, edge)| {
        let (x, y) = place(edge, 18);
        view! { <text class="ring-name" x=x.to_string() y=(y + 17).to_string()>{stance_name(*stance)}</text> }
    });
    let dot = |dot: Dot| {
        view! {
            <g class="radar-dot" class:overdue=dot.overdue>
                <circle cx=dot.x.to_string() cy=dot.y.to_string() r="13"/>
                <text x=dot.x.to_string() y=(dot.y + 5).to_string()>{dot.number}</text>
                <title>{dot.name}</title>
            </g>
        }
    };
    view! {
        <svg class="radar" viewBox=["0 0 ", &width.to_string(), " ", &height.to_string()].concat() aria-hidden="true">
            {rings.collect_view()}
            {names.collect_view()}
            {move || dots.get().into_iter().map(dot).collect_view()}
        </svg>
        <p class="quiet-text">"The nearer to the middle, the more you use it. Dashed: overdue for another look. The numbers are those of the list."</p>
    }
}
