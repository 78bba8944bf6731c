//! Builds the engine, which searches and simulates in a worker, and puts it into the site.
//!
//! It is a program of its own: compiled for speed and with SIMD, loaded when it is first asked. Trunk leaves the files of
//! workers without a mark of what is in them, so that is done here; page and engine compare their builds all the same.

use crate::build::{Site, remapped};
use crate::project;
use crate::setup;
use crate::shell::{Outcome, capture, run, say};
use crate::split::minify;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program's name, as wasm-bindgen writes it.
const NAME: &str = "loadmap-engine";
/// The worker's script, in `public/`.
const SCRIPT: &str = "engine.js";
/// Where the page says which file the worker is.
const PLACE: &str = "./engine.js";
/// What tells one build from another, for page and engine.
pub const BUILD: &str = "LOADMAP_BUILD";

/// A mark of everything that page and engine are made from.
pub fn mark() -> Outcome<String> {
    let root = project::root();
    let mut hasher = DefaultHasher::new();
    for folder in ["src", "content"] {
        hash(&root.join(folder), &mut hasher)?;
    }
    for file in ["Cargo.toml", "Cargo.lock", "build.rs"] {
        project::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash(folder: &Path, hasher: &mut DefaultHasher) -> Outcome {
    let cannot_read = |e| format!("{} could not be read: {e}", folder.display());
    let entries = fs::read_dir(folder).map_err(cannot_read)?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, hasher)?;
        } else {
            path.file_name().hash(hasher);
            fs::read(&path).map_err(cannot_read)?.hash(hasher);
        }
    }
    Ok(())
}

/// Builds the engine and puts it into the site; `mark` is that of the page.
pub fn into_site(site: Site, dist: &Path, mark: &str) -> Outcome {
    say("Building the engine that searches and simulates in a worker");
    let folder = compiled(NAME, "engine", site, mark)?;
    place(site, &folder, dist)
}

/// Builds a page around the scheduler and the simulation, for measuring them in a browser. Gives its folder.
pub fn for_benches() -> Outcome<PathBuf> {
    const NAME: &str = "bench-engine";
    say("Building scheduler and simulation as the worker has them");
    let folder = compiled(NAME, "bench", Site::Release, "")?;
    let script = format!(
        "import init, * as engine from './{NAME}.js';\nawait init();\nglobalThis.engine = engine;\n"
    );
    let page =
        "<!doctype html><title>Bench</title><script type=\"module\" src=\"bench.js\"></script>";
    for (name, text) in [("bench.js", script.as_str()), ("index.html", page)] {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(folder)
}

/// Compiles a program for speed and with SIMD, with the JavaScript beside it. Gives the folder both are in.
fn compiled(name: &str, feature: &str, site: Site, mark: &str) -> Outcome<PathBuf> {
    let profile = match site {
        Site::Quick => "quick",
        _ => "engine",
    };
    let mut flags = OsString::from("-Ctarget-feature=+simd128");
    flags.push(remapped(&project::root())?);
    run(project::cargo()
        .args(["build", "--quiet", "--target", setup::TARGET])
        .args(["--profile", profile, "--no-default-features"])
        .args(["--features", feature, "--bin", name])
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .env(BUILD, mark))
    .map_err(|e| format!("{name} could not be built; what stopped it stands above ({e})"))?;
    let built = project::target().join(setup::TARGET).join(profile);
    let folder = project::target().join(feature);
    let _ = fs::remove_dir_all(&folder); // what a run before has left
    let tool = setup::wasm_bindgen()?.join("wasm-bindgen");
    capture(
        Command::new(tool)
            .args(["--target", "web", "--no-typescript", "--out-name", name])
            .arg("--out-dir")
            .arg(&folder)
            .arg(built.join(format!("{name}.wasm"))),
    )?;
    if site == Site::Release {
        shrink(&folder.join(format!("{name}_bg.wasm")))?;
    }
    Ok(folder)
}

/// Makes the program small, without making it slow.
fn shrink(wasm: &Path) -> Outcome {
    let mut optimise = project::node("node_modules/binaryen/bin/wasm-opt");
    optimise
        .args(["-O3", "--strip-debug", "--strip-producers"])
        .args(crate::split::FEATURES)
        .arg("--enable-simd")
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    capture(&mut optimise).map(drop)
}

/// Puts the engine's files into the site under names that change with what is in them.
fn place(site: Site, folder: &Path, dist: &Path) -> Outcome {
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let (program, glue) = (format!("{NAME}_bg.wasm"), format!("{NAME}.js"));
    let mut files = vec![
        (program.clone(), read(&folder.join(&program))?),
        (glue.clone(), read(&folder.join(&glue))?),
        (
            SCRIPT.to_owned(),
            read(&project::root().join("public").join(SCRIPT))?,
        ),
    ];
    let mut hasher = DefaultHasher::new();
    files.iter().for_each(|(_, bytes)| bytes.hash(&mut hasher));
    let mark = format!("{:016x}", hasher.finish());
    let renamed = |name: &str| match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{mark}.{extension}"),
        None => name.to_owned(),
    };
    for (name, bytes) in &mut files {
        let target = dist.join(renamed(name));
        if name.ends_with(".js") {
            let mut text =
                String::from_utf8(std::mem::take(bytes)).map_err(|e| format!("{name}: {e}"))?;
            for other in [&program, &glue] {
                text = text.replace(other.as_str(), &renamed(other));
            }
            *bytes = text.into_bytes();
        }
        fs::write(&target, bytes).map_err(|e| format!("{}: {e}", target.display()))?;
        if name.ends_with(".js") && site == Site::Release {
            minify(&target)?;
        }
    }
    let page = dist.join("index.html");
    let html = String::from_utf8(read(&page)?).map_err(|e| format!("index.html: {e}"))?;
    if html.matches(PLACE).count() != 1 {
        return Err(format!(
            "index.html has no place for the engine: put `<meta name=\"engine\" content=\"{PLACE}\">` back"
        ));
    }
    let html = html.replace(PLACE, &format!("./{}", renamed(SCRIPT)));
    fs::write(&page, html).map_err(|e| format!("{}: {e}", page.display()))
}
