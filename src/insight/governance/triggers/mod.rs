//! What asks for a new plan: triggers held against the plan's own numbers, each with why it fires or
//! does not. Limits are the catalogue's unless the team set its own. Source: content, governance.

mod rules;

use crate::catalog::{Catalog, Idx, ReplanTrigger};
use crate::insight::metrics::{PlanMetric, metrics};
use crate::insight::own;
use crate::plan::{Date, ItemId, Plan, Trigger};
use rules::{
    AGE_MONTHS, DELIVERED, EVENT_WEEKS, FALSE_ALARMS, INCIDENTS, PREDICTION, SPENT, unknown,
};

/// What a trigger says on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It asks for a new plan.
    Fires,
    /// It fired, and that is dealt with.
    Settled,
    /// What it watches is within the limit.
    Quiet,
    /// What it watches is not known; `why` says what to add.
    Unknown,
    /// Nobody has reported it, and no number of the plan would show it.
    NotReported,
    /// Nobody watches it for now.
    Paused,
}

impl Verdict {
    /// The verdict in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Fires => "fires",
            Verdict::Settled => "dealt with",
            Verdict::Quiet => "quiet",
            Verdict::Unknown => "not known",
            Verdict::NotReported => "nothing reported",
            Verdict::Paused => "paused",
        }
    }
}

/// A number that a trigger looked at, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it is.
    pub what: String,
    /// Its value with unit.
    pub value: String,
}

/// A trigger with every word filled in, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerState<'a> {
    /// Number of the trigger.
    pub item: ItemId,
    /// Trigger of the catalogue it came from, if this version knows it.
    pub source: Option<Idx<ReplanTrigger>>,
    /// Name; empty where nobody has said it.
    pub name: &'a str,
    /// When it fires, in words.
    pub threshold: &'a str,
    /// What to do then.
    pub action: &'a str,
    /// Who decides.
    pub decides: &'a str,
    /// What it says.
    pub verdict: Verdict,
    /// The value that counts, in words; empty where there is none.
    pub value: String,
    /// The limit that it is held against, in words; empty where there is none.
    pub limit: String,
    /// What the value was worked out from.
    pub seen: Vec<Seen>,
    /// Why it fires or does not, as a sentence.
    pub why: String,
}

/// What a rule found.
struct Finding {
    /// Whether the limit is passed; none where that cannot be known.
    over: Option<bool>,
    /// Day of the newest fact, to compare with the day up to which things are settled.
    since: Option<Date>,
    value: String,
    limit: String,
    seen: Vec<Seen>,
    why: String,
}

/// The limit of a trigger of the catalogue that the plan's own numbers are held against, in
/// thousandths, and its unit in words; none where it has no such limit.
#[must_use]
pub fn usual_limit(trigger: &str) -> Option<(i64, &'static str)> {
    Some(match trigger {
        "rp-incident" => (INCIDENTS, "incidents"),
        "rp-prediction" => (PREDICTION, "%"),
        "rp-false-alarm" => (FALSE_ALARMS, "%"),
        "rp-event" => (EVENT_WEEKS, "weeks"),
        "rp-slip" => (DELIVERED, "%"),
        "rp-cost" => (SPENT, "%"),
        "rp-age" => (AGE_MONTHS, "months"),
        _ => return None,
    })
}

/// All triggers, in the order of the plan.
#[must_use]
pub fn triggers<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<TriggerState<'a>> {
    let metrics = metrics(catalog, plan);
    let facts = Facts {
        catalog,
        plan,
        metrics: &metrics,
    };
    let all = plan.governance.triggers.iter();
    all.map(|trigger| facts.state(trigger)).collect()
}

struct Facts<'a, 'm> {
    catalog: &'static Catalog,
    plan: &'a Plan,
    metrics: &'m [PlanMetric<'a>],
}

