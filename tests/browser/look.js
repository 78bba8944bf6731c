// Takes a picture of every page: for an empty store and the samples, at three widths, light and dark.
// Usage: node tests/browser/look.js ADDRESS FOLDER [STATE]...   STATE: empty, all, or a part of a sample's name.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LARGEST_SAMPLE, go, open, openSample, routes, samples } from './app.js';
import { launchOptions } from './chromium.js';

/** Widths and least heights. */
const SIZES = [
  [1440, 900],
  [768, 1024],
  [375, 812],
];
const [baseURL, folder, ...wanted] = process.argv.slice(2);

const fileName = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'overview';

const browser = await chromium.launch(launchOptions());
const states = await statesToShow();
let pictures = 0;
for (const state of states) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ baseURL, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) console.log(`${page.url()}: ${message.text()}`);
    });
    await page.setViewportSize({ width: SIZES[0][0], height: SIZES[0][1] });
    await open(page);
    if (state !== 'empty') await openSample(page, state);
    const places = await routes(page);
    for (const [width, height] of SIZES) {
      const into = join(folder, fileName(state), `${width}-${colorScheme}`);
      mkdirSync(into, { recursive: true });
      for (const [index, route] of (places.length > 0 ? places : ['#/']).entries()) {
        // A window as high as the page, so that what sticks to its edges is where it belongs.
        await page.setViewportSize({ width, height });
        await go(page, route);
        // The browser takes the new size a little later.
        await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height]);
        const needed = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(height, needed) });
        const name = `${String(index + 1).padStart(2, '0')}-${fileName(route)}.png`;
        await page.screenshot({ path: join(into, name) });
        pictures++;
      }
    }
    await context.close();
  }
  console.log(`${state}: done`);
}
await browser.close();
console.log(`${pictures} pictures in ${folder}`);

async function statesToShow() {
  if (wanted.length === 0) return ['empty', LARGEST_SAMPLE];
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await open(page);
  const known = ['empty', ...(await samples(page))];
  await context.close();
  if (wanted.includes('all')) return known;
  return wanted.map((part) => {
    const found = known.find((name) => name.toLowerCase().includes(part.toLowerCase()));
    if (found) return found;
    console.error(`there is no state "${part}"; there are: ${known.join(', ')}`);
    process.exit(1);
  });
}
