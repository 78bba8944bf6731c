//! Risks that may delay the plan or cost money.

use super::refs::{ItemId, RiskId};
use crate::record::Rule;

crate::record! {
    /// Who watches over the plan, and what may go wrong.
    pub struct Governance {
        /// Risks of the register.
        risks: Vec<Risk>, "risks", Rule::up_to(500);
    }
}

crate::record! {
    /// A risk: something that may happen once.
    pub struct Risk {
        /// Number of the risk.
        id: ItemId, "id", Rule::ANY.required();
        /// Risk of the catalogue it came from.
        source: Option<RiskId>, "source", Rule::ANY;
        /// What may happen; empty: the catalogue's.
        title: String, "title", Rule::LINE;
        /// How likely it is, in per cent.
        chance: u8, "chance", Rule::up_to(100);
        /// Working half-days by which each of its items takes longer if it happens.
        delay: u32, "delay", Rule::up_to(super::roadmap::MOST_HALF_DAYS);
        /// What it costs if it happens, in minor currency units.
        cost: Option<i64>, "cost", Rule::within(0, 1_000_000_000_000);
        /// Roadmap items that it delays.
        items: Vec<ItemId>, "items", Rule::up_to(1_000);
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// What is done about it.
        response: String, "response", Rule::NOTE;
    }
}

crate::items!(Risk);
