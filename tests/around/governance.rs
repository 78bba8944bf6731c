//! Who decides, when it is looked at again, what asks for a new plan, and how exposed the plan is.

use crate::{after, catalog, day, empty, example, insight, rejected, survives, with};
use loadmap::command::{Command, Edit, Rejection, along};
use loadmap::insight::governance::exposure::{chances, likelihood, matrix as risk_matrix, risks};
use loadmap::insight::governance::reviews::{self, DateState, calendar, days, missing, record};
use loadmap::insight::governance::triggers::{TriggerState, Verdict, triggers, usual_limit};
use loadmap::insight::governance::{bodies, matrix, spelled_out, start};
use loadmap::insight::{baseline, register};
use loadmap::plan::{
    Body, BodyId, ChangeRequest, Date, Decision, ItemId, ItemState, KpiId, Meeting, MeetingState,
    Metric, Person, Plan, Reading, ResponseKind, Review, Rhythm, Right, RightPart, Risk, RoleId,
    Trigger, TriggerId,
};

fn started(plan: &Plan) -> Plan {
    after(plan, start(&insight(plan)))
}

fn as_of(plan: &Plan, date: &str) -> Plan {
    let mut details = (*plan.details).clone();
    details.as_of = day(date);
    after(plan, Command::SetDetails(Box::new(details)))
}

#[test]
fn a_plan_can_start_from_the_usual_governance_in_one_step() {
    let plan = started(&empty());
    let (governance, content) = (&plan.governance, catalog());
    assert_eq!(governance.bodies.len(), content.governance_bodies.len());
    assert_eq!(governance.rights.len(), content.decisions.len());
    assert_eq!(governance.reviews.len(), content.reviews.len());
    assert_eq!(governance.triggers.len(), content.replan_triggers.len());
    let shown = bodies(content, &plan);
    assert_eq!(shown[0].name, "Performance steering group");
    assert!(
        shown
            .iter()
            .all(|body| !body.members.is_empty() && !body.cadence.is_empty())
    );
    // Reviews are held by the bodies that came with them.
    let board = governance
        .reviews
        .iter()
        .find(|review| reviews::name(content, review) == "Roadmap board and blockers");
    let held = board.unwrap().bodies[0];
    let body = shown.iter().find(|body| body.item == held).unwrap();
    assert_eq!(body.name, "Performance working group");
    assert_eq!(started(&plan), plan, "nothing comes twice");
    survives(&plan);
    // The same in a plan that has numbers and a body already.
    let (plan, _) = with(
        &example("seed-saas"),
        Body {
            name: "test AUTHORISATION ".to_owned(),
            ..Body::default()
        },
    );
    let plan = started(&plan);
    assert_eq!(
        plan.governance.bodies.len(),
        content.governance_bodies.len()
    );
    for review in &plan.governance.reviews {
        for body in &review.bodies {
            assert!(plan.governance.bodies.iter().any(|known| known.id == *body));
        }
    }
}

#[test]
fn two_bodies_of_one_name_are_refused_with_a_remedy() {
    let body = |name: &str| Body {
        name: name.to_owned(),
        ..Body::default()
    };
    let (plan, first) = with(&empty(), body("Steering"));
    let rejection = rejected(&plan, Command::list(Edit::Add(body(" steering "))));
    assert_eq!(rejection, Rejection::TwoOfOneName("steering".to_owned()));
    assert_eq!(
        rejection.to_string(),
        "Another body is called \"steering\" already. Give this one a name of its own."
    );
    // A body without a name is not finished, and nobody's double.
    let (plan, _) = with(&plan, body(""));
    let (plan, _) = with(&plan, body(""));
    // A copy gets a name of its own, and so does a copy of the copy.
    let copied = after(&plan, Command::list(Edit::<Body>::Duplicate(first)));
    assert_eq!(copied.governance.bodies[1].name, "Steering (2)");
    let twice = after(&copied, Command::list(Edit::<Body>::Duplicate(first)));
    assert_eq!(twice.governance.bodies[1].name, "Steering (3)");
    let long = Body {
        id: first,
        name: "é".repeat(200),
        ..Body::default()
    };
    let long = after(&plan, Command::list(Edit::Put(long)));
    let copied = after(&long, Command::list(Edit::<Body>::Duplicate(first)));
    assert_eq!(copied.governance.bodies[1].name.chars().count(), 200);
    survives(&copied);
}

