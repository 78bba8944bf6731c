// The quick check: twelve questions by mouse or keys, a result at once, and answers that stay.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { go, stored } from './shell';

/** The first question; it always applies. */
const FIRST = 'Does each critical journey have a written limit for response time and error rate at a stated load?';
/** The second question; there is a reason for which it may not apply. */
const SECOND = 'Is the mix of operations in your tests taken from production logs or analytics?';

const questions = (page: Page) => page.getByRole('main').getByRole('article');
const question = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const soFar = (page: Page) => page.getByRole('region', { name: /^(So far|Estimate)$/ });
const result = (page: Page) => page.getByRole('region', { name: 'Your result' });

/** How many questions are answered, in words. */
const howFar = (page: Page) => page.getByRole('main').getByRole('paragraph').filter({ hasText: /^\d+ of 12 ·/ });

/** Presses one key after the other, each where the one before left the focus. */
async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
}

/** The three numbers of the estimate: low, score, high. */
async function numbers(page: Page): Promise<number[]> {
  const words = await result(page).getByText(/^Estimated score/).textContent();
  const [, score, low, high] = /score (\d\.\d) of 5, probably between (\d\.\d) and (\d\.\d)/.exec(words!)!;
  return [low, score, high].map(Number);
}

test.describe('by keyboard alone', () => {
  test('from the welcome to the result and on to the assessment', async ({ page }) => {
    await open(page);
    const start = page.getByRole('link', { name: 'Start the quick check' });
    for (let n = 0; n < 60 && !(await start.evaluate((link) => link === document.activeElement)); n += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(questions(page)).toHaveCount(12);
    await expect(howFar(page)).toHaveText('0 of 12 · about 4 minutes left');
    await expect(soFar(page)).toContainText('Answer the first question');

    await press(page, '1');
    await expect(questions(page).nth(1)).toBeFocused();
    await expect(question(page, FIRST).getByRole('radio', { name: 'No', exact: true })).toBeChecked();
    await expect(soFar(page)).toContainText('Provisional: 11 questions are open.');
    await press(page, '234123412');
    await expect(questions(page).nth(10)).toBeFocused();
    await press(page, '3');
    await expect(soFar(page)).toContainText('Provisional: 1 question is open.');
    await press(page, '2');
    await expect(page.getByRole('heading', { name: 'Your result' })).toBeFocused();
    await expect(howFar(page)).toContainText('12 of 12 · done');

    const [low, score, high] = await numbers(page);
    expect(low).toBeLessThan(score);
    expect(score).toBeLessThan(high);
    await expect(soFar(page)).toContainText(`${score.toFixed(1)} of 5`);
    await expect(soFar(page)).toContainText(/between \d\.\d and \d\.\d, \w+ confidence/);
    await expect(result(page).getByRole('heading', { level: 4 })).toHaveCount(3);
    await expectAccessible(page);

    await page.keyboard.press('Tab');
    const carryOn = result(page).getByRole('link', { name: 'Carry on with the full assessment' });
    for (let n = 0; n < 30 && !(await carryOn.evaluate((link) => link === document.activeElement)); n += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assessment');
    await expect(page.getByText(/^12 of 124 answered/)).toBeVisible();
    const carried = [
      ['objectives-slos/obj-2a', 'No'],
      ['workload-modelling/wlm-2a', 'Partly'],
      ['test-design/tds-3a', 'Yes'],
      ['environments/env-3a', "Don't know"],
    ];
    for (const [place, answer] of carried) {
      await go(page, `assessment/${place}`);
      const focused = page.locator('article:focus');
      await expect(focused).toHaveAttribute('data-practice', place.split('/')[1]);
      await expect(focused.getByRole('radio', { name: answer, exact: true })).toBeChecked();
    }
  });

  test('back and forth with J and K, an answer corrected, and the open one found', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, 'jjj');
    await expect(questions(page).nth(3)).toBeFocused();
    await press(page, 'k');
    await expect(questions(page).nth(2)).toBeFocused();
    await press(page, '3');
    await expect(questions(page).nth(3)).toBeFocused();
    await press(page, 'k1');
    await expect(questions(page).nth(2).getByRole('radio', { name: 'No', exact: true })).toBeChecked();
    await expect(howFar(page)).toHaveText(/^1 of 12/);
    // Before the first and behind the last there is nothing.
    await press(page, 'kkkkkkkk');
    await expect(questions(page).first()).toBeFocused();
    await press(page, 'jjjjjjjjjjjjjj');
    await expect(questions(page).last()).toBeFocused();
    // The last answer leads to the first open question.
    await press(page, '2');
    await expect(questions(page).first()).toBeFocused();
  });

  test('not applicable asks for the reason, where there is one', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, '5');
    await expect(page.getByText('This question always applies')).toBeVisible();
    await expect(question(page, FIRST).getByRole('radio', { name: 'Not applicable' })).toHaveCount(0);
    await press(page, '15');
    const reason = question(page, SECOND).getByLabel('Why it does not apply here');
    await expect(reason).toBeFocused();
    await page.keyboard.type('No traffic yet: 3 more weeks');
    await page.keyboard.press('Enter');
    await expect(question(page, SECOND)).toBeFocused();
    await expect(question(page, SECOND).getByRole('radio', { name: 'Not applicable' })).toBeChecked();
    await expect(howFar(page)).toHaveText(/^2 of 12/);
    await press(page, 'j3');
    await expect(howFar(page)).toHaveText(/^3 of 12/);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(reason).toHaveValue('No traffic yet: 3 more weeks');
  });

  test('what the answers mean is one key away', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, 'r');
    const dialog = page.getByRole('dialog', { name: 'What the answers mean' });
    await expect(dialog).toContainText('True for at least 80% of critical journeys');
    await expectAccessible(page);
    // Keys do not reach the questions behind it.
    await press(page, '3');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(howFar(page)).toHaveText(/^0 of 12/);
  });

  test('keys do nothing when they are turned off', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await press(page, '3j1');
    await expect(howFar(page)).toHaveText(/^0 of 12/);
  });
});

