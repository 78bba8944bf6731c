// Resources and budget: who is there and when, what it costs; from nothing to everything.
import { type Page } from '@playwright/test';
import { expect, expectAccessible, open, settled, test, usable } from './fixtures';
import { go, openExample, stored, type } from './shell';

const cap = (page: Page) => page.getByRole('textbox', { name: 'Budget cap' });
const rate = (page: Page, role: string) => page.getByRole('row', { name: role }).getByRole('textbox');
const section = (page: Page, name: string) => page.getByRole('navigation', { name: 'Sections of this page' }).getByRole('link', { name, exact: true });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).first();

/** Adds somebody with a whole post. */
async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person or group' }).click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** Gives a calendar file to the import. */
async function importFile(page: Page, text: string, name = 'holidays.ics'): Promise<void> {
  await page.getByRole('button', { name: 'Import a calendar file' }).click();
  await page.locator('dialog[open] input[type=file]').setInputFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(text) });
}

/** A calendar with these events, each with its lines. */
const calendar = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR', ''].join('\r\n');

test.describe('people and money', () => {
  test('are kept over a reload, each section at its address', async ({ page }) => {
    await open(page, '#/resources');
    await addPerson(page, 'Platform team');
    await page.getByLabel('Role', { exact: true }).selectOption('SRE or platform engineer');
    await type(page, 'Full-time equivalents', '2.5');
    await type(page, 'First day', '2027-02-01');
    await type(page, 'Last day', '2027-06-30');
    await expect(page.getByText('Together 2.5 FTE.')).toBeVisible();
    await section(page, 'Rates').click();
    await type(page, 'Currency', 'usd');
    await expect(page.getByLabel('Currency')).toHaveValue('USD');
    await expect(rate(page, 'Performance engineer')).toHaveAttribute('placeholder', '650');
    await rate(page, 'Performance engineer').fill('712.50');
    await rate(page, 'Performance engineer').blur();
    await expect(page.getByText('One rate is your own; the others are examples.')).toBeVisible();
    await section(page, 'Budget').click();
    await type(page, 'Budget cap', '250,000');
    await expect(cap(page)).toHaveValue('250000');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(section(page, 'Budget')).toHaveAttribute('aria-current', 'true');
    await expect(cap(page)).toHaveValue('250000');
    await section(page, 'Rates').click();
    await expect(page.getByLabel('Currency')).toHaveValue('USD');
    await expect(rate(page, 'Performance engineer')).toHaveValue('712.5');
    await expect(page.getByRole('row', { name: 'Performance engineer' })).toContainText('Yours');
    await rate(page, 'Performance engineer').fill('');
    await rate(page, 'Performance engineer').blur();
    await expect(page.getByText('All rates are examples')).toBeVisible();
    await section(page, 'People').click();
    await expect(page.getByLabel('First day', { exact: true })).toHaveValue('2027-02-01');
    await expect(page.getByLabel('Last day', { exact: true })).toHaveValue('2027-06-30');
  });

  test('take nothing that cannot be meant, and say what is right', async ({ page }) => {
    await open(page, '#/resources/rates');
    for (const text of ['E1', 'E', '€€€', '123', 'euro']) {
      await type(page, 'Currency', text);
      await expect(page.getByText('Enter the three letters of the currency')).toBeVisible();
      await expect(page.getByLabel('Currency')).toHaveValue(text);
    }
    await page.getByLabel('Currency').press('Escape');
    await expect(page.getByLabel('Currency')).toHaveValue('EUR');
    await expect(page.getByText('Enter the three letters of the currency')).toHaveCount(0);
    await go(page, 'resources/budget');
    for (const text of ['-1', 'a lot', '1.200', '1e6', '1.234']) {
      await type(page, 'Budget cap', text);
      await expect(cap(page)).toHaveAttribute('aria-invalid', 'true');
    }
    await type(page, 'Budget cap', '12,50');
    await expect(cap(page)).toHaveValue('12.5');
    await go(page, 'resources');
    await addPerson(page, '');
    await type(page, 'First day', '2027-06-30');
    await type(page, 'Last day', '2027-02-01');
    await expect(page.getByText('The last day must not be before the first.')).toBeVisible();
    await expect(page.getByText('This person would begin on 30 Jun 2027 and end on 1 Feb 2027')).toBeVisible();
    await type(page, 'Last day', '2027-07-01');
    await expect(page.getByText('The last day must not be before the first.')).toHaveCount(0);
    await type(page, 'Full-time equivalents', '');
    await expect(page.getByText('Enter how many, or 0 for nobody.')).toBeVisible();
  });

  test("count from the plan's first day where none of one's own is named", async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'First day of the plan', '2027-01-04');
    await go(page, 'resources');
    await addPerson(page, 'Ada');
    await type(page, 'Last day', '2026-12-31');
    await expect(page.getByText('Ada would begin on 4 Jan 2027 and end on 31 Dec 2026: correct one of the two.')).toBeVisible();
    await expect(page.getByLabel('Last day', { exact: true })).toHaveValue('2026-12-31');
  });

  test('say when the people named have no time', async ({ page }) => {
    await open(page, '#/resources');
    const said = page.getByRole('status').filter({ hasText: /schedule|Together/ });
    await expect(said).toContainText('nobody is named');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await expect(said).toHaveText('Together 1.0 FTE.');
    await type(page, 'Full-time equivalents', '0');
    await expect(said).toContainText('have no time');
    await undo(page).click();
    await expect(said).toHaveText('Together 1.0 FTE.');
  });

  test('can be filled by keyboard alone', async ({ page }) => {
    await open(page, '#/resources');
    await page.getByRole('button', { name: 'Add a person or group' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await section(page, 'Rates').focus();
    await page.keyboard.press('Enter');
    await rate(page, 'Performance engineer').focus();
    await page.keyboard.type('700');
    await page.keyboard.press('Escape');
    await expect(rate(page, 'Performance engineer')).toHaveValue('');
    await expect(page.getByText('All rates are examples')).toBeVisible();
  });
});

