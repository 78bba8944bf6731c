//! Content whose entries can be read one by one but do not hang together.

use super::broken::{expect_all, faults_in, faults_of};

#[test]
fn nothing_may_go_in_a_circle() {
    let faults = faults_of(&[(
        "practices/objectives-slos.toml",
        "id = \"obj-1a\"\n",
        "id = \"obj-1a\"\nrequires = [\"obj-2a\"]\n",
        "",
    )]);
    let expected = "content/practices/objectives-slos.toml: practice \"obj-1a\": requires go in a \
                    circle: obj-1a, obj-2a, obj-1a";
    assert_eq!(faults, [expected]);
    expect_all(&[(
        "initiatives/foundations.toml",
        "id = \"ini-facts-first\"\n",
        "id = \"ini-facts-first\"\nprerequisites = [\"ini-facts-first\"]\n",
        "initiative \"ini-facts-first\": prerequisites go in a circle: ini-facts-first, \
         ini-facts-first",
    )]);
}

#[test]
fn the_model_must_hang_together() {
    expect_all(&[
        (
            "dimensions.toml",
            "code = \"wlm\"",
            "code = \"obj\"",
            "dimension \"workload-modelling\": the code \"obj\" is taken by an entry above",
        ),
        (
            "dimensions.toml",
            "  \"At least one load test of a critical journey exists and can still be run.\",\n",
            "",
            "dimension \"test-design\": has 4 descriptors, it must have one for each level from 1 to \
             5",
        ),
        (
            "quick-check.toml",
            "\"obj-2a\",",
            "\"obj-2b\", \"obj-2a\",",
            "[quick_check]: asks 2 practices of \"objectives-slos\", it must ask one of each dimension",
        ),
        (
            "quick-check.toml",
            "{ q = 4, score = 1.7 }",
            "{ q = 6, score = 1.7 }",
            "[quick_check]: knots must rise in q and must not fall in score",
        ),
        (
            "quick-check.toml",
            "{ q = 12, score = 4 }",
            "{ q = 11, score = 4 }",
            "[quick_check]: knots must go from q = 0 to q = 12, the number of questions",
        ),
        (
            "answers.toml",
            "answer = \"X\"",
            "answer = \"K\"",
            "answer \"yes\": there are 2 entries for K, there must be one",
        ),
        (
            "answers.toml",
            "value = 0.5\nhighest_value = 0.5",
            "value = 0.5\nhighest_value = 0.4",
            "answer \"partly\": highest_value must not be below value",
        ),
        (
            "levels.toml",
            "rank = 3",
            "rank = 2",
            "level \"integrated\": must begin above the entry before it",
        ),
        (
            "outcome-probes.toml",
            "{ number = 2, id = \"one-or-two\"",
            "{ number = 2, id = \"none\"",
            "outcome_probe \"op-1\": option \"none\" needs an id and a number (from 1) of its own",
        ),
        (
            "outcome-probes.toml",
            "option = \"worse\"",
            "option = \"worst\"",
            "mismatch_rule \"scores-above-outcomes\": \"op-2\" has no option \"worst\"",
        ),
        (
            "outcome-probes.toml",
            "all_of = [\n  { probe = \"op-5\", option = \"no\" },\n]\n",
            "",
            "mismatch_rule \"decisions-without-effect\": states no outcome; give any_of or all_of",
        ),
    ]);
}

#[test]
fn a_practice_has_the_code_of_its_dimension() {
    let faults = faults_of(&[("dimensions.toml", "code = \"tds\"", "code = \"tdx\"", "")]);
    let expected = "content/practices/test-design.toml: practice \"tds-1a\": the id must begin with \
                    \"tdx-\", as its dimension asks";
    assert_eq!(faults[0], expected);
}

#[test]
fn a_level_has_one_to_six_practices_each_with_an_initiative() {
    let practices: String = (1..=5)
        .map(|n| {
            format!(
                "[[practice]]\nnumber = 20{n}\nid = \"dat-1x{n}\"\nlevel = 1\ntitle = \"t\"\n\
                 question = \"q\"\nevidence = \"e\"\nhow_to = \"h\"\nfirst_step = \"f\"\n\
                 watch_out = \"w\"\n\n"
            )
        })
        .collect();
    let mut files = super::content_files();
    for file in &mut files {
        if file.path == "content/practices/test-data.toml" {
            file.text.push('\n');
            file.text.push_str(&practices);
        }
        for first in ["YY", "YP"] {
            let answers = format!("test-data = \"{first} ");
            let more = format!("test-data = \"{first}NNNNN ");
            file.text = file.text.replace(&answers, &more);
        }
    }
    let faults = faults_in(files);
    for expected in [
        "content/dimensions.toml: dimension \"test-data\": level 1 has 7 practices, it must have 1 to \
         6",
        "content/practices/test-data.toml: practice \"dat-1x3\": no initiative establishes it; add it \
         to the practices of one",
    ] {
        assert!(
            faults.iter().any(|fault| fault == expected),
            "{}",
            faults.join("\n")
        );
    }
}

