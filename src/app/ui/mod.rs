//! Controls. They know nothing of load testing: texts, numbers and choices in,
//! events out.
//!
//! How they are meant to be used stands in each file; how they look, in
//! `style/controls.css`.

pub mod fixed;

#[cfg(feature = "web")]
mod choice;
#[cfg(feature = "web")]
mod dialog;
#[cfg(feature = "web")]
mod field;
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
pub use self::{choice::*, dialog::*, field::*, list::*, menu::*, show::*, tabs::*, toast::*};

/// An id that no other element of the page has.
#[cfg(feature = "web")]
#[must_use]
pub fn fresh_id(what: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
