//! What document control and the formulas need and nobody else asks.

use super::date::Date;
use super::refs::{AmbitionId, TierId};
use crate::record::Rule;

crate::choices! {
    /// How far the plan's documents are agreed.
    pub enum Status {
        /// Being written.
        Draft = "draft",
        /// With its approvers.
        InReview = "in-review",
        /// Agreed.
        Approved = "approved",
    }
}

crate::record! {
    /// Plan details: names, scope, size, criticality and dates.
    pub struct Details {
        /// Name of the plan, as lists show it.
        name: String, "name", Rule::LINE;
        /// Organisation the plan is for.
        organisation: String, "organisation", Rule::LINE;
        /// Product, platform or service in scope.
        product: String, "product", Rule::LINE;
        /// What a reader must know about the product and its situation.
        context: String, "context", Rule::NOTE;
        /// Engineers in scope; scales the catalogue's efforts.
        engineers: Option<u32>, "engineers", Rule::within(1, 1_000_000);
        /// Teams in scope.
        teams: Option<u32>, "teams", Rule::within(1, 100_000);
        /// How critical the product is; `tier-2` is assumed where it is not stated.
        tier: Option<TierId>, "tier", Rule::ANY;
        /// How far above the usual target to aim; `balanced` where not stated.
        ambition: Option<AmbitionId>, "ambition", Rule::ANY;
        /// First day of the plan; week 1 begins here.
        start: Date, "start", Rule::ANY.required();
        /// Day for which the plan's data hold; documents carry this date.
        as_of: Date, "asOf", Rule::ANY.required();
        /// Dated event that the plan must be ready for: a peak, a launch, a cut-over.
        event: String, "event", Rule::LINE;
        /// Date of that event.
        event_date: Option<Date>, "eventDate", Rule::ANY;
        /// Currency as three letters, such as EUR.
        currency: String, "currency", Rule::up_to(3);
        /// Person accountable for the plan.
        owner: String, "owner", Rule::LINE;
        /// People who wrote the plan.
        authors: Vec<String>, "authors", Rule::up_to(50);
        /// People who approve the documents.
        approvers: Vec<String>, "approvers", Rule::up_to(50);
        /// Version of the documents, as the team counts them.
        version: String, "version", Rule::up_to(40);
        /// How far the documents are agreed.
        status: Status, "status", Rule::ANY;
        /// Date of the documents' next review.
        review_date: Option<Date>, "reviewDate", Rule::ANY;
    }
}
