//! Charts: first where everything lies, in whole pixels, pure and tested
//! natively ([`axis`], [`rows`]); then the SVG that draws it. They know nothing of load
//! testing: names, dates and addresses in, pictures and links out.

pub mod axis;
pub mod columns;
pub mod rows;

#[cfg(feature = "web")]
mod columns_view;
#[cfg(feature = "web")]
pub mod steps;
#[cfg(feature = "web")]
mod timeline;

#[cfg(feature = "web")]
pub use columns_view::Columns;
#[cfg(feature = "web")]
pub use timeline::{Mark, Timeline, TimelineRow};
