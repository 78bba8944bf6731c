//! Reading plan files.

use super::Failure;
use crate::catalog::Catalog;
use crate::exchange::file::{self, MAX_BYTES, Opened, Refusal};
use crate::record::Shown;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The plan in a file, or on standard input.
///
/// # Errors
/// When it can not be read, is not a plan or has problems.
pub(super) fn open(catalog: &Catalog, path: &Path) -> Result<Opened, Failure> {
    let name = name(path);
    let bytes =
        bytes(path).map_err(|error| Failure::Unusable(format!("{name}: {}", could_not(&error))))?;
    file::read(&bytes, catalog).map_err(|refusal| {
        let message = format!("{name}: {refusal}");
        match refusal {
            Refusal::Damaged(_) => Failure::Problems(message),
            _ => Failure::Unusable(message),
        }
    })
}

/// What messages call a file.
pub(super) fn name(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "Standard input".to_owned(),
        _ => path
            .to_string_lossy()
            .split(std::path::MAIN_SEPARATOR)
            .map(|part| Shown(part).to_string())
            .collect::<Vec<_>>()
            .join("/"),
    }
}

/// At most one byte more than a plan file may have.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    if path.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn could_not(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file. Check the name.".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder. Name the plan file in it.".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "you may not read this file. Change its permissions.".to_owned()
        }
        _ => format!("could not be read ({error}). Check the file."),
    }
}
