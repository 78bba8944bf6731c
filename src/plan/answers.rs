//! Answers by practice: a map that packs tightly, because 124 answers are most
//! of a link that carries no text.

use super::assessment::{Answer, Choice, Strength};
use super::refs::PracticeId;
use crate::catalog::Kind;
use crate::record::field::Visitor;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::record::{Field, Json, Path, Problems, Rule};
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

/// Answers by practice id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(pub BTreeMap<PracticeId, Answer>);

impl Deref for Answers {
    type Target = BTreeMap<PracticeId, Answer>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Answers {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Answers in one byte: 6 x 6 x 6 = 216.
const CHOICES_PER_BYTE: usize = 3;
/// Strengths in one byte: 3 to the power of 5 = 243.
const STRENGTHS_PER_BYTE: usize = 5;

/// An answer that is nothing but a choice and a strength.
fn bare(answer: &Answer) -> bool {
    answer.choice != Choice::Blank
        && *answer
            == Answer {
                choice: answer.choice,
                strength: answer.strength,
                ..Answer::default()
            }
}

fn pack_digits(digits: &[u8], base: u8, per_byte: usize, out: &mut Packer) {
    for group in digits.chunks(per_byte) {
        out.byte(group.iter().rev().fold(0, |sum, &digit| sum * base + digit));
    }
}

fn unpack_digits(
    count: usize,
    base: u8,
    per_byte: usize,
    input: &mut Unpacker,
) -> Result<Vec<u8>, Unfit> {
    let mut digits = Vec::new();
    while digits.len() < count {
        let mut byte = input.byte()?;
        for _ in 0..per_byte.min(count - digits.len()) {
            digits.push(byte % base);
            byte /= base;
        }
        if byte != 0 {
            return Err(Unfit::Broken);
        }
    }
    Ok(digits)
}

impl Field for Answers {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        BTreeMap::decode(json, at, problems).map(Answers)
    }
    fn encode(&self) -> Json {
        self.0.encode()
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        self.0.check(rule, at, problems);
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        BTreeMap::<PracticeId, Answer>::schema(rule, definitions)
    }

    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        self.0.visit(at, visitor);
    }

    /// Bare answers of known practices as digits by frozen number; then the
    /// others, one by one.
    fn pack(&self, out: &mut Packer) {
        let mut choices = Vec::new();
        let mut rest = BTreeMap::new();
        for (id, answer) in &self.0 {
            match out.catalog.number_of(Kind::Practice, id.as_str()) {
                Some(number) if bare(answer) => {
                    let number = usize::from(number);
                    if choices.len() <= number {
                        choices.resize(number + 1, (0, 0));
                    }
                    choices[number] = (answer.choice as u8, answer.strength as u8);
                }
                _ => {
                    rest.insert(id.clone(), answer.clone());
                }
            }
        }
        let digits: Vec<u8> = choices.iter().skip(1).map(|(choice, _)| *choice).collect();
        out.number(digits.len() as u64);
        pack_digits(&digits, 6, CHOICES_PER_BYTE, out);
        let strengths: Vec<u8> = choices
            .iter()
            .filter(|(c, _)| *c != 0)
            .map(|(_, s)| *s)
            .collect();
        let any = strengths.iter().any(|&s| s != 0);
        out.byte(u8::from(any));
        if any {
            pack_digits(&strengths, 3, STRENGTHS_PER_BYTE, out);
        }
        rest.pack(out);
    }

    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        let count = usize::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
        if count / CHOICES_PER_BYTE > input.left() {
            return Err(Unfit::Broken);
        }
        let digits = unpack_digits(count, 6, CHOICES_PER_BYTE, input)?;
        let given = digits.iter().filter(|&&digit| digit != 0).count();
        if digits.last() == Some(&0) {
            return Err(Unfit::Broken);
        }
        let strengths = match input.byte()? {
            0 => vec![0; given],
            1 => unpack_digits(given, 3, STRENGTHS_PER_BYTE, input)?,
            _ => return Err(Unfit::Broken),
        };
        let mut strengths = strengths.into_iter();
        let mut answers = BTreeMap::new();
        for (i, &digit) in digits.iter().enumerate().filter(|(_, d)| **d != 0) {
            let number = u16::try_from(i + 1).map_err(|_| Unfit::Broken)?;
            let id = input
                .catalog
                .id_of(Kind::Practice, number)
                .ok_or(Unfit::Newer)?;
            let strength = strengths.next().unwrap_or(0);
            answers.insert(
                PracticeId::new(id),
                Answer {
                    choice: Choice::ALL[usize::from(digit)],
                    strength: *Strength::ALL
                        .get(usize::from(strength))
                        .ok_or(Unfit::Broken)?,
                    ..Answer::default()
                },
            );
        }
        for (id, answer) in BTreeMap::<PracticeId, Answer>::unpack(input)? {
            let known = input
                .catalog
                .number_of(Kind::Practice, id.as_str())
                .is_some();
            if known && bare(&answer) || answers.insert(id, answer).is_some() {
                return Err(Unfit::Broken);
            }
        }
        Ok(Answers(answers))
    }
}
