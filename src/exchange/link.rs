//! The plan as a link: the part of an address behind the `#`.
//!
//! ```text
//!  0      | LLL            | payload in base 62
//!  letter | length of the  | n | n bytes: sections | t | deflated texts | sum
//!         | whole in base  |                       (t and texts only if any)
//!         | 62, 3 digits   |
//! ```
//!
//! * The **letter** names the format. `0` is the letter of development: its
//!   links may stop working with any release. `1` will be the first that is
//!   read for ever.
//! * The **length** lets a link that was cut say how much is missing.
//! * The **sections** (tag, length, content, one per part of the plan) hold
//!   numbers and catalogue ids by their frozen numbers; texts are gathered
//!   behind them, because they compress better together. `n` and `t` (bytes
//!   before compression) are varints.
//! * The **sum** closes the payload: letter, dictionary and all bytes together,
//!   read as one number, divide by 2^32 - 5 without remainder. That is a prime
//!   and shares no factor with 62, so every single changed character is found
//!   for certain, as is every swap of neighbours within a block of 43; any
//!   other damage passes once in four billion times.
//! * One plan has **one link**: what was read is packed again and must give
//!   the same bytes. (The deflated form alone is not compared, so that a
//!   better compressor does not make old links unreadable.)
//!
//! Not in a link: the plan's id (a kept copy gets a new one), its history, and
//! keys of newer versions, which [`Link::left_out`] names. Letters, digits and
//! nothing else, because mail and chat programs cut, break and escape the rest.

mod letters;
mod refusal;
mod repair;
mod roadmap;
mod sections;
#[cfg(test)]
mod tests;
mod texts;

pub use refusal::{LinkRefusal, TooLong};

use super::file::Opened;
use crate::catalog::{Catalog, Kind};
use crate::plan::{Plan, notices, rules};
use crate::record::field::Visitor;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::record::table::Other;
use crate::record::{Field, Path};

/// Most characters of a link, without the address before it.
pub const LONGEST: usize = 32_000;
/// Most bytes of text that a link holds before compression.
const MOST_TEXT: usize = 1 << 20;
/// The letter of the format.
const LETTER: u8 = b'0';
/// Characters of letter and length.
const HEAD: usize = 4;
/// Bytes of the checksum.
const SUM: usize = 4;
/// The largest prime below 2^32.
const PRIME: u64 = 4_294_967_291;

/// A plan as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What stands behind the `#`.
    pub text: String,
    /// Places of the keys that this version does not know; they are not in the link.
    pub left_out: Vec<String>,
}

/// The link of a plan.
///
/// # Errors
/// When the plan does not fit into [`LONGEST`] characters.
pub fn encode(plan: &Plan, catalog: &Catalog) -> Result<Link, TooLong> {
    let mut left_out = LeftOut(Vec::new());
    plan.visit(&Path::Root, &mut left_out);
    let mut known = plan.clone();
    known.forget_unknown();
    let (bytes, texts) = sections::pack(&known, catalog);
    let mut payload = Packer::new(catalog);
    payload.number(bytes.len() as u64);
    bytes.iter().for_each(|&byte| payload.byte(byte));
    if !texts.is_empty() {
        payload.number(texts.len() as u64);
        texts::deflate(&texts)
            .into_iter()
            .for_each(|byte| payload.byte(byte));
    }
    let (payload, _) = payload.finish();
    let text = sealed(payload);
    if text.len() > LONGEST || texts.len() > MOST_TEXT {
        return Err(TooLong);
    }
    Ok(Link {
        text,
        left_out: left_out.0,
    })
}

/// The characters of a payload, with letter, length and checksum.
fn sealed(mut payload: Vec<u8>) -> String {
    let open = remainder(remainder(BEFORE, &payload), &[0; SUM]);
    let sum = ((PRIME - open) % PRIME) as u32;
    payload.extend(sum.to_be_bytes());
    let characters = HEAD + letters::encoded_length(payload.len());
    let mut text = String::with_capacity(characters);
    text.push(char::from(LETTER));
    for unit in [62 * 62, 62, 1] {
        text.push(letters::letter(characters / unit % 62));
    }
    letters::encode(&payload, &mut text);
    text
}

/// Opens a link exactly as [`encode`] made it. The plan has no id: a copy that
/// is kept needs one.
///
/// # Errors
/// A [`LinkRefusal`]; all or nothing.
pub fn decode(text: &str, catalog: &Catalog) -> Result<Opened, LinkRefusal> {
    let text = text.as_bytes();
    if text.len() > LONGEST {
        return Err(LinkRefusal::TooLong(text.len()));
    }
    let Some((&letter, _)) = text.split_first() else {
        return Err(LinkRefusal::NotALink);
    };
    let stated = stated_length(text);
    if letter != LETTER {
        // Some other word, a changed letter, or a format to come.
        let whole = text.len() > HEAD + SUM && stated == Some(text.len());
        return Err(match whole {
            true if payload(text).is_some() => LinkRefusal::Changed,
            true if letters::value(letter).is_some() => LinkRefusal::Newer,
            _ => LinkRefusal::NotALink,
        });
    }
    match stated {
        Some(of) if text.len() < of && of <= LONGEST => {
            let has = text.len();
            return Err(LinkRefusal::Incomplete { has, of: Some(of) });
        }
        Some(of) if text.len() == of => {}
        None if text.len() < HEAD && text.iter().all(|&b| letters::value(b).is_some()) => {
            let has = text.len();
            return Err(LinkRefusal::Incomplete { has, of: None });
        }
        _ => return Err(LinkRefusal::Changed),
    }
    let payload = payload(text).ok_or(LinkRefusal::Changed)?;
    let plan = read(&payload, catalog)?;
    let problems = rules::problems(&plan, catalog);
    if !problems.is_empty() {
        return Err(LinkRefusal::Broken(problems.into_list()));
    }
    let notices = notices(&plan, catalog);
    Ok(Opened { plan, notices })
}

