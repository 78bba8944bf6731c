//! The documents of known plans, byte by byte.
//!
//! `UPDATE_GOLDEN=1 cargo test --no-default-features --test golden_documents` accepts what differs;
//! read the difference before it is committed.

mod hostile;
#[path = "markdown/parsers.rs"]
mod parsers;
#[path = "markdown/shape.rs"]
mod shape;
mod under_way;

use hostile::HOSTILE;
use loadmap::catalog::{BUILT_IN, Catalog, Included};
use loadmap::command::{Command, apply};
use loadmap::document::{self, Block, Document, block};
use loadmap::exchange;
use loadmap::insight::Insight;
use loadmap::plan::{
    AcceptedGap, Answer, BlankName, Choice, CostLine, Date, Exclusion, ItemId, Journey, Milestone,
    Objective, Plan, PracticeId, Respondent, Risk, RoleId, Slo, Strength, Target, preset,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use under_way::under_way;

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
