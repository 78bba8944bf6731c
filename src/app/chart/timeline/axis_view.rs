//! The header: the names of the columns and the axis in two tiers, with the names of marked days below.

use super::super::lanes::{HEAD, apart, text_width};
use super::drawing::{COLUMNS, Drawing, rem};
use leptos::prelude::*;

/// The row of headers; stays in sight.
#[component]
pub fn Head(drawing: Drawing) -> impl IntoView {
    let axis = drawing.scale.axis;
    let (width, height) = (drawing.right(), drawing.head());
    let ticks = axis.ticks().into_iter().map(|tick| {
        view! {
            <path class="tl-line" d=format!("M{} {}V{height}", tick.x, HEAD - 22)/>
            <text class="tl-tick" x=tick.x + 4 y=HEAD - 8>{tick.label}</text>
        }
    });
    let headings = axis.headings().into_iter().map(|tick| {
        view! { <text class="tl-heading" x=tick.x + 4 y="16">{tick.label}</text> }
    });
    let mut marks: Vec<_> = drawing
        .marks
        .iter()
        .filter(|mark| axis.shows(mark.day))
        .map(|mark| (axis.x(mark.day), mark.name.clone(), mark.printed))
        .collect();
    crate::sorted::sort_by_key(&mut marks, |mark| mark.0);
    // Where there is no room behind the line, the name stands before it.
    let placed = marks.iter().map(|(x, name, _)| {
        let long = text_width(name);
        let x = if x + 6 + long > width {
            x - 6 - long
        } else {
            x + 6
        };
        (x.max(2), name.clone())
    });
    let placed: Vec<(i32, String)> = placed.collect();
    let shown = apart(&placed, 8);
    let names = marks
        .iter()
        .zip(placed)
        .zip(shown)
        .map(|((mark, (x, name)), shown)| {
            let class = if mark.2 { "tl-mark" } else { "tl-mark today" };
            let line = mark.0;
            view! {
                <g class=class>
                    <path d=format!("M{line} {}V{height}", HEAD)/>
                    {shown.then(|| view! { <text x=x y=height - 5>{name}</text> })}
                </g>
            }
        });
    let columns = drawing.widths().iter().zip(COLUMNS);
    let columns = columns.map(|(&width, name)| {
        view! { <div class="tl-cell" role="columnheader" style:width=rem(width)>{name}</div> }
    });
    let title = (!drawing.narrow).then(|| rem(drawing.title));
    view! {
        <div class="tl-head" role="rowgroup" style:height=rem(height)>
            <div class="tl-row" role="row">
                <div class="tl-name" role="columnheader" style:width=title>"Initiative"</div>
                {columns.collect_view()}
                <div class="tl-lane" role="columnheader" style:width=rem(width)>
                    <span class="unseen">"Timeline"</span>
                    <svg aria-hidden="true" viewBox=format!("0 0 {width} {height}") style:width=rem(width) style:height=rem(height)>
                        {ticks.collect_view()}
                        {headings.collect_view()}
                        {names.collect_view()}
                    </svg>
                </div>
            </div>
        </div>
    }
}