/// Opens the link in whatever arrived: an address, a fragment, a line with
/// signs that some program added. Only what was added is taken away; nothing
/// is accepted whose checksum does not fit.
///
/// # Errors
/// A [`LinkRefusal`]; all or nothing.
pub fn open(text: &str, catalog: &Catalog) -> Result<Opened, LinkRefusal> {
    // Escaped twice, a link has five characters for one.
    if text.len() > 6 * LONGEST {
        return Err(LinkRefusal::TooLong(text.chars().count()));
    }
    let candidates = repair::candidates(text);
    let mut why = LinkRefusal::NotALink;
    for candidate in &candidates {
        match decode(candidate, catalog) {
            Ok(opened) => return Ok(opened),
            Err(refusal) if why == LinkRefusal::NotALink => why = refusal,
            Err(_) => {}
        }
    }
    let damaged = matches!(why, LinkRefusal::Changed | LinkRefusal::Incomplete { .. });
    if damaged && candidates.iter().any(|text| is_one_case(text)) {
        return Err(LinkRefusal::CaseLost);
    }
    Err(why)
}

/// The length that a link says it has, if it has come that far.
fn stated_length(text: &[u8]) -> Option<usize> {
    let digits = text.get(1..HEAD)?;
    digits.iter().try_fold(0, |sum, &digit| {
        Some(62 * sum + usize::from(letters::value(digit)?))
    })
}

/// The payload without its checksum, if that fits.
fn payload(text: &[u8]) -> Option<Vec<u8>> {
    let mut payload = letters::decode(text.get(HEAD..)?)?;
    if remainder(BEFORE, &payload) != 0 {
        return None;
    }
    payload.truncate(payload.len().checked_sub(SUM)?);
    Some(payload)
}

fn read(payload: &[u8], catalog: &Catalog) -> Result<Plan, LinkRefusal> {
    let mut input = Unpacker::new(catalog, payload, "");
    let (bytes, texts) = parts(&mut input).map_err(|_| LinkRefusal::NotAPlan)?;
    let texts = match texts {
        None => String::new(),
        Some((0, _)) => return Err(LinkRefusal::NotAPlan),
        Some((length, _)) if length > MOST_TEXT as u64 => return Err(LinkRefusal::TooBig),
        Some((length, packed)) => {
            texts::inflate(packed, length as usize).ok_or(LinkRefusal::NotAPlan)?
        }
    };
    match sections::unpack(bytes, &texts, catalog) {
        Err(Unfit::Newer) => Err(LinkRefusal::Newer),
        Err(Unfit::Edition) => Err(LinkRefusal::OtherEdition),
        Err(Unfit::Broken) => Err(LinkRefusal::NotAPlan),
        Ok(plan) if sections::pack(&plan, catalog) == (bytes.to_vec(), texts) => Ok(plan),
        Ok(_) => Err(LinkRefusal::NotAPlan),
    }
}

/// Bytes of the sections; length of the texts and their deflated bytes, if any.
type Parts<'a> = (&'a [u8], Option<(u64, &'a [u8])>);

fn parts<'a>(input: &mut Unpacker<'a>) -> Result<Parts<'a>, Unfit> {
    let length = input.number()?;
    let bytes = input.bytes(length)?;
    if input.left() == 0 {
        return Ok((bytes, None));
    }
    let length = input.number()?;
    let packed = input.bytes(input.left() as u64)?;
    Ok((bytes, Some((length, packed))))
}

/// What letter and dictionary leave when they are divided by the prime.
const BEFORE: u64 = remainder(LETTER as u64, texts::DICTIONARY);

/// What is left when the bytes, behind those that left `sum`, are divided by
/// the prime.
const fn remainder(mut sum: u64, bytes: &[u8]) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        sum = (sum << 8 | bytes[at] as u64) % PRIME;
        at += 1;
    }
    sum
}

/// Whether a text that should mix upper and lower case has only one of them.
fn is_one_case(text: &str) -> bool {
    const ENOUGH: usize = 20;
    let letters = || text.bytes().filter(u8::is_ascii_alphabetic);
    letters().count() >= ENOUGH
        && (letters().all(|b| b.is_ascii_lowercase()) || letters().all(|b| b.is_ascii_uppercase()))
}

struct LeftOut(Vec<String>);

impl Visitor for LeftOut {
    fn id(&mut self, _: Kind, _: &str, _: &Path) {}

    fn unknown(&mut self, keys: &Other, at: &Path) {
        let places = keys.iter().map(|(key, _)| at.key(key).to_string());
        self.0.extend(places);
    }
}
