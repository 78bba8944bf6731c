//! Values that rise in steps over the weeks of a plan, several lines in one picture. The numbers
//! stand in a table beside it, so it is for sighted readers only.

use crate::plan::Date;
use leptos::prelude::*;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Weeks of the plan, rising, with the value in hundredths from then on.
    pub points: Vec<(u32, u32)>,
}

/// Width and height of the picture, and where its lines are.
const WIDTH: i32 = 720;
const HEIGHT: i32 = 240;
const LEFT: i32 = 28;
const RIGHT: i32 = 560;
const TOP: i32 = 12;
const BOTTOM: i32 = 208;
/// The highest value, in hundredths: level 5.
const MOST: i32 = 500;
/// Least distance of two names at the ends of lines.
const LINE: i32 = 16;

fn y(value: u32) -> i32 {
    BOTTOM - (BOTTOM - TOP) * i32::try_from(value).unwrap_or(MOST).min(MOST) / MOST
}

/// Least width of the name of a quarter.
const TICK: i32 = 72;

/// Where a day is, if the picture shows so many days from the start.
fn x(days: i32, of: i32) -> i32 {
    LEFT + (RIGHT - LEFT) * days.clamp(0, of) / of.max(1)
}

/// The first days of quarters that the picture shows, as many as fit: where, and what they are called.
fn quarters(start: Date, days: i32) -> Vec<(i32, String)> {
    let (year, month, _) = start.parts();
    let first = year * 4 + (month as i32 - 1) / 3;
    let quarter = |n: i32| Date::new(n.div_euclid(4), n.rem_euclid(4) as u32 * 3 + 1, 1);
    let mut ticks: Vec<(i32, String)> = Vec::new();
    for n in first.. {
        let Some(day) = quarter(n) else { return ticks };
        let passed = day.days_since(start);
        if passed > days {
            return ticks;
        }
        let x = x(passed, days);
        let fits = ticks.last().is_none_or(|(last, _)| x - last >= TICK) && x + TICK <= RIGHT;
        if passed >= 0 && fits {
            ticks.push((x, format!("Q{} {}", n.rem_euclid(4) + 1, n.div_euclid(4))));
        }
    }
    ticks
}

/// Places of the names: as near to the ends of their lines as they can be without touching.
fn apart(ends: &[i32]) -> Vec<i32> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    crate::sorted::sort_by_key(&mut order, |&at| (ends[at], at));
    let mut places = ends.to_vec();
    let mut free = TOP - LINE;
    for &at in &order {
        places[at] = ends[at].max(free + LINE);
        free = places[at];
    }
    // What was pushed out below moves up again, and pushes what is above it.
    let mut most = HEIGHT - 8;
    for &at in order.iter().rev() {
        places[at] = places[at].min(most);
        most = places[at] - LINE;
    }
    places
}

/// The picture.
#[component]
pub fn Steps(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// The lines.
    lines: Memo<Vec<Line>>,
    /// The day on which the first week begins.
    start: Signal<Date>,
) -> impl IntoView {
    let drawing = move || {
        let lines = lines.get();
        let last = lines.iter().flat_map(|line| line.points.last());
        let weeks = last.map(|&(week, _)| week).max().unwrap_or(0).max(13) + 4;
        let start = start.get();
        let days = |week: u32| i32::try_from(week.saturating_mul(7)).unwrap_or(i32::MAX);
        let all = days(weeks);
        let x = |week: u32| x(days(week), all);
        let ends: Vec<i32> = lines
            .iter()
            .map(|line| line.points.last().map_or(BOTTOM, |&(_, value)| y(value)))
            .collect();
        let places = apart(&ends);
        let levels = (0..=5).map(|level: i32| {
            let y = BOTTOM - (BOTTOM - TOP) * level / 5;
            view! {
                <g>
                    <path class="steps-level" d=format!("M{LEFT} {y}H{RIGHT}")/>
                    <text class="steps-tick" x=LEFT - 8 y=y + 4 text-anchor="end">{level}</text>
                </g>
            }
        });
        let ticks = quarters(start, all).into_iter().map(|(x, name)| {
            view! { <text class="steps-tick" x=x y=BOTTOM + 20>{name}</text> }
        });
        let drawn = lines.iter().enumerate().map(|(at, line)| {
            let mut path = String::new();
            for (n, &(week, value)) in line.points.iter().enumerate() {
                let (x, y) = (x(week), y(value));
                path += &match n {
                    0 => format!("M{x} {y}"),
                    _ => format!("H{x}V{y}"),
                };
            }
            path += &format!("H{RIGHT}");
            let class = format!("steps-line n{}", at % 6);
            let name: String = line.name.chars().take(24).collect();
            view! {
                <g class=class>
                    <path d=path/>
                    <path class="steps-to-name" d=format!("M{RIGHT} {}L{} {}", ends[at], RIGHT + 12, places[at])/>
                    <text x=RIGHT + 16 y=places[at] + 4>{name}</text>
                </g>
            }
        });
        view! {
            <g>{levels.collect_view()}{ticks.collect_view()}{drawn.collect_view()}</g>
        }
    };
    view! {
        <figure class="steps">
            <figcaption>{label}</figcaption>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">{drawing}</svg>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_stand_where_they_begin_and_never_touch() {
        let start = Date::parse("2027-01-04").unwrap();
        for days in [0, 91, 400, 2_000, 30_000] {
            let ticks = quarters(start, days);
            assert!(
                ticks.windows(2).all(|pair| pair[1].0 - pair[0].0 >= TICK),
                "{days}"
            );
            assert!(
                ticks.iter().all(|(x, _)| (LEFT..=RIGHT - TICK).contains(x)),
                "{days}"
            );
        }
        assert_eq!(quarters(start, 91)[0].1, "Q2 2027");
    }

    #[test]
    fn names_never_touch_and_stay_inside() {
        for ends in [
            vec![100, 100, 100],
            vec![BOTTOM; 6],
            vec![TOP; 6],
            vec![50],
            vec![],
        ] {
            let mut places = apart(&ends);
            places.sort_unstable();
            assert!(
                places.windows(2).all(|pair| pair[1] - pair[0] >= LINE),
                "{ends:?} {places:?}"
            );
            assert!(
                places
                    .iter()
                    .all(|place| (TOP - LINE..=HEIGHT - 8).contains(place)),
                "{places:?}"
            );
        }
    }
}