#[test]
fn a_row_needs_one_role_that_answers_and_is_kept_without() {
    let plan = started(&empty());
    let shown = matrix(catalog(), &plan);
    assert_eq!(shown.columns.len(), catalog().raci_roles.len());
    for row in &shown.rows {
        assert!(row.inherited && row.problem.is_none(), "{row:?}");
        let answering = row
            .parts
            .iter()
            .filter(|part| **part == Some(RightPart::Accountable));
        assert_eq!(answering.count(), 1);
    }
    // Spelled out it is the same, and can be changed cell by cell.
    let right = spelled_out(catalog(), &plan.governance.rights[0]);
    let spelled = after(&plan, Command::list(Edit::Put(right.clone())));
    assert_eq!(
        matrix(catalog(), &spelled).rows[0].parts,
        shown.rows[0].parts
    );
    let mut two = right.clone();
    two.parts
        .insert(RoleId::new("eng-manager"), RightPart::Accountable);
    two.parts
        .insert(RoleId::new("our-role"), RightPart::Informed);
    let plan = after(&plan, Command::list(Edit::Put(two)));
    let shown = matrix(catalog(), &plan);
    assert_eq!(shown.columns.last().unwrap().1, "our-role");
    assert_eq!(
        shown.rows[0].problem.as_deref(),
        Some(
            "Several roles answer for \"Set target maturity and budget\": Executive sponsor, Engineering manager. Leave the A to one of them."
        )
    );
    survives(&plan);
    let own = Right {
        decision: "Buy the tool".to_owned(),
        ..Right::default()
    };
    let (plan, _) = with(&plan, own);
    let row = matrix(catalog(), &plan).rows.pop().unwrap();
    assert_eq!(
        row.problem.as_deref(),
        Some("Nobody answers for \"Buy the tool\". Give one role the A.")
    );
}

#[test]
fn a_cadence_of_zero_is_refused_in_plain_words() {
    let (plan, id) = with(
        &empty(),
        Review {
            rhythm: Some(Rhythm::months(1)),
            ..Review::default()
        },
    );
    for every in [0, 521] {
        let review = Review {
            id,
            rhythm: Some(Rhythm::weeks(every)),
            ..Review::default()
        };
        assert_eq!(
            rejected(&plan, Command::list(Edit::Put(review.clone()))),
            Rejection::NoTurn
        );
        assert_eq!(
            rejected(&plan, Command::list(Edit::Add(review))),
            Rejection::NoTurn
        );
    }
}

