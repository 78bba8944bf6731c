//! Reads the content files: TOML in, entries out, and every fault with its file and entry.
//!
//! Nothing here touches the disk: the caller hands over the files' texts. Reading goes on after a
//! fault, so that one build names them all; what was read is used only if there was none.

use std::collections::BTreeMap;
use std::fmt;

use toml::{Table, Value};

use super::authored::Authored;
use super::check;
use super::index::{Entry, Idx};
use super::stored::Tabled;
use super::tables::Catalog;

/// A content file.
pub struct SourceFile {
    /// Path as messages shall name it, for example `content/roles.toml`. Files are read in the
    /// order of their paths.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Where an entry stands in the content files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Path of the file.
    pub file: String,
    /// The entry, for example `practice "obj-1a"`.
    pub entry: String,
}

/// Something in the content that must be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, entry } = &self.place;
        write!(f, "{file}: {entry}: {}", self.message)
    }
}

/// Reads and checks content files.
///
/// # Errors
/// The faults of the first stage that has any: files that cannot be taken apart, entries that cannot
/// be read, content that does not hang together.
pub fn load(mut files: Vec<SourceFile>) -> Result<Catalog, Vec<Fault>> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut author = Author::open(&files);
    if !author.faults.is_empty() {
        return Err(author.faults);
    }
    let mut catalog = Catalog::author(&mut author);
    if author.faults.is_empty() {
        derive(&mut catalog);
        catalog.relate();
        check::check(&catalog, &mut author);
    }
    if author.faults.is_empty() {
        return Ok(catalog);
    }
    Err(author.faults)
}

/// Fills the fields that follow from other entries.
fn derive(catalog: &mut Catalog) {
    for practice in &catalog.quick_check.practices {
        catalog.practices.entries_mut()[practice.position()].quick = true;
    }
    for (objective, at) in catalog.objectives.iter().zip(0..) {
        let driver = &mut catalog.drivers.entries_mut()[objective.driver.position()];
        driver.objectives.push(Idx::new(at));
    }
    for (requirement, at) in catalog.requirements.iter().zip(0..) {
        let driver = &mut catalog.drivers.entries_mut()[requirement.driver.position()];
        driver.requirements.push(Idx::new(at));
    }
    for document in catalog.documents.entries_mut() {
        for (section, number) in document.sections.iter_mut().zip(1..) {
            section.number = number;
        }
    }
}

/// An entry as its file states it.
struct RawEntry {
    place: Place,
    table: Value,
}

impl RawEntry {
    fn text(&self, key: &str) -> &str {
        self.table.get(key).and_then(Value::as_str).unwrap_or("")
    }

    fn integer(&self, key: &str) -> i64 {
        let value = self.table.get(key).and_then(Value::as_integer);
        value.unwrap_or(0)
    }
}

/// Takes entries from the content files and notes what is wrong with them.
pub struct Author {
    /// The entries of each kind, in table order.
    entries: Vec<Vec<RawEntry>>,
    /// Positions by id, for each kind.
    ids: Vec<BTreeMap<String, u16>>,
    /// How many practices each level of each dimension has.
    n_practices: BTreeMap<(String, i64), usize>,
    /// The single records, by name.
    records: BTreeMap<&'static str, (Place, Value)>,
    faults: Vec<Fault>,
    /// Where reading is just now.
    place: Place,
    path: Vec<String>,
    /// While above 0, faults are not noted: the record they stand in is already at fault.
    muted: u32,
}

impl Author {
    fn open(files: &[SourceFile]) -> Self {
        let mut author = Self {
            entries: Catalog::KINDS.iter().map(|_| Vec::new()).collect(),
            ids: Vec::new(),
            n_practices: BTreeMap::new(),
            records: BTreeMap::new(),
            faults: Vec::new(),
            place: Place::default(),
            path: Vec::new(),
            muted: 0,
        };
        for file in files {
            author.open_file(file);
        }
        author.sort();
        for kind in 0..Catalog::KINDS.len() {
            let ids = author.ids_of(kind);
            author.ids.push(ids);
        }
        author
    }

