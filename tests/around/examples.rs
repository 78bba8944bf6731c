//! What worked examples state around the plan.

use crate::{catalog, example, insight, survives};
use loadmap::insight::governance::triggers::{Verdict, triggers};
use loadmap::insight::governance::{bodies, matrix, reviews};
use loadmap::insight::improvement::{loops, trends};
use loadmap::insight::metrics::{Standing, metrics};
use loadmap::insight::stakeholders::stakeholders;
use loadmap::plan::{notices, rules};
use loadmap::record::field::Visitor;
use loadmap::record::{Field, Json, Path};

struct NoUnknown;

impl Visitor for NoUnknown {
    fn id(&mut self, _: loadmap::catalog::Kind, _: &str, _: &Path) {}
    fn unknown(&mut self, keys: &loadmap::record::table::Other, at: &Path) {
        panic!("{at}: {keys:?}");
    }
}

/// Entries of all lists of a part.
fn count(part: Option<&Json>) -> usize {
    let Some(Json::Object(lists)) = part else {
        return 0;
    };
    let lists = lists.iter().map(|(_, list)| match list {
        Json::List(items) => items.len(),
        _ => 0,
    });
    lists.sum()
}

#[test]
fn everything_that_an_example_states_is_in_its_plan() {
    let mut stated = 0;
    for preset in catalog().presets.iter() {
        let Some(around) = preset.plan.around else {
            continue;
        };
        stated += 1;
        let text = Json::parse(around.text()).unwrap();
        let plan = example(preset.id);
        assert!(rules::problems(&plan, catalog()).is_empty());
        assert_eq!(notices(&plan, catalog()), []);
        plan.visit(&Path::Root, &mut NoUnknown);
        let json = plan.encode();
        let Json::Object(parts) = &text else { panic!() };
        for (part, lists) in parts {
            assert!(count(Some(lists)) > 0);
            assert_eq!(
                count(json.get(part)),
                count(Some(lists)),
                "{} {part}",
                preset.id
            );
        }
        survives(&plan);
    }
    assert!(stated >= 2);
}

#[test]
fn the_examples_leave_nothing_open() {
    for preset in catalog()
        .presets
        .iter()
        .filter(|preset| preset.plan.around.is_some())
    {
        let plan = example(preset.id);
        for shown in stakeholders(catalog(), &plan) {
            assert_eq!(shown.missing, [""; 0], "{}: {}", preset.id, shown.name);
        }
        for shown in metrics(catalog(), &plan) {
            assert!(!shown.name.is_empty());
            let says = [Standing::OnTrack, Standing::NoReading, Standing::Reached];
            assert!(says.contains(&shown.standing), "{}: {shown:?}", preset.id);
        }
        assert!(
            bodies(catalog(), &plan)
                .iter()
                .all(|body| !body.members.is_empty())
        );
        let shown = matrix(catalog(), &plan);
        assert!(
            shown.rows.iter().all(|row| row.problem.is_none()),
            "{shown:?}"
        );
        for review in &plan.governance.reviews {
            assert!(!reviews::name(catalog(), review).is_empty());
            assert!(reviews::next(&plan, review).is_some(), "{}", preset.id);
            assert!(!review.bodies.is_empty());
        }
        let shown = triggers(catalog(), &plan);
        assert!(
            shown.iter().all(|one| one.verdict != Verdict::Fires),
            "{shown:?}"
        );
        assert!(
            loops(catalog(), &plan)
                .iter()
                .all(|one| !one.questions.is_empty())
        );
        assert!(
            trends(catalog(), &plan)
                .iter()
                .all(|one| !one.why.is_empty())
        );
        assert!(insight(&plan).headline().is_some());
    }
}
