// Milestones and metrics: from nothing to milestones with their KPIs, readings by hand and from a file.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, expectContrast, go, open, settled, test, usable } from './fixtures';
import { sample } from './roadmap';
import { content, stored, type } from './shell';

const card = (page: Page, heading: string) => page.locator('section', { has: page.locator(`#${heading}`) });
const kpi = (page: Page, name: string) => page.locator('details.fold', { has: page.locator('.fold-title', { hasText: name }) });
const head = (page: Page, name: string) => kpi(page, name).locator('summary').first();
const readings = (page: Page) => page.getByRole('region', { name: 'Readings, the newest first' }).getByRole('row');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).first();

/** A KPI of one's own, opened, of which lower values are better. */
async function own(page: Page): Promise<void> {
  await open(page, '#/metrics');
  await page.getByRole('button', { name: 'Add a KPI of your own' }).click();
  await expect(page.locator(':focus')).toHaveValue('');
  await page.getByLabel('Name', { exact: true }).fill('Checkout time');
  await type(page, 'Unit', 'ms');
  await page.getByRole('radio', { name: 'Lower' }).check();
  await type(page, 'Baseline', '900');
  await type(page, 'End of Foundations', '600.5');
}

/** Types a reading and sends it. */
async function read(page: Page, day: string, value: string, note = ''): Promise<void> {
  await type(page, 'New reading on', day);
  await type(page, 'New note', note);
  await page.getByLabel('New value').fill(value);
  await page.keyboard.press('Enter');
}

test('milestones begin with the phases and are found again', async ({ page }) => {
  await sample(page);
  await go(page, '#/metrics');
  const milestones = card(page, 'milestones');
  if (await milestones.getByRole('button', { name: 'Start from the phases' }).isVisible()) {
    await milestones.getByRole('button', { name: 'Start from the phases' }).click();
  }
  await expect(milestones.getByText(/^End of /).first()).toBeVisible();
  await page.getByRole('button', { name: /the KPIs that the gaps ask for$/ }).click();
  await milestones.getByRole('button', { name: 'Add a milestone' }).click();
  await expect(page.locator(':focus')).toHaveValue('');
  await page.keyboard.type('Ready for the peak');
  await page.keyboard.press('Tab');
  const last = milestones.locator('.list-item').last();
  await last.getByLabel('Date').fill('2020-02-03');
  await last.getByLabel('Exit criteria').fill('Headroom is known\nThe owner agreed');
  await last.getByText('Initiatives that must be done: no initiatives').click();
  await last.getByRole('group', { name: 'Initiatives that must be done' }).getByRole('checkbox').first().check();
  await last.getByText('KPIs that show it: no KPIs').click();
  await last.getByRole('group', { name: 'KPIs that show it' }).getByRole('checkbox').first().check();
  await expect(last.getByText(/3 Feb 2020, 1 initiative, the last one ends on .*, [01] of 1 KPI reached/)).toBeVisible();
  await expect(last.getByText('late', { exact: true })).toBeVisible();
  await expect(last.locator('.milestone-kpis')).toHaveText(/: .+\./);
  // What the bar at the top covers cannot be pressed; it is no fault of the page.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page);
  await stored(page);
  await page.reload();
  await usable(page);
  await milestones.getByText('Ready for the peak').click();
  await expect(last.getByLabel('Exit criteria')).toHaveValue('Headroom is known\nThe owner agreed');
  // The KPI is one click away.
  await last.locator('.milestone-kpis').getByRole('link').click();
  await expect(page.locator('details.fold[open] > summary:focus')).toHaveCount(1);
  await milestones.getByRole('button', { name: 'Remove Ready for the peak' }).click();
  await expect(milestones.getByText('Ready for the peak')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(milestones.getByText('Ready for the peak')).toBeVisible();
});

test('without a roadmap there are no phases to begin with, and the way there', async ({ page }) => {
  await open(page, '#/metrics');
  const milestones = card(page, 'milestones');
  await expect(milestones.getByRole('button', { name: 'Start from the phases' })).toBeHidden();
  await expectAccessible(page);
  await milestones.getByRole('button', { name: 'Add a milestone' }).click();
  await page.keyboard.type('Gate one');
  await page.keyboard.press('Tab');
  await milestones.getByText('KPIs that show it: no KPIs').click();
  await expect(milestones.getByText('The plan has no KPI yet.')).toBeVisible();
  await undo(page).click();
  await undo(page).click();
  await milestones.getByRole('link', { name: 'roadmap' }).click();
  await expect(page.getByRole('heading', { name: 'Roadmap', level: 1 })).toBeFocused();
});

test('the KPIs that the gaps ask for are added in one step', async ({ page }) => {
  await open(page, '#/metrics');
  const kpis = card(page, 'kpis-heading');
  await kpis.getByRole('button', { name: 'Start from the KPIs that the gaps ask for' }).click();
  await expect(kpis.locator('.pill').first()).toHaveText('no reading');
  expect(await kpis.locator('.list-item').count()).toBeGreaterThan(5);
  await undo(page).click();
  await expect(kpis).toContainText('None so far.');
});

test('KPIs that are added to a roadmap have its targets, drawn and in words', async ({ page }) => {
  await sample(page);
  await go(page, '#/metrics');
  const lines = card(page, 'kpis-heading').locator('.list-item');
  const before = await lines.count();
  await page.getByRole('button', { name: /the KPIs that the gaps ask for$/ }).click();
  const line = lines.filter({ hasText: /no reading yet · target .* by / }).last();
  await line.locator('summary').click();
  await expect(line.getByRole('img', { name: /^Chart\. No readings yet/ })).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page);
  await undo(page).click();
  await expect(lines).toHaveCount(before);
});

