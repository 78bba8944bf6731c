//! Vision, objectives and what they lead to.

use crate::given::{accepted, catalog, empty, insight};
use loadmap::command::{Command, apply};
use loadmap::insight::{BrokenLink, InitiativeState, Origin};
use loadmap::plan::{
    BlankName, DriverId, ItemId, Journey, KpiId, Objective, ObjectiveId, Plan, Slo,
};
use std::sync::Arc;

#[test]
fn the_vision_fills_from_the_plan_and_drivers_keep_their_own_values() {
    let mut plan = empty();
    let details = Arc::make_mut(&mut plan.details);
    details.product = "Shop".to_owned();
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = vec![
        DriverId::new("cost-efficiency"),
        DriverId::new("reliability"),
    ];
    vision.objectives = ["bo-unit-cost", "bo-incidents"]
        .into_iter()
        .zip(1..)
        .map(|(template, id)| Objective {
            id: ItemId(id),
            template: Some(ObjectiveId::new(template)),
            ..Objective::default()
        })
        .collect();
    plan.next_item = 3;
    let open = insight(&plan);
    let statement = open.vision().statement.as_ref().unwrap();
    assert!(
        statement
            .text()
            .starts_with("We run Shop at [Improvement]% lower cost")
    );
    let blank = statement.open().next().unwrap();
    // Both drivers have an {x}, and mean different things by it.
    assert_eq!(blank.key, BlankName::new("cost-efficiency--x"));
    let fill = |plan: &Plan, key: &BlankName, text: &str| {
        let command = Command::SetBlank(key.clone(), text.to_owned());
        apply(plan, &command, catalog()).unwrap()
    };
    let plan = fill(&plan, &blank.key, "15");
    let plan = fill(&plan, &BlankName::new("reliability--x"), "50");
    let filled = insight(&plan);
    let texts: Vec<_> = filled
        .vision()
        .objectives
        .iter()
        .map(|o| o.text.text())
        .collect();
    assert_eq!(
        texts[0],
        "Lower platform cost per transaction by 15% in [Months] months"
    );
    assert_eq!(
        texts[1],
        "Cut performance incidents by 50% in [Months] months"
    );
    let origins: Vec<_> = filled
        .vision()
        .open()
        .map(|blank| blank.key.as_str())
        .collect();
    assert!(origins.contains(&"cost-efficiency--months"));
    let defaults = filled
        .vision()
        .blanks
        .iter()
        .filter(|b| b.origin == Origin::Default);
    assert!(defaults.count() > 0);
    let suggested: Vec<_> = filled
        .vision()
        .suggested
        .iter()
        .map(|&idx| catalog()[idx].id)
        .collect();
    assert_eq!(suggested, ["bo-no-waste", "bo-detect"]);
}

#[test]
fn broken_links_of_an_objective_are_named() {
    let mut plan = accepted("midsize-ecommerce");
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = vec![DriverId::new("revenue-peaks")];
    vision.journeys = vec![Journey {
        id: ItemId(901),
        slos: vec![Slo {
            id: ItemId(902),
            ..Slo::default()
        }],
        ..Journey::default()
    }];
    let own = Objective {
        id: ItemId(903),
        text: "Own".to_owned(),
        ..Objective::default()
    };
    let based = Objective {
        id: ItemId(904),
        slos: vec![ItemId(902)],
        ..own.clone()
    };
    let kept = Objective {
        id: ItemId(905),
        template: Some(ObjectiveId::new("bo-peak-revenue")),
        ..Objective::default()
    };
    let stranger = Objective {
        id: ItemId(906),
        template: Some(ObjectiveId::new("bo-unit-cost")),
        kpis: vec![KpiId::new("kpi-headroom")],
        ..Objective::default()
    };
    vision.objectives = vec![own, based, kept, stranger];
    let insight = insight(&plan);
    let objectives = &insight.vision().objectives;
    assert_eq!(objectives[0].trace.broken, [BrokenLink::NoRequirement]);
    assert_eq!(
        objectives[1].trace.broken,
        [BrokenLink::NoInitiative(None), BrokenLink::NoKpi(None)]
    );
    let whole = &objectives[2].trace;
    assert_eq!(whole.broken, []);
    assert_eq!(whole.requirements.len(), 2);
    let states = whole.requirements[0]
        .initiatives
        .iter()
        .map(|link| link.state);
    assert!(
        states
            .clone()
            .any(|state| matches!(state, InitiativeState::Accepted(_)))
    );
    let driver = catalog().driver("cost-efficiency").unwrap();
    assert_eq!(
        objectives[3].trace.broken,
        [BrokenLink::DriverNotChosen(driver)]
    );
    let text = BrokenLink::DriverNotChosen(driver).text(catalog());
    assert_eq!(
        text,
        "Its driver, Cost and efficiency, is not chosen. Choose it or remove the objective."
    );
}
