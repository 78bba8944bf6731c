//! Numbers, texts, lists and maps as plan fields.

use super::field::{Key, Visitor};
use super::pack::{Packer, Unfit, Unpacker};
use super::{Field, Json, Path, Problems, Rule};
use crate::sorted::Map;
use std::sync::Arc;

/// Notes that a value has another type than it should.
pub(crate) fn expected(what: &str, json: &Json, at: &Path, problems: &mut Problems) {
    problems.add(at, format!("should be {what}, but is {}.", json.kind()));
}

fn object(pairs: Vec<(&str, Json)>) -> Json {
    Json::Object(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

/// A schema object with a type name and more members.
pub(crate) fn schema_of(kind: &str, mut more: Vec<(&str, Json)>) -> Json {
    more.insert(0, ("type", Json::text(kind)));
    object(more)
}

fn decode_int(json: &Json, at: &Path, problems: &mut Problems) -> Option<i64> {
    let Json::Number(digits) = json else {
        expected("a whole number", json, at, problems);
        return None;
    };
    match digits.parse::<i64>() {
        // "-0" is a second spelling of 0 and shows that something else wrote the file.
        Ok(value) if &**digits != "-0" => Some(value),
        _ => {
            problems.add(
                at,
                format!("should be a whole number without point or exponent, but is {digits}."),
            );
            None
        }
    }
}

fn check_int(value: i64, rule: Rule, at: &Path, problems: &mut Problems) {
    if value < rule.min || value > rule.max {
        let text = match (rule.min, rule.max) {
            (min, i64::MAX) => format!("is {value}; it must be at least {min}."),
            (min, max) => format!("is {value}; it must be from {min} to {max}."),
        };
        problems.add(at, text);
    }
}

fn schema_int(rule: Rule) -> Json {
    let mut more = Vec::new();
    if rule.min != i64::MIN {
        more.push(("minimum", Json::int(rule.min)));
    }
    if rule.max != i64::MAX {
        more.push(("maximum", Json::int(rule.max)));
    }
    schema_of("integer", more)
}

macro_rules! unsigned {
    ($($Type:ty),*) => { $(
        impl Field for $Type {
            fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
                let value = decode_int(json, at, problems)?;
                let kept = <$Type>::try_from(value).ok();
                if kept.is_none() {
                    check_int(value, Rule::within(0, i64::from(<$Type>::MAX)), at, problems);
                }
                kept
            }
            fn encode(&self) -> Json {
                Json::int(i64::from(*self))
            }
            fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
                check_int(i64::from(*self), rule, at, problems);
            }
            fn schema(rule: Rule, _: &mut Vec<(String, Json)>) -> Json {
                schema_int(Rule::within(rule.min.max(0), rule.max.min(i64::from(<$Type>::MAX))))
            }
            fn pack(&self, out: &mut Packer) {
                out.number(u64::from(*self));
            }
            fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
                <$Type>::try_from(input.number()?).map_err(|_| Unfit::Broken)
            }
        }
    )* };
}
unsigned!(u8, u16, u32);

/// Money and other signed amounts; packed zigzag, so that small negative
/// numbers stay short.
impl Field for i64 {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        decode_int(json, at, problems)
    }
    fn encode(&self) -> Json {
        Json::int(*self)
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        check_int(*self, rule, at, problems);
    }
    fn schema(rule: Rule, _: &mut Vec<(String, Json)>) -> Json {
        schema_int(rule)
    }
    fn pack(&self, out: &mut Packer) {
        out.number(((*self << 1) ^ (*self >> 63)) as u64);
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        let raw = input.number()?;
        Ok((raw >> 1) as i64 ^ -((raw & 1) as i64))
    }
}

impl Field for bool {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        if let Json::Bool(value) = json {
            return Some(*value);
        }
        expected("true or false", json, at, problems);
        None
    }
    fn encode(&self) -> Json {
        Json::Bool(*self)
    }
    fn check(&self, _: Rule, _: &Path, _: &mut Problems) {}
    fn schema(_: Rule, _: &mut Vec<(String, Json)>) -> Json {
        schema_of("boolean", vec![])
    }
    /// Nothing: a record marks the fields that are not their default, and what
    /// is not false is true.
    fn pack(&self, _: &mut Packer) {}
    fn unpack(_: &mut Unpacker) -> Result<Self, Unfit> {
        Ok(true)
    }
}

impl Field for String {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        if let Json::Text(text) = json {
            return Some(text.clone());
        }
        expected("a text", json, at, problems);
        None
    }
    fn encode(&self) -> Json {
        Json::text(self)
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        let most = usize::try_from(rule.max).unwrap_or(usize::MAX);
        // Bytes bound characters from above, so most texts are not counted.
        if self.len() > most {
            let length = self.chars().count();
            if length > most {
                problems.add(
                    at,
                    format!("has {length} characters; shorten it to {most}."),
                );
            }
        }
    }
    fn schema(rule: Rule, _: &mut Vec<(String, Json)>) -> Json {
        let mut more = Vec::new();
        if rule.max != i64::MAX {
            more.push(("maxLength", Json::int(rule.max)));
        }
        schema_of("string", more)
    }
    fn pack(&self, out: &mut Packer) {
        out.text(self);
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        Ok(input.text()?.to_owned())
    }
    /// Lists of texts are lists of names and titles.
    const AS_ENTRY: Rule = Rule::LINE;
}

