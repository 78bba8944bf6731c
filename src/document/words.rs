//! Figures and lists as people read them.

use super::block::Text;
use crate::insight::cost::{Money, in_currency};
use crate::insight::number::{decimal, grouped};
use crate::insight::{Ratio, Score, StartReason};
use crate::plan::{Date, Plan};

/// A number of things: `1 initiative`, `14 initiatives`, `no initiatives`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", grouped(n as u64)),
    }
}

/// The same for the beginning of a sentence, in words up to twelve: `Five initiatives`.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve",
    ];
    match WORDS.get(n) {
        Some(word) => format!("{word} {}", if n == 1 { one } else { many }),
        None => count(n, one, many),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    let texts: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match texts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The same with `; ` between, for items that hold commas.
pub(crate) fn series<T: AsRef<str>>(items: &[T]) -> String {
    let texts: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    texts.join("; ")
}

/// With a small first letter, for the middle of a sentence. Names and abbreviations stay.
pub(crate) fn inside(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    match first {
        Some(first)
            if chars
                .clone()
                .next()
                .is_some_and(|c| c.is_lowercase() || c == ' ') =>
        {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// With a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A name that begins with an article, as it stands alone in a table: `The web shop`. Others stay as
/// they were typed: some names begin small.
pub(crate) fn named(text: &str) -> String {
    let article = ["the ", "our ", "a ", "an "];
    match article.iter().any(|article| text.starts_with(article)) {
        true => capital(text),
        false => text.to_owned(),
    }
}

/// Without a full stop at the end, for a table or the middle of a sentence.
pub(crate) fn no_stop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// With a full stop at the end, unless it ends a sentence already.
pub(crate) fn stop(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?', ':', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Why an item starts when it does, as a sentence. `name` names an item by its place.
pub(crate) fn because<T: AsRef<str>>(starts: &StartReason, name: impl Fn(usize) -> T) -> String {
    match starts {
        StartReason::AtOnce => "Nothing holds it up.".to_owned(),
        StartReason::Fixed => "The team fixed these dates.".to_owned(),
        StartReason::After(before) => {
            let before: Vec<T> = before.iter().map(|&at| name(at)).collect();
            let done = if before.len() == 1 { "is" } else { "are" };
            format!("It starts when {} {done} done.", list(&before))
        }
        StartReason::People => "It starts when people are free.".to_owned(),
    }
}

/// Person-days with one decimal: `12.5`.
pub(crate) fn days(days: Ratio) -> String {
    days.text(1)
}

/// `1 person-day`, `12.5 person-days`, with what the figure needs and no more.
pub(crate) fn person_days(days: Ratio) -> String {
    let tenths = days.rounded(1);
    let figure = if tenths % 10 == 0 {
        decimal(tenths / 10, 0)
    } else {
        decimal(tenths, 1)
    };
    let unit = if tenths == 10 {
        "person-day"
    } else {
        "person-days"
    };
    format!("{figure} {unit}")
}

/// A score with two decimals, as the assessment's tables show it.
pub(crate) fn two(score: Score) -> String {
    score.text(2)
}

/// A score with one decimal.
pub(crate) fn one(score: Score) -> String {
    score.text(1)
}

/// An amount with its currency: `EUR 54,120`.
pub(crate) fn money(plan: &Plan, amount: Money) -> String {
    in_currency(plan, &amount.text())
}

/// The same rounded to three digits, which is all that anybody can know beforehand: `EUR 54,100`.
pub(crate) fn about_money(plan: &Plan, amount: Money) -> String {
    in_currency(plan, &about(amount))
}

/// An amount rounded to three digits, without its currency.
pub(crate) fn about(amount: Money) -> String {
    let mut step = 1;
    while amount.whole().unsigned_abs() / step >= 1_000 {
        step *= 10;
    }
    let rounded = (amount.whole().unsigned_abs() + step / 2) / step * step;
    grouped(rounded)
}

/// `4 January 2027`, or what stands for a date that nobody has set.
pub(crate) fn date(date: Option<Date>) -> Text {
    date.map_or("not set".into(), |date| date.long().into())
}

/// The month of a day: `November 2028`.
pub(crate) fn month(day: Date) -> String {
    let long = day.long();
    long.split_once(' ')
        .map_or(String::new(), |(_, month)| month.to_owned())
}

/// The same day so many months later, or the month's last day where there is none.
pub(crate) fn months_later(date: Date, months: u32) -> Date {
    date.plus_months(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn plurals_and_lists() {
        assert_eq!(count(1, "step", "steps"), "1 step");
        assert_eq!(count(1_234, "step", "steps"), "1,234 steps");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(person_days(Ratio::new(1, 1)), "1 person-day");
        assert_eq!(person_days(Ratio::new(25, 2)), "12.5 person-days");
    }

    #[test]
    fn first_letters() {
        assert_eq!(inside("Facts first"), "facts first");
        assert_eq!(inside("SLO programme"), "SLO programme");
        assert_eq!(inside("A test"), "a test");
        assert_eq!(capital("écart"), "Écart");
        assert_eq!(named("the web shop"), "The web shop");
        assert_eq!(named("eShop"), "eShop");
    }

    #[test]
    fn amounts_keep_three_digits() {
        let plan = Plan::default();
        let about = |whole: i64| about_money(&plan, Money(whole * 100));
        assert_eq!(about(54_449), "54,400 (currency not stated)");
        assert_eq!(about(987), "987 (currency not stated)");
        assert_eq!(about(182_650), "183,000 (currency not stated)");
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(months_later(day("2027-01-31"), 1), day("2027-02-28"));
        assert_eq!(months_later(day("2027-11-04"), 3), day("2028-02-04"));
        assert_eq!(months_later(day("2027-01-04"), 12), day("2028-01-04"));
    }
}
