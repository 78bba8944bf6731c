//! Plan details: what document control and the formulas need and nobody else asks.

use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{
    Choice, DateField, LinesField, NumberField, OnTyped, PageHead, Segment, TextField,
};
use crate::command::{Command, Topic};
use crate::insight::AIMS;
use crate::plan::{AmbitionId, Date, Details, Plan, Status, TierId};
use leptos::prelude::*;

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
        <WhoAndHowMuch/>
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

/// A text of the details.
#[component]
fn DetailText(
    /// Id of the field; links lead to it.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// Where it stands in the details.
    of: fn(&mut Details) -> &mut String,
    /// A sentence that helps.
    #[prop(optional)]
    hint: &'static str,
    /// Lines to show.
    #[prop(default = 1)]
    rows: u32,
    /// Most characters, where that is not the usual.
    #[prop(optional)]
    most: usize,
) -> impl IntoView {
    let session = Session::here();
    let value = detail(session, move |d| of(&mut d.clone()).clone());
    let on = set(session, move |d, text| *of(d) = text);
    view! { <TextField id label hint rows most value on/> }
}

/// A date of the details that may be left open.
#[component]
fn DetailDate(
    /// Id of the field; links lead to it.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// Where it stands in the details.
    of: fn(&mut Details) -> &mut Option<Date>,
) -> impl IntoView {
    let session = Session::here();
    let value = detail(session, move |d| {
        of(&mut d.clone())
            .map(|date| date.to_string())
            .unwrap_or_default()
    });
    let on = set(session, move |d, text: String| *of(d) = Date::parse(&text));
    view! { <DateField id label value on/> }
}

/// A date of the details that must be there.
#[component]
fn DetailDay(
    /// Id of the field; links lead to it.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// A sentence that helps.
    hint: &'static str,
    /// Where it stands in the details.
    of: fn(&mut Details) -> &mut Date,
) -> impl IntoView {
    let session = Session::here();
    let value = detail(session, move |d| of(&mut d.clone()).to_string());
    let on = set(session, move |d, text: String| {
        let day = of(d);
        *day = Date::parse(&text).unwrap_or(*day);
    });
    view! { <DateField id label hint required=true value on/> }
}

/// A number of the details.
#[component]
fn DetailNumber(
    /// Id of the field; links lead to it.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// A sentence that helps.
    #[prop(optional)]
    hint: &'static str,
    /// Largest number.
    max: i64,
    /// Where it stands in the details.
    of: fn(&mut Details) -> &mut Option<u32>,
) -> impl IntoView {
    let session = Session::here();
    let value = detail(session, move |d| of(&mut d.clone()).map(i64::from));
    let on = set(session, move |d, number: Option<i64>| {
        *of(d) = number.and_then(|n| n.try_into().ok());
    });
    view! { <NumberField id label hint min=1 max value on/> }
}

/// People of the details, one per line.
#[component]
fn DetailLines(
    /// Id of the field; links lead to it.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// Where they stand in the details.
    of: fn(&mut Details) -> &mut Vec<String>,
) -> impl IntoView {
    let session = Session::here();
    let value = detail(session, move |d| of(&mut d.clone()).clone());
    let on = set(session, move |d, lines| *of(d) = lines);
    view! { <LinesField id label value on/> }
}

#[component]
fn Names() -> impl IntoView {
    view! {
        <section class="card">
            <div class="card-head"><h2>"Name and scope"</h2></div>
            <div class="fields">
                <div class="double">
                    <DetailText id="details-name" label="Plan name" hint="As lists and titles show it." of=|d| &mut d.name/>
                </div>
                <DetailText id="details-organisation" label="Organisation" of=|d| &mut d.organisation/>
                <DetailText id="details-product" label="Product in scope" hint="Or platform, or service." of=|d| &mut d.product/>
                <div class="whole">
                    <DetailText
                        id="details-context"
                        label="Situation"
                        hint="What a reader must know about the product: traffic, recent incidents, what is ahead."
                        rows=3
                        of=|d| &mut d.context
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
                <DetailNumber
                    id="details-engineers"
                    label="Engineers in scope"
                    hint="Scales the efforts of the built-in content."
                    max=1_000_000
                    of=|d| &mut d.engineers
                />
                <DetailNumber id="details-teams" label="Teams in scope" max=100_000 of=|d| &mut d.teams/>
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
    view! {
        <section class="card">
            <div class="card-head"><h2>"Dates"</h2></div>
            <div class="fields">
                <DetailDay id="details-start" label="First day of the plan" hint="Week 1 begins here." of=|d| &mut d.start/>
                <DetailDay
                    id="details-asOf"
                    label="Data as of"
                    hint="The day for which the answers and figures hold; documents carry it."
                    of=|d| &mut d.as_of
                />
                <DetailText
                    id="details-event"
                    label="Dated event to be ready for"
                    hint="A peak, a launch, a cut-over."
                    of=|d| &mut d.event
                />
                <DetailDate id="details-eventDate" label="Date of the event" of=|d| &mut d.event_date/>
            </div>
        </section>
    }
}

/// The way to what was asked for here once.
#[component]
fn WhoAndHowMuch() -> impl IntoView {
    view! {
        <section class="card">
            <div class="card-head"><h2>"People and money"</h2></div>
            <p>
                "Who works on the plan, what a day of theirs costs and what the plan may cost at most stand on the page "
                <a href=Route::Resources(None).to_string()>"Resources and budget"</a>
                "."
            </p>
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
                <DetailText id="details-owner" label="Owner" of=|d| &mut d.owner/>
                <DetailText id="details-version" label="Version of the documents" most=40 of=|d| &mut d.version/>
                <DetailDate id="details-reviewDate" label="Next review of the documents" of=|d| &mut d.review_date/>
            </div>
            <div class="fields">
                <DetailLines id="details-authors" label="Authors" of=|d| &mut d.authors/>
                <DetailLines id="details-approvers" label="Approvers" of=|d| &mut d.approvers/>
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
