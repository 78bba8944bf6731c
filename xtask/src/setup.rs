//! Installs what the other tasks need. Every step looks first, says what it installs and why, and leaves a person's
//! own installs alone.

use crate::project;
use crate::shell::{Outcome, capture, run, say};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The oldest Node.js that Playwright and binaryen run on.
const NODE_MAJOR: u32 = 20;

/// Everything that any task needs.
pub fn everything() -> Outcome {
    wasm_target()?;
    trunk()?;
    wasm_bindgen()?;
    node_packages()?;
    chromium()?;
    say("Everything is there.");
    Ok(())
}

/// The Rust standard library for the browser.
pub fn wasm_target() -> Outcome {
    let library =
        capture(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    say(format!(
        "Installing the Rust target {TARGET}: the app is compiled for the browser"
    ));
    run(Command::new("rustup").args(["target", "add", TARGET])).map_err(|e| {
        format!("{e}. Run `rustup target add {TARGET}`; without rustup, see https://rustup.rs")
    })
}

/// A component of the toolchain that a minimal rustup profile leaves out.
pub fn component(name: &str, subcommand: &str) -> Outcome {
    if capture(project::cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    say(format!(
        "Installing the Rust component {name}: `cargo {subcommand}` is one of the checks"
    ));
    run(Command::new("rustup").args(["component", "add", name]))
        .map_err(|e| format!("{e}. Run `rustup component add {name}`"))
}

/// Trunk, which puts the site together. Gives the folder it is in.
pub fn trunk() -> Outcome<PathBuf> {
    cargo_tool(&CargoTool {
        package: "trunk",
        version: project::trunk_version()?,
        binary: "trunk",
        locked: true,
        why: "it puts the site together",
    })
}

/// wasm-bindgen's command line in exactly the version the app is linked against. Gives the folder it is in.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    cargo_tool(&CargoTool {
        package: "wasm-bindgen-cli",
        version: project::locked_version("wasm-bindgen")?,
        binary: "wasm-bindgen",
        locked: false, // its own lock file names versions that have been withdrawn
        why: "it writes the JavaScript beside the WebAssembly and runs the WebAssembly tests",
    })
}

struct CargoTool {
    package: &'static str,
    version: String,
    binary: &'static str,
    locked: bool,
    why: &'static str,
}

fn cargo_tool(tool: &CargoTool) -> Outcome<PathBuf> {
    let CargoTool {
        package,
        version,
        binary,
        ..
    } = tool;
    let home = project::tools()?.join(format!("{package}-{version}"));
    let in_path = env::var_os("PATH").unwrap_or_default();
    let found = std::iter::once(home.join("bin"))
        .chain(env::split_paths(&in_path))
        .find(|folder| has_version(&folder.join(binary), version));
    if let Some(folder) = found {
        return Ok(folder);
    }
    say(format!(
        "Installing {package} {version}: {}. Compiling it takes 4 to 8 minutes, once",
        tool.why
    ));
    let mut install = project::cargo();
    install
        .args(["install", package, "--version", version, "--root"])
        .arg(&home);
    if tool.locked {
        install.arg("--locked");
    }
    install.env_remove("CARGO_TARGET_DIR");
    run(&mut install).map_err(|e| {
        format!("{package} {version} could not be installed. Check the network and the free disk space, then run this again ({e})")
    })?;
    Ok(home.join("bin"))
}

fn has_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && capture(Command::new(program).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
}

/// Packages for wasm-opt and the browser tests, as package-lock.json lists them.
pub fn node_packages() -> Outcome {
    node()?;
    let root = project::root();
    let lock = project::read("package-lock.json")?;
    // npm has no quick check of its own: a copy of the lock file tells what was installed last.
    let installed = root.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    say(
        "Installing Node packages into node_modules: wasm-opt makes the site small, Playwright and axe test it",
    );
    run(npm().arg("ci").current_dir(&root)).map_err(|e| {
        format!("{e}. Check the network and npm's registry settings, then run this again")
    })?;
    fs::write(&installed, lock)
        .map_err(|e| format!("{} could not be written: {e}", installed.display()))
}

/// Node.js with npm; a person has to install these.
pub fn node() -> Outcome {
    let remedy = format!(
        "Install Node.js {NODE_MAJOR} or later with npm (https://nodejs.org), then run this again"
    );
    let version = capture(Command::new("node").arg("--version"))
        .map_err(|_| format!("Node.js was not found. {remedy}"))?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        return Err(format!("Node.js {} is too old. {remedy}", version.trim()));
    }
    capture(npm().arg("--version"))
        .map_err(|_| format!("npm was not found beside Node.js. {remedy}"))?;
    Ok(())
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// A Chromium that Playwright can drive: one that is there, Playwright's own, or Debian's.
pub fn chromium() -> Outcome {
    node_packages()?;
    if starts_chromium() {
        return Ok(());
    }
    say("Installing Playwright's Chromium (about 170 MB): the tests run in a real browser");
    let own = run(project::node("node_modules/playwright/cli.js").args([
        "install",
        "--no-shell",
        "chromium",
    ]));
    if own.is_ok() && starts_chromium() {
        return Ok(());
    }
    if cfg!(target_os = "linux")
        && capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
    {
        say(
            "Playwright's Chromium does not start here; installing the system's package `chromium` instead",
        );
        let apt = |arguments: &[&str]| {
            run(Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        };
        let installed = apt(&["update", "-q"])
            .and_then(|()| apt(&["install", "-q", "-y", "--no-install-recommends", "chromium"]));
        if installed.is_ok() && starts_chromium() {
            return Ok(());
        }
    }
    Err("no Chromium starts here. Install your system's package `chromium`, or set LOADMAP_CHROMIUM to the path of \
         Chrome or Chromium 111 or later, then run this again"
        .to_owned())
}

fn starts_chromium() -> bool {
    capture(&mut project::node("tests/browser/chromium.js")).is_ok()
}
