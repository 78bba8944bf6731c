//! Pages of several sections, one at a time, and the way from one to the next.

use crate::app::route::Route;
use leptos::prelude::*;

/// The sections of a page.
pub trait PageSection: Copy + PartialEq + Send + Sync + 'static {
    /// All of them, in order; the first has the address of the page.
    const EVERY: &'static [Self];
    /// Its name.
    fn name(self) -> &'static str;
    /// Its address.
    fn route(self) -> Route;
}

/// The list of sections.
#[component]
pub fn Sections<S: PageSection>(
    /// The one that is shown.
    section: Memo<S>,
) -> impl IntoView {
    let entry = |&this: &S| {
        let current = move || (section.get() == this).then_some("true");
        view! { <li><a href=this.route().to_string() aria-current=current>{this.name()}</a></li> }
    };
    view! {
        <nav class="sections" aria-label="Sections of this page">
            <ul>{S::EVERY.iter().map(entry).collect_view()}</ul>
        </nav>
    }
}
