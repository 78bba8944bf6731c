//! `loadmap docs`: the documents of a plan as files in a folder.

use super::{Failure, input};
use crate::catalog::Catalog;
use crate::document;
use crate::insight::Insight;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;

/// Writes the documents into `folder` and answers with their names, one a line.
pub(super) fn run(
    catalog: &'static Catalog,
    path: &Path,
    folder: &Path,
) -> Result<String, Failure> {
    let plan = Arc::new(input::open(catalog, path)?.plan);
    let documents = document::all(&Insight::new(catalog, plan));
    let files = documents
        .iter()
        .map(|document| (document.file_name, document::markdown(document)));
    write_all(folder, &files.collect::<Vec<_>>())
}

/// Writes every file or none: all under passing names first, then each gets
/// its own.
fn write_all(folder: &Path, files: &[(&str, String)]) -> Result<String, Failure> {
    fs::create_dir_all(folder).map_err(|error| could_not(folder, &error))?;
    let mut passing = Passing(Vec::new());
    for (name, text) in files {
        let target = folder.join(name);
        if target.is_dir() {
            return Err(Failure::Unusable(format!(
                "{}: is a folder, where the document should go. Move it, or name another folder with --out.",
                input::name(&target)
            )));
        }
        let path = folder.join(format!(".{name}.{}.tmp", process::id()));
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(|error| could_not(folder, &error))?;
        passing.0.push(path);
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|error| could_not(&target, &error))?;
    }
    let mut written = String::new();
    for ((name, _), path) in files.iter().zip(&passing.0) {
        let target = folder.join(name);
        fs::rename(path, &target).map_err(|error| could_not(&target, &error))?;
        written.push_str(&format!("{}\n", input::name(&target)));
    }
    Ok(written)
}

/// Files under passing names; what is left of them goes in the end.
struct Passing(Vec<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        for path in &self.0 {
            // Those that got their own names are not there any more.
            let _ = fs::remove_file(path);
        }
    }
}

fn could_not(path: &Path, error: &io::Error) -> Failure {
    let name = input::name(path);
    Failure::Unusable(match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!("{name}: you may not write here. Name another folder with --out.")
        }
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            format!("{name}: is no folder. Name a folder with --out.")
        }
        io::ErrorKind::StorageFull => {
            format!("{name}: the disk is full. Make room, then try again.")
        }
        _ => format!("{name}: could not be written ({error}). Check the folder."),
    })
}
