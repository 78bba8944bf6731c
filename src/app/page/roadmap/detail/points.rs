//! An estimate of three points, which must ascend.

use crate::app::session::Session;
use crate::app::ui::{NumberField, OnTyped, Typed};
use crate::command::item::Point;
use crate::plan::roadmap::MOST_WORK;
use leptos::prelude::*;

/// The points in order, with their labels.
const POINTS: [(Point, &str); 3] = [
    (Point::Optimistic, "Optimistic"),
    (Point::Likely, "Likely"),
    (Point::Pessimistic, "Pessimistic"),
];

/// What to do about a point that is out of order: there is room for few words.
fn between(point: Point) -> &'static str {
    match point {
        Point::Optimistic => "More than likely: raise likely too.",
        Point::Likely => "Not between the others: change them too.",
        Point::Pessimistic => "Less than likely: lower likely too.",
    }
}

/// The three fields, in person-days.
#[component]
pub fn ThreePoints(
    /// The points, in hundredths of a person-day.
    value: Signal<[Option<i64>; 3]>,
    /// What stands in the empty fields.
    #[prop(optional, into)]
    usual: Signal<[String; 3]>,
    /// Takes points in hundredths: the one that was typed, and those that wait for it.
    set: OnTyped<Vec<(Point, u32)>>,
    /// Empties all three, where nothing may be stated.
    #[prop(optional)]
    clear: Option<Callback<()>>,
) -> impl IntoView {
    let session = Session::here();
    // What was typed and is refused, because the three would not ascend: with
    // the next one that is typed it may be right.
    let waiting = StoredValue::new(Vec::<(Point, u32)>::new());
    let with_waiting = move |at: Point, days: u32| {
        let mut points = waiting.get_value();
        points.push((at, days));
        points
    };
    let on = move |at: Point| -> OnTyped<Option<i64>> {
        let days = |days: Option<i64>| days.and_then(|days| u32::try_from(days).ok());
        let forget =
            move || waiting.update_value(|waiting| waiting.retain(|(other, _)| *other != at));
        Callback::new(move |typed| match typed {
            Typed::Draft(typed) => {
                days(typed).map_or(Ok(()), |days| set.run(Typed::Draft(with_waiting(at, days))))
            }
            Typed::Done(typed) => {
                let days = match (days(typed), clear) {
                    (Some(days), _) => days,
                    (None, Some(clear)) => {
                        waiting.update_value(Vec::clear);
                        clear.run(());
                        return Ok(());
                    }
                    (None, None) => return Err("Enter the days, or 0 for none.".to_owned()),
                };
                forget();
                let result = set.run(Typed::Done(with_waiting(at, days)));
                waiting.update_value(|waiting| match result.is_ok() {
                    true => waiting.clear(),
                    false => waiting.push((at, days)),
                });
                result.map_err(|refused| match session.can_edit() {
                    true => between(at).to_owned(),
                    false => refused,
                })
            }
            Typed::Dropped => {
                forget();
                set.run(Typed::Dropped)
            }
        })
    };
    let field = |(place, (point, label)): (usize, (Point, &'static str))| {
        let value = Signal::derive(move || value.get()[place]);
        let placeholder = Signal::derive(move || usual.get()[place].clone());
        view! { <NumberField label decimals=2 max=MOST_WORK value placeholder on=on(point)/> }
    };
    view! { <div class="three">{POINTS.into_iter().enumerate().map(field).collect_view()}</div> }
}
