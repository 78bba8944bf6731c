//! Arbitrary commands: some fit the plan, some do not.

use loadmap::command::{Command, Edit, List};
use loadmap::plan::refs::Item;
use loadmap::plan::{Basis, ItemId, OptionId, Plan};
use loadmap::record::{Field, Json};
use proptest::prelude::*;
use proptest::sample::Index;

/// What a command is made of: another plan to take values from, and luck.
pub type Luck = (Index, Index, Index);

/// Luck for a number of commands.
pub fn luck(most: usize) -> impl Strategy<Value = Vec<Luck>> {
    let three = (any::<Index>(), any::<Index>(), any::<Index>());
    prop::collection::vec(three, 1..most)
}

/// A command on `plan` with values out of `source`, which may break the rules.
pub fn command(plan: &Plan, source: &Plan, (which, a, b): Luck) -> Command {
    let pick = |len: usize| a.index(len.max(1));
    fn edit<T: Item + Clone>(mine: &[T], theirs: &[T], (a, b): (Index, Index)) -> Edit<T> {
        let ids: Vec<ItemId> = mine.iter().map(Item::id).collect();
        let gone = ids.is_empty() || b.index(12) == 11;
        let id = if gone { ItemId(999_999) } else { *a.get(&ids) };
        let theirs = (!theirs.is_empty()).then(|| a.get(theirs).clone());
        match (b.index(7), theirs) {
            (0 | 1, Some(item)) => Edit::Add(item),
            (2 | 3, Some(mut item)) => {
                item.set_id(id);
                Edit::Put(item)
            }
            (4, _) => Edit::Move(id, b.index(9)),
            (5, _) => Edit::Duplicate(id),
            _ => Edit::Remove(id),
        }
    }
    let luck = (a, b);
    let keep = b.index(2) == 0;
    match which.index(28 + List::ALL.len()) {
        0 => Command::SetDetails(Box::new((*source.details).clone())),
        1 => Command::SetDrivers(source.vision.drivers.clone()),
        2 => Command::SetStatement(source.vision.statement.clone()),
        3 => match source
            .vision
            .blanks
            .iter()
            .nth(pick(source.vision.blanks.len()))
        {
            Some((name, text)) => Command::SetBlank(name.clone(), text.clone()),
            None => Command::SetInScope(Vec::new()),
        },
        4 => Command::SetInScope(source.vision.in_scope.clone()),
        5 => Command::Objectives(edit(
            &plan.vision.objectives,
            &source.vision.objectives,
            luck,
        )),
        6 => Command::AddObjectives(source.vision.objectives.clone()),
        7 => Command::Exclusions(edit(
            &plan.vision.exclusions,
            &source.vision.exclusions,
            luck,
        )),
        8 => Command::Journeys(edit(&plan.vision.journeys, &source.vision.journeys, luck)),
        9 => {
            let journeys = &plan.vision.journeys;
            let mine = journeys.get(pick(journeys.len()));
            let slos = mine.map(|journey| journey.slos.clone());
            let theirs = source.vision.journeys.iter().flat_map(|j| j.slos.clone());
            let theirs: Vec<_> = theirs.collect();
            Command::Slos(
                mine.map_or(ItemId(7), |journey| journey.id),
                edit(&slos.unwrap_or_default(), &theirs, luck),
            )
        }
        10..=12 => match source
            .assessment
            .answers
            .iter()
            .nth(pick(source.assessment.answers.len()))
        {
            Some((id, answer)) => Command::SetAnswer(id.clone(), Box::new(answer.clone())),
            None => Command::SetFocus(None),
        },
        13 => match source.assessment.probes.iter().next() {
            Some((id, option)) => Command::SetProbe(id.clone(), keep.then(|| option.clone())),
            None => Command::SetProbe("op-1".into(), Some(OptionId::new("not an id"))),
        },
        14 => Command::SetSession {
            date: source.assessment.date,
            facilitators: source.assessment.facilitators.clone(),
        },
        15 => Command::Respondents(edit(
            &plan.assessment.respondents,
            &source.assessment.respondents,
            luck,
        )),
        16 => match source.targets.levels.iter().next() {
            Some((id, target)) => Command::SetTarget(id.clone(), keep.then(|| target.clone())),
            None => Command::SetFocus(Some(200)),
        },
        17 => match source.targets.accepted.iter().next() {
            Some((id, gap)) => Command::SetAccepted(id.clone(), keep.then(|| gap.clone())),
            None => Command::SetFocus(Some(0)),
        },
        18 => Command::People(edit(&plan.resources.people, &source.resources.people, luck)),
        19 => match source.resources.rates.iter().next() {
            Some((role, rate)) => Command::SetRate(role.clone(), keep.then_some(*rate)),
            None => Command::SetFocus(source.resources.focus),
        },
        20 => Command::SetCap(if keep { source.resources.cap } else { Some(-1) }),
        21 => {
            let mut items = source.roadmap.items.clone();
            let before: Vec<ItemId> = items.iter().map(Item::id).collect();
            // As a proposal does: new numbers for new items.
            for (item, next) in items.iter_mut().zip(plan.next_item..) {
                item.id = ItemId(next);
            }
            let after: Vec<ItemId> = items.iter().map(Item::id).collect();
            for item in &mut items {
                for id in &mut item.after {
                    let known = before.iter().position(|old| old == id);
                    *id = known.map_or(*id, |at| after[at]);
                }
                if keep {
                    let own = item.id;
                    item.after.retain(|id| after.contains(id) && *id < own);
                }
            }
            Command::AcceptRoadmap(items, Basis::default())
        }
        22 => Command::Items(edit(&plan.roadmap.items, &source.roadmap.items, luck)),
        23 => Command::AddMilestones(source.milestones.milestones.clone()),
        24 => Command::AddRisks(source.governance.risks.clone()),
        25 => Command::SetCalibrated(keep),
        26 => Command::SetWeekly(match keep {
            true => source.progress.weekly.clone(),
            false => vec![1; 300],
        }),
        27.. if which.index(28 + List::ALL.len()) >= 28 => {
            let list = List::ALL[which.index(28 + List::ALL.len()) - 28];
            let items = |plan: &Plan| {
                let (topic, key, _) = list.place();
                let plan = plan.encode();
                match plan.get(topic.id()).and_then(|part| part.get(key)) {
                    Some(Json::List(items)) => items.clone(),
                    _ => Vec::new(),
                }
            };
            let one = Command::List(list, edit(&items(plan), &items(source), luck));
            match keep {
                true => one,
                false => Command::Together("do two things", vec![one, Command::SetCap(None)]),
            }
        }
        _ if keep => Command::Replace(Box::new(source.clone())),
        _ => {
            let mut broken = source.clone();
            broken.model.id = "another".to_owned();
            Command::Replace(Box::new(broken))
        }
    }
}
