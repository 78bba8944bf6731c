// Measures the scheduler and the simulation in a browser, compiled as the worker is.
// Usage: node benches/engine.js ADDRESS
import { chromium } from '@playwright/test';
import { launchOptions } from '../tests/browser/chromium.js';

const [address] = process.argv.slice(2);
const PROBLEMS = 20;
const BUDGETS = [10, 50, 500];

const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
await page.goto(address);
console.log(`\nChromium ${browser.version()}, scheduler and simulation as in the worker, one thread, not slowed down`);
for (const activities of [30, 60, 120]) {
  for (const budget of BUDGETS) {
    const found = await page.evaluate(search, { activities, budget, problems: PROBLEMS });
    const mean = (of) => found.reduce((sum, one) => sum + of(one), 0) / found.length;
    const feasible = found.filter((one) => one.broken === 0).length;
    const over = (mean((one) => one.length / one.critical - 1) * 100).toFixed(2);
    const proven = Math.round(mean((one) => one.proven) * 100);
    // Over all problems together: a search that is over at once takes no time that a page's clock could show.
    const rate = Math.round(mean((one) => one.schedules) / mean((one) => one.time));
    console.log(
      `  ${activities} activities, ${budget} ms: ${over} % above the critical path, ${feasible} of ${found.length} feasible, ` +
        `${proven} % proven shortest, ${rate} schedules a millisecond`,
    );
  }
}
for (const samples of [2_000, 10_000, 100_000]) {
  const times = await page.evaluate(simulate, { samples });
  times.sort((a, b) => a - b);
  console.log(`  60 tasks, ${samples.toLocaleString('en')} samples: ${times[times.length >> 1].toFixed(2)} ms (median of ${times.length})`);
}
await browser.close();

async function search({ activities, budget, problems }) {
  const found = [];
  for (let nth = 0; nth < problems; nth++) {
    const critical = globalThis.engine.generate(activities, nth);
    const began = performance.now();
    const [length, broken, schedules, proven] = globalThis.engine.search(budget, 1);
    found.push({ critical, length, broken, schedules, proven, time: performance.now() - began });
  }
  return found;
}

async function simulate({ samples }) {
  const times = [];
  for (let run = 0; run < 21; run++) {
    const began = performance.now();
    globalThis.engine.forecast(samples, run + 1);
    times.push(performance.now() - began);
  }
  return times;
}