test('the library says what asks for a KPI, and finds it by its words', async ({ page }) => {
  await sample(page);
  await go(page, '#/metrics');
  await page.getByRole('button', { name: 'Choose from the library' }).click();
  const dialog = page.getByRole('dialog', { name: 'KPI library' });
  await expect(dialog.getByText(/^25 KPIs/)).toBeVisible();
  const known = await dialog.getByRole('link', { name: 'In the plan' }).count();
  await expect(dialog.getByRole('listitem').first()).toContainText(/Asked for by (gaps in|your drivers?) /);
  await expectAccessible(page);
  await dialog.getByLabel('Search').fill('zzz nothing');
  await expect(dialog.getByText('No KPI of the library has these words.')).toBeVisible();
  await dialog.getByLabel('Search').fill('');
  const add = dialog.getByRole('button', { name: /^Add / }).first();
  const name = (await add.getAttribute('aria-label'))!.replace(/^Add /, '');
  await add.click();
  await expect(dialog).toHaveCount(0);
  await expect(head(page, name)).toBeFocused();
  await page.getByRole('button', { name: 'Choose from the library' }).click();
  await expect(dialog.getByRole('link', { name: 'In the plan' })).toHaveCount(known + 1);
});

test('readings of an own KPI: what it says, what is refused, what is found again', async ({ page }) => {
  await own(page);
  await expect(head(page, 'Checkout time')).toContainText('no reading yet · target 600.5 ms by');
  await read(page, '2020-03-01', '812.25', 'After the release');
  await expect(head(page, 'Checkout time')).toContainText('812.25 ms on 1 Mar 2020');
  await expect(page.getByLabel('New value')).toBeFocused();
  await expect(page.getByLabel('New value')).toHaveValue('');
  await read(page, '2020-05-01', '590');
  await expect(head(page, 'Checkout time')).toContainText('590 ms on 1 May 2020');
  await expect(head(page, 'Checkout time')).toContainText('getting better');
  await expect(head(page, 'Checkout time').locator('.pill')).toHaveText('reached');
  await expect(page.getByText('Reached: 590 ms on 1 May 2020, against a last target of 600.5 ms.')).toBeVisible();
  await expect(page.getByRole('img', { name: /2 readings, from 812.25 ms on 1 Mar 2020 to 590 ms on 1 May 2020/ })).toBeVisible();
  // The newest stands first.
  await expect(readings(page).nth(1).getByLabel('Value')).toHaveValue('590');
  // No number, and a day that is to come: said at the field, kept as typed, not taken.
  await read(page, '2020-06-01', 'fast');
  await expect(page.getByText(/^Enter a number from /)).toBeVisible();
  await expect(page.getByLabel('New value')).toHaveValue('fast');
  await page.getByLabel('New value').fill('500');
  await type(page, 'New reading on', '2150-01-01');
  await expect(page.getByText(/^1 Jan 2150 is later than/)).toBeVisible();
  await page.getByRole('button', { name: 'Add reading' }).click();
  await expect(page.getByLabel('New reading on')).toHaveValue('2150-01-01');
  await expect(page.getByLabel('New reading on')).toBeFocused();
  await expect(readings(page)).toHaveCount(3);
  // The same in the table.
  await readings(page).nth(2).getByLabel('Day').fill('2150-01-01');
  await readings(page).nth(2).getByLabel('Day').press('Enter');
  await expect(readings(page).nth(2)).toContainText('2150');
  await readings(page).nth(2).getByLabel('Day').press('Escape');
  await readings(page).nth(2).getByLabel('Value').fill('');
  await readings(page).nth(2).getByLabel('Value').press('Enter');
  await expect(page.getByText('Enter the value, or remove the reading.')).toBeVisible();
  await readings(page).nth(2).getByLabel('Value').fill('-1.5');
  await readings(page).nth(2).getByLabel('Value').press('Enter');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove the reading of 1 May 2020' }).click();
  await expect(readings(page)).toHaveCount(2);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(readings(page)).toHaveCount(3);
  await stored(page);
  await page.reload();
  await usable(page);
  await head(page, 'Checkout time').click();
  await expect(readings(page).nth(2).getByLabel('Note')).toHaveValue('After the release');
  await expect(readings(page).nth(2).getByLabel('Value')).toHaveValue('-1.5');
});

