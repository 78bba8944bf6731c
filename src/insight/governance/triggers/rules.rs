//! The rules behind the catalogue's triggers.

use super::{Facts, Finding, Seen};
use crate::insight::governance::role_name;
use crate::insight::metrics::{PlanMetric, plain};
use crate::plan::{
    Baseline, BaselineItem, Better, Calendar, ItemId, ItemState, Reading, RoadmapItem, RoleId,
};

/// The catalogue's limits, in thousandths.
pub(super) const INCIDENTS: i64 = 1_000;
pub(super) const PREDICTION: i64 = 35_000;
pub(super) const EVENT_WEEKS: i64 = 26_000;
pub(super) const DELIVERED: i64 = 70_000;
pub(super) const SPENT: i64 = 120_000;
pub(super) const FALSE_ALARMS: i64 = 35_000;
pub(super) const AGE_MONTHS: i64 = 6_000;
/// Roles whose going asks for a new plan.
const KEY_ROLES: [&str; 2] = ["perf-engineer", "exec-sponsor"];

impl<'a> Facts<'a, '_> {
    /// Whether the last `n` readings are all above a limit, or at it where `at` says so.
    pub(super) fn last(&self, metric: &PlanMetric, limit: i64, n: usize, at: bool) -> Finding {
        let text = |value| metric.text(self.plan, value);
        let read: Vec<&Reading> = metric
            .latest
            .into_iter()
            .chain(metric.before)
            .take(n)
            .collect();
        let seen = read.iter().map(|reading| Seen {
            what: [metric.name, " on ", &reading.date.long()].concat(),
            value: text(reading.value),
        });
        let seen: Vec<Seen> = seen.collect();
        if read.len() < n {
            let lacks = match n {
                1 => ["\"", metric.name, "\" has no reading yet. Add one."].concat(),
                _ => ["\"", metric.name, "\" needs two readings. Add them."].concat(),
            };
            return Finding {
                seen,
                ..unknown(&lacks)
            };
        }
        let over = read
            .iter()
            .all(|reading| reading.value > limit || at && reading.value == limit);
        let (value, limit) = (text(read[0].value), text(limit));
        let times = if n == 1 { "" } else { ", twice in a row" };
        let compared = match (over, at) {
            (true, true) => " reaches the limit of ",
            (true, false) => " is above the limit of ",
            (false, _) if n == 1 => " is within the limit of ",
            (false, _) => " or the reading before is within the limit of ",
        };
        let times = if over { times } else { "" };
        Finding {
            over: Some(over),
            since: Some(read[0].date),
            why: [
                metric.name,
                " (",
                &value,
                " on ",
                &read[0].date.long(),
                ")",
                compared,
                &limit,
                times,
                ".",
            ]
            .concat(),
            value,
            limit,
            seen,
        }
    }

    /// A trigger of the team's own: whether the latest value is on the bad side of a limit.
    pub(super) fn watch(&self, metric: &PlanMetric, limit: i64) -> Finding {
        if metric.better != Better::Up {
            return self.last(metric, limit, 1, false);
        }
        let mut found = self.last(metric, limit, 1, false);
        if let Some(latest) = metric.latest {
            let over = latest.value < limit;
            found.over = Some(over);
            let compared = if over {
                " is below the limit of "
            } else {
                " is not below the limit of "
            };
            found.why = [
                metric.name,
                " (",
                &found.value,
                " on ",
                &latest.date.long(),
                ")",
                compared,
                &found.limit,
                ".",
            ]
            .concat();
        }
        found
    }

    pub(super) fn event(&self, limit: i64) -> Finding {
        let details = &self.plan.details;
        let ahead = details.event_date.filter(|event| *event >= details.as_of);
        let Some(event) = ahead else {
            return Finding {
                over: Some(false),
                ..unknown("No dated event lies ahead.")
            };
        };
        let days = event.days_since(details.as_of);
        let over = i64::from(days) * 1_000 < limit.saturating_mul(7);
        // The day on which it came within the limit.
        let near = i32::try_from(limit.saturating_mul(7) / 1_000).unwrap_or(i32::MAX);
        let since = event.plus_days(near.saturating_neg());
        let weeks = [&(days / 7).to_string(), " weeks"].concat();
        let limit = [&plain(limit), " weeks"].concat();
        // The plan that was accepted last knows of the event.
        let basis = self.plan.roadmap.basis.as_ref();
        let mut seen = vec![Seen {
            what: "Date of the event".to_owned(),
            value: event.long(),
        }];
        if let Some(basis) = basis {
            seen.push(Seen {
                what: "Roadmap accepted on".to_owned(),
                value: basis.date.long(),
            });
        }
        let compared = if over {
            ", less than "
        } else {
            ", not less than "
        };
        Finding {
            over: Some(over),
            since: Some(since),
            why: [
                "The event on ",
                &event.long(),
                " is ",
                &weeks,
                " away",
                compared,
                &limit,
                ".",
            ]
            .concat(),
            value: weeks,
            limit,
            seen,
        }
    }

    /// The baseline that was kept last.
    fn baseline(&self) -> Option<&'a Baseline> {
        let kept = self.plan.progress.baselines.iter();
        kept.max_by_key(|baseline| baseline.date)
    }

    /// What a baseline had planned up to the as-of date, of what `of` says of an item of it; in
    /// hundred-thousandths.
    fn planned(&self, baseline: &Baseline, of: impl Fn(&BaselineItem) -> i64) -> i128 {
        let calendar = Calendar::of(self.plan);
        let now = calendar.half_day_after(self.plan.details.as_of);
        let items = baseline.items.iter().filter(|item| {
            let on_roadmap = self.item(item.item);
            on_roadmap.is_none_or(|item| item.state != ItemState::Dropped)
        });
        let planned = items.map(|item| {
            let length = item.finish.saturating_sub(item.start).max(1);
            let gone = now.saturating_sub(item.start).min(length);
            i128::from(of(item)) * 100_000 * i128::from(gone) / i128::from(length)
        });
        planned.sum()
    }

    fn item(&self, id: ItemId) -> Option<&'a RoadmapItem> {
        self.plan.roadmap.items.iter().find(|item| item.id == id)
    }

    pub(super) fn slip(&self, limit: i64) -> Finding {
        let Some(baseline) = self.baseline() else {
            return unknown("There is no baseline to compare with. Keep one of the roadmap.");
        };
        let planned = self.planned(baseline, |item| item.work.into());
        let done = baseline.items.iter().filter_map(|kept| {
            let item = self.item(kept.item)?;
            let percent = item.percent_done(self.catalog);
            (item.state != ItemState::Dropped)
                .then_some(i128::from(kept.work) * 1_000 * i128::from(percent))
        });
        let done: i128 = done.sum();
        if planned == 0 {
            let name = baseline.name.trim();
            return Finding {
                over: Some(false),
                ..unknown(&["By the baseline \"", name, "\" nothing is due yet."].concat())
            };
        }
        let share = thousandths_of_percent(done, planned);
        let over = share < limit;
        let days = |hundred_thousandths: i128| {
            // Hundredths of a person-day, a hundred thousand times.
            let tenths = (hundred_thousandths + 500_000) / 1_000_000;
            [&plain(tenths as i64 * 100), " person-days"].concat()
        };
        let compared = if over {
            ", less than "
        } else {
            ", not less than "
        };
        let (value, limit) = (percent(share, limit), [&plain(limit), "%"].concat());
        Finding {
            over: Some(over),
            since: Some(self.plan.details.as_of),
            why: [
                "Of the effort planned so far, ",
                &value,
                " is delivered",
                compared,
                &limit,
                ".",
            ]
            .concat(),
            value,
            limit,
            seen: vec![
                seen("Baseline", baseline.name.trim().to_owned()),
                seen("Planned so far", days(planned)),
                seen("Delivered so far", days(done)),
            ],
        }
    }

    pub(super) fn cost(&self, limit: i64) -> Finding {
        let Some(baseline) = self.baseline() else {
            return unknown("There is no baseline to compare with. Keep one of the roadmap.");
        };
        // Work at what a day of it costs by the baseline, and what was paid beside it.
        let mut known = false;
        let mut spent: i128 = 0;
        for kept in &baseline.items {
            let Some(item) = self.item(kept.item) else {
                continue;
            };
            known |= item.spent.is_some() || item.paid.is_some();
            let work = i128::from(item.spent.unwrap_or(0)) * i128::from(kept.cost);
            spent += work * 100_000 / i128::from(kept.work.max(1));
            spent += i128::from(item.paid.unwrap_or(0)) * 100_000;
        }
        if !known {
            return unknown("Nobody has said what was spent. State it for each initiative.");
        }
        let planned = self.planned(baseline, |item| item.cost);
        if planned == 0 {
            let name = baseline.name.trim();
            return unknown(
                &[
                    "By the baseline \"",
                    name,
                    "\" nothing was to be spent yet.",
                ]
                .concat(),
            );
        }
        let share = thousandths_of_percent(spent, planned);
        let over = share > limit;
        let money = |hundred_thousandths: i128| {
            let whole = (hundred_thousandths + 5_000_000) / 10_000_000;
            crate::insight::metrics::with_unit(self.plan, "currency", whole as i64 * 1_000)
        };
        let compared = if over { ", above " } else { ", not above " };
        let (value, limit) = (percent(share, limit), [&plain(limit), "%"].concat());
        Finding {
            over: Some(over),
            since: Some(self.plan.details.as_of),
            why: [
                "Spent so far is ",
                &value,
                " of what was planned by now",
                compared,
                &limit,
                ".",
            ]
            .concat(),
            value,
            limit,
            seen: vec![
                seen("Baseline", baseline.name.trim().to_owned()),
                seen("Planned so far", money(planned)),
                seen("Spent so far", money(spent)),
            ],
        }
    }

    /// Somebody in a key role whose last day lies before the end of the roadmap; none where nobody
    /// in such a role is known.
    pub(super) fn people(&self) -> Option<Finding> {
        let people = self.plan.resources.people.iter();
        let key = |role: &RoleId| KEY_ROLES.contains(&role.as_str());
        let people = people.filter(|person| person.role.as_ref().is_some_and(key));
        let mut people: Vec<_> = people.collect();
        if people.is_empty() {
            return None;
        }
        let calendar = Calendar::of(self.plan);
        let last = self.plan.roadmap.items.iter().map(|item| item.finish).max();
        let end = last.map_or(self.plan.details.as_of, |finish| calendar.last_day(finish));
        people.retain(|person| person.until.is_some_and(|until| until < end));
        let first = people.iter().min_by_key(|person| person.until);
        let gone = first.and_then(|person| Some((person, person.until?)));
        let seen = people.iter().filter_map(|person| {
            let role = person.role.as_ref()?;
            let name = match person.name.trim() {
                "" => role_name(self.catalog, role),
                name => name,
            };
            Some(seen(&["Last day of ", name].concat(), person.until?.long()))
        });
        let limit = end.long();
        Some(match gone {
            Some((person, until)) => {
                let role = person
                    .role
                    .as_ref()
                    .map_or("", |role| role_name(self.catalog, role));
                let value = until.long();
                Finding {
                    over: Some(true),
                    since: None,
                    why: [
                        "Somebody in the role ",
                        role,
                        " leaves on ",
                        &value,
                        ", before the roadmap ends on ",
                        &limit,
                        ".",
                    ]
                    .concat(),
                    value,
                    limit,
                    seen: seen.collect(),
                }
            }
            None => Finding {
                over: Some(false),
                limit,
                ..unknown("Nobody in a key role leaves before the roadmap ends.")
            },
        })
    }

    pub(super) fn age(&self, limit: i64) -> Finding {
        let Some(date) = self.plan.assessment.date else {
            return unknown("The assessment has no date. Set it.");
        };
        let as_of = self.plan.details.as_of;
        // Whole months; what is left of a limit counts as days of a mean month.
        let months = u32::try_from(limit / 1_000).unwrap_or(0);
        let days = (limit.rem_euclid(1_000) * 304 + 5_000) / 10_000;
        let until = date.plus_months(months).plus_days(days as i32);
        let over = as_of > until;
        let full = (0..)
            .take_while(|&n| date.plus_months(n + 1) <= as_of)
            .count();
        let value = match full {
            1 => "1 month".to_owned(),
            full => [&full.to_string(), " months"].concat(),
        };
        let limit = [&plain(limit), " months"].concat();
        let compared = if over {
            ", older than "
        } else {
            ", not older than "
        };
        Finding {
            over: Some(over),
            since: Some(until),
            why: [
                "The assessment of ",
                &date.long(),
                " is ",
                &value,
                " old",
                compared,
                &limit,
                ".",
            ]
            .concat(),
            value,
            limit,
            seen: vec![
                seen("Date of the assessment", date.long()),
                seen("As of", as_of.long()),
            ],
        }
    }
}

fn seen(what: &str, value: String) -> Seen {
    Seen {
        what: what.to_owned(),
        value,
    }
}

/// Nothing can be said; the sentence says what to do.
pub(super) fn unknown(why: &str) -> Finding {
    Finding {
        over: None,
        since: None,
        value: String::new(),
        limit: String::new(),
        seen: Vec::new(),
        why: why.to_owned(),
    }
}

/// A share in thousandths of a per cent, rounded half up.
fn thousandths_of_percent(part: i128, whole: i128) -> i64 {
    let share = (2 * part * 100_000 + whole).div_euclid(2 * whole);
    i64::try_from(share).unwrap_or(i64::MAX)
}

/// A share of thousandths of a per cent, with as many decimals as tell it from a limit.
fn percent(share: i64, limit: i64) -> String {
    let rounded = |unit: i64| (share + unit / 2).div_euclid(unit) * unit;
    let mut units = [1_000, 100, 10].into_iter().map(rounded);
    let told = |shown: &i64| shown.cmp(&limit) == share.cmp(&limit);
    [&plain(units.find(told).unwrap_or(share)), "%"].concat()
}