test.describe('working time', () => {
  test('begins with nothing, takes a week, holidays, absences and freezes, and undoes each', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'First day of the plan', '2027-01-04');
    await go(page, 'resources/time');
    await expect(page.getByLabel('Share of their time')).toHaveAttribute('placeholder', '60');
    await expect(page.getByText('None so far: every day of the working week counts as worked.')).toBeVisible();
    await expect(page.getByText('Name people first')).toBeVisible();

    const days = page.getByRole('group', { name: 'Working days' });
    await expect(days.getByRole('checkbox', { checked: true })).toHaveCount(5);
    await days.getByRole('checkbox', { name: 'Fri' }).uncheck();
    await expect(page.getByText('4 days a week are worked.')).toBeVisible();
    for (const name of ['Mon', 'Tue', 'Wed']) await days.getByRole('checkbox', { name }).uncheck();
    await days.getByRole('checkbox', { name: 'Thu' }).click();
    await expect(page.getByText('One working day at least must stay')).toBeVisible();
    await expect(days.getByRole('checkbox', { name: 'Thu' })).toBeChecked();
    for (let n = 0; n < 4; n += 1) await undo(page).click();
    await expect(days.getByRole('checkbox', { checked: true })).toHaveCount(5);

    await page.getByRole('button', { name: 'Add holiday', exact: true }).click();
    await expect(page.getByText('Enter the day of the holiday.')).toBeVisible();
    await expect(page.getByLabel('New holiday on')).toBeFocused();
    await page.getByLabel('New holiday on').fill('2027-05-01');
    await page.getByLabel('What it is called').fill('Labour Day');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name of the holiday')).toHaveValue('Labour Day');
    // 1 May 2027 is a Saturday.
    await expect(page.getByText('1 public holiday; 1 lies outside the working week and cost no time.')).toBeVisible();
    await page.getByLabel('New holiday on').fill('2027-05-01');
    await page.getByRole('button', { name: 'Add holiday', exact: true }).click();
    await expect(page.getByText('1 May 2027 is in the list already: Labour Day.')).toBeVisible();

    await page.getByLabel('New freeze').fill('Peak season');
    await page.getByLabel('Frozen from').fill('2027-12-31');
    await page.getByLabel('Frozen until, included').fill('2027-11-15');
    await page.getByRole('button', { name: 'Add freeze', exact: true }).click();
    await expect(page.getByText('"Peak season" would begin on 31 Dec 2027 and end on 15 Nov 2027')).toBeVisible();
    await page.getByLabel('Frozen from').fill('2027-11-15');
    await page.getByLabel('Frozen until, included').fill('2027-12-31');
    await page.getByRole('button', { name: 'Add freeze', exact: true }).click();
    await expect(page.getByLabel('Freeze', { exact: true })).toHaveValue('Peak season');

    await page.getByRole('link', { name: 'go to People' }).click();
    await addPerson(page, 'Ada');
    await section(page, 'Working time').click();
    await page.getByLabel('From', { exact: true }).fill('2027-02-01');
    await page.getByRole('button', { name: 'Add absence', exact: true }).click();
    await expect(page.getByLabel('Who is away')).toHaveValue(/\d+/);
    await expect(page.getByLabel('Last day away')).toHaveValue('2027-02-01');
    await type(page, 'Last day away', '2027-01-01');
    await expect(page.getByText('The absence would begin on 1 Feb 2027 and end on 1 Jan 2027')).toBeVisible();
    await type(page, 'Last day away', '2027-02-12');

    // Who goes takes the absence along, and that is said before.
    await section(page, 'People').click();
    await expect(page.getByText('Removed together with this entry: 1 absence.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove Ada' }).click();
    await section(page, 'Working time').click();
    await expect(page.getByLabel('Who is away')).toHaveCount(0);
    await undo(page).click();
    await expect(page.getByLabel('Last day away')).toHaveValue('2027-02-12');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Name of the holiday')).toHaveValue('Labour Day');
    await expect(page.getByLabel('Freeze', { exact: true })).toHaveValue('Peak season');
    await expect(page.getByLabel('Last day away')).toHaveValue('2027-02-12');
  });

  test('takes holidays from a calendar file, shows them first, and leaves out what is there', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'First day of the plan', '2027-01-04');
    await go(page, 'resources/time');
    const file = calendar(
      ['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year\\, first day'],
      ['DTSTART;VALUE=DATE:20271225', 'DTEND;VALUE=DATE:20271227', 'SUMMARY:Christ', ' mas'],
      ['DTSTART:20270601T090000Z', 'DTEND:20270601T100000Z', 'SUMMARY:Stand-up'],
    );
    await importFile(page, file);
    const dialog = page.getByRole('dialog', { name: 'Import public holidays' });
    await expect(dialog).toContainText('From 2027 to 2029: 5 new holidays.');
    await expect(dialog.getByRole('row')).toHaveCount(6);
    await expect(dialog).toContainText('New Year, first day');
    await dialog.getByText('1 event left out').click();
    await expect(dialog).toContainText('for hours, not for whole days: Stand-up');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add 5 holidays' }).click();
    await expect(page.getByText(/^5 public holidays; /)).toBeVisible();
    await importFile(page, file);
    await expect(dialog).toContainText('no new holidays. 5 days are in the plan already and are left out.');
    await expect(dialog.getByRole('button', { name: /^Add/ })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await undo(page).click();
    await expect(page.getByText('None so far')).toBeVisible();
  });

  test('says in one sentence what is wrong with a file, and takes none of it', async ({ page }) => {
    await open(page, '#/resources/time');
    for (const [text, said] of [
      ['', 'The file is empty.'],
      ['{"format": 1}', 'This is not a calendar file'],
      [calendar(['DTSTART;VALUE=DATE:20270101']).slice(0, -10), 'The file ends in the middle of the calendar.'],
      [calendar(), 'The calendar holds no events.'],
      ['x'.repeat(5_000_001), 'The file has 5000 KB; at most 5000 KB are read.'],
    ]) {
      await importFile(page, text);
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText(said);
      await page.keyboard.press('Escape');
    }
    await expect(page.getByText('None so far')).toBeVisible();
  });
});

