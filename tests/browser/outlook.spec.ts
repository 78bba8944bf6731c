// How sure the roadmap is, a longer search for a better one, and what-ifs: worked out beside the page.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, go, open, openSample, settled, test, usable } from './fixtures';
import { group, openRow } from './roadmap';
import { stored, type } from './shell';

const SHOP = 'Mid-size e-commerce with peak events';
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const forecast = (page: Page) => card(page, 'How sure this is');
const better = (page: Page) => card(page, 'Find a better schedule');
/** What a search has found so far, as it stands on the page. */
const result = (page: Page) => better(page).locator('.improve-result');
const finished = (page: Page) => card(page, 'What finished work says');
const whatIf = (page: Page) => card(page, 'What if');

async function roadmap(page: Page, name = SHOP): Promise<void> {
  await open(page, '#/plans');
  await openSample(page, name);
  await go(page, '#/roadmap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmap');
}

/** Days as the card says them, as numbers that can be compared. */
async function ends(page: Page): Promise<number[]> {
  await expect(forecast(page).getByText('P80', { exact: true })).toBeVisible();
  const days = await forecast(page).locator('dd strong').allTextContents();
  return days.map((day) => Date.parse(`${day} UTC`));
}

test.describe('the forecast', () => {
  test('says when the roadmap ends, how likely, what that rests on, and that it can be worked', async ({ page }) => {
    await roadmap(page);
    const [p50, p80, p95] = await ends(page);
    expect(p50).toBeLessThan(p80);
    expect(p80).toBeLessThan(p95);
    await expect(forecast(page).getByRole('row', { name: /as planned .*%/ })).toBeVisible();
    await expect(forecast(page).getByText(/^The end moves most with: /)).toBeVisible();
    await expect(forecast(page).getByText(/Checked independently|Proven shortest|At most \d+% longer/).first()).toBeVisible();
    await expect(forecast(page).getByText('2,048 simulated courses')).toBeVisible();
    await expectAccessible(page);
  });

  test('is made anew after an edit, and after taking it back', async ({ page }) => {
    await roadmap(page);
    const before = await ends(page);
    await go(page, '#/resources');
    const fte = page.getByLabel('Full-time equivalents').first();
    await fte.fill('0.5');
    await fte.blur();
    await go(page, '#/roadmap');
    await expect.poll(async () => (await ends(page))[1]).not.toBe(before[1]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => ends(page)).toEqual(before);
  });

  test('comes from the page itself where no worker can be had, with the same numbers', async ({ page }) => {
    await roadmap(page);
    const beside = await ends(page);
    await stored(page);
    await page.addInitScript(() => {
      globalThis.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      } as unknown as typeof Worker;
    });
    await page.reload();
    await usable(page);
    expect(await ends(page)).toEqual(beside);
  });
});

test.describe('a worker that does not come', () => {
  test.use({ faultsExpected: true });

  test('leaves the work to the page', async ({ page }) => {
    await page.route(/engine.*\.(js|wasm)$/, (route) => route.abort());
    await roadmap(page);
    expect(await ends(page)).toHaveLength(3);
  });
});

