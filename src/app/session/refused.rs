//! Why a change is not made.

use super::{Origin, Session};
use crate::command::Rejection;
use std::fmt;

/// Why a change was not made. The plan is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The plan is only to be looked at.
    ViewOnly,
    /// The plan is shown as part of another page.
    Framed,
    /// The page is older than the stored plan.
    Outdated,
    /// What changes plans has not arrived; pages come with it.
    NoScribe,
    /// The command does not fit the plan.
    Rejected(Rejection),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::ViewOnly => {
                f.write_str("This plan came in a link. Choose \"Keep a copy\" to change it.")
            }
            Refused::Framed => f.write_str(
                "This plan is part of another page and can only be looked at. Open it in a tab of its own to change it.",
            ),
            Refused::Outdated => f.write_str(
                "A newer version of Loadmap saved this plan in another tab. Reload the page to go on.",
            ),
            Refused::NoScribe => f.write_str(
                "The part of the program that changes plans did not arrive. Check the connection and try again.",
            ),
            Refused::Rejected(rejection) => rejection.fmt(f),
        }
    }
}

impl Session {
    pub(super) fn refuse_unless_own(self) -> Result<(), Refused> {
        match self.origin_now() {
            Origin::Own => Ok(()),
            Origin::Link => Err(Refused::ViewOnly),
            Origin::Embed => Err(Refused::Framed),
            Origin::Outdated => Err(Refused::Outdated),
        }
    }
}
