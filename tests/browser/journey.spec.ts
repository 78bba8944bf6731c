// The way of a new user, from an empty browser to three files; and the way through every example.
import { readFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { expect, go as visit, open, openSample, routes, samples, test, usable } from './fixtures';
import { go, stored, type } from './shell';

const MINE = 'Nightly refresh is enough for Ärger & Söhne';

/** Answers the quick check by keys, as somebody in a hurry does. */
async function quickCheck(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(12);
  for (const key of '211132112141') {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  const result = page.getByRole('region', { name: 'Your result' });
  await expect(result).toContainText(/Estimated score \d\.\d of 5, probably between \d\.\d and \d\.\d\./);
  await expect(result.locator('.next-steps').getByRole('listitem')).toHaveCount(3);
}

/** From the welcome over the quick check and the assessment to a target of one's own. */
async function untilGaps(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('link', { name: 'Start the quick check' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await quickCheck(page);
  await page.getByRole('link', { name: 'Carry on with the full assessment' }).click();
  await expect(page.getByText(/^12 of 124 answered/)).toBeVisible();

  await page.getByRole('navigation', { name: 'Parts of the assessment' }).getByRole('link', { name: /^Test data/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeFocused();
  for (const [id, answer] of [['dat-1a', 'Yes'], ['dat-1b', 'Partly'], ['dat-2b', "Don't know"]]) {
    await page.locator(`[data-practice="${id}"]`).getByRole('radio', { name: answer, exact: true }).check();
  }
  await expect(page.getByText(/^15 of 124 answered/)).toBeVisible();
  const first = page.locator('[data-practice="dat-1a"]');
  await first.getByText('Add evidence or a note').click();
  await first.getByLabel('Evidence', { exact: true }).fill('Ticket 4711, seed script');
  await first.getByLabel('Evidence', { exact: true }).blur();

  const column = page.getByRole('region', { name: 'This dimension' });
  await column.getByRole('link', { name: /^level \d/ }).click();
  const detail = page.getByRole('region', { name: 'Test data and privacy' });
  await detail.getByRole('radio', { checked: false }).first().check();
  await detail.getByLabel('Why this target').fill(MINE);
  await detail.getByLabel('Why this target').blur();

  await go(page, 'details');
  await type(page, 'Organisation', 'Ärger & Söhne');
  await go(page, 'resources');
  await page.getByRole('button', { name: 'Add a person or group' }).click();
  await page.keyboard.type('The two of us');
  await page.keyboard.press('Tab');
  await stored(page);
}

/** Takes the three documents, by their names. */
async function take(page: Page): Promise<Record<string, string>> {
  await page.getByRole('link', { name: 'Download documents' }).click();
  const list = page.getByRole('navigation', { name: 'Documents' }).getByRole('link');
  await expect(list).toHaveCount(3);
  const files: Record<string, string> = {};
  for (const link of await list.all()) {
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'true');
    const waiting = page.waitForEvent('download');
    await page.getByRole('main').getByRole('button', { name: 'Download', exact: true }).click();
    const download = await waiting;
    files[download.suggestedFilename()] = await readFile(await download.path(), 'utf8');
  }
  return files;
}

const SECTIONS = {
  'load_testing_maturity_assessment.md': ['Executive summary', 'Method', 'Results overview', 'How sure are we', 'Dimension findings', 'Gap analysis', 'Quick wins', 'Next assessment'],
  'load_testing_strategy.md': ['Purpose, scope and exclusions', 'Principles', 'Performance requirements', 'Test portfolio', 'Execution process', 'Metrics'],
  'load_testing_roadmap.md': ['Executive summary', 'Vision', 'Current state', 'Roadmap at a glance', 'Resources and budget', 'Next 30 days'],
};

test.describe('a new user', () => {
  test('gets from nothing to three documents with the own words in them, and loses nothing', async ({ page }) => {
    await untilGaps(page);
    await page.reload();
    await usable(page);
    const files = await take(page);
    expect(Object.keys(files).sort()).toEqual(Object.keys(SECTIONS).sort());
    for (const [name, sections] of Object.entries(SECTIONS)) {
      expect(files[name]).toMatch(/^# Load testing /);
      for (const section of sections) expect(files[name], `${section} in ${name}`).toMatch(new RegExp(`^## \\d+\\. ${section}`, 'm'));
      expect(files[name]).toContain('Ärger & Söhne');
    }
    expect(files['load_testing_maturity_assessment.md']).toContain('Ticket 4711, seed script');
    for (const name of ['load_testing_maturity_assessment.md', 'load_testing_roadmap.md']) {
      expect(files[name].replaceAll('&amp;', '&').replaceAll('\\&', '&')).toContain(MINE);
    }
  });
});

test.describe('a new user with a roadmap', () => {
  test('plans from the gaps, and finds the work with its dates in the roadmap document', async ({ page }) => {
    await untilGaps(page);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Roadmap' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmap');
    const before = (await take(page))['load_testing_roadmap.md'];
    await go(page, 'roadmap');
    await page.getByRole('main').getByRole('button', { name: 'Plan from gaps' }).click();
    await stored(page);
    const after = (await take(page))['load_testing_roadmap.md'];
    expect(after).not.toBe(before);
    expect(after).toMatch(/\bI-\d\d\b/);
    expect(after).toContain('```mermaid\ngantt');
  });
});

test.describe('every example', () => {
  test('opens, shows its score and its gaps, and every page of it can be visited', async ({ page }) => {
    test.slow(); // eight plans, every page of each
    await open(page);
    const all = await routes(page);
    for (const name of await samples(page)) {
      await test.step(name, async () => {
        await openSample(page, name);
        await expect(page.getByRole('heading', { level: 1 })).toContainText(`Example: ${name}`);
        for (const route of all) {
          await visit(page, route);
          await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
          await expect(page.locator('.side [aria-current="page"]')).toHaveAttribute('href', route);
        }
        await visit(page, '#/assessment/result');
        await expect(page.getByText(/^124 of 124 answered/)).toBeVisible();
        const score = page.getByRole('main').locator('.figure').first();
        await expect(score).toHaveText(/^[0-5]\.\d of 5$/);
        expect(Number.parseFloat((await score.textContent())!)).toBeGreaterThan(0);
        await visit(page, '#/gaps');
        await expect(page.getByRole('main').getByText(/^\d\.\d → [1-5]/)).toHaveCount(12);
        expect(await page.getByRole('main').getByText(/^(large|very large|moderate|small|medium|high|critical|low)$/i).count()).toBeGreaterThan(0);
      });
    }
  });
});
