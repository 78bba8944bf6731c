//! Metrics: targets, readings, what they say, and CSV in and out.

use crate::{after, catalog, day, empty, example, insight, rejected, survives, with};
use loadmap::command::{Command, Edit, Rejection, apply, label};
use loadmap::exchange::{csv, readings};
use loadmap::insight::metrics::{
    Standing, Trend, asked_for, library, metric, metrics, of_kpi, plain, unit_words, wanted,
};
use loadmap::plan::{Better, ItemId, KpiId, Metric, Milestone, PhaseId, Plan, Reading};
use proptest::prelude::*;
use std::sync::Arc;

fn reading(date: &str, value: i64) -> Reading {
    Reading {
        date: day(date),
        value,
        ..Reading::default()
    }
}

/// Journey coverage in per cent, 10 before, 50 by the end of the first phase (4 April 2027) and 90
/// by the end of the second (4 July).
fn coverage(readings: Vec<Reading>) -> Metric {
    let targets = [("ph-1", 50_000), ("ph-2", 90_000)];
    Metric {
        source: Some(KpiId::new("kpi-journey-coverage")),
        baseline: Some(10_000),
        targets: targets
            .map(|(phase, value)| (PhaseId::new(phase), value))
            .into_iter()
            .collect(),
        owner: "Test lead".to_owned(),
        readings,
        ..Metric::default()
    }
}

fn as_of(date: &str) -> Plan {
    let mut plan = empty();
    Arc::make_mut(&mut plan.details).as_of = day(date);
    plan
}

#[test]
fn the_library_has_what_shows_this_plans_progress() {
    let plan = example("legacy-migration");
    let new = library(&insight(&plan));
    assert!(new.len() > 10 && new.len() <= 25, "{}", new.len());
    let plan = after(&plan, Command::add_all("add KPIs", new));
    assert!(library(&insight(&plan)).is_empty(), "nothing comes twice");
    survives(&plan);
    for shown in metrics(catalog(), &plan) {
        assert!(!shown.name.is_empty() && !shown.definition.is_empty());
        assert_eq!(shown.standing, Standing::NoReading);
        assert!(
            shown
                .sentence(catalog(), &plan)
                .starts_with("No reading yet")
        );
    }
    assert_eq!(catalog().kpis.len(), 25, "all can be chosen");
    for (kpi, entry) in catalog().kpis.entries() {
        let metric = of_kpi(&insight(&plan), kpi);
        assert_eq!(metric.source.unwrap().as_str(), entry.id);
    }
}

#[test]
fn what_asks_for_a_kpi_is_said() {
    let plan = example("midsize-ecommerce");
    let insight = insight(&plan);
    let asked = asked_for(&insight);
    for asked in &asked {
        let entry = &catalog()[asked.kpi];
        assert!(!asked.dimensions.is_empty() || !asked.drivers.is_empty());
        assert!(
            asked
                .dimensions
                .iter()
                .all(|d| entry.dimensions.contains(d))
        );
        let mut drivers = asked.drivers.iter();
        assert!(drivers.all(|&driver| catalog()[driver].kpis.contains(&asked.kpi)));
    }
    let kpis: Vec<_> = asked.iter().map(|asked| asked.kpi).collect();
    assert_eq!(kpis, wanted(&insight));
}

#[test]
fn a_metric_is_found_by_its_number_and_its_unit_stands_in_fields() {
    let (plan, id) = with(&empty(), coverage(Vec::new()));
    let found = metric(catalog(), &plan, id).unwrap();
    assert_eq!((found.item, unit_words(&plan, found.unit)), (id, "%"));
    assert!(metric(catalog(), &plan, ItemId(id.0 + 1)).is_none());
    assert_eq!(unit_words(&plan, "count"), "");
    assert_eq!(
        unit_words(&plan, "currency"),
        plan.details.currency.as_str()
    );
}

