//! Questions about a plan whose answers take longer than a frame: a long search for a schedule,
//! many samples, scenarios side by side.
//!
//! ```text
//!  page ──► Ask + plan ──► worker: Engine::begin, Engine::step … ──► Reply ──► page
//! ```
//!
//! Pure, as all of the core: whoever runs an [`Engine`] decides when it goes on. In a browser that
//! is a worker (`src/bin/engine.rs`), or the page itself between two frames where there is none.
//! The newest question of a [`Lane`] replaces the one before; lanes take turns.

mod answers;
mod ask;
mod job;
pub mod words;

pub use ask::{Ask, Better, Lane, Reply};
pub use job::{Engine, Pace};

/// What tells this build from another: page and worker must be of one. Builds without a mark fit each other.
pub const BUILD: &str = match option_env!("LOADMAP_BUILD") {
    Some(mark) => mark,
    None => "unmarked",
};
