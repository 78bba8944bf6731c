//! Drivers, vision, objectives, scope, critical journeys and their SLOs.

use super::date::Date;
use super::refs::{BlankName, DriverId, InitiativeId, ItemId, KpiId, ObjectiveId};
use crate::record::Rule;
use crate::sorted::Map;

/// Most drivers that a plan ranks: primary, secondary, tertiary.
pub const MOST_DRIVERS: usize = 3;

crate::choices! {
    /// How new work arrives.
    pub enum ArrivalModel {
        /// Nobody has said yet.
        Unknown = "unknown",
        /// New work arrives whatever the system does: the public internet.
        Open = "open",
        /// A fixed set of users wait for each answer: a call centre, a batch.
        Closed = "closed",
        /// Sessions arrive freely and wait inside the session.
        PartlyOpen = "partly-open",
    }
}

crate::record! {
    /// Vision and objectives.
    pub struct Vision {
        /// Business drivers in rank order, at most three.
        drivers: Vec<DriverId>, "drivers", Rule::up_to(MOST_DRIVERS as i64);
        /// The vision in the team's own words; empty: the primary driver's template.
        statement: String, "statement", Rule::NOTE;
        /// What the team put into the blanks of the templates.
        blanks: Map<BlankName, String>, "blanks", Rule::LINE;
        /// Objectives, in the order the documents print them.
        objectives: Vec<Objective>, "objectives", Rule::up_to(100);
        /// Systems and journeys that the plan covers.
        in_scope: Vec<String>, "inScope", Rule::up_to(100);
        /// What the plan leaves out on purpose.
        exclusions: Vec<Exclusion>, "exclusions", Rule::up_to(100);
        /// Critical journeys and their service-level objectives.
        journeys: Vec<Journey>, "journeys", Rule::up_to(100);
    }
}

crate::record! {
    /// One objective, from a driver's template or the team's own.
    pub struct Objective {
        /// Number of the objective.
        id: ItemId, "id", Rule::ANY.required();
        /// Template of the catalogue it came from.
        template: Option<ObjectiveId>, "template", Rule::ANY;
        /// What is to be reached; empty: the template's text.
        text: String, "text", Rule::NOTE;
        /// How it is measured, with unit; empty: the template's measure.
        measure: String, "measure", Rule::LINE;
        /// Value today.
        baseline: String, "baseline", Rule::LINE;
        /// Value to reach.
        target: String, "target", Rule::LINE;
        /// Date by which the target holds.
        due: Option<Date>, "due", Rule::ANY;
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// Service-level objectives that this objective rests on.
        slos: Vec<ItemId>, "slos", Rule::up_to(100);
        /// Initiatives that serve it, beside those of its template.
        initiatives: Vec<InitiativeId>, "initiatives", Rule::up_to(100);
        /// KPIs that show it, beside those of its template.
        kpis: Vec<KpiId>, "kpis", Rule::up_to(100);
    }
}

crate::record! {
    /// Something the plan leaves out on purpose.
    pub struct Exclusion {
        /// Number of the exclusion.
        id: ItemId, "id", Rule::ANY.required();
        /// What is left out.
        what: String, "what", Rule::LINE;
        /// Why.
        why: String, "why", Rule::NOTE;
    }
}

crate::record! {
    /// A critical journey: what a user or a system does from start to end.
    pub struct Journey {
        /// Number of the journey.
        id: ItemId, "id", Rule::ANY.required();
        /// Name as the team uses it.
        name: String, "name", Rule::LINE;
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// Services and suppliers it depends on.
        dependencies: String, "dependencies", Rule::NOTE;
        /// How new work arrives.
        arrival: ArrivalModel, "arrival", Rule::ANY;
        /// Transactions in the busiest hour, today.
        peak_per_hour: Option<u32>, "peakPerHour", Rule::ANY;
        /// Requests that one transaction causes, in tenths.
        requests_per_transaction: Option<u32>, "requestsPerTransaction", Rule::within(1, 1_000_000);
        /// How far the busiest minute rises above the busiest hour, in hundredths.
        spike_factor: Option<u32>, "spikeFactor", Rule::within(100, 10_000);
        /// Service-level objectives.
        slos: Vec<Slo>, "slos", Rule::up_to(20);
    }
}

crate::record! {
    /// One service-level objective of a journey.
    pub struct Slo {
        /// Number of the objective.
        id: ItemId, "id", Rule::ANY.required();
        /// What is measured and where, such as "response time at the gateway".
        indicator: String, "indicator", Rule::LINE;
        /// Percentile in tenths: 950 is p95.
        percentile: Option<u16>, "percentile", Rule::within(1, 1_000);
        /// Limit at that percentile, in milliseconds.
        limit_ms: Option<u32>, "limitMs", Rule::within(1, 86_400_000);
        /// Most requests that may fail, in thousandths of a per cent: 100 is 0.1 %.
        error_rate: Option<u32>, "errorRate", Rule::up_to(100_000);
        /// Load at which the limit must hold, such as "1,200 requests/s".
        load: String, "load", Rule::LINE;
        /// Window over which it is judged, such as "28 days".
        window: String, "window", Rule::LINE;
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
    }
}

crate::items!(Objective, Exclusion, Journey, Slo);
