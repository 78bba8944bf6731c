//! What may move which number (content rules §2.6).

use crate::given::{answer, answered, answers, catalog, insight, plan, strength};
use loadmap::insight::{Insight, Ratio, Score};
use loadmap::plan::{Choice, Plan, PracticeId, Strength};
use proptest::prelude::*;

/// Every number that a better answer may never lower.
fn standing(insight: &Insight) -> Vec<Ratio> {
    let scores = insight.scores();
    let level = |level: u8| Ratio::new(level.into(), 1);
    let mut numbers = Vec::new();
    for dimension in &scores.dimensions {
        let rating = dimension.rating.as_ref().unwrap();
        numbers.extend([rating.claimed.0, rating.evidenced.0, rating.possible.0]);
        numbers.push(level(rating.level));
    }
    let overall = scores.overall.as_ref().unwrap();
    numbers.extend([overall.claimed.0, overall.evidenced.0, overall.possible.0]);
    numbers.extend([level(overall.level), level(overall.level_of_mean)]);
    let estimate = insight.quick().estimate.as_ref();
    numbers.extend(estimate.map(|estimate| estimate.score.0));
    numbers.extend(estimate.map(|estimate| level(estimate.level)));
    numbers
}

/// Claimed and evidenced scores, of dimensions and overall.
fn claims(insight: &Insight) -> Vec<Ratio> {
    let scores = insight.scores();
    let ratings = scores.dimensions.iter().map(|d| d.rating.as_ref().unwrap());
    let mut numbers: Vec<_> = ratings.flat_map(|r| [r.claimed.0, r.evidenced.0]).collect();
    let overall = scores.overall.as_ref().unwrap();
    numbers.extend([overall.claimed.0, overall.evidenced.0]);
    numbers
}

fn none_lower(before: &[Ratio], after: &[Ratio]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(b, a)| b <= a)
}

