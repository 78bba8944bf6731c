//! Builds the release site into `dist/`: one style sheet, then Trunk with the tools that set-up has found.

use crate::engine;
use crate::project;
use crate::setup;
use crate::shell::{Outcome, run, say};
use crate::split;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, iter};

/// Which site a task works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The one to publish, built now.
    Release,
    /// One that is built quickly, large and slow, to try a change on.
    Quick,
    /// Whatever `dist/` holds.
    AsBuilt,
}

/// Builds the site, or takes it as it was built before, and gives the folder it is in.
pub fn site(site: Site) -> Outcome<PathBuf> {
    if site == Site::AsBuilt {
        return Ok(project::dist());
    }
    setup::wasm_target()?;
    setup::node_packages()?;
    let trunk = setup::trunk()?;
    let wasm_bindgen = setup::wasm_bindgen()?;

    let root = project::root();
    let how: &[&str] = match site {
        Site::Quick => {
            say("Building a quick site: for trying, not for publishing");
            &["--cargo-profile", "quick"]
        }
        _ => {
            say("Building the release site");
            &["--release", "--cargo-profile", "web", "--features", "split"]
        }
    };
    join_styles(&root.join("style"), &root.join("target/site.css"))?;
    // Trunk runs offline so that it takes these tools and downloads none; the crates have to be here before.
    run(project::cargo().args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]))?;
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = [wasm_bindgen, root.join("node_modules/.bin")];
    let path = env::join_paths(folders.into_iter().chain(env::split_paths(&inherited)))
        .map_err(|e| format!("PATH cannot be extended: {e}"))?;
    let mut build = Command::new(trunk.join("trunk"));
    build
        .args(["build", "--offline", "--log", "error"])
        .args(how)
        .current_dir(&root)
        .env("PATH", path)
        .env_remove("NO_COLOR"); // Trunk takes only `true` and `false` there and stops at `1`
    let mark = engine::mark()?;
    build.env(engine::BUILD, &mark);
    if site == Site::Release {
        build.env("CARGO_ENCODED_RUSTFLAGS", release_flags(&root)?);
    }
    run(&mut build)
        .map_err(|e| format!("the site could not be built; what stopped it stands above ({e})"))?;
    if site == Site::Release {
        split::into_parts(&project::dist())?;
    }
    engine::into_site(site, &project::dist(), &mark)?;
    Ok(project::dist())
}

/// Compiler flags of the release: what cutting the program into parts needs, and [`remapped`] folders.
fn release_flags(root: &Path) -> Outcome<OsString> {
    let mut flags = OsString::from(split::LINKER_FLAG);
    flags.push(remapped(root)?);
    Ok(flags)
}

/// Compiler flags that leave this machine's folders out of the messages compiled into a program, so that the same source
/// gives the same bytes anywhere. They go behind another flag.
pub fn remapped(root: &Path) -> Outcome<OsString> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or("there is no home folder: set CARGO_HOME to cargo's folder")?;
    let mut flags = OsString::new();
    for (folder, name) in [
        (cargo_home.join("registry/src"), "crates"),
        (root.to_path_buf(), "loadmap"),
    ] {
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(folder);
        flags.push(format!("={name}"));
    }
    Ok(flags)
}

/// Writes all style sheets as one file: one request that holds up the first paint, not one for each.
///
/// The order of files is alphabetic. It means nothing between layers, for `layers.css`, which puts them in order, comes
/// first; within a layer of several files (`controls-…`) a later file wins, as a later line of one file does.
fn join_styles(folder: &Path, target: &Path) -> Outcome {
    let cannot_read = |e| format!("{} could not be read: {e}", folder.display());
    let mut sheets: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(cannot_read)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    sheets.sort();
    let order = folder.join("layers.css");
    let mut joined = String::new();
    for sheet in iter::once(&order).chain(sheets.iter().filter(|sheet| **sheet != order)) {
        joined.push_str(
            &fs::read_to_string(sheet)
                .map_err(|e| format!("{} could not be read: {e}", sheet.display()))?,
        );
    }
    let written = fs::create_dir_all(target.parent().unwrap_or(folder))
        .and_then(|()| fs::write(target, joined));
    written.map_err(|e| format!("{} could not be written: {e}", target.display()))
}
