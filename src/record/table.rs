//! [`record!`](crate::record!): a struct with its field table.

use super::basic::expected;
use super::pack::{Packer, Unfit, Unpacker};
use super::{Field, Json, Path, Problems, Rule};

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

/// The schema of something that stands among the definitions.
pub(super) fn reference(name: &str) -> Json {
    Json::Object(vec![(
        "$ref".to_owned(),
        Json::Text(format!("#/$defs/{name}")),
    )])
}
