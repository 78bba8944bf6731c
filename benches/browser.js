// Measures the site in a real browser: how a first visit starts on a slow line and a slow computer, and how long an
// answer takes until everything is repainted.
// Usage: node benches/browser.js ADDRESS [RUNS]
import { chromium } from '@playwright/test';
import { LARGEST_SAMPLE, go, openSample, samples, usable } from '../tests/browser/app.js';
import { launchOptions } from '../tests/browser/chromium.js';

const [baseURL, runs = '5'] = process.argv.slice(2);
const CPU_SLOWDOWN = 4;
/** Slow 4G: 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
/** Milliseconds without anything happening after which a start counts as over. */
const QUIET = 1500;
/** Answers given on one page. */
const ANSWERS = 24;

const browser = await chromium.launch(launchOptions());
console.log(`\nChromium ${browser.version()}, processor slowed ${CPU_SLOWDOWN} times`);
await measureStart();
await measureAnswers();
await browser.close();

/** First visits with an empty cache on slow 4G. */
async function measureStart() {
  const visits = [];
  for (let run = 0; run < Number(runs); run++) visits.push(await firstVisit());
  print(`first visit on slow 4G, median of ${runs}`, [
    ['first paint', visits.map((v) => v.firstPaint), 'ms', 'at most 1,000'],
    ['usable', visits.map((v) => v.usable), 'ms', 'at most 3,500'],
    ['blocking time', visits.map((v) => v.blocking), 'ms', 'at most 150'],
    ['layout shift', visits.map((v) => v.shift), '', '0'],
    ['received', visits.map((v) => v.received / 1000), 'kB', ''],
  ]);
}

async function firstVisit() {
  const { context, page, session } = await slowPage();
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  let received = 0;
  session.on('Network.loadingFinished', (event) => (received += event.encodedDataLength));
  await page.addInitScript(() => {
    const seen = (globalThis.measured = { tasks: [], shift: 0 });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration });
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += entry.value;
    }).observe({ type: 'layout-shift' });
  });
  await page.goto('./');
  await usable(page);
  await page.waitForTimeout(QUIET);
  const result = await page.evaluate(() => {
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const { tasks, shift } = globalThis.measured;
    // What every task after the first paint takes beyond 50 ms.
    const late = tasks.filter((task) => task.startTime + task.duration > firstPaint);
    const blocking = late.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0);
    return { firstPaint, usable: performance.getEntriesByName('usable')[0].startTime, blocking, shift };
  });
  await context.close();
  return { ...result, received };
}

/** From choosing an answer to the end of the frame that shows all its consequences, with the largest sample open. */
async function measureAnswers() {
  const { context, page } = await slowPage();
  await page.goto('./');
  await usable(page);
  if (!(await samples(page)).includes(LARGEST_SAMPLE)) {
    console.log(`answer to repaint: not measured, the app offers no sample "${LARGEST_SAMPLE}"`);
    return context.close();
  }
  await openSample(page, LARGEST_SAMPLE);
  const rows = [];
  for (const [name, route] of [['quick check', '#/quick-check'], ['assessment', '#/assessment']]) {
    await go(page, route);
    const times = await page.evaluate(async (answers) => {
      // A message posted in an animation frame arrives when that frame has been painted.
      const painted = () =>
        new Promise((done) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(null);
          }),
        );
      const times = [];
      for (let n = 0; n < answers; n++) {
        const open = [...document.querySelectorAll('main input[type=radio]:not(:checked):not(:disabled)')];
        if (open.length === 0) break;
        await painted();
        const began = performance.now();
        open[(n * 7) % open.length].click();
        await painted();
        times.push(performance.now() - began);
      }
      return times;
    }, ANSWERS);
    rows.push([name, times, 'ms', 'at most 50']);
    if (times.length > 0) rows.push([`${name}, slowest`, [Math.max(...times)], 'ms', '']);
  }
  print(`answer to repaint with "${LARGEST_SAMPLE}", median of ${ANSWERS}`, rows);
  await context.close();
}

async function slowPage() {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return { context, page, session };
}

function print(title, rows) {
  console.log(`\n${title}`);
  for (const [name, values, unit, goal] of rows) {
    if (values.length === 0) {
      console.log(`  ${name.padEnd(28)} not measured: the page has no answer to choose`);
      continue;
    }
    const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const figure = middle.toLocaleString('en', { maximumFractionDigits: unit === 'ms' ? 0 : 3 });
    console.log(`  ${name.padEnd(28)} ${`${figure} ${unit}`.padEnd(14)} ${goal && `to reach: ${goal}`}`);
  }
}
