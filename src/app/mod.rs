//! The web shell: everything that needs a browser.
//!
//! Reading order: [`route`] (addresses), [`history`] (undo), [`storage`] (what
//! the browser keeps), `session` (the open plan, and the only way to change it),
//! `desk` (which plan that is), `shell` (the frame around the pages), `page`
//! (the pages), [`chart`] (pictures), [`ui`] (controls).

pub mod chart;
pub mod history;
pub mod route;
pub mod storage;
pub mod ui;

#[cfg(feature = "web")]
mod boot;
#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod desk;
#[cfg(feature = "web")]
pub mod engine;
#[cfg(feature = "web")]
pub mod explain;
#[cfg(feature = "web")]
pub mod keys;
#[cfg(feature = "web")]
pub mod open;
#[cfg(feature = "web")]
pub mod page;
#[cfg(feature = "web")]
pub mod parts;
#[cfg(feature = "web")]
pub mod router;
#[cfg(feature = "web")]
pub mod samples;
#[cfg(feature = "web")]
pub mod session;
#[cfg(feature = "web")]
pub mod share;
#[cfg(feature = "web")]
pub mod shell;

#[cfg(feature = "web")]
pub use boot::boot;
