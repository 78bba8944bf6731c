//! [`record!`](crate::record!): a struct with its field table.
//! [`choices!`](crate::choices!): an enumeration with its texts.
//! [`ids!`](crate::ids!): identifiers of catalogue entries.

use super::basic::expected;
use super::pack::{Packer, Unfit, Unpacker};
use super::{Field, Json, Path, Problems, Rule, Shown};

/// Keys that a record of this version does not know, kept in order and
/// written back behind the known ones.
pub type Other = Vec<(String, Json)>;

/// The entries of an object while a record takes its fields out of them.
pub struct Fields<'a> {
    entries: Vec<Option<&'a (String, Json)>>,
    at: &'a Path<'a>,
}

impl<'a> Fields<'a> {
    /// Opens an object; anything else is noted.
    pub fn open(json: &'a Json, at: &'a Path<'a>, problems: &mut Problems) -> Option<Self> {
        let Json::Object(entries) = json else {
            expected("an object", json, at, problems);
            return None;
        };
        Some(Fields {
            entries: entries.iter().map(Some).collect(),
            at,
        })
    }

    /// The value of a key, or the default when it is not there.
    pub fn take<T: Field>(&mut self, key: &str, rule: Rule, problems: &mut Problems) -> T {
        let found = self
            .entries
            .iter_mut()
            .find(|entry| entry.is_some_and(|(k, _)| k == key))
            .and_then(Option::take);
        let at = self.at.key(key);
        match found {
            Some((_, value)) => T::decode(value, &at, problems).unwrap_or_default(),
            None => {
                if rule.required {
                    problems.add(&at, "is missing. Add it, or take the file from a backup.");
                }
                T::default()
            }
        }
    }

    /// What no field took.
    #[must_use]
    pub fn rest(self) -> Other {
        self.entries.into_iter().flatten().cloned().collect()
    }
}

/// Adds a field to an object unless it has its default value and may be left out.
pub fn put<T: Field>(entries: &mut Vec<(String, Json)>, key: &str, rule: Rule, value: &T) {
    if rule.required || *value != T::default() {
        entries.push((key.to_owned(), value.encode()));
    }
}

/// Reads the mask that says which fields follow.
///
/// # Errors
/// [`Unfit::Newer`] when a field is marked that this version does not know.
pub fn unpack_mask(input: &mut Unpacker, fields: u32) -> Result<u64, Unfit> {
    let mask = input.number()?;
    if mask >> fields != 0 {
        return Err(Unfit::Newer);
    }
    Ok(mask)
}

/// Writes one field behind the mask, if it is marked there.
pub fn pack_marked<T: Field>(mask: u64, bit: u32, value: &T, out: &mut Packer) {
    if mask >> bit & 1 == 1 {
        value.pack(out);
    }
}

/// Reads one field, if it is marked; a marked default is refused, because one
/// plan has one link.
///
/// # Errors
/// When the bytes are damaged or the value is the default.
pub fn unpack_marked<T: Field>(mask: u64, bit: u32, input: &mut Unpacker) -> Result<T, Unfit> {
    if mask >> bit & 1 == 0 {
        return Ok(T::default());
    }
    let value = T::unpack(input)?;
    if value == T::default() {
        return Err(Unfit::Broken);
    }
    Ok(value)
}

/// Adds a record's schema to the definitions and answers with a reference.
pub fn define(
    name: &str,
    about: &str,
    definitions: &mut Vec<(String, Json)>,
    properties: impl FnOnce(&mut Vec<(String, Json)>) -> (Vec<(String, Json)>, Vec<Json>),
) -> Json {
    if !definitions.iter().any(|(known, _)| known == name) {
        // The name is taken before its fields are walked, so that a record
        // may hold itself.
        let place = definitions.len();
        definitions.push((name.to_owned(), Json::Null));
        let (properties, required) = properties(definitions);
        let mut schema = vec![
            ("type".to_owned(), Json::text("object")),
            ("description".to_owned(), Json::text(about.trim())),
            ("properties".to_owned(), Json::Object(properties)),
        ];
        if !required.is_empty() {
            schema.push(("required".to_owned(), Json::List(required)));
        }
        definitions[place].1 = Json::Object(schema);
    }
    reference(name)
}

/// One property of a record's schema, with its description.
pub fn property<T: Field>(
    key: &str,
    about: &str,
    rule: Rule,
    definitions: &mut Vec<(String, Json)>,
    into: &mut (Vec<(String, Json)>, Vec<Json>),
) {
    let mut schema = T::schema(rule, definitions);
    if let Json::Object(members) = &mut schema {
        members.push(("description".to_owned(), Json::text(about.trim())));
    }
    into.0.push((key.to_owned(), schema));
    if rule.required {
        into.1.push(Json::text(key));
    }
}

