//! Asking about the newest of many places: one question at a time, and an answer counts for the place it was
//! asked about alone.

/// Places that something goes through, and what is known of them.
#[derive(Clone, Debug)]
pub struct Newest<P, A> {
    here: Option<P>,
    asked: Option<P>,
    known: Vec<(P, A)>,
}

impl<P, A> Default for Newest<P, A> {
    fn default() -> Newest<P, A> {
        Newest {
            here: None,
            asked: None,
            known: Vec::new(),
        }
    }
}

impl<P: Copy + PartialEq, A> Newest<P, A> {
    /// Goes to a place; whether it was elsewhere before.
    pub fn go(&mut self, to: P) -> bool {
        self.here.replace(to) != Some(to)
    }

    /// What is known of the place where it is.
    #[must_use]
    pub fn known(&self) -> Option<&A> {
        self.known
            .iter()
            .find(|(place, _)| Some(*place) == self.here)
            .map(|(_, answer)| answer)
    }

    /// What to ask about now; none while a question is under way, or when nothing is open.
    pub fn ask(&mut self) -> Option<P> {
        if self.asked.is_some() || self.known().is_some() {
            return None;
        }
        self.asked = self.here;
        self.asked
    }

    /// Keeps the answer to what was asked; whether that is where it still is.
    pub fn answer(&mut self, answer: A) -> bool {
        let Some(asked) = self.asked.take() else {
            return false;
        };
        self.learn(asked, answer);
        self.here == Some(asked)
    }

    /// Keeps what is known of a place without asking.
    pub fn learn(&mut self, place: P, answer: A) {
        self.known.retain(|(known, _)| *known != place);
        self.known.push((place, answer));
    }

    /// Forgets everything; whether a question was under way, whose answer nobody waits for now.
    pub fn end(&mut self) -> bool {
        std::mem::take(self).asked.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_question_at_a_time_and_the_newest_place_last() {
        let mut newest = Newest::default();
        assert!(newest.go(1));
        assert!(!newest.go(1));
        assert_eq!(newest.ask(), Some(1));
        assert!(newest.go(2));
        assert!(newest.go(3));
        assert_eq!(newest.ask(), None, "one is under way");
        assert!(!newest.answer("one"), "it is elsewhere by now");
        assert_eq!(newest.known(), None);
        assert_eq!(newest.ask(), Some(3));
        assert!(newest.answer("three"));
        assert_eq!(newest.known(), Some(&"three"));
        assert_eq!(newest.ask(), None, "it is known");
        // Back where it was before, nothing is asked again.
        newest.go(1);
        assert_eq!(newest.known(), Some(&"one"));
        assert_eq!(newest.ask(), None);
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let mut newest = Newest::default();
        newest.go(1);
        newest.ask();
        assert!(newest.end());
        assert!(!newest.answer("late"), "nobody waits for it");
        newest.go(1);
        assert_eq!(newest.known(), None);
        newest.learn(1, "given");
        assert_eq!(newest.known(), Some(&"given"));
        assert!(!newest.end());
    }
}
