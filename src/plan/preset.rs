//! A plan from one of the catalogue's worked examples.

use super::{
    AmbitionId, Answer, Answers, ArrivalModel, Assessment, BlankName, Choice, Details, DriverId,
    Exclusion, Journey, Objective, ObjectiveId, OptionId, Person, Plan, PracticeId, ProbeId,
    Resources, Respondent, RoleId, Slo, Strength, TierId, Vision,
};
use crate::catalog::{self, Arrival, Catalog, ExampleJourney, ExamplePlan, Idx, LongText, Preset};
use crate::plan::date::Date;
use crate::plan::refs::ItemId;
use crate::record::table::Cell;
use crate::record::{Field, Json, Path, Problems};
use std::sync::Arc;

/// Weeks after the start at which an example's documents are reviewed: the content's calendar
/// assesses anew every six months.
const REVIEW_WEEKS: i32 = 26;

/// The worked example as a plan that starts on `start`. Presets hold offsets,
/// not dates, so that they never grow old. Source: content rules §2.6.
#[must_use]
pub fn from_preset(catalog: &Catalog, preset: Idx<Preset>, id: &str, start: Date) -> Plan {
    let preset = &catalog[preset];
    let mut plan = Plan::new(catalog, id, start);
    let mut next = plan.next_item;
    let mut number = || {
        next += 1;
        ItemId(next - 1)
    };
    plan.details = Arc::new(details(catalog, preset, &plan.details, start));
    plan.vision = Arc::new(vision(catalog, preset, start, &mut number));
    plan.assessment = Arc::new(assessment(catalog, preset, &mut number));
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
    if let Some(around) = preset.plan.around {
        parts_around(&mut plan, around.text(), start);
    }
    plan
}

/// Puts into the plan what an example states around it: parts as a plan file has them, whose dates
/// are weeks from the start and whose numbers begin behind the plan's. What cannot be read is left
/// out; a test reads every example.
fn parts_around(plan: &mut Plan, text: &str, start: Date) {
    let Ok(mut json) = Json::parse(text) else {
        return;
    };
    place(&mut json, "", start, plan.next_item - 1);
    let parts: [(&str, &mut dyn Cell); 4] = [
        ("stakeholders", &mut plan.stakeholders),
        ("metrics", &mut plan.metrics),
        ("governance", &mut plan.governance),
        ("improvement", &mut plan.improvement),
    ];
    let mut problems = Problems::default();
    for (key, part) in parts {
        if let Some(stated) = json.get(key) {
            part.read(stated, &Path::Root.key(key), &mut problems);
        }
    }
    plan.next_item = plan.next_item.max(plan.highest_item().saturating_add(1));
}

/// Keys whose numbers are those of items.
const NUMBERS: [&str; 9] = [
    "id",
    "body",
    "bodies",
    "decision",
    "loop",
    "metric",
    "metrics",
    "retrospective",
    "review",
];

/// Turns weeks into dates and moves the numbers of items behind those that are taken.
fn place(json: &mut Json, key: &str, start: Date, taken: u32) {
    match json {
        Json::Text(text) => {
            let weeks = text
                .strip_suffix('w')
                .filter(|text| text.starts_with(['+', '-']));
            if let Some(weeks) = weeks.and_then(|weeks| weeks.parse::<i32>().ok()) {
                *json = start.plus_days(7 * weeks).encode();
            }
        }
        Json::Number(digits) if NUMBERS.contains(&key) => {
            if let Ok(number) = digits.parse::<u32>() {
                *json = (number + taken).encode();
            }
        }
        Json::List(items) => {
            for item in items {
                place(item, key, start, taken);
            }
        }
        Json::Object(entries) => {
            for (key, value) in entries {
                place(value, key, start, taken);
            }
        }
        _ => {}
    }
}

fn text(text: LongText) -> String {
    text.text().to_owned()
}

fn texts(list: &[LongText]) -> Vec<String> {
    list.iter().copied().map(text).collect()
}

fn after_weeks(start: Date, weeks: impl Into<i32>) -> Date {
    start.plus_days(7 * weeks.into())
}

fn details(catalog: &Catalog, preset: &Preset, base: &Details, start: Date) -> Details {
    let stated = &preset.plan;
    Details {
        name: preset.name.to_owned(),
        organisation: text(stated.organisation),
        product: text(stated.product),
        context: text(preset.context),
        engineers: Some(preset.engineers),
        teams: preset.teams,
        tier: Some(TierId::new(catalog[preset.tier].id)),
        ambition: Some(AmbitionId::new(catalog[preset.ambition].id)),
        event: stated.event.map(text).unwrap_or_default(),
        event_date: preset.weeks_to_event.map(|weeks| after_weeks(start, weeks)),
        currency: text(stated.currency),
        owner: text(stated.owner),
        authors: texts(&stated.authors),
        approvers: texts(&stated.approvers),
        review_date: Some(after_weeks(start, REVIEW_WEEKS)),
        ..base.clone()
    }
}

