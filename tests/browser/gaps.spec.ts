// The gaps: how far each dimension should go, what is missing on the way, and what is left out on purpose.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, LARGEST_SAMPLE, open, openSample, test, usable } from './fixtures';
import { content, go, openFile, save, stored } from './shell';

const heat = (page: Page) => page.getByRole('table').first();
const row = (page: Page, name: string) => heat(page).getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const detail = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const accepted = (page: Page) => page.getByRole('region', { name: 'Accepted on purpose' });

/** Opens the largest sample at a dimension of the gaps. */
async function begin(page: Page, dimension = ''): Promise<void> {
  await open(page);
  await openSample(page, LARGEST_SAMPLE);
  await go(page, `gaps${dimension && `/${dimension}`}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gaps');
}

test.describe('the table', () => {
  test('has every dimension with its levels, way, share and gap, and shares add up', async ({ page }) => {
    await begin(page);
    const rows = heat(page).locator('tbody').getByRole('row');
    await expect(rows).toHaveCount(12);
    let shares = 0;
    for (const one of await rows.all()) {
      const cells = await one.getByRole('cell').allTextContents();
      expect(cells).toHaveLength(8);
      // Each level is a share in per cent; exactly one is the target.
      for (const cell of cells.slice(0, 5)) expect(cell).toMatch(/^(\d+%|–)/);
      expect(cells.slice(0, 5).filter((cell) => /, target$/.test(cell.trim()))).toHaveLength(1);
      expect(cells[5]).toMatch(/^\d\.\d → [1-5]/);
      shares += Number.parseFloat(cells[6]);
      expect(cells[7].trim()).toMatch(/^\w+/);
    }
    expect(Math.abs(shares - 100)).toBeLessThanOrEqual(6);
  });

  test('leads to a dimension, whose address stays over a reload', async ({ page }) => {
    await begin(page);
    await heat(page).getByRole('link', { name: 'Test data and privacy' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeFocused();
    await expect(page).toHaveURL(/#\/gaps\/test-data$/);
    await expect(row(page, 'Test data and privacy').getByRole('link')).toHaveAttribute('aria-current', 'true');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(detail(page, 'Test data and privacy')).toBeVisible();
    await detail(page, 'Test data and privacy').getByRole('link', { name: 'Close' }).click();
    await expect(detail(page, 'Test data and privacy')).toHaveCount(0);
    await go(page, 'gaps/nonsense');
    await expect(page.getByRole('heading', { name: 'This dimension is not in the model' })).toBeVisible();
  });
});

test.describe('the detail', () => {
  for (const [width, height] of [
    [1440, 900],
    [1280, 800],
    [375, 812],
  ]) {
    test(`opens in view and gives the focus back, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await begin(page);
      const link = heat(page).getByRole('link', { name: 'Governance, risk and reporting' });
      await link.click();
      const here = detail(page, 'Governance, risk and reporting');
      await expect(here.getByRole('heading', { level: 2 })).toBeFocused();
      await expect(here.getByRole('radio').first()).toBeInViewport();
      await here.getByRole('link', { name: 'Close' }).press('Enter');
      await expect(link).toBeFocused();
      await expect(link).toBeInViewport();
    });
  }
});

