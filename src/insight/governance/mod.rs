//! Who decides what, when it is looked at again, what asks for a new plan, and how exposed the plan is.

pub mod exposure;
pub mod reviews;
pub mod triggers;

use super::Insight;
use super::own;
use super::stakeholders::rhythm;
use crate::catalog::{self, Catalog, GovernanceBody, Idx, Part};
use crate::command::{Command, Edit};
use crate::plan::{
    Body, BodyId, DecisionId, ItemId, Plan, Review, ReviewId, Right, RightPart, RoleId, Trigger,
    TriggerId,
};
use crate::sorted::Set;

/// A body with every word filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanBody<'a> {
    /// Number of the body.
    pub item: ItemId,
    /// Body of the catalogue it came from, if this version knows it.
    pub source: Option<Idx<GovernanceBody>>,
    /// Name; empty where nobody has said it.
    pub name: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// Roles and people who sit in it, roles first.
    pub members: Vec<&'a str>,
    /// When it meets.
    pub cadence: &'a str,
    /// What it needs.
    pub inputs: &'a str,
    /// What it delivers.
    pub outputs: &'a str,
}

/// All bodies, in the order of the plan.
#[must_use]
pub fn bodies<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<PlanBody<'a>> {
    let all = plan.governance.bodies.iter();
    all.map(|stated| body(catalog, stated)).collect()
}

fn body<'a>(catalog: &'static Catalog, stated: &'a Body) -> PlanBody<'a> {
    let source = stated.source.as_ref();
    let source = source.and_then(|id| catalog.governance_body(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let people = stated.members.iter().map(|name| name.trim());
    let people = people.filter(|name| !name.is_empty());
    let mut members: Vec<&str> = stated
        .roles
        .iter()
        .map(|id| role_name(catalog, id))
        .collect();
    members.extend(people);
    if let Some(known) = known.filter(|_| members.is_empty()) {
        members.extend(known.members.iter().map(|&role| catalog[role].name));
    }
    PlanBody {
        item: stated.id,
        source,
        name: own::words(&stated.name, known.map(|known| known.name)),
        purpose: own::words(&stated.purpose, known.map(|known| known.purpose)),
        members,
        cadence: own::words(&stated.cadence, known.map(|known| known.cadence)),
        inputs: own::words(&stated.inputs, known.map(|known| known.inputs)),
        outputs: own::words(&stated.outputs, known.map(|known| known.outputs)),
    }
}

/// What a role is called; its id where this version does not know it.
fn role_name<'a>(catalog: &'static Catalog, id: &'a RoleId) -> &'a str {
    let known = catalog.role(id.as_str());
    known.map_or(id.as_str(), |idx| catalog[idx].name)
}

/// A row of the RACI matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow<'a> {
    /// Number of the right.
    pub item: ItemId,
    /// The decision; empty where nobody has said it.
    pub decision: &'a str,
    /// Whether the parts are the catalogue's, because the team has stated none.
    pub inherited: bool,
    /// The part of each role, in the order of the columns.
    pub parts: Vec<Option<RightPart>>,
    /// What is wrong with the row and what to do, as a sentence; nothing is refused for it.
    pub problem: Option<String>,
}

/// The RACI matrix: decisions against roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix<'a> {
    /// Roles and their names: those of the catalogue's matrix, then others that have a part.
    pub columns: Vec<(RoleId, &'a str)>,
    /// One row per decision, in the order of the plan.
    pub rows: Vec<MatrixRow<'a>>,
}

/// The RACI matrix of the plan.
#[must_use]
pub fn matrix<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Matrix<'a> {
    let mut columns: Vec<(RoleId, &str)> = Vec::new();
    for &role in &catalog.raci_roles {
        columns.push((RoleId::new(catalog[role].id), catalog[role].name));
    }
    for right in &plan.governance.rights {
        for role in right.parts.keys() {
            if columns.iter().all(|(known, _)| known != role) {
                columns.push((role.clone(), role_name(catalog, role)));
            }
        }
    }
    let rights = plan.governance.rights.iter();
    let rows = rights.map(|right| row(catalog, &columns, right)).collect();
    Matrix { columns, rows }
}

