//! The worker's program: answers questions about plans while the page goes on.
//!
//! `public/engine.js` calls what is exported here: it hands over questions, lets the engine go on
//! between two messages, and hands answers back.

use loadmap::catalog::{BUILT_IN, Catalog};
use loadmap::engine::words::{Reader, Words};
use loadmap::engine::{Ask, Engine, Lane, Pace, Reply};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = RefCell::new(engine());
}

fn engine() -> Option<Engine> {
    let catalog = Catalog::read(BUILT_IN).ok()?;
    Some(Engine::new(Box::leak(Box::new(catalog)), Pace::Beside))
}

fn with<T: Default>(run: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with_borrow_mut(|engine| engine.as_mut().map(run).unwrap_or_default())
}

fn words(reply: &Reply) -> Vec<f64> {
    let mut words = Vec::new();
    reply.put(&mut words);
    words
}

/// The build, which must be that of the page.
#[wasm_bindgen]
#[must_use]
pub fn build() -> String {
    loadmap::engine::BUILD.to_owned()
}

/// Takes a question about a plan; false if it is none.
#[wasm_bindgen]
pub fn begin(ask: &[f64], plan: &str) -> bool {
    let ask = Ask::take(&mut Reader::new(ask));
    ask.is_some_and(|ask| with(|engine| engine.begin(ask, plan).is_ok()))
}

/// Goes on for some milliseconds; gives an answer if there is one.
#[wasm_bindgen]
#[must_use]
pub fn step() -> Option<Vec<f64>> {
    with(Engine::step).as_ref().map(words)
}

/// Stops what a lane, by its number, is about; a search answers with the best it has.
#[wasm_bindgen]
#[must_use]
pub fn stop(lane: usize) -> Option<Vec<f64>> {
    let lane = *Lane::ALL.get(lane)?;
    with(|engine| engine.stop(lane)).as_ref().map(words)
}

/// Whether nothing is left to do.
#[wasm_bindgen]
#[must_use]
pub fn is_idle() -> bool {
    with(|engine| u8::from(engine.is_idle())) == 1
}

fn main() {}
