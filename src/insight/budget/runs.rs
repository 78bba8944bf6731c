//! The load-generation cost calculator: what a year of runs costs. Source: content rules §7.4.

use crate::catalog::{Catalog, Idx, LicenceModel};
use crate::insight::cost::Money;
use crate::insight::number::Ratio;
use crate::plan::{Plan, Runs};

/// Users of one engine where nobody has stated how many a licence counts together.
pub const ENGINE: u32 = 1_000;

/// What decides how many generators a run needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bottleneck {
    /// Requests per second.
    Requests,
    /// Virtual users.
    Users,
    /// Bandwidth.
    Bandwidth,
}

impl Bottleneck {
    /// In words.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Bottleneck::Requests => "requests per second",
            Bottleneck::Users => "virtual users",
            Bottleneck::Bandwidth => "bandwidth",
        }
    }
}

/// How the units of a licence model count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// So many for each run.
    PerRun(u64),
    /// So many for a year, whatever is run.
    PerYear(u64),
    /// None: nothing to pay, or a fixed fee only.
    None,
}

/// What a year of runs costs, and how big one run is. Money is of a year unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunsCost {
    /// Runs a year.
    pub runs: u32,
    /// Virtual users at the steady load, rounded up; 0 where no iteration is stated.
    pub users: u64,
    /// Bandwidth at the steady load, in gigabits per second.
    pub gigabits: Ratio,
    /// Generators that one run needs, with the reserve.
    pub generators: u64,
    /// What decides their number.
    pub bottleneck: Bottleneck,
    /// Hours for which the generators are up in one run.
    pub hours: Ratio,
    /// The generators.
    pub compute: Money,
    /// What they receive.
    pub transfer: Money,
    /// The test environment.
    pub environment: Money,
    /// Extra metrics, traces and logs.
    pub telemetry: Money,
    /// Units of the stated licence model.
    pub units: Units,
    /// The licence: its units and its fixed fee.
    pub licence: Money,
    /// All of them.
    pub total: Money,
    /// Of a run that counts; none where the share of such runs is not stated, or nothing is run.
    pub per_valid_run: Option<Money>,
}

impl RunsCost {
    /// What the plan's runs cost; none if they are not reckoned.
    #[must_use]
    pub fn of(catalog: &Catalog, plan: &Plan) -> Option<RunsCost> {
        plan.budget
            .runs
            .as_ref()
            .map(|runs| Self::new(catalog, runs))
    }

    /// What a year of runs costs.
    #[must_use]
    pub fn new(catalog: &Catalog, runs: &Runs) -> RunsCost {
        let size = Size::of(catalog, runs);
        let up = runs.setup_minutes + runs.ramp_minutes + runs.steady_minutes;
        let n = i128::from(runs.per_year);
        let compute = [
            n,
            size.generators.into(),
            up.into(),
            runs.generator_hour.into(),
        ];
        // Minutes of the steady load; prices of transfer are hundredths of a minor unit.
        let transfer = [
            n * i128::from(runs.steady_minutes) * 60,
            runs.requests_per_second.into(),
            runs.bytes_per_response.into(),
            runs.transfer_gb.into(),
        ];
        let hour = i128::from(runs.environment_hour);
        let environment = [n, runs.environment_tenths.into(), hour];
        let telemetry = [n, runs.telemetry_gb.into(), runs.telemetry_price.into()];
        let compute = rounded(product(&compute), 60);
        let transfer = rounded(product(&transfer), 100 * 1_000_000_000);
        let environment = rounded(product(&environment), 10);
        let telemetry = rounded(product(&telemetry), 1);
        let model = runs.licence.as_ref();
        let model = model.and_then(|id| catalog.licence_model(id.as_str()));
        let units = model.map_or(Units::None, |model| size.units(catalog, runs, model));
        let counted = match units {
            Units::PerRun(units) => product(&[n, units.into()]),
            Units::PerYear(units) => i128::from(units),
            Units::None => 0,
        };
        let licence = product(&[counted, runs.licence_unit.into()]);
        let licence = rounded(licence.saturating_add(runs.licence_fixed.into()), 1);
        let parts = [compute, transfer, environment, telemetry, licence];
        let total: i128 = parts.iter().map(|part| i128::from(part.0)).sum();
        let valid = runs.valid.filter(|_| runs.per_year > 0).map(i128::from);
        RunsCost {
            runs: runs.per_year,
            users: size.users,
            gigabits: size.gigabits,
            generators: size.generators,
            bottleneck: size.bottleneck,
            hours: Ratio::new(i64::from(up), 60),
            compute,
            transfer,
            environment,
            telemetry,
            units,
            licence,
            total: rounded(total, 1),
            per_valid_run: valid.map(|valid| rounded(total.saturating_mul(100), n * valid)),
        }
    }

