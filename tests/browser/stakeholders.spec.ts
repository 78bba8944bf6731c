// Stakeholders: from nobody to a plan of who hears what, on the map by hand and by keys.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, open, settled, test, usable } from './fixtures';
import { stored, type } from './shell';

const onMap = (page: Page, name: string) => page.getByRole('group', { name: 'Power and interest' }).getByRole('button', { name });
const entry = (page: Page, name: string) => page.locator('details.fold', { has: page.locator('.fold-title', { hasText: name }) });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).first();

async function begin(page: Page): Promise<void> {
  await open(page, '#/stakeholders');
  await page.getByRole('button', { name: 'Start from the archetypes' }).click();
  await expect(onMap(page, 'Executive sponsor')).toBeVisible();
}

test('begins with those whom load testing usually concerns, and all of it is one step back', async ({ page }) => {
  await begin(page);
  await expect(page.getByRole('table')).toHaveCount(2);
  await expect(page.getByRole('row', { name: /Executive sponsor/ }).first()).toContainText('Steering group');
  await expectAccessible(page);
  await undo(page).click();
  await expect(page.getByRole('heading', { name: 'Nobody is named yet' })).toBeVisible();
});

test('an own stakeholder is kept over a reload, with the words, the rhythm and the dates', async ({ page }) => {
  await open(page, '#/stakeholders');
  await page.getByRole('button', { name: 'Add a stakeholder' }).click();
  await page.keyboard.type('Works council');
  await page.keyboard.press('Enter');
  await type(page, 'What to tell them', 'Tests run in working hours.');
  await type(page, 'Where they hear it', 'Monthly meeting');
  await type(page, 'Who keeps in touch', 'Test lead');
  await type(page, 'Again every', '2');
  await page.getByLabel('Unit', { exact: true }).selectOption('weeks');
  await page.getByRole('group', { name: /^Power/ }).getByRole('radio', { name: '4' }).check();
  await page.getByRole('group', { name: /^Interest/ }).getByRole('radio', { name: '2' }).check();
  await expect(entry(page, 'Works council')).toContainText('keep satisfied · every 2 weeks · next');
  await expect(entry(page, 'Works council').locator('.pill')).toHaveCount(0);
  const plan = page.getByRole('region', { name: 'Communication plan' }).getByRole('row', { name: /Works council/ });
  await expect(plan).toContainText('Tests run in working hours.');
  await expect(plan).toContainText('Test lead');
  await expect(page.getByRole('region', { name: 'Communication calendar' }).getByRole('cell', { name: 'Works council' })).toHaveCount(6);
  await stored(page);
  await page.reload();
  await usable(page);
  await expect(onMap(page, 'Works council')).toHaveAccessibleName('Works council: power 4, interest 2, keep satisfied.');
});

test('a rhythm of nothing is not taken', async ({ page }) => {
  await begin(page);
  await entry(page, 'Head of engineering').locator('summary').click();
  await type(page, 'Again every', '0');
  await expect(page.getByText(/from 1 to 520/)).toBeVisible();
  await expect(page.getByLabel('Again every')).toHaveValue('0');
  await expect(entry(page, 'Head of engineering')).toContainText('every 2 weeks');
});

test('the arrow keys move a name, and say where it is', async ({ page }) => {
  await begin(page);
  const sponsor = onMap(page, 'Executive sponsor');
  await sponsor.focus();
  await page.keyboard.press('ArrowRight');
  await expect(sponsor).toHaveAccessibleName(/power 5, interest 4, manage closely/);
  await expect(sponsor).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(sponsor).toHaveAccessibleName(/power 3, interest 4, keep informed/);
  await expect(page.getByRole('region', { name: 'Power and interest' }).getByRole('status')).toContainText('power 3, interest 4');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Who', { exact: true })).toBeFocused();
});

test('a name is dragged to another place', async ({ page }) => {
  await begin(page);
  const sponsor = onMap(page, 'Executive sponsor');
  const from = (await sponsor.boundingBox())!;
  const to = (await page.locator('.map-cell').last().boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await expect(page.locator('.map-over')).toHaveCount(1);
  await page.mouse.up();
  await expect(sponsor).toHaveAccessibleName(/power 1, interest 5, keep informed/);
  // The hand was let go on the name, which opens nothing.
  await expect(page.getByLabel('Who', { exact: true })).toHaveCount(0);
  await undo(page).click();
  await expect(sponsor).toHaveAccessibleName(/power 5, interest 3, keep satisfied/);
});

test.describe('on a phone in the dark', () => {
  test.use({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });

  test('nothing is wider than the page, and numbers stand for names', async ({ page }) => {
    await begin(page);
    await settled(page);
    await expectContrast(page);
    const { width, window } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, window: innerWidth }));
    expect(width).toBeLessThanOrEqual(window);
    await expect(onMap(page, 'Executive sponsor')).toHaveText(/^\s*1/);
    await expect(entry(page, '1. Executive sponsor')).toBeVisible();
  });
});
