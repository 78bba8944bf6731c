//! Cuts the program into a first part and parts that are loaded when they are first needed, at the functions marked in
//! `src/app/page/parts.rs`.
//!
//! Trunk puts the site together around the whole program; this replaces the program in `dist/` by its parts. What is
//! needed to start stays in the first part; what several parts share goes into parts of its own.

use crate::project;
use crate::setup;
use crate::shell::{Outcome, capture, say};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, thread};

/// The linker keeps the places where addresses stand; without them nothing can be moved to another part.
pub const LINKER_FLAG: &str = "-Clink-args=--emit-relocs";
/// The features of WebAssembly that every supported browser has and the program may use.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// The program's name, as Trunk and wasm-bindgen write it.
const NAME: &str = "loadmap-web";
/// The script that loads the parts.
const LOADER: &str = "__wasm_split.js";
/// How the splitter's script makes a part from what the host sent, and what takes its place: hosts that do not know the
/// type of WebAssembly serve the app too.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
const ANY_TYPE: &str = "made(src, imports)";
const MADE: &str = "async function made(src, imports) {
  const response = await src;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

/// How the splitter's script begins to fetch a part, and what takes its place. It fetches what a part needs at the same
/// time and looks at the part itself only when all of that is there: if nothing can be reached, it has given up by then,
/// and the browser reports that nobody looked.
const FETCH: &str = "const src = fetch(";
const WATCHED: &str = "const src = watched(";
const WATCH: &str = "function watched(address) {
  const src = fetch(address);
  src.catch(() => {});
  return src;
}
";

/// Replaces the program in the built site by its parts.
pub fn into_parts(dist: &Path) -> Outcome {
    let parts = project::target().join("parts");
    let _ = fs::remove_dir_all(&parts); // what a run before has left
    let program = project::target()
        .join(setup::TARGET)
        .join("web")
        .join(format!("{NAME}.wasm"));
    let program =
        fs::read(&program).map_err(|e| format!("{} could not be read: {e}", program.display()))?;
    say("Cutting the program into parts that load when they are needed");
    let first = parts.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&program);
    options.output_dir = &parts;
    options.main_out_path = &first;
    let main_module = format!("./{NAME}.js");
    options.main_module = &main_module;
    wasm_split_cli_support::transform(options)
        .map_err(|e| format!("the program could not be cut into parts: {e:#}"))?;
    bind(&first, &parts)?;
    fs::remove_file(&first).map_err(|e| format!("{}: {e}", first.display()))?;
    let files = files(&parts)?;
    shrink(&files)?;
    place(&files, dist)
}

/// Writes the JavaScript beside the first part.
fn bind(first: &Path, parts: &Path) -> Outcome {
    let tool = setup::wasm_bindgen()?.join("wasm-bindgen");
    capture(
        Command::new(tool)
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--keep-lld-exports",
                "--out-name",
                NAME,
            ])
            .arg("--out-dir")
            .arg(parts)
            .arg(first),
    )
    .map(drop)
}

/// Makes every part small: as many at a time as the computer has cores.
fn shrink(files: &[PathBuf]) -> Outcome {
    let wasm: Vec<_> = files
        .iter()
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
        .collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(file) =
                        wasm.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                    {
                        let mut optimise = project::node("node_modules/binaryen/bin/wasm-opt");
                        optimise
                            .args(["-Oz", "--strip-debug", "--strip-producers"])
                            .args(FEATURES)
                            .arg(file)
                            .arg("-o")
                            .arg(file);
                        capture(&mut optimise)?;
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| "wasm-opt could not be waited for".to_owned())?
        })
    })
}

