//! Where something that is missing is added: the page, and the field on it.

use crate::app::browser;
use crate::app::page::answering::element_id;
use crate::app::page::resources::Section;
use crate::app::page::sections::PageSection;
use crate::app::route::Route;
use crate::catalog::Catalog;
use crate::insight::readiness::{Missing, Part};
use crate::plan::ItemId;
use leptos::prelude::*;

/// A place on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page, and perhaps the place on it.
    pub route: Route,
    /// Id of the element that takes the focus: a field, or what holds it. Empty:
    /// the page itself.
    pub element: String,
}

/// The page of a part.
#[must_use]
pub fn of_part(part: Part) -> Route {
    match part {
        Part::Details => Route::Details,
        Part::Resources => Route::Resources(None),
        Part::Quick => Route::QuickCheck,
        Part::Vision => Route::Vision(None),
        Part::Assessment => Route::Assessment(None, None),
        Part::Gaps => Route::Gaps(None),
        Part::Roadmap => Route::Roadmap(None),
        Part::Documents => Route::Documents(None),
    }
}

/// The page of a field of a part, and the section of it that holds the field.
#[must_use]
pub fn of_field(part: Part, field: &str) -> Route {
    match part {
        Part::Resources => Section::with(field).route(),
        part => of_part(part),
    }
}

/// The place of something that is missing. The element of a field is
/// `{part}-{field}` with the field named as in the plan file, such as
/// `details-organisation` or `vision-blanks:x`. Pages that move the focus
/// themselves have an address for the place instead.
#[must_use]
pub fn of(missing: &Missing, catalog: &Catalog) -> Place {
    let (field, id) = missing
        .field
        .split_once(':')
        .unwrap_or((&missing.field, ""));
    let item = || id.parse().ok().map(ItemId);
    let owned = |id: &str| Some(id.to_owned());
    // The heading of the part of the assessment that the address names.
    let heading = || "place-name".to_owned();
    let (route, element) = match (missing.part, field) {
        (Part::Assessment, "dimension") => (Route::Assessment(owned(id), None), heading()),
        (Part::Assessment, "respondents") => (Route::Assessment(owned("people"), None), heading()),
        (Part::Assessment, "answers") => match catalog.practice(id) {
            Some(practice) => {
                let entry = &catalog[practice];
                let route = Route::Assessment(owned(catalog[entry.dimension].id), owned(id));
                (route, element_id(entry))
            }
            None => (Route::Assessment(None, None), heading()),
        },
        (Part::Gaps, "assessment") => (Route::Assessment(None, None), heading()),
        (Part::Gaps, "drivers") => (Route::Vision(None), "vision-drivers".to_owned()),
        (Part::Gaps, "levels") => (Route::Gaps(owned(id)), "gaps-level-reason".to_owned()),
        (part, field) => {
            let route = match (part, field) {
                (Part::Vision, "objectives" | "journeys") => Route::Vision(item()),
                _ => of_field(part, field),
            };
            (route, format!("{}-{}", part.id(), missing.field))
        }
    };
    Place { route, element }
}

/// A link to a place, which takes the focus there.
#[component]
pub fn PlaceLink(
    /// The place.
    place: Place,
    /// What the link says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let address = place.route.to_string();
    let href = address.clone();
    let element = place.element;
    let go = move |_| {
        if !element.is_empty() {
            browser::focus_at(address.clone(), element.clone());
        }
    };
    view! { <a href=href on:click=go>{text}</a> }
}
