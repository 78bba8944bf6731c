//! Editing a record of a list of the plan, field by field. A field is named by
//! a function pointer, so that all fields of a record share their handlers.

use crate::app::session::Session;
use crate::app::ui::{DateField, NumberField, OnTyped, TextField, Typed};
use crate::command::{Command, Edit, Listed, Topic};
use crate::plan::refs::Item;
use crate::plan::{
    Baseline, Date, Exclusion, ItemId, Journey, Milestone, Objective, Plan, Risk, Slo,
};
use leptos::prelude::*;
use std::marker::PhantomData;

/// A record of a list of the plan.
pub trait Record: Item + Clone + Default + 'static {
    /// The part of the plan that holds the list.
    const TOPIC: Topic;
    /// The list's record with this number.
    fn find(plan: &Plan, id: u32) -> Option<&Self>;
    /// The command that puts the record back.
    fn put(self, plan: &Plan) -> Command;
}

fn by_id<T: Item>(list: &[T], id: u32) -> Option<&T> {
    list.iter().find(|record| record.id().0 == id)
}

impl Record for Objective {
    const TOPIC: Topic = Topic::Vision;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.vision.objectives, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Objectives(Edit::Put(self))
    }
}

impl Record for Exclusion {
    const TOPIC: Topic = Topic::Vision;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.vision.exclusions, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Exclusions(Edit::Put(self))
    }
}

impl Record for Journey {
    const TOPIC: Topic = Topic::Vision;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.vision.journeys, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Journeys(Edit::Put(self))
    }
}

impl Record for Slo {
    const TOPIC: Topic = Topic::Vision;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        let mut journeys = plan.vision.journeys.iter();
        journeys.find_map(|journey| by_id(&journey.slos, id))
    }
    fn put(self, plan: &Plan) -> Command {
        let mut journeys = plan.vision.journeys.iter();
        let journey = journeys.find(|journey| by_id(&journey.slos, self.id.0).is_some());
        Command::Slos(journey.map_or(ItemId(0), |j| j.id), Edit::Put(self))
    }
}

impl Record for Milestone {
    const TOPIC: Topic = Topic::Milestones;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.milestones.milestones, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Milestones(Edit::Put(self))
    }
}

impl Record for Risk {
    const TOPIC: Topic = Topic::Governance;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.governance.risks, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Risks(Edit::Put(self))
    }
}

impl Record for Baseline {
    const TOPIC: Topic = Topic::Progress;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(&plan.progress.baselines, id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::Baselines(Edit::Put(self))
    }
}

/// Records of the lists that one command edits.
impl<T: Listed + Clone + Default + 'static> Record for T {
    const TOPIC: Topic = T::TOPIC;
    fn find(plan: &Plan, id: u32) -> Option<&Self> {
        by_id(T::of(plan), id)
    }
    fn put(self, _: &Plan) -> Command {
        Command::list(Edit::Put(self))
    }
}

/// One record of the open plan.
pub struct Of<T> {
    session: Session,
    id: u32,
    record: PhantomData<fn() -> T>,
}

impl<T> Clone for Of<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<T> {}

impl<T: Record> Of<T> {
    /// The record with this number.
    pub fn new(id: u32) -> Of<T> {
        Of {
            session: Session::here(),
            id,
            record: PhantomData,
        }
    }

    /// Something of the record; the default while it is not there.
    pub fn read<U>(self, read: fn(&T) -> U) -> Signal<U>
    where
        U: Default + PartialEq + Send + Sync + 'static,
    {
        let id = self.id;
        self.session.signal(T::TOPIC, move |plan| {
            T::find(plan, id).map(read).unwrap_or_default()
        })
    }

    /// The command that changes the record.
    pub fn change(self, plan: &Plan, change: impl FnOnce(&mut T)) -> Command {
        let mut record = T::find(plan, self.id).cloned().unwrap_or_default();
        record.set_id(ItemId(self.id));
        change(&mut record);
        record.put(plan)
    }

    /// A field for a text of the record.
    pub fn text(self, look: Look, of: fn(&mut T) -> &mut String) -> AnyView {
        let id = self.id;
        let value = self.session.signal(T::TOPIC, move |plan| {
            let record = T::find(plan, id).cloned();
            record.map_or_else(String::new, |mut record| std::mem::take(of(&mut record)))
        });
        let on = self
            .session
            .typed(move |text, plan| self.change(plan, |record| *of(record) = text));
        let Look {
            label,
            hint,
            rows,
            most,
            placeholder,
            ..
        } = look;
        let most = most.unwrap_or(if rows > 1 { 10_000 } else { 200 });
        view! { <TextField label hint rows most placeholder value on/> }.into_any()
    }

