//! The content: maturity model, initiatives, indicators, governance, documents, samples.
//!
//! Experts edit the files in `content/`; `build.rs` checks them and writes one compact blob, which
//! [`Catalog::read`] turns into plain tables. All text is borrowed from the blob, references
//! between entries are [`Idx`], and there are no floats: units stand at each field.

pub mod assessment;
pub mod blob;
pub mod document;
pub mod index;
pub mod kind;
pub mod organisation;
pub mod planning;
pub mod tables;

pub use assessment::*;
pub use blob::CatalogError;
pub use document::*;
pub use index::{Code, Coded, Entry, Idx, Table};
pub use kind::Kind;
pub use organisation::*;
pub use planning::*;
pub use tables::{Catalog, Model};
