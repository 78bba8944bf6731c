//! `loadmap check`: whether a plan file can be opened, and what is odd in it.

use super::{Failure, input};
use crate::catalog::Catalog;
use crate::insight::Given;
use std::fmt::Write;
use std::path::Path;

/// One line that says that the plan is fine, and one for each oddity.
pub(super) fn run(catalog: &Catalog, path: &Path) -> Result<String, Failure> {
    let opened = input::open(catalog, path)?;
    let plan = &opened.plan;
    let given = Given::of(catalog, plan).count(catalog.practice_indices());
    let mut out = format!(
        "{}: fine. {} of {} practices answered, {} initiatives on the roadmap.\n",
        input::name(path),
        given.given(),
        given.all(),
        plan.roadmap.items.len()
    );
    for notice in &opened.notices {
        let _ = writeln!(out, "- {notice}");
    }
    Ok(out)
}
