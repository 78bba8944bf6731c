//! What-ifs: differences from the plan, kept with it.

use super::Plan;
use super::date::Date;
use super::refs::ItemId;
use super::resources::{Freeze, Person};
use super::roadmap::ItemState;
use crate::record::Rule;
use std::sync::Arc;

crate::record! {
    /// Scenarios.
    pub struct Scenarios {
        /// Scenarios, in the order a person gave them.
        scenarios: Vec<Scenario>, "scenarios", Rule::up_to(20);
    }
}

crate::record! {
    /// A scenario: the plan, but for these differences.
    pub struct Scenario {
        /// Number of the scenario.
        id: ItemId, "id", Rule::ANY.required();
        /// Name.
        name: String, "name", Rule::LINE;
        /// People who come in addition.
        hires: Vec<Person>, "hires", Rule::up_to(100);
        /// People who go, with their last day.
        losses: Vec<Loss>, "losses", Rule::up_to(100);
        /// Items that are left out.
        dropped: Vec<ItemId>, "dropped", Rule::up_to(1_000);
        /// Freezes in addition.
        freezes: Vec<Freeze>, "freezes", Rule::up_to(100);
        /// Share of people's time that goes into the work, in per cent.
        focus: Option<u8>, "focus", Rule::within(1, 100);
    }
}

crate::record! {
    /// A person who goes.
    pub struct Loss {
        /// The person.
        person: ItemId, "person", Rule::ANY.required();
        /// Last day.
        last: Date, "last", Rule::ANY.required();
    }
}

crate::items!(Scenario);

impl Scenario {
    /// The plan with the differences in it: everything that is computed of a plan can be computed
    /// of what it would be. What names people or items that are gone changes nothing.
    #[must_use]
    pub fn applied(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        let resources = Arc::make_mut(&mut plan.resources);
        for loss in &self.losses {
            let people = resources.people.iter_mut();
            for person in people.filter(|person| person.id == loss.person) {
                person.until = Some(person.until.map_or(loss.last, |until| until.min(loss.last)));
            }
        }
        resources.people.extend(self.hires.iter().cloned());
        resources.freezes.extend(self.freezes.iter().cloned());
        resources.focus = self.focus.or(resources.focus);
        let dropped = |id| self.dropped.contains(&id);
        if plan.roadmap.items.iter().any(|item| dropped(item.id)) {
            let items = &mut Arc::make_mut(&mut plan.roadmap).items;
            // What is done stays done: it can not be left out any more.
            for item in items.iter_mut().filter(|item| dropped(item.id)) {
                if item.state != ItemState::Done {
                    item.state = ItemState::Dropped;
                }
            }
        }
        plan
    }
}