#[test]
fn targets_of_the_catalogue_follow_the_accepted_roadmap() {
    let plan = example("midsize-ecommerce");
    let proposal = insight(&plan).proposal().clone().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items, proposal.basis);
    let plan = after(&plan, accept);
    let kpi = catalog().kpi("kpi-journey-coverage").unwrap();
    let metric = of_kpi(&insight(&plan), kpi);
    assert!(!metric.targets.is_empty());
    let values: Vec<i64> = metric.targets.values().copied().collect();
    assert!(values.is_sorted(), "{values:?}");
    assert!(
        values
            .iter()
            .all(|value| (10_000..=100_000).contains(value))
    );
}

#[test]
fn a_value_is_held_against_the_line_through_the_targets() {
    // 45 of 91 days to the first target on 18 February: 10 + 40 x 45 / 90 = 30.
    let standing = |date: &str, readings: Vec<Reading>| {
        let (plan, _) = with(&as_of(date), coverage(readings));
        let shown = metrics(catalog(), &plan);
        (
            shown[0].standing,
            shown[0].required,
            shown[0].sentence(catalog(), &plan),
        )
    };
    let (state, required, text) = standing("2027-02-18", vec![reading("2027-02-18", 30_000)]);
    assert_eq!((state, required), (Standing::OnTrack, Some(30_000)));
    assert_eq!(
        text,
        "On track: 30% on 18 February 2027; by now it should be 30%, and 50% at the end of Foundations."
    );
    let (state, _, text) = standing("2027-02-18", vec![reading("2027-02-18", 29_999)]);
    assert_eq!(state, Standing::OffTrack);
    assert!(text.starts_with("Off track: 29.999% on"), "{text}");
    let (state, _, text) = standing("2027-02-18", vec![reading("2027-02-01", 95_500)]);
    assert_eq!(state, Standing::Reached);
    assert_eq!(
        text,
        "Reached: 95.5% on 1 February 2027, against a last target of 90%."
    );
    let (state, required, _) = standing("2028-02-18", vec![reading("2027-03-01", 80_000)]);
    assert_eq!((state, required), (Standing::OffTrack, Some(90_000)));
    let (state, _, text) = standing("2027-02-18", Vec::new());
    assert_eq!(state, Standing::NoReading);
    assert_eq!(text, "No reading yet; the target is 50% by 4 April 2027.");
}

#[test]
fn without_a_baseline_nothing_is_due_before_the_first_target() {
    let mut metric = coverage(vec![reading("2027-02-01", 5_000)]);
    metric.baseline = None;
    let (plan, id) = with(&as_of("2027-02-18"), metric.clone());
    let shown = &metrics(catalog(), &plan)[0];
    assert_eq!((shown.standing, shown.required), (Standing::OnTrack, None));
    let text = shown.sentence(catalog(), &plan);
    assert!(
        text.contains("nothing is due yet, and 50% at the end of Foundations"),
        "{text}"
    );
    metric.id = id;
    metric.targets = [].into_iter().collect();
    let plan = after(&plan, Command::list(Edit::Put(metric)));
    let shown = &metrics(catalog(), &plan)[0];
    assert_eq!(shown.standing, Standing::NoTarget);
    assert_eq!(
        shown.sentence(catalog(), &plan),
        "5% on 1 February 2027; no target is set."
    );
}

