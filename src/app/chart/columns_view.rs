//! The picture of columns. The same figures stand in a table beside it.

use super::columns::{Column, Piece, limit, pieces, step};
use leptos::prelude::*;

/// Ten-thousandths as style sheets and pictures want them.
fn share(ten_thousandths: u32) -> String {
    let part = (ten_thousandths % 100).to_string();
    let zero = if part.len() == 1 { "0" } else { "" };
    [&(ten_thousandths / 100).to_string(), ".", zero, &part, "%"].concat()
}

fn rect(piece: Piece, class: &'static str) -> impl IntoView {
    view! {
        <rect
            class=class
            x=share(piece.left)
            width=share(piece.width)
            y=piece.top.to_string()
            height=piece.height.to_string()
        />
    }
}

/// Columns with a scale: the top and the bottom are named.
#[component]
pub fn Columns(
    /// What stands over each stretch, in order.
    #[prop(into)]
    columns: Signal<Vec<Column>>,
    /// The top of the scale.
    #[prop(into)]
    most: Signal<u64>,
    /// The top of the scale in words, with its unit.
    #[prop(into)]
    top: Signal<String>,
    /// What the picture shows, in a sentence.
    #[prop(into)]
    text: Signal<String>,
    /// How high the columns are, in pixels.
    #[prop(default = 96)]
    height: u32,
) -> impl IntoView {
    let draw = move || {
        let (columns, most) = (columns.get(), most.get());
        let n = columns.len();
        let each = columns.iter().enumerate().map(|(at, column)| {
            let parts = pieces(column, at, n, most, height);
            let parts = column.parts.iter().zip(parts);
            let parts = parts.filter(|(_, piece)| piece.height > 0);
            let class = if column.over {
                "columns-limit over"
            } else {
                "columns-limit"
            };
            view! {
                <g class:over=column.over>
                    {parts.map(|(&(class, _), piece)| rect(piece, class)).collect_view()}
                    {limit(column, at, n, most, height).map(|piece| rect(piece, class))}
                </g>
            }
        });
        each.collect_view()
    };
    let names = move || {
        let columns = columns.get();
        let (n, step) = (columns.len(), step(columns.len()));
        let each = columns
            .into_iter()
            .enumerate()
            .filter(|(at, _)| at % step == 0);
        each.map(|(at, column)| {
            let left = share((at * 10_000 / n.max(1)) as u32);
            let width = share((step.min(n - at) * 10_000 / n.max(1)) as u32);
            view! { <span class:alone=step == 1 style:left=left style:width=width><span class="long">{column.name}</span><span class="short">{column.short}</span></span> }
        })
        .collect_view()
    };
    view! {
        <div class="columns">
            <p class="columns-scale" aria-hidden="true"><span>{top}</span><span>"0"</span></p>
            <svg role="img" aria-label=text width="100%" height=height.to_string()>{draw}</svg>
            <p class="columns-names" aria-hidden="true">{names}</p>
        </div>
    }
}
