//! The content: maturity model, initiatives, indicators, governance, documents, samples.
//!
//! Experts edit the files in `content/`; `build.rs` checks them and writes one compact blob, which
//! [`Catalog::read`] turns into plain tables. All text is borrowed from the blob, except long ones,
//! which stand in a second file and are fetched where they are printed ([`LongText`]). References
//! between entries are [`Idx`], and there are no floats: units stand at each field.

pub mod assessment;
#[cfg(not(target_arch = "wasm32"))]
pub mod author;
#[cfg(not(target_arch = "wasm32"))]
pub mod authored;
pub mod blob;
#[cfg(not(target_arch = "wasm32"))]
mod check;
mod declare;
pub mod document;
pub mod example;
pub mod index;
pub mod kind;
pub mod long;
pub mod organisation;
pub mod pert;
pub mod planning;
pub mod stored;
pub mod tables;
mod texts;

pub use assessment::*;
pub use blob::CatalogError;
pub use document::*;
pub use example::*;
pub use index::{Code, Coded, Entry, Idx, Table};
pub use kind::Kind;
pub use long::LongText;
pub use organisation::*;
pub use planning::*;
pub use tables::{Catalog, Model};

/// The blob of the content that this build was made with; [`Catalog::read`] reads it.
pub const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
