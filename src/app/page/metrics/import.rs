//! Readings from CSV, chosen as a file or pasted: what would come of each row is shown first;
//! nothing is taken before that.

use crate::app::browser;
use crate::app::page::choose::kpi_called;
use crate::app::session::Session;
use crate::app::ui::{Dialog, Icon, TableFrame, TextField, Toasts, Typed};
use crate::document::words::count;
use crate::exchange::readings::{self, Accepted, MAX_BYTES, Preview, Refused};
use crate::insight::metrics::metric;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Rows that are listed; how many more there are is said.
const LISTED: usize = 200;

/// What was given, and what would come of it.
type Found = Result<Preview, String>;

/// The dialog.
#[derive(Clone, Copy)]
pub struct Importer {
    open: RwSignal<bool>,
    text: RwSignal<String>,
    found: RwSignal<Option<Found>>,
}

impl Importer {
    /// Nothing is asked for yet.
    pub fn new() -> Importer {
        Importer {
            open: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            found: RwSignal::new(None),
        }
    }

    /// Shows the dialog, ready for a file or a text.
    pub fn ask(self) {
        self.text.set(String::new());
        self.found.set(None);
        self.open.set(true);
    }
}

async fn text_of(file: &web_sys::File) -> Result<String, String> {
    // By size first, so that a huge file is not read at all.
    if file.size() > MAX_BYTES as f64 {
        return Err("The file is larger than 1 MB. Divide it into several files.".to_owned());
    }
    let bytes = browser::read(file).await.ok_or(
        "The file could not be read: it may be a folder, or it was moved or changed meanwhile. Choose it again.",
    )?;
    String::from_utf8(bytes).map_err(|_| {
        "The file is no text in UTF-8. Save it as CSV in UTF-8, and choose it again.".to_owned()
    })
}

/// The dialog that imports.
#[component]
pub fn ImportDialog(importer: Importer) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let session = Session::here();
    let look = move |text: String| {
        let found = match text.trim().is_empty() {
            true => None,
            false => Some(readings::preview(session.catalog, &session.now(), &text)),
        };
        let _ = importer.found.try_set(found);
        let _ = importer.text.try_set(text);
    };
    let looked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again after it was changed.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            match text_of(&file).await {
                Ok(text) if !text.trim().is_empty() => look(text),
                Ok(_) => drop(
                    importer
                        .found
                        .try_set(Some(Err("The file is empty.".to_owned()))),
                ),
                Err(why) => drop(importer.found.try_set(Some(Err(why)))),
            }
        });
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let pasted = Callback::new(move |typed| {
        match typed {
            Typed::Draft(text) | Typed::Done(text) => {
                if importer.text.with_untracked(|known| *known != text) {
                    look(text);
                }
            }
            Typed::Dropped => look(String::new()),
        }
        Ok(())
    });
    view! {
        <Dialog open=importer.open title="Import readings">
            <p>"Choose a CSV file or paste its rows. The first line names the columns KPI, Date and Value; Note may be there too. Dates are written as 2027-01-31, values with a point. It is read in this browser and sent nowhere."</p>
            <p>
                <button type="button" class="button" on:click=choose>
                    <Icon name="file"/>
                    "Choose a file"
                </button>
                <input type="file" node_ref=input hidden accept=".csv,text/csv" on:change=looked/>
            </p>
            <TextField label="Or paste the rows" rows=5 most=MAX_BYTES value=importer.text on=pasted/>
            {move || importer.found.get().map(|found| view! { <Outcome importer found/> })}
        </Dialog>
    }
}

