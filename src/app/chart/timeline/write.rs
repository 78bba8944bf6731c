//! Writing to elements that are there, without a signal.

use super::super::lanes::text_width;
use super::drawing::{Drawing, rem};
use super::overlay::TIP;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Writes an attribute of an element that may be no HTML.
pub fn set(id: &str, attribute: &str, value: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_attribute(attribute, value);
    }
}

/// Writes a property of an element's style.
pub fn put(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// Hides an element.
pub fn hide(id: &str) {
    if let Some(element) = element(id) {
        element.set_hidden(true);
    }
}

/// A row that takes part in a drag is not dimmed.
pub fn live(id: u32, is: bool) {
    let name = ["row-", &id.to_string()].concat();
    if let Some(row) = element(&name) {
        let _ = match is {
            true => row.set_attribute("data-live", ""),
            false => row.remove_attribute("data-live"),
        };
    }
}

/// A row that a link is drawn to.
pub fn aim(id: u32, how: &str) {
    let name = ["row-", &id.to_string()].concat();
    if let Some(row) = element(&name) {
        let _ = match how {
            "" => row.remove_attribute("data-aim"),
            how => row.set_attribute("data-aim", how),
        };
    }
}

/// The height of a line of what is said, and of its frame, about.
const SAID_LINE: i32 = 19;
const SAID_FRAME: i32 = 12;
/// Longer lines of it are broken.
const SAID_WIDEST: i32 = 352;
/// What the page has at the bottom of the window, on a phone.
const PAGE_FOOT: i32 = 56;

/// Says something beside the hand: under a row from `top` to `bottom`, or over it where `room`, the pixels of the
/// window under the hand, or the chart ends before.
pub fn tip(drawing: &Drawing, lines: &[String], x: i32, (top, bottom): (i32, i32), room: i32) {
    let Some(tip) = element(TIP) else { return };
    tip.set_text_content(Some(&lines.join("\n")));
    tip.set_hidden(lines.is_empty());
    let height = SAID_LINE * lines.len() as i32 + SAID_FRAME;
    let is_low = bottom + height > drawing.height() + SAID_LINE || height + PAGE_FOOT > room;
    let y = match top - height {
        over @ 0.. if is_low => over,
        _ => bottom + 4,
    };
    let longest = lines.iter().map(|line| text_width(line)).max().unwrap_or(0);
    let width = (longest + SAID_FRAME + SAID_LINE).min(SAID_WIDEST);
    let x = drawing.left + x.min(drawing.right() - width).max(0);
    put(
        &tip,
        "transform",
        &["translate(", &rem(x), ",", &rem(y), ")"].concat(),
    );
}