    fn open_file(&mut self, file: &SourceFile) {
        self.place = Place {
            file: file.path.clone(),
            entry: "the file".to_owned(),
        };
        let keys = match file.text.parse::<Table>() {
            Ok(keys) => keys,
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                self.place.entry = entry_before(&file.text, start);
                self.fault(error.message().to_owned());
                return;
            }
        };
        // A plain value above the entries holds for every entry of the file.
        let (plain, rest): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(key, value)| {
            !Catalog::RECORDS.contains(&key.as_str()) && !value.is_table() && !is_entries(value)
        });
        for (key, value) in rest {
            self.open_key(&file.path, &key, value, &plain);
        }
    }

    fn open_key(&mut self, file: &str, key: &str, value: Value, plain: &[(String, Value)]) {
        let place = |entry: String| Place {
            file: file.to_owned(),
            entry,
        };
        if let Some(record) = Catalog::RECORDS.iter().find(|record| **record == key) {
            let place = place(format!("[{key}]"));
            if let Some((first, _)) = self.records.insert(record, (place.clone(), value)) {
                self.place = place;
                self.fault(format!("is also in {}; one place is enough", first.file));
            }
            return;
        }
        let kind = Catalog::KINDS.iter().position(|kind| *kind == key);
        let (Some(kind), Value::Array(entries)) = (kind, value) else {
            self.place = place(format!("[[{key}]]"));
            self.fault("there is no such kind of entry".to_owned());
            return;
        };
        for (entry, at) in entries.into_iter().zip(1..) {
            let Value::Table(mut table) = entry else {
                continue;
            };
            for (key, value) in plain {
                table.entry(key.clone()).or_insert_with(|| value.clone());
            }
            let name = match table.get("id").and_then(Value::as_str) {
                Some(id) => format!("{key} \"{id}\""),
                None => format!("{key} {at} of the file"),
            };
            let place = place(name);
            let table = Value::Table(table);
            self.entries[kind].push(RawEntry { place, table });
        }
    }

    /// Entries stand as their file orders them; a kind that fills several files is ordered by
    /// number, and practices by dimension and level.
    fn sort(&mut self) {
        for entries in &mut self.entries {
            let same_file = entries
                .windows(2)
                .all(|pair| pair[0].place.file == pair[1].place.file);
            if !same_file {
                entries.sort_by_key(|entry| entry.integer("number"));
            }
        }
        let kind = |name| Catalog::KINDS.iter().position(|kind| *kind == name);
        let (Some(dimensions), Some(practices)) = (kind("dimension"), kind("practice")) else {
            return;
        };
        let order: Vec<String> = self.entries[dimensions]
            .iter()
            .map(|entry| entry.text("id").to_owned())
            .collect();
        self.entries[practices].sort_by_key(|entry| {
            let dimension = entry.text("dimension");
            let place = order.iter().position(|id| id == dimension);
            (place, entry.integer("level"), entry.integer("number"))
        });
        for entry in &self.entries[practices] {
            let cell = (entry.text("dimension").to_owned(), entry.integer("level"));
            *self.n_practices.entry(cell).or_default() += 1;
        }
    }

    /// Checks ids and numbers of a kind, and gives the position of each id.
    fn ids_of(&mut self, kind: usize) -> BTreeMap<String, u16> {
        let entries = std::mem::take(&mut self.entries[kind]);
        let mut ids = BTreeMap::new();
        let mut numbers: BTreeMap<i64, &Place> = BTreeMap::new();
        for (entry, position) in entries.iter().zip(0..) {
            self.place = entry.place.clone();
            let id = entry.text("id");
            if id.is_empty() {
                self.fault("\"id\" is missing; give it one that no entry had before".to_owned());
            } else if ids.insert(id.to_owned(), position).is_some() {
                self.fault("this id is taken by an entry above; ids are unique".to_owned());
            }
            if let Some(c) = id
                .chars()
                .find(|c| !c.is_ascii_alphanumeric() && *c != '-' && *c != '_')
            {
                self.fault(format!(
                    "the id has \"{c}\"; ids have letters, digits, - and _"
                ));
            }
            let number = entry.integer("number");
            if number == 0 {
                self.fault("\"number\" is missing; give it the next free number".to_owned());
            } else if let Some(first) = numbers.insert(number, &entry.place) {
                let (file, entry) = (&first.file, &first.entry);
                self.fault(format!(
                    "number {number} is taken by {entry} in {file}; give it the next free number"
                ));
            }
        }
        self.entries[kind] = entries;
        ids
    }

    /// Takes every entry of a kind.
    pub(super) fn table<T: Entry + Tabled + Authored>(&mut self) -> Vec<T> {
        let entries = std::mem::take(&mut self.entries[T::TABLE]);
        if entries.is_empty() {
            self.place = Place {
                file: "content".to_owned(),
                entry: format!("[[{}]]", Catalog::KINDS[T::TABLE]),
            };
            self.fault("there is no entry of this kind; write at least one".to_owned());
        }
        let mut table = Vec::new();
        for RawEntry { place, table: raw } in &entries {
            self.place = place.clone();
            table.push(T::author(Some(raw), self));
        }
        self.entries[T::TABLE] = entries;
        table
    }

    /// Takes a single record.
    pub(super) fn record<T: Authored>(&mut self, name: &'static str) -> T {
        let Some((place, value)) = self.records.get(name).cloned() else {
            self.place = Place {
                file: "content".to_owned(),
                entry: format!("[{name}]"),
            };
            return T::author(None, self);
        };
        self.place = place;
        T::author(Some(&value), self)
    }

    /// How many practices a level of a dimension has.
    pub(super) fn n_practices(&self, dimension: &str, level: i64) -> usize {
        let cell = (dimension.to_owned(), level);
        self.n_practices.get(&cell).copied().unwrap_or(0)
    }

    /// The ids of a kind's entries, in table order.
    pub(super) fn ids<T: Tabled>(&self) -> Vec<&str> {
        let mut ids: Vec<_> = self.ids[T::TABLE].iter().collect();
        ids.sort_by_key(|(_, position)| **position);
        ids.into_iter().map(|(id, _)| id.as_str()).collect()
    }

    /// The position of an entry of a kind.
    pub(super) fn position<T: Tabled>(&self, id: &str) -> Option<u16> {
        self.ids[T::TABLE].get(id).copied()
    }

    /// Notes a fault of an entry that was read.
    pub(super) fn fault_of<T: Tabled>(&mut self, position: usize, message: String) {
        self.place = self.entries[T::TABLE][position].place.clone();
        self.fault(message);
    }

    /// Notes a fault of a single record that was read.
    pub(super) fn fault_of_record(&mut self, name: &'static str, message: String) {
        self.place = self.records[name].0.clone();
        self.fault(message);
    }

    /// Notes a fault at the place where reading is.
    pub(super) fn fault(&mut self, message: String) {
        if self.muted > 0 {
            return;
        }
        let mut path = self.path.join(", ");
        if !path.is_empty() {
            path.push_str(": ");
        }
        self.faults.push(Fault {
            place: self.place.clone(),
            message: path + &message,
        });
    }

    /// Looks at a record as a whole: it must be a table, and have no keys but these. What it
    /// answers goes to [`Author::end_record`].
    pub(super) fn begin_record(&mut self, value: Option<&Value>, keys: &[&str]) -> bool {
        let Some(Value::Table(table)) = value else {
            self.fault(format!("must be a table with {}", keys.join(", ")));
            self.muted += 1;
            return false;
        };
        for key in table.keys().filter(|key| !keys.contains(&key.as_str())) {
            let known = keys.join(", ");
            self.fault(format!("there is no key \"{key}\" here; known are {known}"));
        }
        true
    }

    /// Ends what [`Author::begin_record`] began.
    pub(super) fn end_record(&mut self, usable: bool) {
        if !usable {
            self.muted -= 1;
        }
    }

    /// Takes a field of a record.
    pub(super) fn field<T>(
        &mut self,
        record: Option<&Value>,
        key: &str,
        read: fn(Option<&Value>, &mut Self) -> T,
    ) -> T {
        let value = record.and_then(|record| record.get(key));
        self.at(key.to_owned(), |author| read(value, author))
    }

    /// Reads something one step further inside.
    pub(super) fn at<T>(&mut self, step: String, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Which of several words a value is.
    pub(super) fn one_of(&mut self, value: Option<&Value>, words: &[&str]) -> usize {
        let word = value.and_then(Value::as_str);
        let known = words.iter().position(|known| Some(*known) == word);
        known.unwrap_or_else(|| {
            self.fault(format!("must be one of {}", words.join(", ")));
            0
        })
    }
}

fn is_entries(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|values| values.iter().any(Value::is_table))
}

/// The last id above a place in a file, and the line.
fn entry_before(text: &str, end: usize) -> String {
    let above = text.get(..end).unwrap_or(text);
    let line = above.matches('\n').count() + 1;
    let id = above
        .rsplit_once("\nid = \"")
        .and_then(|(_, rest)| rest.split_once('"'));
    match id {
        Some((id, _)) => format!("line {line}, entry \"{id}\""),
        None => format!("line {line}"),
    }
}
