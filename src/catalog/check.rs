//! What must be true of the content beyond the form of each entry.
//!
//! The build calls this for the files in `content/`, and the tests for content they broke on
//! purpose. Each function looks at one kind of entry and notes what is wrong with it.

mod examples;
mod model;
mod organisation;
mod planning;

use super::author::Author;
use super::index::{Entry, Idx};
use super::planning::Pert;
use super::stored::Tabled;
use super::tables::Catalog;

/// Notes every fault of content whose entries could all be read.
pub(super) fn check(catalog: &Catalog, author: &mut Author) {
    model::check(catalog, author);
    planning::check(catalog, author);
    organisation::check(catalog, author);
    examples::check(catalog, author);
}

/// Notes a fault of a table's entry if a condition does not hold.
fn must<T: Tabled>(holds: bool, at: usize, author: &mut Author, message: impl FnOnce() -> String) {
    if !holds {
        author.fault_of::<T>(at, message());
    }
}

/// The values of a table's entries begin at `first` and rise.
fn must_rise<T: Tabled>(first: u32, values: impl Iterator<Item = u32>, author: &mut Author) {
    let mut least = first;
    for (at, value) in values.enumerate() {
        let fits = if at == 0 {
            value == first
        } else {
            value >= least
        };
        must::<T>(fits, at, author, || match at {
            0 => "the first entry of its kind must begin at the lowest value".to_owned(),
            _ => "must begin above the entry before it".to_owned(),
        });
        least = value.saturating_add(1);
    }
}

/// A rating is from 1 to 5.
fn must_rate<T: Tabled>(name: &str, rating: u8, at: usize, author: &mut Author) {
    must::<T>((1..=5).contains(&rating), at, author, || {
        format!("{name} is {rating}, it must be from 1 to 5")
    });
}

/// Shares add up to 100 per cent.
fn must_add_up<T: Tabled>(
    what: &str,
    shares: impl Iterator<Item = u8>,
    at: usize,
    author: &mut Author,
) {
    let sum: u32 = shares.map(u32::from).sum();
    must::<T>(sum == 100, at, author, || {
        format!("{what} add up to {sum}, they must add up to 100")
    });
}

/// Estimates rise from optimistic over likely to pessimistic.
fn must_range<T: Tabled>(what: &str, pert: &Pert, at: usize, author: &mut Author) {
    let Pert { o, m, p } = *pert;
    must::<T>(o <= m && m <= p, at, author, || {
        format!("{what} is {o}, {m}, {p}; optimistic, likely and pessimistic must not fall")
    });
}

/// Following references never leads back to where it began.
fn must_not_circle<T: Entry + Tabled>(
    what: &str,
    entries: &[T],
    next: impl Fn(&T) -> &[Idx<T>],
    author: &mut Author,
) {
    // Remove, again and again, whatever refers only to what is removed already.
    let mut open: Vec<bool> = entries.iter().map(|_| true).collect();
    loop {
        let done = (0..entries.len())
            .find(|&at| open[at] && next(&entries[at]).iter().all(|idx| !open[idx.position()]));
        match done {
            Some(at) => open[at] = false,
            None => break,
        }
    }
    let Some(start) = open.iter().position(|open| *open) else {
        return;
    };
    // Everything still open refers to something open: walking on must come back.
    let mut walk = vec![start];
    loop {
        let here = walk[walk.len() - 1];
        let open_next = next(&entries[here])
            .iter()
            .map(|idx| idx.position())
            .find(|&at| open[at]);
        let Some(there) = open_next else { return };
        if let Some(first) = walk.iter().position(|&at| at == there) {
            let ids: Vec<_> = walk[first..].iter().map(|&at| entries[at].id()).collect();
            let circle = format!("{what} go in a circle: {}, {}", ids.join(", "), ids[0]);
            author.fault_of::<T>(there, circle);
            return;
        }
        walk.push(there);
    }
}
