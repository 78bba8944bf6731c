//! What can be done to a list of a person's own items.

use super::Rejection;
use crate::plan::ItemId;
use crate::plan::refs::Item;

/// One change to a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit<T> {
    /// Adds an item at the end; it gets a new number.
    Add(T),
    /// Puts the item in place of the one with its number.
    Put(T),
    /// Removes an item.
    Remove(ItemId),
    /// Moves an item to a place in the list, from 0.
    Move(ItemId, usize),
    /// Adds a copy behind an item, with a new number.
    Duplicate(ItemId),
}

impl<T> Edit<T> {
    /// The same change with another kind of item.
    pub fn map<U>(self, item: impl FnOnce(T) -> U) -> Edit<U> {
        match self {
            Edit::Add(new) => Edit::Add(item(new)),
            Edit::Put(new) => Edit::Put(item(new)),
            Edit::Remove(id) => Edit::Remove(id),
            Edit::Move(id, to) => Edit::Move(id, to),
            Edit::Duplicate(id) => Edit::Duplicate(id),
        }
    }
}

impl<T: Item + Clone> Edit<T> {
    /// The list after the change. `next` is the plan's counter of item numbers.
    ///
    /// # Errors
    /// [`Rejection::Gone`] when the item is not in the list.
    pub(super) fn apply(&self, list: &mut Vec<T>, next: &mut u32) -> Result<(), Rejection> {
        let place = |list: &[T], id: ItemId| {
            list.iter()
                .position(|item| item.id() == id)
                .ok_or(Rejection::Gone(id))
        };
        match self {
            Edit::Add(item) => list.push(with_new_id(item, next)),
            Edit::Put(item) => {
                let at = place(list, item.id())?;
                list[at] = item.clone();
            }
            Edit::Remove(id) => {
                let at = place(list, *id)?;
                list.remove(at);
            }
            Edit::Move(id, to) => {
                let at = place(list, *id)?;
                let item = list.remove(at);
                list.insert((*to).min(list.len()), item);
            }
            Edit::Duplicate(id) => {
                let at = place(list, *id)?;
                let copy = with_new_id(&list[at], next);
                list.insert(at + 1, copy);
            }
        }
        Ok(())
    }
}

/// A copy with the next free number.
pub(super) fn with_new_id<T: Item + Clone>(item: &T, next: &mut u32) -> T {
    let mut item = item.clone();
    item.set_id(ItemId(*next));
    *next = next.saturating_add(1);
    item
}