test.describe('environments', () => {
  test('are added, changed and removed, and say that nobody books them yet', async ({ page }) => {
    await open(page, '#/resources/environments');
    await page.getByRole('button', { name: 'Add an environment' }).click();
    await page.keyboard.type('Pre-production');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No initiative books one yet.')).toBeVisible();
    await type(page, 'Places', '0');
    await expect(page.getByText('Enter a whole number from 1 to 100.')).toBeVisible();
    await type(page, 'Places', '2');
    await type(page, 'There from', '2027-03-01');
    await type(page, 'There until', '2027-02-01');
    await expect(page.getByText('"Pre-production" would begin on 1 Mar 2027 and end on 1 Feb 2027')).toBeVisible();
    await type(page, 'There until', '2027-09-30');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('There until')).toHaveValue('2027-09-30');
    await page.getByRole('button', { name: 'Remove Pre-production' }).click();
    await expect(page.getByRole('button', { name: 'Add an environment' })).toBeFocused();
    await expect(page.getByText('No initiative books one yet.')).toHaveCount(0);
  });
});

test.describe('costs', () => {
  test('begin from the categories, say what they come to, and refuse what does not ascend', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'First day of the plan', '2027-01-04');
    await go(page, 'resources/costs');
    await page.getByRole('button', { name: 'Add Training and coaching' }).click();
    await expect(page.getByLabel('What is paid for')).toHaveValue('Training and coaching');
    await type(page, 'Expected each time', '1,500');
    await page.getByLabel('How often').selectOption('Every month');
    await type(page, 'Paid last on', '2027-03-31');
    await expect(page.getByText('On the plan: 3 payments, together EUR 4,500.')).toBeVisible();
    await type(page, 'At least', '2000');
    await expect(page.getByText('The least can be at most the expected amount')).toBeVisible();
    await type(page, 'At least', '1000');
    await expect(page.getByText('The least can be at most the expected amount')).toHaveCount(0);
    await type(page, 'Expected each time', '');
    await expect(page.getByText('Enter what is paid each time, or 0 for nothing.')).toBeVisible();
    await type(page, 'Expected each time', '1500');
    await type(page, 'Paid first on', '2027-04-01');
    await expect(page.getByText('"Training and coaching" would begin on 1 Apr 2027 and end on 31 Mar 2027')).toBeVisible();
    await page.getByLabel('Paid first on').press('Escape');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Paid last on')).toHaveValue('2027-03-31');
    await expect(page.getByLabel('How often')).toHaveValue('monthly');
    await section(page, 'Budget').click();
    await expect(page.getByRole('row', { name: /^Training and coaching/ }).first()).toContainText('4,500');
  });

  test('of load generation are those of the worked example, and follow each figure', async ({ page }) => {
    await open(page, '#/resources/load-generation');
    await page.getByRole('button', { name: 'Start from example values' }).click();
    await expect(page.getByLabel('Runs a year')).toBeFocused();
    const result = page.getByRole('region', { name: 'Cost of a year of runs' });
    await expect(page.getByRole('definition').filter({ hasText: '10,800' })).toBeVisible();
    await expect(result.getByRole('row', { name: /^Load generators/ })).toContainText('EUR 100');
    await expect(result.getByRole('row', { name: /^Data transfer/ })).toContainText('EUR 1,152');
    await expect(result.getByRole('row', { name: /^Test environment/ })).toContainText('EUR 6,000');
    await expect(result.getByRole('row', { name: /^Telemetry/ })).toContainText('EUR 600');
    await expect(result.getByRole('row', { name: /^Together/ })).toContainText('EUR 7,852');
    await expect(page.getByText('A valid run costs EUR 245.')).toBeVisible();
    await expect(page.getByText('The largest part is the test environment: 76% of the cost.')).toBeVisible();
    const models = page.getByRole('region', { name: 'Licence models for the same test' });
    await expect(models.getByRole('row', { name: /^Virtual-user hours, exact/ })).toContainText('11,700');
    await expect(models.getByRole('row', { name: /^Generator-minutes/ })).toContainText('300');
    await page.getByLabel('Licence model', { exact: true }).selectOption('Virtual-user hours, exact');
    await type(page, 'A unit of it', '0.01');
    await expect(result.getByRole('row', { name: /^Licence/ })).toContainText('EUR 4,680');
    await expect(models.getByRole('row', { name: /^Virtual-user hours, exact/ })).toContainText('Chosen');
    await type(page, 'Runs a year', '0');
    await expect(page.getByText('Nothing costs anything yet.')).toBeVisible();
    await type(page, 'Runs a year', '');
    await expect(page.getByText('Enter a number, or 0 for none.')).toBeVisible();
    await page.getByLabel('Runs a year').press('Escape');
    await page.getByRole('button', { name: 'Explain what runs cost' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave runs out of the budget' }).click();
    await expect(page.getByRole('button', { name: 'Start from example values' })).toBeVisible();
    await undo(page).click();
    await expect(result).toBeVisible();
  });
});

