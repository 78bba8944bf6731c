//! `loadmap new`: a plan file to begin with.

use super::Failure;
use crate::catalog::Catalog;
use crate::exchange::file;
use crate::plan::{Date, Plan, preset, rules};
use crate::record::Shown;
use std::time::SystemTime;

/// The text of a new plan file.
pub(super) fn run(
    catalog: &Catalog,
    preset: Option<&str>,
    start: Option<&str>,
) -> Result<String, Failure> {
    let start = match start {
        None => today(),
        Some(text) => date("--start", text)?,
    };
    let id = new_id()?;
    let plan = match preset {
        None => Plan::new(catalog, &id, start),
        Some(text) => {
            let preset = catalog.preset(text).ok_or_else(|| {
                let known: Vec<&str> = catalog.presets.iter().map(|preset| preset.id).collect();
                Failure::Unusable(format!(
                    "--preset: there is no worked example \"{}\". Choose one of: {}.",
                    Shown(text),
                    known.join(", ")
                ))
            })?;
            preset::from_preset(catalog, preset, &id, start)
        }
    };
    match rules::problems(&plan, catalog).list().first() {
        None => Ok(file::write(&plan)),
        Some(problem) => Err(Failure::Unusable(format!("--start: {problem}"))),
    }
}

/// The day that an option states.
///
/// # Errors
/// When it is none.
pub(super) fn date(option: &str, text: &str) -> Result<Date, Failure> {
    Date::parse(text).ok_or_else(|| {
        Failure::Unusable(format!(
            "{option}: \"{}\" is not a date. Write it as 2027-01-04.",
            Shown(text)
        ))
    })
}

/// The day in UTC.
fn today() -> Date {
    const SECONDS: u64 = 24 * 60 * 60;
    let epoch = Date::new(1970, 1, 1).unwrap_or_default();
    // A clock before 1970 is wrong anyway; the plan then starts there and is refused.
    let seconds = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |time| time.as_secs());
    epoch.plus_days(i32::try_from(seconds / SECONDS).unwrap_or(i32::MAX))
}

/// 128 random bits as 32 hexadecimal digits.
fn new_id() -> Result<String, Failure> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).map_err(|error| {
        Failure::Unusable(format!(
            "The system gives no random numbers for the plan's id ({error}). Try again later."
        ))
    })?;
    Ok(format!("{:032x}", u128::from_be_bytes(bits)))
}
