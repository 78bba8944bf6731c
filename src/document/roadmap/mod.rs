//! The roadmap: what will be done, in which order, for what result and cost.

use super::shared::front;
use super::writer::Writer;

/// Title and metadata.
pub fn front(w: &mut Writer) {
    front::title(w, Vec::new());
    front::draft(w);
}

/// What writes a section.
pub fn section(_: &str) -> Option<fn(&mut Writer)> {
    None
}