#[test]
fn lower_may_be_better_and_so_may_a_band() {
    let incidents = Metric {
        source: Some(KpiId::new("kpi-perf-incidents")),
        targets: [(PhaseId::new("ph-1"), 3_000)].into_iter().collect(),
        readings: vec![reading("2027-01-04", 6_000), reading("2027-02-01", 4_000)],
        ..Metric::default()
    };
    let (plan, _) = with(&as_of("2027-04-05"), incidents);
    let shown = &metrics(catalog(), &plan)[0];
    assert_eq!(
        (shown.standing, shown.trend),
        (Standing::OffTrack, Some(Trend::Better))
    );
    let headroom = |value| Metric {
        source: Some(KpiId::new("kpi-headroom")),
        readings: vec![reading("2027-01-04", 45_000), reading("2027-02-01", value)],
        ..Metric::default()
    };
    for (value, standing, trend, text) in [
        (
            60_000,
            Standing::Reached,
            Trend::Steady,
            "Reached: 60% on 1 February 2027, inside the band 30% to 60%.",
        ),
        (
            61_000,
            Standing::OffTrack,
            Trend::Worse,
            "Off track: 61% on 1 February 2027, outside the band 30% to 60%.",
        ),
        (
            -5_000,
            Standing::OffTrack,
            Trend::Worse,
            "Off track: -5% on 1 February 2027, outside the band 30% to 60%.",
        ),
    ] {
        let (plan, _) = with(&as_of("2027-04-05"), headroom(value));
        let shown = &metrics(catalog(), &plan)[0];
        assert_eq!((shown.standing, shown.trend), (standing, Some(trend)));
        assert_eq!(shown.sentence(catalog(), &plan), text);
    }
    let own = Metric {
        name: "Orders a minute".to_owned(),
        unit: "orders".to_owned(),
        better: Some(Better::Up),
        readings: vec![reading("2027-02-01", 1_234_500)],
        ..Metric::default()
    };
    let (plan, _) = with(&as_of("2027-04-05"), own);
    let shown = &metrics(catalog(), &plan)[0];
    assert_eq!(shown.text(&plan, 1_234_500), "1,234.5 orders");
    survives(&plan);
}

#[test]
fn a_reading_later_than_the_as_of_date_is_rejected_and_old_ones_stay_editable() {
    let plan = as_of("2027-02-01");
    let late = coverage(vec![reading("2027-02-02", 1_000)]);
    let rejection = rejected(&plan, Command::list(Edit::Add(late)));
    assert_eq!(
        rejection,
        Rejection::Future {
            day: day("2027-02-02"),
            as_of: day("2027-02-01")
        }
    );
    // The as-of date went back after the reading was taken.
    let (plan, id) = with(&plan, coverage(vec![reading("2027-02-01", 1_000)]));
    let mut details = (*plan.details).clone();
    details.as_of = day("2027-01-20");
    let plan = after(&plan, Command::SetDetails(Box::new(details)));
    let mut metric = plan.metrics.metrics[0].clone();
    metric.owner = "Somebody".to_owned();
    let plan = after(&plan, Command::list(Edit::Put(metric)));
    assert_eq!(plan.metrics.metrics[0].id, id);
    assert_eq!(
        metrics(catalog(), &plan)[0].standing,
        Standing::NoReading,
        "not read yet by then"
    );
    survives(&plan);
}

#[test]
fn milestones_forget_a_metric_that_goes() {
    let (plan, id) = with(&empty(), coverage(Vec::new()));
    let milestone = Milestone {
        name: "Half way".to_owned(),
        metrics: vec![id],
        ..Milestone::default()
    };
    let plan = after(&plan, Command::Milestones(Edit::Add(milestone)));
    survives(&plan);
    let plan = after(&plan, Command::list(Edit::<Metric>::Remove(id)));
    assert_eq!(plan.milestones.milestones[0].metrics, []);
}

const HEAD: &str = "KPI,Date,Value,Note\n";

