//! The risks as a matrix of likelihood and impact.

use super::entry;
use crate::app::page::fold::Asked;
use crate::app::page::record::called;
use crate::app::session::Session;
use crate::app::ui::TableFrame;
use crate::catalog::Catalog;
use crate::command::Topic;
use crate::insight::governance::exposure::{chances, matrix, risks};
use crate::insight::risk::band;
use crate::plan::{ItemId, Plan};
use leptos::prelude::*;

const READS: Topic = Topic::Governance;

/// A risk in a field of the matrix: its number in the plan, its place in the register, its name.
type Placed = (u32, usize, String);

/// The fields, from the likeliest row, and the risks that nobody rated.
#[derive(Clone, Default, PartialEq)]
struct Drawn {
    rows: Vec<(u8, Vec<Vec<Placed>>)>,
    unrated: Vec<Placed>,
    any: bool,
}

fn drawn(catalog: &'static Catalog, plan: &Plan) -> Drawn {
    let all = risks(catalog, plan);
    let placed = |id: ItemId| {
        let at = plan.governance.risks.iter().position(|risk| risk.id == id);
        let title = all.iter().find(|risk| risk.item == id);
        let title = title.map_or("", |risk| risk.title);
        (
            id.0,
            at.map_or(0, |at| at + 1),
            called(title, "risk without a name"),
        )
    };
    let fields = matrix(&all);
    let rows = fields
        .into_iter()
        .zip([1, 2, 3, 4, 5])
        .rev()
        .map(|(row, likelihood)| {
            let row = row.into_iter();
            let row = row.map(|field| {
                let mut field: Vec<Placed> = field.into_iter().map(placed).collect();
                crate::sorted::sort_by_key(&mut field, |(_, at, _)| *at);
                field
            });
            (likelihood, row.collect())
        });
    let unrated = all.iter().filter(|risk| risk.impact.is_none());
    Drawn {
        rows: rows.collect(),
        unrated: unrated.map(|risk| placed(risk.item)).collect(),
        any: !all.is_empty(),
    }
}

/// The class and the word of an exposure.
fn word(catalog: &Catalog, exposure: u8) -> (&'static str, &'static str) {
    band(catalog, exposure).map_or(("", ""), |band| {
        let class = match catalog[band].id {
            "critical" => "exposure-critical",
            "high" => "exposure-high",
            "medium" => "exposure-medium",
            _ => "exposure-low",
        };
        (class, catalog[band].label)
    })
}

/// The card.
#[component]
pub fn Exposure() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let drawn = session.signal(READS, move |plan| drawn(catalog, plan));
    let any = Memo::new(move |_| drawn.with(|drawn| drawn.any));
    let unrated = Signal::derive(move || drawn.with(|drawn| drawn.unrated.clone()));
    let row = move |(likelihood, fields): (u8, Vec<Vec<Placed>>)| {
        let (least, most) = chances(likelihood);
        let span = [&least.to_string(), " to ", &most.to_string(), " %"].concat();
        let field = move |(field, impact): (Vec<Placed>, u8)| {
            let exposure = likelihood * impact;
            let (class, word) = word(catalog, exposure);
            view! {
                <td class=class>
                    <span class="exposure-figure">{exposure} " " <span class="unseen">{word}</span></span>
                    {field.into_iter().map(link).collect_view()}
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row">{likelihood} <span class="exposure-span">{span}</span></th>
                {fields.into_iter().zip(1..).map(field).collect_view()}
            </tr>
        }
    };
    let bands = catalog.exposure_bands.iter().map(|entry| {
        let (class, _) = word(catalog, entry.from);
        view! {
            <li><span class=["exposure-key ", class].concat() aria-hidden="true"></span> {entry.label} " from " {entry.from}</li>
        }
    });
    let key = bands.collect_view();
    let key = StoredValue::new_local(Some(key));
    view! {
        <Show when=move || any.get()>
            <section class="card" aria-labelledby="exposure">
                <div class="card-head"><h2 id="exposure" tabindex="-1">"Exposure"</h2></div>
                <p class="quiet-text">"Likelihood times impact. The numbers with # are those of the register below; choose one to open it."</p>
                <TableFrame label="Exposure matrix">
                    <table class="exposure">
                        <thead>
                            <tr>
                                <th scope="col">"Likelihood"</th>
                                {(1..=5u8).map(|impact| view! { <th scope="col"><span class="exposure-span">"Impact"</span> " " {impact}</th> }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>{move || drawn.get().rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </TableFrame>
                <ul class="exposure-keys">{key.try_update_value(Option::take)}</ul>
                <Show when=move || unrated.with(|unrated| !unrated.is_empty())>
                    <p>"Not in the matrix, because nobody has rated the impact: " {move || unrated.get().into_iter().map(link).collect_view()}</p>
                </Show>
            </section>
        </Show>
    }
}

/// The link to a risk; it opens it again where the address names it already.
fn link((id, number, title): Placed) -> impl IntoView {
    let asked: Asked = expect_context();
    let name = ["Risk ", &number.to_string(), ": ", &title].concat();
    view! {
        <a class="exposure-risk" href=entry("risk", id) aria-label=name title=title on:click=move |_| asked.open(id, "summary")>"#" {number}</a>
    }
}
