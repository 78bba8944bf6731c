//! Forms to copy, then glossary and sources.

use crate::document::block::Block;
use crate::document::shared::back;
use crate::document::writer::Writer;
use crate::line;

const WORKLOAD_MODEL: &str = "\
Journey:
Arrival model (open, closed, partly open) and why:
Source of the mix (log query, dates):
Transactions in the busiest hour:
Requests per transaction:
Spike factor (busiest minute against busiest hour):
Non-human load (crawlers, partners, batch):
Growth scenario and date:
Deviation from production at the last comparison, in %:
Owner and date:
";

const TEST_PLAN: &str = "\
Question, and the number that would answer it with no:
Decision that the answer informs, and who takes it:
Kind of test:
Load model and version:
Environment, its differences from production:
Data set and its protection:
Start, ramp, steady part, end:
Prediction:
Entry criteria met (yes or no, by whom):
Abort rules known by:
";

const REPORT: &str = "\
Answer in one sentence:
Valid (yes or no; checks that failed):
Load reached against load planned:
p50, p95, p99, errors, each against its limit:
Prediction against result, error in %:
First limit reached, and how the system behaved there:
Compared with the run of:
Decision, decided by, date:
Next test:
";

const AUTHORISATION: &str = "\
What is tested, where, and why not elsewhere:
Ceiling (requests/s, users, share of live traffic):
Time window:
Systems and suppliers that feel the load, and their consent:
How test data are marked and removed:
Who watches, who can stop, on which channel:
Abort rules (defaults, or stricter):
Way back:
Authorised by, date:
";

/// Templates, glossary, sources.
pub fn appendix(w: &mut Writer) {
    for (title, form) in [
        ("Template: workload model", WORKLOAD_MODEL),
        ("Template: test plan", TEST_PLAN),
        ("Template: report of a run", REPORT),
        (
            "Template: authorisation of a large or production test",
            AUTHORISATION,
        ),
    ] {
        w.heading(title);
        w.add(Block::Code("text", form.to_owned()));
    }
    w.heading("Glossary");
    w.say(line!["Terms as this document uses them."]);
    back::glossary(w);
    w.heading("Sources");
    back::sources(w);
}
