//! The documents of known plans, byte by byte.
//!
//! `UPDATE_GOLDEN=1 cargo test --no-default-features --test golden_documents` accepts what differs;
//! read the difference before it is committed.

mod hostile;
#[path = "markdown/parsers.rs"]
mod parsers;
#[path = "markdown/shape.rs"]
mod shape;

use hostile::HOSTILE;
use loadmap::catalog::{BUILT_IN, Catalog, Included};
use loadmap::command::{Command, apply};
use loadmap::document::{self, Block, Document, block};
use loadmap::exchange;
use loadmap::insight::Insight;
use loadmap::plan::{
    AcceptedGap, Answer, BlankName, BusinessCase, Cadence, Calendar, CategoryId, Choice, CostLine,
    Date, Exclusion, ItemId, ItemState, Journey, LicenceId, Milestone, Objective, Person, Plan,
    PracticeId, Respondent, Risk, RoleId, Runs, Slo, Strength, Target, preset,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::read(BUILT_IN).expect("the content"))
}

fn start() -> Date {
    Date::new(2027, 1, 4).expect("a date")
}

/// A worked example with its proposed roadmap accepted.
fn sample(id: &str) -> Plan {
    let idx = catalog().preset(id).expect("a preset");
    accepted(preset::from_preset(
        catalog(),
        idx,
        "0123456789abcdef0123456789abcdef",
        start(),
    ))
}

/// The plan with its proposal accepted, if there is one.
fn accepted(plan: Plan) -> Plan {
    let insight = Insight::new(catalog(), Arc::new(plan.clone()));
    match insight.proposal() {
        Ok(proposal) => {
            let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
            apply(&plan, &accept, catalog()).expect("the proposal is accepted")
        }
        Err(_) => plan,
    }
}

fn empty() -> Plan {
    Plan::new(catalog(), "0123456789abcdef0123456789abcdef", start())
}

/// Only the twelve quick questions are answered.
fn quick_only() -> Plan {
    let mut plan = sample("midsize-ecommerce");
    let quick = &catalog().quick_check.practices;
    let asked: Vec<&str> = quick.iter().map(|&p| catalog()[p].id).collect();
    let answers = &mut Arc::make_mut(&mut plan.assessment).answers;
    answers.retain(|id, _| asked.contains(&id.as_str()));
    accepted(plan)
}

/// The quick check is done, and of the full assessment one half.
fn half_done() -> Plan {
    let mut plan = sample("midsize-ecommerce");
    let quick = &catalog().quick_check.practices;
    let half = catalog().dimensions.len() / 2;
    let stays = |id: &str| {
        let practice = catalog().practice(id).expect("a practice");
        quick.contains(&practice) || catalog()[practice].dimension.position() < half
    };
    let answers = &mut Arc::make_mut(&mut plan.assessment).answers;
    answers.retain(|id, _| stays(id.as_str()));
    accepted(plan)
}

