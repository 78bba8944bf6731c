// The roadmap: from nothing to a plan, the timeline and its table, one item, and planning again.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, go, open, openSample, settled, test, usable } from './fixtures';
import { addOwn, group } from './roadmap';
import { stored, type } from './shell';

const SHOP = 'Mid-size e-commerce with peak events';

const timeline = (page: Page) => page.getByRole('treegrid', { name: 'Timeline of the roadmap' });
const bars = (page: Page) => timeline(page).getByRole('link');
/** The bar with a title. */
const bar = (page: Page, title: string) =>
  timeline(page).getByRole('link', { name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, `) });
/** Titles and dates of the bars; what they mean for the end changes with every other one. */
const dates = (page: Page) =>
  bars(page).evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')!.replace(/( \d{4}), .*$/, '$1')).sort());
const detail = (page: Page, title: string) => page.getByRole('complementary', { name: title });
const planning = (page: Page) => page.getByRole('dialog', { name: 'Plan from gaps' });
const planFromGaps = (page: Page) => page.getByRole('button', { name: 'Plan from gaps' });

/** The roadmap of a sample. */
async function sample(page: Page, name = SHOP): Promise<void> {
  await open(page, '#/plans');
  await openSample(page, name);
  await go(page, '#/roadmap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmap');
}

/** Opens an item by its place on the timeline, and gives back its title. */
async function openItem(page: Page, at: number): Promise<string> {
  const name = (await bars(page).nth(at).getAttribute('aria-label'))!;
  const title = name.replace(/, \d+ \w+ to .*$/, '');
  await bars(page).nth(at).click();
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeFocused();
  return title;
}

async function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.scrollingElement!.scrollWidth);
}

test.describe('from nothing', () => {
  test('says who is missing, then what it would plan, and plans it', async ({ page }) => {
    await open(page, '#/roadmap');
    await expect(page.getByText('nobody is named who does the work')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Add people' }).click();
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await page.keyboard.type('Performance team');
    await type(page, 'Full-time equivalents', '3');
    await go(page, '#/roadmap');
    await expect(page.getByText('It would be a draft')).toBeVisible();
    await expect(page.getByText(/Your gaps ask for \d+ initiatives/)).toBeVisible();
    await planFromGaps(page).click();
    await expect(bars(page).first()).toBeVisible();
    await expect(page.getByText('many answers were open when this was planned')).toBeVisible();
    await page.getByRole('button', { name: 'Undo: accept roadmap' }).click();
    await expect(page.getByRole('heading', { name: 'There is no roadmap yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Redo: accept roadmap' }).click();
    const n = await bars(page).count();
    expect(n).toBeGreaterThan(5);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(bars(page)).toHaveCount(n);
  });

  test('begins with an own initiative where nobody is named', async ({ page }) => {
    await open(page, '#/roadmap');
    await addOwn(page, 'Something');
    await group(page, 'Name and note');
    await type(page, 'Title', 'Agree with the supplier');
    await expect(bars(page)).toHaveAccessibleName(/^Agree with the supplier, /);
    await type(page, 'Title', '');
    await expect(page.getByText('Work of your own needs a title.')).toBeVisible();
    await expect(page.getByText('planning again leaves it as it is')).toBeVisible();
    await page.getByLabel('Add work of a role').selectOption({ label: 'Any role' });
    // What was typed stays, and nothing else moves; with the next figure it is right.
    const ascend = page.getByText(/Not between the others: change them too|More than likely: raise likely too/);
    await type(page, 'Likely', '4.5');
    await expect(ascend).toBeVisible();
    await expect(page.getByLabel('Likely')).toHaveValue('4.5');
    await expect(page.getByLabel('Likely')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Optimistic')).toHaveValue('1');
    await expect(page.getByLabel('Pessimistic')).toHaveValue('1');
    await expectAccessible(page);
    await type(page, 'Pessimistic', '8');
    await expect(ascend).toHaveCount(0);
    await expect(page.getByText(/between 1\.0 and 8\.0/)).toBeVisible();
    await expect(page.getByLabel('Likely')).toHaveValue('4.5');
    await expect(page.getByLabel('Likely')).not.toHaveAttribute('aria-invalid', 'true');
    await type(page, 'Optimistic', '');
    await expect(page.getByText('Enter the days, or 0 for none.')).toBeVisible();
    await page.getByLabel('Optimistic').press('Escape');
    await expect(page.getByLabel('Optimistic')).toHaveValue('1');
    await type(page, 'Optimistic', '9');
    await expect(ascend).toBeVisible();
    await page.getByLabel('Optimistic').press('Escape');
    await expect(page.getByLabel('Optimistic')).toHaveValue('1');
    await expect(ascend).toHaveCount(0);
    await type(page, 'Pessimistic', '10');
    await expect(page.getByLabel('Optimistic')).toHaveValue('1');
    await expectAccessible(page);
  });
});

test.describe('the timeline', () => {
  test('names every bar as the table does', async ({ page }) => {
    await sample(page);
    const names = await bars(page).evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')!));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.includes(', critical, no slack')).length).toBeGreaterThan(0);
    await expect(page.getByText(/Outlined: critical, \d+ initiatives? without slack/)).toBeVisible();
    await page.getByRole('tab', { name: 'Table' }).click();
    const table = page.getByRole('region', { name: 'Table of the roadmap' }).getByRole('row');
    await expect(table).toHaveCount(names.length + 1);
    const first = table.nth(1);
    const [, title, start] = names[0].match(/^(.*), (\d+ \w+) to /)!;
    await expect(first).toContainText(title);
    await expect(first.getByRole('cell').nth(2)).toContainText(start);
    await expect(first.getByRole('cell').last()).toContainText('Nothing holds it up.');
    // What was chosen stays while other pages are looked at.
    await go(page, '#/gaps');
    await go(page, '#/roadmap');
    await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
  });

  test('zooms, and scrolls in its own frame', async ({ page }) => {
    await sample(page);
    const width = async () => (await bars(page).first().locator('.tl-fill').boundingBox())!.width;
    const fit = await width();
    await page.getByRole('radio', { name: 'Weeks' }).check();
    expect(await width()).toBeGreaterThan(2 * fit);
    expect(await widthOf(page)).toBe(page.viewportSize()!.width);
    await page.getByRole('radio', { name: 'Months' }).check();
    const months = await width();
    await page.getByRole('radio', { name: 'Quarters' }).check();
    expect(await width()).toBeLessThan(months);
    await expectAccessible(page);
  });

  test('fits a phone, and every bar can be tapped', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await sample(page);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expect(bars(page).first()).toBeVisible();
    const frame = (await page.getByRole('region', { name: 'Timeline', exact: true }).boundingBox())!;
    for (const bar of [bars(page).first(), bars(page).nth(3), bars(page).last()]) {
      const box = (await bar.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(frame.x - 1);
      expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width + 1);
    }
    const name = (await bars(page).nth(3).getAttribute('aria-label'))!;
    await bars(page).nth(3).click();
    await expect(page.locator(':focus')).toHaveText(name.split(/, \d+ \w{3}/)[0]);
  });

  test('may be left before it is drawn again', async ({ page }) => {
    await sample(page);
    const route = (await bars(page).nth(2).getAttribute('href'))!;
    await page.evaluate(async (opened) => {
      location.hash = opened;
      await new Promise((done) => addEventListener('hashchange', done, { once: true }));
      location.hash = '#/gaps';
    }, route);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gaps');
    await settled(page);
    await go(page, '#/roadmap');
    await expect(bars(page).first()).toBeVisible();
  });

  test('and the tables have room beside the side bar of a laptop', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await sample(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    for (const name of ['Table of the roadmap', 'Table of the phases']) {
      const over = await page.getByRole('region', { name }).evaluate((frame) => frame.scrollWidth - frame.clientWidth);
      expect(over, name).toBeLessThanOrEqual(0);
    }
  });

  test('is walked by the arrow keys, and leads back to where one was', async ({ page }) => {
    await sample(page);
    await page.getByRole('button', { name: 'End', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(bars(page).first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(bars(page).nth(2)).toBeFocused();
    await page.keyboard.press('End');
    await expect(bars(page).last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(timeline(page).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/roadmap\/\d+$/);
    await expect(page.locator(':focus')).toHaveRole('heading');
    await page.getByRole('link', { name: 'Close the initiative' }).press('Enter');
    await expect(page).toHaveURL(/#\/roadmap$/);
    await expect(bars(page).nth(1)).toBeFocused();
  });
});

test.describe('an item', () => {
  test('is pinned by new dates, and planning may decide again', async ({ page }) => {
    await sample(page);
    const title = await openItem(page, 3);
    const item = detail(page, title);
    await expect(item.getByRole('heading', { name: 'Puts in place' })).toBeVisible();
    await item.getByLabel('Starts').fill('2027-08-02');
    await item.getByLabel('Starts').blur();
    await expect(item.getByText('Pinned; planning again leaves it.')).toBeVisible();
    await expect(bar(page, title)).toHaveAccessibleName(/2 Aug to .*, pinned/);
    await item.getByLabel('Ends').fill('2027-07-05');
    await item.getByLabel('Ends').blur();
    await expect(item.getByText('It starts on 2 Aug 2027 and can not end before.')).toBeVisible();
    await item.getByLabel('Ends').press('Escape');
    await expectAccessible(page);
    await item.getByRole('button', { name: 'Let planning decide again about the dates' }).click();
    await expect(item.getByText('Pinned;')).toHaveCount(0);
    await expect(item.getByLabel('Starts')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(item.getByText('Pinned; planning again leaves it.')).toBeVisible();
  });

  test('that is moved behind what waits for it is named', async ({ page }) => {
    await sample(page);
    const title = await openItem(page, 0);
    const early = page.getByRole('main').getByText(new RegExp(`begins before ${title}, for which it waits, is done\\.`));
    await expect(early).toHaveCount(0);
    await detail(page, title).getByLabel('Starts').fill('2027-08-02');
    await detail(page, title).getByLabel('Starts').blur();
    await expect(early).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: false }).first().click();
    await expect(early).toHaveCount(0);
  });

  test('has work by role that can be estimated anew', async ({ page }) => {
    await sample(page);
    const item = detail(page, await openItem(page, 2));
    await item.getByLabel('Likely').first().fill('lots');
    await item.getByLabel('Likely').first().blur();
    await expect(item.getByText(/^Enter a number from 0/)).toBeVisible();
    await item.getByLabel('Likely').first().fill('40');
    await item.getByLabel('Pessimistic').first().fill('90');
    await item.getByLabel('Pessimistic').first().blur();
    await expect(item.getByLabel('Likely').first()).toHaveValue('40');
    await expect(item.getByText('Your estimate; planning again leaves it.')).toBeVisible();
    await planFromGaps(page).click();
    await expect(planning(page).getByText(/^Likely work: .* → .* person-days$/)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await item.getByRole('button', { name: 'Let planning decide again about the work' }).click();
    await planFromGaps(page).click();
    await expect(planning(page).getByText(/^Likely work: .* → .* person-days$/)).toHaveCount(1);
  });

  test('refuses to wait in a circle, and names it', async ({ page }) => {
    await sample(page);
    const [first, second] = [await openItem(page, 0), await openItem(page, 1)];
    const item = detail(page, second);
    await item.getByLabel('Wait for another initiative').selectOption({ label: first });
    await expect(item.getByText('Your prerequisites; planning again leaves them.')).toBeVisible();
    await expect(item.getByText(`${second} begins before ${first} is done.`)).toBeVisible();
    await openItem(page, 0);
    await detail(page, first).getByLabel('Wait for another initiative').selectOption({ label: second });
    await expect(page.getByText('These would wait for each other:')).toContainText(second);
    await expect(detail(page, first).getByText('Your prerequisites')).toHaveCount(0);
    await openItem(page, 1);
    await item.getByRole('button', { name: `Stop waiting for ${first}` }).click();
    await expect(item.getByText('is done. Move one of them')).toHaveCount(0);
  });

  test('can be named, copied and removed, and every step taken back', async ({ page }) => {
    await sample(page);
    const n = await bars(page).count();
    const old = await openItem(page, n - 1);
    await group(page, 'Name and note');
    await type(page, 'Title', 'Our own name for it');
    await group(page, 'People and places');
    await type(page, 'Owner', 'Ada');
    const item = detail(page, 'Our own name for it');
    await expect(item.getByText('Your title; planning again leaves it.')).toBeVisible();
    await item.getByRole('button', { name: 'Duplicate' }).click();
    await expect(bars(page)).toHaveCount(n + 1);
    await expect(item.getByText('A copy: planning again leaves it as it is.')).toBeVisible();
    await item.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(bars(page)).toHaveCount(n);
    await expect(page).toHaveURL(/#\/roadmap$/);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(bars(page)).toHaveCount(n + 1);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
    await expect(bars(page)).toHaveCount(n);
    await expect(bars(page).last()).toHaveAccessibleName(new RegExp(`^${old.replace(/[()]/g, '.')}`));
  });

  test('that others wait for is not removed, and they are named', async ({ page }) => {
    await sample(page);
    await openItem(page, 0);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText(/^Other work waits for it: /)).toBeVisible();
  });

  test('that is not there says so', async ({ page }) => {
    await sample(page);
    await go(page, '#/roadmap/4000000');
    await expect(page.getByRole('heading', { name: 'This initiative is not on the roadmap' })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('planning again', () => {
  test('changes nothing where nothing changed', async ({ page }) => {
    await sample(page);
    await planFromGaps(page).click();
    await expect(planning(page).getByText('The roadmap is up to date')).toBeVisible();
    await expectAccessible(page);
  });

  test('lists what would change, takes what is chosen, and is one step back', async ({ page }) => {
    await sample(page);
    await go(page, '#/resources');
    await page.getByLabel('Full-time equivalents').first().fill('9');
    await page.getByLabel('Full-time equivalents').first().blur();
    await go(page, '#/roadmap');
    const names = () => dates(page);
    const before = await names();
    await page.getByRole('button', { name: 'See what would change' }).click();
    const choices = planning(page).getByRole('checkbox');
    const n = await choices.count();
    expect(n).toBeGreaterThan(2);
    await expect(planning(page).getByText(/^Dates: \d+ \w+ \d{4} to .* → /).first()).toBeVisible();
    await expectAccessible(page);
    await planning(page).getByRole('button', { name: 'Choose none' }).click();
    await expect(planning(page).getByRole('button', { name: 'Take nothing over' })).toHaveAttribute('aria-disabled', 'true');
    await choices.nth(0).check();
    await planning(page).getByRole('button', { name: `Take 1 of ${n} over` }).click();
    await expect(planning(page)).toBeHidden();
    const after = await names();
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo: accept roadmap' }).click();
    await expect.poll(names).toEqual(before);
    await planFromGaps(page).click();
    await planning(page).getByRole('button', { name: 'Take everything over' }).click();
    await expect(page.getByText('The plan has changed since this roadmap was accepted')).toHaveCount(0);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect.poll(names).not.toEqual(before);
  });
});

test('phases and totals explain themselves', async ({ page }) => {
  await sample(page);
  const phases = page.getByRole('region', { name: 'Table of the phases' });
  await expect(phases.getByRole('row').nth(1)).toContainText('Foundations');
  await expect(phases.getByRole('row').nth(1)).toContainText(/\d\.\d Level \d · /);
  await page.getByRole('button', { name: 'Explain the effort' }).first().click();
  await expect(page.getByRole('dialog').filter({ hasText: 'How it is computed' })).toBeVisible();
});

test.describe('looks', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 375]) {
      test(`right in the ${colorScheme} theme, ${width} pixels wide`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await sample(page);
        await page.setViewportSize({ width, height: 900 });
        await openItem(page, 4);
        await expectAccessible(page);
        expect(await widthOf(page)).toBe(width);
        await page.getByRole('tab', { name: 'Table' }).click();
        await expectAccessible(page);
        await page.setViewportSize({ width: Math.min(width, 320), height: 640 });
        await settled(page);
        expect(await widthOf(page)).toBeLessThanOrEqual(320 > width ? width : Math.min(width, 320));
      });
    }
  }
});
