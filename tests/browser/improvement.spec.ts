// Improvement: loops, what was held, what comes of it, the radar, and when the team assesses itself again.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, open, settled, test, usable } from './fixtures';
import { openExample, stored, type } from './shell';

const card = (page: Page, name: string) => page.getByRole('region', { name });
const entry = (page: Page, name: string) => page.locator('details.fold', { has: page.locator('.fold-title', { hasText: name }) });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).first();

test('a retrospective leads to an action, and the action to an initiative on the roadmap', async ({ page }) => {
  await open(page);
  await openExample(page, 'Seed-stage');
  await page.evaluate(() => (location.hash = '#/improvement'));
  await card(page, 'Retrospectives').getByRole('button', { name: 'Add a retrospective' }).click();
  await page.keyboard.type('Black Friday rehearsal');
  await page.keyboard.press('Enter');
  await type(page, 'What is to become better', 'The stub answers faster than the provider.');
  await page.getByRole('button', { name: 'Add an action that comes from it' }).click();
  const what = page.getByLabel('What is to be done', { exact: true });
  await expect(what).toBeFocused();
  await page.keyboard.type('Slow the stub down to measured times');
  await page.keyboard.press('Enter');
  await type(page, 'Who does it', 'Test lead');
  await expect(entry(page, 'Black Friday rehearsal')).toContainText('1 action');
  await expect(entry(page, 'Slow the stub down').getByLabel('Comes from')).toContainText('Black Friday rehearsal');
  await expect(card(page, 'Actions')).toContainText('1 action is open, 0 of them overdue');
  await page.getByRole('button', { name: 'Make it an initiative' }).click();
  await expect(entry(page, 'Slow the stub down').locator('.pill')).toHaveText('on the roadmap');
  await page.getByRole('link', { name: 'Open it on the roadmap' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Roadmap' })).toBeVisible();
  await expect(page.getByText('Slow the stub down to measured times').first()).toBeVisible();
  await stored(page);
  await page.evaluate(() => (location.hash = '#/improvement'));
  await page.reload();
  await usable(page);
  await expect(card(page, 'Actions')).toContainText('1 is on the roadmap');
});

test('the usual loops and the radar are there in one step each, and go in one', async ({ page }) => {
  await open(page, '#/improvement');
  await page.getByRole('button', { name: 'Start from the usual loops' }).click();
  await expect(card(page, 'Learning loops').locator('details.fold')).not.toHaveCount(0);
  await expect(card(page, 'Learning loops')).toContainText('not held yet');
  await page.getByRole('button', { name: 'Start from the radar' }).click();
  const watched = card(page, 'Trend radar').locator('details.fold');
  await expect(watched).not.toHaveCount(0);
  const n = await watched.count();
  await expect(page.locator('.radar-dot')).toHaveCount(n);
  await expectAccessible(page);
  await watched.first().locator('summary').click();
  await page.getByLabel('What you do about it').selectOption('Leave it');
  await expect(watched.first()).toContainText('Leave it (advised:');
  await type(page, 'Look again on', '2020-01-01');
  await expect(watched.first().locator('.pill')).toHaveText('look again');
  await expect(page.locator('.radar-dot.overdue')).not.toHaveCount(0);
  for (let i = 0; i < 3; i++) await undo(page).click();
  await expect(watched).toHaveCount(0);
  await expect(card(page, 'Learning loops').locator('details.fold')).not.toHaveCount(0);
});

test('the next assessment is counted from the last, and can be set', async ({ page }) => {
  await open(page, '#/improvement');
  await expect(card(page, 'Next assessment')).toContainText('counted from the last assessment');
  await type(page, 'Day of the next assessment', '2027-06-01');
  await expect(card(page, 'Next assessment')).toContainText('1 June 2027, as you set it');
  await type(page, 'Day of the next assessment', '2020-06-01');
  await expect(card(page, 'Next assessment')).toContainText('overdue');
  await type(page, 'Day of the next assessment', '');
  await expect(card(page, 'Next assessment')).toContainText('counted from the last assessment');
});

test.describe('on a phone in the dark', () => {
  test.use({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });

  test('nothing is wider than the page', async ({ page }) => {
    await open(page, '#/improvement');
    await page.getByRole('button', { name: 'Start from the radar' }).click();
    await settled(page);
    await expectContrast(page);
    const { width, window } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, window: innerWidth }));
    expect(width).toBeLessThanOrEqual(window);
  });
});
