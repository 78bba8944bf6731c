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
    await page.getByLabel('Role').selectOption('SRE or platform engineer');
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

    await page.getByRole('button', { name: 'Add holiday' }).click();
    await expect(page.getByText('Enter the day of the holiday.')).toBeVisible();
    await expect(page.getByLabel('New holiday on')).toBeFocused();
    await page.getByLabel('New holiday on').fill('2027-05-01');
    await page.getByLabel('What it is called').fill('Labour Day');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name of the holiday')).toHaveValue('Labour Day');
    // 1 May 2027 is a Saturday.
    await expect(page.getByText('1 public holiday; 1 lies outside the working week and cost no time.')).toBeVisible();
    await page.getByLabel('New holiday on').fill('2027-05-01');
    await page.getByRole('button', { name: 'Add holiday' }).click();
    await expect(page.getByText('1 May 2027 is in the list already: Labour Day.')).toBeVisible();

    await page.getByLabel('New freeze').fill('Peak season');
    await page.getByLabel('Frozen from').fill('2027-12-31');
    await page.getByLabel('Frozen until, included').fill('2027-11-15');
    await page.getByRole('button', { name: 'Add freeze' }).click();
    await expect(page.getByText('"Peak season" would begin on 31 Dec 2027 and end on 15 Nov 2027')).toBeVisible();
    await page.getByLabel('Frozen from').fill('2027-11-15');
    await page.getByLabel('Frozen until, included').fill('2027-12-31');
    await page.getByRole('button', { name: 'Add freeze' }).click();
    await expect(page.getByLabel('Freeze', { exact: true })).toHaveValue('Peak season');

    await page.getByRole('link', { name: 'go to People' }).click();
    await addPerson(page, 'Ada');
    await section(page, 'Working time').click();
    await page.getByLabel('From', { exact: true }).fill('2027-02-01');
    await page.getByRole('button', { name: 'Add absence' }).click();
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

const SECTIONS = ['', '/time', '/environments', '/rates', '/budget'];

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
