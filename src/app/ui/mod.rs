//! Controls. They know nothing of load testing: texts, numbers and choices in,
//! events out.
//!
//! How they are meant to be used stands in each file; how they look, in
//! `style/controls-*.css`.

pub mod fixed;

#[cfg(feature = "web")]
mod choice;
#[cfg(feature = "web")]
mod dialog;
#[cfg(feature = "web")]
mod field;
#[cfg(feature = "web")]
mod figure;
#[cfg(feature = "web")]
mod list;
#[cfg(feature = "web")]
mod menu;
#[cfg(feature = "web")]
mod show;
#[cfg(feature = "web")]
mod tabs;
#[cfg(feature = "web")]
mod toast;

#[cfg(feature = "web")]
pub use self::{
    choice::*, dialog::*, field::*, figure::*, list::*, menu::*, show::*, tabs::*, toast::*,
};

/// Whether what the controls are about can only be looked at. A part of the page
/// that provides it in its context makes every control in it read-only; why, it
/// says once above them.
#[cfg(feature = "web")]
#[derive(Clone, Copy)]
pub struct LookOnly(pub leptos::prelude::Signal<bool>);

/// Whether a control can only be looked at. A control that is `free` chooses what
/// is shown, not what is kept, and so always works. A button that changes what is
/// kept is hidden then: `hidden=look_only(false)`.
#[cfg(feature = "web")]
#[must_use]
pub fn look_only(free: bool) -> leptos::prelude::Signal<bool> {
    let context = leptos::prelude::use_context::<LookOnly>().filter(|_| !free);
    context.map_or_else(
        || leptos::prelude::Signal::stored(false),
        |LookOnly(fixed)| fixed,
    )
}

/// An id that no other element of the page has.
#[cfg(feature = "web")]
#[must_use]
pub fn fresh_id(what: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
