//! How records of the catalogue are declared: one field list gives the type, its place in the blob,
//! and how it is read from the content files, so that the three cannot drift apart.

/// Declares a record. `entry! { "practice"; … }` makes a kind of entry (needs `id` and `number`),
/// `entry! { "initiative" "I"; … }` one with a short code. A field is written in the content files
/// under its own name and as its type says; `as hundredths` and the like name another way, a
/// function of `catalog::authored`.
macro_rules! entry {
    (@read) => { $crate::catalog::authored::Authored::author };
    (@read $how:ident) => { $crate::catalog::authored::$how };

    ($($name:literal $($letters:literal)?;)? $(#[$doc:meta])* pub struct $type:ident {
        $($(#[$field_doc:meta])* pub $field:ident: $field_type:ty $(as $how:ident)?,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $type {
            $($(#[$field_doc])* pub $field: $field_type,)*
        }

        impl $crate::catalog::stored::Stored for $type {
            // Kept apart: these functions resemble each other, which compresses well.
            #[inline(never)]
            fn read(reader: &mut $crate::catalog::blob::Reader) -> Self {
                let record = Self { $($field: $crate::catalog::stored::Stored::read(reader),)* };
                $(
                    const _: &str = $name;
                    reader.list(record.id, record.number);
                )?
                record
            }

            fn write(&self, writer: &mut $crate::catalog::blob::Writer) {
                $($crate::catalog::stored::Stored::write(&self.$field, writer);)*
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::catalog::authored::Authored for $type {
            fn author(
                value: Option<&toml::Value>,
                author: &mut $crate::catalog::author::Author,
            ) -> Self {
                let usable = author.begin_record(value, &[$(stringify!($field),)*]);
                let record = Self {
                    $($field: author.field(
                        value,
                        stringify!($field),
                        $crate::catalog::declare::entry!(@read $($how)?),
                    ),)*
                };
                author.end_record(usable);
                record
            }
        }

        $(impl $crate::catalog::index::Entry for $type {
            const NAME: &'static str = $name;
            const LETTERS: &'static str = concat!($($letters)?);

            fn id(&self) -> &'static str {
                self.id
            }

            fn number(&self) -> u16 {
                self.number
            }
        }

        $(
            const _: &str = $letters;
            impl $crate::catalog::index::Coded for $type {}
        )?)?
    };
}
pub(crate) use entry;

/// Declares a closed choice whose values have ids, used in content files and plan files.
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $type:ident {
        $($(#[$value_doc:meta])* $value:ident = $id:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$value_doc])* $value,)*
        }

        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];

            /// The value's word in content files and plan files.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$value => $id,)*
                }
            }

            /// The value with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.id() == id)
            }
        }

        impl $crate::catalog::stored::Stored for $type {
            fn read(reader: &mut $crate::catalog::blob::Reader) -> Self {
                let at = reader.number_below(Self::ALL.len() as u32);
                Self::ALL[at as usize]
            }

            fn write(&self, writer: &mut $crate::catalog::blob::Writer) {
                writer.number(*self as u32);
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::catalog::authored::Authored for $type {
            fn author(
                value: Option<&toml::Value>,
                author: &mut $crate::catalog::author::Author,
            ) -> Self {
                let ids: Vec<_> = Self::ALL.iter().map(|value| value.id()).collect();
                Self::ALL[author.one_of(value, &ids)]
            }
        }
    };
}
pub(crate) use choice;
