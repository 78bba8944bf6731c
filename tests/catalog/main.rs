//! The content that ships, and the reader, checker and blob behind it.

mod blob;
mod broken;
mod examples;
mod frozen;
mod shipped;
mod unsound;

use std::fs;
use std::path::Path;

use loadmap::catalog::author::SourceFile;

/// The content files as they stand in the project.
fn content_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.push(SourceFile {
                    path: name.replace('\\', "/"),
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    files
}
