//! A plan as bytes and texts: one section per part, so that new parts add
//! sections and a reader that does not know one says so.

use super::roadmap;
use crate::catalog::Catalog;
use crate::plan::{Model, Plan, Roadmap};
use crate::record::Field;
use crate::record::pack::{Packer, Unfit, Unpacker};
use std::sync::Arc;

/// Tags of the sections; frozen, ascending in a link, never used again.
const MODEL: u8 = 1;
const DETAILS: u8 = 2;
const VISION: u8 = 3;
const ASSESSMENT: u8 = 4;
const TARGETS: u8 = 5;
const RESOURCES: u8 = 6;
const ROADMAP: u8 = 7;
const MILESTONES: u8 = 8;
const BUDGET: u8 = 9;
const GOVERNANCE: u8 = 10;
const PROGRESS: u8 = 11;
const SCENARIOS: u8 = 12;
const STAKEHOLDERS: u8 = 13;
const METRICS: u8 = 14;
const IMPROVEMENT: u8 = 15;
const SNAPSHOTS: u8 = 16;

/// The bytes and the text stream of a plan. The plan's id and unknown keys are
/// not in them.
pub(super) fn pack(plan: &Plan, catalog: &Catalog) -> (Vec<u8>, String) {
    let mut out = Packer::new(catalog);
    out.section(MODEL, |out| {
        out.text(&plan.model.version);
        // Mostly 0: numbers are given out one after the other.
        out.number(u64::from(plan.next_item).saturating_sub(1 + u64::from(plan.highest_item())));
    });
    part(&mut out, DETAILS, &plan.details);
    part(&mut out, VISION, &plan.vision);
    part(&mut out, ASSESSMENT, &plan.assessment);
    part(&mut out, TARGETS, &plan.targets);
    part(&mut out, RESOURCES, &plan.resources);
    if *plan.roadmap != Roadmap::default() {
        out.section(ROADMAP, |out| {
            roadmap::pack(&plan.roadmap, &plan.details, out);
        });
    }
    part(&mut out, MILESTONES, &plan.milestones);
    part(&mut out, BUDGET, &plan.budget);
    part(&mut out, GOVERNANCE, &plan.governance);
    part(&mut out, PROGRESS, &plan.progress);
    part(&mut out, SCENARIOS, &plan.scenarios);
    part(&mut out, STAKEHOLDERS, &plan.stakeholders);
    part(&mut out, METRICS, &plan.metrics);
    part(&mut out, IMPROVEMENT, &plan.improvement);
    part(&mut out, SNAPSHOTS, &plan.snapshots);
    out.finish()
}

/// Reads what [`pack`] wrote. The plan has no id.
///
/// # Errors
/// When the bytes are not a plan, or one of a newer version.
pub(super) fn unpack(bytes: &[u8], texts: &str, catalog: &Catalog) -> Result<Plan, Unfit> {
    let mut input = Unpacker::new(catalog, bytes, texts);
    let model = input.section(MODEL, |input| {
        Ok((input.text()?.to_owned(), input.number()?))
    })?;
    let (version, spare) = model.ok_or(Unfit::Broken)?;
    let mut plan = Plan {
        model: Model {
            id: catalog.model.id.to_owned(),
            version,
            ..Model::default()
        },
        details: read(&mut input, DETAILS)?,
        vision: read(&mut input, VISION)?,
        assessment: read(&mut input, ASSESSMENT)?,
        targets: read(&mut input, TARGETS)?,
        resources: read(&mut input, RESOURCES)?,
        ..Plan::default()
    };
    let roadmap = input.section(ROADMAP, |input| roadmap::unpack(&plan.details, input))?;
    plan.roadmap = Arc::new(roadmap.unwrap_or_default());
    plan.milestones = read(&mut input, MILESTONES)?;
    plan.budget = read(&mut input, BUDGET)?;
    plan.governance = read(&mut input, GOVERNANCE)?;
    plan.progress = read(&mut input, PROGRESS)?;
    plan.scenarios = read(&mut input, SCENARIOS)?;
    plan.stakeholders = read(&mut input, STAKEHOLDERS)?;
    plan.metrics = read(&mut input, METRICS)?;
    plan.improvement = read(&mut input, IMPROVEMENT)?;
    plan.snapshots = read(&mut input, SNAPSHOTS)?;
    input.finish()?;
    let next = spare.checked_add(1 + u64::from(plan.highest_item()));
    let next = next.and_then(|next| u32::try_from(next).ok());
    plan.next_item = next.ok_or(Unfit::Broken)?;
    Ok(plan)
}

fn part<T: Field>(out: &mut Packer, tag: u8, part: &Arc<T>) {
    if **part != T::default() {
        out.section(tag, |out| part.pack(out));
    }
}

fn read<T: Field>(input: &mut Unpacker, tag: u8) -> Result<Arc<T>, Unfit> {
    Ok(input.section(tag, Arc::unpack)?.unwrap_or_default())
}