test.describe('a target', () => {
  test('is changed with a reason, printed, undone, and taken back to the proposed one', async ({ page }) => {
    await begin(page, 'test-data');
    const here = detail(page, 'Test data and privacy');
    const before = await row(page, 'Test data and privacy').textContent();
    const proposed = (await here.getByRole('radio', { checked: true }).getAttribute('value'))!;
    const other = proposed === '2' ? '5' : '2';
    await expect(here.getByLabel('Why this target')).toHaveCount(0);
    await here.getByRole('radio', { name: other, exact: true }).check();
    await expect(row(page, 'Test data and privacy')).toContainText(`→ ${other}*`);
    await here.getByLabel('Why this target').fill('Our data is <b>public</b> | anyway');
    await here.getByLabel('Why this target').blur();
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(here.getByLabel('Why this target')).toHaveValue('Our data is <b>public</b> | anyway');
    await expect(here.getByRole('radio', { name: other, exact: true })).toBeChecked();
    for (const document of ['assessment', 'roadmap']) {
      await go(page, `documents/${document}`);
      await expect(page.getByRole('tabpanel')).toContainText('Our data is <b>public</b> | anyway');
    }
    await go(page, 'gaps/test-data');
    await here.getByRole('button', { name: `Back to the proposed level ${proposed}` }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeFocused();
    await expect(row(page, 'Test data and privacy')).toHaveText(before!);
    await expect(here.getByLabel('Why this target')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(here.getByLabel('Why this target')).toHaveValue('Our data is <b>public</b> | anyway');
  });

  test('is changed by keyboard alone', async ({ page }) => {
    await begin(page, 'test-data');
    const here = detail(page, 'Test data and privacy');
    await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeFocused();
    // Close, then the levels.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(here.getByRole('radio', { checked: true })).toBeFocused();
    const proposed = Number(await here.getByRole('radio', { checked: true }).getAttribute('value'));
    await page.keyboard.press(proposed > 1 ? 'ArrowLeft' : 'ArrowRight');
    const now = proposed > 1 ? proposed - 1 : proposed + 1;
    await expect(row(page, 'Test data and privacy')).toContainText(`→ ${now}*`);
    await expect(here.getByRole('radio', { checked: true })).toBeFocused();
  });

  test('follows the tier and the ambition of the plan', async ({ page }) => {
    await begin(page);
    const ways = () => heat(page).locator('tbody').getByRole('row').locator('td:nth-of-type(6)').allTextContents();
    const before = await ways();
    await page.getByRole('region', { name: 'Where targets come from' }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan details');
    await page.getByRole('group', { name: 'How far to aim?' }).getByRole('radio').last().check();
    await go(page, 'gaps');
    await expect(heat(page)).toBeVisible();
    const after = await ways();
    expect(after).not.toEqual(before);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(ways).toEqual(before);
  });
});

test.describe('what is missing', () => {
  test('says how to put it in place and leads to its question', async ({ page }) => {
    await begin(page, 'test-data');
    const missing = detail(page, 'Test data and privacy').getByRole('listitem').filter({ hasText: 'Scripted reset' }).first();
    await expect(missing).toContainText('level 3');
    await missing.getByText('How to put it in place').click();
    await expect(missing.getByText('First step', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await missing.getByRole('link', { name: 'Scripted reset' }).click();
    await expect(page.locator('article[data-practice="dat-3a"]')).toBeFocused();
    await page.locator('article[data-practice="dat-3a"]').getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.goBack();
    await expect(detail(page, 'Test data and privacy')).toBeVisible();
    await expect(missing).toHaveCount(0);
  });

  test('may be accepted on purpose, with a reason, and taken back', async ({ page }) => {
    await begin(page, 'test-data');
    const here = detail(page, 'Test data and privacy');
    await expect(accepted(page)).toContainText('Nothing yet.');
    await here.getByRole('button', { name: 'Accept the gap: Scripted reset' }).click();
    const dialog = page.getByRole('dialog', { name: 'Accept the gap: Scripted reset' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Accept the gap' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Say why: readers of the documents will ask.');
    await dialog.getByLabel('Why you live with it').fill('Nightly refresh is enough');
    await dialog.getByRole('button', { name: 'Accept the gap' }).click();
    await expect(dialog).toBeHidden();
    await expect(here.getByRole('button', { name: 'Accept the gap: Scripted reset' })).toHaveCount(0);
    await expect(accepted(page).getByLabel('Why you live with it')).toHaveValue('Nightly refresh is enough');
    await go(page, 'documents/roadmap');
    await expect(page.getByRole('tabpanel')).toContainText('Nightly refresh is enough');
    await stored(page);
    await page.reload();
    await usable(page);
    await go(page, 'gaps/test-data');
    await accepted(page).getByRole('button', { name: 'Take back: Scripted reset' }).click();
    await expect(page.getByRole('heading', { name: 'Accepted on purpose' })).toBeFocused();
    await expect(here.getByRole('button', { name: 'Accept the gap: Scripted reset' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(accepted(page).getByLabel('Why you live with it')).toHaveValue('Nightly refresh is enough');
    // Asking and not saying why changes nothing.
    await here.getByRole('button', { name: /^Accept the gap: / }).first().click();
    await page.keyboard.press('Escape');
    await expect(accepted(page).getByRole('listitem')).toHaveCount(1);
  });

  test('of another version that was accepted is shown and kept', async ({ page }) => {
    await begin(page);
    const plan = JSON.parse(await content(await save(page)));
    plan.targets = { accepted: { 'qqq-9z': { reason: 'not for us' } } };
    await openFile(page, JSON.stringify(plan));
    await stored(page);
    await go(page, 'gaps');
    await expect(accepted(page)).toContainText('qqq-9z (not in this version)');
    const again = JSON.parse(await content(await save(page)));
    expect(again.targets.accepted).toEqual(plan.targets.accepted);
  });
});

test.describe('beside the table', () => {
  test('quick wins are small and can start at once', async ({ page }) => {
    await begin(page);
    const wins = page.getByRole('region', { name: 'Quick wins' });
    const efforts = wins.getByText(/^(less than a day|about \d+ days?)/);
    await expect(efforts.first()).toBeVisible();
    const days = await efforts.allTextContents();
    expect(days.length).toBeGreaterThan(0);
    expect(days.length).toBeLessThanOrEqual(5);
    for (const words of days) expect(Number(/\d+/.exec(words)?.[0] ?? 0)).toBeLessThanOrEqual(5);
    await wins.getByRole('button', { name: /^Explain / }).first().click();
    await expect(page.locator('dialog[open]')).toContainText('How it is computed');
  });
});

test.describe('before all is known', () => {
  test('an empty plan says what to do first, and leads there', async ({ page }) => {
    await open(page, '#/gaps');
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText('Gaps');
    await expectAccessible(page);
    await expect(main.getByRole('link', { name: /quick check/i })).toHaveAttribute('href', '#/quick-check');
    await main.getByRole('link', { name: /quick check/i }).click();
    await page.getByRole('article').first().getByRole('radio', { name: 'No', exact: true }).check();
    await go(page, 'gaps');
    await expect(main).toContainText('A draft: many questions are open.');
    await main.getByRole('link', { name: 'Answer more questions' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assessment');
  });

  test('a plan that only came in a link shows its gaps and cannot be changed', async ({ page, context }) => {
    await begin(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    const other = await context.newPage();
    await other.goto(link);
    await usable(other);
    await go(other, 'gaps/test-data');
    await expect(row(other, 'Test data and privacy')).toContainText(/\d\.\d → [1-5]/);
    for (const radio of await detail(other, 'Test data and privacy').getByRole('radio').all()) await expect(radio).toBeDisabled();
    await expect(detail(other, 'Test data and privacy').getByRole('link').first()).toBeVisible();
    await expect(detail(other, 'Test data and privacy').getByRole('button', { name: /^Accept the gap: / })).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('the table scrolls in its frame, the page does not', async ({ page }) => {
    await begin(page, 'test-data');
    await expect(detail(page, 'Test data and privacy')).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(375);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });
});