/// What would come of it, or why it is not read.
#[component]
fn Outcome(importer: Importer, found: Found) -> impl IntoView {
    let (session, toasts) = (Session::here(), use_context::<Toasts>());
    let preview = match found {
        Err(why) => {
            return view! {
                <section class="found bad" role="alert"><h3>"Not read"</h3><p>{why}</p></section>
            }
            .into_any();
        }
        Ok(preview) => preview,
    };
    let (n, n_refused) = (preview.accepted.len(), preview.refused.len());
    let known = match preview.known {
        0 => String::new(),
        known => {
            let rows = count(known, "row says", "rows say");
            [" ", &rows, " what the plan has already."].concat()
        }
    };
    let taken = count(n, "reading", "readings");
    let refused = count(n_refused, "row", "rows");
    let summary = [&taken, " to take over, ", &refused, " refused.", &known].concat();
    let wrong = RwSignal::new(String::new());
    let stored = StoredValue::new(preview.clone());
    let take = move |_| {
        let command = stored.with_value(|preview| preview.command(&session.now()));
        let Some(command) = command else { return };
        match session.commit(command) {
            Ok(()) => {
                importer.open.set(false);
                if let Some(toasts) = toasts {
                    let said = ["Took over ", &count(n, "reading", "readings"), "."].concat();
                    toasts.offer(said, "Undo", session.undoing());
                }
            }
            Err(why) => wrong.set(why.to_string()),
        }
    };
    view! {
        <section class="found">
            <p role="status">{summary}</p>
            {(n > 0).then(|| view! { <Taken rows=preview.accepted/> })}
            {(n_refused > 0).then(|| view! { <NotTaken rows=preview.refused/> })}
            <p class="field-wrong" role="alert">{wrong}</p>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| importer.open.set(false)>"Cancel"</button>
                {(n > 0).then(|| view! {
                    <button type="button" class="button primary" on:click=take>{["Take over ", &taken].concat()}</button>
                })}
            </div>
        </section>
    }
    .into_any()
}

/// How many rows are not listed.
fn more(n: usize) -> Option<impl IntoView> {
    let more = n.saturating_sub(LISTED);
    (more > 0).then(|| {
        let more = ["And ", &count(more, "more row", "more rows"), "."].concat();
        view! { <p class="quiet-text">{more}</p> }
    })
}

/// The rows that become readings.
#[component]
fn Taken(rows: Vec<Accepted>) -> impl IntoView {
    let session = Session::here();
    let (plan, n) = (session.now(), rows.len());
    let row = |row: Accepted| {
        let of = metric(session.catalog, &plan, row.metric);
        let text = |value| {
            let of = of.as_ref();
            of.map_or(String::new(), |of| of.text(&plan, value))
        };
        let name = of.as_ref().map_or(String::new(), |of| kpi_called(of.name));
        let instead = row
            .replaces
            .map(|was| [" (instead of ", &text(was), ")"].concat());
        view! {
            <tr>
                <td class="number">{row.line}</td>
                <td><bdi>{name}</bdi></td>
                <td class="nowrap">{row.date.medium()}</td>
                <td>{text(row.value)} {instead}</td>
                <td><bdi>{row.note}</bdi></td>
            </tr>
        }
    };
    let drawn: Vec<_> = rows.into_iter().take(LISTED).map(row).collect();
    view! {
        <TableFrame label="Readings to take over">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="number">"Line"</th>
                        <th scope="col">"KPI"</th>
                        <th scope="col">"Day"</th>
                        <th scope="col">"Value"</th>
                        <th scope="col">"Note"</th>
                    </tr>
                </thead>
                <tbody>{drawn}</tbody>
            </table>
        </TableFrame>
        {more(n)}
    }
}

/// The rows that do not, and why.
#[component]
fn NotTaken(rows: Vec<Refused>) -> impl IntoView {
    let n = rows.len();
    let rows = rows.into_iter().take(LISTED);
    let rows = rows.map(|Refused { line, reason }| {
        view! { <tr><td class="number">{line}</td><td>{reason}</td></tr> }
    });
    let drawn: Vec<_> = rows.collect();
    view! {
        <TableFrame label="Rows that are refused">
            <table class="table">
                <thead><tr><th scope="col" class="number">"Line"</th><th scope="col">"Refused because"</th></tr></thead>
                <tbody>{drawn}</tbody>
            </table>
        </TableFrame>
        {more(n)}
    }
}
