//! What is written while something is dragged, over the rows: the old place, the arrows that are touched, what is said
//! beside the hand, and the handles from which links are drawn.

use super::drawing::{Drawing, rem};
use leptos::prelude::*;

/// The old place of what is dragged.
pub const GHOST: &str = "tl-ghost";
/// Arrows that are touched.
pub const ARROWS: &str = "tl-arrows";
/// Arrows that would be broken.
pub const BROKEN: &str = "tl-broken";
/// From where a link is drawn to the hand.
pub const THREAD: &str = "tl-thread";
/// What is said beside the hand.
pub const TIP: &str = "tl-tip";
/// The handle at the start of a bar.
pub const BEFORE: &str = "tl-before";
/// The handle at its end.
pub const AFTER: &str = "tl-after";

/// The elements; they are there all the time and hidden.
#[component]
pub fn Overlay(drawing: Memo<Option<Drawing>>) -> impl IntoView {
    let size = move || {
        drawing.with(|d| {
            d.as_ref()
                .map_or((0, 0, 0), |d| (d.left, d.right(), d.height()))
        })
    };
    let view_box = move || {
        let (_, width, height) = size();
        format!("0 0 {width} {height}")
    };
    view! {
        <div
            class="tl-over"
            role="presentation"
            aria-hidden="true"
            style:left=move || rem(size().0)
            style:width=move || rem(size().1)
            style:height=move || rem(size().2)
        >
            <span id=GHOST class="tl-ghost" hidden></span>
            <svg viewBox=view_box style:width=move || rem(size().1) style:height=move || rem(size().2)>
                <path id=ARROWS class="tl-arrow touched"/>
                <path id=BROKEN class="tl-arrow broken touched"/>
                <path id=THREAD class="tl-thread"/>
            </svg>
            <span id=BEFORE class="tl-handle" hidden></span>
            <span id=AFTER class="tl-handle" hidden></span>
        </div>
        // Over everything, also over what is drawn below.
        <div id=TIP class="tl-tip" role="presentation" aria-hidden="true" hidden></div>
    }
}
