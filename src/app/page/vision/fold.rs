//! An entry of a list of this page as one line that opens, with its open points.

pub use crate::app::page::fold::{Asked, FoldLine, focus_soon, opening};

use crate::app::session::Session;
use crate::app::ui::Tone;
use crate::insight::{EVERYTHING, Missing, Part};
use leptos::prelude::*;

/// What is missing in a field of this page.
pub fn missing_in(session: Session, field: String) -> Signal<Vec<Missing>> {
    session.derive(&EVERYTHING, move |insight| {
        let missing = &insight.readiness().of(Part::Vision).missing;
        let here = missing.iter().filter(|missing| missing.field == field);
        here.cloned().collect()
    })
}

/// The entry. What is inside exists once it was opened.
#[component]
pub fn Fold(
    /// Number of the entry.
    id: u32,
    /// The list it stands in, as the plan file calls it.
    list: &'static str,
    /// Its name.
    title: Signal<String>,
    /// The most important of it, in a line.
    line: Signal<String>,
    /// What is inside.
    children: ChildrenFn,
) -> impl IntoView {
    let place = format!("vision-{list}-{id}");
    let missing = missing_in(Session::here(), format!("{list}:{id}"));
    let mark = Signal::derive(move || {
        let points = match missing.with(Vec::len) {
            0 => String::new(),
            1 => "1 open point".to_owned(),
            n => format!("{n} open points"),
        };
        let needed = missing.with(|missing| missing.iter().any(|missing| missing.needed));
        (points, if needed { Tone::Warn } else { Tone::Plain })
    });
    view! { <FoldLine id place title line mark children/> }
}
