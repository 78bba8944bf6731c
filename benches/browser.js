// Measures the site in a real browser: how a first visit starts on a slow line and a slow computer, how long an
// answer takes until everything is repainted, and how fast a long timeline is drawn and dragged.
// Usage: node benches/browser.js ADDRESS [RUNS]
import { chromium } from '@playwright/test';
import { LARGEST_SAMPLE, go, openSample, samples, settled, usable } from '../tests/browser/app.js';
import { launchOptions } from '../tests/browser/chromium.js';
import { largePlanFile } from '../tests/browser/roadmaps.js';

const [baseURL, runs = '5'] = process.argv.slice(2);
const CPU_SLOWDOWN = 4;
/** Slow 4G: 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
/** Milliseconds without anything happening after which a start counts as over. */
const QUIET = 1500;
/** Answers given on one page. */
const ANSWERS = 24;
/** Bars and links of the timelines that are drawn and dragged: what is asked for, and as many as a plan can hold. */
const TIMELINES = [
  [300, 500],
  [1000, 1600],
];
/** Frames of one drag. */
const FRAMES = 90;

const browser = await chromium.launch(launchOptions());
console.log(`\nChromium ${browser.version()}, processor slowed ${CPU_SLOWDOWN} times`);
await measureStart();
await measureAnswers();
for (const [bars, links] of TIMELINES) await measureTimeline(bars, links);
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

/** A long timeline: from choosing it to the frame that shows it, and what a motion of the hand takes. Full speed. */
async function measureTimeline(bars, links) {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('./#/plans');
  await usable(page);
  await page.getByRole('button', { name: 'Open a file' }).click();
  const file = { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(largePlanFile(bars, links)) };
  await page.locator('dialog[open] input[type=file]').setInputFiles([file]);
  await page.getByRole('button', { name: 'Add as new plan' }).click();
  await go(page, '#/roadmap');
  await page.locator('.tl-bar').first().waitFor();
  await settled(page);
  const drawn = [];
  for (let run = 0; run < Number(runs); run++) {
    await page.getByRole('tab', { name: 'Table' }).click();
    await settled(page);
    const time = await page.evaluate(async (bars) => {
      const painted = () =>
        new Promise((done) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(null);
          }),
        );
      await painted();
      const began = performance.now();
      document.querySelector('[role=tab][id$=timeline]').click();
      while (document.querySelectorAll('.tl-bar').length < bars) await painted();
      await painted();
      return performance.now() - began;
    }, bars);
    drawn.push(time);
  }
  await page.getByRole('radio', { name: 'Months' }).check();
  await settled(page);
  const drag = await page.evaluate(async (frames) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const bar = document.querySelectorAll('.tl-bar')[3];
    bar.scrollIntoView({ block: 'center' });
    await frame();
    const body = document.querySelector('.tl-body');
    const { x, y, width, height } = bar.getBoundingClientRect();
    const send = (type, by) =>
      (type === 'pointerdown' ? bar : body).dispatchEvent(
        new PointerEvent(type, {
          bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, buttons: 1, shiftKey: true,
          clientX: x + width / 2 + by, clientY: y + height / 2,
        }),
      );
    send('pointerdown', 0);
    const script = [];
    const whole = [];
    let before = await frame();
    for (let n = 1; n <= frames; n++) {
      const began = performance.now();
      send('pointermove', n * 2);
      script.push(performance.now() - began);
      const now = await frame();
      whole.push(now - before);
      before = now;
    }
    const moved = document.querySelectorAll('[data-live]').length;
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    return { script, whole, moved };
  }, FRAMES);
  print(`timeline of ${bars} bars and ${links} links, at full speed; the bar that is dragged moves ${drag.moved - 1} others`, [
    ['drawn', drawn, 'ms', 'at most 100'],
    ['script per motion', drag.script, 'ms ', 'at most 8'],
    ['script, slowest', [Math.max(...drag.script)], 'ms ', 'at most 8'],
    ['frame', drag.whole, 'ms ', '16.7'],
  ]);
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
