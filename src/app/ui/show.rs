//! What is only looked at: symbols, pills, bars, empty states.

use leptos::prelude::*;
use leptos::web_sys::HtmlDetailsElement;

/// A symbol of the sprite in `index.html`, for sighted readers only: what it
/// means must be said in words beside it.
#[component]
pub fn Icon(
    /// Name of the symbol, without the `i-` of its id.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" width="16" height="16" aria-hidden="true">
            <use href=format!("#i-{name}")/>
        </svg>
    }
}

/// The head of a page: its name, which takes the focus when the page opens, one
/// sentence, and what can be done with the page as a whole.
#[component]
pub fn PageHead(
    /// Name of the page.
    #[prop(into)]
    title: Signal<String>,
    /// What the page is for.
    #[prop(into)]
    lead: Signal<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            <div>
                <h1 tabindex="-1">{move || title.get()}</h1>
                <p class="lead">{move || lead.get()}</p>
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </header>
    }
}

/// What a pill or a notice means, beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    #[default]
    Plain,
    /// Good, ready, chosen.
    Accent,
    /// Look at it.
    Warn,
    /// Act on it.
    Bad,
}

impl Tone {
    /// The class that draws it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Accent => "accent",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }
}

/// A word or two about something.
#[component]
pub fn Pill(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// What they mean.
    #[prop(optional, into)]
    tone: Signal<Tone>,
) -> impl IntoView {
    view! { <span class=move || format!("pill {}", tone.get().class())>{move || text.get()}</span> }
}

/// What a bar shows. Places are in thousandths of its width: integers, because
/// formatting floats costs 22 KB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// How far it is filled.
    pub value: u16,
    /// Lowest and highest value that are possible.
    pub range: Option<(u16, u16)>,
    /// Where the target is.
    pub target: Option<u16>,
    /// Colour, as a level from 1 to 5.
    pub level: u8,
}

/// Thousandths of a width, as style sheets want them.
#[must_use]
pub fn percent(thousandths: u16) -> String {
    let thousandths = thousandths.min(1_000);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A bar with its target and its range. The numbers stand beside it, so it is
/// a picture with a text.
#[component]
pub fn Bar(
    /// What it shows.
    #[prop(into)]
    shares: Signal<Shares>,
    /// The same in words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let range = move || shares.get().range.unwrap_or_default();
    view! {
        <span class="bar" role="img" aria-label=move || text.get()>
            <span
                class="bar-range"
                hidden=move || shares.get().range.is_none()
                style:left=move || percent(range().0)
                style:width=move || percent(range().1.saturating_sub(range().0))
            ></span>
            <span
                class=move || format!("bar-fill l{}", shares.get().level.clamp(1, 5))
                style:width=move || percent(shares.get().value)
            ></span>
            <span
                class="bar-target"
                hidden=move || shares.get().target.is_none()
                style:left=move || percent(shares.get().target.unwrap_or(0))
            ></span>
        </span>
    }
}

/// How much of something is done.
#[component]
pub fn Progress(
    /// What it is the progress of.
    #[prop(into)]
    label: String,
    /// How much is done.
    #[prop(into)]
    value: Signal<u32>,
    /// How much there is.
    #[prop(into)]
    of: Signal<u32>,
) -> impl IntoView {
    view! {
        <progress aria-label=label max=move || of.get().max(1) prop:value=move || f64::from(value.get())>
            {move || format!("{} of {}", value.get(), of.get())}
        </progress>
    }
}

/// What stands where nothing is yet: one sentence, and what to do.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: String,
    /// What it is for.
    #[prop(into)]
    text: String,
    /// One main button, and perhaps an example.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="actions">{children()}</div>
        </div>
    }
}

/// A notice across the page, with what can be done about it.
#[component]
pub fn Notice(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Symbol in front of it.
    #[prop(default = "warning")]
    icon: &'static str,
    /// What happened, and what to do.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("banner {}", tone.class()) role="status">
            <Icon name=icon/>
            {children()}
        </div>
    }
}

/// Everything that is wrong on a page, with links to the places. Give it the
/// focus (id `error-summary`) when it appears.
#[component]
pub fn ErrorSummary(
    /// Address and text of each.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div class="error-summary" id="error-summary" role="alert" tabindex="-1">
                <h2>"There is something to correct"</h2>
                <ul>
                    {move || {
                        let link = |(href, text)| view! { <li><a href=href>{text}</a></li> };
                        errors.get().into_iter().map(link).collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}

/// A wide table that scrolls by itself where the page is narrow.
#[component]
pub fn TableFrame(
    /// What the table shows.
    #[prop(into)]
    label: String,
    /// The `table class="table"`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-frame" role="region" aria-label=label tabindex="0">
            {children()}
        </div>
    }
}

/// More about something, one key away. The content exists once it was opened.
#[component]
pub fn Disclosure(
    /// What is inside.
    #[prop(into)]
    label: Signal<String>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let (open, opened) = (RwSignal::new(false), RwSignal::new(false));
    let toggled = move |event| {
        let details: HtmlDetailsElement = event_target(&event);
        open.set(details.open());
        opened.set(true);
    };
    // Stated, because the element may be used again for something else, which begins closed.
    view! {
        <details class="more" prop:open=open on:toggle=toggled>
            <summary>{move || label.get()}</summary>
            <Show when=move || opened.get()>
                <div class="more-body">{children()}</div>
            </Show>
        </details>
    }
}
