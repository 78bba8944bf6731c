//! Field tables: one description per record drives decoding with a place for
//! every problem, encoding, the JSON Schema and the packing of links.
//!
//! Reading order: [`json`] (the tree a file is), [`parse`] (how it is read),
//! [`place`] (where something is, and what is wrong there), [`field`] (what every
//! value can do), [`table`] (the macro [`record!`](crate::record!)), [`choices`]
//! and [`ids`] (the macros [`choices!`](crate::choices!) and
//! [`ids!`](crate::ids!)), [`basic`] (numbers, texts, lists, maps), [`pack`]
//! (bytes for links).

pub mod basic;
pub mod choices;
pub mod field;
pub mod ids;
pub mod json;
pub mod pack;
pub mod parse;
pub mod place;
pub mod table;

pub use field::{Field, Rule};
pub use json::Json;
pub use place::{Path, Problem, Problems, Shown};