fn with(plan: &Plan, practice: &str, choice: Choice, strength: Strength) -> Plan {
    let mut changed = plan.clone();
    answer(&mut changed, practice, choice, strength);
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_better_answer_lowers_nothing(given in answers(), at in any::<prop::sample::Index>()) {
        let practice = catalog().practices[at.index(given.len())].id;
        let strength = given[at.index(given.len())].1;
        let plan = answered(&given);
        let state = |choice| standing(&insight(&with(&plan, practice, choice, strength)));
        let (no, partly, yes) = (state(Choice::No), state(Choice::Partly), state(Choice::Yes));
        prop_assert!(none_lower(&no, &partly), "no to partly");
        prop_assert!(none_lower(&partly, &yes), "partly to yes");
        prop_assert!(none_lower(&no, &yes), "no to yes");
    }

    #[test]
    fn answering_lowers_no_claim(
        given in answers(),
        at in any::<prop::sample::Index>(),
        strength in strength(),
    ) {
        let practice = &catalog().practices[at.index(given.len())];
        let plan = answered(&given);
        for open in [Choice::DontKnow, Choice::Blank] {
            let before = claims(&insight(&with(&plan, practice.id, open, Strength::None)));
            for choice in [Choice::Yes, Choice::Partly, Choice::No, Choice::NotApplicable] {
                if choice == Choice::NotApplicable && practice.na_reason.is_none() {
                    continue;
                }
                let after = claims(&insight(&with(&plan, practice.id, choice, strength)));
                prop_assert!(none_lower(&before, &after), "{open:?} to {choice:?}");
            }
        }
    }

    #[test]
    fn evidence_lowers_neither_evidenced_score_nor_confidence(
        given in answers(),
        at in any::<prop::sample::Index>(),
    ) {
        let practice = catalog().practices[at.index(given.len())].id;
        let choice = given[at.index(given.len())].0;
        let plan = answered(&given);
        let numbers = |strength| {
            let insight = insight(&with(&plan, practice, choice, strength));
            let scores = insight.scores();
            let ratings = scores.dimensions.iter().map(|d| d.rating.as_ref().unwrap());
            let mut numbers: Vec<_> =
                ratings.flat_map(|r| [r.evidenced.0, r.confidence]).collect();
            let overall = scores.overall.as_ref().unwrap();
            numbers.extend([overall.evidenced.0, overall.confidence]);
            numbers
        };
        let none = numbers(Strength::None);
        let noted = numbers(Strength::Noted);
        let verified = numbers(Strength::Verified);
        prop_assert!(none_lower(&none, &noted));
        prop_assert!(none_lower(&noted, &verified));
    }

    #[test]
    fn numbers_stay_in_their_ranges(plan in plan()) {
        let insight = insight(&plan);
        let part = |ratio: Ratio| (Ratio::ZERO..=Ratio::ONE).contains(&ratio);
        for dimension in &insight.scores().dimensions {
            let rating = dimension.rating.as_ref().unwrap();
            prop_assert!(rating.evidenced <= rating.claimed && rating.claimed <= rating.possible);
            prop_assert!(Score::default() <= rating.evidenced);
            prop_assert!(rating.possible <= Score::from_units(5 * Score::UNITS));
            prop_assert!(part(rating.coverage) && part(rating.evidence) && part(rating.confidence));
            prop_assert!(rating.level <= 5);
        }
        let overall = insight.scores().overall.as_ref().unwrap();
        prop_assert!(part(overall.coverage) && part(overall.confidence));
        if let Some(estimate) = &insight.quick().estimate {
            prop_assert!((Ratio::ZERO..=Ratio::new(12, 1)).contains(&estimate.q));
            prop_assert!(estimate.low < estimate.score && estimate.score < estimate.high);
            prop_assert!(estimate.confidence <= Ratio::hundredths(40));
        }
    }

    #[test]
    fn the_lowest_dimension_caps_the_overall_level(given in answers()) {
        let insight = insight(&answered(&given));
        let scores = insight.scores();
        let levels = scores.dimensions.iter().map(|d| d.rating.as_ref().unwrap().level);
        let lowest = levels.min().unwrap();
        let overall = scores.overall.as_ref().unwrap();
        prop_assert_eq!(overall.level, overall.claimed.level().min(lowest + 2));
        let capped = overall.claimed.level() > lowest + 2;
        prop_assert_eq!(overall.capped(), capped);
    }

    #[test]
    fn unknown_practices_count_for_nothing(mut plan in plan(), choice in crate::given::choice()) {
        let before = insight(&plan).scores().clone();
        answer(&mut plan, "zzz-9z", choice, Strength::Verified);
        let after = insight(&plan);
        prop_assert_eq!(&before, after.scores());
    }

    #[test]
    fn the_order_of_answering_is_all_the_same(given in answers(), turn in 0..124usize) {
        let forwards = answered(&given);
        let mut turned = crate::given::empty();
        let mut places: Vec<usize> = (0..given.len()).collect();
        places.rotate_left(turn);
        for at in places.into_iter().rev() {
            let (choice, strength) = given[at];
            answer(&mut turned, catalog().practices[at].id, choice, strength);
        }
        let (forwards, turned) = (insight(&forwards), insight(&turned));
        prop_assert_eq!(forwards.scores(), turned.scores());
        prop_assert_eq!(forwards.need(), turned.need());
        prop_assert_eq!(forwards.priorities(), turned.priorities());
    }

    #[test]
    fn a_shown_score_never_claims_a_level_that_is_not_reached(units in 0..=36_000i64) {
        let score = Score::from_units(units);
        for decimals in [1, 2, 3] {
            let scale = 10i64.pow(decimals);
            let shown = score.rounded(decimals);
            let level_shown = (4 * shown + scale).div_euclid(4 * scale);
            prop_assert!(level_shown <= i64::from(score.level()), "{} at {}", units, decimals);
            let off = Ratio::new(shown, scale).minus(score.0);
            let unit = Ratio::new(1, scale);
            prop_assert!(off <= unit && Ratio::ZERO.minus(off) <= unit);
        }
    }
}

proptest! {
    // Each case tries some hundred answers.
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn single_yeses_gain_what_is_said(given in answers()) {
        let plan = answered(&given);
        let before = insight(&plan);
        for (at, dimension) in catalog().dimensions.indices().enumerate() {
            for lift in &before.findings().lifts[at] {
                let id = catalog()[lift.practice].id;
                let after = insight(&with(&plan, id, Choice::Yes, Strength::None));
                let (now, then) =
                    (before.scores().claimed(dimension), after.scores().claimed(dimension));
                prop_assert_eq!(now.unwrap().short_of(then.unwrap()), lift.gain);
                prop_assert!(lift.gain > Score::default());
            }
            let rating = before.scores().dimensions[at].rating.as_ref().unwrap();
            let climb = before.findings().climbs[at].as_ref();
            prop_assert_eq!(climb.is_some(), rating.level < 5);
            let mut lifted = plan.clone();
            for &practice in climb.iter().flat_map(|climb| &climb.practices) {
                answer(&mut lifted, catalog()[practice].id, Choice::Yes, Strength::None);
            }
            if let Some(climb) = climb {
                let after = insight(&lifted).scores().claimed(dimension).unwrap();
                prop_assert!(after.level() >= climb.level);
            }
        }
    }
}

/// A practice with an answer is in the plan under its id; the laws above rest on it.
#[test]
fn answers_arrive() {
    let plan = with(
        &crate::given::empty(),
        "obj-1a",
        Choice::Yes,
        Strength::None,
    );
    let answers = &plan.assessment.answers;
    assert!(answers.contains_key(&PracticeId::new("obj-1a")));
    assert_eq!(insight(&plan).scores().counts.yes, 1);
}
