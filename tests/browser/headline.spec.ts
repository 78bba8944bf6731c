// One headline and one value per dimension: a half-finished assessment after a quick check says the same on every page
// and in every document.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { go, stored, type } from './shell';

const main = (page: Page) => page.getByRole('main');
const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The quick check, all but one partly and the written targets with no; then one dimension in full. */
async function halfDone(page: Page): Promise<void> {
  await open(page, '#/quick-check');
  const questions = page.locator('.question');
  for (let i = 0; i < (await questions.count()); i += 1) {
    const answer = i === 0 ? 'No' : 'Partly';
    await questions.nth(i).getByRole('radio', { name: answer, exact: true }).check();
  }
  await go(page, 'assessment/test-data');
  await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeVisible();
  for (const question of await page.locator('.question').all()) {
    await question.getByRole('radio', { name: 'Yes', exact: true }).check();
  }
  await stored(page);
}

/** The rows of the first table in the preview that begin with a dimension's name. */
const cells = (page: Page, dimension: string, table: number) =>
  main(page).getByRole('table').filter({ has: page.getByRole('row', { name: dimension }) }).nth(table)
    .getByRole('row', { name: dimension });

test.describe('a half-finished assessment after a quick check', () => {
  test('shows one headline and one value per dimension everywhere', async ({ page }) => {
    await halfDone(page);
    await go(page, '');
    const maturity = tile(page, 'Maturity');
    await expect(maturity).toContainText(/about \d\.\d of 5/);
    const headline = /about \d\.\d of 5/.exec((await maturity.textContent())!)![0];
    const bars = tile(page, 'Maturity by dimension').getByRole('listitem');
    const now = async (name: string) =>
      /^.*?((?:about )?\d\.\d) → /.exec((await bars.filter({ hasText: name }).locator('.number').textContent())!)![1];
    const environments = await now('Environments');
    const data = await now('Test data');
    expect(environments).toMatch(/^about /);
    expect(data).toBe('5.0');

    await go(page, 'quick-check');
    await expect(page.getByRole('region', { name: 'Estimate' })).toContainText(headline);

    await go(page, 'assessment/result');
    await expect(main(page).locator('.figure').first()).toHaveText(headline);
    await expect(main(page)).toContainText('How sure is this');
    await expect(main(page).getByRole('row', { name: /^Environments/ })).toContainText(environments);
    await go(page, 'assessment/environments');
    await expect(main(page).locator('.figure').first()).toContainText(`${environments} of 5`);

    await go(page, 'gaps');
    const gap = (name: string) => main(page).getByRole('row', { name: new RegExp(`^${name}`) });
    await expect(gap('Environments')).toContainText(`${environments} → `);
    await expect(gap('Environments')).toContainText('likely');
    // What is assumed is said once for the row and once in the key, not in every cell.
    await expect(gap('Environments').getByRole('rowheader')).toContainText('(assumed from the quick check)');
    await expect(gap('Environments').getByRole('cell').first()).toHaveText('100%');
    await expect(gap('Test data').getByRole('rowheader')).not.toContainText('assumed');
    await expect(main(page)).toContainText('In italics: assumed from the quick check');
    await expect(gap('Test data')).toContainText('5.0 → ');
    await expect(main(page)).toContainText('the rest is assumed from the quick check');
    await go(page, 'gaps/environments');
    await expect(main(page)).toContainText(`From ${environments} (from the quick check)`);
    await expectAccessible(page);

    await go(page, 'resources');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await page.keyboard.type('Performance team');
    await type(page, 'Full-time equivalents', '3');
    await go(page, 'roadmap');
    await expect(main(page)).toContainText('the rest is assumed from the quick check');
    await page.getByRole('button', { name: 'Plan from gaps' }).click();
    await expect(main(page)).toContainText('the rest is assumed from the quick check');
    await expect(main(page)).not.toContainText('not in place, so');
    await expect(main(page).locator('table').getByRole('row', { name: /^Foundations/ })).toContainText(/about \d\.\d/);

    for (const document of ['roadmap', 'assessment']) {
      await go(page, `documents/${document}`);
      await expect(main(page)).toContainText(headline);
      await expect(cells(page, 'Environments and dependencies', 0)).toContainText(environments);
    }
    await go(page, 'documents/roadmap');
    await expect(main(page).getByRole('row', { name: /^Today/ })).toContainText(headline.replace(' of 5', ''));
    await go(page, 'documents/strategy');
    await expect(main(page)).toContainText('from the quick check');
    await page.reload();
    await usable(page);
    await go(page, '');
    await expect(tile(page, 'Maturity')).toContainText(headline);
  });

  test('says in the quick check what is typical of a level, not what is true of the team', async ({ page }) => {
    await halfDone(page);
    await go(page, 'quick-check');
    const result = page.getByRole('region', { name: 'Your result' });
    await expect(result).toContainText('single answers of yours may say otherwise');
    const text = (await result.textContent())!;
    expect(text.indexOf('may say otherwise')).toBeLessThan(text.indexOf('Critical journeys have written'));
  });

  test('stays on a narrow screen without sideways scroll', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await halfDone(page);
    for (const route of ['', 'gaps', 'assessment/result', 'quick-check', 'documents/assessment']) {
      await go(page, route);
      await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth), route).toBeLessThanOrEqual(375);
    }
  });
});