test('a unit that is too long is said at the field and kept as typed', async ({ page }) => {
  await own(page);
  await type(page, 'Unit', 'x'.repeat(41));
  await expect(page.getByText('This has 41 characters. Shorten it to 40.')).toBeVisible();
  await expect(page.getByLabel('Unit', { exact: true })).toHaveValue('x'.repeat(41));
  await expect(head(page, 'Checkout time')).toContainText('target 600.5 ms');
});

test('a band is reached inside, and off track outside', async ({ page }) => {
  await own(page);
  await page.getByRole('radio', { name: 'Inside a band' }).check();
  await expect(page.getByLabel('End of Foundations')).toBeHidden();
  await type(page, 'Lowest good value', '30');
  await type(page, 'Highest good value', '60');
  await read(page, '2020-03-01', '61');
  await expect(head(page, 'Checkout time').locator('.pill')).toHaveText('off track');
  await expect(head(page, 'Checkout time')).toContainText('band 30 ms to 60 ms');
  await read(page, '2020-03-02', '60');
  await expect(head(page, 'Checkout time').locator('.pill')).toHaveText('reached');
});

test('readings come from CSV after a look at every row, as one step, and go out again', async ({ page }) => {
  await own(page);
  await read(page, '2020-03-01', '800');
  await page.getByRole('button', { name: 'Import readings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import readings' });
  await dialog.getByLabel('Or paste the rows').fill('Name,When\na,b');
  await expect(dialog.getByText(/must name the columns KPI, Date and Value/)).toBeVisible();
  const csv = [
    'KPI,Date,Value,Note',
    'Checkout time,2020-03-01,801,corrected',
    'checkout time,2020-04-01,700.125,"a, b <b>c</b>"',
    'Checkout time,2150-01-01,1,',
    'Checkout time,2020-05-01,fast,',
    'Something else,2020-05-01,1,',
  ].join('\n');
  await dialog.getByLabel('Or paste the rows').fill(csv);
  await expect(dialog.getByText('2 readings to take over, 3 rows refused.')).toBeVisible();
  const taken = dialog.getByRole('region', { name: 'Readings to take over' });
  await expect(taken.getByRole('row', { name: /801 ms \(instead of 800 ms\)/ })).toBeVisible();
  await expect(taken).toContainText('a, b <b>c</b>');
  const refused = dialog.getByRole('region', { name: 'Rows that are refused' });
  await expect(refused.getByRole('row').nth(1)).toContainText('4');
  await expect(refused.getByRole('row').nth(1)).toContainText('later than');
  await expect(refused.getByRole('row').nth(2)).toContainText('"fast" is no number');
  await expect(refused.getByRole('row').nth(3)).toContainText('The plan has no KPI "Something else"');
  await expectAccessible(page);
  // The same from a file.
  await dialog.locator('input[type=file]').setInputFiles([{ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.split('\n').slice(0, 3).join('\n')) }]);
  await expect(dialog.getByText('2 readings to take over, no rows refused.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take over 2 readings' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(readings(page)).toHaveCount(3);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export readings' }).click();
  const text = await content(await waiting);
  expect(text.split('\r\n')).toEqual([
    'KPI,Date,Value,Unit,Note',
    'Checkout time,2020-03-01,801,ms,corrected',
    'Checkout time,2020-04-01,700.125,ms,"a, b <b>c</b>"',
    '',
  ]);
  await undo(page).click();
  await expect(readings(page)).toHaveCount(2);
  await expect(readings(page).nth(1).getByLabel('Value')).toHaveValue('800');
});

test('a plan that can only be looked at offers nothing that acts', async ({ page }) => {
  await own(page);
  await read(page, '2020-03-01', '800');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.goto(link);
  await usable(page);
  await go(page, '#/metrics');
  await head(page, 'Checkout time').click();
  await expect(page.getByText('There are no milestones.')).toBeVisible();
  await expect(readings(page).nth(1).getByLabel('Value')).not.toBeEditable();
  for (const name of ['Add a milestone', 'Choose from the library', 'Add a KPI of your own', 'Import readings', 'Add reading', 'Remove the reading of 1 Mar 2020']) {
    await expect(page.getByRole('button', { name })).toBeHidden();
  }
  await expect(page.getByRole('button', { name: 'Export readings' })).toBeVisible();
  await expectAccessible(page);
});

for (const width of [320, 375]) {
  test.describe(`on a phone of ${width} in the dark`, () => {
    test.use({ viewport: { width, height: 640 }, colorScheme: 'dark' });

    test('nothing is wider than the page', async ({ page }) => {
      await own(page);
      await read(page, '2020-03-01', '800');
      await settled(page);
      await expectContrast(page);
      const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }));
      expect(wide).toBeLessThanOrEqual(window);
    });
  });
}
