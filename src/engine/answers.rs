//! What comes back, as whole numbers.

use super::words::{Reader, Words, words};
use crate::insight::calibration::Calibrated;
use crate::insight::forecast::{
    By, CostForecast, Driver, ItemForecast, MilestoneForecast, NoForecast, PhaseForecast,
    PlanForecast, Warning,
};
use crate::insight::outlook::{Lever, Outlook, Reached};
use crate::insight::{NoSchedule, Ratio, Score};
use crate::plan::{Calendar, RoleId};

words! {
    By { p50, p80, p95 }
    ItemForecast { item, by, critical, deadline }
    MilestoneForecast { id, by, reached, chance }
    PhaseForecast { phase, by }
    Driver { item, correlation }
    CostForecast { p50, p80, p95, cap }
    PlanForecast {
        samples, calendar, planned, as_planned, by, items, milestones, phases, event, cost, drivers, calibrated, warnings,
    }
    Calibrated { hundredths, items }
    Outlook { planned, by, event, cost, maturity, n_open }
    Reached { week, score }
    Lever { role, by, gained, cost, cost_per_week }
}

impl Words for Score {
    fn put(&self, out: &mut Vec<f64>) {
        (self.0.num(), self.0.den()).put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        let (num, den) = Words::take(from)?;
        Some(Score(Ratio::new(num, den)))
    }
}

impl Words for Calendar {
    fn put(&self, out: &mut Vec<f64>) {
        let (first, week) = self.parts();
        first.put(out);
        week.put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(Calendar::from_parts(Words::take(from)?, Words::take(from)?))
    }
}

impl Words for RoleId {
    fn put(&self, out: &mut Vec<f64>) {
        let bytes: Vec<u8> = self.as_str().bytes().collect();
        bytes.put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        let text = String::from_utf8(Words::take(from)?).ok()?;
        Some(RoleId::new(&text))
    }
}

/// Implements [`Words`] for an enumeration: each variant by its number and its fields.
macro_rules! variants {
    ($($Type:ident { $($number:literal: $Variant:ident $(($($one:ident),*))? $({$($field:ident),*})?),* $(,)? })*) => {$(
        impl Words for $Type {
            fn put(&self, out: &mut Vec<f64>) {
                match self {
                    $($Type::$Variant $(($($one),*))? $({$($field),*})? => {
                        ($number as u8).put(out);
                        $($($one.put(out);)*)?
                        $($($field.put(out);)*)?
                    })*
                }
            }
            fn take(from: &mut Reader) -> Option<Self> {
                Some(match u8::take(from)? {
                    $($number => {
                        $($(let $one = Words::take(from)?;)*)?
                        $($(let $field = Words::take(from)?;)*)?
                        $Type::$Variant $(($($one),*))? $({$($field),*})?
                    })*
                    _ => return None,
                })
            }
        }
    )*};
}

variants! {
    NoSchedule { 0: NoPeople, 1: NoTime, 2: Circle(ids), 3: TooLarge }
    NoForecast { 0: NoSchedule(why), 1: NothingLeft, 2: Never(items) }
    Warning {
        0: NoRanges, 1: FewRanges { without, of }, 2: AllSymmetric, 3: NoRisks, 4: OnePerson, 5: Unpriced(days), 6: LeftOut(n),
        7: NothingFinished, 8: FewFinished(n), 9: Uncalibrated(factor),
    }
}
