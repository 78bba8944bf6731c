//! Looks back that were held, and what came of each.

use super::READS;
use super::actions::add_from;
use crate::app::page::fold::{Asked, FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called};
use crate::app::session::Session;
use crate::app::ui::{ItemList, LinesField, SelectField, Tone, look_only};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::improvement::{loops, title};
use crate::plan::{ItemId, Retrospective};
use leptos::prelude::*;

const UNNAMED: &str = "retrospective without a name";

/// The card.
#[component]
pub fn Retrospectives() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Improvement, |plan| {
        let all = plan.improvement.retrospectives.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        let held = Retrospective::find(&plan, id);
        held.map_or(String::new(), |held| {
            called(title(session.catalog, &plan, held), UNNAMED)
        })
    });
    let listed = session.listed(Retrospective::default(), Command::list);
    let act = opening(session, listed);
    view! {
        <section class="card" aria-labelledby="retrospectives">
            <div class="card-head"><h2 id="retrospectives" tabindex="-1">"Retrospectives"</h2></div>
            <p class="quiet-text">"What was looked back at, what went well, what is to become better. What comes of it are actions."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a retrospective"
                undo=session.undoing()
            />
        </section>
    }
}

/// When it was held, and how many actions came of it.
fn line(insight: &Insight, id: u32) -> String {
    let plan = insight.plan();
    let day = Retrospective::find(plan, id).and_then(|held| held.date);
    let day = day.map_or("without a day".to_owned(), |day| day.medium());
    let actions = plan.improvement.actions.iter();
    let actions = actions.filter(|one| one.retrospective == Some(ItemId(id)));
    [&day, " · ", &count(actions.count(), "action", "actions")].concat()
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let asked: Asked = expect_context();
    let one = Of::<Retrospective>::new(id);
    let heading = session.signal(Topic::Improvement, move |_| name.run(id));
    let line = session.derive(&READS, move |insight| line(insight, id));
    let mark = Signal::stored((String::new(), Tone::Plain));
    let of = one.read(|one| one.of.map_or(String::new(), |of| of.to_string()));
    let on_of = session.chosen(move |of: String, plan| {
        one.change(plan, |one| one.of = of.parse().ok().map(ItemId))
    });
    let options = session.signal(Topic::Improvement, move |plan| {
        let all = loops(catalog, plan).into_iter();
        let all = all.map(|one| {
            (
                one.item.to_string(),
                called(one.name, "loop without a name"),
            )
        });
        let none = (String::new(), "No loop".to_owned());
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let people = one.read(|one| one.attendees.clone());
    let on_people =
        session.typed(move |people, plan| one.change(plan, |one| one.attendees = people));
    let usual = session.signal(Topic::Improvement, move |plan| {
        let bare = Retrospective::find(plan, id).map(|held| Retrospective {
            title: String::new(),
            ..held.clone()
        });
        bare.map_or(String::new(), |bare| title(catalog, plan, &bare).to_owned())
    });
    let fixed = look_only(false);
    view! {
        <FoldLine id place=format!("retrospective-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("What was looked back at").shows(usual), |one| &mut one.title)}
                {one.date(Look::new("Held on"), |one| one.date, |one, day| one.date = day)}
                <SelectField label="Part of the loop" options value=of on=on_of/>
                <LinesField label="Who took part" value=people on=on_people/>
                {one.text(Look::new("What went well").rows(3), |one| &mut one.well)}
                {one.text(Look::new("What is to become better").rows(3), |one| &mut one.better)}
                <div class="whole">{one.text(Look::new("What we learned").rows(2), |one| &mut one.learned)}</div>
            </div>
            <p>
                <button type="button" class="button" hidden=fixed on:click=move |_| add_from(session, asked, id)>
                    "Add an action that comes from it"
                </button>
            </p>
        </FoldLine>
    }
}
