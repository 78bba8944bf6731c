//! Loads and service levels of journeys.

use crate::given::{catalog, empty, insight};
use loadmap::command::{Command, Edit, apply};
use loadmap::insight::{Subject, load};
use loadmap::plan::{ItemId, Journey, Slo};

#[test]
fn the_peak_load_of_a_journey_follows_from_its_busiest_hour() {
    let mut journey = Journey::default();
    assert_eq!(load::peak_load(&journey), None);
    journey.peak_per_hour = Some(12_000);
    let bare = load::peak_load(&journey).unwrap();
    assert_eq!((bare.arrivals, bare.requests), (34, 4)); // 3.33…, rounded up
    assert!(bare.assumed);
    assert_eq!(bare.arrivals_text(), "3.4");
    // 12,000 x 8.5 / 3,600 x 2 = 56.67 requests, 6.67 transactions.
    journey.requests_per_transaction = Some(85);
    journey.spike_factor = Some(200);
    let stated = load::peak_load(&journey).unwrap();
    assert_eq!((stated.arrivals, stated.requests), (67, 57));
    assert!(!stated.assumed);
}

#[test]
fn the_largest_figures_of_a_journey_still_give_a_load() {
    let journey = Journey {
        peak_per_hour: Some(u32::MAX),
        requests_per_transaction: Some(1_000_000),
        spike_factor: Some(10_000),
        ..Journey::default()
    };
    let load = load::peak_load(&journey).unwrap();
    assert_eq!(load.requests, 11_930_464_708_334);
    assert_eq!(load.arrivals_text(), "119,304,648");
}

#[test]
fn a_service_level_objective_reads_as_a_line() {
    let journey = Journey {
        name: "Checkout".to_owned(),
        ..Journey::default()
    };
    let mut slo = Slo::default();
    assert_eq!(
        load::slo_text(&journey, &slo),
        "Checkout: SLO without words"
    );
    slo.percentile = Some(999);
    slo.limit_ms = Some(1_200);
    slo.error_rate = Some(100);
    slo.indicator = "response time at the gateway".to_owned();
    assert_eq!(
        load::slo_text(&journey, &slo),
        "Checkout: response time at the gateway, p99.9 at most 1,200 ms, errors at most 0.1%"
    );
}

#[test]
fn a_peak_load_explains_itself() {
    let mut plan = empty();
    let journey = Journey {
        peak_per_hour: Some(12_000),
        spike_factor: Some(200),
        ..Journey::default()
    };
    plan = apply(&plan, &Command::Journeys(Edit::Add(journey)), catalog()).unwrap();
    let id = plan.vision.journeys[0].id;
    let explained = insight(&plan).explain(Subject::PeakLoad(id)).unwrap();
    assert!(
        explained
            .worked
            .contains("12,000 x 1 / 3,600 x 2 = 7 requests per second")
    );
    assert_eq!(insight(&plan).explain(Subject::PeakLoad(ItemId(99))), None);
}