    /// A field for a date of the record.
    pub fn date(
        self,
        look: Look,
        get: fn(&T) -> Option<Date>,
        set: fn(&mut T, Option<Date>),
    ) -> AnyView {
        let id = self.id;
        let value = self.session.signal(T::TOPIC, move |plan| {
            let date = T::find(plan, id).and_then(get);
            date.map_or_else(String::new, |date| date.to_string())
        });
        let on = self.session.typed(move |text: String, plan| {
            self.change(plan, |record| set(record, Date::parse(&text)))
        });
        let Look { label, hint, .. } = look;
        view! { <DateField label hint value on/> }.into_any()
    }

    /// A field for a number of the record.
    pub fn number<N>(
        self,
        look: Look,
        get: fn(&T) -> Option<N>,
        set: fn(&mut T, Option<N>),
    ) -> AnyView
    where
        N: Into<i64> + TryFrom<i64> + 'static,
    {
        let id = self.id;
        let value = self.session.signal(T::TOPIC, move |plan| {
            T::find(plan, id).and_then(get).map(Into::into)
        });
        let on = self.session.typed(move |number: Option<i64>, plan| {
            let number = number.and_then(|number| number.try_into().ok());
            self.change(plan, |record| set(record, number))
        });
        let Look {
            label,
            hint,
            unit,
            decimals,
            limits: (min, max),
            placeholder,
            ..
        } = look;
        view! { <NumberField label hint unit decimals min max placeholder value on/> }.into_any()
    }
}

/// How a field looks.
pub struct Look {
    label: &'static str,
    hint: &'static str,
    rows: u32,
    most: Option<usize>,
    placeholder: Signal<String>,
    unit: Signal<String>,
    decimals: u32,
    limits: (i64, i64),
}

impl Look {
    /// A field with its label.
    pub fn new(label: &'static str) -> Look {
        Look {
            label,
            hint: "",
            rows: 1,
            most: None,
            placeholder: Signal::stored(String::new()),
            unit: Signal::stored(String::new()),
            decimals: 0,
            limits: (0, i64::from(u32::MAX)),
        }
    }

    /// With a sentence that helps.
    pub fn hint(self, hint: &'static str) -> Look {
        Look { hint, ..self }
    }

    /// With several lines.
    pub fn rows(self, rows: u32) -> Look {
        Look { rows, ..self }
    }

    /// With at most so many characters, where the plan takes fewer than usual.
    pub fn most(self, most: usize) -> Look {
        Look {
            most: Some(most),
            ..self
        }
    }

    /// With what stands in the empty field.
    pub fn shows(self, placeholder: impl Into<Signal<String>>) -> Look {
        Look {
            placeholder: placeholder.into(),
            ..self
        }
    }

    /// With the unit of a number, its places behind the point, and its limits
    /// in the smallest unit.
    pub fn unit(self, unit: impl Into<Signal<String>>, decimals: u32, limits: (i64, i64)) -> Look {
        Look {
            unit: unit.into(),
            decimals,
            limits,
            ..self
        }
    }
}

/// The handler of a number that must be there, in steps of the smallest unit.
pub fn stated<N>(set: OnTyped<N>, lacking: &'static str, step: i64) -> OnTyped<Option<i64>>
where
    N: TryFrom<i64> + 'static,
{
    let read = move |number: Option<i64>| {
        let number = number.filter(|number| number % step == 0)?;
        N::try_from(number / step).ok()
    };
    Callback::new(move |typed| match typed {
        Typed::Draft(number) => read(number).map_or(Ok(()), |number| set.run(Typed::Draft(number))),
        Typed::Done(number) => set.run(Typed::Done(read(number).ok_or(lacking)?)),
        Typed::Dropped => set.run(Typed::Dropped),
    })
}

/// What stands where nobody has said a name.
pub fn called(name: &str, instead: &str) -> String {
    match name.trim() {
        "" => instead.to_owned(),
        name => name.to_owned(),
    }
}

/// The handler of a choice of one of the numbers of another list; anything else chooses none.
pub fn number_of(text: &str) -> Option<ItemId> {
    text.parse().ok().map(ItemId)
}