/// Every field that a person can type into holds something nasty.
fn hostile_plan() -> Plan {
    let mut plan = sample("midsize-ecommerce");
    let mut n = 0;
    let mut nasty = |most: usize| -> String {
        n += 1;
        HOSTILE[n % HOSTILE.len()].chars().take(most).collect()
    };
    let details = Arc::make_mut(&mut plan.details);
    details.name = nasty(200);
    details.organisation = nasty(200);
    details.product = nasty(200);
    details.context = nasty(9_000);
    details.event = nasty(200);
    details.owner = nasty(200);
    details.version = nasty(40);
    details.authors = vec![nasty(200), nasty(200)];
    details.approvers = vec![nasty(200), nasty(200)];
    let vision = Arc::make_mut(&mut plan.vision);
    vision.statement = nasty(9_000);
    vision.in_scope = vec![nasty(200), nasty(200)];
    vision.objectives = (0..HOSTILE.len() as u32)
        .map(|i| Objective {
            id: ItemId(10_000 + i),
            text: nasty(9_000),
            measure: nasty(200),
            baseline: nasty(200),
            target: nasty(200),
            owner: nasty(200),
            ..Objective::default()
        })
        .collect();
    vision.exclusions = vec![Exclusion {
        id: ItemId(20_000),
        what: nasty(200),
        why: nasty(9_000),
        ..Exclusion::default()
    }];
    vision.journeys = (0..HOSTILE.len() as u32)
        .map(|i| Journey {
            id: ItemId(30_000 + 2 * i),
            name: nasty(200),
            owner: nasty(200),
            dependencies: nasty(9_000),
            peak_per_hour: Some(36_000),
            requests_per_transaction: Some(125),
            spike_factor: Some(200),
            slos: vec![Slo {
                id: ItemId(30_001 + 2 * i),
                indicator: nasty(200),
                percentile: Some(950),
                limit_ms: Some(800),
                error_rate: Some(100),
                load: nasty(200),
                window: nasty(200),
                owner: nasty(200),
                ..Slo::default()
            }],
            ..Journey::default()
        })
        .collect();
    let assessment = Arc::make_mut(&mut plan.assessment);
    assessment.facilitators = vec![nasty(200)];
    assessment.respondents = vec![Respondent {
        id: ItemId(40_000),
        name: nasty(200),
        role: Some(RoleId::new("unknown-role")),
        ..Respondent::default()
    }];
    for answer in assessment.answers.values_mut() {
        answer.note = nasty(9_000);
        answer.reason = nasty(9_000);
        answer.evidence = nasty(9_000);
        answer.strength = Strength::Noted;
    }
    let unknown = Answer {
        choice: Choice::Yes,
        note: nasty(9_000),
        ..Answer::default()
    };
    assessment.answers.insert(PracticeId::new("zz-9z"), unknown);
    let targets = Arc::make_mut(&mut plan.targets);
    for dimension in catalog().dimensions.iter() {
        let target = Target {
            level: 4,
            reason: nasty(9_000),
            ..Target::default()
        };
        targets.levels.insert(dimension.id.into(), target);
    }
    for practice in ["obj-2a", "wlm-3b", "tds-3a"] {
        let gap = AcceptedGap {
            reason: nasty(9_000),
            ..AcceptedGap::default()
        };
        targets.accepted.insert(PracticeId::new(practice), gap);
    }
    Arc::make_mut(&mut plan.resources).people[0].name = nasty(200);
    plan.next_item = 50_000;
    let mut plan = accepted(plan);
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        item.title = nasty(200);
        item.outcome = nasty(9_000);
        item.owner = nasty(200);
        item.note = nasty(9_000);
        item.deadline = Some(start().plus_days(200));
    }
    let items: Vec<ItemId> = plan.roadmap.items.iter().map(|item| item.id).collect();
    let numbers = 41_000..41_000 + HOSTILE.len() as u32;
    Arc::make_mut(&mut plan.budget).costs = numbers
        .clone()
        .map(|id| CostLine {
            id: ItemId(id),
            name: nasty(200),
            amount: 100_000,
            ..CostLine::default()
        })
        .collect();
    Arc::make_mut(&mut plan.milestones).milestones = numbers
        .clone()
        .map(|id| Milestone {
            id: ItemId(1_000 + id),
            name: nasty(200),
            date: Some(start().plus_days(100)),
            items: items.clone(),
            criteria: nasty(9_000),
            ..Milestone::default()
        })
        .collect();
    Arc::make_mut(&mut plan.governance).risks = numbers
        .map(|id| Risk {
            id: ItemId(2_000 + id),
            title: nasty(200),
            chance: 20,
            delay: 3,
            items: items.clone(),
            owner: nasty(200),
            response: nasty(9_000),
            ..Risk::default()
        })
        .collect();
    plan
}