test.describe('budget and business case', () => {
  test('hold the plan against its cap and its worth, and are silent with a reason', async ({ page }) => {
    await open(page, '#/resources/budget');
    await expect(page.getByText('Nothing costs anything yet.')).toBeVisible();
    await go(page, 'resources/case');
    await page.getByRole('button', { name: 'State what incidents cost' }).click();
    await expect(page.getByLabel('Incidents a year')).toBeFocused();
    await expect(page.getByText(/^There is no business case/)).toBeVisible();
    await openExample(page, 'Retail bank');
    await go(page, 'resources/budget');
    await expect(page.getByText(/^The plan costs EUR [\d,]+ with contingency/)).toBeVisible();
    await type(page, 'Budget cap', '100');
    await expect(page.getByText(/over the cap\. Chance of staying under it: less than 5%/)).toBeVisible();
    await type(page, 'Budget cap', '9,000,000');
    await expect(page.getByText(/under the cap\. Chance of staying under it: more than 95%/)).toBeVisible();
    await page.getByRole('button', { name: 'Explain the cost of Contingency' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    // Every table adds up, by phase and by quarter alike.
    for (const name of ['Cost by category and phase', 'Cost by category and quarter']) {
      const rows = await page.getByRole('region', { name }).locator('tbody tr').evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent!.replaceAll(',', '').replace('–', '0')))),
      );
      const together = await page.getByRole('region', { name }).locator('tfoot td').allTextContents();
      const sums = rows[0].map((_, at) => rows.reduce((sum, row) => sum + row[at], 0));
      expect(sums.map((sum) => sum.toLocaleString('en')), name).toEqual(together);
    }
    await go(page, 'resources/case');
    if (await page.getByRole('button', { name: 'State what incidents cost' }).count()) {
      await page.getByRole('button', { name: 'State what incidents cost' }).click();
    }
    await type(page, 'Incidents a year', '6');
    await type(page, 'Hours per incident', '2.5');
    await type(page, 'Revenue an hour', '40000');
    await type(page, 'Share of it lost', '50');
    const table = page.getByRole('region', { name: 'Business case: low, likely and high' });
    await expect(table.getByRole('row', { name: /^Paid back after/ })).toContainText('months');
    await expect(table.getByRole('row', { name: /^Losses avoided per level/ })).toContainText('25%');
    await type(page, 'Losses avoided per level', '0');
    await expect(page.getByText('Enter a whole number from 1 to 99.')).toBeVisible();
    await expectAccessible(page);
  });
});

