// The assessment: answers with their proof, who gave them, outcomes, and what it all adds up to.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { content, go, openExample, openFile, save, stored, type } from './shell';

const SECOND = 'Is the mix of operations in your tests taken from production logs or analytics?';
const RESET = 'Can test data be reset to a known state by a script before each run?';
const SKEW = "Does test data reproduce production's skew: very popular items, very large customers and many rarely used records?";

/** A question by the id of its practice. */
const question = (page: Page, id: string) => page.locator(`article[data-practice="${id}"]`);
/** The answer that is chosen for a question. */
const radio = (page: Page, id: string, answer: string) => question(page, id).getByRole('radio', { name: answer, exact: true });
const column = (page: Page) => page.getByRole('region', { name: 'This dimension' });
/** The score of the dimension that is shown. */
const score = async (page: Page) => Number.parseFloat((await column(page).locator('.figure strong').textContent())!);
const coverage = (page: Page) => page.getByText(/^\d+ of 124 answered/);

test.describe('an answer', () => {
  test('counts at once, everywhere it is counted', async ({ page }) => {
    await open(page, '#/assessment/test-data');
    await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeVisible();
    await expect(page.getByText('0 of 11 answered')).toBeVisible();
    await radio(page, 'dat-1a', 'Yes').check();
    await expect(page.getByText('1 of 11 answered')).toBeVisible();
    await expect(coverage(page)).toHaveText(/^1 of 124 answered, about 21 minutes left$/);
    const before = await score(page);
    await radio(page, 'dat-1b', 'Yes').check();
    expect(await score(page)).toBeGreaterThan(before);
    await expect(page.getByRole('navigation', { name: 'Parts of the assessment' }).getByRole('link', { name: /^Test data/ })).toContainText('2');
    await question(page, 'dat-1a').getByRole('button', { name: /^Clear: / }).click();
    expect(await score(page)).toBe(before);
    await expect(question(page, 'dat-1a')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(radio(page, 'dat-1a', 'Yes')).toBeChecked();
    await page.keyboard.press('Control+z');
    await expect(radio(page, 'dat-1b', 'Yes')).not.toBeChecked();
    expect(await score(page)).toBe(before);
  });

  test('takes evidence with its strength and a note, and keeps them', async ({ page }) => {
    await open(page, '#/assessment/test-data/dat-1a');
    const here = question(page, 'dat-1a');
    await expect(here).toBeFocused();
    await radio(page, 'dat-1a', 'Yes').check();
    const unproven = await column(page).getByText(/^\d\.\d/).nth(1).textContent();
    await here.getByText('Add evidence or a note').click();
    await here.getByLabel('Evidence', { exact: true }).fill('Seed script <b>v2</b>');
    await here.getByLabel('Evidence', { exact: true }).blur();
    // A text is noted evidence by itself.
    await expect(here.getByRole('radio', { name: 'Noted' })).toBeChecked();
    await here.getByRole('radio', { name: 'Verified' }).check();
    await expect(here.locator('summary').filter({ hasText: 'Evidence verified: Seed script <b>v2</b>' })).toBeVisible();
    await here.getByLabel('Note', { exact: true }).fill('asked Ada\n2 lines');
    await here.getByLabel('Note', { exact: true }).blur();
    await expect(column(page).getByText(/^\d\.\d/).nth(1)).not.toHaveText(unproven!);
    await stored(page);
    await page.reload();
    await usable(page);
    await here.getByText('Evidence verified: Seed script').click();
    await expect(here.getByLabel('Evidence', { exact: true })).toHaveValue('Seed script <b>v2</b>');
    await expect(here.getByLabel('Note', { exact: true })).toHaveValue('asked Ada\n2 lines');
    await expect(here.getByRole('radio', { name: 'Verified' })).toBeChecked();
    // Another answer keeps what was written.
    await radio(page, 'dat-1a', 'Partly').check();
    await expect(here.getByLabel('Evidence', { exact: true })).toHaveValue('Seed script <b>v2</b>');
  });

  test('may be that it does not apply, where that can be, with the reason', async ({ page }) => {
    await open(page, '#/assessment/test-data');
    await expect(page.getByRole('radio', { name: 'Not applicable' })).toHaveCount(2);
    await expect(radio(page, 'dat-1a', 'Not applicable')).toHaveCount(0);
    await radio(page, 'dat-2a', 'Not applicable').check();
    const here = question(page, 'dat-2a');
    const reason = here.getByLabel('Why it does not apply here');
    await expect(here).toContainText('The only reason that counts: Tests run against production storage.');
    await reason.fill('We test on production storage.');
    await reason.blur();
    await go(page, 'assessment/result');
    await expect(page.getByRole('listitem').filter({ hasText: 'Realistic volumes: We test on production storage.' })).toBeVisible();
    await go(page, 'documents/roadmap');
    await expect(page.getByRole('tabpanel')).toContainText('We test on production storage.');
    await go(page, 'assessment/test-data');
    await radio(page, 'dat-2a', 'No').check();
    await expect(reason).toHaveCount(0);
    await go(page, 'assessment/result');
    await expect(page.getByRole('heading', { name: 'Not applicable' })).toHaveCount(0);
  });

  test('that does not go together with another one is shown on both, and in the result', async ({ page }) => {
    await open(page, '#/assessment/test-data');
    await radio(page, 'dat-1b', 'No').check();
    await radio(page, 'dat-2b', 'Yes').check();
    await expect(question(page, 'dat-2b')).toContainText('Does not go together: this is a yes, but it builds on Sensitive data known, which is a no.');
    await expect(question(page, 'dat-1b')).toContainText('this is a no, but a yes builds on it, to Sensitive data protected.');
    await expectAccessible(page);
    await go(page, 'assessment/result');
    await expect(page.getByRole('main')).toContainText('Sensitive data protected is a yes, but it builds on Sensitive data known, which is a no.');
    await page.getByRole('link', { name: 'Sensitive data known' }).first().click();
    await expect(question(page, 'dat-1b')).toBeFocused();
    await radio(page, 'dat-1b', 'Yes').check();
    await expect(page.getByText('Does not go together')).toHaveCount(0);
  });
});

test('what was unfolded for one dimension is folded in the next', async ({ page }) => {
  await open(page, '#/assessment/test-data');
  await page.getByText('How to put it in place', { exact: true }).first().click();
  await expect(page.getByText('First step', { exact: true })).toBeVisible();
  await go(page, 'assessment/capacity-cost');
  await expect(question(page, 'cap-1a')).toBeVisible();
  await expect(page.locator('main details[open]')).toHaveCount(0);
  await page.getByText('How to put it in place', { exact: true }).first().click();
  await expect(page.getByText('First step', { exact: true })).toBeVisible();
});

test.describe('by keyboard', () => {
  test('questions are answered, and what they take is one key away', async ({ page }) => {
    await open(page, '#/assessment/test-data');
    await page.keyboard.press('3');
    await expect(radio(page, 'dat-1a', 'Yes')).toBeChecked();
    await expect(question(page, 'dat-1b')).toBeFocused();
    await page.keyboard.press('h');
    const how = question(page, 'dat-1b');
    for (const part of ['First step', 'Watch out']) await expect(how.getByText(part, { exact: true })).toBeVisible();
    await page.keyboard.press('h');
    await expect(how.getByText('First step', { exact: true })).toBeHidden();
    await page.keyboard.press('e');
    await expect(how.getByLabel('Evidence', { exact: true })).toBeFocused();
    await page.keyboard.type('3 wikis, 1 policy?');
    await expect(how.getByLabel('Evidence', { exact: true })).toHaveValue('3 wikis, 1 policy?');
    await page.keyboard.press('Tab');
    await expect(how.locator('summary').filter({ hasText: 'Evidence: 3 wikis, 1 policy?' })).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.getByRole('dialog', { name: 'What the answers mean' })).toContainText('Verified');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(page.getByLabel('Find a question')).toBeFocused();
  });

  test('the last answer of a part leads to the next part', async ({ page }) => {
    await open(page, '#/assessment/test-data');
    for (let n = 1; n <= 11; n += 1) {
      await page.keyboard.press(String((n % 3) + 1));
      await expect(page.getByText(`${n} of 11 answered`)).toBeVisible();
    }
    const next = page.getByRole('link', { name: 'Load generation and measurement integrity →' });
    await expect(next).toBeFocused();
    // Who types on changes nothing that is out of sight.
    await page.keyboard.press('1');
    await expect(page.getByRole('article').last().getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'Load generation and measurement integrity' })).toBeFocused();
  });
});

