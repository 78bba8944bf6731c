//! The lists of stakeholders, metrics, governance and learning, all edited by one command.
//!
//! An item travels as the tree that a file has of it, and its part is read anew with it: so there
//! is one piece of code for every list, where a command for each would weigh on every visit.

use super::edit::Edit;
use super::{Command, Rejection, Topic, forget};
use crate::catalog::Catalog;
use crate::plan::governance::second_of_a_name;
use crate::plan::metrics::from_the_future;
use crate::plan::refs::Item;
use crate::plan::{ItemId, Plan};
use crate::record::table::Cell;
use crate::record::{Field, Json, Path, Problems};
use std::sync::Arc;

/// Declares the lists: their part, key in files, name in the history, and the type of their items.
macro_rules! lists {
    ($( $(#[doc = $about:literal])+ $List:ident: $Topic:ident, $part:ident.$list:ident, $key:literal, $noun:literal, $Type:ty; )*) => {
        /// A list that [`Command::List`] edits.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum List {
            $( $(#[doc = $about])+ $List, )*
        }

        impl List {
            /// Every list.
            pub const ALL: &'static [List] = &[$( List::$List, )*];

            /// The part of the plan that holds it, its key there, and what one of its items is called.
            #[must_use]
            pub fn place(self) -> (Topic, &'static str, &'static str) {
                match self { $( List::$List => (Topic::$Topic, $key, $noun), )* }
            }
        }

        $(
            impl Listed for $Type {
                const LIST: List = List::$List;
                const TOPIC: Topic = Topic::$Topic;
                fn of(plan: &Plan) -> &[Self] {
                    &plan.$part.$list
                }
            }
        )*
    };
}

/// An item of one of the lists.
pub trait Listed: Item + Field {
    /// Its list.
    const LIST: List;
    /// The part of the plan that holds it.
    const TOPIC: Topic;
    /// The list in a plan.
    fn of(plan: &Plan) -> &[Self];
}

lists! {
    /// Stakeholders.
    Stakeholders: Stakeholders, stakeholders.stakeholders, "stakeholders", "stakeholder", crate::plan::Stakeholder;
    /// Metrics.
    Metrics: Metrics, metrics.metrics, "metrics", "KPI", crate::plan::Metric;
    /// Bodies that decide.
    Bodies: Governance, governance.bodies, "bodies", "body", crate::plan::Body;
    /// Rows of the RACI matrix.
    Rights: Governance, governance.rights, "rights", "decision right", crate::plan::Right;
    /// Reviews that come back.
    Reviews: Governance, governance.reviews, "reviews", "review", crate::plan::Review;
    /// What became of each date of a review.
    Meetings: Governance, governance.meetings, "meetings", "meeting", crate::plan::Meeting;
    /// What asks for a new plan.
    Triggers: Governance, governance.triggers, "triggers", "trigger", crate::plan::Trigger;
    /// Decision log.
    Decisions: Governance, governance.decisions, "decisions", "decision", crate::plan::Decision;
    /// Change requests.
    Changes: Governance, governance.changes, "changes", "change request", crate::plan::ChangeRequest;
    /// Learning loops.
    Loops: Improvement, improvement.loops, "loops", "learning loop", crate::plan::Loop;
    /// Retrospectives.
    Retrospectives: Improvement, improvement.retrospectives, "retrospectives", "retrospective", crate::plan::Retrospective;
    /// What is to be done better.
    Actions: Improvement, improvement.actions, "actions", "action", crate::plan::Action;
    /// Techniques that the team watches.
    Trends: Improvement, improvement.trends, "trends", "trend", crate::plan::Trend;
    /// The assessment as it was.
    Snapshots: Snapshots, snapshots.snapshots, "snapshots", "snapshot", crate::plan::Snapshot;
}

impl Command {
    /// The command that edits the list of such items.
    #[must_use]
    pub fn list<T: Listed>(edit: Edit<T>) -> Command {
        Command::List(T::LIST, edit.map(|item| item.encode()))
    }

    /// One command, and so one step of undo, that adds all of these to their list.
    #[must_use]
    pub fn add_all<T: Listed>(label: &'static str, items: Vec<T>) -> Command {
        let add = |item| Command::list(Edit::Add(item));
        Command::Together(label, items.into_iter().map(add).collect())
    }
}

/// An item as a tree: its number is the key `id`.
impl Item for Json {
    fn id(&self) -> ItemId {
        match self.get("id") {
            Some(Json::Number(digits)) => ItemId(digits.parse().unwrap_or(0)),
            _ => ItemId(0),
        }
    }
    fn set_id(&mut self, id: ItemId) {
        *slot(self, "id") = id.encode();
    }
}

/// The value of a key of an object, which is made if it is not there.
fn slot<'a>(json: &'a mut Json, key: &str) -> &'a mut Json {
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(Vec::new());
    }
    let Json::Object(entries) = json else {
        unreachable!("made an object above")
    };
    let at = entries.iter().position(|(known, _)| known == key);
    let at = at.unwrap_or_else(|| {
        entries.push((key.to_owned(), Json::Null));
        entries.len() - 1
    });
    &mut entries[at].1
}

