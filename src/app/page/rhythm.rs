//! The fields for how often something comes back.

use super::record::{Of, Record};
use crate::app::session::Session;
use crate::app::ui::{DateField, NumberField, SelectField};
use crate::plan::{Date, Rhythm, RhythmUnit};
use leptos::prelude::*;

/// How often a record comes back, and when for the first time; `empty` says what it means where no
/// number stands. Months unless said otherwise. A number that makes no rhythm is said at the field.
pub fn rhythm_fields<T: Record>(
    id: u32,
    empty: &'static str,
    rhythm: fn(&mut T) -> &mut Option<Rhythm>,
    first: fn(&mut T) -> &mut Option<Date>,
) -> AnyView {
    let (session, one) = (Session::here(), Of::<T>::new(id));
    let stated = session.signal(T::TOPIC, move |plan| {
        let record = T::find(plan, id).cloned();
        record.and_then(|mut record| rhythm(&mut record).take())
    });
    let every = Signal::derive(move || stated.with(|one| one.as_ref().map(|one| one.every.into())));
    let on_every = session.typed(move |number: Option<i64>, plan| {
        one.change(plan, |record| {
            let number = number.and_then(|number| u16::try_from(number).ok());
            let known = rhythm(record).take();
            let known = known.unwrap_or_else(|| Rhythm::months(1));
            *rhythm(record) = number.map(|every| Rhythm { every, ..known });
        })
    });
    let unit = Signal::derive(move || {
        let unit = stated.with(|one| one.as_ref().map(|one| one.unit));
        unit.unwrap_or(RhythmUnit::Months).id().to_owned()
    });
    let on_unit = session.chosen(move |unit: String, plan| {
        one.change(plan, |record| {
            let known = rhythm(record).get_or_insert_with(|| Rhythm::months(1));
            known.unit = RhythmUnit::from_id(&unit).unwrap_or_default();
        })
    });
    let units = [RhythmUnit::Weeks, RhythmUnit::Months];
    let units = units.map(|unit| (unit.id().to_owned(), unit.id().to_owned()));
    let day = session.signal(T::TOPIC, move |plan| {
        let record = T::find(plan, id).cloned();
        let day = record.and_then(|mut record| *first(&mut record));
        day.map_or(String::new(), |day| day.to_string())
    });
    let on_day = session.typed(move |day: String, plan| {
        one.change(plan, |record| *first(record) = Date::parse(&day))
    });
    view! {
        <div class="fields short">
            <NumberField label="Again every" hint=empty min=1 max=520 value=every on=on_every/>
            <SelectField label="Unit" options=Signal::stored(units.to_vec()) value=unit on=on_unit/>
            <DateField label="First time" hint="One turn after the plan's start while it is empty." value=day on=on_day/>
        </div>
    }
    .into_any()
}
