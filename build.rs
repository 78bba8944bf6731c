//! Checks the content files and packs them into the blob and the long texts that the library carries.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use catalog::author::{self, SourceFile};

/// The catalogue's own code, compiled a second time for the build: the same types write the blob
/// that the library reads. What only the library needs is unused here.
#[path = "src/catalog"]
#[allow(dead_code)]
mod catalog {
    pub mod assessment;
    pub mod author;
    pub mod authored;
    pub mod blob;
    pub mod check;
    pub mod declare;
    pub mod document;
    pub mod example;
    pub mod index;
    pub mod long;
    pub mod organisation;
    pub mod pert;
    pub mod planning;
    pub mod stored;
    pub mod tables;

    /// The long texts of this build are still to be written.
    mod texts {
        pub(super) fn at(_place: u16) -> &'static str {
            ""
        }
    }
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=content");
    let mut files = Vec::new();
    collect(Path::new("content"), &mut files)?;
    match author::load(files) {
        Ok(catalog) => {
            let directory = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
            let directory = PathBuf::from(directory);
            fs::write(directory.join("texts.txt"), catalog.write_long_texts())?;
            fs::write(directory.join("catalog.bin"), catalog.write())
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            process::exit(1);
        }
    }
}

/// Reads every content file below a folder.
fn collect(folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(SourceFile {
                path: path.to_string_lossy().replace('\\', "/"),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    Ok(())
}
