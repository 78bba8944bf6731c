// Vision and objectives: drivers, vision and its blanks, objectives with their chains, scope, journeys and SLOs.
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { go, openExample, stored, type } from './shell';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const drivers = (page: Page) => card(page, 'Business drivers');
const objectives = (page: Page) => card(page, 'Objectives');
const journeys = (page: Page) => card(page, 'Critical journeys');
const choose = (page: Page, name: string) => drivers(page).getByRole('button', { name: `Choose ${name}` });
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ }).first();

/** The names of the drivers that are ranked, in their order. */
const ranked = (page: Page) =>
  drivers(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Remove / }) })
    .getByRole('heading')
    .allInnerTexts();

/** Adds an entry and waits until its first field can be typed into. */
async function add(list: Locator, button: string, field: string): Promise<void> {
  await list.getByRole('button', { name: button }).click();
  await expect(list.getByLabel(field, { exact: true }).last()).toBeFocused();
}

const PEAKS = 'Revenue peak events';

test('a blank that wants a number takes nothing else, and keeps what was typed', async ({ page }) => {
  await open(page, '#/vision');
  await choose(page, PEAKS).click();
  const headroom = page.getByLabel('Headroom above the forecast peak, %');
  const wrong = page.getByText('Enter a number, such as 30 or 99.9.');
  for (const text of ['<b>lots</b>', 'a third', '30 ms']) {
    await type(page, 'Headroom above the forecast peak, %', text);
    await expect(wrong).toBeVisible();
    await expect(headroom).toHaveValue(text);
    await expect(headroom).toHaveAttribute('aria-invalid', 'true');
    await expect(card(page, 'Vision')).toContainText('proven 30% more');
  }
  await expectAccessible(page);
  await type(page, 'Headroom above the forecast peak, %', '40–50');
  await expect(wrong).toHaveCount(0);
  await expect(card(page, 'Vision')).toContainText('proven 40–50% more');
});

