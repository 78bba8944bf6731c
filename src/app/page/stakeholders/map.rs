//! The map of power and interest. A name is dragged, moved with the arrow keys, or rated in its entry.

use super::list::{READS, called};
use crate::app::browser;
use crate::app::page::fold::Asked;
use crate::app::page::record::Of;
use crate::app::session::Session;
use crate::app::ui::look_only;
use crate::insight::Insight;
use crate::insight::stakeholders::stakeholders;
use crate::plan::Stakeholder;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Power and interest go from 1 to this.
const MOST: u8 = 5;
/// From here on they are high.
const HIGH: u8 = 4;
/// So many pixels are no drag yet: a hand is never quite still.
const STILL: i32 = 5;

/// A stakeholder on the map.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Point {
    id: u32,
    /// Place in the list, from 1: what stands on the map where there is no room for names.
    number: usize,
    name: String,
    /// Power and interest.
    at: Option<(u8, u8)>,
    /// What its place asks for.
    field: String,
}

fn points(insight: &Insight) -> Vec<Point> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let stated = plan.stakeholders.stakeholders.iter();
    let shown = stakeholders(catalog, plan);
    let points = stated
        .zip(shown)
        .zip(1..)
        .map(|((stated, shown), number)| Point {
            id: stated.id.0,
            number,
            name: called(shown.name),
            at: stated.power.zip(stated.interest),
            field: shown.quadrant.map_or(String::new(), |quadrant| {
                catalog[quadrant].name.text().to_owned()
            }),
        });
    points.collect()
}

/// A name that is being dragged.
#[derive(Clone, Copy, PartialEq)]
struct Drag {
    id: u32,
    /// Where it was taken, and how far it was moved, in pixels.
    from: (i32, i32),
    by: (i32, i32),
    /// The cell under the pointer.
    over: Option<(u8, u8)>,
}

impl Drag {
    fn has_begun(&self) -> bool {
        self.by.0.abs().max(self.by.1.abs()) >= STILL
    }
}

/// What moves names, and says what it did.
#[derive(Clone, Copy)]
struct Mover {
    session: Session,
    asked: Asked,
    points: Signal<Vec<Point>>,
    drag: RwSignal<Option<Drag>>,
    said: RwSignal<String>,
    fixed: Signal<bool>,
    cells: NodeRef<html::Div>,
}

impl Mover {
    fn rate(self, id: u32, (power, interest): (u8, u8)) {
        let one = Of::<Stakeholder>::new(id);
        let command = one.change(&self.session.now(), |one| {
            one.power = Some(power);
            one.interest = Some(interest);
        });
        self.session.act(command);
        let points = self.points.get_untracked();
        if let Some(point) = points.iter().find(|point| point.id == id) {
            self.said.set(spoken(point));
        }
        browser::after_paint(move || {
            browser::focus(&["[data-point='", &id.to_string(), "']"].concat())
        });
    }

    /// The cell at a place of the window.
    fn cell(self, x: i32, y: i32) -> Option<(u8, u8)> {
        let cells = self.cells.get_untracked()?;
        let frame = cells.get_bounding_client_rect();
        let part = |at: f64, size: f64| {
            let part = at / size * f64::from(MOST);
            (0.0..f64::from(MOST)).contains(&part).then_some(part as u8)
        };
        let column = part(f64::from(x) - frame.left(), frame.width())?;
        let row = part(f64::from(y) - frame.top(), frame.height())?;
        Some((MOST - row, column + 1))
    }
}

/// Where somebody stands, to be heard.
fn spoken(point: &Point) -> String {
    match point.at {
        Some((power, interest)) => [
            &point.name,
            ": power ",
            &power.to_string(),
            ", interest ",
            &interest.to_string(),
            ", ",
            &point.field,
            ".",
        ]
        .concat(),
        None => [&point.name, ": not on the map."].concat(),
    }
}

