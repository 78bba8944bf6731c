//! The techniques that the team watches: where it stands towards each, and when it looks again.

use super::READS;
use super::radar::{Radar, stance_name};
use crate::app::browser;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, called};
use crate::app::session::Session;
use crate::app::ui::{ItemList, SelectField, Tone, look_only};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::improvement::{PlanTrend, start_trends, trends};
use crate::plan::{Date, ItemId, Stance, Trend};
use leptos::prelude::*;

/// Something of a technique with every word filled in; the default while it is not there.
fn of<T: Default>(insight: &Insight, id: u32, read: impl Fn(&PlanTrend) -> T) -> T {
    let all = trends(insight.catalog(), insight.plan());
    let one = all.iter().find(|one| one.item == ItemId(id));
    one.map(read).unwrap_or_default()
}

/// Stance and next look, in a line.
fn line(one: &PlanTrend) -> String {
    let mut line = stance_name(one.stance).to_owned();
    if let Some(advice) = one.advice {
        line += " (advised: ";
        line += &stance_name(advice).to_lowercase();
        line += ")";
    }
    line += " · look again ";
    line += &one.recheck.map_or("at no stated day".to_owned(), |day| {
        ["on ", &day.medium()].concat()
    });
    line
}

/// The card.
#[component]
pub fn Trends() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Improvement, |plan| {
        let all = plan.improvement.trends.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        of(&session.insight_now(), id, |one| {
            called(one.name, "technique without a name")
        })
    });
    let act = opening(session, session.listed(Trend::default(), Command::list));
    let left = session.derive(&READS, |insight| {
        start_trends(insight.catalog(), insight.plan()).len()
    });
    let overdue = session.derive(&READS, |insight| {
        let all = trends(insight.catalog(), insight.plan());
        all.iter().filter(|one| one.overdue).count()
    });
    let some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let fixed = look_only(false);
    let start = move |_| {
        let new = start_trends(session.catalog, &session.now());
        session.act(Command::add_all("start from the radar", new));
        browser::after_paint(|| browser::focus("#trends"));
    };
    view! {
        <section class="card" aria-labelledby="trends">
            <div class="card-head">
                <h2 id="trends" tabindex="-1">"Trend radar"</h2>
                <button type="button" class="button small" hidden=move || fixed.get() || left.get() == 0 on:click=start>
                    "Start from the radar"
                </button>
            </div>
            <p class="quiet-text">
                "Techniques that may change how you test, what you do about each, and when that is judged anew. "
                {move || match overdue.get() {
                    0 => String::new(),
                    n => count(n, "is overdue for another look.", "are overdue for another look."),
                }}
            </p>
            <Show when=move || some.get()><Radar/></Show>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a technique"
                undo=session.undoing()
            />
        </section>
    }
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Trend>::new(id);
    // The number stands on the radar.
    let heading = session.signal(Topic::Improvement, move |plan| {
        let mut all = plan.improvement.trends.iter();
        let number = all.position(|one| one.id.0 == id).map_or(0, |at| at + 1);
        [&number.to_string(), ". ", &name.run(id)].concat()
    });
    let line = session.derive(&READS, move |insight| of(insight, id, line));
    let overdue = session.derive(&READS, move |insight| of(insight, id, |one| one.overdue));
    let mark = Signal::derive(move || match overdue.get() {
        true => ("look again".to_owned(), Tone::Warn),
        false => (String::new(), Tone::Plain),
    });
    let usual = move |why: bool| {
        session.signal(Topic::Improvement, move |_| {
            of(&session.insight_now(), id, |one| {
                let known = one.source.map(|source| &catalog[source]);
                known.map_or(String::new(), |known| {
                    let text = if why { known.rationale } else { known.name };
                    text.text().to_owned()
                })
            })
        })
    };
    let advised = session.derive(&READS, move |insight| {
        of(insight, id, |one| {
            one.advice.unwrap_or(one.stance).id().to_owned()
        })
    });
    let stance = one.read(|one| {
        one.stance
            .map_or(String::new(), |stance| stance.id().to_owned())
    });
    let options = Signal::derive(move || {
        let advised = Stance::from_id(&advised.get()).unwrap_or(Stance::Assess);
        let none = ["As advised: ", &stance_name(advised).to_lowercase()].concat();
        let own = Stance::ALL.iter();
        let own = own.map(|stance| (stance.id().to_owned(), stance_name(*stance).to_owned()));
        std::iter::once((String::new(), none))
            .chain(own)
            .collect::<Vec<_>>()
    });
    let on_stance = session.chosen(move |stance: String, plan| {
        one.change(plan, |one| one.stance = Stance::from_id(&stance))
    });
    let usual_day = session.derive(&READS, move |insight| {
        of(insight, id, |one| {
            one.recheck.map(Date::medium).unwrap_or_default()
        })
    });
    view! {
        <FoldLine id place=format!("trend-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("Technique").shows(usual(false)), |one| &mut one.name)}
                <SelectField label="What you do about it" options value=stance on=on_stance/>
                {one.text(Look::new("Why").rows(2).shows(usual(true)), |one| &mut one.why)}
                {one.text(Look::new("Who watches it"), |one| &mut one.owner)}
                {one.date(Look::new("Look again on"), |one| one.recheck, |one, day| one.recheck = day)}
            </div>
            <p class="quiet-text">"As it stands, you look again on " {usual_day} "."</p>
        </FoldLine>
    }
}
