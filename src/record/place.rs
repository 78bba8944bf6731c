//! Where something is in a plan, and what is wrong there.

use std::fmt;

/// A place inside a plan while it is being walked; lives on the stack, so a
/// walk allocates only when something is wrong.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The plan itself.
    Root,
    /// A key of an object.
    Key(&'a Path<'a>, &'a str),
    /// An entry of a list, from 0.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The place one key deeper.
    #[must_use]
    pub fn key<'b>(&'b self, key: &'b str) -> Path<'b> {
        Path::Key(self, key)
    }

    /// The place of an entry of a list, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Path<'_> {
        Path::Index(self, index)
    }
}

/// Most characters of a foreign text that a message repeats.
const MOST_SHOWN: usize = 40;

/// A foreign text as messages may repeat it: cut after 40 characters, without
/// characters that command a terminal or turn the direction of writing.
#[derive(Clone, Copy)]
pub struct Shown<'a>(pub &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.chars();
        for c in letters.by_ref().take(MOST_SHOWN) {
            let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let plain = !c.is_control() && !turns && c != '\u{2028}' && c != '\u{2029}';
            write!(f, "{}", if plain { c } else { '\u{fffd}' })?;
        }
        match letters.next() {
            Some(_) => f.write_str("…"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, key) => Shown(key).fmt(f),
            Path::Key(parent, key) => write!(f, "{parent}.{}", Shown(key)),
            Path::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Place as in the file, for example `vision.journeys[2].name`; empty for the whole.
    pub place: String,
    /// What is wrong and what to do, in one or two sentences.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.place, self.message)
        }
    }
}

/// Most problems that are kept; a damaged file of 5 MB has many alike.
const MOST: usize = 50;

/// What was found wrong on a walk, in the order of the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    dropped: usize,
}

impl Problems {
    /// Notes one problem; beyond the first 50 they are only counted.
    pub fn add(&mut self, at: &Path, message: impl Into<String>) {
        if self.list.len() < MOST {
            self.list.push(Problem {
                place: at.to_string(),
                message: message.into(),
            });
        } else {
            self.dropped += 1;
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems, first found first.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// The list by value; its last entry says how many more there were.
    #[must_use]
    pub fn into_list(mut self) -> Vec<Problem> {
        if self.dropped > 0 {
            self.list.push(Problem {
                place: String::new(),
                message: format!(
                    "There are {} problems more. Mend these first.",
                    self.dropped
                ),
            });
        }
        self.list
    }
}