#[test]
fn every_row_of_a_csv_is_taken_or_refused_with_its_reason() {
    let (plan, id) = with(
        &as_of("2027-03-01"),
        coverage(vec![reading("2027-01-31", 20_000)]),
    );
    let (plan, other) = with(
        &plan,
        Metric {
            name: "Queue".to_owned(),
            ..Metric::default()
        },
    );
    let text = [
        HEAD,
        "Journey coverage,2027-02-28,45.5,after the new tests\n",
        "JOURNEY COVERAGE ,2027-01-31,\"20\",\n",
        "Queue,2027-02-28,-0.25,\n",
        "\n",
        "Queue,2027-03-02,1,\n",
        "Queue,28.02.2027,1,\n",
        "Queue,2027-02-27,many,\n",
        "Queue,2027-02-27,\"1,5\",\n",
        "Queue,2027-02-27,0.0001,\n",
        "Queue,2027-02-27,12%,\n",
        "Latency,2027-02-27,1,\n",
        ",2027-02-27,1,\n",
        "Queue,2027-02-28,4,\n",
        "Journey coverage,2027-02-01,50%,\n",
        "Queue\n",
    ]
    .concat();
    let preview = readings::preview(catalog(), &plan, &text).unwrap();
    let accepted: Vec<_> = preview
        .accepted
        .iter()
        .map(|row| (row.line, row.metric, row.value))
        .collect();
    assert_eq!(
        accepted,
        [(2, id, 45_500), (4, other, -250), (15, id, 50_000)]
    );
    assert_eq!(preview.known, 1);
    let refused: Vec<_> = preview
        .refused
        .iter()
        .map(|row| (row.line, row.reason.as_str()))
        .collect();
    assert_eq!(
        refused,
        [
            (
                6,
                "2 March 2027 is later than the plan's as-of date (1 March 2027). Correct the day, or move the as-of date first."
            ),
            (7, "\"28.02.2027\" is no date. Write it as 2027-01-31."),
            (
                8,
                "\"many\" is no number. Write it as 1234.5, with a point and without other signs."
            ),
            (
                9,
                "\"1,5\" is no number. Write it as 1234.5, with a point and without other signs."
            ),
            (10, "A value has three decimals at most. Round it."),
            (
                11,
                "\"12%\" is no number. Write it as 1234.5, with a point and without other signs."
            ),
            (
                12,
                "The plan has no KPI \"Latency\". Add it first, or correct the name."
            ),
            (13, "No KPI is named. Add its name."),
            (
                14,
                "Line 4 has a value of this KPI and day already. Keep one of the two."
            ),
            (16, "\"\" is no date. Write it as 2027-01-31."),
        ]
    );
    let command = preview.command(&plan).unwrap();
    assert_eq!(label(&command, catalog()), "import readings");
    let plan = after(&plan, command);
    assert_eq!(plan.metrics.metrics[0].readings.len(), 3);
    survives(&plan);
    // The same text again brings nothing new, and half of it never went in.
    let again = readings::preview(catalog(), &plan, &text).unwrap();
    assert_eq!((again.accepted.len(), again.known), (0, 4));
    assert!(again.command(&plan).is_none());
}

#[test]
fn a_reading_of_the_same_day_stands_in_place_of_the_old_one() {
    let (plan, _) = with(
        &as_of("2027-03-01"),
        coverage(vec![reading("2027-01-31", 20_000)]),
    );
    let text = [HEAD, "Journey coverage,2027-01-31,25,counted again\n"].concat();
    let preview = readings::preview(catalog(), &plan, &text).unwrap();
    assert_eq!(preview.accepted[0].replaces, Some(20_000));
    let plan = after(&plan, preview.command(&plan).unwrap());
    let [only] = &plan.metrics.metrics[0].readings[..] else {
        panic!()
    };
    assert_eq!((only.value, only.note.as_str()), (25_000, "counted again"));
}

#[test]
fn a_text_that_is_no_such_table_says_what_it_should_be() {
    let plan = empty();
    for text in [
        "",
        "hello",
        "KPI,Value\na,1",
        "KPI;Date;Value\n\"a;2027-01-01;1",
    ] {
        let reason = readings::preview(catalog(), &plan, text).unwrap_err();
        crate::support::plain_words(&reason);
    }
    let large = "x".repeat(readings::MAX_BYTES + 1);
    assert!(readings::preview(catalog(), &plan, &large).is_err());
    let (plan, _) = with(&empty(), coverage(Vec::new()));
    let (plan, _) = with(&plan, coverage(Vec::new()));
    let text = [HEAD, "Journey coverage,2027-01-04,1,\n"].concat();
    let preview = readings::preview(catalog(), &plan, &text).unwrap();
    assert_eq!(
        preview.refused[0].reason,
        "The plan has two KPIs \"Journey coverage\". Give them different names first."
    );
}