fn vision(
    catalog: &Catalog,
    preset: &Preset,
    start: Date,
    number: &mut impl FnMut() -> ItemId,
) -> Vision {
    let stated = &preset.plan;
    let drivers = preset.drivers.iter();
    let objectives = drivers.flat_map(|&driver| &catalog[driver].objectives);
    let objectives = objectives.map(|&objective| {
        let known = stated.objectives.iter().find(|(of, _)| *of == objective);
        let mut stated = Objective {
            id: number(),
            template: Some(ObjectiveId::new(catalog[objective].id)),
            ..Objective::default()
        };
        if let Some((_, aim)) = known {
            stated.baseline = text(aim.baseline);
            stated.target = text(aim.target);
            stated.due = Some(after_weeks(start, aim.due_weeks));
            stated.owner = text(aim.owner);
        }
        stated
    });
    let drivers = preset.drivers.iter();
    Vision {
        objectives: objectives.collect(),
        drivers: drivers
            .map(|&driver| DriverId::new(catalog[driver].id))
            .collect(),
        blanks: blanks(catalog, stated),
        in_scope: texts(&stated.in_scope),
        exclusions: stated
            .exclusions
            .iter()
            .map(|left_out| Exclusion {
                id: number(),
                what: text(left_out.what),
                why: text(left_out.why),
                ..Exclusion::default()
            })
            .collect(),
        journeys: stated
            .journeys
            .iter()
            .map(|stated| journey(stated, number))
            .collect(),
        ..Vision::default()
    }
}

fn blanks(catalog: &Catalog, stated: &ExamplePlan) -> crate::sorted::Map<BlankName, String> {
    let mut blanks = crate::sorted::Map::new();
    for &(placeholder, value) in &stated.blanks {
        blanks.insert(BlankName::new(catalog[placeholder].id), text(value));
    }
    for (driver, values) in &stated.driver_blanks {
        for &(placeholder, value) in values {
            let name = [catalog[*driver].id, catalog[placeholder].id].join("--");
            blanks.insert(BlankName::new(&name), text(value));
        }
    }
    blanks
}

fn journey(stated: &ExampleJourney, number: &mut impl FnMut() -> ItemId) -> Journey {
    Journey {
        id: number(),
        name: text(stated.name),
        owner: text(stated.owner),
        dependencies: text(stated.dependencies),
        arrival: match stated.arrival {
            Arrival::Open => ArrivalModel::Open,
            Arrival::Closed => ArrivalModel::Closed,
            Arrival::PartlyOpen => ArrivalModel::PartlyOpen,
        },
        peak_per_hour: Some(stated.peak_per_hour),
        requests_per_transaction: Some(stated.requests_tenths),
        spike_factor: Some(stated.spike_factor),
        slos: stated
            .slos
            .iter()
            .map(|slo| Slo {
                id: number(),
                indicator: text(slo.indicator),
                percentile: Some(slo.percentile_tenths),
                limit_ms: Some(slo.limit_ms),
                // Hundredths of a per cent are ten thousandths.
                error_rate: Some(10 * slo.error_percent),
                load: text(slo.load),
                window: text(slo.window),
                owner: text(slo.owner),
                ..Slo::default()
            })
            .collect(),
        ..Journey::default()
    }
}

fn assessment(
    catalog: &Catalog,
    preset: &Preset,
    number: &mut impl FnMut() -> ItemId,
) -> Assessment {
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
        let reason = match answer {
            catalog::Answer::NotApplicable => {
                let mut own = preset.plan.reasons.iter();
                let own = own.find(|(of, _)| *of == practice).map(|(_, words)| *words);
                own.or(entry.na_reason).map(text).unwrap_or_default()
            }
            _ => String::new(),
        };
        let answer = Answer {
            choice: Choice::from(answer),
            strength,
            // The example has what the practice asks for.
            evidence: match strength {
                Strength::None => String::new(),
                _ => text(entry.evidence),
            },
            reason,
            ..Answer::default()
        };
        Some((PracticeId::new(entry.id), answer))
    });
    let roles = catalog.roles.iter();
    let roles = roles.take(usize::from(preset.roles_involved));
    let probes = preset.plan.probes.iter();
    Assessment {
        answers: Answers(answers.collect()),
        facilitators: texts(&preset.plan.facilitators),
        respondents: roles
            .map(|role| Respondent {
                id: number(),
                role: Some(RoleId::new(role.id)),
                ..Respondent::default()
            })
            .collect(),
        probes: probes
            .map(|(probe, option)| {
                (
                    ProbeId::new(catalog[*probe].id),
                    OptionId::new(option.text()),
                )
            })
            .collect(),
        ..Assessment::default()
    }
}
