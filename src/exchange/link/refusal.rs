//! Why a link was refused.

use crate::record::Problem;
use std::fmt;

/// Why a link was refused. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkRefusal {
    /// Some other text.
    NotALink,
    /// Cut off.
    Incomplete {
        /// Characters that are there.
        has: usize,
        /// Characters that the whole link has, if that part of it arrived.
        of: Option<usize>,
    },
    /// Characters were changed, or more follow than belong to it.
    Changed,
    /// All letters came in one case.
    CaseLost,
    /// Longer than a link can be, in characters.
    TooLong(usize),
    /// Holds more than a plan can hold.
    TooBig,
    /// Made by a newer version.
    Newer,
    /// Made with another edition of the content, which links of development
    /// do not outlive.
    OtherEdition,
    /// Whole, but not a plan.
    NotAPlan,
    /// A plan that breaks the rules of plans.
    Broken(Vec<Problem>),
}

impl fmt::Display for LinkRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkRefusal::NotALink => f.write_str(
                "This is not a link to a plan. Check that you copied the whole address, from https to its end.",
            ),
            LinkRefusal::Incomplete { has, of: Some(of) } => write!(
                f,
                "This link is incomplete: it ends after {has} of {of} characters. Copy the whole link again, or ask for the plan file."
            ),
            LinkRefusal::Incomplete { has, of: None } => write!(
                f,
                "This link is incomplete: it ends after {has} characters. Copy the whole link again, or ask for the plan file."
            ),
            LinkRefusal::Changed => f.write_str(
                "Characters of this link were changed on its way, so the plan in it can not be read. Copy the link again, or ask for the plan file.",
            ),
            LinkRefusal::CaseLost => f.write_str(
                "Some program changed the letters of this link to one case, and with them the plan. Ask for the link in another way, or for the plan file.",
            ),
            LinkRefusal::TooLong(length) => write!(
                f,
                "This link has {length} characters; a link to a plan has at most {}. Ask for the plan file.",
                super::LONGEST
            ),
            LinkRefusal::TooBig => f.write_str(
                "This link holds more than a plan can hold. Ask for the plan file.",
            ),
            LinkRefusal::Newer => f.write_str(
                "This link was made by a newer version of Loadmap. Reload the page to update, then open the link again.",
            ),
            LinkRefusal::OtherEdition => f.write_str(
                "This link was made with another edition of Loadmap's content. Until Loadmap's first release such links stop working; ask for a new link, or for the plan file.",
            ),
            LinkRefusal::NotAPlan => f.write_str(
                "This link is whole, but what it holds is not a plan. Ask for a new link, or for the plan file.",
            ),
            LinkRefusal::Broken(problems) => {
                f.write_str("The plan in this link has problems and was not opened. Ask for a new link, or for the plan file:")?;
                for problem in problems {
                    write!(f, "\n- {problem}")?;
                }
                Ok(())
            }
        }
    }
}

/// A plan too long for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "This plan does not fit into a link of {} characters. Save the plan file and send that.",
            super::LONGEST
        )
    }
}
