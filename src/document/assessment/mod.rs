//! The maturity assessment: where the team is, how sure that is, and what is missing.

mod answers;
mod certainty;
mod findings;
pub(super) mod gaps;
mod next;
mod results;
mod summary;

pub(super) use summary::assessed_on;

use super::shared::{back, front};
use super::writer::Writer;
use crate::line;

/// Title and metadata.
pub fn front(w: &mut Writer) {
    let more = vec![
        ("Assessed on", line![summary::assessed_on(w).long()]),
        ("Questions answered", line![summary::answered(w)]),
        ("Model", front::model(w)),
    ];
    front::title(w, more);
    front::draft(w);
}

/// What writes a section; none for one that has nothing to say yet: no plan holds an earlier
/// assessment or the answers of several teams.
pub fn section(id: &str) -> Option<fn(&mut Writer)> {
    Some(match id {
        "document-control" => summary::control,
        "executive-summary" => summary::executive,
        "method" => results::method,
        "results-overview" => results::overview,
        "how-sure-are-we" => certainty::sure,
        "outcome-check" => certainty::outcomes,
        "dimension-findings" => findings::findings,
        "gap-analysis" => gaps::gaps,
        "quick-wins" => gaps::quick_wins,
        "priority-recommendations" => gaps::recommendations,
        "next-assessment" => next::next,
        "appendix-all-answers" => answers::answers,
        "appendix-glossary-and-sources" => glossary,
        _ => return None,
    })
}

fn glossary(w: &mut Writer) {
    w.heading("Terms");
    back::glossary(w);
    w.heading("Publications");
    back::sources(w);
}
