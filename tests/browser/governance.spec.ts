// Governance: from nothing agreed to bodies, decision rights, reviews with their records, triggers, decisions and risks.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, go, open, settled, test, usable } from './fixtures';
import { sample } from './roadmap';
import { stored, type } from './shell';

const entry = (page: Page, name: string) => page.locator('details.fold', { has: page.locator('.fold-title', { hasText: name }) });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).first();
const section = (page: Page, name: string) => page.getByRole('navigation', { name: 'Sections of this page' }).getByRole('link', { name });

async function begin(page: Page): Promise<void> {
  await open(page, '#/governance');
  await page.getByRole('button', { name: 'Start from the usual governance' }).click();
  await expect(entry(page, 'Performance steering group')).toBeVisible();
}

test('begins with what is usual, and all of it is one step back', async ({ page }) => {
  await begin(page);
  await expect(page.getByText('Every decision has one role that answers for it.')).toBeVisible();
  await expectAccessible(page);
  for (const name of ['Reviews', 'Triggers', 'Decisions and changes', 'Risks']) {
    await section(page, name).click();
    await expect(section(page, name)).toHaveAttribute('aria-current', 'true');
    await settled(page);
    await expectAccessible(page);
  }
  await undo(page).click();
  await section(page, 'Bodies').click();
  await expect(page.getByRole('heading', { name: 'Nothing is agreed yet' })).toBeVisible();
});

test('a body has a name of its own, members, and what it decides', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: 'Add a body', exact: true }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('performance WORKING group');
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Name', { exact: true });
  await expect(page.getByText(/^Another body is called .* already\. Give this one a name of its own\.$/)).toBeVisible();
  await expect(name).toHaveValue('performance WORKING group');
  await name.fill('Peak council');
  await name.press('Enter');
  await expect(entry(page, 'Peak council')).toContainText('add who sits in it');
  await type(page, 'People', 'Test lead\nOperations lead');
  await type(page, 'What it decides', 'x'.repeat(10_001));
  await expect(page.getByText('This has 10001 characters. Shorten it to 10000.')).toBeVisible();
  await expect(page.getByLabel('What it decides')).toHaveValue('x'.repeat(10_001));
  await type(page, 'What it decides', 'Whether the peak is safe');
  await expect(entry(page, 'Peak council')).toContainText('Whether the peak is safe · Test lead, Operations lead');
  await stored(page);
  await page.reload();
  await usable(page);
  await expect(entry(page, 'Peak council')).toContainText('Test lead');
});

test('a row of the matrix without exactly one A says so', async ({ page }) => {
  await begin(page);
  const row = page.getByRole('region', { name: 'RACI matrix' }).getByRole('row').nth(1);
  const cells = row.getByRole('combobox');
  const values = await cells.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
  const answers = values.indexOf('A');
  await cells.nth(answers).focus();
  await cells.nth(answers).selectOption('I');
  await expect(row).toContainText(/Nobody answers for .* Give one role the A\./);
  await expect(page.getByText('One decision does not have exactly one role that answers for it.')).toBeVisible();
  await expect(cells.nth(answers)).toBeFocused();
  await cells.nth(0).selectOption('A');
  await cells.nth(1).selectOption('A');
  await expect(row).toContainText('Leave the A to one of them.');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
  await expect(page.getByText('Every decision has one role that answers for it.')).toBeVisible();
  await page.getByText('Change, order, add or remove decisions').click();
  await page.getByRole('button', { name: 'Add a decision', exact: true }).click();
  await page.keyboard.type('Buy the tool');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nobody answers for "Buy the tool". Give one role the A.')).toBeVisible();
});

test('a review is held, recorded, and found in its history', async ({ page }) => {
  await begin(page);
  await section(page, 'Reviews').click();
  const due = card(page, 'What is due');
  await due.getByRole('button', { name: /^Record as held: Roadmap board/ }).first().click();
  await expect(page.getByLabel('Who took part')).toBeFocused();
  await type(page, 'Who took part', 'Test lead');
  await type(page, 'What came out', 'One blocker is gone.');
  await type(page, 'What changed in the plan', 'The gate comes a week earlier.');
  const record = card(page, 'Records').locator('details.fold').first();
  await expect(record).toContainText('1 person · the plan changed');
  await expect(record.locator('.pill')).toHaveCount(0);
  await expect(due.getByRole('row').filter({ has: page.getByRole('link', { name: /^Open the record: Roadmap board/ }) })).toContainText('held');
  await entry(page, 'Roadmap board and blockers').first().locator('summary').first().click();
  await expect(entry(page, 'Roadmap board and blockers').first()).toContainText('held: One blocker is gone.');
  await expectAccessible(page);
});