#[test]
fn the_calendar_has_the_dates_of_rhythms_and_of_the_event_with_what_became_of_them() {
    let mut plan = started(&empty());
    let mut details = (*plan.details).clone();
    details.event_date = Some(day("2027-06-30"));
    plan = after(&plan, Command::SetDetails(Box::new(details)));
    let review = |id: &str| {
        let mut all = plan.governance.reviews.iter();
        all.find(|review| review.source.as_ref().unwrap().as_str() == id)
            .unwrap()
            .clone()
    };
    let dates = |id: &str| -> Vec<String> {
        let days = days(&plan, &review(id), day("2027-01-04"), day("2027-06-30"));
        days.iter().map(Date::to_string).collect()
    };
    assert_eq!(dates("rv-quarter"), ["2027-04-05"], "4 April is a Sunday");
    assert_eq!(
        dates("rv-event"),
        ["2027-04-07", "2027-05-05", "2027-06-02", "2027-06-23"]
    );
    assert_eq!(dates("rv-board").len(), 12);
    assert_eq!(dates("rv-year"), [""; 0]);
    let plan = as_of(&plan, "2027-05-20");
    let state = |plan: &Plan, id: &str| -> Vec<DateState> {
        let at = plan
            .governance
            .reviews
            .iter()
            .position(|one| one.id == review(id).id);
        let all = calendar(plan, day("2027-01-04"), day("2027-06-30"));
        all.iter()
            .filter(|date| date.review == at)
            .map(|date| date.state)
            .collect()
    };
    use DateState::{Due, Held, Missed, Unrecorded};
    assert_eq!(state(&plan, "rv-event"), [Unrecorded, Unrecorded, Due, Due]);
    let all = calendar(&plan, day("2027-01-04"), day("2027-06-30"));
    assert!(all.is_sorted_by_key(|date| date.day));
    let first = all
        .iter()
        .find(|date| {
            date.day == day("2027-04-07")
                && plan.governance.reviews[date.review.unwrap()].id == review("rv-event").id
        })
        .unwrap();
    let mut held = record(&plan, first, MeetingState::Held);
    assert_eq!(held.held, Some(day("2027-04-07")));
    assert_eq!(missing(&held), ["who took part", "what came out"]);
    held.attendees = vec!["Product owner".to_owned()];
    held.outcome = "Ready".to_owned();
    held.changed = "One initiative moved.".to_owned();
    assert_eq!(missing(&held), [""; 0]);
    let (plan, _) = with(&plan, held);
    let missed = Meeting {
        review: Some(review("rv-event").id),
        due: day("2027-05-05"),
        state: MeetingState::Missed,
        ..Meeting::default()
    };
    let (plan, _) = with(&plan, missed);
    // One on a day that the calendar does not have.
    let extra = Meeting {
        title: "Crisis".to_owned(),
        due: day("2027-05-08"),
        ..Meeting::default()
    };
    let (plan, _) = with(&plan, extra);
    assert_eq!(state(&plan, "rv-event"), [Held, Missed, Due, Due]);
    assert_eq!(
        reviews::next(&plan, &review("rv-event")),
        Some(day("2027-06-02"))
    );
    let all = calendar(&plan, day("2027-05-08"), day("2027-05-08"));
    assert_eq!(
        (all.len(), all[0].review, all[0].state),
        (1, None, Unrecorded)
    );
    let meeting = &plan.governance.meetings[all[0].meeting.unwrap()];
    assert_eq!(reviews::title(catalog(), &plan, meeting), "Crisis");
    survives(&plan);
    // The review goes, its records stay and keep its name.
    let gone = after(
        &plan,
        Command::list(Edit::<Review>::Remove(review("rv-event").id)),
    );
    let kept = &gone.governance.meetings[0];
    assert_eq!((kept.review, kept.outcome.as_str()), (None, "Ready"));
    assert_eq!(
        reviews::title(catalog(), &gone, kept),
        "Readiness: forecast, headroom, limits, runbooks, freeze"
    );
    assert_eq!(gone.governance.meetings[2].title, "Crisis");
}

#[test]
fn next_goes_past_what_is_over() {
    let (plan, id) = with(
        &empty(),
        Review {
            rhythm: Some(Rhythm::weeks(1)),
            ..Review::default()
        },
    );
    let review = plan.governance.reviews[0].clone();
    assert_eq!(reviews::next(&plan, &review), Some(day("2027-01-11")));
    let held = Meeting {
        review: Some(id),
        due: day("2027-01-11"),
        state: MeetingState::Held,
        ..Meeting::default()
    };
    let (plan, _) = with(&plan, held);
    assert_eq!(reviews::next(&plan, &review), Some(day("2027-01-18")));
    let none = Review::default();
    assert_eq!(reviews::next(&plan, &none), None);
}

fn state<'a>(plan: &'a Plan, id: &str) -> TriggerState<'a> {
    let all = triggers(catalog(), plan);
    let found = all
        .into_iter()
        .find(|one| one.source.is_some_and(|idx| catalog()[idx].id == id));
    found.unwrap()
}

fn metric(kpi: &str, values: &[(&str, i64)]) -> Metric {
    let readings = values.iter().map(|&(date, value)| Reading {
        date: day(date),
        value,
        ..Reading::default()
    });
    Metric {
        source: Some(KpiId::new(kpi)),
        readings: readings.collect(),
        ..Metric::default()
    }
}

/// Changes the trigger that came from one of the catalogue.
fn change(plan: &Plan, id: &str, change: impl FnOnce(&mut Trigger)) -> Plan {
    let mut all = plan.governance.triggers.iter();
    let mut trigger = all
        .find(|one| one.source == Some(TriggerId::new(id)))
        .unwrap()
        .clone();
    change(&mut trigger);
    after(plan, Command::list(Edit::Put(trigger)))
}

