//! What differs in WebAssembly: `usize` has 32 bits, and a stack that overflows ends the program.
//! Runs under Node (`cargo xtask test --only wasm`); on other targets there is nothing to run.
#![cfg(target_arch = "wasm32")]

use loadmap::catalog::{BUILT_IN, Catalog};
use loadmap::exchange::file;
use loadmap::insight::Insight;
use loadmap::plan::{Date, preset};
use loadmap::record::Json;
use loadmap::record::parse::Unreadable;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn deep_nesting_is_refused_before_the_stack_is_used_up() {
    for (open, close) in [("[", "]"), ("{\"a\":[", "]}")] {
        let bomb = open.repeat(100_000) + &close.repeat(100_000);
        assert_eq!(Json::parse(&bomb), Err(Unreadable::TooDeep), "{open}");
    }
}

#[wasm_bindgen_test]
fn integers_wider_than_a_pointer_survive() {
    for number in [
        i64::from(u32::MAX) + 1,
        -4_294_967_297,
        9_007_199_254_740_991,
    ] {
        assert_eq!(Json::parse(&number.to_string()), Ok(Json::int(number)));
    }
}

#[wasm_bindgen_test]
fn every_preset_can_be_planned_and_comes_back_from_its_file() {
    let catalog: &Catalog = Box::leak(Box::new(Catalog::read(BUILT_IN).unwrap()));
    let start = Date::new(2027, 1, 4).unwrap();
    for idx in catalog.presets.indices() {
        let plan = preset::from_preset(catalog, idx, &"0".repeat(32), start);
        let text = file::write(&plan);
        let opened = file::read(text.as_bytes(), catalog).unwrap();
        assert_eq!(opened.plan, plan);
        assert_eq!(file::write(&opened.plan), text);
        let insight = Insight::new(catalog, Arc::new(plan));
        assert!(!insight.proposal().as_ref().unwrap().items.is_empty());
    }
}
