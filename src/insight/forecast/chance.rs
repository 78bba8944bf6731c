//! A probability: exact for programs, in steps of five per cent for people.

/// A probability in thousandths, 0 to 1,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(pub u32);

impl Chance {
    /// In words: `about 60%`; more would be more than anybody knows.
    #[must_use]
    pub fn text(self) -> String {
        match (self.0 + 25) / 50 * 5 {
            0 => "less than 5%".to_owned(),
            100.. => "more than 95%".to_owned(),
            steps => format!("about {steps}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_in_steps_of_five() {
        for (thousandths, text) in [
            (0, "less than 5%"),
            (24, "less than 5%"),
            (25, "about 5%"),
            (587, "about 60%"),
            (974, "about 95%"),
            (975, "more than 95%"),
            (1_000, "more than 95%"),
        ] {
            assert_eq!(Chance(thousandths).text(), text);
        }
    }
}
