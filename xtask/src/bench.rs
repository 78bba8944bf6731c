//! Prints the figures: sizes of the built site, times of the core, times in a browser.

use crate::build::{self, Site};
use crate::project;
use crate::serve;
use crate::setup;
use crate::shell::{Outcome, run, say};
use std::path::PathBuf;

/// Prints the figures of one kind, or of all kinds if none is named.
pub fn figures(kind: Option<&str>, site: Site) -> Outcome {
    match kind {
        Some("size") => sizes(site),
        Some("native") => native(),
        Some("browser") => browser(site),
        Some("engine") => {
            setup::chromium()?;
            engine()
        }
        None => {
            sizes(site)?;
            native()?;
            browser(Site::AsBuilt)
        }
        Some(other) => Err(format!(
            "there are no figures of the kind `{other}`; there are size, native, browser and engine"
        )),
    }
}

fn sizes(site: Site) -> Outcome {
    compressed(site)?;
    // wasm-opt takes the names away; what Trunk hands it still has them.
    let named = project::target().join("wasm-bindgen/release/loadmap-web_bg.wasm");
    if named.is_file() {
        run(project::node("benches/crates.js").arg(named))?;
    }
    Ok(())
}

/// Prints the sizes and gives a copy of the site with everything compressed, as a good host sends it.
fn compressed(site: Site) -> Outcome<PathBuf> {
    setup::node()?;
    let dist = build::site(site)?;
    let copy = project::root().join("target/bench-site");
    say("Sizes of the built site");
    run(project::node("benches/compress.js").arg(dist).arg(&copy))?;
    Ok(copy)
}

fn native() -> Outcome {
    say("Times of the core, native (compiled as the command line is)");
    run(project::cargo().args([
        "bench",
        "--quiet",
        "--no-default-features",
        "--bench",
        "native",
    ]))?;
    say("Schedules: quality and time on generated problems; this takes some minutes");
    run(project::cargo().args([
        "bench",
        "--quiet",
        "--no-default-features",
        "--bench",
        "schedule",
    ]))
}

fn browser(site: Site) -> Outcome {
    setup::chromium()?;
    let site = compressed(site)?;
    let address = serve::start(serve::Site::new(&site, "/")?, 0)?;
    say("Times in a browser; this takes a minute");
    run(project::node("benches/browser.js").arg(address))?;
    engine()
}

/// How good and how fast schedules and forecasts are in a browser.
fn engine() -> Outcome {
    let folder = crate::engine::for_benches()?;
    let address = serve::start(serve::Site::new(&folder, "/")?, 0)?;
    run(project::node("benches/engine.js").arg(address))
}

/// Takes a picture of every page into `target/look/`.
pub fn pictures(states: &[String], site: Site) -> Outcome {
    setup::chromium()?;
    let dist = build::site(site)?;
    let address = serve::start(serve::Site::new(&dist, "/")?, 0)?;
    let folder = project::root().join("target/look");
    say("Taking pictures of every page");
    run(project::node("tests/browser/look.js")
        .arg(address)
        .arg(folder)
        .args(states))
}
