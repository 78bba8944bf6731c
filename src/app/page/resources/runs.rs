//! The load-generation cost calculator: what a year of runs costs, and which licence fits the test.

mod result;

use super::stated::{Stated, StatedSection};
use crate::app::session::Session;
use crate::app::ui::{Check, NumberField, OnTyped, SelectField, Typed};
use crate::catalog::Catalog;
use crate::command::{Command, Topic};
use crate::insight::load::peak_load;
use crate::plan::{LicenceId, Plan, Runs};
use leptos::prelude::*;
use result::{Licences, Result};

const RUNS: Stated = Stated {
    id: "resources-runs",
    title: "Cost of load generation",
    is_there: |budget| budget.runs.is_some(),
    lead: "What a year of load tests costs: generators, transfer, environment, telemetry and licence. Begin with example values and put your own in their place.",
    begin: "Start from example values",
    first: |plan| Command::SetRuns(Some(Box::new(example(plan)))),
    field: "#resources-runs-perYear",
    stop: "Leave runs out of the budget",
    none: || Command::SetRuns(None),
};

/// The section.
#[component]
pub fn LoadGeneration() -> impl IntoView {
    let inputs = || view! { <Inputs/> }.into_any();
    let outcome = || view! { <Result/> <Licences/> }.into_any();
    view! { <StatedSection of=RUNS inputs outcome/> }
}

/// The worked example of the content (rules §7.4), with the plan's own peak where journeys state one.
fn example(plan: &Plan) -> Runs {
    let peaks = plan.vision.journeys.iter().filter_map(peak_load);
    let requests: u64 = peaks.map(|peak| peak.requests).sum();
    let requests = u32::try_from(requests.min(100_000_000)).unwrap_or(0);
    Runs {
        per_year: 40,
        requests_per_second: if requests > 0 { requests } else { 4_000 },
        requests_per_iteration: 8,
        iteration_tenths: 216,
        bytes_per_response: 25_000,
        setup_minutes: 10,
        ramp_minutes: 5,
        steady_minutes: 60,
        generator_hour: 50,
        transfer_gb: 800,
        environment_tenths: 10,
        environment_hour: 15_000,
        telemetry_gb: 5,
        telemetry_price: 300,
        valid: Some(80),
        ..Runs::default()
    }
}

/// The command that changes the inputs.
fn changed(plan: &Plan, change: impl FnOnce(&mut Runs)) -> Command {
    let mut runs = plan.budget.runs.clone().unwrap_or_default();
    change(&mut runs);
    Command::SetRuns(Some(Box::new(runs)))
}

/// One of the inputs, as a signal.
fn input<V: Default + PartialEq + Send + Sync + 'static>(
    session: Session,
    read: impl Fn(&Runs) -> V + Send + Sync + 'static,
) -> Signal<V> {
    session.signal(Topic::Budget, move |plan| {
        plan.budget.runs.as_ref().map(&read).unwrap_or_default()
    })
}

/// A number among the inputs; empty is refused, as it would count as something.
#[component]
fn Input(
    /// Id of the field, after `resources-runs-`.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// A sentence that helps.
    #[prop(optional)]
    hint: &'static str,
    /// Unit behind the field.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Places behind the point.
    #[prop(optional)]
    decimals: u32,
    /// Smallest number.
    #[prop(optional)]
    min: i64,
    /// Largest number.
    max: i64,
    /// Where it stands.
    of: fn(&mut Runs) -> &mut u32,
) -> impl IntoView {
    let session = Session::here();
    let value = session.signal(Topic::Budget, move |plan| {
        let runs = plan.budget.runs.as_ref()?;
        Some(i64::from(*of(&mut runs.clone())))
    });
    let set = session.typed(move |number: u32, plan| changed(plan, |runs| *of(runs) = number));
    let on: OnTyped<Option<i64>> = Callback::new(move |typed: Typed<Option<i64>>| {
        let whole = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
        match typed {
            Typed::Draft(number) => whole(number).map_or(Ok(()), |n| set.run(Typed::Draft(n))),
            Typed::Done(number) => {
                let number = whole(number).ok_or("Enter a number, or 0 for none.")?;
                set.run(Typed::Done(number))
            }
            Typed::Dropped => set.run(Typed::Dropped),
        }
    });
    let id = ["resources-runs-", id].concat();
    view! { <NumberField id label hint unit decimals min max value on/> }
}

/// What the licence is, and what its units are called.
fn licences(catalog: &'static Catalog) -> Vec<(String, String)> {
    let none = (String::new(), "None chosen".to_owned());
    let models = catalog.licence_models.iter();
    let models = models.map(|model| (model.id.to_owned(), model.name.text().to_owned()));
    std::iter::once(none).chain(models).collect()
}

