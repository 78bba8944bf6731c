//! Why an initiative is worth doing before others.

use crate::catalog::Coded;
use crate::document::words::{capital, count, inside, list};
use crate::document::writer::Writer;
use crate::insight::Relation;

/// Why a needed initiative stands where it does, as one sentence without its full stop. `at` is its
/// place in the portfolio.
pub fn reason(w: &Writer, at: usize) -> String {
    let needed = &w.insight.portfolio().initiatives[at];
    let priority = &w.insight.priorities().initiatives[at];
    let mut parts = Vec::new();
    match priority.relation {
        Relation::Core => parts.push("it is core to the first driver".to_owned()),
        Relation::Primary => parts.push("it serves the first driver".to_owned()),
        Relation::Other | Relation::None => {}
    }
    if needed.n_dependants > 0 {
        let waiting = count(
            usize::from(needed.n_dependants),
            "initiative waits",
            "initiatives wait",
        );
        parts.push(format!("{waiting} for it"));
    }
    let risks = w.insight.risks().iter();
    let mut risks = risks.filter(|risk| risk.initiatives.contains(&needed.initiative));
    if let Some(risk) = risks.next() {
        let risk = &w.catalog[risk.risk];
        parts.push(format!(
            "it lowers the risk \"{}\" ({})",
            inside(risk.title.text()),
            risk.code()
        ));
    }
    if parts.is_empty() {
        let practices = count(needed.practices.len(), "practice", "practices");
        parts.push(format!("it puts {practices} in place"));
    }
    capital(&list(&parts))
}
