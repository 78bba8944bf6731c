//! What the plan costs beside people's work, and what it saves.

use super::date::Date;
use super::refs::{CategoryId, ItemId};
use crate::record::Rule;

/// Most money in one field, in minor currency units: ten thousand million.
const MOST_MONEY: i64 = 1_000_000_000_000;

crate::choices! {
    /// How often a cost comes.
    pub enum Cadence {
        /// Once, on its first day.
        Once = "once",
        /// Every month.
        Monthly = "monthly",
        /// Every year.
        Yearly = "yearly",
    }
}

crate::record! {
    /// Costs beside people's work, and the business case.
    pub struct Budget {
        /// Costs the team knows.
        costs: Vec<CostLine>, "costs", Rule::up_to(500);
        /// What a year of runs costs; none: not reckoned.
        runs: Option<Runs>, "runs", Rule::ANY;
        /// Business case; none: not made.
        case: Option<BusinessCase>, "case", Rule::ANY;
    }
}

crate::record! {
    /// A cost the team knows.
    pub struct CostLine {
        /// Number of the cost.
        id: ItemId, "id", Rule::ANY.required();
        /// Budget category of the catalogue.
        category: Option<CategoryId>, "category", Rule::ANY;
        /// What is paid for.
        name: String, "name", Rule::LINE;
        /// How often it comes.
        cadence: Cadence, "cadence", Rule::ANY;
        /// Expected amount each time, in minor currency units.
        amount: i64, "amount", Rule::within(0, MOST_MONEY);
        /// Least it may be each time.
        low: Option<i64>, "low", Rule::within(0, MOST_MONEY);
        /// Most it may be each time.
        high: Option<i64>, "high", Rule::within(0, MOST_MONEY);
        /// First day; the plan's start where not stated.
        from: Option<Date>, "from", Rule::ANY;
        /// Last day; the end of the roadmap where not stated.
        until: Option<Date>, "until", Rule::ANY;
    }
}

crate::record! {
    /// Load-generation cost calculator. Source: content rules §7.4.
    pub struct Runs {
        /// Runs a year.
        per_year: u32, "perYear", Rule::up_to(1_000_000);
        /// Requests per second at the steady load.
        requests_per_second: u32, "requestsPerSecond", Rule::up_to(100_000_000);
        /// Requests of one iteration of the script.
        requests_per_iteration: u32, "requestsPerIteration", Rule::within(0, 1_000_000);
        /// Length of one iteration, in tenths of a second.
        iteration_tenths: u32, "iterationTenths", Rule::up_to(10_000_000);
        /// Bytes of one answer.
        bytes_per_response: u32, "bytesPerResponse", Rule::ANY;
        /// Minutes to set up the generators.
        setup_minutes: u32, "setupMinutes", Rule::up_to(10_000);
        /// Minutes of rising load.
        ramp_minutes: u32, "rampMinutes", Rule::up_to(10_000);
        /// Minutes of steady load.
        steady_minutes: u32, "steadyMinutes", Rule::up_to(10_000);
        /// Virtual users are browsers, not protocol-level ones.
        browser: bool, "browser", Rule::ANY;
        /// An hour of one generator, in minor currency units.
        generator_hour: u32, "generatorHour", Rule::ANY;
        /// A gigabyte of transfer, in hundredths of a minor currency unit.
        transfer_gb: u32, "transferGb", Rule::ANY;
        /// Hours of the environment for one run, in tenths.
        environment_tenths: u32, "environmentTenths", Rule::up_to(1_000_000);
        /// An hour of the environment, in minor currency units.
        environment_hour: u32, "environmentHour", Rule::ANY;
        /// Gigabytes of telemetry of one run.
        telemetry_gb: u32, "telemetryGb", Rule::ANY;
        /// A gigabyte of telemetry, in minor currency units.
        telemetry_price: u32, "telemetryPrice", Rule::ANY;
        /// Licence model of the catalogue.
        licence: Option<super::refs::LicenceId>, "licence", Rule::ANY;
        /// A unit of the licence model, in minor currency units.
        licence_unit: u32, "licenceUnit", Rule::ANY;
        /// Fixed fee of the licence a year, in minor currency units.
        licence_fixed: i64, "licenceFixed", Rule::within(0, MOST_MONEY);
        /// Users of one engine or block, where the licence model counts these.
        licence_block: u32, "licenceBlock", Rule::up_to(10_000_000);
        /// Share of runs that are valid, in per cent.
        valid: Option<u8>, "valid", Rule::within(1, 100);
    }
}

crate::record! {
    /// What incidents cost, and what the plan may save. Source: content rules §7.5.
    pub struct BusinessCase {
        /// Incidents a year, in tenths.
        incidents_tenths: u32, "incidentsTenths", Rule::up_to(100_000);
        /// Length of an incident in tenths of an hour.
        hours_tenths: u32, "hoursTenths", Rule::up_to(100_000);
        /// Revenue of an hour, in minor currency units.
        revenue_hour: i64, "revenueHour", Rule::within(0, MOST_MONEY);
        /// Share of it that is lost, in per cent.
        lost: u8, "lost", Rule::up_to(100);
        /// Cost of the response to one incident, in minor currency units.
        response: i64, "response", Rule::within(0, MOST_MONEY);
        /// Saving of unit cost a year, in minor currency units.
        saving: i64, "saving", Rule::within(0, MOST_MONEY);
        /// Reduction of losses per level gained, in per cent; 25 where not stated.
        reduction: Option<u8>, "reduction", Rule::within(1, 99);
    }
}

crate::items!(CostLine);
