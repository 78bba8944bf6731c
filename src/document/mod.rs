//! The documents: a typed block tree, and Markdown made from it.
//!
//! Reading order: [`block`] (the tree), [`markdown`] (its back end), [`mermaid`] (diagrams).

pub mod block;
mod clean;
pub mod markdown;
pub mod mermaid;

pub use block::{Address, Align, Block, Diagram, Inline, Item, Table};
pub use markdown::markdown;
