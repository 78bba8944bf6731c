//! Where things are, and which versions the project's own files ask for.

use crate::shell::Outcome;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The project's top folder.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map(Path::to_path_buf).unwrap_or(xtask)
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Tools are kept here by name and version, so that a person's own installs stay untouched and a fresh clone finds
/// them again.
pub fn tools() -> Outcome<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or("there is no home folder to keep tools in: set XDG_CACHE_HOME to a folder")?;
    Ok(cache.join("loadmap").join("tools"))
}

/// The same cargo that runs this program, in the project's top folder.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Where cargo puts what it compiles.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Node.js with one of the project's own scripts, in the project's top folder.
pub fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(root().join(script)).current_dir(root());
    command
}

/// Reads a file of the project.
pub fn read(path: &str) -> Outcome<String> {
    fs::read_to_string(root().join(path)).map_err(|e| format!("{path} could not be read: {e}"))
}

/// The version of a package that Cargo.lock has settled on.
pub fn locked_version(package: &str) -> Outcome<String> {
    version_in_lock(&read("Cargo.lock")?, package).ok_or(format!(
        "Cargo.lock names no version of {package}: run `cargo update --workspace`"
    ))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let after = lock.split_once(&entry)?.1;
    Some(after.split_once('"')?.0.to_owned())
}

/// The version of Trunk that Trunk.toml insists on.
pub fn trunk_version() -> Outcome<String> {
    version_in_trunk_toml(&read("Trunk.toml")?)
        .ok_or("Trunk.toml has no line `trunk-version = \"=…\"`: put it back".to_owned())
}

fn version_in_trunk_toml(text: &str) -> Option<String> {
    let line = text
        .lines()
        .find(|line| line.starts_with("trunk-version"))?;
    Some(line.split_once("\"=")?.1.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }

    #[test]
    fn trunk_toml_gives_the_exact_version() {
        let toml = "# Build of the site\ntrunk-version = \"=0.21.14\"\n\n[build]\n";
        assert_eq!(version_in_trunk_toml(toml).as_deref(), Some("0.21.14"));
        assert_eq!(version_in_trunk_toml("trunk-version = \"^0.21\"\n"), None);
    }
}
