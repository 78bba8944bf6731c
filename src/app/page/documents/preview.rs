//! The preview: the documents' block tree as elements, so that no text can
//! become markup. It looks as the Markdown does where teams read it.

use crate::app::route::Route;
use crate::document::block::{Address, Align, Block, Cell, Inline, Item, Table};
use leptos::prelude::*;

/// A document.
#[component]
pub fn Preview(blocks: Vec<Block>) -> impl IntoView {
    view! { <article class="preview">{many(blocks)}</article> }
}

fn many(blocks: Vec<Block>) -> Vec<AnyView> {
    blocks.into_iter().map(block).collect()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(level, text) => heading(level, text),
        Block::Paragraph(text) => view! { <p>{line(text)}</p> }.into_any(),
        Block::Bullets(items) => view! { <ul>{items.into_iter().map(item).collect_view()}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol>{items.into_iter().map(item).collect_view()}</ol> }.into_any(),
        Block::Terms(terms) => {
            let term = |(term, text)| view! { <li><strong>{line(term)}</strong>": "{line(text)}</li> };
            view! { <ul>{terms.into_iter().map(term).collect_view()}</ul> }.into_any()
        }
        Block::Table(table) => frame(table),
        Block::Code(_, text) => view! { <pre tabindex="0">{text}</pre> }.into_any(),
        Block::Diagram(diagram) => view! {
            <figure class="diagram">
                <figcaption><strong>{diagram.title}</strong>" "{diagram.description}</figcaption>
                <p class="quiet-text">"Drawn as a diagram by GitHub and GitLab. The table beside it has the same figures."</p>
                <details>
                    <summary>"Mermaid source"</summary>
                    <pre tabindex="0">{diagram.source}</pre>
                </details>
            </figure>
        }
        .into_any(),
        Block::Quote(blocks) => view! { <blockquote>{many(blocks)}</blockquote> }.into_any(),
    }
}

/// One level below the page's own heading.
fn heading(level: u8, text: Vec<Inline>) -> AnyView {
    let text = line(text);
    match level {
        1 => view! { <h2>{text}</h2> }.into_any(),
        2 => view! { <h3>{text}</h3> }.into_any(),
        3 => view! { <h4>{text}</h4> }.into_any(),
        4 => view! { <h5>{text}</h5> }.into_any(),
        _ => view! { <h6>{text}</h6> }.into_any(),
    }
}

fn item(item: Item) -> impl IntoView {
    view! { <li>{line(item.text)}{many(item.under)}</li> }
}

/// A table in a frame that scrolls by itself where the page is narrow.
fn frame(table: Table) -> AnyView {
    let sides: Vec<&'static str> = table
        .columns
        .iter()
        .map(|column| match column.align {
            Align::Left => "",
            Align::Right => "figure",
        })
        .collect();
    let head = table.columns.into_iter().zip(sides.clone());
    let head =
        head.map(|(column, side)| view! { <th scope="col" class=side>{line(column.title)}</th> });
    let row = |cells: Vec<Cell>| {
        let cells = cells.into_iter().zip(sides.clone());
        let cells = cells.map(|(cell, side)| view! { <td class=side>{line(cell)}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="table-frame" role="group" aria-label="Table" tabindex="0">
            <table>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(line: Vec<Inline>) -> Vec<AnyView> {
    line.into_iter().map(inline).collect()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => view! { {text} }.into_any(),
        Inline::Code(text) => view! { <code>{text}</code> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{line(inner)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{line(inner)}</em> }.into_any(),
        Inline::Link(inner, Address::Web(address)) => view! {
            <a href=address.into_owned() target="_blank" rel="noopener noreferrer">{line(inner)}</a>
        }
        .into_any(),
        Inline::Link(inner, Address::Document(file)) => {
            let id = file
                .trim_start_matches("load_testing_")
                .trim_end_matches(".md");
            let id = id.trim_start_matches("maturity_").to_owned();
            view! { <a href=Route::Documents(Some(id)).to_string()>{line(inner)}</a> }.into_any()
        }
    }
}
