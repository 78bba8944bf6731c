// Every page, whichever there are: reachable, readable by everybody, and without a fault, empty and full.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, go, LARGEST_SAMPLE, open, openSample, routes, test } from './fixtures';

/** Every page that the side bar leads to, and those that belong to none of its groups. */
async function everyPage(page: Page): Promise<string[]> {
  return [...new Set([...(await routes(page)), '#/plans', '#/about', '#/nowhere'])];
}

/** Goes to a page and waits until it shows what the address means. */
async function visit(page: Page, route: string): Promise<void> {
  // The page of before may stand there until this one has arrived; a mark on it goes with it.
  await page.evaluate(() => document.querySelector('main h1')?.setAttribute('data-before', ''));
  const moves = (await page.evaluate(() => location.hash || '#/')) !== route;
  await go(page, route);
  if (moves) await expect(page.locator('main h1[data-before]')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** Everything that is only in sight after a click. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

const plans = { 'an empty plan': undefined, 'the largest example': LARGEST_SAMPLE };
for (const [what, sample] of Object.entries(plans)) {
  test.describe(`with ${what}, every page`, () => {
    // What is not about colours is the same in both themes, and reading it takes long.
    for (const [colorScheme, expectFine] of [['light', expectAccessible], ['dark', expectContrast]] as const) {
      test(`is accessible in the ${colorScheme} theme`, async ({ page }) => {
        test.slow(); // a dozen pages, each read by axe
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page);
        if (sample) await openSample(page, sample);
        for (const route of await everyPage(page)) {
          await test.step(route, async () => {
            await visit(page, route);
            await expectFine(page);
          });
        }
      });
    }

    test('fits narrow screens without scrolling sideways, whatever is unfolded', async ({ page }) => {
      test.slow();
      await open(page);
      if (sample) await openSample(page, sample);
      const all = await everyPage(page);
      for (const width of [375, 320]) {
        await page.setViewportSize({ width, height: 800 });
        for (const route of all) {
          await visit(page, route);
          await unfold(page);
          const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth);
          expect.soft(wide, `${route} at ${width} pixels`).toBeLessThanOrEqual(width);
        }
      }
    });

    test('is accessible on a phone', async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width: 375, height: 800 });
      await open(page);
      if (sample) await openSample(page, sample);
      for (const route of await everyPage(page)) {
        await test.step(route, async () => {
          await visit(page, route);
          await expectAccessible(page);
        });
      }
    });

    test('has one heading and a name of its own in the tab', async ({ page }) => {
      await open(page);
      if (sample) await openSample(page, sample);
      const titles = new Set<string>();
      const all = await everyPage(page);
      for (const route of all) {
        await visit(page, route);
        titles.add(await page.title());
      }
      expect(titles.size, [...titles].join('\n')).toBe(all.length);
    });

    test('leads nowhere that is not there', async ({ page }) => {
      await open(page);
      if (sample) await openSample(page, sample);
      const links = new Set<string>();
      for (const route of await everyPage(page)) {
        await visit(page, route);
        await unfold(page);
        const hrefs = await page.locator('a[href^="#/"]').evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
        for (const href of hrefs) links.add(href);
      }
      const dead: string[] = [];
      for (const href of links) {
        await go(page, href);
        if ((await page.locator('main h1').textContent()) === 'Page not found') dead.push(href);
      }
      expect(dead, 'links to pages that are not there').toEqual([]);
    });
  });
}
