//! Addresses inside the app: `#/assessment/test-data/dat-3a` and the page it means.
//!
//! Only what stands after the `#` is used, so that the app works under any path
//! of any static host, and shared plans never reach the host's log.

use crate::plan::ItemId;
use std::fmt;

/// A page, and the place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Overview.
    Overview,
    /// Plan details.
    Details,
    /// Quick check.
    QuickCheck,
    /// Vision and objectives; an objective or a journey by its number.
    Vision(Option<ItemId>),
    /// Assessment; a dimension by its id, and a practice of it.
    Assessment(Option<String>, Option<String>),
    /// Gaps; a dimension by its id.
    Gaps(Option<String>),
    /// Roadmap; an item by its number.
    Roadmap(Option<ItemId>),
    /// Milestones and metrics; a milestone or a KPI by its number.
    Metrics(Option<ItemId>),
    /// Resources and budget; a section of it by its name.
    Resources(Option<String>),
    /// Stakeholders; one of them by its number.
    Stakeholders(Option<ItemId>),
    /// Governance; a section of it by its name, or an entry by its section and number.
    Governance(Option<String>),
    /// Improvement; an entry of its lists by its number.
    Improvement(Option<ItemId>),
    /// Documents; one of them by its id.
    Documents(Option<String>),
    /// The plans in this browser.
    Plans,
    /// About Loadmap, and what it keeps.
    About,
    /// A shared plan is being opened; it has no address of its own.
    Opening,
    /// An address that leads nowhere, without its `#`.
    Unknown(String),
}

/// What an address after the `#` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// A page of the app.
    Page(Route),
    /// Perhaps a shared plan: everything that does not begin with a slash.
    Link(String),
}

impl Fragment {
    /// Reads what the browser has after the address, with or without the `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Fragment {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if hash.is_empty() {
            Fragment::Page(Route::Overview)
        } else if let Some(path) = hash.strip_prefix('/') {
            Fragment::Page(
                Route::from_path(path).unwrap_or_else(|| Route::Unknown(hash.to_owned())),
            )
        } else {
            Fragment::Link(hash.to_owned())
        }
    }
}

impl Route {
    /// Name of the page, as the side bar, its heading and the browser's tab show it.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Route::Overview => "Overview",
            Route::Details => "Plan details",
            Route::QuickCheck => "Quick check",
            Route::Vision(_) => "Vision and objectives",
            Route::Assessment(..) => "Assessment",
            Route::Gaps(_) => "Gaps",
            Route::Roadmap(_) => "Roadmap",
            Route::Metrics(_) => "Milestones and metrics",
            Route::Resources(_) => "Resources and budget",
            Route::Stakeholders(_) => "Stakeholders",
            Route::Governance(_) => "Governance",
            Route::Improvement(_) => "Improvement",
            Route::Documents(_) => "Documents",
            Route::Plans => "Plans",
            Route::About => "About and privacy",
            Route::Opening => "Opening the shared plan",
            Route::Unknown(_) => "Page not found",
        }
    }

    /// Whether both are places on the same page.
    #[must_use]
    pub fn same_page(&self, other: &Route) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn from_path(path: &str) -> Option<Route> {
        let mut parts = path.trim_end_matches('/').split('/');
        let page = parts.next()?;
        let (first, second) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        let (item, name, detail) = (number(first), id(first), id(second));
        match (page, first, second) {
            ("", None, _) => Some(Route::Overview),
            ("details", None, _) => Some(Route::Details),
            ("quick-check", None, _) => Some(Route::QuickCheck),
            ("plans", None, _) => Some(Route::Plans),
            ("about", None, _) => Some(Route::About),
            ("vision", _, None) => item.map(Route::Vision),
            ("roadmap", _, None) => item.map(Route::Roadmap),
            ("metrics", _, None) => item.map(Route::Metrics),
            ("stakeholders", _, None) => item.map(Route::Stakeholders),
            ("improvement", _, None) => item.map(Route::Improvement),
            ("gaps", _, None) => name.map(Route::Gaps),
            ("resources", _, None) => name.map(Route::Resources),
            ("governance", _, None) => name.map(Route::Governance),
            ("documents", _, None) => name.map(Route::Documents),
            ("assessment", _, _) => Some(Route::Assessment(name?, detail?)),
            _ => None,
        }
    }
}

/// The number of an item, if there is one; `None` when the part is something else.
fn number(part: Option<&str>) -> Option<Option<ItemId>> {
    let Some(part) = part else { return Some(None) };
    // Leading zeros and plus signs would make two addresses for one item.
    let number: u32 = part.parse().ok()?;
    (number > 0 && number.to_string() == part).then_some(Some(ItemId(number)))
}

