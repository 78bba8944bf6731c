//! Answers by practice: a map that packs tightly, because 124 answers are most
//! of a link that carries no text.

use super::assessment::{Answer, Choice, Strength};
use super::refs::PracticeId;
use crate::catalog::Kind;
use crate::record::field::Visitor;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::record::{Field, Json, Path, Problems, Rule};
use crate::sorted::Map;
use std::ops::{Deref, DerefMut};

/// Answers by practice id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(pub Map<PracticeId, Answer>);

impl Deref for Answers {
    type Target = Map<PracticeId, Answer>;
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
        Map::decode(json, at, problems).map(Answers)
    }
    fn encode(&self) -> Json {
        self.0.encode()
    }
    fn check(&self, rule: Rule, at: &Path, problems: &mut Problems) {
        self.0.check(rule, at, problems);
    }
    fn schema(rule: Rule, definitions: &mut Vec<(String, Json)>) -> Json {
        Map::<PracticeId, Answer>::schema(rule, definitions)
    }

    fn visit(&self, at: &Path, visitor: &mut dyn Visitor) {
        self.0.visit(at, visitor);
    }

    fn forget_unknown(&mut self) {
        self.0.forget_unknown();
    }

    /// Choices and strengths of known practices as digits by frozen number;
    /// then, one by one, the answers with texts (their choice and strength left
    /// out), the blank ones, and those of unknown practices.
    fn pack(&self, out: &mut Packer) {
        let mut choices = Vec::new();
        let mut rest = Map::new();
        for (id, answer) in &self.0 {
            let mut others = answer.clone();
            if let Some(number) = out.catalog.number_of(Kind::Practice, id.as_str())
                && answer.choice != Choice::Blank
            {
                let number = usize::from(number);
                if choices.len() < number {
                    choices.resize(number, (0, 0));
                }
                choices[number - 1] = (answer.choice as u8, answer.strength as u8);
                others.choice = Choice::Blank;
                others.strength = Strength::None;
                if others == Answer::default() {
                    continue;
                }
            }
            rest.insert(id.clone(), others);
        }
        let digits: Vec<u8> = choices.iter().map(|(choice, _)| *choice).collect();
        out.number(digits.len() as u64);
        pack_digits(&digits, 6, CHOICES_PER_BYTE, out);
        let given = choices.iter().filter(|(choice, _)| *choice != 0);
        let strengths: Vec<u8> = given.map(|(_, strength)| *strength).collect();
        let any = strengths.iter().any(|&strength| strength != 0);
        out.byte(u8::from(any));
        if any {
            pack_digits(&strengths, 3, STRENGTHS_PER_BYTE, out);
        }
        rest.pack(out);
    }

    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        // No more than frozen numbers can count.
        let count = u16::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
        let count = usize::from(count);
        let digits = unpack_digits(count, 6, CHOICES_PER_BYTE, input)?;
        let given = digits.iter().filter(|&&digit| digit != 0).count();
        let strengths = match input.byte()? {
            0 => vec![0; given],
            1 => unpack_digits(given, 3, STRENGTHS_PER_BYTE, input)?,
            _ => return Err(Unfit::Broken),
        };
        let mut answers = Map::new();
        let given = (1..=u16::MAX)
            .zip(&digits)
            .filter(|(_, digit)| **digit != 0);
        for ((number, &digit), strength) in given.zip(strengths) {
            let id = input.catalog.id_of(Kind::Practice, number);
            let answer = Answer {
                choice: Choice::ALL[usize::from(digit)],
                strength: Strength::ALL[usize::from(strength)],
                ..Answer::default()
            };
            answers.insert(PracticeId::new(id.ok_or(Unfit::Newer)?), answer);
        }
        for (id, others) in Map::<PracticeId, Answer>::unpack(input)? {
            let answer = answers.get_or_insert_with(id, Answer::default);
            *answer = Answer {
                choice: answer.choice.max(others.choice),
                strength: answer.strength.max(others.strength),
                ..others
            };
        }
        Ok(Answers(answers))
    }
}