    /// How the units of every licence model would count for the same test, in the catalogue's order.
    #[must_use]
    pub fn compare(catalog: &Catalog, runs: &Runs) -> Vec<(Idx<LicenceModel>, Units)> {
        let size = Size::of(catalog, runs);
        let models = catalog.licence_models.indices();
        models
            .map(|model| (model, size.units(catalog, runs, model)))
            .collect()
    }
}

/// What does not fit is as much as can be counted.
fn product(factors: &[i128]) -> i128 {
    let factors = factors.iter();
    factors.fold(1, |product: i128, &factor| product.saturating_mul(factor))
}

/// Rounded half up, and no more than money can be.
fn rounded(amount: i128, per: i128) -> Money {
    let minor = amount / per + i128::from(amount % per * 2 >= per);
    Money(i64::try_from(minor).unwrap_or(i64::MAX))
}

/// How big one run is.
struct Size {
    users: u64,
    gigabits: Ratio,
    generators: u64,
    bottleneck: Bottleneck,
}

impl Size {
    fn of(catalog: &Catalog, runs: &Runs) -> Size {
        let rules = &catalog.load_generation;
        let requests = u128::from(runs.requests_per_second);
        // VU = requests/s / requests per iteration x seconds, as a fraction.
        let users_of = 10 * u128::from(runs.requests_per_iteration);
        let users = match users_of {
            0 => 0,
            _ => requests * u128::from(runs.iteration_tenths),
        };
        let users_of = users_of.max(1);
        let users_of_one = match runs.browser {
            true => rules.browser_users_per_generator,
            false => rules.protocol_users_per_generator,
        };
        let bits = requests * 8 * u128::from(runs.bytes_per_response);
        let gigabit = 1_000_000_000 * u128::from(rules.gigabits_per_generator.max(1));
        let needs = [
            (
                Bottleneck::Requests,
                requests,
                u128::from(rules.requests_per_generator.max(1)),
            ),
            (
                Bottleneck::Users,
                users,
                users_of * u128::from(users_of_one.max(1)),
            ),
            (Bottleneck::Bandwidth, bits, gigabit),
        ];
        // The greatest need decides; of equal ones the first.
        let greater = |a: (_, u128, u128), b: (_, u128, u128)| match b.1 * a.2 > a.1 * b.2 {
            true => b,
            false => a,
        };
        let (bottleneck, need, of) = greater(greater(needs[0], needs[1]), needs[2]);
        let reserve = u128::from(rules.reserve) + 100;
        let generators = (need * reserve).div_ceil(100 * of);
        let thousandths = i64::try_from(bits / 1_000_000).unwrap_or(i64::MAX);
        let most = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
        Size {
            users: most(users.div_ceil(users_of)),
            gigabits: Ratio::new(thousandths, 1_000),
            generators: most(generators),
            bottleneck,
        }
    }

    /// The units of a licence model.
    fn units(&self, catalog: &Catalog, runs: &Runs, model: Idx<LicenceModel>) -> Units {
        let loaded = u64::from(runs.ramp_minutes + runs.steady_minutes);
        let hours = |users: u64| users.saturating_mul(loaded).div_ceil(60);
        match catalog[model].id {
            "lm-vuh-exact" | "lm-managed" | "lm-browser" => Units::PerRun(hours(self.users)),
            "lm-vuh-hour" => Units::PerRun(self.users.saturating_mul(loaded.div_ceil(60))),
            "lm-reserved" => {
                let engine = match runs.licence_block {
                    0 => u64::from(ENGINE),
                    users => users.into(),
                };
                let users = self.users.div_ceil(engine).saturating_mul(engine);
                Units::PerRun(hours(users))
            }
            "lm-generator-minute" => {
                let up = u64::from(runs.setup_minutes) + loaded;
                Units::PerRun(self.generators.saturating_mul(up))
            }
            "lm-concurrent" => Units::PerYear(self.users),
            _ => Units::None,
        }
    }
}