test.describe('from nothing to a plan that says why', () => {
  test('the page says what to do first, and each step offers the next', async ({ page }) => {
    await open(page, '#/vision');
    await expect(heading(page)).toHaveText('Vision and objectives');
    await page.getByRole('button', { name: 'Choose a driver' }).click();
    await expect(drivers(page).getByRole('button', { name: /^Choose / }).first()).toBeFocused();
    await choose(page, PEAKS).click();
    await expect(page.getByText('Begin with what drives you')).toBeHidden();
    await expect(drivers(page).getByRole('heading', { name: PEAKS })).toBeFocused();
    await expect(drivers(page).getByRole('heading', { name: PEAKS })).toContainText('Primary');

    // The vision stands there with its blanks; what the details know is asked for there.
    const vision = card(page, 'Vision');
    await expect(vision).toContainText('can do what they came for at full speed during [Event]');
    await expect(vision).toContainText('proven 30% more');
    await type(page, 'Headroom above the forecast peak, %', '45');
    await expect(vision).toContainText('proven 45% more');
    await vision.getByRole('link', { name: 'Plan details for Event' }).click();
    await type(page, 'Dated event to be ready for', 'Black Friday');
    await page.getByRole('link', { name: 'Vision and objectives' }).first().click();
    await expect(vision).toContainText('at full speed during Black Friday');

    // The objectives come from the driver, with their chain.
    await objectives(page).getByRole('button', { name: 'Start from the drivers' }).click();
    const first = objectives(page).getByText('Serve Black Friday without losing revenue').first();
    await expect(objectives(page).getByRole('group').first().locator('summary')).toBeFocused();
    await first.click();
    await expect(objectives(page).getByText('Peak throughput')).toBeVisible();
    await expect(objectives(page).getByText('Made true by').first()).toBeVisible();
    await type(page, 'Target', 'at most 0.5%');
    await type(page, 'Baseline', '2.1%');
    await type(page, 'Due', '2027-11-26');
    await objectives(page).getByLabel('Owner', { exact: true }).fill('Ada');
    await objectives(page).getByLabel('Owner', { exact: true }).blur();
    await expect(objectives(page).getByText('Target: at most 0.5% · by 26 November 2027 · Ada')).toBeVisible();
    await type(page, 'Improvement, %', '0.5');
    await expect(objectives(page).getByText('A complete objective has')).toBeHidden();

    await type(page, 'In scope', 'Web shop\n\n  Checkout  ');
    await add(card(page, 'Scope'), 'Add an exclusion', 'What is left out');
    await page.keyboard.type('Back office');
    await page.keyboard.press('Tab');
    await type(page, 'Why', 'Twenty users, none of them waits.');

    // A journey with its load and a limit.
    await add(journeys(page), 'Add a journey', 'Name');
    await page.keyboard.type('Search to checkout');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Open', exact: true }).check();
    await type(page, 'Transactions in the busiest hour', '12,000'.replace(',', ' '));
    await expect(journeys(page).getByText(/3\.4 transactions arrive per second and cause 4 requests per second\. What is empty counts as 1/)).toBeVisible();
    await type(page, 'Requests per transaction', '8.5');
    await type(page, 'Spike factor', '2');
    await expect(journeys(page).getByText('6.7 transactions arrive per second and cause 57 requests per second.')).toBeVisible();
    await page.getByRole('button', { name: 'Explain the peak load' }).click();
    await expect(page.getByRole('dialog')).toContainText('12,000 x 8.5 / 3,600 x 2 = 57 requests per second');
    await page.keyboard.press('Escape');
    await add(journeys(page), 'Add an SLO', 'Indicator');
    await page.keyboard.type('response time at the gateway');
    await page.keyboard.press('Tab');
    await type(page, 'Percentile', '99.9');
    await type(page, 'Limit', '1 200');
    await type(page, 'Errors at most', '0,1');
    await expect(journeys(page).getByText('57 requests/s at peak · 1 SLO')).toBeVisible();

    await stored(page);
    await page.reload();
    await usable(page);
    await expect(card(page, 'Vision')).toContainText('proven 45% more');
    await expect(page.getByLabel('In scope', { exact: true })).toHaveValue('Web shop\nCheckout');
    await expect(page.getByLabel('What is left out', { exact: true })).toHaveValue('Back office');
    await journeys(page).getByText('Search to checkout').click();
    await expect(page.getByRole('radio', { name: 'Open', exact: true })).toBeChecked();
    await expect(page.getByLabel('Percentile', { exact: true })).toHaveValue('99.9');
    await expect(page.getByLabel('Errors at most', { exact: true })).toHaveValue('0.1');

    // The strategy says the same.
    await go(page, 'documents/strategy');
    await expect(page.getByRole('main')).toContainText('57 requests/s');
    await expect(page.getByRole('main')).toContainText('p99.9');
  });

  test('open points lead to their fields', async ({ page }) => {
    await open(page, '#/vision');
    await choose(page, PEAKS).click();
    const points = card(page, 'Open points');
    await points.getByRole('button', { name: 'Say what the plan covers.' }).click();
    await expect(page.getByLabel('In scope', { exact: true })).toBeFocused();
    await page.keyboard.type('Web shop');
    await page.keyboard.press('Tab');
    await expect(points.getByRole('button', { name: 'Say what the plan covers.' })).toBeHidden();
    await objectives(page).getByRole('button', { name: 'Start from the drivers' }).click();
    await points.getByRole('button', { name: 'Fill the blank "Improvement, %"' }).click();
    await expect(page.getByLabel('Improvement, %', { exact: true })).toBeFocused();
  });
});