/// Defines a struct and everything a plan needs of it from one table:
/// `field: Type, "key", rule;`. The doc comments become the schema's
/// descriptions. Order is the order in files and links: append only.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $Name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident : $Type:ty, $key:literal, $rule:expr; )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $Name {
            $( $(#[doc = $doc])+ pub $field: $Type, )*
            /// Keys that this version does not know; written back as they were.
            pub other: $crate::record::table::Other,
        }

        impl $crate::record::Field for $Name {
            fn decode(
                json: &$crate::record::Json,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) -> Option<Self> {
                let mut fields = $crate::record::table::Fields::open(json, at, problems)?;
                $( let $field = fields.take($key, $rule, problems); )*
                Some($Name { $( $field, )* other: fields.rest() })
            }
            fn encode(&self) -> $crate::record::Json {
                let mut entries = Vec::new();
                $( $crate::record::table::put(&mut entries, $key, $rule, &self.$field); )*
                entries.extend(self.other.iter().cloned());
                $crate::record::Json::Object(entries)
            }
            fn check(
                &self,
                _: $crate::record::Rule,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) {
                $( $crate::record::Field::check(&self.$field, $rule, &at.key($key), problems); )*
            }
            fn schema(
                _: $crate::record::Rule,
                definitions: &mut Vec<(String, $crate::record::Json)>,
            ) -> $crate::record::Json {
                $crate::record::table::define(
                    stringify!($Name),
                    concat!($($about,)+),
                    definitions,
                    |definitions| {
                        let mut into = (Vec::new(), Vec::new());
                        $( $crate::record::table::property::<$Type>(
                            $key, concat!($($doc,)+), $rule, definitions, &mut into,
                        ); )*
                        into
                    },
                )
            }
            fn visit(
                &self,
                at: &$crate::record::Path,
                visitor: &mut dyn $crate::record::field::Visitor,
            ) {
                $( $crate::record::Field::visit(&self.$field, &at.key($key), visitor); )*
                if !self.other.is_empty() {
                    visitor.unknown(&self.other, at);
                }
            }
            fn forget_unknown(&mut self) {
                $( $crate::record::Field::forget_unknown(&mut self.$field); )*
                self.other.clear();
            }
            #[allow(unused_assignments)]
            fn pack(&self, out: &mut $crate::record::pack::Packer) {
                let mut mask = 0u64;
                let mut bit = 0u32;
                $(
                    mask |= u64::from(self.$field != <$Type>::default()) << bit;
                    bit += 1;
                )*
                out.number(mask);
                bit = 0;
                $(
                    $crate::record::table::pack_marked(mask, bit, &self.$field, out);
                    bit += 1;
                )*
            }
            #[allow(unused_assignments)]
            fn unpack(
                input: &mut $crate::record::pack::Unpacker,
            ) -> Result<Self, $crate::record::pack::Unfit> {
                const FIELDS: u32 = [$($key),*].len() as u32;
                let mask = $crate::record::table::unpack_mask(input, FIELDS)?;
                let mut bit = 0u32;
                $(
                    let $field = $crate::record::table::unpack_marked(mask, bit, input)?;
                    bit += 1;
                )*
                Ok($Name { $( $field, )* other: Vec::new() })
            }
        }
    };
}

