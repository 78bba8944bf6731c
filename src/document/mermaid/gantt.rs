//! Gantt charts. Dates are explicit: Mermaid's own lengths and references to other bars would let
//! it move bars, and this program's calendar is the only authority.

use super::{Writer, id, label, shown};
use crate::document::block::Diagram;
use crate::plan::{Calendar, Date, ItemState};

/// Rows that can be read in one chart.
const MOST_ROWS: usize = 40;
/// Longest chart with a mark per week, in days; longer ones have one per month.
const MARKED_BY_WEEK: i32 = 120;

/// A group of bars.
pub struct Section {
    /// Its name.
    pub name: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// A bar, or a milestone.
pub struct Bar {
    /// Unique code, such as `I-07`.
    pub code: String,
    /// Name.
    pub name: String,
    /// When.
    pub span: Span,
    /// It decides the end.
    pub critical: bool,
    /// How far it is.
    pub progress: Progress,
}

/// How far a bar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Not begun, or given up.
    #[default]
    None,
    /// Begun.
    Active,
    /// Done.
    Done,
}

impl Progress {
    /// That of an item.
    #[must_use]
    pub fn of(state: ItemState) -> Progress {
        match state {
            ItemState::Planned | ItemState::Dropped => Progress::None,
            ItemState::Running => Progress::Active,
            ItemState::Done => Progress::Done,
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Progress::None => "",
            Progress::Active => "active, ",
            Progress::Done => "done, ",
        }
    }
}

/// When a bar is.
#[derive(Clone, Copy)]
pub enum Span {
    /// From the first day to the last.
    Days(Date, Date),
    /// On one day.
    Milestone(Date),
}

impl Span {
    fn first(self) -> Date {
        match self {
            Span::Days(first, _) | Span::Milestone(first) => first,
        }
    }

    fn last(self) -> Date {
        match self {
            Span::Days(_, last) | Span::Milestone(last) => last,
        }
    }
}

/// Charts of some bars: one, or several where there are more rows than can be read. Sections
/// without bars are left out.
#[must_use]
pub fn gantt(
    title: &str,
    description: &str,
    calendar: Calendar,
    sections: &[Section],
) -> Vec<Diagram> {
    let rows: Vec<(&str, &Bar)> = sections
        .iter()
        .flat_map(|section| section.bars.iter().map(|bar| (section.name.as_str(), bar)))
        .collect();
    let charts = rows.chunks(MOST_ROWS);
    let n_charts = charts.len();
    let named = |number: usize| match n_charts {
        1 => title.to_owned(),
        _ => format!("{title}, part {number} of {n_charts}"),
    };
    charts
        .zip(1..)
        .filter_map(|(rows, number)| chart(&named(number), description, calendar, rows))
        .collect()
}

fn chart(
    title: &str,
    description: &str,
    calendar: Calendar,
    rows: &[(&str, &Bar)],
) -> Option<Diagram> {
    let first = rows.iter().map(|(_, bar)| bar.span.first()).min()?;
    let last = rows.iter().map(|(_, bar)| bar.span.last()).max()?;
    let by_week = last.days_since(first) <= MARKED_BY_WEEK;
    let mut out = Writer::new("gantt", title, description);
    out.line("dateFormat YYYY-MM-DD");
    out.line(if by_week {
        "axisFormat %d %b"
    } else {
        "axisFormat %b %Y"
    });
    out.line(if by_week {
        "tickInterval 1week"
    } else {
        "tickInterval 1month"
    });
    out.line("weekday monday");
    let free = calendar.free_days();
    match free[..] {
        [] => {}
        ["saturday", "sunday"] => out.line("excludes weekends"),
        _ => out.line(&format!("excludes {}", free.join(", "))),
    }
    // The line for today would come from the reader's clock.
    out.line("todayMarker off");
    out.line(&format!("title {}", shown(title, 100)));
    let mut section = None;
    for (name, bar) in rows {
        if section != Some(name) {
            out.line(&format!("section {}", shown(name, 60)));
            section = Some(name);
        }
        let (name, id) = (label(&bar.code, &bar.name), id(&bar.code));
        let critical = if bar.critical { "crit, " } else { "" };
        let tag = [critical, bar.progress.tag()].concat();
        out.line(&match bar.span {
            // The day after the last one: ends are exclusive, and explicit ones are not stretched.
            Span::Days(first, last) => {
                let behind = last.max(first).plus_days(1);
                format!("{name} :{tag}{id}, {first}, {behind}")
            }
            Span::Milestone(day) => format!("{name} :{tag}milestone, {id}, {day}, 0d"),
        });
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Weekday, WorkingWeek};

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn bar(code: &str, name: &str, span: Span, critical: bool) -> Bar {
        Bar {
            code: code.to_owned(),
            name: name.to_owned(),
            span,
            critical,
            progress: Progress::None,
        }
    }

    fn calendar(week: &[Weekday]) -> Calendar {
        Calendar::new(day("2027-01-04"), WorkingWeek::of(week))
    }

    #[test]
    fn a_chart_names_its_dates() {
        let section = Section {
            name: "Phase 1: Foundations".to_owned(),
            bars: vec![
                bar(
                    "I-01",
                    "Facts first: all",
                    Span::Days(day("2027-01-04"), day("2027-01-15")),
                    true,
                ),
                bar("PH-01", "Gate", Span::Milestone(day("2027-04-02")), false),
            ],
        };
        let charts = gantt("Roadmap", "Two rows.", calendar(&[]), &[section]);
        assert_eq!(
            charts[0].source,
            "gantt
    accTitle: Roadmap
    accDescr: Two rows.
    dateFormat YYYY-MM-DD
    axisFormat %d %b
    tickInterval 1week
    weekday monday
    excludes weekends
    todayMarker off
    title Roadmap
    section Phase 1 – Foundations
    I-01 Facts first – all :crit, I-01, 2027-01-04, 2027-01-16
    PH-01 Gate :milestone, PH-01, 2027-04-02, 0d
"
        );
    }

    #[test]
    fn many_rows_are_split() {
        let span = Span::Days(day("2027-01-04"), day("2027-01-15"));
        let bars = (0..95).map(|n| bar(&format!("I-{n}"), "x", span, false));
        let section = Section {
            name: "All".to_owned(),
            bars: bars.collect(),
        };
        let charts = gantt("Roadmap", "Many rows.", calendar(&[]), &[section]);
        let rows = |chart: &Diagram| chart.source.matches("2027-01-16").count();
        assert_eq!(charts.iter().map(rows).collect::<Vec<_>>(), [40, 40, 15]);
        assert!(charts[2].source.contains("title Roadmap, part 3 of 3"));
        assert!(gantt("Roadmap", "Nothing.", calendar(&[]), &[]).is_empty());
    }

    #[test]
    fn charts_shade_the_days_on_which_nobody_works() {
        use Weekday::{Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        let of = |week: &[Weekday]| {
            let span = Span::Days(day("2027-01-04"), day("2027-01-15"));
            let section = Section {
                name: "All".to_owned(),
                bars: vec![bar("I-01", "x", span, false)],
            };
            gantt("Roadmap", "One row.", calendar(week), &[section])[0]
                .source
                .clone()
        };
        assert!(of(&[]).contains("excludes weekends\n"));
        let gulf = [Sunday, Monday, Tuesday, Wednesday, Thursday];
        assert!(of(&gulf).contains("excludes friday, saturday\n"));
        let all = [gulf.to_vec(), vec![Weekday::Friday, Saturday]].concat();
        assert!(!of(&all).contains("excludes"));
    }
}
