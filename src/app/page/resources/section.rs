//! The sections of the page.

use crate::app::page::sections::PageSection;
use crate::app::route::Route;

crate::choices! {
    /// A section of the page.
    pub enum Section {
        /// Who is there, and what is asked of them.
        People = "people",
        /// When people work.
        Time = "time",
        /// Test environments.
        Environments = "environments",
        /// What a day of each role costs.
        Rates = "rates",
        /// Costs beside people's work.
        Costs = "costs",
        /// What runs cost.
        LoadGeneration = "load-generation",
        /// What the plan costs.
        Budget = "budget",
        /// What it is worth.
        Case = "case",
    }
}

impl Section {
    /// The section that an address names; the first where it names none there is.
    #[must_use]
    pub fn of(route: &Route) -> Section {
        let named = match route {
            Route::Resources(Some(id)) => Section::from_id(id),
            _ => None,
        };
        named.unwrap_or(Section::People)
    }

    /// The section with a field of the plan, named as in the plan file.
    #[must_use]
    pub fn with(field: &str) -> Section {
        match field {
            "focus" | "week" | "holidays" | "absences" | "freezes" => Section::Time,
            "environments" => Section::Environments,
            "rates" | "currency" => Section::Rates,
            "costs" => Section::Costs,
            "runs" => Section::LoadGeneration,
            "cap" | "budget" => Section::Budget,
            "case" => Section::Case,
            _ => Section::People,
        }
    }
}

impl PageSection for Section {
    const EVERY: &'static [Section] = Section::ALL;

    fn route(self) -> Route {
        Route::Resources((self != Section::People).then(|| self.id().to_owned()))
    }

    fn name(self) -> &'static str {
        match self {
            Section::People => "People",
            Section::Time => "Working time",
            Section::Environments => "Environments",
            Section::Rates => "Rates",
            Section::Costs => "Costs",
            Section::LoadGeneration => "Load generation",
            Section::Budget => "Budget",
            Section::Case => "Business case",
        }
    }
}
