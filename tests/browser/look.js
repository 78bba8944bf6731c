// Takes a picture of every page: for an empty store and the samples, at three widths, light and dark.
// Usage: node tests/browser/look.js ADDRESS FOLDER [STATE]...   STATE: empty, all, or a part of a sample's name.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { LARGEST_SAMPLE, go, open, openSample, routes, samples } from './app.js';
import { launchOptions } from './chromium.js';

const WIDTHS = [1440, 768, 375];
const [baseURL, folder, ...wanted] = process.argv.slice(2);

const fileName = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'start';

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
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await open(page);
    if (state !== 'empty') await openSample(page, state);
    const places = await routes(page);
    for (const width of WIDTHS) {
      const into = join(folder, fileName(state), `${width}-${colorScheme}`);
      mkdirSync(into, { recursive: true });
      await page.setViewportSize({ width, height: width < 600 ? 812 : 900 });
      for (const [index, route] of (places.length > 0 ? places : ['#/']).entries()) {
        await go(page, route);
        const name = `${String(index + 1).padStart(2, '0')}-${fileName(route)}.png`;
        await page.screenshot({ path: join(into, name), fullPage: true });
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
