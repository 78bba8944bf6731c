//! Reference plans for the size of links: what a team might really have.

use super::{CATALOG, SOME_ID, start};
use loadmap::catalog::Catalog;
use loadmap::command::{Command, apply};
use loadmap::insight::Insight;
use loadmap::plan::{
    Answer, Details, ItemId, Objective, Plan, PracticeId, RoadmapItem, Vision, preset,
};
use std::sync::Arc;

/// The worked example of a shop, with nothing but its answers.
pub fn answers_only() -> Plan {
    let example = shop();
    let mut plan = Plan::new(&CATALOG, SOME_ID, start());
    let mut assessment = (*example.assessment).clone();
    assessment.respondents.clear();
    plan.assessment = Arc::new(assessment);
    plan
}

/// As a team has it after a workshop: all answers, 15 notes, an accepted
/// roadmap of 24 initiatives.
pub fn typical() -> Plan {
    with_notes(with_roadmap(shop(), 24), 15)
}

/// After a year: 40 notes, and 40 items of the team's own beside the roadmap.
pub fn rich() -> Plan {
    with_own_items(with_notes(with_roadmap(shop(), 45), 40), 40)
}

/// Every practice with a note, 80 own items.
pub fn very_rich() -> Plan {
    with_own_items(with_notes(with_roadmap(shop(), 45), 124), 80)
}

fn shop() -> Plan {
    let idx = CATALOG.preset("midsize-ecommerce").unwrap();
    wordless(preset::from_preset(&CATALOG, idx, SOME_ID, start()))
}

/// A worked example with its answers, sizes, drivers and objectives, but without the words it has
/// beside them: notes and items of the plans above stand for what a team writes.
pub fn wordless(mut plan: Plan) -> Plan {
    let details = Arc::make_mut(&mut plan.details);
    *details = Details {
        name: std::mem::take(&mut details.name),
        context: std::mem::take(&mut details.context),
        engineers: details.engineers,
        tier: details.tier.take(),
        ambition: details.ambition.take(),
        event_date: details.event_date,
        ..(*Plan::new(&CATALOG, SOME_ID, start()).details).clone()
    };
    let vision = Arc::make_mut(&mut plan.vision);
    let objectives = vision.objectives.iter().map(|stated| Objective {
        id: stated.id,
        template: stated.template.clone(),
        ..Objective::default()
    });
    *vision = Vision {
        objectives: objectives.collect(),
        drivers: std::mem::take(&mut vision.drivers),
        ..Vision::default()
    };
    // What stands around the plan is words, too.
    plan.stakeholders = Arc::default();
    plan.metrics = Arc::default();
    plan.improvement = Arc::default();
    plan.governance = Arc::default();
    plan.next_item = plan.highest_item() + 1;
    let assessment = Arc::make_mut(&mut plan.assessment);
    assessment.facilitators.clear();
    assessment.probes = Default::default();
    for answer in assessment.answers.values_mut() {
        answer.evidence.clear();
        answer.reason.clear();
    }
    plan
}

/// The plan with its proposed roadmap accepted, cut to so many items.
pub fn with_roadmap(plan: Plan, most: usize) -> Plan {
    let catalog: &'static Catalog = &CATALOG;
    let insight = Insight::new(catalog, Arc::new(plan));
    let proposal = insight.proposal().as_ref().unwrap();
    let mut items = proposal.items.clone();
    items.truncate(most);
    let known: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    for item in &mut items {
        item.after.retain(|id| known.contains(id));
    }
    let accept = Command::AcceptRoadmap(items, proposal.basis.clone());
    apply(insight.plan(), &accept, catalog).unwrap()
}

fn with_notes(mut plan: Plan, count: usize) -> Plan {
    let practices: Vec<PracticeId> = plan.assessment.answers.keys().cloned().collect();
    let assessment = Arc::make_mut(&mut plan.assessment);
    let texts = NOTES.iter().cycle();
    for (i, text) in (0..count).zip(texts) {
        let practice = &practices[i * practices.len() / count];
        let answer: &mut Answer = assessment.answers.get_mut(practice).unwrap();
        // The second time round the texts are not the same.
        let round = i / NOTES.len();
        let words: Vec<&str> = text.split(' ').collect();
        answer.note = match round {
            0 => (*text).to_owned(),
            round => {
                let (a, b) = words.split_at(words.len() * round / 4);
                [b, &[","], a].concat().join(" ")
            }
        };
    }
    plan
}