/// Puts the parts into the site under names that change with what is in them.
fn place(files: &[PathBuf], dist: &Path) -> Outcome {
    let whole = whole(dist)?;
    let mut texts = BTreeMap::new();
    let mut hasher = DefaultHasher::new();
    let read = |path: &Path| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    for file in files {
        let bytes = read(file)?;
        bytes.hash(&mut hasher);
        texts.insert(name_of(file)?, bytes);
    }
    // All of them or none: parts of two builds do not fit together, so they share one mark.
    let build = format!("{:016x}", hasher.finish());
    let renamed = |name: &str| match name.rsplit_once('.') {
        Some((stem, extension)) => {
            format!("{}-{build}.{extension}", stem.trim_start_matches('_'))
        }
        None => name.to_owned(),
    };
    let names: Vec<String> = texts.keys().cloned().collect();
    for (name, bytes) in texts {
        let bytes = match name.ends_with(".js") {
            false => bytes,
            true => {
                let mut text = String::from_utf8(bytes).map_err(|e| format!("{name}: {e}"))?;
                for other in &names {
                    // Where a file is fetched from; the same name also keys what the WebAssembly imports and stays there.
                    for before in ["from ", "URL("] {
                        text = text.replace(
                            &format!("{before}\"./{other}\""),
                            &format!("{before}\"./{}\"", renamed(other)),
                        );
                    }
                }
                if name == LOADER {
                    text = mended(&text)?;
                }
                text.into_bytes()
            }
        };
        let target = dist.join(renamed(&name));
        fs::write(&target, bytes).map_err(|e| format!("{}: {e}", target.display()))?;
        if name.ends_with(".js") {
            minify(&target)?;
        }
    }
    let page = dist.join("index.html");
    let html = String::from_utf8(read(&page)?).map_err(|e| format!("index.html: {e}"))?;
    let html = linked(&html, [&whole[0], &whole[1]], &renamed)?;
    fs::write(&page, html).map_err(|e| format!("{}: {e}", page.display()))?;
    whole.iter().try_for_each(|name| {
        let file = dist.join(name);
        fs::remove_file(&file).map_err(|e| format!("{}: {e}", file.display()))
    })
}

/// Makes a script small. Last of all, because before that it is searched for addresses as they were written.
pub fn minify(script: &Path) -> Outcome {
    let mut minify = project::node("node_modules/terser/bin/terser");
    minify
        .args(["--module", "--compress", "--mangle", "--output"])
        .arg(script)
        .arg(script);
    capture(&mut minify).map(drop)
}

/// The loader, made to take parts from hosts that send them with any type, and to say no more than once that a part did
/// not come.
fn mended(loader: &str) -> Outcome<String> {
    let mut text = loader.to_owned();
    for (said, instead, how) in [(STREAMING, ANY_TYPE, MADE), (FETCH, WATCHED, WATCH)] {
        if !text.contains(said) {
            return Err(format!(
                "the splitter's script does not say `{said}` any more: look at xtask/src/split.rs"
            ));
        }
        text = text.replace(said, instead) + how;
    }
    Ok(text)
}

/// The page with the parts in place of the whole program, whose script and WebAssembly it links now.
fn linked(html: &str, whole: [&str; 2], renamed: &dyn Fn(&str) -> String) -> Outcome<String> {
    let [script, wasm] = whole;
    let link = html
        .find(wasm)
        .filter(|_| html.contains(script))
        .and_then(|at| html[..at].rfind("<link"))
        .ok_or("index.html does not link the program as Trunk.toml says")?;
    let (before, after) = html.split_at(link);
    let loader = format!(
        "<link rel=\"modulepreload\" href=\"./{}\">",
        renamed(LOADER)
    );
    Ok(format!("{before}{loader}{after}")
        .replace(script, &renamed(&format!("{NAME}.js")))
        .replace(wasm, &renamed(&format!("{NAME}_bg.wasm"))))
}

/// The files of the whole program, as Trunk has named them: script and WebAssembly.
fn whole(dist: &Path) -> Outcome<[String; 2]> {
    let mut names = files(dist)?
        .iter()
        .map(|file| name_of(file))
        .collect::<Outcome<Vec<_>>>()?;
    names.retain(|name| name.starts_with(&format!("{NAME}-")));
    let named = |end: &str| {
        let mut found = names.iter().filter(|name| name.ends_with(end));
        match (found.next(), found.next()) {
            (Some(name), None) => Ok(name.clone()),
            _ => Err(format!("dist/ should hold one file {NAME}-…{end}")),
        }
    };
    Ok([named(".js")?, named("_bg.wasm")?])
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

fn name_of(file: &Path) -> Outcome<String> {
    let name = file.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned)
        .ok_or_else(|| format!("{} has no name", file.display()))
}