test.describe('finding', () => {
  test('by words shows the questions that fit, with their place, and answers there', async ({ page }) => {
    await open(page, '#/assessment');
    await page.getByLabel('Find a question').fill('reset script');
    await expect(page.getByRole('heading', { name: /questions? fits?$/ })).toBeVisible();
    await expect(page.getByRole('article', { name: RESET })).toContainText('Test data and privacy · level 3');
    await radio(page, 'dat-3a', 'Partly').check();
    await page.getByLabel('Find a question').fill('dat-3b');
    await expect(page.getByRole('heading', { name: '1 question fits' })).toBeVisible();
    await expect(page.getByRole('article', { name: SKEW })).toBeVisible();
    await page.getByLabel('Find a question').fill('no such question <b>');
    await expect(page.getByRole('heading', { name: 'No question fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Show by dimension' }).click();
    await expect(page.getByLabel('Find a question')).toHaveValue('');
    await go(page, 'assessment/test-data');
    await expect(radio(page, 'dat-3a', 'Partly')).toBeChecked();
  });

  test('by answer shows what is open, and keeps it in sight while it is answered', async ({ page }) => {
    await open(page);
    await openExample(page, 'Retail bank');
    await go(page, 'assessment');
    await page.getByLabel('Show', { exact: true }).selectOption('Yes or partly without evidence');
    const found = page.getByRole('heading', { name: /questions? fits?$/ });
    const count = Number.parseInt((await found.textContent())!, 10);
    expect(count).toBeGreaterThan(0);
    await page.getByRole('article').first().getByRole('radio', { name: 'No', exact: true }).check();
    await expect(page.getByRole('article')).toHaveCount(count);
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByRole('article')).toHaveCount(count - 1);
  });
});