#[test]
fn other_programs_dividers_marks_and_line_ends_are_understood() {
    let (plan, _) = with(&empty(), coverage(Vec::new()));
    for text in [
        "\u{feff}kpi;date;value\r\nJourney coverage;2027-01-04;12.5\r\n",
        "Date\tIndicator\tReading\n2027-01-04\tkpi\tnone\n2027-01-03\tJourney coverage\t12.5",
        "Value,Day,Metric\r\"12.5\",\"2027-01-04\",\"Journey coverage\"\r",
    ] {
        let preview = readings::preview(catalog(), &plan, text).unwrap();
        assert_eq!(preview.accepted.len(), 1, "{text}: {preview:?}");
        assert_eq!(preview.accepted[0].value, 12_500);
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_made_inert() {
    for (text, written) in [
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        (" =1+1", "' =1+1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-12.5", "-12.5"),
        ("+49", "+49"),
        ("'tis", "'tis"),
        ("p95 < 1", "p95 < 1"),
    ] {
        assert_eq!(csv::inert(text), written);
        assert_eq!(csv::live(written), text);
    }
    let mut metric = coverage(vec![reading("2027-01-04", -1_500)]);
    metric.name = "=HYPERLINK(\"x\")".to_owned();
    let (plan, _) = with(&empty(), metric);
    let text = readings::write(catalog(), &plan);
    assert_eq!(
        text,
        "KPI,Date,Value,Unit,Note\r\n\"'=HYPERLINK(\"\"x\"\")\",2027-01-04,-1.5,%,\r\n"
    );
    let preview = readings::preview(catalog(), &plan, &text).unwrap();
    assert_eq!((preview.known, preview.refused.len()), (1, 0));
}

proptest! {
    #![proptest_config(crate::support::cases(200))]

    /// Whatever is written is read back, and no field begins as a formula.
    #[test]
    fn csv_reads_back_what_it_wrote(
        rows in prop::collection::vec(
            prop::collection::vec(
                prop_oneof!["[-=+@'\",;\t\r\n ab0-9.]{0,12}", any::<String>()],
                2..5,
            ),
            1..6,
        ),
    ) {
        // Empty rows are passed over; the first line says what divides fields.
        let mut all = vec![vec!["a".to_owned(), "b,".to_owned()]];
        all.extend(rows.into_iter().filter(|row| row.iter().any(|field| !field.is_empty())));
        let text = csv::write(all.iter().map(|row| row.iter().map(String::as_str).collect()));
        let read: Vec<Vec<String>> = csv::read(&text).unwrap().into_iter().map(|row| row.fields).collect();
        prop_assert_eq!(&read, &all);
        let mut independent = Vec::new();
        for field in all.iter().flatten() {
            independent.push(csv::inert(field));
        }
        for field in independent {
            let number = field.strip_prefix(['-', '+']).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
            prop_assert!(number || !field.trim_start().starts_with(['=', '+', '-', '@']), "{field:?}");
        }
    }

    /// Values come back from their text to the last thousandth.
    #[test]
    fn values_are_exact(value in -1_000_000_000_000_000i64..=1_000_000_000_000_000) {
        let text = plain(value).replace(',', "");
        prop_assert_eq!(readings::value(&text, ""), Ok(value));
    }
}

#[test]
fn a_value_has_one_way_to_be_written() {
    for (text, unit, value) in [
        ("0", "", Some(0)),
        ("-0", "", Some(0)),
        ("007.50", "", Some(7_500)),
        ("\u{2212}3", "", Some(-3_000)),
        ("12 %", "%", Some(12_000)),
        ("1000000000000", "", Some(1_000_000_000_000_000)),
        ("1000000000000.001", "", None),
        ("99999999999999999999999", "", None),
        (".5", "", None),
        ("5.", "", None),
        ("1e3", "", None),
        ("NaN", "", None),
        ("", "", None),
        ("1 000", "", None),
        ("٣", "", None),
    ] {
        assert_eq!(readings::value(text, unit).ok(), value, "{text}");
    }
}

#[test]
fn numbers_of_metrics_are_the_plans() {
    let mut plan = empty();
    (plan, _) = with(&plan, coverage(Vec::new()));
    let command = Command::list(Edit::<Metric>::Duplicate(ItemId(1)));
    let plan = apply(&plan, &command, catalog()).unwrap();
    assert_eq!(plan.metrics.metrics[1].id, ItemId(2));
    assert_eq!(plan.next_item, 3);
}