/// The shop's roadmap in its fifth month, with people by role, and all the money that a plan can hold.
fn under_way() -> Plan {
    let mut plan = sample("midsize-ecommerce");
    let role = |id: u32, name: &str, role: Option<&str>, fte: u16| Person {
        id: ItemId(50_000 + id),
        name: name.to_owned(),
        role: role.map(RoleId::new),
        fte,
        ..Person::default()
    };
    let resources = Arc::make_mut(&mut plan.resources);
    resources.people = vec![
        role(1, "Performance engineers", Some("perf-engineer"), 15),
        role(2, "Platform team", Some("sre-platform"), 10),
        role(3, "Everybody else", None, 15),
    ];
    resources.rates.insert(RoleId::new("perf-engineer"), 72_000);
    resources.cap = Some(32_000_000);
    plan.next_item = 60_000;
    let mut plan = accepted(plan);
    let as_of = Date::new(2027, 5, 3).expect("a date");
    Arc::make_mut(&mut plan.details).as_of = as_of;
    let calendar = Calendar::of(&plan);
    let now = calendar.half_day_or_first(as_of);
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    for item in &mut roadmap.items {
        if item.finish <= now {
            item.state = ItemState::Done;
        } else if item.start < now {
            item.state = ItemState::Running;
            item.percent = Some(40);
            item.began = Some(calendar.day(item.start));
        }
    }
    let n = roadmap.items.len();
    roadmap.items[n - 1].deadline = Some(calendar.last_day(roadmap.items[n - 1].finish + 6));
    let last = roadmap.items[n - 1].id;
    let middle: Vec<ItemId> = roadmap.items[..n / 2].iter().map(|item| item.id).collect();
    let running: Vec<ItemId> = roadmap
        .items
        .iter()
        .filter(|item| item.state == ItemState::Running)
        .map(|item| item.id)
        .collect();
    Arc::make_mut(&mut plan.milestones).milestones = vec![
        Milestone {
            id: ItemId(52_001),
            name: "Half of it is done".to_owned(),
            date: Some(as_of.plus_days(30)),
            items: middle,
            ..Milestone::default()
        },
        Milestone {
            id: ItemId(52_002),
            name: "Ready for the peak".to_owned(),
            items: vec![last],
            ..Milestone::default()
        },
    ];
    let risk = |id: u32, title: &str, chance: u8, delay: u32, cost: Option<i64>| Risk {
        id: ItemId(53_000 + id),
        title: title.to_owned(),
        chance,
        delay,
        cost,
        items: running.iter().copied().chain([last]).collect(),
        ..Risk::default()
    };
    Arc::make_mut(&mut plan.governance).risks = vec![
        risk(
            1,
            "The supplier of the test environment is late",
            30,
            10,
            None,
        ),
        risk(
            2,
            "A second environment has to be bought",
            20,
            0,
            Some(1_500_000),
        ),
    ];
    let cost = |id: u32, category: &str, name: &str, cadence: Cadence, amount: i64| CostLine {
        id: ItemId(54_000 + id),
        category: Some(CategoryId::new(category)),
        name: name.to_owned(),
        cadence,
        amount,
        ..CostLine::default()
    };
    let budget = Arc::make_mut(&mut plan.budget);
    budget.costs = vec![
        CostLine {
            low: Some(30_000),
            high: Some(60_000),
            ..cost(
                1,
                "bc-tools",
                "Tracing, five seats",
                Cadence::Monthly,
                40_000,
            )
        },
        cost(
            2,
            "bc-training",
            "Course for two people",
            Cadence::Once,
            480_000,
        ),
        cost(
            3,
            "bc-external",
            "Review before the peak",
            Cadence::Once,
            900_000,
        ),
        cost(4, "bc-data", "Masking tool", Cadence::Yearly, 600_000),
    ];
    budget.runs = Some(Runs {
        per_year: 40,
        requests_per_second: 4_000,
        requests_per_iteration: 8,
        iteration_tenths: 216,
        bytes_per_response: 25_000,
        setup_minutes: 10,
        ramp_minutes: 5,
        steady_minutes: 60,
        generator_hour: 50,
        transfer_gb: 800,
        environment_tenths: 25,
        environment_hour: 6_000,
        telemetry_gb: 30,
        telemetry_price: 50,
        licence: Some(LicenceId::new("lm-vuh-exact")),
        licence_unit: 1,
        valid: Some(80),
        ..Runs::default()
    });
    budget.case = Some(BusinessCase {
        incidents_tenths: 30,
        hours_tenths: 20,
        revenue_hour: 12_000_000,
        lost: 40,
        response: 1_500_000,
        saving: 2_000_000,
        ..BusinessCase::default()
    });
    plan
}

fn documents(plan: &Plan) -> Vec<Document> {
    document::all(&Insight::new(catalog(), Arc::new(plan.clone())))
}

