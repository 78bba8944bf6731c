//! What a reader must know about the roadmap before reading it: a draft, out
//! of date, or not possible as it stands.

use super::differences::Outlook;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Icon, Notice, look_only};
use crate::command::Topic;
use crate::document::words::{count, list};
use crate::insight::{EVERYTHING, Insight, partial};
use leptos::prelude::*;

/// What planning again would do, in one sentence; none if nothing.
fn news(insight: &Insight) -> Option<String> {
    let proposal = match insight.proposal() {
        Ok(proposal) => proposal,
        Err(reason) => return Some(reason.to_string()),
    };
    let (added, removed, changed) = proposal.n_changed();
    let mut parts = Vec::new();
    for (n, verb) in [(added, "add"), (changed, "change"), (removed, "take out")] {
        if n > 0 {
            parts.push(verb.to_owned() + " " + &count(n, "initiative", "initiatives"));
        }
    }
    if !parts.is_empty() {
        return Some(
            "The plan has changed since this roadmap was accepted. Planning again would "
                .to_owned()
                + &list(&parts)
                + ".",
        );
    }
    let mut remarks = Outlook::new(insight, proposal).remarks;
    match remarks.len() {
        0 | 1 => remarks.pop(),
        n => Some(
            n.to_string()
                + " things to look at: dates, people and prerequisites do not all go together.",
        ),
    }
}

/// What begins before something it waits for is done; none if nothing does.
fn early(insight: &Insight) -> Option<String> {
    let items = &insight.plan().roadmap.items;
    let title = |id| {
        let item = items.iter().find(|item| item.id == id);
        item.map_or("", |item| item.title_in(insight.catalog()))
    };
    let sentence = |(item, before)| {
        [
            title(item),
            " begins before ",
            title(before),
            ", for which it waits, is done.",
        ]
        .concat()
    };
    let found: Vec<String> = partial::too_early(items)
        .into_iter()
        .map(sentence)
        .collect();
    (!found.is_empty()).then(|| found.join(" ") + " Change their dates, or plan again.")
}

/// The notices.
#[component]
pub fn State(
    /// Opens what planning again would change.
    replanning: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let draft = session.signal(Topic::Roadmap, |plan| {
        plan.roadmap.basis.as_ref().is_some_and(|basis| basis.draft)
    });
    let open = session.derive(&EVERYTHING, Insight::draft_sentence);
    let news = session.derive(&EVERYTHING, news);
    let early = session.derive(&EVERYTHING, early);
    let is_early = Memo::new(move |_| early.with(Option::is_some));
    let text = Signal::derive(move || news.get().unwrap_or_default());
    let button = session.derive(&EVERYTHING, |insight| match insight.proposal() {
        Ok(proposal) if proposal.is_accepted() => "Look at it",
        Ok(_) => "See what would change",
        Err(_) => "See what is missing",
    });
    let has_news = Memo::new(move |_| news.with(Option::is_some));
    view! {
        <Show when=move || draft.get()>
            <Notice>
                <p>"A draft: many answers were open when this was planned. " {open}</p>
                <a class="button" hidden=look_only(false) href=Route::Assessment(None, None).to_string()>"Answer more questions"</a>
            </Notice>
        </Show>
        <Show when=move || is_early.get()>
            <div class="banner warn">
                <Icon name="warning"/>
                <p>{move || early.get()}</p>
            </div>
        </Show>
        // Not a status that speaks: every edit of an item changes it.
        <Show when=move || has_news.get()>
            <div class="banner warn">
                <Icon name="warning"/>
                <p>{text}</p>
                <button type="button" class="button" aria-haspopup="dialog" hidden=look_only(false) on:click=move |_| replanning.set(true)>
                    {button}
                </button>
            </div>
        </Show>
    }
}
