// Plan details: what document control and the formulas need, from nothing to everything; and plans that can only be
// looked at.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, settled, test, usable } from './fixtures';
import { go, openExample, stored, type } from './shell';

const cap = (page: Page) => page.getByRole('textbox', { name: 'Budget cap' });
const rates = (page: Page) => page.getByText(/^Day rates/);

test.describe('plan details', () => {
  test('keep everything over a reload', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Organisation', 'Acme');
    await type(page, 'Engineers in scope', '120');
    await type(page, 'Currency', 'usd');
    await expect(page.getByLabel('Currency')).toHaveValue('USD');
    await type(page, 'Budget cap', '250,000');
    await expect(cap(page)).toHaveValue('250000');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await page.keyboard.type('Platform team');
    await page.getByLabel('Role').selectOption('SRE or platform engineer');
    await type(page, 'Full-time equivalents', '2.5');
    await type(page, 'First day', '2027-02-01');
    await type(page, 'Last day', '2027-06-30');
    await expect(page.getByText('Together 2.5 FTE.')).toBeVisible();
    await rates(page).click();
    await expect(page.getByLabel('Performance engineer')).toHaveAttribute('placeholder', '650');
    await type(page, 'Performance engineer', '712.50');
    await expect(rates(page)).toHaveText('Day rates: 1 of your own');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Currency')).toHaveValue('USD');
    await expect(cap(page)).toHaveValue('250000');
    await expect(page.getByLabel('First day', { exact: true })).toHaveValue('2027-02-01');
    await expect(page.getByLabel('Last day')).toHaveValue('2027-06-30');
    await rates(page).click();
    await expect(page.getByLabel('Performance engineer')).toHaveValue('712.5');
    await type(page, 'Performance engineer', '');
    await expect(rates(page)).toHaveText('Day rates: the built-in examples');
  });

  test('say what is assumed until something is chosen', async ({ page }) => {
    await open(page, '#/details');
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toBeVisible();
    await expect(page.getByText('Not chosen yet, so Balanced is assumed')).toBeVisible();
    await page.getByRole('radio', { name: 'Critical' }).check();
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toHaveCount(0);
    await expect(page.getByLabel('Share of their time')).toHaveAttribute('placeholder', '60');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Critical' })).not.toBeChecked();
  });

  test('take nothing that cannot be meant, and say what is right', async ({ page }) => {
    await open(page, '#/details');
    for (const text of ['E1', 'E', '€€€', '123']) {
      await type(page, 'Currency', text);
      await expect(page.getByText('Enter the three letters of the currency')).toBeVisible();
      await expect(page.getByLabel('Currency')).toHaveValue(text);
    }
    await page.getByLabel('Currency').press('Escape');
    await expect(page.getByLabel('Currency')).toHaveValue('EUR');
    await expect(page.getByText('Enter the three letters of the currency')).toHaveCount(0);
    for (const text of ['-1', 'a lot', '1.200', '1e6', '1.234']) {
      await type(page, 'Budget cap', text);
      await expect(cap(page)).toHaveAttribute('aria-invalid', 'true');
    }
    await type(page, 'Budget cap', '12,50');
    await expect(cap(page)).toHaveValue('12.5');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await type(page, 'First day', '2027-06-30');
    await type(page, 'Last day', '2027-02-01');
    await expect(page.getByText('The last day must not be before the first.')).toBeVisible();
    await type(page, 'Last day', '2027-07-01');
    await expect(page.getByText('The last day must not be before the first.')).toHaveCount(0);
  });

  test('say when the people named have no time', async ({ page }) => {
    await open(page, '#/details');
    const said = page.getByRole('status').filter({ hasText: /schedule|Together/ });
    await expect(said).toContainText('nobody is named');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await expect(said).toHaveText('Together 1.0 FTE.');
    await type(page, 'Full-time equivalents', '0');
    await expect(said).toContainText('have no time');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(said).toHaveText('Together 1.0 FTE.');
  });

  test('can be filled by keyboard alone', async ({ page }) => {
    await open(page, '#/details');
    await page.getByLabel('Plan name').focus();
    await page.keyboard.type('Checkout');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Acme');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Web shop');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Product in scope')).toHaveValue('Web shop');
    await page.getByRole('button', { name: 'Add a person or group' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await rates(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Performance engineer')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Performance engineer')).toBeFocused();
    await page.keyboard.type('700');
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Performance engineer')).toHaveValue('');
    await expect(rates(page)).toHaveText('Day rates: the built-in examples');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be read by everybody in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '#/details');
      await expectAccessible(page);
      await openExample(page, 'Retail bank');
      await go(page, 'details');
      await rates(page).click();
      await type(page, 'Currency', 'E');
      await expectAccessible(page);
    });
  }

  test('fit on narrow screens', async ({ page }) => {
    await open(page, '#/details');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await rates(page).click();
    for (const width of [320, 375, 768]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});

test.describe('a plan from a link', () => {
  /** Looks at an example through its link. */
  async function look(page: Page): Promise<void> {
    await open(page, '#/plans');
    await openExample(page, 'Retail bank');
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.keyboard.press('Escape');
    await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await expect(page.getByText('Nothing can be changed in it: keep a copy to work with it.')).toBeVisible();
  }

  test('does not look as if it could be changed, until a copy is kept', async ({ page }) => {
    await look(page);
    await go(page, 'details');
    for (const label of ['Plan name', 'Situation', 'Engineers in scope', 'First day of the plan', 'Authors', 'Budget cap']) {
      await expect(page.getByLabel(label)).not.toBeEditable();
      await expect(page.getByLabel(label)).toBeEnabled(); // can be reached and copied from
    }
    await expect(page.getByLabel('Role').first()).toBeDisabled();
    await expect(page.getByRole('radio', { name: 'Important' })).toBeDisabled();
    await expect(page.getByRole('radio', { name: 'Approved' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Add a person or group' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Keep a copy' }).click();
    await go(page, 'details');
    await expect(page.getByLabel('Plan name')).toBeEditable();
    await expect(page.getByRole('radio', { name: 'Important' })).toBeEnabled();
    await expect(page.getByLabel('Role').first()).toBeEnabled();
    await expect(page.getByRole('button', { name: 'Add a person or group' })).toBeVisible();
  });

  test('keeps every control that only chooses what is shown', async ({ page }) => {
    await look(page);
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await go(page, 'assessment');
    await expect(page.locator('.question').first().getByRole('radio').first()).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Clear', exact: false })).toHaveCount(0);
    await page.getByLabel('Show', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Find a question').fill('data');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('checkbox').first()).toBeEnabled();
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 375, height: 800 });
    await page.getByLabel('Find a question').fill('');
    await page.getByLabel('Show', { exact: true }).selectOption({ index: 0 });
    await page.getByLabel('Part of the assessment').selectOption('result');
    await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
    await expectAccessible(page);
  });

  test('reads as well in the dark theme', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page);
    for (const route of ['', 'details', 'assessment', 'gaps/test-data']) {
      await go(page, route);
      await settled(page);
      await expectAccessible(page);
    }
  });
});
