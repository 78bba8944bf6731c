//! A plan from one of the catalogue's worked examples.

use super::{
    AmbitionId, Answer, Answers, Choice, Details, DriverId, Objective, ObjectiveId, Person, Plan,
    PracticeId, Resources, Respondent, RoleId, Strength, TierId,
};
use crate::catalog::{self, Catalog, Idx, LongText};
use crate::plan::date::Date;
use crate::plan::refs::ItemId;
use std::sync::Arc;

/// The worked example as a plan that starts on `start`. Presets hold offsets,
/// not dates, so that they never grow old. Source: content rules §2.6.
#[must_use]
pub fn from_preset(catalog: &Catalog, preset: Idx<catalog::Preset>, id: &str, start: Date) -> Plan {
    let preset = &catalog[preset];
    let mut plan = Plan::new(catalog, id, start);
    let base = Details::clone(&plan.details);
    plan.details = Arc::new(Details {
        name: preset.name.to_owned(),
        context: preset.context.text().to_owned(),
        engineers: Some(preset.engineers),
        tier: Some(TierId::new(catalog[preset.tier].id)),
        ambition: Some(AmbitionId::new(catalog[preset.ambition].id)),
        event_date: preset
            .weeks_to_event
            .map(|weeks| start.plus_days(7 * i32::from(weeks))),
        ..base
    });
    Arc::make_mut(&mut plan.vision).drivers = preset
        .drivers
        .iter()
        .map(|&driver| DriverId::new(catalog[driver].id))
        .collect();
    let answers = catalog.practice_indices().filter_map(|practice| {
        let answer = preset.answer(practice)?;
        let entry = &catalog[practice];
        let proven = matches!(answer, catalog::Answer::Yes | catalog::Answer::Partly);
        let strength = if proven && entry.level <= preset.verified_up_to_level {
            Strength::Verified
        } else if proven && entry.level <= preset.noted_up_to_level {
            Strength::Noted
        } else {
            Strength::None
        };
        let answer = Answer {
            choice: Choice::from(answer),
            strength,
            reason: match answer {
                catalog::Answer::NotApplicable => {
                    entry.na_reason.map_or("", LongText::text).to_owned()
                }
                _ => String::new(),
            },
            ..Answer::default()
        };
        Some((PracticeId::new(entry.id), answer))
    });
    let mut next = plan.next_item;
    let mut number = || {
        next += 1;
        ItemId(next - 1)
    };
    let objectives = preset.drivers.iter();
    let objectives = objectives.flat_map(|&driver| &catalog[driver].objectives);
    let objectives = objectives.map(|&objective| Objective {
        id: number(),
        template: Some(ObjectiveId::new(catalog[objective].id)),
        ..Objective::default()
    });
    Arc::make_mut(&mut plan.vision).objectives = objectives.collect();
    let roles = catalog
        .roles
        .iter()
        .take(usize::from(preset.roles_involved));
    let respondents = roles.map(|role| Respondent {
        id: number(),
        role: Some(RoleId::new(role.id)),
        ..Respondent::default()
    });
    let assessment = Arc::make_mut(&mut plan.assessment);
    assessment.answers = Answers(answers.collect());
    assessment.respondents = respondents.collect();
    plan.resources = Arc::new(Resources {
        people: vec![Person {
            id: number(),
            name: "Performance team".to_owned(),
            fte: preset.fte_tenths,
            ..Person::default()
        }],
        ..Resources::default()
    });
    plan.next_item = next;
    plan
}
