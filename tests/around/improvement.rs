//! What the team learns, watches and does better.

use crate::{after, catalog, day, empty, example, rejected, survives, with};
use loadmap::command::{Command, Edit, Topic, label};
use loadmap::insight::improvement::{
    ActionState, action_of, actions, initiative, loops, next_assessment, radar, start_loops,
    start_trends, state, title, trends,
};
use loadmap::plan::{Action, ItemId, Loop, Plan, Retrospective, Stance, Trend, Trigger, TriggerId};
use loadmap::record::{Field, Json};

fn as_of(plan: &Plan, date: &str) -> Plan {
    let mut details = (*plan.details).clone();
    details.as_of = day(date);
    after(plan, Command::SetDetails(Box::new(details)))
}

#[test]
fn learning_loops_start_from_the_content_with_the_rhythm_of_their_reviews() {
    let plan = empty();
    let new = Command::add_all("start from the usual loops", start_loops(catalog(), &plan));
    let plan = after(&plan, new);
    let shown = loops(catalog(), &plan);
    assert_eq!(shown.len(), catalog().learning_loops.len());
    let next = |id: &str| {
        let of = |one: &&_| catalog()[one_source(one)].id == id;
        shown.iter().find(of).unwrap().next
    };
    assert_eq!(next("lo-triage"), Some(day("2027-01-11")));
    assert_eq!(
        next("lo-assess"),
        Some(day("2027-07-05")),
        "4 July is a Sunday"
    );
    assert_eq!(next("lo-incident"), None, "it follows incidents");
    assert!(start_loops(catalog(), &plan).is_empty());
    let held = Retrospective {
        of: Some(shown[3].item),
        date: Some(day("2027-02-01")),
        ..Retrospective::default()
    };
    let (month, plan) = (shown[3].item, with(&plan, held).0);
    assert_eq!(
        loops(catalog(), &plan)[3].last,
        None,
        "not held yet on the as-of date"
    );
    let plan = as_of(&plan, "2027-02-10");
    assert_eq!(loops(catalog(), &plan)[3].last, Some(day("2027-02-01")));
    let held = &plan.improvement.retrospectives[0];
    assert_eq!(title(catalog(), &plan, held), "Monthly roadmap review");
    survives(&plan);
    let gone = after(&plan, Command::list(Edit::<Loop>::Remove(month)));
    let held = &gone.improvement.retrospectives[0];
    assert_eq!(
        (held.of, held.title.as_str()),
        (None, "Monthly roadmap review")
    );
}

fn one_source(
    one: &loadmap::insight::improvement::PlanLoop,
) -> loadmap::catalog::Idx<loadmap::catalog::LearningLoop> {
    one.source.unwrap()
}

#[test]
fn actions_say_how_they_stand_and_what_is_overdue_comes_first() {
    let action = |what: &str, due: Option<&str>, done: Option<&str>| Action {
        what: what.to_owned(),
        due: due.map(day),
        done: done.map(day),
        ..Action::default()
    };
    let mut plan = as_of(&empty(), "2027-03-01");
    for one in [
        action("a", None, None),
        action("b", Some("2027-03-01"), None),
        action("c", Some("2027-02-28"), None),
        action("d", Some("2027-02-01"), Some("2027-02-20")),
        action("e", Some("2027-02-01"), None),
        action("f", None, Some("2027-03-02")),
    ] {
        (plan, _) = with(&plan, one);
    }
    use ActionState::{Done, Open, Overdue};
    let shown: Vec<_> = actions(&plan)
        .into_iter()
        .map(|(state, one)| (one.what.as_str(), state))
        .collect();
    let expected = [
        ("e", Overdue),
        ("c", Overdue),
        ("b", Open),
        ("a", Open),
        ("f", Open),
        ("d", Done),
    ];
    assert_eq!(shown, expected);
    survives(&plan);
}