fn with_own_items(mut plan: Plan, count: usize) -> Plan {
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    for (i, words) in (0..count as u32).zip(TITLES.iter().cycle()) {
        let round = i as usize / TITLES.len();
        let title = match round {
            0 => (*words).to_owned(),
            _ => format!(
                "{words} in {}",
                ["Lisbon", "the app", "wave two"][round % 3]
            ),
        };
        roadmap.items.push(RoadmapItem {
            id: ItemId(plan.next_item + i),
            title,
            start: 20 * i,
            finish: 20 * i + 6 + i % 9,
            ..RoadmapItem::default()
        });
    }
    plan.next_item += count as u32;
    plan
}

/// Notes as people write them; none of their sentences is in the content.
const NOTES: [&str; 40] = [
    "Checkout script was written by Priya in March; nobody has rerun it since she moved teams.",
    "Limit agreed with product: 800 ms at p95 for search, but the basket has none yet.",
    "We only look at the average in the nightly dashboard, percentiles would need a new panel.",
    "Staging has two nodes instead of eight and shares its database with the QA team.",
    "Vendor sandbox throttles at 50 calls per second, so payment is stubbed in every run.",
    "Think times were guessed; Marta will pull them from the access logs next sprint.",
    "JMeter box ran at 95 % CPU during the last two runs, results are doubtful.",
    "Reset of the customer table takes four hours, we skip it when we are in a hurry.",
    "Last outage on 12 November came from connection pool exhaustion, see incident 4471.",
    "Gate is switched on for the API repo only; mobile backend still releases without it.",
    "Ops say autoscaling needs about six minutes, which is too slow for the evening spike.",
    "Ask finance whether the reserved instances can be used for load generation at night.",
    "Report goes to the release channel in Slack, three people read it.",
    "No budget for a second environment this year; revisit in the Q3 planning round.",
    "Two developers joined the k6 workshop, the others want a short recording.",
    "Grafana board exists (perf-overview) but retention is 14 days, so trends are lost.",
    "Black Friday forecast is 3.2 times the normal Friday, last year we saw 2.9.",
    "Search team refuses to share their index, we test against a copy from January.",
    "Data protection officer wants a written confirmation that no real card numbers are used.",
    "Breakpoint test stopped at 1,400 orders per minute because the queue consumer lagged.",
    "The batch import at 02:00 overlaps with our nightly run, results between two and three are useless.",
    "We agreed in the retro that every flaky result is repeated once before anybody is called.",
    "Old monolith answers within 300 ms, new service needs 450 ms because of the extra hop.",
    "Kubernetes limits are set by copy and paste; nobody knows why the cart service has 512 MB.",
    "CDN hit ratio was 71 % in the test and 93 % in production, so origin load was too high.",
    "The Madrid office cannot reach the load generators through the VPN, ticket is open.",
    "Login is throttled per IP address, which is why ten generators behind one NAT see errors.",
    "We need a decision from the steering group on who pays for the weekend runs.",
    "Memory grows by 40 MB per hour in the soak test, restart hides it every Sunday.",
    "Contract with the CDN allows load tests only after two weeks of notice in writing.",
    "Product owner accepts slower reports at month end as long as ordering stays fast.",
    "Tracing is sampled at 1 %, far too little to explain a slow checkout.",
    "Anonymised copy of production is three months old and misses the new loyalty tables.",
    "Nobody from the mobile team came to the last two review meetings.",
    "The error budget was used up in week 6 and the feature freeze was not enforced.",
    "Test accounts run out after 20,000 logins; script for new ones is in Tomasz's home directory.",
    "We compare releases by eye; noise between two equal runs is about eight per cent.",
    "Third-party fraud check adds 1.2 seconds at the 99th percentile on busy evenings.",
    "Cost of one full run is roughly 180 euros, mostly database and logging.",
    "Disaster exercise was planned for May and moved twice because of the migration.",
];

/// Work of a team's own.
const TITLES: [&str; 20] = [
    "Move checkout tests to the new pipeline",
    "Replace JMeter box by three k6 runners",
    "Stub for the fraud check",
    "Fresh copy of the loyalty tables",
    "Ask legal about tests in production",
    "Connection pool limits per service",
    "Longer retention for Grafana",
    "Rehearse the spring sale",
    "Access logs for Marta",
    "Second environment for release week",
    "Fix memory leak in pricing",
    "Agree limits for search with product",
    "Show percentiles on the wall board",
    "Training for the mobile team",
    "Order status under double load",
    "Script for 200,000 test accounts",
    "Cost report per run",
    "Retire the old monolith suite",
    "Queue consumer with back pressure",
    "Decide who is called at night",
];
