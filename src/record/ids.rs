//! The macro `ids!`: identifiers of catalogue entries.

use super::pack::{Packer, Unfit, Unpacker};
use super::table::reference;
use super::{Json, Path, Problems};

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
                $crate::record::ids::check_id(&self.0, at, problems);
            }
            fn schema(
                _: $crate::record::Rule,
                definitions: &mut Vec<(String, $crate::record::Json)>,
            ) -> $crate::record::Json {
                $crate::record::ids::id_schema(
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
                $crate::record::ids::pack_id($kind, &self.0, out);
            }
            fn unpack(
                input: &mut $crate::record::pack::Unpacker,
            ) -> Result<Self, $crate::record::pack::Unfit> {
                $crate::record::ids::unpack_id($kind, input).map($Name::new)
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