#[test]
fn work_must_add_up() {
    let file = "initiatives/foundations.toml";
    expect_all(&[
        (
            file,
            "share = 25",
            "share = 20",
            "initiative \"ini-facts-first\": step shares add up to 95, they must add up to 100",
        ),
        (
            file,
            "product-owner = 35",
            "product-owner = 40",
            "initiative \"ini-facts-first\": role shares add up to 105, they must add up to 100",
        ),
        (
            file,
            "optimistic = 2, likely = 4",
            "optimistic = 5, likely = 4",
            "initiative \"ini-facts-first\": effort is 5, 4, 7; optimistic, likely and pessimistic \
             must not fall",
        ),
        (
            file,
            "optimistic = 0, likely = 1, pessimistic = 2",
            "optimistic = 0, likely = 1, pessimistic = 0",
            "initiative \"ini-facts-first\": run_days_per_quarter is 0, 1, 0; optimistic, likely and \
             pessimistic must not fall",
        ),
        (
            file,
            "optimistic = 3, likely = 6, pessimistic = 12",
            "optimistic = 0, likely = 0, pessimistic = 0",
            "initiative \"ini-first-test\": effort is 0; give the likely person-days",
        ),
        (
            file,
            "practices = [\"obj-1a\"]",
            "practices = [\"env-1a\"]",
            "initiative \"ini-facts-first\": step 1 establishes \"env-1a\", which is not among its \
             practices",
        ),
        (
            file,
            "practices = [\"obj-1b\"]",
            "practices = [\"gov-1a\"]",
            "initiative \"ini-facts-first\": no step establishes \"obj-1b\"",
        ),
        (
            file,
            "[[initiative.steps]]\nnumber = 2",
            "[[initiative.steps]]\nnumber = 1",
            "initiative \"ini-facts-first\": step number 1 is taken or 0; give it the next free number",
        ),
    ]);
}

#[test]
fn planning_data_must_fit() {
    expect_all(&[
        (
            "drivers/growth.toml",
            "test-design = 1",
            "test-design = 3",
            "driver \"growth\": boosts must be 0, 1 or 2",
        ),
        (
            "drivers/growth.toml",
            "objective = \"bo-speed\"",
            "objective = \"bo-detect\"",
            "objective \"bo-speed\": no requirement serves \"bo-speed\"",
        ),
        (
            "drivers/growth.toml",
            "objective = \"bo-scale\"",
            "objective = \"bo-detect\"",
            "requirement \"tr-growth-throughput\": \"bo-detect\" is an objective of another driver",
        ),
        (
            "kpis.toml",
            "  { text = \"10\", min = 10 },\n",
            "",
            "kpi \"kpi-journey-coverage\": has 4 targets, it must have one for each level from 1 to 5",
        ),
        (
            "kpis.toml",
            "{ text = \"80\", min = 80 }",
            "{ text = \"80\" }",
            "kpi \"kpi-journey-coverage\": the target of level 2 must have both words and bounds, or \
             neither",
        ),
        (
            "kpis.toml",
            "{ text = \"95\", min = 95 }",
            "{ text = \"95\", min = 95, max = 94 }",
            "kpi \"kpi-journey-coverage\": the target of level 3 has min above max",
        ),
        (
            "kpis.toml",
            "direction = \"band\"",
            "direction = \"up\"",
            "kpi \"kpi-headroom\": band goes with the direction \"band\", and only with it",
        ),
        (
            "risks.toml",
            "likelihood = 4",
            "likelihood = 6",
            "risk \"rsk-wrong-load\": likelihood is 6, it must be from 1 to 5",
        ),
        (
            "risks.toml",
            "from = 10",
            "from = 5",
            "exposure_band \"high\": must begin above the entry before it",
        ),
        (
            "targets.toml",
            "from = 0\n",
            "from = 0.1\n",
            "gap_band \"none\": the first entry of its kind must begin at the lowest value",
        ),
        (
            "phases.toml",
            "from_week = 14",
            "from_week = 15",
            "phase \"ph-2\": begins in week 15, it must begin in week 14",
        ),
        (
            "phases.toml",
            "to_week = 52",
            "to_week = 20",
            "phase \"ph-3\": ends before it begins",
        ),
        (
            "phases.toml",
            "from_week = 79",
            "from_week = 79\nto_week = 90",
            "phase \"ph-5\": the last phase must have no to_week",
        ),
        (
            "planning.toml",
            "rank_weights = [1, 0.6, 0.3]",
            "rank_weights = [1, 0.6]",
            "[planning_rules]: rank_weights must have three values: primary, secondary, tertiary driver",
        ),
        (
            "planning.toml",
            "1.1, 0.9, 0.7]",
            "1.1, 0.9]",
            "[planning_rules]: level_weights must have one value for each level from 1 to 5",
        ),
        (
            "planning.toml",
            "up_to_engineers = 40",
            "up_to_engineers = 15",
            "[planning_rules]: size_scales must rise in up_to_engineers, and the last must have no limit",
        ),
        (
            "planning.toml",
            "focus = 60",
            "focus = 0",
            "[planning_rules]: focus must be from 1 to 100 per cent",
        ),
        (
            "planning.toml",
            "upkeep_share = 50",
            "upkeep_share = 95",
            "[planning_rules]: upkeep_share must be from 1 to 90 per cent",
        ),
        (
            "planning.toml",
            "correlation = 0.3",
            "correlation = 1.1",
            "[planning_rules]: correlation must be from 0 to 1",
        ),
    ]);
}