#[component]
fn Inputs() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let money = 4_294_967_295; // what the plan file can hold, in minor units
    let licence = input(session, |runs| {
        runs.licence
            .as_ref()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default()
    });
    let rule = move || {
        let model = catalog.licence_model(&licence.get());
        model.map_or("", |model| catalog[model].rule.text())
    };
    let valid = session.signal(Topic::Budget, |plan| {
        plan.budget
            .runs
            .as_ref()
            .and_then(|runs| runs.valid)
            .map(i64::from)
    });
    let fixed = session.signal(Topic::Budget, |plan| {
        Some(
            plan.budget
                .runs
                .as_ref()
                .map_or(0, |runs| runs.licence_fixed),
        )
    });
    view! {
        <h3>"One run"</h3>
        <div class="fields short">
            <Input id="requestsPerSecond" label="Requests per second" hint="At the steady load." max=100_000_000 of=|runs| &mut runs.requests_per_second/>
            <Input id="requestsPerIteration" label="Requests per iteration" hint="Of the script." max=1_000_000 of=|runs| &mut runs.requests_per_iteration/>
            <Input id="iterationTenths" label="Length of an iteration" unit="s" decimals=1 max=10_000_000 of=|runs| &mut runs.iteration_tenths/>
            <Input id="bytesPerResponse" label="Size of an answer" unit="bytes" max=4_294_967_295 of=|runs| &mut runs.bytes_per_response/>
            <Input id="setupMinutes" label="Setting up" unit="min" max=10_000 of=|runs| &mut runs.setup_minutes/>
            <Input id="rampMinutes" label="Rising load" unit="min" max=10_000 of=|runs| &mut runs.ramp_minutes/>
            <Input id="steadyMinutes" label="Steady load" unit="min" max=10_000 of=|runs| &mut runs.steady_minutes/>
        </div>
        <Check
            label="Virtual users are browsers, not protocol-level ones"
            value=input(session, |runs| runs.browser)
            on=session.chosen(|browser: bool, plan| changed(plan, |runs| runs.browser = browser))
        />
        <h3>"A year, and its prices"</h3>
        <div class="fields short">
            <Input id="perYear" label="Runs a year" max=1_000_000 of=|runs| &mut runs.per_year/>
            <NumberField
                id="resources-runs-valid"
                label="Runs that are valid"
                hint="Others say nothing and are repeated."
                unit="%"
                min=1
                max=100
                value=valid
                on=session.typed(|share: Option<i64>, plan| {
                    changed(plan, |runs| runs.valid = share.and_then(|share| share.try_into().ok()))
                })
            />
            <Input id="generatorHour" label="A generator for an hour" unit=currency decimals=2 max=money of=|runs| &mut runs.generator_hour/>
            <Input id="transferGb" label="A gigabyte of transfer" unit=currency decimals=4 max=money of=|runs| &mut runs.transfer_gb/>
            <Input id="environmentTenths" label="Environment per run" unit="h" decimals=1 max=1_000_000 of=|runs| &mut runs.environment_tenths/>
            <Input id="environmentHour" label="The environment for an hour" unit=currency decimals=2 max=money of=|runs| &mut runs.environment_hour/>
            <Input id="telemetryGb" label="Telemetry per run" unit="GB" max=4_294_967_295 of=|runs| &mut runs.telemetry_gb/>
            <Input id="telemetryPrice" label="A gigabyte of telemetry" unit=currency decimals=2 max=money of=|runs| &mut runs.telemetry_price/>
        </div>
        <h3>"Licence"</h3>
        <div class="fields short">
            <div class="double">
                <SelectField
                    label="Licence model"
                    options=Signal::stored(licences(catalog))
                    value=licence
                    on=session.chosen(|id: String, plan| {
                        changed(plan, |runs| runs.licence = Some(LicenceId::new(&id)).filter(|_| !id.is_empty()))
                    })
                />
                <p class="hint">{rule}</p>
            </div>
            <Input id="licenceUnit" label="A unit of it" unit=currency decimals=2 max=money of=|runs| &mut runs.licence_unit/>
            <NumberField
                id="resources-runs-licenceFixed"
                label="Fixed fee a year"
                unit=currency
                decimals=2
                max=super::costs::MOST_MONEY
                value=fixed
                on=session.typed(|fee: Option<i64>, plan| changed(plan, |runs| runs.licence_fixed = fee.unwrap_or(0)))
            />
            <Input id="licenceBlock" label="Users of one engine" hint="Where engines are reserved; 1,000 while it is 0." max=10_000_000 of=|runs| &mut runs.licence_block/>
        </div>
    }
}