/// Compares with the files in a folder, or writes them.
fn compare(folder: &Path, plan: &Plan) {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for document in documents(plan) {
        let path = folder.join(document.file_name);
        let text = document::markdown(&document);
        if update {
            fs::create_dir_all(folder).expect("the folder");
            fs::write(&path, text).expect("the file");
        } else {
            let golden = fs::read_to_string(&path).unwrap_or_default();
            let differs = golden.lines().zip(text.lines()).position(|(a, b)| a != b);
            assert!(
                golden == text,
                "{} differs, first in line {}. UPDATE_GOLDEN=1 accepts it.",
                path.display(),
                differs.unwrap_or_else(|| golden.lines().count().min(text.lines().count())) + 1
            );
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_preset_gives_its_documents() {
    for entry in catalog().presets.iter() {
        compare(
            &root().join("tests/golden").join(entry.id),
            &sample(entry.id),
        );
    }
}

#[test]
fn the_projects_own_documents_are_those_of_the_shop() {
    compare(&root().join("docs"), &sample("midsize-ecommerce"));
}

#[test]
fn plans_at_the_edges_give_documents() {
    let golden = root().join("tests/golden");
    compare(&golden.join("empty"), &empty());
    compare(&golden.join("quick-only"), &quick_only());
    compare(&golden.join("half-done"), &half_done());
    compare(&golden.join("hostile"), &hostile_plan());
    compare(&golden.join("under-way"), &under_way());
}

/// Every plan of this file, by name.
fn plans() -> Vec<(String, Plan)> {
    let presets = catalog().presets.iter();
    let mut plans: Vec<_> = presets.map(|p| (p.id.to_owned(), sample(p.id))).collect();
    plans.push(("empty".to_owned(), empty()));
    plans.push(("quick-only".to_owned(), quick_only()));
    plans.push(("half-done".to_owned(), half_done()));
    plans.push(("hostile".to_owned(), hostile_plan()));
    plans.push(("under-way".to_owned(), under_way()));
    plans
}

#[test]
fn both_parsers_read_every_document_as_it_was_meant() {
    for (name, plan) in plans() {
        for document in documents(&plan) {
            let text = document::markdown(&document);
            let want = shape::promised(&document.blocks);
            for (parser, got) in [
                ("comrak", parsers::comrak(&text)),
                ("pulldown-cmark", parsers::pulldown(&text)),
            ] {
                let file = document.file_name;
                assert_eq!(
                    got.blocks.len(),
                    want.blocks.len(),
                    "{name}/{file}: {parser}"
                );
                for (got, want) in got.blocks.iter().zip(&want.blocks) {
                    assert_eq!(got, want, "{name}/{file}: {parser}");
                }
                assert_eq!(got.links, want.links, "{name}/{file}: {parser}");
            }
        }
    }
}

#[test]
fn a_plan_from_its_file_gives_the_same_documents() {
    for (name, plan) in plans() {
        let file = exchange::file::write(&plan);
        let opened = exchange::file::read(file.as_bytes(), catalog()).expect("the file opens");
        assert_eq!(documents(&plan), documents(&opened.plan), "{name}");
    }
}

#[test]
fn every_section_that_is_always_there_is_written() {
    for (name, plan) in plans() {
        for (document, outline) in documents(&plan).iter().zip(catalog().documents.iter()) {
            let headings: Vec<String> = document
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Heading(2, text) => Some(block::plain(text)),
                    _ => None,
                })
                .collect();
            let wanted = outline
                .sections
                .iter()
                .filter(|s| s.included == Included::Always);
            for section in wanted {
                let title = format!("{}. {}", section.number, section.title);
                assert!(headings.contains(&title), "{name}: {title}");
            }
            let mut sorted = headings.clone();
            sorted.sort_by_key(|title| title.split('.').next().and_then(|n| n.parse::<u32>().ok()));
            assert_eq!(headings, sorted, "{name}");
        }
    }
}

#[test]
fn no_section_is_empty_and_no_table_lacks_rows() {
    for (name, plan) in plans() {
        for document in documents(&plan) {
            let file = document.file_name;
            for pair in document.blocks.windows(2) {
                if let [Block::Heading(a, text), Block::Heading(b, _)] = pair {
                    assert!(a < b, "{name}/{file}: nothing under {}", block::plain(text));
                }
            }
            assert!(
                !matches!(document.blocks.last(), Some(Block::Heading(..))),
                "{name}/{file}"
            );
            for block in &document.blocks {
                if let Block::Table(table) = block {
                    assert!(!table.rows.is_empty(), "{name}/{file}");
                    assert!(
                        table
                            .rows
                            .iter()
                            .all(|row| row.len() == table.columns.len()),
                        "{name}/{file}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_missing_is_an_open_point() {
    for (name, plan) in plans() {
        for document in documents(&plan) {
            let text = document::markdown(&document);
            let says = text.contains("_Not provided._") || text.contains("_not provided_");
            assert_eq!(
                says,
                !document.open_points.is_empty(),
                "{name}/{}",
                document.file_name
            );
        }
    }
}

#[test]
fn the_summary_of_the_roadmap_has_five_sentences() {
    for (name, plan) in plans() {
        let documents = documents(&plan);
        let roadmap = documents
            .iter()
            .find(|document| document.id == "roadmap")
            .expect("a roadmap");
        let summary = roadmap.blocks.iter().skip_while(|block| {
            !matches!(block, Block::Heading(2, text) if block::plain(text).contains("Executive summary"))
        });
        let terms = summary.skip(1).find_map(|block| match block {
            Block::Terms(terms) => Some(terms.len()),
            _ => None,
        });
        assert_eq!(terms, Some(5), "{name}");
    }
}

/// A blank is filled once: the vision, the requirements and the rules of the strategy hold it.
#[test]
fn a_stated_headroom_holds_everywhere() {
    let plan = sample("midsize-ecommerce");
    let blank = Command::SetBlank(BlankName::new("headroom"), "45".to_owned());
    let plan = apply(&plan, &blank, catalog()).expect("a known blank");
    let strategy = documents(&plan)
        .iter()
        .find(|document| document.id == "strategy")
        .map(document::markdown)
        .expect("a strategy");
    for sentence in [
        "Proven capacity at least 45% above the forecast peak",
        "Each critical service proves 45% more than its forecast peak.",
    ] {
        assert!(strategy.contains(sentence), "{sentence}");
    }
    assert!(!strategy.contains("1.3 x") && !strategy.contains("30% more"));
}
