//! Numbers as people type them, kept as integers: 2.5 with one decimal is 25.

/// Reads a number with at most `decimals` places, as an integer of the smallest
/// unit. Takes a point or a comma, and spaces or commas between thousands. What
/// could be thousands to one person and places to another is no number.
#[must_use]
pub fn parse(text: &str, decimals: u32) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let grouped = decimals < 3 && has_thousands(digits);
    let digits = digits.replace(',', if grouped { "" } else { "." });
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    // 1.200 is twelve hundred to some and not much more than one to others.
    if decimals < 3 && part.len() == 3 && !matches!(whole, "" | "0") {
        return None;
    }
    let part = part.trim_end_matches('0');
    if whole.is_empty() && part.is_empty() || part.len() > decimals as usize {
        return None;
    }
    let places = format!("{whole}{part:0<width$}", width = decimals as usize);
    if !places.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    places.parse::<i64>().ok().map(|value| sign * value)
}

/// Whether every comma has three digits behind it: `1,200` and `1,200,000.50`.
fn has_thousands(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or("");
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let mut n = 0;
    let full = groups.all(|group| {
        n += 1;
        group.len() == 3
    });
    full && n > 0 && (1..=3).contains(&first.len()) && !first.starts_with('0')
}

/// Writes what [`parse`] reads, without zeros at the end.
#[must_use]
pub fn format(value: i64, decimals: u32) -> String {
    if decimals == 0 {
        return value.to_string();
    }
    let unit = 10u64.pow(decimals);
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let part = format!("{part:0>width$}", width = decimals as usize);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for decimals in 0..=5 {
            for value in [-1_234_567, -10, -1, 0, 1, 9, 10, 25, 100, 99_999, 1_000_000] {
                assert_eq!(parse(&format(value, decimals), decimals), Some(value));
            }
        }
    }

    #[test]
    fn points_commas_and_spaces_are_understood() {
        assert_eq!(parse("2.5", 1), Some(25));
        assert_eq!(parse(" 2,5 ", 1), Some(25));
        assert_eq!(parse("1 200", 0), Some(1_200));
        assert_eq!(parse("0.10", 1), Some(1));
        assert_eq!(parse(".5", 1), Some(5));
        assert_eq!(parse("3.", 2), Some(300));
        assert_eq!(parse("−4", 0), Some(-4));
    }

    #[test]
    fn commas_between_thousands_make_no_small_number() {
        assert_eq!(parse("200,000", 2), Some(20_000_000));
        assert_eq!(parse("1,200", 0), Some(1_200));
        assert_eq!(parse("1,234,567.50", 2), Some(123_456_750));
        assert_eq!(parse("-1,200", 2), Some(-120_000));
        assert_eq!(parse("0,250", 2), Some(25));
        assert_eq!(parse("12,50", 2), Some(1_250));
        // Nobody can tell what these mean.
        for text in [
            "1.200",
            "200.000",
            "1.200.000",
            "1,20,000",
            "1,200,00",
            "1,200,",
        ] {
            assert_eq!(parse(text, 2), None, "{text}");
        }
        // With three places there is no other reading.
        assert_eq!(parse("1,250", 3), Some(1_250));
        assert_eq!(parse("1.250", 3), Some(1_250));
    }

    #[test]
    fn anything_else_is_not_a_number() {
        for text in [
            "",
            ".",
            "-",
            "1.25",
            "1e3",
            "1.2.3",
            "12k",
            "0x1",
            "--1",
            "9".repeat(30).as_str(),
        ] {
            assert_eq!(parse(text, 1), None, "{text}");
        }
    }
}
