//! Keeping the focus in a list of which entries go.

use super::super::browser;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, NodeList};

/// A place in a list of elements, to come back to when one of them is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What the elements have in common, as a selector.
    all: &'static str,
    /// What takes the focus when none is left.
    none_left: &'static str,
    at: u32,
}

impl Spot {
    /// The place of the focus among the elements that fit `all`. `none_left`
    /// takes it when there are none any more.
    #[must_use]
    pub fn of_focus(all: &'static str, none_left: &'static str) -> Spot {
        let focused = document().active_element();
        let at = found(all).and_then(|found| {
            (0..found.length()).find(|&i| found.get(i).as_ref() == focused.as_deref())
        });
        Spot {
            all,
            none_left,
            at: at.unwrap_or(0),
        }
    }

    /// Moves the focus to what stands there once the page is drawn: the next
    /// element, or the last.
    pub fn focus(self) {
        browser::after_paint(move || {
            let element = found(self.all).and_then(|found| {
                let last = found.length().checked_sub(1)?;
                let node = found.get(self.at.min(last))?;
                node.dyn_into::<HtmlElement>().ok()
            });
            match element {
                Some(element) => {
                    let _ = element.focus();
                }
                None => browser::focus(self.none_left),
            }
        });
    }
}

fn found(selector: &str) -> Option<NodeList> {
    document().query_selector_all(selector).ok()
}
