// The overview: what a plan says at a glance, in every state it can be in, and the way to what is missing.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, LARGEST_SAMPLE, open, openSample, settled, test, usable } from './fixtures';
import { content, go, openFile, save, stored, type } from './shell';

const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (page: Page, dimension: string) =>
  page.getByRole('region', { name: 'Maturity by dimension' }).getByRole('listitem').filter({ hasText: dimension });

/** A plan with nothing but a name. */
async function named(page: Page): Promise<void> {
  await open(page, '#/details');
  await type(page, 'Plan name', 'Checkout platform');
  await go(page, '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout platform');
}

/** Answers the quick check and nothing else. */
async function quickChecked(page: Page, answer = 'Partly'): Promise<void> {
  await open(page, '#/quick-check');
  const questions = page.locator('.question');
  for (let i = 0; i < (await questions.count()); i += 1) {
    await questions.nth(i).getByRole('radio', { name: answer, exact: true }).check();
  }
  await go(page, '');
}

async function sample(page: Page): Promise<void> {
  await open(page);
  await openSample(page, LARGEST_SAMPLE);
  await go(page, '');
  await expect(tile(page, 'Maturity')).toContainText('of 5');
}

test.describe('the overview of a plan', () => {
  test('with nothing but a name says in words what is not known, and leads there', async ({ page }) => {
    await named(page);
    await expect(tile(page, 'Maturity')).toContainText('Not assessed yet');
    await expect(tile(page, 'Way to the targets')).toContainText('Not known yet');
    await expect(tile(page, 'Finish')).toContainText('Not planned yet');
    await expect(tile(page, 'Finish')).toContainText('nobody is named');
    await expect(tile(page, 'Cost')).toContainText('No cap stated');
    await expect(page.getByRole('main')).not.toContainText(/\b0(\.0)?( of 5|%)/);
    await expect(row(page, 'Test data').getByRole('img')).toHaveAccessibleName('Not assessed yet, end target 2');
    await tile(page, 'Maturity').getByRole('link', { name: 'Start the quick check' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quick check');
  });

  test('with the quick check answered shows an estimate and says that it is one', async ({ page }) => {
    await quickChecked(page);
    await expect(tile(page, 'Maturity')).toContainText('2.2 of 5');
    await expect(tile(page, 'Maturity')).toContainText('Estimated from the quick check, probably 1.8 to 2.6');
    await expect(tile(page, 'Way to the targets')).toContainText('about 100%');
    await expect(tile(page, 'Way to the targets')).toContainText('No business driver moves the targets yet');
    await expect(row(page, 'Test data')).toContainText('about 2.2 → 2.0');
    await expect(row(page, 'Test data').getByRole('img')).toHaveAccessibleName('About 2.2 of 5, Level 2 · Repeatable, end target 2');
    await expect(page.getByRole('region', { name: 'Next up' }).getByRole('listitem')).toHaveCount(3);
  });

  test('says when the assessment has begun but is not enough', async ({ page }) => {
    await quickChecked(page);
    await go(page, 'assessment/test-data');
    await page.locator('.question').first().getByRole('radio', { name: 'Yes', exact: true }).check();
    await go(page, '');
    await expect(tile(page, 'Maturity')).toContainText('Provisional: 10% answered');
    await expect(row(page, 'Test data').getByRole('img')).toHaveAccessibleName(/^From few answers \d\.\d of 5/);
    await expect(row(page, 'Environments').getByRole('img')).toHaveAccessibleName(/^About/);
  });

  test('with everything answered and a roadmap shows all four figures, each explained', async ({ page }) => {
    await sample(page);
    await expect(tile(page, 'Maturity')).toContainText(/1\.8 of 5\s*Level 2 · Repeatable\s*Lowest: Skills/);
    await expect(tile(page, 'Way to the targets')).toContainText(/\d\d%/);
    await expect(tile(page, 'Finish')).toContainText(/\d+ [A-Z][a-z]{2} 20\d\d/);
    await expect(tile(page, 'Finish')).toContainText('28 initiatives');
    await expect(tile(page, 'Cost')).toContainText(/EUR \d{3},\d{3}/);
    for (const [name, title] of Object.entries({
      Maturity: 'Overall level',
      'Way to the targets': 'Way to the targets',
      Finish: 'Effort of the roadmap',
      Cost: 'Cost of the roadmap',
    })) {
      await tile(page, name).getByRole('button', { name: /^Explain/ }).click();
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await page.keyboard.press('Escape');
    }
    const next = page.getByRole('region', { name: 'Next up' });
    await expect(next.getByRole('listitem')).toHaveCount(4);
    await expect(next).toContainText(/about \d+ days/);
    await expect(next.getByRole('listitem').first()).toContainText(/Starts \d+ [A-Z][a-z]{2}/);
    await row(page, 'Workload modelling').getByRole('link').click();
    await expect(page).toHaveURL(/#\/gaps\/workload-modelling$/);
  });

  test('names what comes next by the day for which the data hold', async ({ page }) => {
    await sample(page);
    const next = page.getByRole('region', { name: 'Next up' });
    const first = await next.getByRole('listitem').first().innerText();
    await go(page, 'details');
    await page.getByLabel('Data as of').fill('2199-01-01');
    await page.getByLabel('Data as of').blur();
    await go(page, '');
    await expect(next).toContainText('Everything on the roadmap ends before');
    await next.getByRole('link', { name: 'Change the day' }).click();
    await expect(page.getByLabel('Data as of')).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await go(page, '');
    await expect(next.getByRole('listitem').first()).toHaveText(first, { useInnerText: true });
  });

  test('holds the cost against the cap, after undo and after a reload too', async ({ page }) => {
    await sample(page);
    const cost = tile(page, 'Cost');
    await cost.getByRole('link', { name: 'Add a cap' }).click();
    await expect(page.getByRole('textbox', { name: 'Budget cap' })).toBeFocused();
    await page.keyboard.type('200,000');
    await page.keyboard.press('Enter');
    await go(page, '');
    await expect(cost).toContainText('Cap: EUR 200,000');
    await expect(cost).toContainText(/EUR [\d,]+ over the cap/);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(cost).toContainText('Cap: EUR 200,000');
    await go(page, 'resources/budget');
    await type(page, 'Budget cap', '900000.50');
    await go(page, '');
    await expect(cost).toContainText('Cap: EUR 900,001');
    await expect(cost).not.toContainText('over the cap');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cost).toContainText('over the cap');
  });
});

test.describe('what is missing', () => {
  const missing = (page: Page) => page.getByRole('region', { name: 'Ready to publish' });

  /** Follows every link and looks where the focus is then. */
  async function followAll(page: Page): Promise<string[]> {
    const links = missing(page).getByRole('link');
    await page.getByText(/^\d+ more$/).click();
    await expect(missing(page).locator('details li').first()).toBeVisible();
    const texts = await links.allInnerTexts();
    const lost: string[] = [];
    for (const [index, text] of texts.entries()) {
      if (!(await missing(page).locator('details').evaluate((more: HTMLDetailsElement) => more.open))) {
        await page.getByText(/^\d+ more$/).click();
      }
      await links.nth(index).click();
      // The pages of the vision and of the roadmap decide themselves where the focus goes.
      const known = !/#\/(vision|roadmap)/.test(page.url());
      const wanted = known ? 'main :focus:not(h1)' : 'main :focus';
      const found = page.locator(wanted).first();
      await found.waitFor({ timeout: 4_000 }).catch(() => lost.push(text));
      await go(page, '');
      await expect(missing(page)).toBeVisible();
    }
    return lost;
  }

  test('leads from an empty plan to every field', async ({ page }) => {
    test.slow();
    await named(page);
    await expect(missing(page)).toContainText('0 of 6 parts');
    expect(await followAll(page)).toEqual([]);
  });

  test('is nothing in an example, and leads to every field once its words are taken out', async ({ page }) => {
    test.slow();
    await sample(page);
    await expect(missing(page)).toContainText('6 of 6 parts');
    await expect(missing(page)).toContainText('Nothing is missing.');
    const plan = JSON.parse(await content(await save(page)));
    const { name, start, asOf, engineers, tier, eventDate } = plan.details;
    plan.details = { name, start, asOf, engineers, tier, eventDate };
    const objectives = plan.vision.objectives.map(({ id, template }: { id: number; template: string }) => ({ id, template }));
    plan.vision = { drivers: plan.vision.drivers, objectives };
    await openFile(page, JSON.stringify(plan));
    await go(page, '');
    await expect(missing(page)).toContainText(/[1-5] of 6 parts/);
    expect(await followAll(page)).toEqual([]);
  });

  test('goes from the list once it is there, by keyboard alone', async ({ page }) => {
    await named(page);
    const link = missing(page).getByRole('link', { name: 'Name the organisation.' });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Organisation')).toBeFocused();
    await page.keyboard.type('Acme');
    await page.keyboard.press('Enter');
    await go(page, '');
    await expect(link).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(link).toBeVisible();
    // Choices take the focus too.
    await missing(page).getByRole('link', { name: /how critical/ }).press('Enter');
    await expect(page.getByRole('radio', { name: 'Critical' })).toBeFocused();
    await go(page, '');
    await page.getByText(/^\d+ more$/).press('Enter');
    await missing(page).getByRole('link', { name: /nobody is named/ }).press('Enter');
    await expect(page.getByRole('button', { name: 'Add a person or group' })).toBeFocused();
  });
});

test.describe('the overview can be read', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`by everybody, in every state, in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await named(page);
      await page.getByText(/^\d+ more$/).click();
      await expectAccessible(page);
      await quickChecked(page);
      await expectAccessible(page);
      await sample(page);
      await expectAccessible(page);
    });
  }

  test('on narrow screens without scrolling sideways', async ({ page }) => {
    await named(page);
    for (const fill of [async () => {}, async () => sample(page)]) {
      await fill();
      for (const width of [320, 375, 768, 1024]) {
        await page.setViewportSize({ width, height: 800 });
        await settled(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    }
    await expectAccessible(page);
  });

  test('with names as long as they may be', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Wachstumsbeschleunigungsgesetz'.repeat(6));
    await type(page, 'Situation', `${'Donaudampfschifffahrt'.repeat(30)} ${'word '.repeat(400)}`);
    await go(page, 'resources/budget');
    await type(page, 'Budget cap', '9999999999');
    await go(page, '');
    for (const width of [320, 375, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});