test.describe('drivers', () => {
  test('three can be ranked, moved and removed by keyboard alone', async ({ page }) => {
    await open(page, '#/vision');
    for (const name of [PEAKS, 'Reliability', 'Growth']) {
      await drivers(page).getByRole('button', { name: new RegExp(`^Choose .*${name}`, 'i') }).focus();
      await page.keyboard.press('Enter');
    }
    await expect(drivers(page).getByRole('button', { name: /^Choose / })).toHaveCount(0);
    await expect(drivers(page)).toContainText('Three are ranked');
    const names = await ranked(page);
    expect(names).toHaveLength(3);
    expect(names[0]).toMatch(/^Revenue peak events\s*Primary\s*counts 100%/);
    expect(names[2]).toContain('Tertiary');
    const up = drivers(page).getByRole('button', { name: /^Move up: .*growth/i });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(up).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(up).toHaveAttribute('aria-disabled', 'true');
    expect((await ranked(page))[0]).toMatch(/growth/i);
    await page.keyboard.press('Enter');
    expect((await ranked(page))[0]).toMatch(/growth/i);
    await drivers(page).getByRole('button', { name: `Remove ${PEAKS}` }).press('Enter');
    await expect(drivers(page).getByRole('heading', { name: PEAKS })).toBeFocused();
    await expect(choose(page, PEAKS)).toBeVisible();
    expect(await ranked(page)).toHaveLength(2);
  });

  test('each says what it means before it is chosen', async ({ page }) => {
    await open(page, '#/vision');
    const row = drivers(page).getByRole('listitem').filter({ has: page.getByRole('heading', { name: PEAKS }) });
    await expect(row).toContainText('Decisive for Workload modelling');
    await row.getByText('What it means').click();
    await expect(row).toContainText('Serve [Event] without losing revenue');
    await expect(row).toContainText('Proven headroom');
  });
});

test.describe('the vision in own words', () => {
  test('starts from the template, and going back can be undone', async ({ page }) => {
    await open(page, '#/vision');
    await choose(page, PEAKS).click();
    await page.getByRole('button', { name: 'Write it in your own words' }).click();
    const words = page.getByLabel('In your own words', { exact: true });
    await expect(words).toBeFocused();
    await expect(words).toHaveValue(/at full speed during \[Event\]/);
    await words.fill('We never turn a customer away.');
    await words.blur();
    // Another driver and another blank leave own words alone.
    await drivers(page).getByRole('button', { name: /^Choose .*reliability/i }).click();
    await expect(words).toHaveValue('We never turn a customer away.');
    await page.getByRole('button', { name: 'Back to the template' }).click();
    await expect(card(page, 'Vision')).toContainText('at full speed during [Event]');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(words).toHaveValue('We never turn a customer away.');
    // Emptying the field is a way back, too.
    await words.fill('');
    await words.blur();
    await expect(card(page, 'Vision')).toContainText('at full speed during [Event]');
    await undo(page).click();
    await expect(words).toHaveValue('We never turn a customer away.');
  });

  test('needs no driver', async ({ page }) => {
    await open(page, '#/vision');
    await page.getByRole('button', { name: 'Write it in your own words' }).click();
    await expect(page.getByLabel('In your own words', { exact: true })).toBeFocused();
    await page.keyboard.type('Nobody waits.');
    await page.keyboard.press('Tab');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('In your own words', { exact: true })).toHaveValue('Nobody waits.');
  });
});