#[test]
fn an_action_becomes_an_initiative_in_one_step() {
    let plan = as_of(&example("seed-saas"), "2027-03-01");
    let held = Retrospective {
        title: "Black Friday".to_owned(),
        date: Some(day("2027-02-26")),
        ..Retrospective::default()
    };
    let (plan, held) = with(&plan, held);
    let action = Action {
        retrospective: Some(held),
        what: " Rehearse the fail-over ".to_owned(),
        owner: "Ari".to_owned(),
        due: Some(day("2027-04-30")),
        ..Action::default()
    };
    let (plan, id) = with(&plan, action);
    let command = initiative(catalog(), &plan, id).unwrap();
    assert_eq!(label(&command, catalog()), "make the action an initiative");
    let made = after(&plan, command);
    let item = made.roadmap.items.last().unwrap();
    assert_eq!(item.title, "Rehearse the fail-over");
    assert_eq!(
        (item.owner.as_str(), item.deadline),
        ("Ari", Some(day("2027-04-30")))
    );
    assert_eq!(
        item.note,
        "Comes from the retrospective \"Black Friday\" of 26 February 2027."
    );
    let calendar = loadmap::plan::Calendar::of(&made);
    assert_eq!(calendar.day(item.start), day("2027-03-01"));
    let action = &made.improvement.actions[0];
    assert_eq!(action.item, Some(item.id));
    assert_eq!(state(&made, action), ActionState::OnRoadmap);
    assert_eq!(action_of(&made, item.id).unwrap().id, id);
    assert_eq!(
        initiative(catalog(), &made, id),
        Err("This action is an initiative already.")
    );
    survives(&made);
    // The initiative goes: the action is open again.
    let gone = after(&made, Command::Items(Edit::Remove(item.id)));
    assert_eq!(gone.improvement.actions[0].item, None);
    assert!(initiative(catalog(), &gone, id).is_ok());
    // The retrospective goes: the action stays.
    let gone = after(&made, Command::list(Edit::<Retrospective>::Remove(held)));
    assert_eq!(gone.improvement.actions[0].retrospective, None);
    // A plan goes on for fifty years; its as-of date may lie behind that.
    let late = as_of(&plan, "2150-01-01");
    let late = after(&late, initiative(catalog(), &late, id).unwrap());
    assert_eq!(late.roadmap.items.len(), made.roadmap.items.len());
    let (nameless, id) = with(&plan, Action::default());
    let reason = initiative(catalog(), &nameless, id).unwrap_err();
    crate::support::plain_words(reason);
    crate::support::plain_words(initiative(catalog(), &plan, ItemId(9_999)).unwrap_err());
}

#[test]
fn the_radar_takes_the_content_and_the_teams_own_stance() {
    let plan = empty();
    let new = Command::add_all("start from the radar", start_trends(catalog(), &plan));
    let plan = after(&plan, new);
    let shown = trends(catalog(), &plan);
    assert_eq!(shown.len(), catalog().radar.len());
    assert!(
        shown
            .iter()
            .all(|trend| trend.advice.is_none() && trend.recheck.is_some())
    );
    let rings = radar(&shown);
    assert_eq!(
        rings.iter().map(|(_, inside)| inside.len()).sum::<usize>(),
        shown.len()
    );
    let mut first = plan.improvement.trends[0].clone();
    first.stance = Some(Stance::Hold);
    first.recheck = Some(day("2027-02-28"));
    first.owner = "Architect".to_owned();
    let plan = after(&plan, Command::list(Edit::Put(first)));
    let (plan, _) = with(
        &plan,
        Trend {
            name: "Chaos days".to_owned(),
            ..Trend::default()
        },
    );
    let shown = trends(catalog(), &as_of(&plan, "2027-02-28"))[0].overdue;
    assert!(!shown);
    let plan = as_of(&plan, "2027-03-01");
    let shown = trends(catalog(), &plan);
    assert_eq!(
        (shown[0].stance, shown[0].advice),
        (Stance::Hold, Some(Stance::Adopt))
    );
    assert!(shown[0].overdue);
    let own = shown.last().unwrap();
    assert_eq!(
        (own.name, own.stance, own.recheck),
        ("Chaos days", Stance::Assess, None)
    );
    survives(&plan);
}

#[test]
fn the_next_assessment_is_chosen_or_half_a_year_away_and_triggers_ask_for_it_earlier() {
    let plan = empty();
    let shown = next_assessment(catalog(), &plan);
    assert_eq!(
        (shown.date, shown.stated, shown.overdue),
        (Some(day("2027-07-05")), false, false)
    );
    let session = |date: &str| Command::SetSession {
        date: Some(day(date)),
        facilitators: Vec::new(),
    };
    let plan = after(&plan, session("2026-06-30"));
    let shown = next_assessment(catalog(), &plan);
    assert_eq!((shown.date, shown.overdue), (Some(day("2026-12-30")), true));
    let set = |value: Json| Command::SetField(Topic::Improvement, "nextAssessment", value);
    let plan = after(&plan, set(day("2027-02-15").encode()));
    let when = Command::SetField(Topic::Improvement, "assessWhen", Json::text("A merger"));
    let plan = after(&plan, when);
    let shown = next_assessment(catalog(), &plan);
    assert_eq!(
        (shown.date, shown.stated, shown.overdue),
        (Some(day("2027-02-15")), true, false)
    );
    assert_eq!(plan.improvement.assess_when, "A merger");
    survives(&plan);
    let unset = after(&plan, set(Json::Null));
    assert_eq!(unset.improvement.next_assessment, None);
    assert_eq!(unset.improvement.assess_when, "A merger");
    rejected(&plan, set(Json::text("soon")));
    let trigger = Trigger {
        source: Some(TriggerId::new("rp-age")),
        ..Trigger::default()
    };
    let (plan, _) = with(&plan, trigger);
    let firing = next_assessment(catalog(), &plan).firing;
    assert_eq!(firing.len(), 1);
    assert_eq!(
        firing[0].why,
        "The assessment of 30 June 2026 is 6 months old, older than 6 months."
    );
}