#[test]
fn people_documents_and_presets_must_fit() {
    expect_all(&[
        (
            "roles.toml",
            "rate_low = 450",
            "rate_low = 700",
            "role \"perf-engineer\": rate_low, rate_default and rate_high must not fall",
        ),
        (
            "stakeholders.toml",
            "power = 5",
            "power = 0",
            "stakeholder \"st-sponsor\": power is 0, it must be from 1 to 5",
        ),
        (
            "stakeholders.toml",
            "high_interest = false",
            "high_interest = true",
            "quadrant \"manage-closely\": 2 quadrants have high_power = true and high_interest = \
             true, there must be one",
        ),
        (
            "decisions.toml",
            "responsible = [\"eng-manager\", \"finance-partner\"]",
            "responsible = [\"eng-manager\"]",
            "decision \"ra-target-and-budget\": names \"finance-partner\" 0 times, it must name each \
             role of raci_roles once",
        ),
        (
            "decisions.toml",
            "accountable = \"exec-sponsor\"",
            "accountable = \"eng-manager\"",
            "decision \"ra-target-and-budget\": names \"eng-manager\" 2 times, it must name each \
             role of raci_roles once",
        ),
        (
            "decisions.toml",
            "consulted = [\"eng-manager\", ",
            "consulted = [\"data-engineer\", \"eng-manager\", ",
            "decision \"ra-slos-and-targets\": names \"data-engineer\", which is not in raci_roles",
        ),
        (
            "governance.toml",
            "every_weeks = 1\n",
            "",
            "review \"rv-triage\": must have exactly one of every_weeks, every_months and \
             weeks_before_event",
        ),
        (
            "governance.toml",
            "loops = [\"lo-triage\"]\n",
            "",
            "review \"rv-triage\": belongs to no body and no learning loop",
        ),
        (
            "documents/roadmap.toml",
            "id = \"executive-summary\"",
            "id = \"document-control\"",
            "document \"roadmap\": 2 sections have the id \"document-control\"",
        ),
        (
            "presets/internal-platform.toml",
            "objectives-slos = \"YY ",
            "objectives-slos = \"XY ",
            "preset \"internal-platform\": \"obj-1a\" has no reason to be not applicable (X)",
        ),
        (
            "presets/internal-platform.toml",
            "verified_up_to_level = 1",
            "verified_up_to_level = 3",
            "preset \"internal-platform\": verified_up_to_level (3) and noted_up_to_level (2) must \
             not fall in this order, nor go above 5",
        ),
        (
            "presets/ai-product.toml",
            "drivers = [",
            "drivers = [\"migration\", \"reliability\", ",
            "preset \"ai-product\": has more than 3 drivers",
        ),
    ]);
}
