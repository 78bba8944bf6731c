// A part of the program that does not arrive: said, tried again, and nothing else is lost. Only a site that is cut into
// parts can show it, which the release is and a quick build is not.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, go, open, test } from './fixtures';
import { type } from './shell';

const PARTS = /\/(chunk|split)_[^/]*\.wasm/;

// The browser and the loader each report a part that did not come; an error that nobody caught is looked for below.
test.use({ faultsExpected: true });

let uncaught: string[];

// Requests for parts that were answered with nothing.
let refused: number;

const refuse = (page: Page) =>
  page.route(PARTS, (route) => {
    refused += 1;
    return route.abort();
  });

// Asks again, and waits until that came to nothing too: the heading has the focus, and the text stands, before as after.
const askInVain = async (ask: () => Promise<void>) => {
  const before = refused;
  await ask();
  await expect.poll(() => refused).toBeGreaterThan(before);
};

test.beforeEach(async ({ page, request }) => {
  const html = await (await request.get('./')).text();
  test.skip(!html.includes('wasm_split-'), 'the site is in one piece: build it without --quick to cut it into parts');
  uncaught = [];
  refused = 0;
  page.on('pageerror', (error) => uncaught.push(String(error)));
});

const lost = (page: Page) => page.getByRole('heading', { name: 'This part did not arrive' });
const again = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Try again' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a page whose part does not arrive says so, and is there when it is tried again', async ({ page }) => {
  await open(page);
  await refuse(page);
  await go(page, '#/details');
  await expect(title(page)).toHaveText('Plan details');
  await expect(lost(page)).toBeVisible();
  await expectAccessible(page);
  // Still nothing: the focus waits on the heading, where a reader hears what comes.
  await again(page).focus();
  await askInVain(() => page.keyboard.press('Enter'));
  await expect(title(page)).toBeFocused();
  await expect(lost(page)).toBeVisible();
  await expect(title(page)).toBeFocused();
  await page.unroute(PARTS);
  await again(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Plan name')).toBeVisible();
  await expect(title(page)).toHaveText('Plan details');
  await expect(title(page)).toBeFocused();
  await expect(lost(page)).toHaveCount(0);
  await type(page, 'Plan name', 'Still here');
  await expect(page).toHaveTitle(/Still here/);
  expect(uncaught).toEqual([]);
});

test('a host that answers without the part is said as well', async ({ page }) => {
  await open(page);
  await page.route(PARTS, (route) => route.fulfill({ status: 404, body: 'not here' }));
  await go(page, '#/about');
  await expect(lost(page)).toBeVisible();
  await page.unroute(PARTS);
  await again(page).click();
  await expect(lost(page)).toHaveCount(0);
  await expect(title(page)).toBeFocused();
  expect(uncaught).toEqual([]);
});

test('what stands in a dialog can be tried again there', async ({ page }) => {
  await open(page);
  await refuse(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this plan' });
  await expect(dialog.getByRole('heading', { name: 'This part did not arrive' })).toBeVisible();
  await askInVain(() => dialog.getByRole('button', { name: 'Try again' }).click());
  await expect(dialog.getByRole('heading', { name: 'Share this plan' })).toBeFocused();
  await page.unroute(PARTS);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByLabel('Link', { exact: true })).toBeVisible();
  expect(uncaught).toEqual([]);
});

test('a page whose style sheet does not arrive says so too, and is dressed when it is tried again', async ({ page }) => {
  await open(page);
  await page.route(/\/pages-[^/]*\.css/, (route) => route.abort());
  await go(page, '#/about');
  await expect(lost(page)).toBeVisible();
  await page.unroute(/\/pages-[^/]*\.css/);
  await again(page).click();
  await expect(lost(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'What is kept, and where' })).toBeVisible();
  const sheets = await page.evaluate(() => Array.from(document.styleSheets, (sheet) => sheet.href ?? ''));
  expect(sheets.filter((address) => address.includes('/pages-'))).toHaveLength(1);
  expect(uncaught).toEqual([]);
});