/// The card.
#[component]
pub fn Map() -> impl IntoView {
    let session = Session::here();
    let mover = Mover {
        session,
        asked: expect_context(),
        points: session.derive(&READS, points),
        drag: RwSignal::new(None),
        said: RwSignal::default(),
        fixed: look_only(false),
        cells: NodeRef::new(),
    };
    let catalog = session.catalog;
    let named = move |power: u8, interest: u8| {
        // The name of a field stands in its outer corner.
        let corner = [(5, 5), (5, 1), (1, 5), (1, 1)].contains(&(power, interest));
        let quadrant = catalog.quadrant_of(power, interest).filter(|_| corner);
        quadrant.map_or(String::new(), |quadrant| quadrant.name.text().to_owned())
    };
    let cell = move |power: u8, interest: u8| {
        let here = Memo::new(move |_| {
            let points = mover.points.get().into_iter();
            let here = points.filter(|point| point.at == Some((power, interest)));
            here.collect::<Vec<_>>()
        });
        let over = move || {
            let drag = mover.drag.get().filter(Drag::has_begun);
            drag.is_some_and(|drag| drag.over == Some((power, interest)))
        };
        view! {
            <div class="map-cell" class:high-power=(power >= HIGH) class:high-interest=(interest >= HIGH) class:map-over=over>
                <span class="map-field">{named(power, interest)}</span>
                <For each=move || here.get() key=Point::clone let:point>
                    <Name point mover/>
                </For>
            </div>
        }
    };
    let places = (1..=MOST)
        .rev()
        .flat_map(|power| (1..=MOST).map(move |interest| (power, interest)));
    let cells: Vec<_> = places
        .map(|(power, interest)| cell(power, interest))
        .collect();
    let off = Memo::new(move |_| {
        let points = mover.points.get().into_iter();
        points
            .filter(|point| point.at.is_none())
            .collect::<Vec<_>>()
    });
    view! {
        <section class="card map" aria-labelledby="map-heading">
            <div class="card-head"><h2 id="map-heading" tabindex="-1">"Power and interest"</h2></div>
            <p class="quiet-text">
                "Where somebody stands says what they need from you."
                <span hidden=mover.fixed>" Drag a name, or move it with the arrow keys; Enter opens its entry."</span>
            </p>
            <div class="map-frame" role="group" aria-labelledby="map-heading">
                <span class="map-axis map-power">"Power"</span>
                <div class="map-cells" node_ref=mover.cells>{cells}</div>
                <span class="map-axis map-interest">"Interest"</span>
            </div>
            <p hidden=move || off.with(Vec::is_empty) class="map-off">
                <span class="quiet-text">"Not on the map yet: "</span>
                <For each=move || off.get() key=Point::clone let:point>
                    <Name point mover/>
                </For>
            </p>
            <p class="unseen" role="status">{mover.said}</p>
        </section>
    }
}

/// A name on the map.
#[component]
fn Name(point: Point, mover: Mover) -> impl IntoView {
    let id = point.id;
    let at = point.at;
    let label = spoken(&point);
    let title = point.name.clone();
    let mine = move || {
        mover
            .drag
            .get()
            .filter(|drag| drag.id == id && drag.has_begun())
    };
    let transform = move || {
        let by = mine().map(|drag| drag.by);
        by.map(|(x, y)| ["translate(", &x.to_string(), "px,", &y.to_string(), "px)"].concat())
    };
    let take = move |event: PointerEvent| {
        if event.button() != 0 || mover.fixed.get_untracked() {
            return;
        }
        let target = event
            .current_target()
            .and_then(|to| to.dyn_into::<web_sys::Element>().ok());
        if let Some(target) = target {
            let _ = target.set_pointer_capture(event.pointer_id());
        }
        mover.drag.set(Some(Drag {
            id,
            from: (event.client_x(), event.client_y()),
            by: (0, 0),
            over: at,
        }));
    };
    let go = move |event: PointerEvent| {
        if let Some(drag) = mover.drag.get_untracked().filter(|drag| drag.id == id) {
            let (x, y) = (event.client_x(), event.client_y());
            mover.drag.set(Some(Drag {
                by: (x - drag.from.0, y - drag.from.1),
                over: mover.cell(x, y),
                ..drag
            }));
        }
    };
    // The press that ends a drag is no press of the button.
    let dragged = StoredValue::new(false);
    let let_go = move |_: PointerEvent| {
        let Some(drag) = mover.drag.get_untracked().filter(|drag| drag.id == id) else {
            return;
        };
        mover.drag.set(None);
        dragged.set_value(drag.has_begun());
        if let Some(to) = drag
            .over
            .filter(|_| drag.has_begun())
            .filter(|to| Some(*to) != at)
        {
            mover.rate(id, to);
        }
    };
    let open = move |_| {
        if !dragged.try_update_value(std::mem::take).unwrap_or(false) {
            mover.asked.open(id, ":is(input, textarea)");
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            mover.drag.set(None);
            return;
        }
        let (up, right) = match event.key().as_str() {
            "ArrowUp" => (1, 0),
            "ArrowDown" => (-1, 0),
            "ArrowRight" => (0, 1),
            "ArrowLeft" => (0, -1),
            _ => return,
        };
        if mover.fixed.get_untracked() {
            return;
        }
        event.prevent_default();
        // Who is not there yet comes to the middle.
        let to = match at {
            Some((power, interest)) => (
                power.saturating_add_signed(up).clamp(1, MOST),
                interest.saturating_add_signed(right).clamp(1, MOST),
            ),
            None => (3, 3),
        };
        if Some(to) != at {
            mover.rate(id, to);
        }
    };
    view! {
        <button
            type="button"
            class="map-name"
            class:map-taken=move || mine().is_some()
            data-point=id.to_string()
            aria-label=label
            title=title
            style:transform=transform
            on:pointerdown=take
            on:pointermove=go
            on:pointerup=let_go
            on:pointercancel=move |_| mover.drag.set(None)
            on:click=open
            on:keydown=key
        >
            <span class="map-number">{point.number}</span>
            <bdi>{point.name}</bdi>
        </button>
    }
}
