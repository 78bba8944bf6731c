//! What the plan is worth against what it costs.

use crate::document::block::{Cell, Column};
use crate::document::words::{about_money, inside, one};
use crate::document::writer::Writer;
use crate::insight::case::{Case, Payback, Swing, VARIED};
use crate::insight::cost::Money;
use crate::insight::number::decimal;
use crate::line;

pub fn case(w: &mut Writer) {
    let case = match w.insight.case() {
        Ok(case) => case,
        Err(why) => return w.say(line![why.to_string()]),
    };
    w.say(line![format!(
        "Incidents are expected to cost {} a year. The roadmap is planned to raise the overall score by {}; {}, one level avoids {}% of the loss, and between {}% and {}% are thinkable. That is an assumption, not a measurement.",
        about_money(w.plan, case.loss),
        one(case.increase),
        match case.reduction_stated {
            true => "as the team states",
            false => "as is usually assumed",
        },
        case.reduction.likely,
        case.reduction.low,
        case.reduction.high
    )]);
    figures(w, case);
    w.say(line![sentence(case)]);
    sensitivity(w, case);
}

fn figures(w: &mut Writer, case: &Case) {
    let row = |name: &'static str, of: [String; 3]| -> Vec<Cell> {
        let [low, likely, high] = of;
        vec![line![name], line![low], line![likely], line![high]]
    };
    let money = |amount| about_money(w.plan, amount);
    let rows = vec![
        row(
            "Reduction of losses per level",
            case.reduction.all().map(|q| format!("{q}%")),
        ),
        row(
            "Share of the loss avoided",
            case.avoided
                .all()
                .map(|thousandths| format!("{}%", (thousandths + 5) / 10)),
        ),
        row("Loss avoided a year", case.avoided_loss.all().map(money)),
        row("Saving of unit cost a year", [case.saving; 3].map(money)),
        row("Benefit a year", case.benefit.all().map(money)),
        row(
            "Cost of the plan, with contingency",
            [case.cost.likely; 3].map(money),
        ),
        row("Payback", case.payback.all().map(months)),
        row(
            "Paid back in",
            case.break_even
                .all()
                .map(|day| day.map_or("–".to_owned(), crate::document::words::month)),
        ),
    ];
    w.table(
        vec![
            Column::words("Figure"),
            Column::figures("Low"),
            Column::figures("Likely"),
            Column::figures("High"),
        ],
        rows,
    );
    w.say(line![
        "Benefit is counted from the end of the roadmap, when the whole increase is there; what comes earlier is left out. Low, likely and high belong together: none of them is a promise."
    ]);
    upkeep(w, case);
}

/// The upkeep that goes on, which the payback does not know of.
fn upkeep(w: &mut Writer, case: &Case) {
    let (yearly, benefit) = (super::upkeep::yearly(w), case.benefit.likely);
    if yearly.0 <= 0 {
        return;
    }
    let (cost, all) = (about_money(w.plan, yearly), about_money(w.plan, benefit));
    w.say(line![match benefit.0 - yearly.0 {
        left @ 1.. => format!(
            "Upkeep that goes on after the end of the roadmap, about {cost} a year, is not in the payback. It leaves about {} of the likely benefit of {all} a year.",
            about_money(w.plan, Money(left))
        ),
        _ => format!(
            "Upkeep that goes on after the end of the roadmap, about {cost} a year, is not in the payback. It takes all of the likely benefit of {all} a year: look at the upkeep, and at benefits that are not counted here, before money is committed."
        ),
    }]);
}

fn sentence(case: &Case) -> String {
    let of = |payback: Payback| match payback {
        Payback::Never => "never".to_owned(),
        months_of => format!("after {}", months(months_of)),
    };
    format!(
        "The plan has paid for itself {} (likely), {} with the high reduction and {} with the low one.",
        of(case.payback.likely),
        of(case.payback.high),
        of(case.payback.low)
    )
}

/// What moves the payback most.
fn sensitivity(w: &mut Writer, case: &Case) {
    let Some(first) = case.swings.first() else {
        return;
    };
    w.heading("Sensitivity");
    w.say(line![format!(
        "What moves the payback most is {}. The reduction goes from its low to its high assumption and the cost from its low to its high total; all other figures are {VARIED}% lower and higher than stated.",
        inside(first.figure.name())
    )]);
    let rows = case.swings.iter().map(|swing: &Swing| {
        vec![
            line![swing.figure.name()],
            line![months(swing.lower)],
            line![months(swing.higher)],
            line![match swing.width() {
                i64::MAX => "without bound".to_owned(),
                tenths => months(Payback::Months(tenths)),
            }],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Figure"),
            Column::figures("Payback with the lower value"),
            Column::figures("Payback with the higher value"),
            Column::figures("Moves it by"),
        ],
        rows,
    );
}

/// Whole months from a year on, else with one decimal: nobody knows more.
fn months(payback: Payback) -> String {
    match payback {
        Payback::Never => "never".to_owned(),
        Payback::Months(10) => "1 month".to_owned(),
        Payback::Months(tenths) if tenths >= 120 => format!("{} months", (tenths + 5) / 10),
        Payback::Months(tenths) => {
            let text = decimal(tenths, 1);
            format!("{} months", text.strip_suffix(".0").unwrap_or(&text))
        }
    }
}
