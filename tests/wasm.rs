//! What differs in WebAssembly: `usize` has 32 bits, and a stack that overflows ends the program.
//! Runs under Node (`cargo xtask test --only wasm`); on other targets there is nothing to run.
#![cfg(target_arch = "wasm32")]

use loadmap::record::Json;
use loadmap::record::parse::Unreadable;
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