test.describe('finished work', () => {
  test('is held against its estimates, and the forecast goes by it if the team says so', async ({ page }) => {
    test.slow();
    await roadmap(page);
    await expect(finished(page).getByText('Nothing is finished yet.')).toBeVisible();
    await expect(finished(page).getByRole('checkbox')).toHaveCount(0);
    for (const at of [0, 1, 2]) {
      await openRow(page, at);
      await group(page, 'Steps and progress');
      await page.getByRole('radio', { name: 'Done', exact: true }).check();
      if (at === 0) await expect(finished(page).getByText(/^1 initiative that is done lacks/)).toBeVisible();
      await type(page, 'Work spent', '40');
    }
    await expect(finished(page).getByText(/^3 finished items took [\d.]+ times their estimates on average/)).toBeVisible();
    const rows = finished(page).getByRole('region', { name: 'Finished initiatives' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(1)).toContainText('40.0');
    await forecast(page).getByText(/things? that makes? the forecast weaker/).click();
    await expect(forecast(page).getByText(/^Finished items took .* Calibrate it, or estimate the rest anew\.$/)).toBeVisible();
    const before = await ends(page);
    await finished(page).getByRole('checkbox', { name: 'Calibrate the forecast by finished work' }).check();
    const said = forecast(page).getByText(/^Calibrated: the work that is left .* as 3 finished items did on average\./);
    await expect(said).toBeVisible();
    await expect.poll(async () => (await ends(page))[1]).toBeGreaterThan(before[1]);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(said).toBeVisible();
    await go(page, '#/');
    await expect(page.getByText(/80% by the week of \d+ \w+ 20\d\d, calibrated/)).toBeVisible();
    await go(page, '#/roadmap');
    const box = finished(page).getByRole('checkbox', { name: 'Calibrate the forecast by finished work' });
    await box.uncheck();
    await expect(said).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo: stop calibrating forecast' }).click();
    await expect(box).toBeChecked();
  });

  test('says how many things are done by a day, and when so many more are, from weekly counts', async ({ page }) => {
    await roadmap(page);
    await expect(finished(page).getByText('No week is counted yet.')).toBeVisible();
    const counts = finished(page).getByLabel('Things finished each week');
    await counts.fill('2, 2, two');
    await counts.blur();
    await expect(finished(page).getByText('"two" is not a whole number from 0 to 65,535.')).toBeVisible();
    await counts.fill('2 2\n2 2');
    await counts.blur();
    await expect(counts).toHaveValue('2, 2, 2, 2');
    await expect(finished(page).getByText('8 things were finished in 4 weeks.')).toBeVisible();
    await expect(finished(page).getByText('Only 4 weeks are stated.')).toBeVisible();
    // Two a week, always: as many as there are whole weeks twice, and nine in five weeks.
    const answers = finished(page).getByRole('region', { name: 'How many by when' }).getByRole('row');
    const things = async (by: string) => {
      await type(page, 'How many things by', by);
      await expect(answers.nth(1)).toHaveText(/^By .* 20\d\d, in \d+ whole weeks(\d+) or more\1 or more\1 or more$/);
      const [, weeks, count] = (await answers.nth(1).innerText()).match(/in (\d+) whole weeks\s+(\d+)/)!.map(Number);
      expect(count).toBe(2 * weeks);
      return count;
    };
    const before = await things('2031-04-04');
    expect(await things('2031-04-11')).toBe(before + 2);
    await type(page, 'When are so many more done', '9');
    await expect(answers.nth(2)).toHaveText(/^Done: 9 more(\d+ \w+ 20\d\d)\1\1$/);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 812 });
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: 'Undo: change weekly counts' }).click();
    await expect(finished(page).getByText('No week is counted yet.')).toBeVisible();
  });
});

test('a plan that can only be looked at answers questions about its counts, and changes nothing', async ({ page }) => {
  await roadmap(page);
  await type(page, 'Things finished each week', '3, 1, 2, 2, 0, 4, 2');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await usable(page);
  await go(page, '#/roadmap');
  const counts = finished(page).getByLabel('Things finished each week');
  await expect(counts).toHaveValue('3, 1, 2, 2, 0, 4, 2');
  await expect(counts).not.toBeEditable();
  await expect(finished(page).getByRole('button')).toHaveCount(0);
  await type(page, 'When are so many more done', '40');
  await expect(finished(page).getByRole('row', { name: /^Done: 40 more/ })).toBeVisible();
});