#[test]
fn triggers_watch_readings_and_say_why() {
    let plan = as_of(&started(&empty()), "2027-06-01");
    let prediction = state(&plan, "rp-prediction");
    assert_eq!(prediction.verdict, Verdict::Unknown);
    assert_eq!(
        prediction.why,
        "The plan has no KPI \"Prediction error\". Add it and its readings."
    );
    let (plan, id) = with(
        &plan,
        metric("kpi-prediction-error", &[("2027-05-01", 40_000)]),
    );
    assert_eq!(
        state(&plan, "rp-prediction").why,
        "\"Prediction error\" needs two readings. Add them."
    );
    let put = |values: &[(&str, i64)]| {
        let mut metric = metric("kpi-prediction-error", values);
        metric.id = id;
        after(&plan, Command::list(Edit::Put(metric)))
    };
    let fired = put(&[("2027-05-01", 35_100), ("2027-05-20", 36_000)]);
    let shown = state(&fired, "rp-prediction");
    assert_eq!(shown.verdict, Verdict::Fires);
    assert_eq!((shown.value.as_str(), shown.limit.as_str()), ("36%", "35%"));
    assert_eq!(
        shown.why,
        "Prediction error (36% on 20 May 2027) is above the limit of 35%, twice in a row."
    );
    assert_eq!(shown.seen.len(), 2);
    assert_eq!(shown.decides, "Performance engineer");
    let once = put(&[("2027-05-01", 35_000), ("2027-05-20", 36_000)]);
    assert_eq!(state(&once, "rp-prediction").verdict, Verdict::Quiet);
    // The team may draw the line elsewhere, deal with it, or look away.
    let wider = change(&fired, "rp-prediction", |one| one.limit = Some(50_000));
    assert_eq!(state(&wider, "rp-prediction").verdict, Verdict::Quiet);
    let settled = change(&fired, "rp-prediction", |one| {
        one.settled = Some(day("2027-05-25"))
    });
    let shown = state(&settled, "rp-prediction");
    assert_eq!(shown.verdict, Verdict::Settled);
    assert!(
        shown
            .why
            .ends_with("twice in a row. That is dealt with as of 25 May 2027."),
        "{}",
        shown.why
    );
    let before = change(&fired, "rp-prediction", |one| {
        one.settled = Some(day("2027-05-19"))
    });
    assert_eq!(
        state(&before, "rp-prediction").verdict,
        Verdict::Fires,
        "a newer reading fires again"
    );
    let paused = change(&fired, "rp-prediction", |one| one.paused = true);
    assert_eq!(state(&paused, "rp-prediction").verdict, Verdict::Paused);
    survives(&settled);
}

#[test]
fn triggers_without_numbers_are_reported() {
    let plan = as_of(&started(&empty()), "2027-06-01");
    for id in [
        "rp-regulation",
        "rp-architecture",
        "rp-tool",
        "rp-demand",
        "rp-incident",
        "rp-people",
    ] {
        let shown = state(&plan, id);
        assert_eq!(shown.verdict, Verdict::NotReported, "{id}");
        let reported = change(&plan, id, |one| one.reported = Some(day("2027-05-02")));
        let shown = state(&reported, id);
        assert_eq!(
            (shown.verdict, shown.why.as_str()),
            (Verdict::Fires, "It was reported on 2 May 2027.")
        );
        let settled = change(&reported, id, |one| one.settled = Some(day("2027-05-09")));
        assert_eq!(state(&settled, id).verdict, Verdict::Settled);
        let later = change(&plan, id, |one| one.reported = Some(day("2027-06-02")));
        assert_eq!(
            state(&later, id).verdict,
            Verdict::NotReported,
            "not yet on the as-of date"
        );
    }
    let (plan, _) = with(
        &plan,
        metric("kpi-perf-incidents", &[("2027-05-01", 1_000)]),
    );
    let shown = state(&plan, "rp-incident");
    assert_eq!((shown.verdict, shown.value.as_str()), (Verdict::Fires, "1"));
}

