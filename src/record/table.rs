//! [`record!`](crate::record!): a struct with its field table.

use super::basic::expected;
use super::field::Visitor;
use super::pack::{Packer, Unfit, Unpacker};
use super::{Field, Json, Path, Problems, Rule};

/// Keys that a record of this version does not know, kept in order and
/// written back behind the known ones.
pub type Other = Vec<(String, Json)>;

/// One line of a field table, as far as it holds for every type.
pub struct Column {
    /// Key in files.
    pub key: &'static str,
    /// What the field is held to.
    pub rule: Rule,
}

/// What a record does with a field without knowing its type: one table and one walk serve every
/// record, where code for each field of each would be a fifth of what every visit loads.
pub trait Cell {
    /// Whether it is the value of a field that is not there.
    fn is_default(&self) -> bool;
    /// Takes the value from a tree; stays as it is where that is of a wrong type.
    fn read(&mut self, json: &Json, at: &Path, problems: &mut Problems);
    /// [`Field::encode`].
    fn written(&self) -> Json;
    /// [`Field::check`].
    fn checked(&self, rule: Rule, at: &Path, problems: &mut Problems);
    /// [`Field::visit`].
    fn visited(&self, at: &Path, visitor: &mut dyn Visitor);
}

impl<T: Field> Cell for T {
    fn is_default(&self) -> bool {
        *self == T::default()
    }
    fn read(&mut self, json: &Json, at: &Path, problems: &mut Problems) {
        if let Some(value) = T::decode(json, at, problems) {
            *self = value;
        }
    }
    fn written(&self) -> Json {
        self.encode()
    }
    fn checked(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        self.check(rule, at, problems);
    }
    fn visited(&self, at: &Path, visitor: &mut dyn Visitor) {
        self.visit(at, visitor);
    }
}

/// A record as its table sees it.
pub trait Row {
    /// The table.
    fn columns(&self) -> &'static [Column];
    /// Shows each field, in the order of the table.
    fn each(&self, see: &mut dyn FnMut(&dyn Cell));
    /// Shows each field to be changed, in the order of the table.
    fn each_mut(&mut self, see: &mut dyn FnMut(&mut dyn Cell));
    /// Keys that the table does not know.
    fn others(&self) -> &Other;
    /// The same, to be changed.
    fn others_mut(&mut self) -> &mut Other;
}

/// Reads an object into a record that has its default values; `false`, with a note, for anything
/// that is not an object.
pub fn read(row: &mut dyn Row, json: &Json, at: &Path, problems: &mut Problems) -> bool {
    let Json::Object(entries) = json else {
        expected("an object", json, at, problems);
        return false;
    };
    let mut left: Vec<Option<&(String, Json)>> = entries.iter().map(Some).collect();
    let mut columns = row.columns().iter();
    row.each_mut(&mut |cell| {
        let Some(column) = columns.next() else {
            return;
        };
        let mut left = left.iter_mut();
        let found = left.find(|entry| entry.is_some_and(|(key, _)| key == column.key));
        let at = at.key(column.key);
        match found.and_then(Option::take) {
            Some((_, value)) => cell.read(value, &at, problems),
            None if column.rule.required => {
                problems.add(&at, "is missing. Add it, or take the file from a backup.");
            }
            None => {}
        }
    });
    *row.others_mut() = left.into_iter().flatten().cloned().collect();
    true
}

/// Writes a record: what must be there and what is not the default, then what no field knows.
pub fn written(row: &dyn Row) -> Json {
    let mut entries = Vec::new();
    let mut columns = row.columns().iter();
    row.each(&mut |cell| {
        if let Some(column) = columns.next()
            && (column.rule.required || !cell.is_default())
        {
            entries.push((column.key.to_owned(), cell.written()));
        }
    });
    entries.extend(row.others().iter().cloned());
    Json::Object(entries)
}

/// Notes every way in which a field breaks its rule.
pub fn check(row: &dyn Row, at: &Path, problems: &mut Problems) {
    let mut columns = row.columns().iter();
    row.each(&mut |cell| {
        if let Some(column) = columns.next() {
            cell.checked(column.rule, &at.key(column.key), problems);
        }
    });
}

/// Shows a visitor every field, and the keys that no field knows.
pub fn visit(row: &dyn Row, at: &Path, visitor: &mut dyn Visitor) {
    let mut columns = row.columns().iter();
    row.each(&mut |cell| {
        if let Some(column) = columns.next() {
            cell.visited(&at.key(column.key), visitor);
        }
    });
    if !row.others().is_empty() {
        visitor.unknown(row.others(), at);
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

        impl $crate::record::table::Row for $Name {
            fn columns(&self) -> &'static [$crate::record::table::Column] {
                const COLUMNS: &[$crate::record::table::Column] = &[
                    $( $crate::record::table::Column { key: $key, rule: $rule }, )*
                ];
                COLUMNS
            }
            fn each(&self, see: &mut dyn FnMut(&dyn $crate::record::table::Cell)) {
                $( see(&self.$field); )*
            }
            fn each_mut(&mut self, see: &mut dyn FnMut(&mut dyn $crate::record::table::Cell)) {
                $( see(&mut self.$field); )*
            }
            fn others(&self) -> &$crate::record::table::Other {
                &self.other
            }
            fn others_mut(&mut self) -> &mut $crate::record::table::Other {
                &mut self.other
            }
        }

        impl $crate::record::Field for $Name {
            fn decode(
                json: &$crate::record::Json,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) -> Option<Self> {
                let mut new = $Name::default();
                $crate::record::table::read(&mut new, json, at, problems).then_some(new)
            }
            fn encode(&self) -> $crate::record::Json {
                $crate::record::table::written(self)
            }
            fn check(
                &self,
                _: $crate::record::Rule,
                at: &$crate::record::Path,
                problems: &mut $crate::record::Problems,
            ) {
                $crate::record::table::check(self, at, problems);
            }
            fn visit(
                &self,
                at: &$crate::record::Path,
                visitor: &mut dyn $crate::record::field::Visitor,
            ) {
                $crate::record::table::visit(self, at, visitor);
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
