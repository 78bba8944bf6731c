//! What the sections have in common.

use crate::app::ui::Segment;

/// The states of something as segments to choose from.
pub fn states<T: Copy>(
    all: &[T],
    id: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Vec<Vec<Segment>> {
    let all = all.iter();
    let all = all.map(|&state| Segment::new(id(state), name(state)));
    vec![all.collect()]
}
