//! What finished work says, beside the forecast: how estimates compare with what they took, and how
//! many things a week are finished.

use super::Failure;
use super::new::date;
use crate::catalog::Catalog;
use crate::forecast::Reach;
use crate::insight::Ratio;
use crate::insight::calibration::Calibration;
use crate::insight::throughput::{Question, Throughput};
use crate::plan::{Date, Plan};
use crate::record::{Json, Shown};
use std::fmt::Write;

/// What is asked of weekly counts; nothing: what is most likely asked.
#[derive(Default)]
pub(super) struct Asked {
    pub by: Option<String>,
    pub things: Option<u32>,
}

/// What there is to print.
pub(super) struct Finished<'a> {
    plan: &'a Plan,
    calibration: Calibration,
    throughput: Option<Throughput>,
    /// Something was asked of counts that are not there.
    in_vain: bool,
    items: Vec<String>,
}

fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    let pairs = pairs.into_iter();
    Json::Object(pairs.map(|(key, value)| (key.to_owned(), value)).collect())
}

fn hundredths(ratio: Ratio) -> Json {
    Json::int(ratio.rounded(2))
}

impl<'a> Finished<'a> {
    /// Of a plan.
    ///
    /// # Errors
    /// When the day that was asked for is none.
    pub fn new(catalog: &Catalog, plan: &'a Plan, asked: &Asked) -> Result<Finished<'a>, Failure> {
        let usual = Question::of(plan);
        let by = asked.by.as_deref().map(|text| date("--by", text));
        let question = Question {
            by: by.transpose()?.unwrap_or(usual.by),
            things: asked.things.or(usual.things),
        };
        let calibration = Calibration::new(catalog, plan);
        let throughput = Throughput::new(plan, question);
        let name = |id| {
            let item = plan.roadmap.items.iter().find(|item| item.id == id);
            let title = item.map(|item| item.title_in(catalog));
            Shown(title.unwrap_or_default()).to_string()
        };
        Ok(Finished {
            in_vain: throughput.is_none() && (asked.by.is_some() || asked.things.is_some()),
            items: calibration
                .finished
                .iter()
                .map(|one| name(one.item))
                .collect(),
            plan,
            calibration,
            throughput,
        })
    }

    /// `calibration` and `throughput` of `--json`.
    pub fn trees(&self) -> [(&'static str, Json); 2] {
        let found = &self.calibration;
        let finished = found.finished.iter().map(|one| {
            object([
                ("id", Json::int(i64::from(one.item.0))),
                ("estimate", hundredths(one.estimate)),
                ("spent", hundredths(one.spent)),
                ("ratio", hundredths(one.ratio)),
            ])
        });
        let calibration = object([
            ("applied", Json::Bool(self.plan.progress.calibrated)),
            ("factor", found.factor.map_or(Json::Null, hundredths)),
            ("spread", Json::int(i64::from(found.spread))),
            ("finished", Json::List(finished.collect())),
        ]);
        let throughput = self.throughput.as_ref().map_or(Json::Null, |found| {
            let Reach { p50, p80, p95 } = found.by;
            let number = |n: u32| Json::int(i64::from(n));
            let three =
                |[p50, p80, p95]: [Json; 3]| object([("p50", p50), ("p80", p80), ("p95", p95)]);
            let day = |day: Date| Json::Text(day.to_string());
            object([
                ("weeks", Json::int(found.weeks as i64)),
                ("finished", number(found.finished)),
                ("by", day(found.question.by)),
                ("ahead", number(found.ahead)),
                ("count", three([p50, p80, p95].map(number))),
                ("things", found.question.things.map_or(Json::Null, number)),
                (
                    "done",
                    found.done.map_or(Json::Null, |done| three(done.map(day))),
                ),
            ])
        });
        [("calibration", calibration), ("throughput", throughput)]
    }

    /// The same in sentences.
    pub fn sentences(&self, out: &mut String) {
        if let Some(text) = self.calibration.text() {
            let _ = writeln!(out, "{text}");
            for (one, name) in self.calibration.finished.iter().zip(&self.items) {
                let (estimate, spent) = (one.estimate.text(1), one.spent.text(1));
                let ratio = one.ratio.text(2);
                let _ = writeln!(
                    out,
                    "- {name}: estimated {estimate} person-days, took {spent}, {ratio} times as much."
                );
            }
        }
        if let Some(found) = &self.throughput {
            let _ = writeln!(out, "{} {}", found.known(), found.how_many());
            let more = [found.when(), found.doubt()];
            for text in more.into_iter().flatten() {
                let _ = writeln!(out, "{text}");
            }
        } else if self.in_vain {
            let _ = writeln!(
                out,
                "The plan states no weekly counts, so nobody can say how many things are done by when. Add them on the page Roadmap, or as \"weekly\" of \"progress\"."
            );
        }
    }
}
