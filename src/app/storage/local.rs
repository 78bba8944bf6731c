//! The browser's own store, through gloo-storage.

use super::memory::Memory;
use super::shelf::{Fault, Shelf, Store};
use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::window;
use web_sys::Storage;

/// Name of the key that holds the id of the plan that is open.
const OPEN: &str = "open";

/// Local storage, or a store that forgets where the browser blocks it.
pub enum Local {
    /// The browser's local storage.
    Browser,
    /// Nothing is kept beyond this page.
    Forgetful(Memory),
}

/// The shelf of the page that is open now. With `forgetful`, the browser's store
/// is not used.
#[must_use]
pub fn shelf_of_this_page(forgetful: bool) -> Shelf<Local> {
    let path = window().location().pathname().unwrap_or_default();
    // index.html and the folder it lies in are the same page.
    let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
    let store = match Local::Browser.keys() {
        Ok(_) if !forgetful => Local::Browser,
        _ => Local::Forgetful(Memory::default()),
    };
    Shelf::new(store, folder)
}

/// The browser's store. `raw` throws where the browser blocks it, so the
/// browser is asked first.
fn storage() -> Result<Storage, Fault> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(Fault::Blocked),
    }
}

impl Shelf<Local> {
    /// The plan that was open last: in this tab, or else in any.
    #[must_use]
    pub fn last_open(&self) -> Option<String> {
        let session = window().session_storage().ok().flatten();
        let in_tab = session.and_then(|store| store.get_item(&self.key(OPEN)).ok().flatten());
        in_tab.or_else(|| self.setting(OPEN))
    }

    /// Notes which plan is open.
    pub fn set_last_open(&self, id: &str) {
        self.set_setting(OPEN, id);
        if let Ok(Some(session)) = window().session_storage() {
            // A comfort only: without it, this tab opens what any tab opened last.
            let _ = session.set_item(&self.key(OPEN), id);
        }
    }
}

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        match self {
            Local::Browser => storage()?.get_item(key).map_err(|_| Fault::Blocked),
            Local::Forgetful(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        match self {
            // Browsers disagree on the name of "full": any refusal is that.
            Local::Browser => storage()?.set_item(key, value).map_err(|_| Fault::Full),
            Local::Forgetful(memory) => memory.set(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        match self {
            Local::Browser => storage()?.remove_item(key).map_err(|_| Fault::Blocked),
            Local::Forgetful(memory) => memory.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        match self {
            Local::Browser => {
                let storage = storage()?;
                let count = storage.length().map_err(|_| Fault::Blocked)?;
                Ok((0..count)
                    .filter_map(|i| storage.key(i).ok().flatten())
                    .collect())
            }
            Local::Forgetful(memory) => memory.keys(),
        }
    }
}