test('a plan that is only looked at shows the page without anything that acts', async ({ page }) => {
  await open(page, '#/plans');
  await openExample(page, 'Retail bank');
  await go(page, 'resources/load-generation');
  const begin = page.getByRole('button', { name: 'Start from example values' });
  if (await begin.count()) await begin.click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(page.getByText('Nothing can be changed in it: keep a copy to work with it.')).toBeVisible();
  for (const at of SECTIONS) {
    await go(page, `resources${at}`);
    await settled(page);
    const acts = page.getByRole('main').getByRole('button', { name: /^(Add|Remove|Move|Duplicate|Import|Start|State|Leave|Make)/ });
    await expect(acts, at).toHaveCount(0);
    for (const field of await page.getByRole('main').getByRole('textbox').all()) await expect(field).not.toBeEditable();
  }
  await go(page, 'resources/time');
  await expect(page.getByRole('checkbox', { name: 'Mon' })).toBeDisabled();
});

const SECTIONS = ['', '/time', '/environments', '/rates', '/costs', '/load-generation', '/budget', '/case'];

test.describe('the page can be read', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`by everybody in the ${colorScheme} theme, empty and full, wide and narrow`, async ({ page }) => {
      test.slow(); // every section, four times
      await page.emulateMedia({ colorScheme });
      await open(page, '#/resources');
      for (const full of [false, true]) {
        if (full) await openExample(page, 'Retail bank');
        for (const width of [1440, 375]) {
          await page.setViewportSize({ width, height: 900 });
          for (const at of SECTIONS) {
            await go(page, `resources${at}`);
            await settled(page);
            await expectAccessible(page);
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), at).toBeLessThanOrEqual(0);
          }
        }
      }
    });
  }

  test('on 320 pixels without scrolling sideways', async ({ page }) => {
    await open(page, '#/resources');
    await openExample(page, 'Retail bank');
    await page.setViewportSize({ width: 320, height: 800 });
    for (const at of SECTIONS) {
      await go(page, `resources${at}`);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), at).toBeLessThanOrEqual(0);
    }
  });
});
