//! The assessment over time: kept, compared, and how much of the way to the targets is done.

use super::Insight;
use super::number::{Ratio, decimal};
use crate::catalog::{Catalog, Dimension, Idx, Practice};
use crate::plan::{Answer, Answers, Choice, Date, DimensionId, ItemId, PracticeId, Snapshot};
use crate::sorted::{Map, sort_by_key};

/// The assessment as it is, to be kept under a name. It has no number yet. Scores are those that are
/// shown (see `insight::now` and `insight::headline`), answers are without notes and evidence.
#[must_use]
pub fn snapshot(insight: &Insight, name: &str) -> Snapshot {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let frozen = plan.assessment.answers.iter().map(|(id, answer)| {
        let kept = Answer {
            choice: answer.choice,
            strength: answer.strength,
            reason: answer.reason.clone(),
            ..Answer::default()
        };
        (id.clone(), kept)
    });
    let answered = frozen.filter(|(_, answer)| *answer != Answer::default());
    let headline = insight.headline().as_ref();
    let scores = catalog.dimensions.entries().filter_map(|(idx, dimension)| {
        let score = insight.known().of(idx).score()?;
        Some((DimensionId::new(dimension.id), hundredths(score.rounded(2))))
    });
    Snapshot {
        name: name.to_owned(),
        date: plan.assessment.date.unwrap_or(plan.details.as_of),
        model: plan.model.version.clone(),
        answers: Answers(answered.collect()),
        scores: scores.collect(),
        overall: headline.map(|headline| hundredths(headline.score.rounded(2))),
        level: headline.map(|headline| headline.level),
        provisional: headline.is_some_and(|headline| headline.basis != super::Basis::Measured),
        ..Snapshot::default()
    }
}

fn hundredths(score: i64) -> u16 {
    score.clamp(0, 500) as u16
}

/// What became of a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It was not in place, and is.
    Gained,
    /// It was in place, and is not.
    Lost,
    /// More of it is in place.
    Raised,
    /// Less of it is in place.
    Lowered,
    /// It was not known, and now is known not to be in place, or the other way round.
    Other,
}

/// A practice whose answer changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeChange {
    /// The practice.
    pub practice: Idx<Practice>,
    /// What became of it.
    pub turn: Turn,
    /// Answer before.
    pub before: Choice,
    /// Answer after.
    pub after: Choice,
}

/// The score of a dimension before and after, in hundredths of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DimensionChange {
    /// The dimension.
    pub dimension: Idx<Dimension>,
    /// Score before, if there was one.
    pub before: Option<u16>,
    /// Score after, if there is one.
    pub after: Option<u16>,
}

impl DimensionChange {
    /// By how much it changed; none where one of the two is not there.
    #[must_use]
    pub fn change(&self) -> Option<i32> {
        Some(i32::from(self.after?) - i32::from(self.before?))
    }

    /// The change in words: `+0.25`, `-0.10`, `0.00`.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.change().map(change_text)
    }
}

/// A change in hundredths of a level, with its sign.
#[must_use]
pub fn change_text(change: i32) -> String {
    let sign = if change > 0 { "+" } else { "" };
    [sign, &decimal(change.into(), 2)].concat()
}

/// Two assessments side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Days of the two.
    pub dates: (Date, Date),
    /// Practices whose answer changed: what was gained first, then in the catalogue's order.
    pub practices: Vec<PracticeChange>,
    /// Every dimension, in the catalogue's order.
    pub dimensions: Vec<DimensionChange>,
    /// Overall scores, in hundredths of a level.
    pub overall: (Option<u16>, Option<u16>),
    /// They were scored with different versions of the model, so that scores may differ without any
    /// change of an answer.
    pub other_model: bool,
    /// One of the two is an estimate.
    pub provisional: bool,
}

impl Comparison {
    /// Practices that became of one kind.
    pub fn of(&self, turn: Turn) -> impl Iterator<Item = &PracticeChange> {
        self.practices
            .iter()
            .filter(move |change| change.turn == turn)
    }

    /// By how much the overall score changed, in hundredths of a level.
    #[must_use]
    pub fn change(&self) -> Option<i32> {
        Some(i32::from(self.overall.1?) - i32::from(self.overall.0?))
    }
}

