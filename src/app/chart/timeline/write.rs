//! Writing to elements that are there, without a signal.

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

/// Says something beside the hand.
pub fn tip(drawing: &Drawing, lines: &[String], x: i32, y: i32) {
    let Some(tip) = element(TIP) else { return };
    tip.set_text_content(Some(&lines.join("\n")));
    tip.set_hidden(lines.is_empty());
    let x = x.min(drawing.right() - 230).max(0);
    put(
        &tip,
        "transform",
        &["translate(", &rem(x), ",", &rem(y + 4), ")"].concat(),
    );
}