#[test]
fn triggers_watch_dates_and_people() {
    let mut plan = as_of(&started(&empty()), "2027-06-01");
    assert_eq!(state(&plan, "rp-age").verdict, Verdict::Unknown);
    for (date, verdict) in [
        ("2026-12-01", Verdict::Quiet),
        ("2026-11-30", Verdict::Fires),
    ] {
        let session = Command::SetSession {
            date: Some(day(date)),
            facilitators: Vec::new(),
        };
        plan = after(&plan, session);
        assert_eq!(state(&plan, "rp-age").verdict, verdict, "{date}");
    }
    let why = state(&plan, "rp-age").why;
    assert_eq!(
        why,
        "The assessment of 30 November 2026 is 6 months old, older than 6 months."
    );
    assert_eq!(state(&plan, "rp-event").verdict, Verdict::Quiet);
    for (date, verdict) in [
        ("2027-11-30", Verdict::Quiet),
        ("2027-11-29", Verdict::Fires),
    ] {
        let mut details = (*plan.details).clone();
        details.event_date = Some(day(date));
        plan = after(&plan, Command::SetDetails(Box::new(details)));
        assert_eq!(state(&plan, "rp-event").verdict, verdict, "{date}");
    }
    // It came within 26 weeks on 31 May; dealt with after that, it is quiet until the next event.
    let settled = change(&plan, "rp-event", |one| {
        one.settled = Some(day("2027-06-01"))
    });
    assert_eq!(state(&settled, "rp-event").verdict, Verdict::Settled);
    let engineer = |until: Option<Date>| Person {
        name: "Ari".to_owned(),
        role: Some(RoleId::new("perf-engineer")),
        fte: 10,
        until,
        ..Person::default()
    };
    let plan = after(&plan, Command::People(Edit::Add(engineer(None))));
    assert_eq!(state(&plan, "rp-people").verdict, Verdict::Quiet);
    let plan = after(
        &plan,
        Command::People(Edit::Add(engineer(Some(day("2027-05-28"))))),
    );
    let shown = state(&plan, "rp-people");
    assert_eq!(shown.verdict, Verdict::Fires);
    assert_eq!(shown.seen[0].value, "28 May 2027");
}

#[test]
fn triggers_watch_progress_and_spending_against_the_baseline() {
    let plan = started(&example("midsize-ecommerce"));
    let proposal = insight(&plan).proposal().clone().unwrap();
    let mut plan = after(
        &plan,
        Command::AcceptRoadmap(proposal.items, proposal.basis),
    );
    assert_eq!(
        state(&plan, "rp-slip").why,
        "There is no baseline to compare with. Keep one of the roadmap."
    );
    let kept = baseline::baseline(&insight(&plan), "Approved");
    plan = after(&plan, Command::Baselines(Edit::Add(kept)));
    let nothing = as_of(&plan, "2027-01-01");
    assert_eq!(state(&nothing, "rp-slip").verdict, Verdict::Quiet);
    assert_eq!(state(&nothing, "rp-cost").verdict, Verdict::Unknown);
    // Long after the end everything was due, and nothing is delivered.
    plan = as_of(&plan, "2029-12-31");
    let shown = state(&plan, "rp-slip");
    assert_eq!(shown.verdict, Verdict::Fires);
    assert_eq!(
        shown.why,
        "Of the effort planned so far, 0% is delivered, less than 70%."
    );
    // All done, for what it was to cost: 100 %. Then a third more.
    let mut items = plan.roadmap.items.clone();
    for item in &mut items {
        item.state = ItemState::Done;
        item.began = Some(day("2027-01-04"));
        item.ended = Some(day("2029-01-04"));
        let of = |kept: &&loadmap::plan::BaselineItem| kept.item == item.id;
        item.spent = plan.progress.baselines[0]
            .items
            .iter()
            .find(of)
            .map(|kept| kept.work);
    }
    let done = after(&plan, Command::PutItems(items.clone()));
    let shown = state(&done, "rp-slip");
    assert_eq!(
        (shown.verdict, shown.value.as_str()),
        (Verdict::Quiet, "100%")
    );
    let shown = state(&done, "rp-cost");
    assert_eq!(
        (shown.verdict, shown.value.as_str()),
        (Verdict::Quiet, "100%"),
        "{shown:?}"
    );
    for item in &mut items {
        item.spent = item.spent.map(|spent| spent * 4 / 3);
    }
    let over = after(&plan, Command::PutItems(items));
    let shown = state(&over, "rp-cost");
    assert_eq!(
        (shown.verdict, shown.value.as_str(), shown.limit.as_str()),
        (Verdict::Fires, "133%", "120%")
    );
    assert!(
        shown
            .seen
            .iter()
            .any(|seen| seen.what == "Spent so far" && seen.value.starts_with("EUR "))
    );
}