/// Compares two assessments. Practices that this version does not know are left out.
#[must_use]
pub fn compare(catalog: &Catalog, before: &Snapshot, after: &Snapshot) -> Comparison {
    let choice = |side: &Snapshot, id: &PracticeId| {
        side.answers
            .get(id)
            .map_or(Choice::Blank, |answer| answer.choice)
    };
    let practices = catalog.practices.entries().filter_map(|(practice, entry)| {
        let id = PracticeId::new(entry.id);
        let (before, after) = (choice(before, &id), choice(after, &id));
        (before != after).then_some(PracticeChange {
            practice,
            turn: turn(before, after),
            before,
            after,
        })
    });
    let mut practices: Vec<PracticeChange> = practices.collect();
    sort_by_key(&mut practices, |change| change.turn);
    let score = |side: &Snapshot, id: &str| side.scores.get(&DimensionId::new(id)).copied();
    let dimensions = catalog
        .dimensions
        .entries()
        .map(|(dimension, entry)| DimensionChange {
            dimension,
            before: score(before, entry.id),
            after: score(after, entry.id),
        });
    Comparison {
        dates: (before.date, after.date),
        practices,
        dimensions: dimensions.collect(),
        overall: (before.overall, after.overall),
        other_model: before.model != after.model,
        provisional: before.provisional || after.provisional,
    }
}

fn turn(before: Choice, after: Choice) -> Turn {
    // What counts: in place, partly, not; what nobody knows counts as not in place.
    let value = |choice| match choice {
        Choice::Yes => 2,
        Choice::Partly => 1,
        Choice::No | Choice::DontKnow | Choice::Blank | Choice::NotApplicable => 0,
    };
    if before == Choice::NotApplicable || after == Choice::NotApplicable {
        return Turn::Other;
    }
    match (value(before), value(after)) {
        (0 | 1, 2) => Turn::Gained,
        (2, 0 | 1) => Turn::Lost,
        (0, 1) => Turn::Raised,
        (1, 0) => Turn::Lowered,
        _ => Turn::Other,
    }
}

/// How much of the gap to the targets is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetProgress {
    /// Sum of the gaps at the beginning, in levels.
    pub original: Ratio,
    /// Sum of the gaps that remain, in levels.
    pub remaining: Ratio,
    /// Day of the beginning.
    pub since: Date,
}

impl TargetProgress {
    /// 1 - remaining gap / original gap; negative where the gap has grown.
    #[must_use]
    pub fn share(&self) -> Ratio {
        Ratio::ONE.minus(self.remaining.over(self.original))
    }

    /// In per cent, never rounded up to the whole.
    #[must_use]
    pub fn percent(&self) -> i64 {
        self.share().rounded_below(2, [Ratio::ONE])
    }
}

/// Progress from a snapshot to the targets of today: over the dimensions that had a score then and
/// have one now, what is missing to the target now against what was missing then. None where nothing
/// was missing.
#[must_use]
pub fn progress(insight: &Insight, from: &Snapshot) -> Option<TargetProgress> {
    let catalog = insight.catalog();
    let mut sums = (Ratio::ZERO, Ratio::ZERO);
    for target in &insight.targets().dimensions {
        let id = DimensionId::new(catalog[target.dimension].id);
        let then = from.scores.get(&id).copied();
        let now = insight.known().of(target.dimension).score();
        if let (Some(then), Some(now)) = (then, now) {
            let aim = Ratio::new(target.target.into(), 1);
            let short = |score: Ratio| aim.minus(score).max(Ratio::ZERO);
            // Both as they are shown, so that no change is no progress.
            let now = Ratio::hundredths(now.rounded(2));
            sums.0 = sums.0.plus(short(Ratio::hundredths(then)));
            sums.1 = sums.1.plus(short(now));
        }
    }
    (sums.0 > Ratio::ZERO).then_some(TargetProgress {
        original: sums.0,
        remaining: sums.1,
        since: from.date,
    })
}

/// The snapshot that progress is counted from: the earliest, of one day the one that was kept first.
#[must_use]
pub fn first(insight: &Insight) -> Option<&Snapshot> {
    let kept = insight.plan().snapshots.snapshots.iter();
    kept.min_by_key(|kept| kept.date)
}

/// A point of the lines over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Number of the snapshot; none for the assessment as it is.
    pub item: Option<ItemId>,
    /// The day.
    pub date: Date,
    /// Overall score, in hundredths of a level.
    pub overall: Option<u16>,
    /// Score per dimension, in the catalogue's order.
    pub dimensions: Vec<Option<u16>>,
}

/// The lines over time: snapshots by day, then the assessment as it is.
#[must_use]
pub fn lines(insight: &Insight) -> Vec<Point> {
    let now = snapshot(insight, "");
    let mut kept: Vec<&Snapshot> = insight.plan().snapshots.snapshots.iter().collect();
    sort_by_key(&mut kept, |kept| kept.date);
    let point = |item, kept: &Snapshot| Point {
        item,
        date: kept.date,
        overall: kept.overall,
        dimensions: by_dimension(insight.catalog(), &kept.scores),
    };
    let points = kept.iter().map(|kept| point(Some(kept.id), kept));
    points.chain([point(None, &now)]).collect()
}

fn by_dimension(catalog: &Catalog, scores: &Map<DimensionId, u16>) -> Vec<Option<u16>> {
    let all = catalog.dimensions.iter();
    all.map(|dimension| scores.get(&DimensionId::new(dimension.id)).copied())
        .collect()
}
