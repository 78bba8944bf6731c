//! Charts: first where everything lies and what a hand does with it, in whole pixels, pure and tested
//! natively ([`axis`], [`timescale`], [`lanes`], [`drag`], [`newest`], [`plot`], [`press`]); then what draws it. They know nothing of
//! load testing: names, half-days and addresses in, pictures and what was done to them out.

pub mod axis;
pub mod columns;
pub mod drag;
pub mod lanes;
pub mod newest;
pub mod plot;
pub mod press;
pub mod timescale;

#[cfg(feature = "web")]
mod columns_view;
#[cfg(feature = "web")]
pub mod steps;
#[cfg(feature = "web")]
pub mod timeline;

#[cfg(feature = "web")]
pub use columns_view::Columns;