test.describe('objectives', () => {
  test('of the team are traced, and each broken link leads to where it is mended', async ({ page }) => {
    await open(page, '#/vision');
    await add(objectives(page), 'Add an objective of your own', 'What is to be reached');
    await page.keyboard.type('Nobody waits at the till');
    await page.keyboard.press('Tab');
    await expect(objectives(page).getByText('It has no requirement yet.')).toBeVisible();
    await objectives(page).getByRole('button', { name: 'Go to the critical journeys' }).click();
    await expect(page.getByRole('heading', { name: 'Critical journeys' })).toBeFocused();
    await add(journeys(page), 'Add a journey', 'Name');
    await page.keyboard.type('Till');
    await page.keyboard.press('Tab');
    await add(journeys(page), 'Add an SLO', 'Indicator');
    await type(page, 'Limit', '300');

    await objectives(page).getByRole('button', { name: 'Name an SLO' }).click();
    const slo = page.getByLabel('Rests on the SLO', { exact: true });
    await expect(slo).toBeFocused();
    await slo.selectOption('Till: at most 300 ms');
    await objectives(page).getByRole('button', { name: 'Add: Rests on the SLO' }).click();
    await expect(objectives(page).getByText('It has no requirement yet.')).toBeHidden();
    await objectives(page).getByRole('button', { name: 'Name an initiative' }).click();
    await page.getByLabel('Made true by the initiative', { exact: true }).selectOption({ index: 1 });
    await objectives(page).getByRole('button', { name: 'Add: Made true by the initiative' }).click();
    await objectives(page).getByRole('button', { name: 'Name a KPI' }).click();
    await page.getByLabel('Shown by the KPI', { exact: true }).selectOption({ index: 1 });
    await objectives(page).getByRole('button', { name: 'Add: Shown by the KPI' }).click();
    await expect(objectives(page).getByText(/has no (requirement|initiative|KPI) yet/)).toHaveCount(0);
    await objectives(page).getByRole('button', { name: /^Remove I-/ }).click();
    await expect(objectives(page).getByText('has no initiative yet')).toBeVisible();
    await undo(page).click();
    await expect(objectives(page).getByText('has no initiative yet')).toBeHidden();
  });

  test('whose driver is dropped say so, and are moved, copied and removed with undo', async ({ page }) => {
    await open(page, '#/vision');
    await choose(page, PEAKS).click();
    await objectives(page).getByRole('button', { name: 'Start from the drivers' }).click();
    const titles = () => objectives(page).locator('summary').allInnerTexts();
    await expect.poll(async () => (await titles()).length).toBe(2);
    await expect(objectives(page).getByRole('button', { name: 'Start from the drivers' })).toBeHidden();
    await objectives(page).getByRole('button', { name: /^Move up: Know at least/ }).click();
    expect((await titles())[0]).toContain('Know at least');
    await objectives(page).getByRole('button', { name: /^Duplicate Know at least/ }).click();
    await expect.poll(async () => (await titles()).length).toBe(3);
    await objectives(page).getByRole('button', { name: /^Remove Know at least/ }).first().click();
    await expect.poll(async () => (await titles()).length).toBe(2);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await titles()).length).toBe(3);
    await drivers(page).getByRole('button', { name: `Remove ${PEAKS}` }).click();
    await objectives(page).locator('summary').first().click();
    await objectives(page).getByRole('button', { name: 'Go to the drivers' }).first().click();
    await expect(page.getByRole('heading', { name: 'Business drivers' })).toBeFocused();
  });

  test('that are removed come back by the message, even from another page', async ({ page }) => {
    await open(page, '#/vision');
    await add(objectives(page), 'Add an objective of your own', 'What is to be reached');
    await page.keyboard.type('Nobody waits');
    await page.keyboard.press('Tab');
    await objectives(page).getByRole('button', { name: 'Remove Nobody waits' }).click();
    await go(page, 'about');
    await expect(heading(page)).toHaveText('About and privacy');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await go(page, 'vision');
    await expect(objectives(page).getByText('Nobody waits')).toBeVisible();
  });

  test('and journeys have addresses', async ({ page }) => {
    await open(page, '#/vision');
    await add(objectives(page), 'Add an objective of your own', 'What is to be reached');
    await page.keyboard.type('Nobody waits');
    await add(journeys(page), 'Add a journey', 'Name');
    await page.keyboard.type('Till');
    await stored(page);
    await page.goto('./#/vision/1');
    await page.reload();
    await usable(page);
    await expect(objectives(page).locator('summary')).toBeFocused();
    await expect(page.getByLabel('What is to be reached', { exact: true })).toHaveValue('Nobody waits');
    await go(page, 'vision/2');
    await expect(journeys(page).locator('summary')).toBeFocused();
    await expect(journeys(page).getByLabel('Name', { exact: true })).toHaveValue('Till');
    await go(page, 'vision/99');
    await expect(page.getByText('an objective or a journey that is not in this plan')).toBeVisible();
  });
});