/// The id of a catalogue entry, if there is one; `None` when the part is something else.
fn id(part: Option<&str>) -> Option<Option<String>> {
    let Some(part) = part else { return Some(None) };
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!part.is_empty() && part.len() <= 80 && part.bytes().all(fits)).then(|| Some(part.to_owned()))
}

impl fmt::Display for Route {
    /// The address, with its `#`: what a link's `href` holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = match self {
            Route::Overview | Route::Opening => "",
            Route::Details => "details",
            Route::QuickCheck => "quick-check",
            Route::Vision(_) => "vision",
            Route::Assessment(..) => "assessment",
            Route::Gaps(_) => "gaps",
            Route::Roadmap(_) => "roadmap",
            Route::Metrics(_) => "metrics",
            Route::Resources(_) => "resources",
            Route::Stakeholders(_) => "stakeholders",
            Route::Governance(_) => "governance",
            Route::Improvement(_) => "improvement",
            Route::Documents(_) => "documents",
            Route::Plans => "plans",
            Route::About => "about",
            Route::Unknown(text) => return write!(f, "#{text}"),
        };
        write!(f, "#/{page}")?;
        match self {
            Route::Vision(Some(item))
            | Route::Roadmap(Some(item))
            | Route::Improvement(Some(item))
            | Route::Metrics(Some(item))
            | Route::Stakeholders(Some(item)) => write!(f, "/{item}"),
            Route::Gaps(Some(id))
            | Route::Documents(Some(id))
            | Route::Governance(Some(id))
            | Route::Resources(Some(id)) => write!(f, "/{id}"),
            Route::Assessment(Some(id), None) => write!(f, "/{id}"),
            Route::Assessment(Some(id), Some(practice)) => write!(f, "/{id}/{practice}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(hash: &str) -> Route {
        match Fragment::parse(hash) {
            Fragment::Page(route) => route,
            Fragment::Link(text) => panic!("{text} was taken for a link"),
        }
    }

    #[test]
    fn every_route_survives_its_own_address() {
        let name = || Some("test-data".to_owned());
        let item = Some(ItemId(12));
        let routes = [
            Route::Overview,
            Route::Details,
            Route::QuickCheck,
            Route::Vision(None),
            Route::Vision(item),
            Route::Assessment(None, None),
            Route::Assessment(name(), None),
            Route::Assessment(name(), Some("dat-3a".to_owned())),
            Route::Gaps(None),
            Route::Gaps(name()),
            Route::Roadmap(None),
            Route::Roadmap(item),
            Route::Metrics(None),
            Route::Metrics(item),
            Route::Resources(None),
            Route::Resources(Some("time".to_owned())),
            Route::Stakeholders(None),
            Route::Stakeholders(item),
            Route::Governance(None),
            Route::Governance(Some("risk-12".to_owned())),
            Route::Improvement(None),
            Route::Improvement(item),
            Route::Documents(None),
            Route::Documents(Some("strategy".to_owned())),
            Route::Plans,
            Route::About,
        ];
        for route in routes {
            assert_eq!(page(&route.to_string()), route);
        }
    }

    #[test]
    fn what_leads_nowhere_is_kept_as_text() {
        for hash in [
            "#/../",
            "#/nowhere",
            "#/roadmap/x",
            "#/roadmap/012",
            "#/roadmap/+1",
            "#/roadmap/0",
            "#/roadmap/1/2",
            "#/details/x",
            "#/assessment//x",
            "#/assessment/<img>",
            "#/gaps/A",
            "#//",
            "#/plans/x/y/z",
            "#/roadmap/99999999999",
        ] {
            let route = page(hash);
            if hash == "#//" {
                assert_eq!(route, Route::Overview);
            } else {
                assert_eq!(route, Route::Unknown(hash[1..].to_owned()), "{hash}");
                assert_eq!(route.to_string(), hash);
            }
        }
    }

    #[test]
    fn a_slash_at_the_end_changes_nothing() {
        assert_eq!(page("#/assessment/"), Route::Assessment(None, None));
        assert_eq!(page("#/"), Route::Overview);
        assert_eq!(page(""), Route::Overview);
        assert_eq!(page("#"), Route::Overview);
    }

    #[test]
    fn whatever_has_no_slash_may_be_a_shared_plan() {
        for text in ["0abc", "javascript:alert(1)", "__proto__", "%23/plans"] {
            assert_eq!(
                Fragment::parse(&format!("#{text}")),
                Fragment::Link(text.to_owned())
            );
        }
    }
}