test.describe('answers', () => {
  test('are undone and done again one by one, and stay over a reload', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, '321');
    await expect(howFar(page)).toHaveText(/^3 of 12/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(howFar(page)).toHaveText(/^1 of 12/);
    await expect(questions(page).nth(1).getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await expect(questions(page).nth(1).getByRole('radio', { name: 'Partly' })).toBeChecked();
    await stored(page);
    const before = await soFar(page).textContent();
    await page.reload();
    await usable(page);
    await expect(howFar(page)).toHaveText(/^2 of 12/);
    await expect(soFar(page)).toHaveText(before!);
    await expect(question(page, FIRST).getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  });

  test('given elsewhere are here, and the other way round', async ({ page }) => {
    await open(page, '#/assessment/objectives-slos/obj-2a');
    await page.getByRole('article', { name: FIRST }).getByRole('radio', { name: 'Yes', exact: true }).click();
    await go(page, 'quick-check');
    await expect(question(page, FIRST).getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
    await question(page, FIRST).getByRole('radio', { name: 'No', exact: true }).click();
    await go(page, 'assessment/objectives-slos/obj-2a');
    await expect(page.getByRole('article', { name: FIRST }).getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  });

  test('can all be cleared, and then nothing is claimed', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, '313131313131');
    await expect(result(page)).toBeVisible();
    const clear = page.getByRole('button', { name: /^Clear: / });
    await expect(clear).toHaveCount(12);
    for (let left = 12; left > 0; left -= 1) {
      await clear.first().click();
      await expect(clear).toHaveCount(left - 1);
      // The focus does not fall back to the top of the page.
      await expect(page.locator('article:focus')).toHaveCount(1);
    }
    await expect(result(page)).toHaveCount(0);
    await expect(soFar(page)).toContainText('Answer the first question');
    await expect(howFar(page)).toHaveText(/^0 of 12/);
  });

  test('all yes, all no, and all unknown give what they must', async ({ page }) => {
    await open(page, '#/quick-check');
    const scores: Record<string, number[]> = {};
    const confidence: Record<string, number> = {};
    for (const key of ['3', '1', '4']) {
      // From wherever the focus is, back to the first question.
      await questions(page).first().focus();
      await press(page, key.repeat(12));
      await expect(page.getByRole('heading', { name: 'Your result' })).toBeFocused();
      scores[key] = await numbers(page);
      confidence[key] = Number.parseInt(/Confidence is low: (\d+%)/.exec((await result(page).textContent())!)![1], 10);
    }
    expect(scores['3'][1]).toBeGreaterThanOrEqual(4);
    expect(scores['1'][1]).toBeLessThan(1);
    // Don't know counts as not in place, and is less sure than a no. Twelve questions never claim much.
    expect(scores['4']).toEqual(scores['1']);
    expect(confidence['4']).toBeLessThan(confidence['1']);
    for (const percent of Object.values(confidence)) expect(percent).toBeLessThanOrEqual(40);
  });
});

test.describe('the result', () => {
  test('explains its number and leads on', async ({ page }) => {
    await open(page, '#/quick-check');
    await press(page, '322132213221');
    const [, score] = await numbers(page);
    await result(page).getByRole('button', { name: 'Explain the estimate' }).click();
    const dialog = page.locator('dialog[open]');
    await expect(dialog).toContainText('How it is computed');
    await expect(dialog).toContainText('With the numbers of this plan');
    await expect(dialog).toContainText(score.toFixed(1));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(result(page).getByRole('button', { name: 'Explain the estimate' })).toBeFocused();
    await result(page).getByText('A rough sketch by dimension').click();
    await expect(result(page).getByText(/^about \d\.\d$/)).toHaveCount(12);
    await result(page).getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog', { name: 'Share this plan' })).toBeVisible();
    await page.keyboard.press('Escape');
    await result(page).getByRole('link', { name: 'See the gaps' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gaps');
  });

  test('is the same for who opens the link', async ({ page, context }) => {
    await open(page, '#/quick-check');
    await press(page, '322132213221');
    const mine = await result(page).textContent();
    await result(page).getByRole('button', { name: 'Share' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    // As the quick check promises: short enough for any chat.
    expect(new URL(link).hash.length).toBeLessThan(120);
    const other = await context.newPage();
    await other.goto(link);
    await usable(other);
    await go(other, 'quick-check');
    await expect(result(other)).toHaveText(mine!);
    // It can be looked at, not changed.
    for (const radio of await question(other, FIRST).getByRole('radio').all()) await expect(radio).toBeDisabled();
    await press(other, 'j2');
    await expect(other.getByText('Choose "Keep a copy" to change it.')).toBeVisible();
    await expect(question(other, FIRST).getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('it is answered by taps, without scrolling sideways', async ({ page }) => {
    await open(page, '#/quick-check');
    for (const article of await questions(page).all()) await article.getByRole('radio', { name: 'Partly' }).tap();
    await expect(howFar(page)).toContainText('12 of 12 · done');
    await expect(result(page).getByRole('heading', { level: 4 })).toHaveCount(3);
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(375);
    for (const radio of await questions(page).first().locator('label').all()) {
      const { height } = (await radio.boundingBox())!;
      expect(height, 'large enough for a thumb').toBeGreaterThanOrEqual(44);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });
});
