//! What the forms and rows of the page have in common.

use crate::app::session::Session;
use crate::app::ui::{DateField, ListAct, OnTyped, TextField, Typed};
use crate::command::{Command, Edit, Topic};
use crate::plan::refs::Item;
use crate::plan::{Date, Details, ItemId, Plan};
use leptos::prelude::*;

/// A list of the plan: where it lies, and the command that edits it.
pub struct Listed<T> {
    /// The part of the plan that holds it.
    pub topic: Topic,
    /// The list.
    pub list: fn(&Plan) -> &[T],
    /// What edits it.
    pub command: fn(Edit<T>) -> Command,
}

impl<T> Clone for Listed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Listed<T> {}

impl<T: Item + Clone + Default + Send + Sync + 'static> Listed<T> {
    /// The numbers of the items, in order.
    pub fn ids(self, session: Session) -> Signal<Vec<u32>> {
        session.signal(self.topic, move |plan| {
            (self.list)(plan).iter().map(|item| item.id().0).collect()
        })
    }

    /// An item.
    pub fn find(self, plan: &Plan, id: u32) -> Option<T> {
        let mut items = (self.list)(plan).iter();
        items.find(|item| item.id().0 == id).cloned()
    }

    /// An item, for what is drawn of it: runs again when the list's part of the plan changes. The
    /// default while it is gone.
    pub fn shown(self, session: Session, id: u32) -> T {
        let found = session.read(self.topic, |plan| self.find(plan, id));
        found.unwrap_or_default()
    }

    /// Something of an item, as a signal; the default while it is gone.
    pub fn read<V>(
        self,
        session: Session,
        id: u32,
        read: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Signal<V>
    where
        V: Default + PartialEq + Send + Sync + 'static,
    {
        session.signal(self.topic, move |plan| {
            self.find(plan, id).as_ref().map(&read).unwrap_or_default()
        })
    }

    /// The command that changes an item.
    pub fn put(self, plan: &Plan, id: u32, change: impl FnOnce(&mut T)) -> Command {
        let mut item = self.find(plan, id).unwrap_or_default();
        item.set_id(ItemId(id));
        change(&mut item);
        (self.command)(Edit::Put(item))
    }

    /// The handler of a field of an item.
    pub fn typed<V: 'static>(
        self,
        session: Session,
        id: u32,
        set: impl Fn(&mut T, V) + Send + Sync + 'static,
    ) -> OnTyped<V> {
        session.typed(move |value, plan| self.put(plan, id, |item| set(item, value)))
    }

    /// The handler of a choice of an item.
    pub fn chosen<V: 'static>(
        self,
        session: Session,
        id: u32,
        set: impl Fn(&mut T, V) + Send + Sync + 'static,
    ) -> Callback<V> {
        session.chosen(move |value, plan| self.put(plan, id, |item| set(item, value)))
    }

    /// A field with a text of an item.
    pub fn text_field(
        self,
        session: Session,
        id: u32,
        label: &'static str,
        of: fn(&mut T) -> &mut String,
    ) -> impl IntoView {
        let value = self.read(session, id, move |item| of(&mut item.clone()).clone());
        let on = self.typed(session, id, move |item, text| *of(item) = text);
        view! { <TextField label value on/> }
    }

    /// A field with a date of an item that must stay.
    pub fn day_field(
        self,
        session: Session,
        id: u32,
        label: &'static str,
        of: fn(&mut T) -> &mut Date,
    ) -> impl IntoView {
        let value = self.read(session, id, move |item| of(&mut item.clone()).to_string());
        let on = self.typed(session, id, move |item, text: String| {
            if let Some(day) = Date::parse(&text) {
                *of(item) = day;
            }
        });
        view! { <DateField label required=true value on/> }
    }

    /// A field with a date of an item that may be left open; `hint` says what that means.
    pub fn open_day_field(
        self,
        session: Session,
        id: u32,
        (label, hint): (&'static str, &'static str),
        of: fn(&mut T) -> &mut Option<Date>,
    ) -> impl IntoView {
        let value = self.read(session, id, move |item| date_text(*of(&mut item.clone())));
        let on = self.typed(session, id, move |item, day: String| {
            *of(item) = Date::parse(&day);
        });
        view! { <DateField label hint value on/> }
    }

    /// What is done to the list where items are added by a form.
    pub fn acts(self, session: Session) -> Callback<ListAct> {
        session.listed(T::default(), self.command)
    }
}

/// The command that changes the plan details.
pub fn changed_details(plan: &Plan, change: impl FnOnce(&mut Details)) -> Command {
    let mut details = Details::clone(&plan.details);
    change(&mut details);
    Command::SetDetails(Box::new(details))
}

/// A date that may be left open, as fields show it.
#[must_use]
pub fn date_text(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The handler of a field of a form, which keeps nothing until it is sent.
pub fn kept_in(value: RwSignal<String>) -> OnTyped<String> {
    Callback::new(move |typed| {
        if let Typed::Draft(text) | Typed::Done(text) = typed {
            value.set(text);
        }
        Ok(())
    })
}

/// What a person is called in lists.
#[must_use]
pub fn person_name(name: &str) -> String {
    match name.trim() {
        "" => "unnamed person".to_owned(),
        name => name.to_owned(),
    }
}
