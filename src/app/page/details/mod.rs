//! Plan details: what document control and the formulas need and nobody else asks.

mod money;
mod people;

use crate::app::session::Session;
use crate::app::ui::{
    Choice, DateField, LinesField, NumberField, OnTyped, PageHead, Segment, TextField,
};
use crate::command::{Command, Topic};
use crate::insight::AIMS;
use crate::plan::{AmbitionId, Date, Details, Plan, Status, TierId};
use leptos::prelude::*;
use money::Money;
use people::People;

/// The page.
#[component]
pub fn PlanDetails() -> impl IntoView {
    view! {
        <PageHead
            title="Plan details"
            lead="What the documents print about the plan, and what sizes and dates the formulas need."
        />
        <Names/>
        <Size/>
        <Dates/>
        <People/>
        <Money/>
        <Control/>
    }
}

/// The handler of a field of the details.
fn set<T: 'static>(
    session: Session,
    change: impl Fn(&mut Details, T) + Send + Sync + 'static,
) -> OnTyped<T> {
    session.typed(move |value, plan| with(plan, |details| change(details, value)))
}

/// The handler of a choice of the details.
fn choose(
    session: Session,
    change: impl Fn(&mut Details, String) + Send + Sync + 'static,
) -> Callback<String> {
    session.chosen(move |value, plan| with(plan, |details| change(details, value)))
}

fn with(plan: &Plan, change: impl FnOnce(&mut Details)) -> Command {
    let mut details = Details::clone(&plan.details);
    change(&mut details);
    Command::SetDetails(Box::new(details))
}

fn detail<T>(session: Session, read: impl Fn(&Details) -> T + Send + Sync + 'static) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    session.signal(Topic::Details, move |plan| read(&plan.details))
}

#[component]
fn Names() -> impl IntoView {
    let session = Session::here();
    view! {
        <section class="card">
            <div class="card-head"><h2>"Name and scope"</h2></div>
            <div class="fields">
                <TextField
                    id="details-name"
                    label="Plan name"
                    hint="As lists and titles show it."
                    value=detail(session, |d| d.name.clone())
                    on=set(session, |d, text| d.name = text)
                />
                <TextField
                    id="details-organisation"
                    label="Organisation"
                    value=detail(session, |d| d.organisation.clone())
                    on=set(session, |d, text| d.organisation = text)
                />
                <TextField
                    id="details-product"
                    label="Product in scope"
                    hint="Or platform, or service."
                    value=detail(session, |d| d.product.clone())
                    on=set(session, |d, text| d.product = text)
                />
                <div class="whole">
                    <TextField
                        id="details-context"
                        label="Situation"
                        hint="What a reader must know about the product: traffic, recent incidents, what is ahead."
                        rows=3
                        most=10_000
                        value=detail(session, |d| d.context.clone())
                        on=set(session, |d, text| d.context = text)
                    />
                </div>
            </div>
        </section>
    }
}