#[test]
fn a_team_may_watch_a_metric_of_its_own() {
    let plan = as_of(&empty(), "2027-06-01");
    let own = Metric {
        name: "Queue".to_owned(),
        ..metric("none", &[("2027-05-01", 8_000)])
    };
    let own = Metric {
        source: None,
        ..own
    };
    let (plan, metric) = with(&plan, own);
    let trigger = Trigger {
        name: "Queue too short".to_owned(),
        metric: Some(metric),
        ..Trigger::default()
    };
    let (plan, id) = with(&plan, trigger.clone());
    let shown = &triggers(catalog(), &plan)[0];
    assert_eq!(
        (shown.verdict, shown.why.as_str()),
        (
            Verdict::Unknown,
            "It watches a KPI but has no limit. Set one."
        )
    );
    let plan = after(
        &plan,
        Command::list(Edit::Put(Trigger {
            id,
            limit: Some(10_000),
            ..trigger
        })),
    );
    let shown = &triggers(catalog(), &plan)[0];
    assert_eq!(shown.verdict, Verdict::Fires);
    assert_eq!(
        shown.why,
        "Queue (8 on 1 May 2027) is below the limit of 10."
    );
    survives(&plan);
    // The metric goes, the trigger stays and says it is for a person to report.
    let plan = after(&plan, Command::list(Edit::<Metric>::Remove(metric)));
    assert_eq!(plan.governance.triggers[0].metric, None);
    assert_eq!(triggers(catalog(), &plan)[0].verdict, Verdict::NotReported);
}

#[test]
fn risks_are_rated_from_their_chance_and_impact() {
    let rated: Vec<u8> = [0, 5, 9, 10, 15, 22, 23, 30, 39, 40, 50, 59, 60, 70, 100]
        .map(likelihood)
        .to_vec();
    assert_eq!(rated, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]);
    let plan = example("midsize-ecommerce");
    let plan = after(&plan, Command::AddRisks(register::risks(&insight(&plan))));
    let shown = risks(catalog(), &plan);
    assert!(shown.is_sorted_by(|a, b| a.exposure >= b.exposure));
    for risk in &shown {
        // The register's ratings come back from what the plan made of them.
        let known = &catalog()[risk.source.unwrap()];
        assert_eq!(
            (risk.likelihood, risk.impact),
            (known.likelihood, Some(known.impact))
        );
        assert_eq!(
            risk.missing,
            ["an owner", "a kind of response", "a review date"]
        );
    }
    let fields = risk_matrix(&shown);
    let in_fields: usize = fields.iter().flatten().map(Vec::len).sum();
    assert_eq!(in_fields, shown.len());
    let own = Risk {
        title: "The only expert leaves".to_owned(),
        chance: 50,
        kind: ResponseKind::Accept,
        review: Some(day("2027-01-03")),
        owner: "Head".to_owned(),
        ..Risk::default()
    };
    let plan = after(&plan, Command::Risks(Edit::Add(own)));
    let shown = risks(catalog(), &plan);
    let last = shown.last().unwrap();
    assert_eq!((last.exposure, last.overdue), (None, true));
    assert_eq!(last.missing, ["an impact"]);
    survives(&plan);
}