fn row<'a>(
    catalog: &'static Catalog,
    columns: &[(RoleId, &str)],
    right: &'a Right,
) -> MatrixRow<'a> {
    let source = right.source.as_ref();
    let source = source.and_then(|id| catalog.decision(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let inherited = right.parts.is_empty() && known.is_some();
    let part = |role: &RoleId| match known.filter(|_| inherited) {
        Some(known) => known.part_of(catalog.role(role.as_str())?).map(of_catalog),
        None => right.parts.get(role).copied(),
    };
    let parts: Vec<Option<RightPart>> = columns.iter().map(|(role, _)| part(role)).collect();
    let answering = columns.iter().zip(&parts);
    let answering = answering.filter(|(_, part)| **part == Some(RightPart::Accountable));
    let names: Vec<&str> = answering.map(|((_, name), _)| *name).collect();
    let decision = own::words(&right.decision, known.map(|known| known.decision));
    let shown = match decision {
        "" => "this decision".to_owned(),
        decision => ["\"", decision, "\""].concat(),
    };
    let problem = match names.as_slice() {
        [_] => None,
        [] => Some(["Nobody answers for ", &shown, ". Give one role the A."].concat()),
        _ => {
            let names = names.join(", ");
            Some(
                [
                    "Several roles answer for ",
                    &shown,
                    ": ",
                    &names,
                    ". Leave the A to one of them.",
                ]
                .concat(),
            )
        }
    };
    MatrixRow {
        item: right.id,
        decision,
        inherited,
        parts,
        problem,
    }
}

fn of_catalog(part: Part) -> RightPart {
    match part {
        Part::Responsible => RightPart::Responsible,
        Part::Accountable => RightPart::Accountable,
        Part::Consulted => RightPart::Consulted,
        Part::Informed => RightPart::Informed,
    }
}

/// A right of the catalogue with its parts spelled out, so that a person can change one of them.
#[must_use]
pub fn spelled_out(catalog: &Catalog, right: &Right) -> Right {
    let mut right = right.clone();
    let known = right
        .source
        .as_ref()
        .and_then(|id| catalog.decision(id.as_str()));
    if let Some(known) = known.filter(|_| right.parts.is_empty()) {
        for &role in &catalog.raci_roles {
            if let Some(part) = catalog[known].part_of(role) {
                right
                    .parts
                    .insert(RoleId::new(catalog[role].id), of_catalog(part));
            }
        }
    }
    right
}

/// Whether a catalogue's entry is not in the plan yet.
fn new<'a>(sources: impl Iterator<Item = Option<&'a str>>) -> impl Fn(&str) -> bool {
    let known: Set<&str> = sources.flatten().collect();
    move |id| !known.contains(&id)
}

/// The catalogue's bodies that the plan has not, each with its name. One that a body of the team's
/// own is called like is left out.
#[must_use]
pub fn start_bodies(catalog: &Catalog, plan: &Plan) -> Vec<Body> {
    let bodies = &plan.governance.bodies;
    let new = new(bodies
        .iter()
        .map(|body| Some(body.source.as_ref()?.as_str())));
    let taken: Vec<Option<String>> = bodies.iter().map(Body::key).collect();
    let all = catalog.governance_bodies.iter();
    let all = all.filter(|known| new(known.id)).map(|known| Body {
        source: Some(BodyId::new(known.id)),
        name: known.name.text().to_owned(),
        ..Body::default()
    });
    all.filter(|body| !taken.contains(&body.key())).collect()
}

/// The catalogue's decision rights that the plan has not.
#[must_use]
pub fn start_rights(catalog: &Catalog, plan: &Plan) -> Vec<Right> {
    let rights = plan.governance.rights.iter();
    let new = new(rights.map(|right| Some(right.source.as_ref()?.as_str())));
    let all = catalog.decisions.iter().filter(|known| new(known.id));
    all.map(|known| Right {
        source: Some(DecisionId::new(known.id)),
        ..Right::default()
    })
    .collect()
}

/// The catalogue's reviews that the plan has not, held by the bodies that came from the catalogue.
#[must_use]
pub fn start_reviews(catalog: &Catalog, plan: &Plan) -> Vec<Review> {
    reviews_of(catalog, plan, &plan.governance.bodies)
}

fn reviews_of(catalog: &Catalog, plan: &Plan, bodies: &[Body]) -> Vec<Review> {
    let reviews = plan.governance.reviews.iter();
    let new = new(reviews.map(|review| Some(review.source.as_ref()?.as_str())));
    let holds = |held: &catalog::Review| {
        let held = held.bodies.iter().filter_map(|&idx| {
            let from = |body: &&Body| {
                let source = body.source.as_ref();
                source.is_some_and(|id| id.as_str() == catalog[idx].id)
            };
            Some(bodies.iter().find(from)?.id)
        });
        held.collect()
    };
    let all = catalog.reviews.iter().filter(|known| new(known.id));
    all.map(|known| Review {
        source: Some(ReviewId::new(known.id)),
        bodies: holds(known),
        rhythm: rhythm(known.every_weeks, known.every_months),
        before_event: known
            .weeks_before_event
            .iter()
            .copied()
            .map(u16::from)
            .collect(),
        ..Review::default()
    })
    .collect()
}

/// The catalogue's triggers that the plan has not.
#[must_use]
pub fn start_triggers(catalog: &Catalog, plan: &Plan) -> Vec<Trigger> {
    let triggers = plan.governance.triggers.iter();
    let new = new(triggers.map(|trigger| Some(trigger.source.as_ref()?.as_str())));
    let all = catalog.replan_triggers.iter().filter(|known| new(known.id));
    all.map(|known| Trigger {
        source: Some(TriggerId::new(known.id)),
        ..Trigger::default()
    })
    .collect()
}

/// Everything of the catalogue's governance that the plan has not, as one step: bodies, decision
/// rights, the review calendar and the triggers.
#[must_use]
pub fn start(insight: &Insight) -> Command {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let mut new = start_bodies(catalog, plan);
    let mut all: Vec<Command> = new
        .iter()
        .cloned()
        .map(|one| Command::list(Edit::Add(one)))
        .collect();
    // The numbers that the command will give them.
    for (body, number) in new.iter_mut().zip(plan.next_item..) {
        body.id = ItemId(number);
    }
    let bodies = [plan.governance.bodies.clone(), new].concat();
    let reviews = reviews_of(catalog, plan, &bodies).into_iter();
    all.extend(reviews.map(|one| Command::list(Edit::Add(one))));
    let rights = start_rights(catalog, plan).into_iter();
    all.extend(rights.map(|one| Command::list(Edit::Add(one))));
    let triggers = start_triggers(catalog, plan).into_iter();
    all.extend(triggers.map(|one| Command::list(Edit::Add(one))));
    Command::Together("start from the usual governance", all)
}
