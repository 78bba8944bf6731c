//! Builds the release site into `dist/`: one style sheet, then Trunk with the tools that set-up has found.

use crate::engine;
use crate::project;
use crate::setup;
use crate::shell::{Outcome, run, say};
use crate::split;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

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
    join_styles(&root)?;
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
    pages_later(&project::dist().join("index.html"))?;
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

/// How the files of `style/` that only pages after the first need are named.
const OF_PAGES: &str = "page-";

/// Writes the style sheets as two files, so that the first paint waits for one request: what every visit needs, and
/// what the pages need that nobody sees at first, which is fetched with the first of them.
///
/// The order of files is alphabetic. It means nothing between layers, for `layers.css`, which puts them in order, comes
/// first; within a layer of several files (`controls-…`) a later file wins, as a later line of one file does.
fn join_styles(root: &Path) -> Outcome {
    let folder = root.join("style");
    let cannot_read = |e| format!("{} could not be read: {e}", folder.display());
    let mut sheets: Vec<String> = fs::read_dir(&folder)
        .map_err(cannot_read)?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".css"))
        .collect();
    sheets.sort_by_key(|name| (name != "layers.css", name.clone()));
    let (of_pages, of_all): (Vec<_>, Vec<_>) = sheets
        .into_iter()
        .partition(|name| name.starts_with(OF_PAGES));
    let target = root.join("target");
    for (sheets, name) in [(of_all, "site.css"), (of_pages, "pages.css")] {
        let mut joined = String::new();
        for sheet in sheets {
            joined.push_str(&project::read(&format!("style/{sheet}"))?);
        }
        fs::create_dir_all(&target)
            .and_then(|()| fs::write(target.join(name), joined))
            .map_err(|e| format!("target/{name} could not be written: {e}"))?;
    }
    Ok(())
}

/// Leaves the address of the pages' style sheet in the page, for `boot.js` to fetch, instead of a link that holds up the
/// first paint.
fn pages_later(page: &Path) -> Outcome {
    let html = fs::read_to_string(page).map_err(|e| format!("index.html: {e}"))?;
    let link = html
        .find("/pages-")
        .and_then(|at| Some((html[..at].rfind("<link")?, at + html[at..].find('>')? + 1)))
        .ok_or("index.html does not link target/pages.css")?;
    let address = html[link.0..link.1]
        .split(['"', ' ', '='])
        .find(|word| word.contains("/pages-"))
        .ok_or("the link to target/pages.css has no address")?;
    let place = format!("<meta name=\"pages\" content=\"{address}\">");
    let html = format!("{}{place}{}", &html[..link.0], &html[link.1..]);
    fs::write(page, html).map_err(|e| format!("index.html: {e}"))
}
