//! What the documents print of schedule, forecast and budget is what insight says.

use crate::support::presets;
use crate::support::staffed::day;
use crate::{accepted, insight};
use loadmap::document::{self, Block, Document, Table, block};
use loadmap::insight::Insight;
use loadmap::plan::{
    BusinessCase, Cadence, CategoryId, CostLine, ItemId, Milestone, Plan, Risk, Runs,
};
use std::sync::Arc;

fn roadmap(insight: &Insight) -> Document {
    let mut documents = document::all(insight).into_iter();
    documents.find(|document| document.id == "roadmap").unwrap()
}

fn text(insight: &Insight) -> String {
    document::markdown(&roadmap(insight))
}

/// With costs of several kinds, odd amounts, and a year that is no whole number of months.
fn funded(id: &str) -> Plan {
    let mut plan = accepted(id);
    let cost = |id: u32, category: &str, cadence, amount| CostLine {
        id: ItemId(90_000 + id),
        category: Some(CategoryId::new(category)),
        cadence,
        amount,
        ..CostLine::default()
    };
    let budget = Arc::make_mut(&mut plan.budget);
    budget.costs = vec![
        cost(1, "bc-tools", Cadence::Monthly, 33_333),
        cost(2, "bc-training", Cadence::Once, 123_456),
        cost(3, "bc-data", Cadence::Yearly, 99_999),
        cost(4, "nobody-knows", Cadence::Monthly, 7_777),
    ];
    budget.runs = Some(Runs {
        per_year: 17,
        requests_per_second: 1_234,
        requests_per_iteration: 7,
        iteration_tenths: 95,
        bytes_per_response: 4_321,
        setup_minutes: 9,
        ramp_minutes: 13,
        steady_minutes: 47,
        generator_hour: 77,
        transfer_gb: 913,
        environment_tenths: 33,
        environment_hour: 4_999,
        telemetry_gb: 11,
        telemetry_price: 71,
        ..Runs::default()
    });
    plan
}

/// An amount of a cell in minor currency units; none if it is none.
fn amount(cell: &str) -> Option<i64> {
    match cell.strip_prefix("EUR ") {
        Some(digits) => {
            let digits = digits.replace(',', "");
            let (whole, minor) = digits.split_once('.').unwrap_or((&digits, "00"));
            format!("{whole}{minor}").parse().ok()
        }
        None => (cell == "–").then_some(0),
    }
}

/// Whether every column of amounts adds up to its last row; none if the table has no total.
fn adds_up(table: &Table) -> Option<bool> {
    let cell = |row: usize, column: usize| block::plain(&table.rows[row][column]);
    let last = table.rows.len().checked_sub(1)?;
    if !cell(last, 0).starts_with("Total") {
        return None;
    }
    let columns = (1..table.columns.len()).filter(|&column| {
        let title = block::plain(&table.columns[column].title);
        title != "Running total" && amount(&cell(last, column)).is_some()
    });
    let sum = |column: usize| {
        (0..last)
            .map(|row| amount(&cell(row, column)).unwrap())
            .sum()
    };
    Some(
        columns
            .into_iter()
            .all(|column| amount(&cell(last, column)) == Some(sum(column))),
    )
}

#[test]
fn every_printed_table_of_money_adds_up() {
    for (id, _) in presets() {
        for plan in [accepted(id), funded(id)] {
            let document = roadmap(&insight(&plan));
            let tables = document.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => adds_up(table),
                _ => None,
            });
            let tables: Vec<bool> = tables.collect();
            assert!(tables.len() >= 2, "{id}: {tables:?}");
            assert!(tables.iter().all(|&adds_up| adds_up), "{id}: {tables:?}");
        }
    }
}

#[test]
fn the_summary_says_what_the_forecast_and_the_budget_say() {
    let mut plan = accepted("midsize-ecommerce");
    Arc::make_mut(&mut plan.resources).cap = Some(22_000_000);
    let insight = insight(&plan);
    let forecast = insight.forecast().as_ref().unwrap();
    let printed = text(&insight);
    let summary = printed.split("## 3. ").next().unwrap();
    let monday = |half_day| {
        let day = forecast.calendar.last_day(half_day);
        day.plus_days(-(day.weekday() as i32)).long()
    };
    assert!(summary.contains(&format!("week of {}", monday(forecast.by.p50))));
    assert!(summary.contains(&format!("week of {}", monday(forecast.by.p80))));
    let cap = insight.budget().cap.unwrap();
    assert!(summary.contains(&cap.chance.unwrap().text()), "{summary}");
    assert!(
        summary.contains("above the cap of EUR 220,000"),
        "{summary}"
    );
    // The same chance and the same P80 wherever they are printed.
    let long = format!(
        "cost no more than the cap is {}",
        cap.chance.unwrap().text()
    );
    assert!(printed.contains(&long), "{long}");
}

#[test]
fn a_business_case_is_printed_if_its_figures_are_given() {
    let mut plan = accepted("midsize-ecommerce");
    let without = text(&insight(&plan));
    assert!(!without.contains("## 13. ") && without.contains("section 13 (Benefits"));
    Arc::make_mut(&mut plan.budget).case = Some(BusinessCase::default());
    // Figures that come to nothing: the section says why there is no case.
    let empty = text(&insight(&plan));
    assert!(empty.contains("## 13. ") && empty.contains("come to no loss and no saving"));
    Arc::make_mut(&mut plan.budget).case = Some(BusinessCase {
        incidents_tenths: 30,
        hours_tenths: 20,
        revenue_hour: 10_000_000,
        lost: 30,
        ..BusinessCase::default()
    });
    let printed = text(&insight(&plan));
    for word in ["| Payback |", "| Paid back in |", "Sensitivity", "40%"] {
        assert!(printed.contains(word), "{word}");
    }
}

#[test]
fn milestones_and_risks_of_the_plan_are_printed() {
    let mut plan = accepted("midsize-ecommerce");
    let items: Vec<ItemId> = plan.roadmap.items[..3].iter().map(|item| item.id).collect();
    Arc::make_mut(&mut plan.milestones).milestones = vec![Milestone {
        id: ItemId(91_001),
        name: "First honest test".to_owned(),
        date: Some(day("2027-06-01")),
        items: items.clone(),
        ..Milestone::default()
    }];
    Arc::make_mut(&mut plan.governance).risks = vec![Risk {
        id: ItemId(91_002),
        title: "The supplier is late".to_owned(),
        chance: 40,
        delay: 10,
        items,
        ..Risk::default()
    }];
    let insight = insight(&plan);
    let printed = text(&insight);
    let chance = insight.forecast().as_ref().unwrap().milestones[0].chance;
    let row = printed
        .lines()
        .find(|line| line.starts_with("| M-01 | First honest test | 1 June 2027 |"))
        .unwrap();
    assert!(
        row.ends_with(&format!("{} |", chance.unwrap().text())),
        "{row}"
    );
    assert!(printed.contains("M-01 First honest test :milestone, M-01, 2027-06-01, 0d"));
    assert!(printed.contains("The supplier is late (40%: 5 days later)"));
}

#[test]
fn dates_that_cannot_be_worked_are_said_to_be_so() {
    let mut plan = accepted("seed-saas");
    // Everything at once.
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        let length = item.finish - item.start;
        (item.start, item.finish) = (0, length);
    }
    let printed = text(&insight(&plan));
    assert!(printed.contains("The accepted dates cannot be worked as they stand."));
    let summary = printed.split("## 3. ").next().unwrap();
    assert!(summary.contains("New dates, because the accepted ones cannot be worked"));
}
