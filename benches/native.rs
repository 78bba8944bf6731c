//! How long the core takes for the largest preset, with an accepted roadmap: `cargo xtask bench native`.

#[path = "sixty_tasks.rs"]
mod sixty_tasks;

use divan::{Bencher, black_box};
use loadmap::catalog::{BUILT_IN, Catalog};
use loadmap::command::{Command, apply};
use loadmap::document;
use loadmap::exchange::file;
use loadmap::forecast::simulate;
use loadmap::insight::Insight;
use loadmap::plan::assessment::Choice;
use loadmap::plan::{Date, Plan, preset};
use sixty_tasks::sixty_tasks;
use std::sync::{Arc, LazyLock};

/// The allocator of the command line.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::read(BUILT_IN).expect("the built-in catalogue is whole"));

/// The preset that asks for the most work, as somebody would keep it: with its roadmap accepted.
static LARGEST: LazyLock<Arc<Plan>> = LazyLock::new(|| {
    let start = Date::new(2027, 1, 4).expect("a date");
    let plans = CATALOG.presets.indices().map(|idx| {
        let plan = preset::from_preset(&CATALOG, idx, "00000000000000000000000000000000", start);
        let insight = Insight::new(&CATALOG, Arc::new(plan));
        let proposal = insight
            .proposal()
            .as_ref()
            .expect("every preset has people")
            .clone();
        let accept = Command::AcceptRoadmap(proposal.items, proposal.basis);
        apply(insight.plan(), &accept, &CATALOG).expect("a proposal can be accepted")
    });
    let largest = plans
        .max_by_key(|plan| plan.roadmap.items.len())
        .expect("there are presets");
    Arc::new(largest)
});

/// The largest preset with one practice answered differently.
fn edited() -> Arc<Plan> {
    let changed = LARGEST
        .assessment
        .answers
        .iter()
        .find(|(_, answer)| answer.choice == Choice::No);
    let (practice, answer) = changed.expect("no preset has everything");
    let mut answer = answer.clone();
    answer.choice = Choice::Yes;
    let command = Command::SetAnswer(practice.clone(), Box::new(answer));
    Arc::new(apply(&LARGEST, &command, &CATALOG).expect("an answer can be changed"))
}

fn main() {
    println!(
        "Largest preset: {}, {} roadmap items",
        LARGEST.title(),
        LARGEST.roadmap.items.len()
    );
    divan::main();
}

/// Once, when the program starts.
#[divan::bench]
fn read_the_catalogue() -> Catalog {
    Catalog::read(black_box(BUILT_IN)).expect("the built-in catalogue is whole")
}

/// Answering one practice: check it and copy the part of the plan that changes.
#[divan::bench]
fn apply_an_answer() -> Arc<Plan> {
    edited()
}

/// Scores, levels, confidence and contradictions alone.
#[divan::bench]
fn score(bencher: Bencher) {
    bencher
        .with_inputs(|| Insight::new(&CATALOG, edited()))
        .bench_refs(|insight| black_box(insight.scores().clone()));
}

/// Everything derived after one answer, without looking for a schedule: at most 1 ms.
#[divan::bench]
fn all_numbers_after_an_answer(bencher: Bencher) {
    let before = Insight::new(&CATALOG, Arc::clone(&LARGEST));
    compute_all(&before);
    bencher
        .with_inputs(|| before.after(edited()))
        .bench_refs(|insight| compute_all(insight));
}

fn compute_all(insight: &Insight) {
    black_box((
        insight.scores(),
        insight.quick(),
        insight.outcomes(),
        insight.assumed(),
        insight.targets(),
        insight.need(),
        insight.portfolio(),
        insight.priorities(),
        insight.roadmap(),
    ));
}

/// Proposing a roadmap from gaps that are known.
#[divan::bench]
fn plan_the_roadmap(bencher: Bencher) {
    bencher
        .with_inputs(|| {
            let insight = Insight::new(&CATALOG, Arc::clone(&LARGEST));
            compute_all(&insight);
            insight
        })
        .bench_refs(|insight| black_box(insight.proposal().is_ok()));
}

/// All three documents with everything they rest on, from a plan as it was opened: at most 3 ms.
#[divan::bench]
fn write_all_documents(bencher: Bencher) {
    bencher
        .with_inputs(|| Insight::new(&CATALOG, Arc::clone(&LARGEST)))
        .bench_refs(|insight| documents(insight));
}

/// The same when the numbers are known, as after an edit in the app.
#[divan::bench]
fn write_all_documents_from_known_numbers(bencher: Bencher) {
    let insight = Insight::new(&CATALOG, Arc::clone(&LARGEST));
    documents(&insight);
    bencher.bench(|| documents(&insight));
}

fn documents(insight: &Insight) -> usize {
    let texts = document::all(insight);
    texts
        .iter()
        .map(|text| document::markdown(text).len())
        .sum()
}

/// Writing the plan file.
#[divan::bench]
fn write_the_file() -> String {
    file::write(&LARGEST)
}

/// Reading and checking the plan file.
#[divan::bench]
fn read_the_file(bencher: Bencher) {
    let text = file::write(&LARGEST);
    bencher.bench(|| file::read(text.as_bytes(), &CATALOG).expect("what is written can be read"));
}

/// A forecast of sixty items with everything that is shown of it: 10,000 samples in at most 3 ms,
/// 100,000 in at most 30 ms.
#[divan::bench(args = [10_000, 100_000])]
fn forecast(bencher: Bencher, samples: u32) {
    let model = sixty_tasks();
    bencher.bench(|| simulate(black_box(&model), 1, samples));
}
