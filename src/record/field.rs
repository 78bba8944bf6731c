//! What every value of a plan can do.

use super::pack::{Packer, Unfit, Unpacker};
use super::table::Other;
use super::{Json, Path, Problems};
use crate::catalog::Kind;

/// What one field is held to, as its table states it. What the limits bound
/// depends on the type: an integer's value, a text's characters, a list's
/// entries, every value of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Smallest value allowed.
    pub min: i64,
    /// Largest value allowed.
    pub max: i64,
    /// Whether a record without the field is refused. Required fields are
    /// written even when they have their default value.
    pub required: bool,
}

impl Rule {
    /// No limit beyond the type's own.
    pub const ANY: Rule = Rule {
        min: i64::MIN,
        max: i64::MAX,
        required: false,
    };
    /// One line of text that a person typed: a name, a title.
    pub const LINE: Rule = Rule::up_to(200);
    /// A text that a person typed, at most 10,000 characters.
    pub const NOTE: Rule = Rule::up_to(10_000);

    /// From 0 to `max`.
    #[must_use]
    pub const fn up_to(max: i64) -> Rule {
        Rule::within(0, max)
    }

    /// From `min` to `max`.
    #[must_use]
    pub const fn within(min: i64, max: i64) -> Rule {
        Rule {
            min,
            max,
            required: false,
        }
    }

    /// The same limits for a field that must be there.
    #[must_use]
    pub const fn required(self) -> Rule {
        Rule {
            required: true,
            ..self
        }
    }
}

/// A value that can stand in a plan.
///
/// `Default` is the value of a field that is not there; a field whose value is
/// the default is not written, so that one plan has one file.
pub trait Field: Sized + Clone + Default + PartialEq {
    /// Reads the value; a wrong type is noted and gives `None`. Limits are
    /// [`check`](Field::check)'s business.
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self>;

    /// The value as JSON.
    fn encode(&self) -> Json;

    /// Notes every way in which the value breaks its rule.
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems);

    /// JSON Schema of the type under this rule. Records add themselves to
    /// `definitions` by name and answer with a reference.
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json;

    /// Shows a visitor every catalogue id and every unknown key inside.
    fn visit(&self, _at: &Path, _visitor: &mut dyn Visitor) {}

    /// Forgets every unknown key inside.
    fn forget_unknown(&mut self) {}

    /// Writes the value for a link. Unknown keys must be forgotten before.
    fn pack(&self, out: &mut Packer);

    /// Reads what [`pack`](Field::pack) wrote.
    ///
    /// # Errors
    /// [`Unfit`] when the bytes are not such a value.
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit>;

    /// What a value of this type is held to as an entry of a list.
    const AS_ENTRY: Rule = Rule::ANY;
}

/// Walks over a plan to see what this version may not know.
pub trait Visitor {
    /// A catalogue id, known or not.
    fn id(&mut self, kind: Kind, id: &str, at: &Path);
    /// The unknown keys of a record, if it has some.
    fn unknown(&mut self, keys: &Other, at: &Path);
}

/// A value that can be the key of a map.
pub trait Key: Field + Ord {
    /// The key as text.
    fn as_key(&self) -> &str;
    /// The key from a text.
    fn from_key(text: &str) -> Self;
}
