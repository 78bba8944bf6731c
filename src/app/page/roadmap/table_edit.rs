//! The table of the roadmap to edit in place.

use super::detail::dates::{DeadlineField, EarliestField, EndField, StartField};
use super::detail::progress::{PercentField, StateField};
use super::table::Head;
use super::view::{of_item, put};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{TableFrame, TextField};
use crate::plan::{ItemId, ItemState};
use leptos::prelude::*;

/// The table to edit. Labels stand in the head for who sees, and in each field for who does not.
#[component]
pub fn Editing(
    order: Memo<Vec<ItemId>>,
    by: RwSignal<usize>,
    down: RwSignal<usize>,
) -> impl IntoView {
    view! {
        <TableFrame label="Table of the roadmap, to edit">
            <table class="table roadmap-edit">
                <thead>
                    <tr>
                        <Head at=0 by down/>
                        <Head at=2 by down/>
                        <Head at=3 by down instead="Starts"/>
                        <th scope="col">"Ends"</th>
                        <th scope="col">"Not before"</th>
                        <th scope="col">"Deadline"</th>
                        <th scope="col">"Done (%)"</th>
                        <Head at=6 by down/>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || order.get() key=|id| *id let:id><EditRow id/></For>
                </tbody>
            </table>
        </TableFrame>
    }
}

#[component]
fn EditRow(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let title = of_item(session, id, move |item| item.title_in(catalog).to_owned());
    let owner = of_item(session, id, |item| item.owner.clone());
    let on_owner = session.typed(move |text, plan| put(plan, id, |item| item.owner = text));
    let typed = of_item(session, id, move |item| {
        item.state != ItemState::Done && !item.is_ticked(catalog)
    });
    let percent = of_item(session, id, move |item| item.percent_done(catalog));
    // The name of the row is read with each of its fields.
    let named = |what: &str| [what, " of ", &title.get_untracked()].concat();
    let done = named("Done");
    view! {
        <tr>
            <th scope="row"><a href=Route::Roadmap(Some(id)).to_string()><bdi>{title}</bdi></a></th>
            <td><StateField id label=named("State")/></td>
            <td><StartField id label=named("Start")/></td>
            <td><EndField id label=named("End")/></td>
            <td><EarliestField id label=named("Earliest start")/></td>
            <td><DeadlineField id label=named("Deadline")/></td>
            <td>
                <Show when=move || typed.get() fallback=move || view! { <span class="number">{percent}</span> }>
                    <PercentField id label=done.clone()/>
                </Show>
            </td>
            <td><TextField label=named("Owner") value=owner on=on_owner/></td>
        </tr>
    }
}
