//! The macro `choices!`: enumerations whose values are texts in the plan file.

use super::{Json, Path, Problems, Shown};

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
                $crate::record::choices::decode_choice(
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
                $crate::record::choices::choice_schema(&[$($text),+])
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