test('a cadence of nothing and weeks that are none are not taken', async ({ page }) => {
  await begin(page);
  await section(page, 'Reviews').click();
  await entry(page, 'Alert triage').locator('summary').first().click();
  await type(page, 'Again every', '0');
  await expect(page.getByText(/from 1 to 520/)).toBeVisible();
  await expect(page.getByLabel('Again every')).toHaveValue('0');
  await type(page, 'Weeks before the event', '4, soon');
  await expect(page.getByText('Enter whole weeks from 0 to 520, such as 12, 8, 4.')).toBeVisible();
  await expect(page.getByLabel('Weeks before the event')).toHaveValue('4, soon');
});

test('a trigger fires, says why, and is dealt with', async ({ page }) => {
  await begin(page);
  await section(page, 'Triggers').click();
  await expect(page.getByText(/^None of \d+ triggers fires\.$/)).toBeVisible();
  await entry(page, 'New obligation').locator('summary').first().click();
  const asOf = await page.evaluate(() => new Date().toISOString().slice(0, 10));
  await type(page, 'Seen to happen on', asOf);
  const fired = page.getByRole('article', { name: /New obligation/ });
  await expect(fired).toContainText('It was reported on');
  await expect(fired).toContainText('law, audit finding or contract clause');
  await expect(fired.getByRole('link', { name: 'Plan again on the roadmap' })).toBeVisible();
  await expectAccessible(page);
  await fired.getByRole('button', { name: 'Mark as dealt with: New obligation' }).click();
  await expect(fired).toHaveCount(0);
  await expect(page.getByRole('row', { name: /New obligation/ })).toContainText('dealt with');
  await entry(page, 'Assessment age').locator('summary').first().click();
  await entry(page, 'Assessment age').getByLabel('Limit').fill('3');
  await entry(page, 'Assessment age').getByLabel('Limit').blur();
  await stored(page);
});

test('decisions and change requests are kept', async ({ page }) => {
  await open(page, '#/governance/decisions');
  await page.getByRole('button', { name: 'Add a decision to the log' }).click();
  await expect(page.getByLabel('What it is about')).toBeFocused();
  await page.keyboard.type('Test in production');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'decided' }).check();
  await expect(entry(page, 'Test in production')).toContainText('add what was decided');
  await type(page, 'What was decided', 'At night only.');
  await expect(entry(page, 'Test in production').locator('.pill')).toHaveCount(0);
  await entry(page, 'Test in production').locator('summary').click();
  await page.getByRole('button', { name: 'Add a change request' }).click();
  await expect(page.getByLabel('What is to change')).toBeFocused();
  await page.keyboard.type('Move the gate');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'accepted' }).check();
  await expect(page.getByLabel('Decided on')).not.toHaveValue('');
  await stored(page);
  await page.reload();
  await usable(page);
  await expect(entry(page, 'Move the gate')).toContainText('accepted');
});

test('risks stand in the matrix, and open from there', async ({ page }) => {
  await open(page, '#/governance/risks');
  await page.getByRole('button', { name: 'Add a risk' }).click();
  await expect(page.getByLabel('What may happen')).toBeFocused();
  await page.keyboard.type('The supplier is late');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/nobody has rated the impact/)).toBeVisible();
  await page.getByRole('group', { name: /^Impact/ }).getByRole('radio', { name: '4' }).check();
  await page.getByRole('radio', { name: 'reduce' }).check();
  await expect(entry(page, 'The supplier is late')).toContainText('exposure 8, medium · 20 % chance');
  await expect(entry(page, 'The supplier is late')).toContainText('Not said yet: an owner, what is done about it, a review date.');
  await entry(page, 'The supplier is late').locator('summary').first().click();
  const cell = page.getByRole('region', { name: 'Exposure matrix' }).getByRole('link', { name: 'Risk 1: The supplier is late' });
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What may happen')).toBeVisible();
  await expect(page).toHaveURL(/#\/governance\/risk-\d+$/);
  await expectAccessible(page);
});

test('a plan that can only be looked at offers nothing that acts', async ({ page }) => {
  await sample(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.goto(link);
  await usable(page);
  for (const name of ['', '/reviews', '/triggers', '/decisions', '/risks']) {
    await go(page, `#/governance${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Governance');
    await expect(page.getByRole('main').getByRole('button', { name: /^(Add|Start|Remove|Record|Mark)/ })).toHaveCount(0);
  }
});

test.describe('on a phone in the dark', () => {
  test.use({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });

  test('nothing is wider than the page', async ({ page }) => {
    await begin(page);
    await go(page, '#/governance/risks');
    await page.getByRole('button', { name: 'Start from the register' }).click();
    for (const name of ['', '/reviews', '/triggers', '/decisions', '/risks']) {
      await go(page, `#/governance${name}`);
      await settled(page);
      await expectContrast(page);
      const { width, window } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, window: innerWidth }));
      expect(width).toBeLessThanOrEqual(window);
    }
  });
});
