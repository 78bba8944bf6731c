//! A store that forgets: where the browser gives none, and in tests.

use super::shelf::{Fault, Store};
use crate::sorted::Map;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Texts by key, as long as the page is open.
#[derive(Default)]
pub struct Memory(Mutex<Map<String, String>>);

impl Memory {
    fn map(&self) -> MutexGuard<'_, Map<String, String>> {
        // Nothing panics while it holds the lock; if it did, the map is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.map().get(key).cloned())
    }
    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.map().insert(key.to_owned(), value.to_owned());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.map().remove(key);
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.map().keys().cloned().collect())
    }
}