test.describe('an address', () => {
  test('leads to the question it names', async ({ page }) => {
    await open(page, '#/assessment/workload-modelling/wlm-2a');
    await expect(page.getByRole('article', { name: SECOND })).toBeFocused();
    await expect(page.getByRole('article', { name: SECOND })).toBeInViewport();
    await go(page, 'assessment/test-data/dat-5b');
    await expect(question(page, 'dat-5b')).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('article', { name: SECOND })).toBeFocused();
  });

  test('that names what is not there says so, or shows the rest', async ({ page }) => {
    await open(page, '#/assessment/nonsense');
    await expect(page.getByRole('heading', { name: 'This part is not in the model' })).toBeVisible();
    await go(page, 'assessment/test-data/dat-9z');
    await expect(page.getByRole('heading', { level: 2, name: 'Test data and privacy' })).toBeVisible();
  });
});

test.describe('around the answers', () => {
  test('who took part is kept, and makes the result surer', async ({ page }) => {
    await open(page, '#/assessment/people');
    await expect(page.getByText(/^No role is named/)).toBeVisible();
    for (const [n, name] of ['Ada', '', 'Grace'].entries()) {
      await page.getByRole('button', { name: 'Add a respondent' }).click();
      await expect(page.getByLabel('Name', { exact: true }).nth(n)).toBeFocused();
      await page.keyboard.type(name);
      await page.getByLabel('Role they spoke for').nth(n).selectOption({ index: n + 1 });
    }
    await expect(page.getByText('3 different roles took part: nothing is taken off the confidence.')).toBeVisible();
    await type(page, 'Who led it', 'Edsger\nBarbara');
    await type(page, 'Day of the assessment', '2027-02-03');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Name', { exact: true }).first()).toHaveValue('Ada');
    await expect(page.getByLabel('Day of the assessment')).toHaveValue('2027-02-03');
    await go(page, 'documents/assessment');
    for (const words of ['Edsger', 'Barbara', '3 February 2027']) await expect(page.getByRole('tabpanel')).toContainText(words);
    await go(page, 'assessment/people');
    await page.getByRole('button', { name: 'Remove Ada' }).click();
    await expect(page.getByText(/^2 different roles took part/)).toBeVisible();
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(page.getByText(/^3 different roles took part/)).toBeVisible();
  });

  test('outcomes are held against the score and never change it', async ({ page }) => {
    await open(page);
    await openExample(page, 'Mature marketplace');
    await go(page, 'assessment/result');
    const overall = page.getByRole('main').locator('.figure').first();
    const before = await overall.textContent();
    await go(page, 'assessment/outcomes');
    const probes = page.getByRole('main').getByRole('group').filter({ has: page.getByRole('radio') });
    const count = await probes.count();
    // The worst of every answer cannot go together with a high score.
    for (let n = 0; n < count; n += 1) await probes.nth(n).getByRole('radio').last().check();
    const last = await page.getByRole('status').filter({ hasText: 'outcomes' }).textContent();
    for (let n = 0; n < count; n += 1) await probes.nth(n).getByRole('radio').first().check();
    const first = await page.getByRole('status').filter({ hasText: 'outcomes' }).textContent();
    expect([first, last].some((words) => words!.includes('do not go together'))).toBe(true);
    await go(page, 'assessment/result');
    await expect(overall).toHaveText(before!);
    await go(page, 'assessment/outcomes');
    for (let n = 0; n < count; n += 1) await probes.nth(n).getByRole('button', { name: /^Clear: / }).click();
    await expect(page.getByText('Answer what you can: outcomes show whether the scores can be true.')).toBeVisible();
  });

  test('every number of a dimension and of the result explains itself', async ({ page }) => {
    await open(page);
    await openExample(page, 'Mid-size e-commerce');
    for (const place of ['test-data', 'result']) {
      await go(page, `assessment/${place}`);
      const buttons = page.getByRole('main').getByRole('button', { name: /^Explain / });
      await expect(buttons.nth(3)).toBeVisible();
      for (const button of await buttons.all()) {
        await button.click();
        const dialog = page.locator('dialog[open]');
        await expect(dialog.getByText('How it is computed')).toBeVisible();
        await expect(dialog.getByText('With the numbers of this plan')).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(button).toBeFocused();
      }
    }
  });

  test('a practice of another version is kept, shown, and left out of the score', async ({ page }) => {
    await open(page);
    await openExample(page, 'Mid-size e-commerce');
    await go(page, 'assessment/result');
    const overall = page.getByRole('main').locator('.figure').first();
    const before = await overall.textContent();
    const plan = JSON.parse(await content(await save(page)));
    plan.details.name = 'With a guest';
    plan.assessment.answers['qqq-9z'] = { choice: 'Y', note: 'from tomorrow', 'a-key-of-tomorrow': [1, 'x'] };
    plan.assessment.tomorrow = { kept: true };
    await openFile(page, JSON.stringify(plan));
    await stored(page);
    await go(page, 'assessment/result');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assessment');
    await expect(page.getByText('Practices this version does not know')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'qqq-9z' })).toContainText('Yes');
    await expect(overall).toHaveText(before!);
    await expectAccessible(page);
    const again = JSON.parse(await content(await save(page)));
    expect(again.assessment.answers['qqq-9z']).toEqual(plan.assessment.answers['qqq-9z']);
    expect(again.assessment.tomorrow).toEqual({ kept: true });
    await page.getByRole('button', { name: 'Remove qqq-9z' }).click();
    await expect(page.getByText('Practices this version does not know')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Practices this version does not know')).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('parts are chosen from a list, and nothing scrolls sideways', async ({ page }) => {
    await open(page, '#/assessment');
    const parts = page.getByLabel('Part of the assessment');
    for (const part of await parts.locator('option').all()) {
      const [id, name] = [await part.getAttribute('value'), await part.textContent()];
      await parts.selectOption(id!);
      await expect(page.getByRole('heading', { level: 2, name: name!.replace(/ \(.*/, '') })).toBeVisible();
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth), name!).toBeLessThanOrEqual(375);
    }
    await parts.selectOption('test-data');
    await radio(page, 'dat-1a', 'Yes').tap();
    await expect(coverage(page)).toHaveText(/^1 of 124/);
  });
});
