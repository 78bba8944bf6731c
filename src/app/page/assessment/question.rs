//! One practice: its question, the answer, what it takes, and what proves it.

use crate::app::page::answering::{
    AnswerControl, QuestionFrame, change_answer, choice_in, element_id, label_of,
};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Choice as Choices, Disclosure, Segment, TextField};
use crate::catalog::{Catalog, Idx, Practice};
use crate::command::Topic;
use crate::insight::{ANSWERS, Contradiction};
use crate::plan::{Choice, Strength};
use leptos::prelude::*;

/// The address of a practice's question.
#[must_use]
pub fn route_to(catalog: &'static Catalog, practice: Idx<Practice>) -> Route {
    let entry = &catalog[practice];
    let dimension = catalog[entry.dimension].id.to_owned();
    Route::Assessment(Some(dimension), Some(entry.id.to_owned()))
}

/// The question.
#[component]
pub fn Question(
    /// The practice that is asked for.
    practice: Idx<Practice>,
    /// Whether to say which dimension and level it belongs to.
    #[prop(optional)]
    placed: bool,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    let entry = &catalog[practice];
    let about = || format!("{} · level {}", catalog[entry.dimension].name, entry.level);
    view! {
        <QuestionFrame practice>
            {placed.then(|| view! { <p class="question-about">{about()}</p> })}
            <h4 class="question-text" id=format!("{}-name", element_id(entry))>{entry.question.text()}</h4>
            <p class="quiet-text">"Proof: " {entry.evidence.text()}</p>
            <AnswerControl practice/>
            <Contradictions practice/>
            <div class="question-more">
                <div class="how">
                    <Disclosure label="How to put it in place">
                        <How practice/>
                    </Disclosure>
                </div>
                <Proof practice/>
            </div>
        </QuestionFrame>
    }
}

/// Answers that do not go together with this one.
#[component]
fn Contradictions(practice: Idx<Practice>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let found = session.derive(&ANSWERS, move |insight| {
        let pairs = insight.scores().contradictions.iter();
        let here = pairs.filter(|pair| pair.yes == practice || pair.no == practice);
        here.copied().collect::<Vec<Contradiction>>()
    });
    let words = move |pair: Contradiction| {
        let (other, before) = match pair.yes == practice {
            true => (
                pair.no,
                "Does not go together: this is a yes, but it builds on ",
            ),
            false => (
                pair.yes,
                "Does not go together: this is a no, but a yes builds on it, to ",
            ),
        };
        let after = if pair.yes == practice {
            ", which is a no. "
        } else {
            ". "
        };
        view! {
            <p class="contradiction">
                {before}
                <a href=route_to(catalog, other).to_string()>{catalog[other].title.text()}</a>
                {after} "Correct the one that is not so."
            </p>
        }
    };
    view! {
        <div role="status">
            <For each=move || found.get() key=|pair| (pair.yes, pair.no) children=words/>
        </div>
    }
}

/// How to put a practice in place.
#[component]
pub fn How(
    /// The practice.
    practice: Idx<Practice>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[practice];
    let base = |required: Idx<Practice>| {
        let answer = session.signal(Topic::Assessment, move |plan| {
            match choice_in(plan, &catalog[required]) {
                Choice::Blank => "unanswered",
                choice => label_of(catalog, choice),
            }
            .to_lowercase()
        });
        view! {
            <li>
                <a href=route_to(catalog, required).to_string()>{catalog[required].title.text()}</a>
                {move || format!(" ({})", answer.get())}
            </li>
        }
    };
    let initiatives = catalog.established_by(practice).iter();
    let initiatives: Vec<&str> = initiatives
        .map(|&initiative| catalog[initiative].title)
        .collect();
    view! {
        <p>{entry.how_to.text()}</p>
        <dl class="facts">
            <dt>"First step"</dt>
            <dd>{entry.first_step.text()}</dd>
            <dt>"Watch out"</dt>
            <dd>{entry.watch_out.text()}</dd>
            {(!entry.requires.is_empty()).then(|| view! {
                <dt>"Builds on"</dt>
                <dd><ul class="plain">{entry.requires.iter().copied().map(base).collect_view()}</ul></dd>
            })}
            {(!initiatives.is_empty()).then(|| view! {
                <dt>"Comes with"</dt>
                <dd>{initiatives.join("; ")}</dd>
            })}
        </dl>
    }
}

/// Evidence and note.
#[component]
fn Proof(practice: Idx<Practice>) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[practice];
    let label = session.signal(Topic::Assessment, move |plan| {
        let Some(answer) = plan.answer(entry.id) else {
            return "Add evidence or a note".to_owned();
        };
        let evidence = match (answer.strength, answer.evidence.is_empty()) {
            (Strength::None, true) => None,
            (Strength::Verified, true) => Some("Evidence verified".to_owned()),
            (Strength::Verified, false) => Some(format!("Evidence verified: {}", answer.evidence)),
            (_, true) => Some("Evidence noted".to_owned()),
            (_, false) => Some(format!("Evidence: {}", answer.evidence)),
        };
        let note = (!answer.note.is_empty()).then(|| "note".to_owned());
        match (evidence, note) {
            (None, None) => "Add evidence or a note".to_owned(),
            (Some(evidence), None) => evidence,
            (None, Some(_)) => "Note; add evidence".to_owned(),
            (Some(evidence), Some(note)) => format!("{evidence} · {note}"),
        }
    });
    view! {
        <div class="proof">
            <Disclosure label>
                <ProofFields practice/>
            </Disclosure>
        </div>
    }
}

#[component]
fn ProofFields(practice: Idx<Practice>) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[practice];
    let answer = session.signal(Topic::Assessment, move |plan| {
        plan.answer(entry.id).cloned().unwrap_or_default()
    });
    let strength = Signal::derive(move || answer.with(|answer| answer.strength.id().to_owned()));
    let segments = session.catalog.evidence_strengths.iter();
    let segments = vec![
        segments
            .map(|strength| Segment::new(strength.id, strength.label))
            .collect(),
    ];
    let strengthen = session.chosen(move |id: String, plan| {
        change_answer(plan, entry, |answer| {
            answer.strength = Strength::from_id(&id).unwrap_or_default()
        })
    });
    let evidence = Signal::derive(move || answer.with(|answer| answer.evidence.clone()));
    let prove = session.typed(move |text: String, plan| {
        change_answer(plan, entry, |answer| {
            // A text is evidence that is noted; whether it was verified is said apart.
            if !text.is_empty() && answer.strength == Strength::None {
                answer.strength = Strength::Noted;
            }
            answer.evidence = text;
        })
    });
    let note = Signal::derive(move || answer.with(|answer| answer.note.clone()));
    let remark = session
        .typed(move |text: String, plan| change_answer(plan, entry, |answer| answer.note = text));
    view! {
        <div class="stack">
            <TextField label="Evidence" hint="A text or a link. It counts for yes and partly." value=evidence on=prove rows=2/>
            <Choices legend="How well it is proven" groups=segments value=strength on=strengthen/>
            <TextField label="Note" hint="For you; printed in the appendix of the assessment." value=note on=remark rows=2/>
        </div>
    }
}
