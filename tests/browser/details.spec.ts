// Plan details: what document control and the formulas need, from nothing to everything; and plans that can only be
// looked at.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, settled, test, usable } from './fixtures';
import { bars, group } from './roadmap';
import { go, openExample, stored, type } from './shell';

test.describe('plan details', () => {
  test('keep everything over a reload', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Organisation', 'Acme');
    await type(page, 'Engineers in scope', '120');
    await type(page, 'Date of the event', '2199-12-31');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Organisation')).toHaveValue('Acme');
    await expect(page.getByLabel('Engineers in scope')).toHaveValue('120');
    await expect(page.getByLabel('Date of the event')).toHaveValue('2199-12-31');
    // What was asked for here once has a page of its own.
    await page.getByRole('main').getByRole('link', { name: 'Resources and budget' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resources and budget');
  });

  test('say what is assumed until something is chosen', async ({ page }) => {
    await open(page, '#/details');
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toBeVisible();
    await expect(page.getByText('Not chosen yet, so Balanced is assumed')).toBeVisible();
    await page.getByRole('radio', { name: 'Critical' }).check();
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Not chosen yet, so Important is assumed')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Critical' })).not.toBeChecked();
  });

  test('cut nothing that is too long, and say how much fits', async ({ page }) => {
    await open(page, '#/details');
    const name = 'N'.repeat(10_000);
    await type(page, 'Plan name', name);
    await expect(page.getByText('This has 10000 characters. Shorten it to 200.')).toBeVisible();
    await expect(page.getByLabel('Plan name')).toHaveValue(name);
    await expect(page.getByLabel('Plan name')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await type(page, 'Plan name', 'N'.repeat(200));
    await expect(page.getByText(/Shorten it to/)).toHaveCount(0);
    await type(page, 'Authors', `Ada\n${'x'.repeat(201)}`);
    await expect(page.getByText('One line is too long. This has 201 characters. Shorten it to 200.')).toBeVisible();
    await type(page, 'Version of the documents', 'v'.repeat(41));
    await expect(page.getByText('This has 41 characters. Shorten it to 40.')).toBeVisible();
    await type(page, 'Engineers in scope', '9'.repeat(40));
    await expect(page.getByLabel('Engineers in scope')).toHaveValue('9'.repeat(40));
    await expect(page.getByText('Enter a whole number from 1 to 1000000.')).toBeVisible();
  });

  test('take no event that is over before the plan begins, from either side', async ({ page }) => {
    await open(page, '#/details');
    const wrong = page.getByText(/^The event \(.*\) would be before the first day of the plan/);
    await type(page, 'First day of the plan', '2027-01-04');
    await type(page, 'Date of the event', '2027-01-03');
    await expect(wrong).toHaveText(/3 Jan 2027.*4 Jan 2027.*Choose a later day for the event, or let the plan start earlier\.$/);
    await expect(page.getByLabel('Date of the event')).toHaveValue('2027-01-03');
    await expect(page.getByLabel('Date of the event')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await type(page, 'Date of the event', '2027-02-01');
    await expect(wrong).toHaveCount(0);
    await type(page, 'First day of the plan', '2027-03-01');
    await expect(wrong).toBeVisible();
    await page.getByLabel('First day of the plan').press('Escape');
    await expect(page.getByLabel('First day of the plan')).toHaveValue('2027-01-04');
    await expect(wrong).toHaveCount(0);
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
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be read by everybody in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '#/details');
      await expectAccessible(page);
      await openExample(page, 'Retail bank');
      await go(page, 'details');
      await type(page, 'Version of the documents', 'v'.repeat(41));
      await expectAccessible(page);
    });
  }

  test('fit on narrow screens', async ({ page }) => {
    await open(page, '#/details');
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
    for (const label of ['Plan name', 'Situation', 'Engineers in scope', 'First day of the plan', 'Authors']) {
      await expect(page.getByLabel(label)).not.toBeEditable();
      await expect(page.getByLabel(label)).toBeEnabled(); // can be reached and copied from
    }
    await expect(page.getByRole('radio', { name: 'Important' })).toBeDisabled();
    await expect(page.getByRole('radio', { name: 'Approved' })).toBeDisabled();
    await expectAccessible(page);
    await go(page, 'resources');
    await expect(page.getByLabel('Role').first()).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Add a person or group' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Keep a copy' }).click();
    await go(page, 'details');
    await expect(page.getByLabel('Plan name')).toBeEditable();
    await expect(page.getByRole('radio', { name: 'Important' })).toBeEnabled();
    await go(page, 'resources');
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

  test('offers no button that would change it, on any page', async ({ page }) => {
    // Something to take back, to unpin and to go back from; then it is looked at.
    await open(page, '#/plans');
    await openExample(page, 'Retail bank');
    await go(page, 'gaps/test-data');
    const level = page.getByRole('group', { name: 'Target level' });
    await level.getByRole('radio', { checked: false }).last().check();
    await page.getByRole('button', { name: /^Accept the gap: / }).first().click();
    await page.getByRole('dialog').getByLabel('Why you live with it').fill('Too early');
    await page.getByRole('dialog').getByRole('button', { name: 'Accept the gap' }).click();
    await go(page, 'roadmap');
    await bars(page).first().click();
    await group(page, 'Dates and prerequisites');
    await page.getByRole('button', { name: 'Pin these dates' }).click();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.keyboard.press('Escape');
    const acts =
      /^(Accept the gap|Take back|Back to|Add|Plan from gaps|See what|Look at it|Pin these|Let planning|Duplicate|Remove|Move|Stop waiting|Choose|Write it|Leave it|Start from|Clear|Name an?) ?/;
    const buttons = page.getByRole('main').getByRole('button', { name: acts });
    const places = ['gaps/test-data', 'gaps', 'roadmap', 'roadmap/1', 'details', 'resources', 'resources/time', 'resources/environments', 'resources/rates', 'resources/budget', 'vision', 'assessment/test-data', 'assessment/result', 'assessment/people', 'quick-check', 'documents', ''];
    await go(page, 'gaps/test-data');
    await expect(buttons.first()).toBeVisible();
    await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await expect(page.getByText('Nothing can be changed in it: keep a copy to work with it.')).toBeVisible();
    for (const place of places) {
      await go(page, place);
      await settled(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
      await settled(page);
      expect.soft(await buttons.evaluateAll((all) => all.map((one) => one.textContent)), place).toEqual([]);
    }
    await page.getByRole('button', { name: 'Keep a copy' }).click();
    await go(page, 'gaps/test-data');
    await expect(page.getByRole('button', { name: /^Take back/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Back to the proposed level/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Accept the gap: / }).first()).toBeVisible();
  });

  test('says in a frame why nothing can be changed, and where it can', async ({ page, context }) => {
    await open(page, '#/plans');
    await openExample(page, 'Retail bank');
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    const wiki = new URL('./wiki.html', link.split('#')[0]).href;
    await page.route(wiki, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Wiki</title><h1>Wiki</h1><iframe title="Plan" width="900" height="700" src="${link}"></iframe>` }));
    await page.goto(wiki);
    const frame = page.frameLocator('iframe');
    const bar = frame.getByRole('status').filter({ hasText: 'You are looking at' });
    await expect(bar).toContainText('as part of another page. Nothing can be changed here');
    await expect(bar).toContainText('Example: Retail bank');
    await expect(bar.getByRole('button')).toHaveCount(0);
    await expect(frame.getByText('keeps nothing')).toHaveCount(0);
    const opening = context.waitForEvent('page');
    await bar.getByRole('link', { name: 'Open in a new tab' }).click();
    const tab = await opening;
    await usable(tab);
    await expect(tab.getByRole('button', { name: 'Keep a copy' })).toBeVisible();
    await expect(tab.getByText('Example: Retail bank').first()).toBeVisible();
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
