//! The target of one dimension: where it comes from, and changing it.

use super::why::signed;
use crate::app::explain::Explain;
use crate::app::session::Session;
use crate::app::ui::{Choice as Choices, Segment, TextField, look_only};
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Dimension, Idx};
use crate::command::Command;
use crate::insight::explain::Subject;
use crate::insight::{AIMS, DimensionTarget, Footing};
use crate::plan::{DimensionId, Plan, Target};
use leptos::prelude::*;

/// The command that changes a part of a dimension's own target.
fn change(
    plan: &Plan,
    id: &DimensionId,
    proposed: u8,
    change: impl FnOnce(&mut Target),
) -> Command {
    let mut target = plan.targets.levels.get(id).cloned().unwrap_or(Target {
        level: proposed,
        ..Target::default()
    });
    change(&mut target);
    // The proposed level without a reason is no edit.
    let edited = target.level != proposed || !target.reason.is_empty();
    Command::SetTarget(id.clone(), edited.then_some(target))
}

/// The controls, and why the proposed level is what it is.
#[component]
pub fn TargetEditor(
    /// The dimension.
    dimension: Idx<Dimension>,
) -> impl IntoView {
    let session = Session::here();
    let id = StoredValue::new(DimensionId::new(session.catalog[dimension].id));
    let target = session.derive(&AIMS, move |insight| {
        insight.targets().of(dimension).clone()
    });
    let proposed = move || target.with_untracked(|target| target.proposed);
    let value = Signal::derive(move || target.with(|target| target.target.to_string()));
    let groups = vec![
        (1..=HIGHEST_LEVEL)
            .map(|level| Segment::new(level.to_string(), level.to_string()))
            .collect(),
    ];
    let on = session.chosen(move |level: String, plan| {
        id.with_value(|id| {
            change(plan, id, proposed(), |target| {
                target.level = level.parse().unwrap_or(proposed())
            })
        })
    });
    let reason =
        Signal::derive(move || target.with(|target| target.edited.clone().unwrap_or_default()));
    let on_reason = session.typed(move |reason: String, plan| {
        id.with_value(|id| change(plan, id, proposed(), |target| target.reason = reason))
    });
    let edited = Memo::new(move |_| target.with(|target| target.edited.is_some()));
    let reset = move |_| {
        session.act(Command::SetTarget(id.get_value(), None));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#gap-detail"));
    };
    let footing = session.derive(&AIMS, |insight| insight.targets().footing.clone());
    let why = move || {
        target.with(|target| footing.with(|footing| why_proposed(session, target, footing)))
    };
    view! {
        <div class="target-editor">
            <Choices legend="Target level" groups value on/>
            <p class="quiet-text">{why} " " <Explain subject=Subject::Target(dimension) what="the target"/></p>
            <Show when=move || target.with(|target| target.plan_target < target.target)>
                <p class="quiet-text">
                    {move || format!(
                        "This plan aims at level {}: no dimension climbs more than two levels in one plan. The rest follows in the next one.",
                        target.with(|target| target.plan_target),
                    )} " "
                    <Explain subject=Subject::PlanTarget(dimension) what="what this plan aims at"/>
                </p>
            </Show>
            <Show when=move || edited.get()>
                <TextField id="gaps-level-reason" label="Why this target" hint="Printed in the assessment and the roadmap." value=reason on=on_reason rows=2/>
                <button type="button" class="button" hidden=look_only(false) on:click=reset>
                    {move || format!("Back to the proposed level {}", target.with(|target| target.proposed))}
                </button>
            </Show>
        </div>
    }
}

/// "Proposed: level 4. The tier Critical asks for 3; …".
fn why_proposed(session: Session, target: &DimensionTarget, footing: &Footing) -> String {
    let catalog = session.catalog;
    let tier = footing.tier.map_or("", |tier| catalog[tier].name);
    let mut why = format!(
        "Proposed: level {}. The tier {tier} asks for {}",
        target.proposed, target.base
    );
    if let Some(driver) = footing.primary().filter(|_| target.raised) {
        why += &format!(
            "; the first driver, {}, needs this dimension above all: +1",
            catalog[driver].name
        );
    }
    if target.shift != 0
        && let Some(ambition) = footing.ambition
    {
        why += &format!(
            "; the ambition {}: {}",
            catalog[ambition].name,
            signed(target.shift)
        );
    }
    why + "."
}