impl<T: Field> Field for Option<T> {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        T::decode(json, at, problems).map(Some)
    }
    fn encode(&self) -> Json {
        self.as_ref().map_or(Json::Null, Field::encode)
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        if let Some(value) = self {
            value.check(rule, at, problems);
        }
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        T::schema(rule, definitions)
    }
    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        if let Some(value) = self {
            value.visit(at, visitor);
        }
    }
    fn forget_unknown(&mut self) {
        if let Some(value) = self {
            value.forget_unknown();
        }
    }
    /// No mark of its own: a record leaves out a field that is `None`.
    fn pack(&self, out: &mut Packer) {
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        T::unpack(input).map(Some)
    }
}

/// Most entries of any list that states no smaller limit.
pub const MOST_ENTRIES: i64 = 1_000;

/// Shows each entry of a list; `false`, with a note, for anything else. Apart from the lists of
/// each type, so that they do not all hold it.
fn entries(
    json: &Json,
    at: &Path,
    problems: &mut Problems,
    take: &mut dyn FnMut(&Json, &Path, &mut Problems),
) -> bool {
    let Json::List(items) = json else {
        expected("a list", json, at, problems);
        return false;
    };
    for (i, item) in items.iter().enumerate() {
        take(item, &at.index(i), problems);
    }
    true
}

fn check_count(count: usize, most: i64, at: &Path, problems: &mut Problems) {
    if count as i64 > most {
        problems.add(
            at,
            format!("has {count} entries; at most {most} are possible."),
        );
    }
}

impl<T: Field> Field for Vec<T> {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        let mut list = Vec::new();
        entries(json, at, problems, &mut |item, at, problems| {
            list.push(T::decode(item, at, problems).unwrap_or_default());
        })
        .then_some(list)
    }
    fn encode(&self) -> Json {
        Json::List(self.iter().map(Field::encode).collect())
    }
    /// The rule bounds the number of entries; what each is held to is its type's.
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        check_count(self.len(), rule.max.min(MOST_ENTRIES), at, problems);
        for (i, item) in self.iter().enumerate() {
            item.check(T::AS_ENTRY, &at.index(i), problems);
        }
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        let items = T::schema(T::AS_ENTRY, definitions);
        let most = rule.max.min(MOST_ENTRIES);
        schema_of(
            "array",
            vec![("items", items), ("maxItems", Json::int(most))],
        )
    }
    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        for (i, item) in self.iter().enumerate() {
            item.visit(&at.index(i), visitor);
        }
    }
    fn forget_unknown(&mut self) {
        self.iter_mut().for_each(Field::forget_unknown);
    }
    fn pack(&self, out: &mut Packer) {
        out.number(self.len() as u64);
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        let count = usize::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
        if count > input.left() || count as i64 > MOST_ENTRIES {
            return Err(Unfit::Broken);
        }
        (0..count).map(|_| T::unpack(input)).collect()
    }
}

impl<K: Key, V: Field> Field for Map<K, V> {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        let Json::Object(entries) = json else {
            expected("an object", json, at, problems);
            return None;
        };
        let mut map = Map::new();
        for (key, value) in entries {
            if let Some(value) = V::decode(value, &at.key(key), problems) {
                map.insert(K::from_key(key), value);
            }
        }
        Some(map)
    }
    fn encode(&self) -> Json {
        Json::Object(
            self.iter()
                .map(|(k, v)| (k.as_key().to_owned(), v.encode()))
                .collect(),
        )
    }
    /// The rule is the values' rule.
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        check_count(self.len(), MOST_ENTRIES, at, problems);
        for (key, value) in self {
            let at = at.key(key.as_key());
            key.check(Rule::ANY, &at, problems);
            value.check(rule, &at, problems);
        }
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        let names = K::schema(Rule::ANY, definitions);
        let values = V::schema(rule, definitions);
        schema_of(
            "object",
            vec![
                ("propertyNames", names),
                ("additionalProperties", values),
                ("maxProperties", Json::int(MOST_ENTRIES)),
            ],
        )
    }
    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        for (key, value) in self {
            let at = at.key(key.as_key());
            key.visit(&at, visitor);
            value.visit(&at, visitor);
        }
    }
    fn forget_unknown(&mut self) {
        self.values_mut().for_each(Field::forget_unknown);
    }
    fn pack(&self, out: &mut Packer) {
        out.number(self.len() as u64);
        for (key, value) in self {
            key.pack(out);
            value.pack(out);
        }
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        let count = usize::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
        if count > input.left() {
            return Err(Unfit::Broken);
        }
        let mut map = Map::new();
        for _ in 0..count {
            let key = K::unpack(input)?;
            // Keys out of order or twice would give one plan two links.
            if map.last().is_some_and(|(last, _)| *last >= key) {
                return Err(Unfit::Broken);
            }
            map.insert(key, V::unpack(input)?);
        }
        Ok(map)
    }
}

impl<T: Field> Field for Arc<T> {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        T::decode(json, at, problems).map(Arc::new)
    }
    fn encode(&self) -> Json {
        (**self).encode()
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        (**self).check(rule, at, problems);
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        T::schema(rule, definitions)
    }
    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        (**self).visit(at, visitor);
    }
    fn forget_unknown(&mut self) {
        Arc::make_mut(self).forget_unknown();
    }
    fn pack(&self, out: &mut Packer) {
        (**self).pack(out);
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        T::unpack(input).map(Arc::new)
    }
}