/// A part of the plan as one to read and to write; none of those that have commands of their own.
fn part(plan: &mut Plan, topic: Topic) -> Option<&mut dyn Cell> {
    Some(match topic {
        Topic::Stakeholders => &mut plan.stakeholders,
        Topic::Metrics => &mut plan.metrics,
        Topic::Governance => &mut plan.governance,
        Topic::Improvement => &mut plan.improvement,
        Topic::Snapshots => &mut plan.snapshots,
        _ => return None,
    })
}

/// Changes one key of a part.
fn change(
    plan: &mut Plan,
    topic: Topic,
    key: &str,
    change: impl FnOnce(&mut Json) -> Result<(), Rejection>,
) -> Result<(), Rejection> {
    let Some(part) = part(plan, topic) else {
        return Ok(());
    };
    let mut json = part.written();
    change(slot(&mut json, key))?;
    if let Json::Object(entries) = &mut json {
        entries.retain(|(_, value)| *value != Json::Null);
    }
    let mut problems = Problems::default();
    part.read(&json, &Path::Root.key(topic.id()), &mut problems);
    match problems.is_empty() {
        true => Ok(()),
        false => Err(Rejection::Broken(problems.into_list())),
    }
}

/// Edits a list, and what refers to an item that goes.
pub(super) fn edit(
    plan: &mut Plan,
    list: List,
    edit: &Edit<Json>,
    catalog: &Catalog,
) -> Result<(), Rejection> {
    let (topic, key, _) = list.place();
    if let Edit::Remove(id) = edit {
        forget::listed(plan, list, *id, catalog);
    }
    let metrics = Arc::clone(&plan.metrics);
    let copy = ItemId(plan.next_item);
    let mut next = plan.next_item;
    change(plan, topic, key, |json| {
        if !matches!(json, Json::List(_)) {
            *json = Json::List(Vec::new());
        }
        match json {
            Json::List(items) => edit.apply(items, &mut next),
            _ => Ok(()),
        }
    })?;
    plan.next_item = next;
    let as_of = plan.details.as_of;
    if let Some(day) = from_the_future(&metrics, &plan.metrics, as_of) {
        return Err(Rejection::Future { day, as_of });
    }
    if list == List::Bodies
        && let Edit::Duplicate(_) = edit
    {
        rename(plan, copy, catalog);
    }
    Ok(())
}

/// Gives the copy of a body a name that no other body has.
fn rename(plan: &mut Plan, copy: ItemId, catalog: &Catalog) {
    let bodies = &mut Arc::make_mut(&mut plan.governance).bodies;
    let Some(at) = bodies.iter().position(|body| body.id == copy) else {
        return;
    };
    let source = bodies[at].source.as_ref();
    let source = source.and_then(|id| catalog.governance_body(id.as_str()));
    let known = source.map_or("Body", |idx| catalog[idx].name.text());
    let name = match bodies[at].name.trim() {
        "" => known.to_owned(),
        name => name.to_owned(),
    };
    for n in 2..=bodies.len() + 1 {
        // The longest name leaves no room for a number.
        let behind = [" (", &n.to_string(), ")"].concat();
        let kept = name.chars().take(200 - behind.len());
        bodies[at].name = kept.chain(behind.chars()).collect();
        if second_of_a_name(bodies).is_none() {
            return;
        }
    }
}

/// Sets one field of a part; `null` empties it.
pub(super) fn set(plan: &mut Plan, topic: Topic, key: &str, value: &Json) -> Result<(), Rejection> {
    change(plan, topic, key, |json| {
        *json = value.clone();
        Ok(())
    })
}