#[component]
fn Size() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let tiers = catalog
        .tiers
        .iter()
        .map(|tier| Segment::new(tier.id, tier.name))
        .collect();
    let ambitions = catalog
        .ambitions
        .iter()
        .map(|one| Segment::new(one.id, one.name))
        .collect();
    let tier = detail(session, |d| id_text(d.tier.as_ref().map(TierId::as_str)));
    let ambition = detail(session, |d| {
        id_text(d.ambition.as_ref().map(AmbitionId::as_str))
    });
    // What is meant, or what is assumed until something is chosen.
    let meant = |assumed: bool, name: &str, meaning: &str| match assumed {
        true => ["Not chosen yet, so ", name, " is assumed: ", meaning].concat(),
        false => meaning.to_owned(),
    };
    let tier_meaning = session.derive(&AIMS, move |insight| {
        let footing = &insight.targets().footing;
        let tier = footing.tier.map(|tier| &insight.catalog()[tier]);
        tier.map_or_else(String::new, |tier| {
            meant(footing.tier_assumed, tier.name, tier.meaning.text())
        })
    });
    let ambition_meaning = session.derive(&AIMS, move |insight| {
        let footing = &insight.targets().footing;
        let ambition = footing.ambition.map(|one| &insight.catalog()[one]);
        ambition.map_or_else(String::new, |one| {
            meant(footing.ambition_assumed, one.name, one.meaning.text())
        })
    });
    view! {
        <section class="card">
            <div class="card-head"><h2>"Size and ambition"</h2></div>
            <div class="fields">
                <NumberField
                    id="details-engineers"
                    label="Engineers in scope"
                    hint="Scales the efforts of the built-in content."
                    min=1
                    max=1_000_000
                    value=detail(session, |d| d.engineers.map(i64::from))
                    on=set(session, |d, number: Option<i64>| d.engineers = number.and_then(|n| n.try_into().ok()))
                />
                <NumberField
                    id="details-teams"
                    label="Teams in scope"
                    min=1
                    max=100_000
                    value=detail(session, |d| d.teams.map(i64::from))
                    on=set(session, |d, number: Option<i64>| d.teams = number.and_then(|n| n.try_into().ok()))
                />
                <div class="whole" id="details-tier">
                    <Choice
                        legend="How critical is the product?"
                        groups=vec![tiers]
                        value=tier
                        on=choose(session, |d, id| d.tier = Some(TierId::new(&id)))
                    />
                    <p class="hint">{tier_meaning}</p>
                </div>
                <div class="whole" id="details-ambition">
                    <Choice
                        legend="How far to aim?"
                        groups=vec![ambitions]
                        value=ambition
                        on=choose(session, |d, id| d.ambition = Some(AmbitionId::new(&id)))
                    />
                    <p class="hint">{ambition_meaning}</p>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Dates() -> impl IntoView {
    let session = Session::here();
    view! {
        <section class="card">
            <div class="card-head"><h2>"Dates"</h2></div>
            <div class="fields">
                <DateField
                    id="details-start"
                    label="First day of the plan"
                    hint="Week 1 begins here."
                    required=true
                    value=detail(session, |d| d.start.to_string())
                    on=set(session, |d, text: String| d.start = Date::parse(&text).unwrap_or(d.start))
                />
                <DateField
                    id="details-asOf"
                    label="Data as of"
                    hint="The day for which the answers and figures hold; documents carry it."
                    required=true
                    value=detail(session, |d| d.as_of.to_string())
                    on=set(session, |d, text: String| d.as_of = Date::parse(&text).unwrap_or(d.as_of))
                />
                <TextField
                    id="details-event"
                    label="Dated event to be ready for"
                    hint="A peak, a launch, a cut-over."
                    value=detail(session, |d| d.event.clone())
                    on=set(session, |d, text| d.event = text)
                />
                <DateField
                    id="details-eventDate"
                    label="Date of the event"
                    value=detail(session, |d| d.event_date.map(|date| date.to_string()).unwrap_or_default())
                    on=set(session, |d, text: String| d.event_date = Date::parse(&text))
                />
            </div>
        </section>
    }
}

#[component]
fn Control() -> impl IntoView {
    let session = Session::here();
    let states = vec![vec![
        Segment::new(Status::Draft.id(), "Draft"),
        Segment::new(Status::InReview.id(), "In review"),
        Segment::new(Status::Approved.id(), "Approved"),
    ]];
    view! {
        <section class="card">
            <div class="card-head"><h2>"Document control"</h2></div>
            <div class="fields">
                <TextField
                    id="details-owner"
                    label="Owner"
                    value=detail(session, |d| d.owner.clone())
                    on=set(session, |d, text| d.owner = text)
                />
                <TextField
                    label="Version of the documents"
                    most=40
                    value=detail(session, |d| d.version.clone())
                    on=set(session, |d, text| d.version = text)
                />
                <DateField
                    id="details-reviewDate"
                    label="Next review of the documents"
                    value=detail(session, |d| d.review_date.map(|date| date.to_string()).unwrap_or_default())
                    on=set(session, |d, text: String| d.review_date = Date::parse(&text))
                />
            </div>
            <div class="fields">
                <LinesField
                    id="details-authors"
                    label="Authors"
                    value=detail(session, |d| d.authors.clone())
                    on=set(session, |d, lines| d.authors = lines)
                />
                <LinesField
                    id="details-approvers"
                    label="Approvers"
                    value=detail(session, |d| d.approvers.clone())
                    on=set(session, |d, lines| d.approvers = lines)
                />
                <div class="whole">
                    <Choice
                        legend="State of the documents"
                        groups=states
                        value=detail(session, |d| d.status.id().to_owned())
                        on=choose(session, |d, id| d.status = Status::from_id(&id).unwrap_or_default())
                    />
                </div>
            </div>
        </section>
    }
}

fn id_text(id: Option<&str>) -> String {
    id.unwrap_or_default().to_owned()
}
