//! How values are written in content files.

use std::fmt::Display;

use toml::Value;

use super::assessment::{Answer, Dimension, Source};
use super::author::Author;
use super::index::{Entry, Idx};
use super::long::LongText;
use super::planning::Placeholder;
use super::stored::Tabled;
use super::tables::HIGHEST_LEVEL;

/// A value that content files state. Reading one always gives a value; if what stands there cannot
/// be used, the author has noted a fault and the value is any.
pub trait Authored: Sized {
    /// Takes the value; `None` where the key is left out.
    fn author(value: Option<&Value>, author: &mut Author) -> Self;
}

/// A text: line breaks count as spaces, `{name}` must be a known placeholder, `S-NAME` a known
/// source.
impl Authored for &'static str {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        let Some(text) = value.and_then(Value::as_str) else {
            author.fault(expected(value, "a text"));
            return "";
        };
        let words: Vec<_> = text.split_whitespace().collect();
        if words.is_empty() {
            author.fault("is empty".to_owned());
        }
        let text = words.join(" ");
        check_placeholders(&text, author);
        check_sources(&text, author);
        text.leak()
    }
}

fn check_placeholders(text: &str, author: &mut Author) {
    for part in text.split('{').skip(1) {
        let name = part.split_once('}').map_or(part, |(name, _)| name);
        if author.position::<Placeholder>(name).is_none() {
            author.fault(format!("there is no placeholder \"{name}\""));
        }
    }
}

fn check_sources(text: &str, author: &mut Author) {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    for word in words.filter(|word| word.starts_with("S-") && word.len() > 2) {
        if author.position::<Source>(word).is_none() {
            author.fault(format!("there is no source \"{word}\""));
        }
    }
}

fn expected(value: Option<&Value>, what: &str) -> String {
    match value {
        None => format!("is missing; it must be {what}"),
        Some(_) => format!("must be {what}"),
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {$(
        impl Authored for $type {
            fn author(value: Option<&Value>, author: &mut Author) -> Self {
                let number = value.and_then(Value::as_integer);
                whole(number, value, Self::MIN, Self::MAX, author)
            }
        }

        impl Hundredths for $type {
            fn hundredths(value: Option<&Value>, author: &mut Author) -> Self {
                let number = match value {
                    Some(Value::Integer(number)) => number.checked_mul(100),
                    Some(Value::Float(number)) => exact_hundredths(*number),
                    _ => None,
                };
                number.and_then(|number| number.try_into().ok()).unwrap_or_else(|| {
                    author.fault(expected(value, "a number with at most two decimals"));
                    0
                })
            }
        }
    )*};
}

fn whole<T: TryFrom<i64> + Display + Default>(
    number: Option<i64>,
    value: Option<&Value>,
    least: T,
    most: T,
    author: &mut Author,
) -> T {
    let number = number.and_then(|number| number.try_into().ok());
    number.unwrap_or_else(|| {
        let what = format!("a whole number from {least} to {most}");
        author.fault(expected(value, &what));
        T::default()
    })
}

fn exact_hundredths(number: f64) -> Option<i64> {
    let hundredths = (number * 100.0).round();
    let exact = (number * 100.0 - hundredths).abs() < 1e-6 && hundredths.abs() < 1e15;
    exact.then_some(hundredths as i64)
}

impl Authored for bool {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        value.and_then(Value::as_bool).unwrap_or_else(|| {
            author.fault(expected(value, "true or false"));
            false
        })
    }
}

/// A key that may be left out.
impl<T: Authored> Authored for Option<T> {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        value.map(|_| T::author(value, author))
    }
}

/// A list with at least one item.
impl<T: Authored> Authored for Vec<T> {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        let Some(Value::Array(values)) = value else {
            author.fault(expected(value, "a list"));
            return Vec::new();
        };
        if values.is_empty() {
            author.fault("is an empty list".to_owned());
        }
        let mut list = Vec::new();
        for (value, at) in values.iter().zip(1..) {
            if value.is_str() && values[..at - 1].contains(value) {
                author.fault(format!("{value} is listed twice"));
            }
            list.push(author.at(format!("item {at}"), |author| {
                T::author(Some(value), author)
            }));
        }
        list
    }
}

/// The id of an entry.
impl<T: Entry + Tabled> Authored for Idx<T> {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        let Some(id) = value.and_then(Value::as_str) else {
            author.fault(expected(value, &format!("the id of a {}", T::NAME)));
            return Self::new(0);
        };
        find(id, author)
    }
}

fn find<T: Entry + Tabled>(id: &str, author: &mut Author) -> Idx<T> {
    let position = author.position::<T>(id).unwrap_or_else(|| {
        author.fault(format!("there is no {} \"{id}\"", T::NAME));
        0
    });
    Idx::new(position)
}

/// A table from ids to values, in the order written.
impl<T: Entry + Tabled, V: Authored> Authored for Vec<(Idx<T>, V)> {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        let Some(Value::Table(table)) = value else {
            author.fault(expected(value, &format!("a table by {}", T::NAME)));
            return Vec::new();
        };
        let mut list = Vec::new();
        for (id, value) in table {
            let value = author.at(id.clone(), |author| V::author(Some(value), author));
            list.push((find(id, author), value));
        }
        list
    }
}

/// For fields that are worked out from other entries.
pub(super) fn derived<T: Default>(value: Option<&Value>, author: &mut Author) -> T {
    if value.is_some() {
        author.fault("is worked out from other entries; leave it out".to_owned());
    }
    T::default()
}

/// For flags that are false where they are left out.
pub(super) fn optional_flag(value: Option<&Value>, author: &mut Author) -> bool {
    value.is_some() && bool::author(value, author)
}

