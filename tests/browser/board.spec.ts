// The roadmap as a board and as a table, without a mouse where that matters.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, go, settled, test, usable } from './fixtures';
import { sample } from './roadmap';
import { stored } from './shell';

const board = (page: Page) => page.getByRole('group', { name: 'Board of the roadmap' });
const column = (page: Page, name: string) => board(page).getByRole('region', { name, exact: true });
const cards = (page: Page, name: string) => column(page, name).getByRole('listitem').getByRole('link');

async function openBoard(page: Page): Promise<void> {
  await sample(page);
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(column(page, 'Planned')).toBeVisible();
}

test.describe('the board', () => {
  test('is walked and worked with keys alone', async ({ page }) => {
    await openBoard(page);
    const title = await cards(page, 'Planned').first().innerText();
    const n = await cards(page, 'Planned').count();
    await cards(page, 'Planned').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(cards(page, 'Planned').nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(cards(page, 'Running')).toHaveText(title);
    await expect(cards(page, 'Running')).toBeFocused();
    await expect(page.getByText(`${title} is now in Running.`)).toBeAttached();
    await expect(column(page, 'Planned')).toContainText(`${n - 1} initiatives`);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(cards(page, 'Done')).toBeFocused();
    // Over the column that holds nothing.
    await page.keyboard.press('ArrowLeft');
    await expect(cards(page, 'Planned').first()).toBeFocused();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(cards(page, 'Planned')).toHaveCount(n);
    await expectAccessible(page);
  });

  test('is worked by the menu of a card, and by dragging it', async ({ page }) => {
    await openBoard(page);
    const first = await cards(page, 'Planned').first().innerText();
    await page.getByRole('button', { name: `Move ${first} to another column` }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Dropped', exact: true }).click();
    await expect(cards(page, 'Dropped')).toHaveText(first);
    const second = await cards(page, 'Planned').first().innerText();
    await column(page, 'Planned').locator('.board-card').first().dragTo(column(page, 'Running'));
    await expect(cards(page, 'Running')).toHaveText(second);
    await stored(page);
    await page.reload();
    await usable(page);
    await page.getByRole('tab', { name: 'Board' }).click();
    await expect(cards(page, 'Running')).toHaveText(second);
  });

  test('shows what is now, next and later with its share of the work', async ({ page }) => {
    await openBoard(page);
    await page.getByRole('radio', { name: 'Now, next, later' }).check();
    const shares = await Promise.all(
      ['Now', 'Next', 'Later'].map(async (name) => (await column(page, name).innerText()).match(/(\d+)\s?% of the work/)?.[1]),
    );
    const sum = shares.reduce((sum, share) => sum + Number(share ?? 0), 0);
    expect(sum).toBeGreaterThanOrEqual(98);
    expect(sum).toBeLessThanOrEqual(102);
    const title = await cards(page, 'Now').first().innerText();
    await page.getByRole('button', { name: `Move ${title} to another column` }).click();
    await page.getByRole('button', { name: 'Later', exact: true }).click();
    await expect(cards(page, 'Later').filter({ hasText: title })).toBeFocused();
    await expectAccessible(page);
  });

  test('fits a phone', async ({ page }) => {
    await openBoard(page);
    for (const width of [375, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
  });
});

test.describe('the table', () => {
  const table = (page: Page) => page.getByRole('region', { name: 'Table of the roadmap' });
  const rows = (page: Page) => table(page).getByRole('row');

  test('is sorted by its heads and filtered', async ({ page }) => {
    await sample(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    const n = (await rows(page).count()) - 1;
    await page.getByRole('button', { name: 'Initiative', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Initiative', exact: true })).toHaveAttribute('aria-sort', 'ascending');
    const titles = await rows(page).getByRole('rowheader').allInnerTexts();
    expect(titles).toEqual([...titles].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await page.getByRole('button', { name: 'Work (days)' }).click();
    await page.getByRole('button', { name: 'Work (days)' }).click();
    await expect(table(page).getByRole('columnheader', { name: 'Work (days)' })).toHaveAttribute('aria-sort', 'descending');
    const work = await rows(page).evaluateAll((all) => all.slice(1).map((row) => Number((row as HTMLTableRowElement).cells[4].innerText)));
    expect(work).toEqual([...work].sort((a, b) => b - a));
    await page.getByLabel('Phase', { exact: true }).selectOption({ label: 'Foundations' });
    const some = (await rows(page).count()) - 1;
    expect(some).toBeLessThan(n);
    await expect(page.getByText(`${some} of ${n} initiatives`)).toBeVisible();
    await page.getByLabel('State', { exact: true }).selectOption({ label: 'Dropped' });
    await expect(page.getByText('No initiative fits. Choose other filters.')).toBeVisible();
    await expectAccessible(page);
  });

  test('is edited in place, and no row moves from under the hand', async ({ page }) => {
    await sample(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Edit in the table' }).click();
    const edit = page.getByRole('region', { name: 'Table of the roadmap, to edit' });
    const title = await edit.getByRole('rowheader').first().innerText();
    await edit.getByLabel(`Owner of ${title}`, { exact: true }).fill('Ada');
    await edit.getByLabel(`Start of ${title}`, { exact: true }).fill('2028-03-06');
    await edit.getByLabel(`Deadline of ${title}`, { exact: true }).fill('2028-06-01');
    await edit.getByLabel(`Earliest start of ${title}`, { exact: true }).fill('2028-03-01');
    await edit.getByLabel(`State of ${title}`, { exact: true }).selectOption({ label: 'Running' });
    await edit.getByLabel(`Done of ${title}`, { exact: true }).fill('20');
    await edit.getByLabel(`Done of ${title}`, { exact: true }).blur();
    await expect(edit.getByRole('rowheader').first()).toHaveText(title);
    await edit.getByLabel(`End of ${title}`, { exact: true }).fill('2001-01-01');
    await edit.getByLabel(`End of ${title}`, { exact: true }).blur();
    await expect(edit.getByText(/^(The plan starts on|It starts on) .*\.$/)).toBeVisible();
    await expectAccessible(page);
    await edit.getByLabel(`End of ${title}`, { exact: true }).press('Escape');
    await page.getByRole('button', { name: 'Edit in the table' }).click();
    const row = rows(page).filter({ hasText: title }).last();
    await expect(row).toContainText('Running, 20 %');
    await expect(row).toContainText('6 Mar 2028');
    await expect(row).toContainText('Ada');
  });
});

test('a plan that can only be looked at offers nothing that acts', async ({ page }) => {
  await sample(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.goto(link);
  await usable(page);
  await go(page, '#/roadmap');
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(cards(page, 'Planned').first()).toBeVisible();
  await expect(board(page).getByRole('button')).toHaveCount(0);
  const before = await cards(page, 'Planned').count();
  await cards(page, 'Planned').first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cards(page, 'Planned')).toHaveCount(before);
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByRole('button', { name: 'Edit in the table' })).toBeHidden();
  await expect(page.getByText('There are no risks.')).toBeVisible();
  for (const name of ['Add an initiative', 'Keep the roadmap as a baseline']) {
    await expect(page.getByRole('button', { name })).toBeHidden();
  }
  await expectAccessible(page);
});
