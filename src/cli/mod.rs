//! The command line: the same core as the app, on files.
//!
//! It is the edge: here is the clock, the randomness, and what reads and
//! writes files. Each command answers with the text for standard output, or
//! with a [`Failure`].

mod check;
mod docs;
mod export;
mod finished;
mod forecast;
mod input;
mod new;
mod schedule;
mod score;

use crate::catalog::{BUILT_IN, Catalog};
use crate::exchange::schema;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Plans for load testing: check them, score them, write their documents.
///
/// FILE is a plan file that Loadmap saved; - reads standard input.
///
/// Exit code: 0 fine; 1 the plan has problems; 2 something could not be read
/// or written.
#[derive(Parser)]
#[command(name = "loadmap", version, verbatim_doc_comment)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print a new plan file.
    New {
        /// Begin with a worked example instead of an empty plan.
        #[arg(long, value_name = "ID")]
        preset: Option<String>,
        /// First day of the plan, such as 2027-01-04; today (UTC) if not given.
        #[arg(long, value_name = "DATE")]
        start: Option<String>,
    },
    /// Say whether a plan file can be opened, and what is odd in it.
    Check {
        /// The plan file; - reads standard input.
        file: PathBuf,
    },
    /// Print the scores of a plan.
    #[command(after_long_help = score::KEYS)]
    Score {
        /// The plan file; - reads standard input.
        file: PathBuf,
        /// Print JSON for other programs; --help lists the keys.
        #[arg(long)]
        json: bool,
    },
    /// Write the documents of a plan into a folder: all of them or none.
    Docs {
        /// The plan file; - reads standard input.
        file: PathBuf,
        /// The folder; made if it is not there.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Look for a schedule of the roadmap, check it and say why everything starts when it does.
    ///
    /// A plan without a roadmap is scheduled as it would be proposed. An accepted roadmap is kept
    /// unless something is found that is better by 2%; any option of the search makes it begin
    /// afresh. Says which of both it shows. Exit code 1 if the schedule breaks what somebody fixed,
    /// or something never fits.
    #[command(after_long_help = schedule::KEYS)]
    Schedule {
        /// The plan file; - reads standard input.
        file: PathBuf,
        /// Print JSON for other programs; --help lists the keys.
        #[arg(long)]
        json: bool,
        /// Schedules to try, 5000 if not stated: the same number gives the same result everywhere.
        #[arg(long, value_name = "N", conflicts_with = "budget_ms")]
        schedules: Option<u32>,
        /// Milliseconds to search: the result depends on the machine and its load.
        #[arg(long, value_name = "N")]
        budget_ms: Option<u64>,
        /// Seed of the random numbers, 1 if not stated.
        #[arg(long, value_name = "N")]
        seed: Option<u64>,
        /// What to look for: what the plan says, if not stated.
        #[arg(long, value_enum)]
        objective: Option<schedule::Goal>,
    },
    /// Say how likely the dates of the roadmap are, and what it costs.
    ///
    /// Simulates the accepted roadmap if it can be worked, else a schedule that is found at once,
    /// and says which. Exit code 1 if the schedule breaks what somebody fixed.
    #[command(after_long_help = forecast::KEYS)]
    Forecast {
        /// The plan file; - reads standard input.
        file: PathBuf,
        /// Print JSON for other programs; --help lists the keys.
        #[arg(long)]
        json: bool,
        /// Samples to draw: more than 100,000 say no more.
        #[arg(long, value_name = "N", default_value_t = 10_000,
            value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        samples: u32,
        /// Seed of the random numbers.
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        /// How many things are finished by this day, from the plan's weekly counts? By its dated
        /// event or in a quarter, if not stated.
        #[arg(long, value_name = "DATE")]
        by: Option<String>,
        /// When are so many more things finished? As many as are left on the roadmap, if not stated.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        things: Option<u32>,
    },
    /// Print the plan's dates or work for another program: a calendar, an issue tracker, a spreadsheet.
    Export {
        /// The plan file; - reads standard input.
        file: PathBuf,
        /// What to print.
        #[arg(long = "as", value_enum, value_name = "FORMAT")]
        format: export::Format,
    },
    /// Print the JSON Schema of plan files.
    Schema,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The plan has problems.
    Problems(String),
    /// There is an answer, for standard output, and it is that something does not work.
    Found(String),
    /// Something could not be read or written.
    Unusable(String),
}

/// Runs the command that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help) => {
            // Help and version are fine; anything else was not understood.
            let code = u8::try_from(help.exit_code()).unwrap_or(2);
            return match help.print() {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::from(2),
            };
        }
    };
    match run(arguments.command).and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Problems(message)) => fail(&message, 1),
        Err(Failure::Found(text)) => match print(&text) {
            Ok(()) => ExitCode::from(1),
            Err(_) => ExitCode::from(2),
        },
        Err(Failure::Unusable(message)) => fail(&message, 2),
    }
}

fn run(command: Command) -> Result<String, Failure> {
    let catalog = Catalog::read(BUILT_IN).map_err(|e| Failure::Unusable(e.to_string()))?;
    // Lives as long as the program, as insight asks.
    let catalog: &'static Catalog = Box::leak(Box::new(catalog));
    match command {
        Command::New { preset, start } => new::run(catalog, preset.as_deref(), start.as_deref()),
        Command::Check { file } => check::run(catalog, &file),
        Command::Score { file, json } => score::run(catalog, &file, json),
        Command::Docs { file, out } => docs::run(catalog, &file, &out),
        Command::Schedule {
            file,
            json,
            schedules,
            budget_ms,
            seed,
            objective,
        } => {
            let search = schedule::Search {
                schedules,
                budget_ms,
                seed,
                objective,
            };
            schedule::run(catalog, &file, json, &search)
        }
        Command::Forecast {
            file,
            json,
            samples,
            seed,
            by,
            things,
        } => {
            let sampling = forecast::Sampling { samples, seed };
            let asked = finished::Asked { by, things };
            forecast::run(catalog, &file, json, &sampling, &asked)
        }
        Command::Export { file, format } => export::run(catalog, &file, format),
        Command::Schema => Ok(schema::schema()),
    }
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads has enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Unusable(format!(
            "Standard output: could not be written ({error}). Check where it leads."
        ))),
        Ok(()) => Ok(()),
    }
}

fn fail(message: &str, code: u8) -> ExitCode {
    // There is nowhere left to tell if this fails too.
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(code)
}