/// For maturity levels that can be reached.
pub(super) fn level(value: Option<&Value>, author: &mut Author) -> u8 {
    let level = value.and_then(Value::as_integer);
    let level = level.filter(|level| (1..=HIGHEST_LEVEL.into()).contains(level));
    whole(level, value, 1, HIGHEST_LEVEL, author)
}

/// For lists that may be left out.
pub(super) fn optional_list<L: Authored + Default>(
    value: Option<&Value>,
    author: &mut Author,
) -> L {
    value.map_or_else(L::default, |_| L::author(value, author))
}

/// For parts of a plan, written as tables and kept as JSON on one line: what is in them is for the
/// plan's own reader to say.
pub(super) fn plan_parts(value: Option<&Value>, author: &mut Author) -> Option<LongText> {
    let table = value?;
    let mut text = String::new();
    if !table.is_table() || !json(table, &mut text) {
        author.fault(expected(value, "tables of texts, whole numbers and lists"));
    }
    Some(LongText::here(text))
}

/// Appends a value as JSON; `false` for what a plan file does not have.
fn json(value: &Value, out: &mut String) -> bool {
    match value {
        Value::String(text) => {
            out.push('"');
            for c in text.chars() {
                match c {
                    '"' | '\\' => out.extend(['\\', c]),
                    c if c.is_control() => out.push(' '),
                    c => out.push(c),
                }
            }
            out.push('"');
            true
        }
        Value::Integer(number) => {
            out.push_str(&number.to_string());
            true
        }
        Value::Boolean(value) => {
            out.push_str(if *value { "true" } else { "false" });
            true
        }
        Value::Array(values) => {
            out.push('[');
            let all = values.iter().enumerate().all(|(at, value)| {
                out.push_str(if at > 0 { "," } else { "" });
                json(value, out)
            });
            out.push(']');
            all
        }
        Value::Table(table) => {
            out.push('{');
            let all = table.iter().enumerate().all(|(at, (key, value))| {
                out.push_str(if at > 0 { ",\"" } else { "\"" });
                out.push_str(key);
                out.push_str("\":");
                json(value, out)
            });
            out.push('}');
            all
        }
        Value::Float(_) | Value::Datetime(_) => false,
    }
}

/// For numbers kept in hundredths and written with up to two decimals.
pub(super) fn hundredths<T: Hundredths>(value: Option<&Value>, author: &mut Author) -> T {
    T::hundredths(value, author)
}

/// A number kept in hundredths.
pub(super) trait Hundredths: Sized {
    fn hundredths(value: Option<&Value>, author: &mut Author) -> Self;
}

whole_numbers! { u8 u16 u32 i32 }

impl<T: Hundredths> Hundredths for Option<T> {
    fn hundredths(value: Option<&Value>, author: &mut Author) -> Self {
        value.map(|_| T::hundredths(value, author))
    }
}

impl<T: Hundredths> Hundredths for Vec<T> {
    fn hundredths(value: Option<&Value>, author: &mut Author) -> Self {
        let Some(Value::Array(values)) = value else {
            author.fault(expected(value, "a list of numbers"));
            return Vec::new();
        };
        let read = |value| T::hundredths(Some(value), author);
        values.iter().map(read).collect()
    }
}

impl<T: Hundredths> Hundredths for (T, T) {
    fn hundredths(value: Option<&Value>, author: &mut Author) -> Self {
        let at = |at: usize| value.and_then(|value| value.get(at));
        (T::hundredths(at(0), author), T::hundredths(at(1), author))
    }
}

/// For a value per dimension: a table by dimension that names each, given in table order.
pub(super) fn per_dimension(value: Option<&Value>, author: &mut Author) -> Vec<u8> {
    let given = <Vec<(Idx<Dimension>, u8)>>::author(value, author);
    let ids: Vec<_> = author
        .ids::<Dimension>()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let mut values = Vec::new();
    for (id, at) in ids.iter().zip(0..) {
        match given
            .iter()
            .find(|(dimension, _)| *dimension == Idx::new(at))
        {
            Some((_, value)) => values.push(*value),
            None => author.fault(format!("\"{id}\" is missing")),
        }
    }
    values
}

/// For the answers of a preset: a table from dimensions to one letter per practice, with a space
/// between levels, given in the order of the practices.
pub(super) fn answers(value: Option<&Value>, author: &mut Author) -> Vec<Answer> {
    let given = <Vec<(Idx<Dimension>, &str)>>::author(value, author);
    let ids: Vec<_> = author
        .ids::<Dimension>()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let mut answers = Vec::new();
    for (id, at) in ids.iter().zip(0..) {
        match given
            .iter()
            .find(|(dimension, _)| *dimension == Idx::new(at))
        {
            Some((_, text)) => answers.extend(dimension_answers(id, text, author)),
            None => author.fault(format!("\"{id}\" is missing")),
        }
    }
    answers
}

fn dimension_answers(id: &str, text: &str, author: &mut Author) -> Vec<Answer> {
    let mut groups = text.split(' ');
    let mut answers = Vec::new();
    for level in 1.. {
        let group = groups.next();
        let n_asked = author.n_practices(id, level);
        if group.is_none() && n_asked == 0 {
            break;
        }
        let group = group.unwrap_or("");
        if group.chars().count() != n_asked {
            author.fault(format!(
                "{id}: level {level} has {n_asked} practices, but the answers are \"{group}\""
            ));
            break;
        }
        for letter in group.split("").filter(|letter| !letter.is_empty()) {
            match Answer::from_id(letter) {
                Some(answer) => answers.push(answer),
                None => author.fault(format!(
                    "{id}: \"{letter}\" is no answer; use Y, P, N, K or X"
                )),
            }
        }
    }
    answers
}