test.describe('a longer search', () => {
  test('stops at once where the worker is still being loaded', async ({ page }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/engine.*\.wasm$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await roadmap(page);
    await better(page).getByRole('button', { name: 'Search longer' }).click();
    await better(page).getByRole('button', { name: 'Stop and keep the best' }).click();
    await expect(better(page).getByRole('button', { name: 'Search longer' })).toBeVisible();
    await expect(result(page)).toHaveText('Stopped before any schedule was tried. The roadmap is as it was.');
    arrive();
    // The worker comes, and answers what is still asked: the forecast, and no search.
    expect(await ends(page)).toHaveLength(3);
    await expect(result(page)).toHaveText(/^Stopped before/);
  });

  test('shows how far it is, what it would change, and takes over what is chosen', async ({ page }) => {
    test.slow();
    await roadmap(page);
    await better(page).getByRole('radio', { name: 'Shortest' }).check();
    await better(page).getByRole('button', { name: 'Search longer' }).click();
    await expect(result(page)).toHaveText(/^Best (so far )?of [\d,]+ schedules: ends \d+ \w+ \d{4}/);
    await expect(result(page)).toHaveText(/^Best of [\d,]+ schedules/, { timeout: 60_000 });
    await expect(result(page)).toHaveText(/Proven|At most \d+% above/);
    await expect(better(page).getByRole('status')).toHaveText(/^Best of/);
    await better(page).getByRole('button', { name: 'See what would change' }).click();
    const dialog = page.getByRole('dialog', { name: 'A better schedule' });
    await expect(dialog.getByRole('checkbox').first()).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Take everything over' }).click();
    await expect(page.getByRole('button', { name: 'Undo: accept roadmap' })).toBeVisible();
    await expect(result(page)).toHaveText('');
  });

  test('can be stopped, and keeps the best so far', async ({ page }) => {
    await roadmap(page, 'Mature marketplace platform');
    await better(page).getByRole('button', { name: 'Search longer' }).click();
    const stop = better(page).getByRole('button', { name: 'Stop and keep the best' });
    await stop.click({ timeout: 2_000 }).catch(() => {}); // it may be over by then
    await expect(result(page)).toHaveText(/^Best of [\d,]+ schedules/, { timeout: 60_000 });
    await expect(better(page).getByRole('button', { name: 'Search longer' })).toBeVisible();
  });
});

test.describe('what if', () => {
  test('compares scenarios with the plan as it is, and keeps them', async ({ page }) => {
    await roadmap(page);
    await whatIf(page).getByRole('button', { name: 'Hire somebody' }).click();
    const table = whatIf(page).getByRole('region', { name: 'Scenarios side by side' });
    await expect(table.getByRole('row', { name: /The plan as it is/ })).toBeVisible();
    const hire = table.getByRole('row', { name: /One more person/ });
    await expect(hire).toContainText(/earlier|later|no difference/);
    await whatIf(page).getByRole('button', { name: 'Lose somebody' }).click();
    await expect(table.getByRole('row', { name: /Somebody leaves/ })).toBeVisible();
    await whatIf(page).getByRole('button', { name: 'Drop scope' }).click();
    await whatIf(page).getByText('Nothing differs from the plan yet').click();
    await whatIf(page).getByRole('group', { name: 'Initiatives that are left out' }).last().getByRole('checkbox').first().check();
    await expect(whatIf(page).getByText('Differs: 1 initiative dropped')).toBeVisible();
    await expect(table.getByRole('row', { name: /Less scope/ })).toContainText(/less|more|no difference/);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(table.getByRole('row')).toHaveCount(5);
    await whatIf(page).getByRole('button', { name: 'Remove Less scope' }).click();
    await expect(table.getByRole('row')).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo: remove scenario' }).click();
    await expect(table.getByRole('row')).toHaveCount(5);
  });

  test('finds the half-time post that shortens most, with its price', async ({ page }) => {
    await roadmap(page);
    await whatIf(page).getByRole('button', { name: 'Find who would shorten it most' }).click();
    await expect(whatIf(page).getByText(/A half-time post more \(|No half-time post more would/)).toBeVisible({ timeout: 30_000 });
    const rows = whatIf(page).getByRole('region', { name: 'Half-time posts' }).getByRole('row');
    expect(await rows.count()).toBeGreaterThan(2);
    await settled(page);
    await expectAccessible(page);
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await roadmap(page);
    await whatIf(page).getByRole('button', { name: 'Freeze changes' }).click();
    await expect(whatIf(page).getByRole('region', { name: 'Scenarios side by side' })).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(375);
    await expectAccessible(page);
  });
});
