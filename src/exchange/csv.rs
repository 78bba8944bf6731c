//! Comma-separated values as RFC 4180 has them, for programs that take text for formulas.
//!
//! Text that a spreadsheet would run gets an apostrophe in front, which reading takes away again.
//! Plain numbers, negative ones too, are left alone.

/// The rows as one text, lines ended by CRLF. Every field is made inert; see [`inert`].
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    written(rows, inert)
}

/// The same with every field as it is, for programs that run nothing and would show the apostrophe.
#[must_use]
pub fn write_plain<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    written(rows, str::to_owned)
}

fn written<'a>(
    rows: impl IntoIterator<Item = Vec<&'a str>>,
    field_of: impl Fn(&str) -> String,
) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, field) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            quoted(&field_of(field), &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn quoted(field: &str, out: &mut String) {
    if !field.contains([',', '"', '\r', '\n', ';', '\t']) {
        return out.push_str(field);
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

/// The text as no spreadsheet runs it: with an apostrophe in front where it would.
#[must_use]
pub fn inert(text: &str) -> String {
    let guard = if runs(text) { "'" } else { "" };
    [guard, text].concat()
}

/// What [`inert`] was made from.
#[must_use]
pub fn live(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(behind) if runs(behind) => behind,
        _ => text,
    }
}

/// Whether a spreadsheet may take a text for a formula. Apostrophes in front do not count: one of
/// them would be taken for ours.
fn runs(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let begin = text.trim_start();
    let blank = text.starts_with(['\t', '\r', '\n']);
    (blank || begin.starts_with(['=', '+', '-', '@'])) && !is_number(text)
}

/// Whether a text is a plain number: a sign, digits, a point, digits.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all(whole) && all(part)
}

/// One row and the line on which it begins, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line of the text.
    pub line: usize,
    /// Fields, without apostrophes that make them inert.
    pub fields: Vec<String>,
}

/// Reads rows; empty lines are passed over. Fields are divided by the commas, semicolons or tabs of
/// the first line, whichever it has most of.
///
/// # Errors
/// The line on which a quotation begins that does not end.
pub fn read(text: &str) -> Result<Vec<Row>, usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text
        .split(['\r', '\n'])
        .find(|line| !line.trim().is_empty());
    let count = |divider: char| first.unwrap_or("").matches(divider).count();
    let divider = [',', ';', '\t']
        .into_iter()
        .rev()
        .max_by_key(|&divider| count(divider));
    Reader {
        divider: divider.unwrap_or(','),
        rows: Vec::new(),
        row: Vec::new(),
        field: String::new(),
        begun: 1,
    }
    .all(text)
}

struct Reader {
    divider: char,
    rows: Vec<Row>,
    row: Vec<String>,
    field: String,
    /// Line on which the row begins.
    begun: usize,
}

impl Reader {
    fn all(mut self, text: &str) -> Result<Vec<Row>, usize> {
        let mut line = 1;
        // Line of the quotation that is open.
        let mut quote = None;
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            let ends = sign == '\n' || sign == '\r';
            match (sign, quote) {
                ('"', Some(_)) if signs.next_if_eq(&'"').is_some() => self.field.push('"'),
                ('"', Some(_)) => quote = None,
                ('"', None) if self.field.trim().is_empty() => {
                    self.field.clear();
                    quote = Some(line);
                }
                (_, None) if sign == self.divider => self.end_field(),
                (_, None) if ends => self.end_row(),
                _ => self.field.push(sign),
            }
            if ends {
                if sign == '\r' && signs.next_if_eq(&'\n').is_some() && quote.is_some() {
                    self.field.push('\n');
                }
                line += 1;
                if quote.is_none() {
                    self.begun = line;
                }
            }
        }
        if let Some(line) = quote {
            return Err(line);
        }
        self.end_row();
        Ok(self.rows)
    }

    fn end_field(&mut self) {
        let field = std::mem::take(&mut self.field);
        self.row.push(live(&field).to_owned());
    }

    fn end_row(&mut self) {
        self.end_field();
        let fields = std::mem::take(&mut self.row);
        if fields.iter().any(|field| !field.is_empty()) {
            self.rows.push(Row {
                line: self.begun,
                fields,
            });
        }
    }
}
