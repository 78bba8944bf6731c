//! Resources and budget: who does the work and when, what it costs, and what it saves.

mod budget;
mod case;
mod costs;
mod editing;
mod environments;
mod load;
mod people;
mod rates;
mod runs;
mod section;
mod stated;
mod time;

use crate::app::page::sections::Sections;
use crate::app::router::Router;
use crate::app::ui::PageHead;
use budget::Budget;
use case::CaseSection;
use costs::Costs;
use environments::Environments;
use leptos::prelude::*;
use load::Load;
use people::People;
use rates::Rates;
use runs::LoadGeneration;
pub use section::Section;
use time::Time;

/// The page: one section at a time, each with an address of its own.
#[component]
pub fn Resources() -> impl IntoView {
    let router = Router::here();
    let section = Memo::new(move |_| Section::of(&router.route()));
    let draw = move || match section.get() {
        Section::People => view! { <People/> <Load/> }.into_any(),
        Section::Time => view! { <Time/> }.into_any(),
        Section::Environments => view! { <Environments/> }.into_any(),
        Section::Rates => view! { <Rates/> }.into_any(),
        Section::Costs => view! { <Costs/> }.into_any(),
        Section::LoadGeneration => view! { <LoadGeneration/> }.into_any(),
        Section::Budget => view! { <Budget/> }.into_any(),
        Section::Case => view! { <CaseSection/> }.into_any(),
    };
    view! {
        <PageHead
            title="Resources and budget"
            lead="Who does the work and when they can, what it costs, and what it saves. The schedule and the documents follow from it."
        />
        <Sections section/>
        <div class="resources stack">{draw}</div>
    }
}
