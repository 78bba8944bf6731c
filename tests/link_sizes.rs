//! How long links are. The figures are printed (`cargo test --test link_sizes
//! -- --nocapture`); what was reached once must not be lost.

mod support;

use loadmap::exchange::link;
use loadmap::plan::Plan;
use support::reference::{answers_only, rich, typical, very_rich, with_roadmap, wordless};
use support::{CATALOG, plans, presets};

/// Characters of an address in front of the link: origin, path and `#`.
const ADDRESS: usize = 45;

/// Characters of the whole address.
fn length(plan: &Plan) -> usize {
    let text = link::encode(plan, &CATALOG).unwrap().text;
    let opened = link::decode(&text, &CATALOG).unwrap().plan;
    assert_eq!(opened, plans::in_link(plan));
    ADDRESS + text.len()
}

#[test]
fn links_are_short() {
    // Name, plan, goal, and what is reached where the goal is not.
    let cases: Vec<(&str, Plan, usize, usize)> = vec![
        ("answers only", answers_only(), 370, 370),
        ("typical: 15 notes, 24 initiatives", typical(), 1_000, 1_320),
        ("rich: 40 notes, 40 own items", rich(), 3_900, 3_900),
        (
            "very rich: 124 notes, 80 own items",
            very_rich(),
            8_000,
            8_000,
        ),
    ];
    let examples = presets().flat_map(|(id, plan)| {
        let bare = wordless(plan.clone());
        let roadmap = with_roadmap(bare.clone(), 99);
        let whole = with_roadmap(plan, 99);
        [
            (id, bare, 370, 370),
            (id, roadmap, 900, 900),
            (id, whole, 3_900, 3_500),
        ]
    });
    for (name, plan, goal, reached) in cases.into_iter().chain(examples) {
        let items = plan.roadmap.items.len();
        let length = length(&plan);
        println!("{name}, {items} roadmap items: {length} characters, goal {goal}");
        assert!(length <= reached, "{name}: {length}");
    }
}