impl<'a> Facts<'a, '_> {
    fn state(&self, stated: &'a Trigger) -> TriggerState<'a> {
        let source = stated.source.as_ref();
        let source = source.and_then(|id| self.catalog.replan_trigger(id.as_str()));
        let known = source.map(|idx| &self.catalog[idx]);
        let found = self.finding(stated, known.map_or("", |known| known.id));
        // What a person saw counts whatever the numbers say.
        let reported = stated
            .reported
            .filter(|day| *day <= self.plan.details.as_of);
        let settled = |since: Option<Date>| match (stated.settled, since) {
            (Some(settled), Some(since)) => since <= settled,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let fires = |since| {
            if settled(since) {
                Verdict::Settled
            } else {
                Verdict::Fires
            }
        };
        let open_report = reported.filter(|day| !settled(Some(*day)));
        let verdict = match (&found, open_report) {
            _ if stated.paused => Verdict::Paused,
            (_, Some(_)) => Verdict::Fires,
            (Some(found), None) => match found.over {
                Some(true) => fires(found.since),
                Some(false) => Verdict::Quiet,
                None => Verdict::Unknown,
            },
            (None, None) if reported.is_some() => Verdict::Settled,
            (None, None) => Verdict::NotReported,
        };
        let (value, limit, seen, why) = match found {
            Some(found) => (found.value, found.limit, found.seen, found.why),
            None => Default::default(),
        };
        let why = match (verdict, open_report, stated.settled) {
            (Verdict::Paused, ..) => "Nobody watches it for now.".to_owned(),
            (Verdict::Fires, Some(day), _) => ["It was reported on ", &day.long(), "."].concat(),
            (Verdict::Settled, _, Some(day)) => [
                why.as_str(),
                if why.is_empty() { "" } else { " " },
                "That is dealt with as of ",
                &day.long(),
                ".",
            ]
            .concat(),
            (Verdict::NotReported, ..) => {
                "No number of the plan shows it. Report it when it happens.".to_owned()
            }
            _ => why,
        };
        let decides = known.map_or("", |known| self.catalog[known.decides].name);
        TriggerState {
            item: stated.id,
            source,
            name: own::words(&stated.name, known.map(|known| known.name)),
            threshold: own::words(&stated.threshold, known.map(|known| known.threshold)),
            action: own::words(&stated.action, known.map(|known| known.action)),
            decides: match stated.decides.trim() {
                "" => decides,
                own => own,
            },
            verdict,
            value,
            limit,
            seen,
            why,
        }
    }

    /// What the rule of a trigger found; none where no number of the plan would show it.
    fn finding(&self, trigger: &Trigger, rule: &str) -> Option<Finding> {
        let limit = |usual: i64| trigger.limit.unwrap_or(usual);
        let watched = trigger
            .metric
            .and_then(|id| self.metrics.iter().find(|one| one.item == id));
        match rule {
            "rp-incident" => {
                let metric = self.metric("kpi-perf-incidents")?;
                Some(self.last(metric, limit(INCIDENTS), 1, true))
            }
            "rp-prediction" => {
                let kpi = "kpi-prediction-error";
                Some(match self.metric(kpi) {
                    Some(metric) => self.last(metric, limit(PREDICTION), 2, false),
                    None => self.without(kpi),
                })
            }
            "rp-false-alarm" => {
                let kpi = "kpi-false-alarm";
                Some(match self.metric(kpi) {
                    Some(metric) => self.last(metric, limit(FALSE_ALARMS), 1, false),
                    None => self.without(kpi),
                })
            }
            "rp-event" => Some(self.event(limit(EVENT_WEEKS))),
            "rp-slip" => Some(self.slip(limit(DELIVERED))),
            "rp-cost" => Some(self.cost(limit(SPENT))),
            "rp-people" => self.people(),
            "rp-age" => Some(self.age(limit(AGE_MONTHS))),
            _ => {
                let metric = watched?;
                match trigger.limit {
                    Some(limit) => Some(self.watch(metric, limit)),
                    None => Some(unknown("It watches a KPI but has no limit. Set one.")),
                }
            }
        }
    }

    /// The plan's metric that came from a KPI of the catalogue.
    fn metric(&self, kpi: &str) -> Option<&PlanMetric<'a>> {
        let from =
            |metric: &&PlanMetric| metric.source.is_some_and(|idx| self.catalog[idx].id == kpi);
        self.metrics.iter().find(from)
    }

    fn without(&self, kpi: &str) -> Finding {
        let known = self.catalog.kpi(kpi);
        let name = known.map_or(kpi, |idx| self.catalog[idx].name.text());
        unknown(
            &[
                "The plan has no KPI \"",
                name,
                "\". Add it and its readings.",
            ]
            .concat(),
        )
    }
}