/// Defines an enumeration whose values are texts in the plan file. The first
/// is the default. Order is the order in links: append only.
#[macro_export]
macro_rules! choices {
    (
        $(#[doc = $about:literal])+
        pub enum $Name:ident {
            $( $(#[doc = $doc:literal])+ $Variant:ident = $text:literal, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name {
            #[default]
            $( $(#[doc = $doc])+ $Variant, )+
        }

        impl $Name {
            /// Every value, in order.
            pub const ALL: &'static [$Name] = &[$( $Name::$Variant, )+];

            /// The text in plan files.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $( $Name::$Variant => $text, )+ }
            }

            /// The value of a text in plan files.
            #[must_use]
            pub fn from_id(text: &str) -> Option<Self> {
                match text { $( $text => Some($Name::$Variant), )+ _ => None }
            }
        }

        impl $crate::record::Field for $Name {
            fn decode(
                json: &$crate::record::Json,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) -> Option<Self> {
                $crate::record::table::decode_choice(
                    json, at, problems, Self::from_id, &[$($text),+],
                )
            }
            fn encode(&self) -> $crate::record::Json {
                $crate::record::Json::text(self.id())
            }
            fn check(
                &self,
                _: $crate::record::Rule,
                _: &$crate::record::Path,
                _: &mut $crate::record::Problems,
            ) {
            }
            fn schema(
                _: $crate::record::Rule,
                _: &mut Vec<(String, $crate::record::Json)>,
            ) -> $crate::record::Json {
                $crate::record::table::choice_schema(&[$($text),+])
            }
            fn pack(&self, out: &mut $crate::record::pack::Packer) {
                out.byte(*self as u8);
            }
            fn unpack(
                input: &mut $crate::record::pack::Unpacker,
            ) -> Result<Self, $crate::record::pack::Unfit> {
                Self::ALL
                    .get(usize::from(input.byte()?))
                    .copied()
                    .ok_or($crate::record::pack::Unfit::Newer)
            }
        }
    };
}

/// Reads one of a fixed set of texts.
pub fn decode_choice<T>(
    json: &Json,
    at: &Path,
    problems: &mut Problems,
    from_id: fn(&str) -> Option<T>,
    texts: &[&str],
) -> Option<T> {
    let found = json.as_text().and_then(from_id);
    if found.is_none() {
        let got = match json.as_text() {
            Some(text) => format!("\"{}\"", Shown(text)),
            None => json.kind().to_owned(),
        };
        problems.add(
            at,
            format!("is {got}; it must be one of: {}.", texts.join(", ")),
        );
    }
    found
}

/// Schema of a fixed set of texts.
#[must_use]
pub fn choice_schema(texts: &[&str]) -> Json {
    super::basic::schema_of(
        "string",
        vec![(
            "enum",
            Json::List(texts.iter().map(|text| Json::text(text)).collect()),
        )],
    )
}

/// Defines identifiers of catalogue entries: texts in the plan and its file
/// (so that an id which this catalogue does not know is kept), frozen numbers
/// in links.
#[macro_export]
macro_rules! ids {
    ( $( $(#[doc = $about:literal])+ $Name:ident : $kind:expr; )+ ) => { $(
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(Box<str>);

        impl $Name {
            /// The id from a text; whether the catalogue knows it is another question.
            #[must_use]
            pub fn new(text: &str) -> Self {
                $Name(text.into())
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                $Name::new(text)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $crate::record::field::Key for $Name {
            fn as_key(&self) -> &str {
                &self.0
            }
            fn from_key(text: &str) -> Self {
                $Name::new(text)
            }
        }

        impl $crate::record::Field for $Name {
            fn decode(
                json: &$crate::record::Json,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) -> Option<Self> {
                String::decode(json, at, problems).map(|text| $Name(text.into()))
            }
            fn encode(&self) -> $crate::record::Json {
                $crate::record::Json::text(&self.0)
            }
            fn check(
                &self,
                _: $crate::record::Rule,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) {
                $crate::record::table::check_id(&self.0, at, problems);
            }
            fn schema(
                _: $crate::record::Rule,
                definitions: &mut Vec<(String, $crate::record::Json)>,
            ) -> $crate::record::Json {
                $crate::record::table::id_schema(
                    stringify!($Name), concat!($($about,)+), definitions,
                )
            }
            fn visit(
                &self,
                at: &$crate::record::Path,
                visitor: &mut dyn $crate::record::field::Visitor,
            ) {
                visitor.id($kind, &self.0, at);
            }
            fn pack(&self, out: &mut $crate::record::pack::Packer) {
                $crate::record::table::pack_id($kind, &self.0, out);
            }
            fn unpack(
                input: &mut $crate::record::pack::Unpacker,
            ) -> Result<Self, $crate::record::pack::Unfit> {
                $crate::record::table::unpack_id($kind, input).map($Name::new)
            }
        }
    )+ };
}

/// Longest id of a catalogue entry, in characters.
const LONGEST_ID: usize = 80;

/// An id is letters, digits, hyphens and underscores.
pub fn check_id(id: &str, at: &Path, problems: &mut Problems) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if id.is_empty() || id.len() > LONGEST_ID || !id.chars().all(plain) {
        problems.add(
            at,
            format!("must be an id of 1 to {LONGEST_ID} letters, digits, hyphens and underscores."),
        );
    }
}

/// Adds the schema of a kind of id to the definitions and answers with a reference.
pub fn id_schema(name: &str, about: &str, definitions: &mut Vec<(String, Json)>) -> Json {
    if !definitions.iter().any(|(known, _)| known == name) {
        let schema = super::basic::schema_of(
            "string",
            vec![
                ("description", Json::text(about.trim())),
                ("pattern", Json::text("^[A-Za-z0-9_-]{1,80}$")),
            ],
        );
        definitions.push((name.to_owned(), schema));
    }
    reference(name)
}

fn reference(name: &str) -> Json {
    Json::Object(vec![(
        "$ref".to_owned(),
        Json::Text(format!("#/$defs/{name}")),
    )])
}

/// Writes an id: its frozen number, or 0 and its text.
pub fn pack_id(kind: crate::catalog::Kind, id: &str, out: &mut Packer) {
    match out.catalog.number_of(kind, id) {
        Some(number) => out.number(u64::from(number)),
        None => {
            out.number(0);
            out.text(id);
        }
    }
}

/// Reads an id.
///
/// # Errors
/// [`Unfit::Newer`] when the number is not in the catalogue,
/// [`Unfit::Broken`] when a known id is spelled out.
pub fn unpack_id<'a>(
    kind: crate::catalog::Kind,
    input: &mut Unpacker<'a>,
) -> Result<&'a str, Unfit> {
    let number = u16::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
    let catalog = input.catalog;
    if number != 0 {
        return catalog.id_of(kind, number).ok_or(Unfit::Newer);
    }
    let id = input.text()?;
    if catalog.number_of(kind, id).is_some() {
        return Err(Unfit::Broken);
    }
    Ok(id)
}
