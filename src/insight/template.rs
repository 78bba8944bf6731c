//! Texts of the catalogue with their placeholders filled, and what is still open.

use crate::catalog::{Catalog, FilledBy, Idx, Placeholder};
use crate::plan::{BlankName, Plan};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The team stated it.
    Team,
    /// The catalogue proposes it; the team has not said otherwise.
    Default,
    /// Nobody has stated it yet.
    Open,
}

/// A placeholder in a text, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The placeholder.
    pub placeholder: Idx<Placeholder>,
    /// Name under which the plan keeps the value (`Command::SetBlank`). With
    /// the driver in front where the chosen drivers mean different things by
    /// the same placeholder, such as `reliability--x`.
    pub key: BlankName,
    /// The value; the placeholder's label in brackets while it is open.
    pub value: String,
    /// Where the value comes from.
    pub origin: Origin,
}

/// A stretch of a filled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Text of the template, or of the team.
    Text(String),
    /// A filled or open placeholder.
    Blank(Blank),
}

/// A text whose placeholders are filled as far as values are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Its stretches, in order.
    pub stretches: Vec<Stretch>,
}

impl Filled {
    /// A text without placeholders.
    #[must_use]
    pub fn plain(text: &str) -> Filled {
        Filled {
            stretches: vec![Stretch::Text(text.to_owned())],
        }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        let stretches = self.stretches.iter().map(|stretch| match stretch {
            Stretch::Text(text) => text.as_str(),
            Stretch::Blank(blank) => blank.value.as_str(),
        });
        stretches.collect()
    }

    /// Its placeholders, in order.
    pub fn blanks(&self) -> impl Iterator<Item = &Blank> {
        self.stretches.iter().filter_map(|stretch| match stretch {
            Stretch::Blank(blank) => Some(blank),
            Stretch::Text(_) => None,
        })
    }

    /// The placeholders that nobody has filled.
    pub fn open(&self) -> impl Iterator<Item = &Blank> {
        self.blanks().filter(|blank| blank.origin == Origin::Open)
    }
}

/// What a template's values come from.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The plan.
    pub plan: &'a Plan,
    /// The driver whose text it is.
    pub driver: Option<&'a str>,
    /// Start values of the entry itself, before those of the placeholders.
    pub start: &'a [(Idx<Placeholder>, &'static str)],
}

impl Values<'_> {
    /// Fills a template.
    #[must_use]
    pub fn fill(&self, template: &str) -> Filled {
        let mut stretches = Vec::new();
        split(template, |text, name| {
            if !text.is_empty() {
                stretches.push(Stretch::Text(text.to_owned()));
            }
            match name.map(|name| (name, self.catalog.placeholder(name))) {
                Some((_, Some(placeholder))) => {
                    stretches.push(Stretch::Blank(self.blank(placeholder)));
                }
                Some((name, None)) => stretches.push(Stretch::Text(format!("{{{name}}}"))),
                None => {}
            }
        });
        Filled { stretches }
    }

    fn blank(&self, placeholder: Idx<Placeholder>) -> Blank {
        let entry = &self.catalog[placeholder];
        let (key, stated) = match entry.filled_by {
            FilledBy::Plan => (BlankName::new(entry.id), self.detail(entry.id)),
            _ => self.stated(entry.id),
        };
        let own = self.start.iter().find(|(idx, _)| *idx == placeholder);
        let (value, origin) = match (stated, own.map(|(_, value)| *value).or(entry.default)) {
            (Some(value), _) => (value, Origin::Team),
            (None, Some(value)) => (value.to_owned(), Origin::Default),
            (None, None) => (format!("[{}]", short_label(entry)), Origin::Open),
        };
        Blank {
            placeholder,
            key,
            value,
            origin,
        }
    }

    /// What the plan's details state.
    fn detail(&self, id: &str) -> Option<String> {
        let details = &self.plan.details;
        let text = match id {
            "organisation" => &details.organisation,
            "product" => &details.product,
            "event" => &details.event,
            _ => return None,
        };
        stated(text)
    }

    /// The key of a blank and what the plan keeps under it: the driver's own
    /// value, else the one all drivers share.
    fn stated(&self, id: &str) -> (BlankName, Option<String>) {
        let kept = |key: &BlankName| self.plan.vision.blanks.get(key);
        let shared = BlankName::new(id);
        let value = kept(&shared).and_then(|text| stated(text));
        let Some(driver) = self.driver else {
            return (shared, value);
        };
        let own = BlankName::new(&format!("{driver}--{id}"));
        let own_value = kept(&own).and_then(|text| stated(text));
        if own_value.is_some() || self.shared_by_drivers(id) {
            (own, own_value.or(value))
        } else {
            (shared, value)
        }
    }

    /// Whether the texts of more than one chosen driver have this placeholder.
    fn shared_by_drivers(&self, id: &str) -> bool {
        let mark = format!("{{{id}}}");
        let drivers = self.plan.vision.drivers.iter();
        let drivers = drivers.filter_map(|id| self.catalog.driver(id.as_str()));
        let uses = drivers.filter(|&driver| {
            let driver = &self.catalog[driver];
            driver.vision.text().contains(&mark)
                || driver.objectives.iter().any(|&objective| {
                    let objective = &self.catalog[objective];
                    objective.text.text().contains(&mark)
                        || objective.measure.text().contains(&mark)
                })
                || driver
                    .requirements
                    .iter()
                    .any(|&requirement| self.catalog[requirement].text.text().contains(&mark))
        });
        uses.count() > 1
    }
}

/// A label without the unit behind its comma.
fn short_label(placeholder: &Placeholder) -> &'static str {
    let label = placeholder.label.rsplit_once(", ");
    label.map_or(placeholder.label, |(label, _)| label)
}

fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Splits a template at its placeholders: calls with the text before each and
/// its name, and once with the rest.
fn split<'t>(template: &'t str, mut each: impl FnMut(&'t str, Option<&'t str>)) {
    let mut rest = template;
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        each(text, Some(name));
        rest = after;
    }
    each(rest, None);
}

/// Fills a sentence of the catalogue with computed values; a placeholder that
/// `value` does not know stays as it is.
#[must_use]
pub fn sentence(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    split(template, |text, name| {
        filled.push_str(text);
        if let Some(name) = name {
            filled.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        }
    });
    filled
}