test.describe('journeys', () => {
  test('say what is wrong with a figure and keep it as typed', async ({ page }) => {
    await open(page, '#/vision');
    await add(journeys(page), 'Add a journey', 'Name');
    await type(page, 'Spike factor', '0.5');
    await expect(page.getByText('Enter a number from 1 to 100.')).toBeVisible();
    await expect(page.getByLabel('Spike factor', { exact: true })).toHaveValue('0.5');
    await type(page, 'Transactions in the busiest hour', 'lots');
    await expect(page.getByText(/^Enter a whole number from 0/)).toBeVisible();
    await add(journeys(page), 'Add an SLO', 'Indicator');
    await type(page, 'Percentile', '101');
    await expect(page.getByText('Enter a number from 0.1 to 100.')).toBeVisible();
    // The largest figures are figures.
    await type(page, 'Spike factor', '100');
    await type(page, 'Requests per transaction', '100000');
    await type(page, 'Transactions in the busiest hour', '4294967295');
    await expect(journeys(page).getByText(/cause 11,930,464,708,334 requests per second/)).toBeVisible();
    await type(page, 'In scope', Array.from({ length: 101 }, (_, i) => `System ${i}`).join('\n'));
    await expect(page.getByRole('alert').filter({ hasText: 'at most 100' })).toBeVisible();
    await expect(page.getByLabel('In scope', { exact: true })).toHaveValue(/System 100$/);
  });

  test('keep the focus in the list that is acted on', async ({ page }) => {
    await open(page, '#/vision');
    for (const name of ['Till', 'Search']) {
      await add(journeys(page), 'Add a journey', 'Name');
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
    }
    const first = journeys(page).getByRole('listitem').first();
    await add(first, 'Add an SLO', 'Indicator');
    await first.getByLabel('Indicator', { exact: true }).fill('Latency');
    await first.getByLabel('Indicator', { exact: true }).blur();
    await journeys(page).getByRole('button', { name: 'Move down: Till', exact: true }).click();
    await expect(journeys(page).getByRole('button', { name: 'Move down: Till', exact: true })).toBeFocused();
    await journeys(page).getByRole('button', { name: 'Remove Search' }).click();
    await expect(journeys(page).getByRole('button', { name: 'Remove Till', exact: true })).toBeFocused();
    await journeys(page).getByRole('button', { name: 'Remove Till: Latency' }).click();
    await expect(journeys(page).getByRole('button', { name: 'Add an SLO' })).toBeFocused();
  });
});

/** Opens everything that opens. */
async function unfold(page: Page): Promise<void> {
  await page.getByRole('main').locator('details').evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)));
}

test.describe('the page', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 375]) {
      test(`is accessible in the ${colorScheme} theme, ${width} pixels wide, empty and full`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await open(page, '#/vision');
        await expect(heading(page)).toHaveText('Vision and objectives');
        await expectAccessible(page);
        await fill(page);
        await expectAccessible(page);
      });
    }
  }

  test('fits on 320 pixels without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await openExample(page, 'Mid-size e-commerce with peak events');
    await go(page, 'vision');
    await fill(page);
    // The last one: the example has journeys of its own.
    await journeys(page).getByLabel('Name', { exact: true }).last().fill('Ein-sehr-langer-Name-ohne-Zwischenraum-'.repeat(5).slice(0, 200));
    await journeys(page).getByLabel('Name', { exact: true }).last().blur();
    const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  });
});

/** Something in every list, all of it open. */
async function fill(page: Page): Promise<void> {
  const chooser = choose(page, PEAKS);
  await expect(heading(page)).toHaveText('Vision and objectives');
  if (await chooser.isVisible()) await chooser.click();
  // An example has its objectives already.
  const start = objectives(page).getByRole('button', { name: 'Start from the drivers' });
  if (await start.isVisible()) await start.click();
  await add(objectives(page), 'Add an objective of your own', 'What is to be reached');
  await add(card(page, 'Scope'), 'Add an exclusion', 'What is left out');
  await add(journeys(page), 'Add a journey', 'Name');
  await add(journeys(page), 'Add an SLO', 'Indicator');
  await type(page, 'Transactions in the busiest hour', '9000');
  await unfold(page);
  await expect(objectives(page).getByText('From driver to KPI').first()).toBeVisible();
}
