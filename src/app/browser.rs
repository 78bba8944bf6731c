//! Thin edges to the browser: nothing here decides anything.

use crate::plan::Date;
use leptos::prelude::{document, window};
use std::cell::Cell;
use std::future::Future;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Url};

/// The style sheet of pages, as `public/boot.js` fetches it: begun by the call, ready at once where it is there. An error
/// if it does not come; another call tries again.
pub fn sheet_of_pages() -> impl Future<Output = Result<(), ()>> {
    thread_local! {
        static HERE: Cell<bool> = const { Cell::new(false) };
    }
    let asked = (!HERE.get()).then(|| {
        js_sys::Reflect::get(&window(), &JsValue::from_str("loadmapPages"))
            .and_then(|fetch| fetch.dyn_into::<js_sys::Function>())
            .and_then(|fetch| fetch.call0(&JsValue::NULL))
            .and_then(|sheet| sheet.dyn_into::<js_sys::Promise>())
            .map(JsFuture::from)
    });
    async {
        if let Some(asked) = asked {
            asked.map_err(drop)?.await.map_err(drop)?;
            HERE.set(true);
        }
        Ok(())
    }
}

/// Milliseconds since 1970, by the computer's clock.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Today where the browser is; year 2000 to 2199, as plans want it.
#[must_use]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = now.get_full_year().clamp(2000, 2199) as i32;
    Date::new(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// A moment as `4 January 2027, 12:04` where the browser is.
#[must_use]
pub fn moment(milliseconds: f64) -> String {
    let at = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    let day = Date::new(at.get_full_year() as i32, at.get_month() + 1, at.get_date());
    let day = day.map(Date::long).unwrap_or_default();
    format!("{day}, {:02}:{:02}", at.get_hours(), at.get_minutes())
}

/// 128 random bits as 32 hexadecimal digits.
#[must_use]
pub fn random_id() -> String {
    let mut bytes = [0u8; 16];
    let filled = window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        // Every browser we support has it; ids must differ even in one that has not.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What stands after the `#`, with it.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an address inside the page, as a step in the browser's history.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Replaces the address without a step in the browser's history and without an event.
pub fn replace_hash(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// The address of the page, without what stands after the `#`.
#[must_use]
pub fn page_address() -> String {
    let address = window().location().href().unwrap_or_default();
    let end = address.find('#').unwrap_or(address.len());
    address[..end].to_owned()
}

/// Whether the page is part of another one.
#[must_use]
pub fn is_framed() -> bool {
    let window = window();
    !matches!(window.top(), Ok(Some(top)) if top == window)
}

/// Puts a text on the clipboard; whether the browser did it.
pub async fn copy(text: String) -> bool {
    // Missing on pages without https.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let written = window().navigator().clipboard().write_text(&text);
    JsFuture::from(written).await.is_ok()
}

/// Opens the browser's own dialog for paper and PDF.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}

/// Hands the person a file.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) {
    // None of this fails in a browser we support; if it did, nothing was lost.
    let _ = try_download(name, media_type, bytes);
}

fn try_download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Reads a file that the person chose, if it has not gone meanwhile.
pub async fn read(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Runs after the browser has drawn what changed.
pub fn after_paint(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// The width of an element in sixteenths of the size of letters that the reader chose: pixels at the usual size.
#[must_use]
pub fn width_in_letters(element: &HtmlElement) -> i32 {
    element.client_width() * 16 / letter_size().max(1)
}

/// Whether the window is as narrow as a phone's.
#[must_use]
pub fn is_narrow() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < 640.0)
}

/// The height of the window, in pixels.
#[must_use]
pub fn window_height() -> i32 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or(0.0) as i32
}

/// The size of letters that the reader chose, in pixels.
#[must_use]
pub fn letter_size() -> i32 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size = size.unwrap_or_default();
    // `16px`, seldom with a fraction that changes nothing here.
    let whole = size.split(|c: char| !c.is_ascii_digit()).next();
    whole.and_then(|whole| whole.parse().ok()).unwrap_or(16)
}

/// Moves the focus to the first element that fits, if there is one.
pub fn focus(selector: &str) {
    // Links in pictures take the focus too, and are no HTML elements.
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Moves the focus to what is about to be drawn: after two frames, or as soon as it is there within
/// a quarter of a second. Where it never comes, the focus stays.
pub fn focus_when_drawn(selector: String) {
    fn wait(selector: String, frames: u32) {
        after_paint(move || match find(&selector) {
            Some(_) => focus(&selector),
            None if frames > 0 => wait(selector, frames - 1),
            None => {}
        });
    }
    after_paint(|| wait(selector, 15));
}

/// Frames that are waited for an element: about two seconds, for a page that has
/// to be fetched first.
const PATIENCE: u32 = 120;

/// Moves the focus to the element with an id, or to the first thing in it that
/// takes the focus, once the page at an address (with its `#`) shows it. Where it
/// never comes, or another page does, the focus stays.
pub fn focus_at(address: String, id: String) {
    wait_for(address, id, PATIENCE);
}

fn wait_for(address: String, id: String, frames: u32) {
    after_paint(move || {
        let here = hash() == address;
        match find(&format!("[id=\"{id}\"]")) {
            // The heading of a page that was just opened takes the focus in a frame
            // of its own; this comes after it.
            Some(element) if here => after_paint(|| after_paint(move || focus_in(&element, &id))),
            // The address changes a little after the link was followed.
            _ if frames > 0 && (here || PATIENCE - frames < 5) => wait_for(address, id, frames - 1),
            _ => {}
        }
    });
}

fn focus_in(element: &HtmlElement, id: &str) {
    let _ = element.focus();
    if document().active_element().as_deref() != Some(element) {
        focus(&format!(
            "[id=\"{id}\"] :is(input:not(:disabled), select, textarea, button, a, summary)"
        ));
    }
}

/// The first element that fits.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten()?;
    found.dyn_into().ok()
}

/// Whether the focus is on an element that fits.
#[must_use]
pub fn has_focus(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Sets the title of the browser's tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Shows the page in a theme, or as the system has it.
pub fn show_theme(theme: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}
