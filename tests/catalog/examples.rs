//! Worked examples whose plan does not fit their answers.

use super::broken::expect_all;

#[test]
fn what_examples_state_must_fit() {
    let cases = [
        (
            "presets/midsize-ecommerce.toml",
            "event = \"the yearly peak week\"\n",
            "",
            "preset \"midsize-ecommerce\": plan, event: must be stated with weeks_to_event, and only \
             with it",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "currency = \"EUR\"",
            "currency = \"euro\"",
            "preset \"midsize-ecommerce\": plan, currency: must be three capital letters such as EUR",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "weeks = \"8\", ",
            "",
            "preset \"midsize-ecommerce\": plan, blanks: \"weeks\", which the texts of \
             \"revenue-peaks\" ask for, is missing",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "weeks = \"8\", ",
            "weeks = \"8\", rto_min = \"30\", ",
            "preset \"midsize-ecommerce\": plan, blanks: no text that is printed asks for \"rto_min\"",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "weeks = \"8\", ",
            "weeks = \"eight\", ",
            "preset \"midsize-ecommerce\": plan, blanks, weeks: must be a number",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "[preset.plan.objectives.bo-detect]",
            "[preset.plan.objectives.bo-scale]",
            "preset \"midsize-ecommerce\": plan, objectives: \"bo-detect\" is missing",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "[preset.plan.objectives.bo-detect]",
            "[preset.plan.objectives.bo-scale]",
            "preset \"midsize-ecommerce\": plan, objectives: \"bo-scale\" belongs to none of the \
             drivers",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "spike_factor = 1.8",
            "spike_factor = 0.8",
            "preset \"midsize-ecommerce\": plan, journeys: \"Search and product page\" must have at \
             least a request per ten transactions, a spike factor of 1 or more, percentiles from 0.1 \
             to 100, and limits above 0",
        ),
        (
            "presets/midsize-ecommerce.toml",
            "op-2 = \"worse\"",
            "op-2 = \"awful\"",
            "preset \"midsize-ecommerce\": plan, probes, op-2: must be one of its options",
        ),
        (
            "presets/regulated-bank.toml",
            "res-4b = ",
            "res-4a = ",
            "preset \"regulated-bank\": plan, reasons: \"res-4a\" is not answered X",
        ),
    ];
    // Each on its own: several break the same line.
    for case in cases {
        expect_all(&[case]);
    }
}
