//! `loadmap export`: the plan's dates and work for other programs.

use super::{Failure, input};
use crate::catalog::Catalog;
use crate::exchange::tracker::{github, jira, linear};
use crate::exchange::{calendar, readings};
use crate::insight::Insight;
use std::path::Path;
use std::sync::Arc;

/// What a plan is exported as.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Format {
    /// A calendar file: gates, milestones, reviews, who hears what, what is looked at again.
    Ics,
    /// CSV for Jira's importer; its date pattern is dd/MMM/yy h:mm a.
    Jira,
    /// CSV for Linear's importer.
    Linear,
    /// CSV for scripts that make issues on GitHub.
    Github,
    /// CSV of the readings of KPIs.
    Readings,
}

/// What the file should hold.
///
/// # Errors
/// The plan cannot be read, or it has nothing of that kind.
pub(super) fn run(
    catalog: &'static Catalog,
    path: &Path,
    format: Format,
) -> Result<String, Failure> {
    let plan = Arc::new(input::open(catalog, path)?.plan);
    let insight = Insight::new(catalog, Arc::clone(&plan));
    let roadmap = matches!(format, Format::Jira | Format::Linear | Format::Github);
    if roadmap && plan.roadmap.items.is_empty() {
        let why = "The plan has no accepted roadmap, so there is no work to export. Accept one in Loadmap first.";
        return Err(Failure::Problems(why.to_owned()));
    }
    if matches!(format, Format::Readings) && plan.metrics.metrics.is_empty() {
        let why = "The plan has no KPIs. Choose some on the page Milestones and metrics first.";
        return Err(Failure::Problems(why.to_owned()));
    }
    Ok(match format {
        Format::Ics => calendar::write(&insight),
        Format::Jira => jira::write(&insight),
        Format::Linear => linear::write(&insight),
        Format::Github => github::write(&insight),
        Format::Readings => readings::write(catalog, &plan),
    })
}
