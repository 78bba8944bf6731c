// Finding one's way in the running app, for tests, measurements and pictures. What pages and samples there are is read
// from the app itself, so that no list here can fall behind.
/** @import { Page } from '@playwright/test' */

/** The sample with the most initiatives. */
export const LARGEST_SAMPLE = 'Mid-size e-commerce with peak events';

const OPEN_SAMPLE = 'Open the example ';

/**
 * Opens the app at a hash route such as `#/gaps` and waits until it answers.
 * @param {Page} page
 */
export async function open(page, route = '') {
  await page.goto(`./${route}`);
  await usable(page);
}

/**
 * Waits until the app has drawn the page it was opened at.
 * @param {Page} page
 */
export async function usable(page) {
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  await arrived(page);
}

/**
 * Goes to another page of the app without loading it again.
 * @param {Page} page
 * @param {string} route
 */
export async function go(page, route) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await settled(page);
}

/**
 * Waits until what was started has been drawn.
 * @param {Page} page
 */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await arrived(page);
}

/**
 * Waits until the parts of the program that were asked for have arrived and drawn what they hold.
 * @param {Page} page
 */
async function arrived(page) {
  await page.waitForFunction(() => !document.querySelector('.arriving'));
}

/**
 * The routes in the side bar, in its order.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function routes(page) {
  const hrefs = await page.locator('.side a[href^="#/"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  return [...new Set(hrefs)];
}

/**
 * The names of the samples, as the page of plans offers them.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function samples(page) {
  await go(page, '#/plans');
  const buttons = page.locator(`button[aria-label^="${OPEN_SAMPLE}"]`);
  return buttons.evaluateAll((all, length) => all.map((b) => b.getAttribute('aria-label').slice(length)), OPEN_SAMPLE.length);
}

/**
 * Opens a sample as a plan of its own.
 * @param {Page} page
 * @param {string} name
 */
export async function openSample(page, name) {
  await go(page, '#/plans');
  await page.getByRole('button', { name: `${OPEN_SAMPLE}${name}`, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `Example: ${name}`, exact: true }).waitFor();
  await settled(page);
}