#[test]
fn what_refers_by_number_forgets_and_what_refers_by_name_keeps() {
    let (plan, body) = with(
        &empty(),
        Body {
            name: "Board".to_owned(),
            source: Some(BodyId::new("gb-steering")),
            ..Body::default()
        },
    );
    let (plan, _) = with(
        &plan,
        Review {
            bodies: vec![body],
            ..Review::default()
        },
    );
    let (plan, decision) = with(
        &plan,
        Decision {
            by: "Ari".to_owned(),
            body: Some(body),
            ..Decision::default()
        },
    );
    let (mut plan, _) = with(
        &plan,
        ChangeRequest {
            by: "Ari".to_owned(),
            decision: Some(decision),
            ..ChangeRequest::default()
        },
    );
    let ari = Person {
        name: "Ari".to_owned(),
        fte: 10,
        ..Person::default()
    };
    plan = after(&plan, Command::People(Edit::Add(ari)));
    let person = plan.resources.people[0].id;
    for n in 0..20 {
        (plan, _) = with(
            &plan,
            Metric {
                name: n.to_string(),
                owner: "Ari".to_owned(),
                ..Metric::default()
            },
        );
    }
    survives(&plan);
    assert_eq!(
        along(&plan, &Command::People(Edit::Remove(person))),
        ["The name stays as owner of 20 things: name somebody else there."]
    );
    assert_eq!(
        along(&plan, &Command::list(Edit::<Body>::Remove(body))),
        [
            "1 review names it no longer.",
            "1 decision names it no longer."
        ]
    );
    let harmless = Command::list(Edit::<Body>::Duplicate(body));
    assert_eq!(along(&plan, &harmless), [""; 0]);
    let without = after(&plan, Command::People(Edit::Remove(person)));
    assert_eq!(
        without.metrics, plan.metrics,
        "who owned twenty things still stands there by name"
    );
    assert_eq!(without.governance, plan.governance);
    let without = after(&plan, Command::list(Edit::<Body>::Remove(body)));
    assert_eq!(without.governance.reviews[0].bodies, []);
    assert_eq!(without.governance.decisions[0].body, None);
    assert_eq!(without.governance.decisions[0].by, "Ari");
    let without = after(&plan, Command::list(Edit::<Decision>::Remove(decision)));
    assert_eq!(without.governance.changes[0].decision, None);
}

#[test]
fn change_requests_forget_an_initiative_that_goes() {
    let plan = example("seed-saas");
    let proposal = insight(&plan).proposal().clone().unwrap();
    let plan = after(
        &plan,
        Command::AcceptRoadmap(proposal.items, proposal.basis),
    );
    let free = |plan: &Plan, id: ItemId| {
        plan.roadmap
            .items
            .iter()
            .all(|item| !item.after.contains(&id))
    };
    let id = plan
        .roadmap
        .items
        .iter()
        .map(|item| item.id)
        .rfind(|&id| free(&plan, id))
        .unwrap();
    let (plan, _) = with(
        &plan,
        ChangeRequest {
            items: vec![id],
            ..ChangeRequest::default()
        },
    );
    survives(&plan);
    let plan = after(&plan, Command::Items(Edit::Remove(id)));
    assert_eq!(plan.governance.changes[0].items, []);
}

#[test]
fn every_chance_lies_in_the_span_of_its_likelihood_alone() {
    for chance in 0..=100 {
        let of = likelihood(chance);
        for other in 1..=5 {
            let (least, most) = chances(other);
            assert_eq!(
                (least..=most).contains(&chance),
                other == of,
                "{chance} {other}"
            );
        }
    }
}

#[test]
fn the_limit_that_is_shown_is_the_one_that_triggers_are_held_against() {
    let plan = as_of(&started(&empty()), "2027-06-01");
    for (id, kpi) in [
        ("rp-prediction", "kpi-prediction-error"),
        ("rp-false-alarm", "kpi-false-alarm"),
    ] {
        let (limit, _) = usual_limit(id).unwrap();
        let at = |value| {
            let readings = [("2027-05-01", value), ("2027-05-20", value)];
            let (plan, _) = with(&plan, metric(kpi, &readings));
            state(&plan, id).verdict
        };
        assert_eq!(at(limit), Verdict::Quiet, "{id}");
        assert_eq!(at(limit + 1), Verdict::Fires, "{id}");
    }
    assert_eq!(usual_limit("rp-regulation"), None);
    assert_eq!(usual_limit("of our own"), None);
}
