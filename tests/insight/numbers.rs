//! How numbers are rounded and printed.

use loadmap::insight::number::{Amount, decimal, grouped};
use loadmap::insight::{Money, Ratio, Score};

#[test]
fn rounding_shows_no_level_that_is_not_reached() {
    let score = Score(Ratio::new(17_488, 10_000));
    assert_eq!(
        (score.text(2), score.text(1), score.level()),
        ("1.74".into(), "1.7".into(), 1)
    );
    let reached = Score(Ratio::new(175, 100));
    assert_eq!(
        (reached.text(2), reached.text(1), reached.level()),
        ("1.75".into(), "1.8".into(), 2)
    );
    assert_eq!(Score(Ratio::new(1_625, 1_000)).text(2), "1.63");
    assert_eq!(Score::from_units(36_000).level(), 5);
}

#[test]
fn numbers_are_printed_from_integers() {
    assert_eq!(decimal(-1_250, 2), "-12.50");
    assert_eq!(decimal(1_234_567, 0), "1,234,567");
    assert_eq!(decimal(5, 3), "0.005");
    assert_eq!(
        (grouped(999), grouped(1_000)),
        ("999".into(), "1,000".into())
    );
    assert_eq!(Ratio::new(1, 8).text(2), "0.13");
    assert_eq!(Ratio::new(-1, 8).rounded(2), -12);
    assert_eq!(Ratio::new(6, -4), Ratio::new(-3, 2));
    assert_eq!(Ratio::new(3, 0), Ratio::ZERO);
    assert_eq!(Amount(2.675).text(2), "2.68");
    assert_eq!(
        (Money(1_234_550).text(), Money(-49).text()),
        ("12,346".into(), "0".into())
    );
}
