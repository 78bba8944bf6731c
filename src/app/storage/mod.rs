//! What the browser keeps, and the only code that touches its storage.
//!
//! Reading order: [`slot`] (one stored plan), [`shelf`] (all of them), `local`
//! (the browser's own store). The first two are pure and tested natively.

#[cfg(feature = "web")]
mod local;
pub mod memory;
pub mod shelf;
pub mod slot;
#[cfg(test)]
mod tests;

#[cfg(feature = "web")]
pub use local::{Local, shelf_of_this_page};
pub use shelf::{Entry, Fault, Shelf, Store, Trouble};
pub use slot::{Label, Unreadable, Version};
