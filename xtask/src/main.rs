//! Project tasks: set up, build, serve, test, measure, look.

mod bench;
mod build;
mod engine;
mod project;
mod serve;
mod setup;
mod shell;
mod split;
mod test;

use build::Site;
use shell::{Outcome, say};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N] [--base PATH] [--as-built|--quick]
    builds the release site and serves it on 127.0.0.1 (port 8080, path /)
cargo xtask build [--quick]
    leaves the release site in dist/, ready for any static host
cargo xtask test [--only STAGE]... [--as-built|--quick] [-- ARGUMENTS]
    runs every test; the stages are fmt, clippy, native, wasm and browser;
    arguments after -- go to `cargo test` and to Playwright
cargo xtask bench [size|native|browser|engine] [--as-built]
    prints sizes, times of the core, times in a browser on a slow line and computer, and
    how good and fast schedules and forecasts are in a browser (browser does engine too)
cargo xtask look [STATE]... [--as-built|--quick]
    takes pictures of every page into target/look/; a state is `empty`, `all`, or a part
    of a sample's name
cargo xtask setup
    installs whatever the other tasks need; they do it themselves as well

--as-built takes dist/ as it is instead of building it again; --quick builds a large and slow
site in a fraction of the time, to try a change on.";

fn main() -> ExitCode {
    let arguments = Arguments(std::env::args().skip(1).collect());
    match perform(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE, // the task has said why
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked for and says whether all went well.
fn perform(mut arguments: Arguments) -> Outcome<bool> {
    match arguments.next().as_deref() {
        Some("setup") => {
            arguments.none_left()?;
            setup::everything()?;
        }
        Some("build") => {
            let site = arguments.site();
            arguments.none_left()?;
            let dist = build::site(site)?;
            say(format!("The site is in {}", dist.display()));
        }
        Some("test") => {
            let mut selection = test::Selection {
                passed_on: arguments.after_dashes(),
                site: arguments.site(),
                only: Vec::new(),
            };
            while let Some(stage) = arguments.value("--only")? {
                selection.only.push(stage);
            }
            arguments.none_left()?;
            return test::all(&selection);
        }
        Some("bench") => {
            let site = arguments.site();
            let kind = arguments.next();
            arguments.none_left()?;
            bench::figures(kind.as_deref(), site)?;
        }
        Some("look") => {
            let site = arguments.site();
            bench::pictures(&arguments.0, site)?;
        }
        Some("serve") => {
            let port = arguments
                .value("--port")?
                .unwrap_or_else(|| "8080".to_owned());
            let port = port
                .parse()
                .map_err(|_| format!("--port takes a number up to 65535, not `{port}`"))?;
            let base = arguments.value("--base")?.unwrap_or_default();
            let site = arguments.site();
            arguments.none_left()?;
            let dist = build::site(site)?;
            serve::forever(serve::Site::new(&dist, &base)?, port, |address| {
                say(format!("Loadmap is at {address} (Ctrl+C stops it)"));
            })?;
        }
        None | Some("help" | "--help" | "-h") => println!("{USAGE}"),
        Some(other) => return Err(format!("there is no task `{other}`\n\n{USAGE}")),
    }
    Ok(true)
}

/// What was typed after the task's name.
struct Arguments(Vec<String>);

impl Arguments {
    fn next(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|argument| argument != name);
        self.0.len() < before
    }

    /// The site that the task is to work with.
    fn site(&mut self) -> Site {
        match (self.flag("--as-built"), self.flag("--quick")) {
            (true, _) => Site::AsBuilt,
            (false, true) => Site::Quick,
            (false, false) => Site::Release,
        }
    }

    fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let Some(at) = self.0.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        if at == self.0.len() {
            return Err(format!("{name} needs a value after it"));
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Takes everything after `--`.
    fn after_dashes(&mut self) -> Vec<String> {
        let Some(at) = self.0.iter().position(|argument| argument == "--") else {
            return Vec::new();
        };
        let after = self.0.split_off(at + 1);
        self.0.truncate(at);
        after
    }

    fn none_left(&self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(argument) => Err(format!("`{argument}` is not understood here\n\n{USAGE}")),
        }
    }
}
