//! One stored plan: a line about it, and the plan file.
//!
//! ```text
//! 3f0c9a6be1d24c57 loadmap 1 42 90c1d0a4b7e2ff13 1798761600000 Checkout platform
//! { "product": "loadmap", … }
//! ```
//! The words of the line: a checksum of everything behind it, because a changed
//! byte must never open as another plan, and which names this version of the
//! plan; `loadmap` and the format of the line; the turn in which it was saved
//! (a counter of the whole store, because clocks jump); the version it was made
//! from, so that a tab sees when its own was overlooked; the moment in
//! milliseconds since 1970 (for display only); the plan's name. The line makes
//! an index unnecessary, and what does not exist cannot disagree.

use crate::exchange::file;
use crate::plan::Plan;

/// Format of the line. Newer ones are left alone.
const FORMAT: u32 = 1;
const MARK: &str = "loadmap";

/// Which version of a plan a stored value is; 0 is none.
pub type Version = u64;

/// What the line says.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Version of the plan.
    pub version: Version,
    /// Version that it was made from.
    pub base: Version,
    /// Turn in which the plan was saved: higher is later.
    pub turn: u64,
    /// When it was saved, in milliseconds since 1970, by the clock of then.
    pub saved: f64,
    /// Name of the plan.
    pub title: String,
}

/// Why a stored value does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer version wrote it; it must not be touched.
    Newer,
    /// It is damaged, or something else. The text says what was found.
    Damaged(String),
    /// What reads plans is not there yet.
    NoScribe,
}

/// What writes a plan file: none if it is not there.
pub type Writer<'a> = &'a dyn Fn(&Plan) -> Option<String>;

/// The value to store, and the version it is; none if what writes plans is not there.
#[must_use]
pub fn write(
    plan: &Plan,
    writer: Writer,
    turn: u64,
    base: Version,
    saved: f64,
) -> Option<(Version, String)> {
    let title: String = plan
        .title()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let rest = format!(
        " {MARK} {FORMAT} {turn} {base:016x} {} {title}\n{}",
        saved.max(0.0) as u64,
        writer(plan)?
    );
    let version = checksum(&rest);
    Some((version, format!("{version:016x}{rest}")))
}

/// Reads the line, and checks that nothing behind it has changed.
///
/// # Errors
/// [`Unreadable`]; the stored value is to be left as it is.
pub fn label(value: &str) -> Result<Label, Unreadable> {
    split(value).map(|(label, _)| label)
}

/// What reads a plan file: none if it is not there.
pub type Reader<'a> = &'a dyn Fn(&str) -> Option<Result<file::Opened, file::Refusal>>;

/// Reads the whole value.
///
/// # Errors
/// [`Unreadable`]; the stored value is to be left as it is.
pub fn read(value: &str, reader: Reader) -> Result<(Label, file::Opened), Unreadable> {
    let (label, body) = split(value)?;
    match reader(body) {
        None => Err(Unreadable::NoScribe),
        Some(Ok(opened)) => Ok((label, opened)),
        Some(Err(file::Refusal::Newer)) => Err(Unreadable::Newer),
        Some(Err(refusal)) => Err(Unreadable::Damaged(refusal.to_string())),
    }
}

fn split(value: &str) -> Result<(Label, &str), Unreadable> {
    let not_ours = || Unreadable::Damaged("It does not hold a plan of Loadmap.".to_owned());
    let (line, body) = value.split_once('\n').unwrap_or((value, ""));
    let mut words = line.splitn(7, ' ');
    let mut word = || words.next().ok_or_else(not_ours);
    let (sum, mark, format) = (word()?, word()?, word()?);
    if mark != MARK {
        return Err(not_ours());
    }
    let format: u32 = format.parse().map_err(|_| not_ours())?;
    if format > FORMAT {
        return Err(Unreadable::Newer);
    }
    let rest = &value[sum.len()..];
    let version = checksum(rest);
    if sum != format!("{version:016x}") {
        let text = "It was changed or cut short after Loadmap saved it.";
        return Err(Unreadable::Damaged(text.to_owned()));
    }
    let number = |text: &str, radix| u64::from_str_radix(text, radix).map_err(|_| not_ours());
    let label = Label {
        version,
        turn: number(word()?, 10)?,
        base: number(word()?, 16)?,
        saved: number(word()?, 10)? as f64,
        title: word()?.to_owned(),
    };
    Ok((label, body))
}

/// FNV-1a, 64 bits. Each step is reversible, so one changed byte always shows.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
