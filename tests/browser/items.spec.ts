// One initiative and every field of it, and the lists under the roadmap, as somebody new to them works with them.
import { expect, expectAccessible, expectContrast, go, open, settled, test, usable } from './fixtures';
import { addOwn, bars, detail, group, openRow, sample } from './roadmap';
import { stored, type } from './shell';

test.describe('an initiative', () => {
  test('runs, gets done, and says so everywhere', async ({ page }) => {
    await sample(page);
    const item = detail(page, await openRow(page, 0));
    await group(page, 'Steps and progress');
    await item.getByRole('radio', { name: 'Running' }).check();
    await expect(item.getByLabel('Began')).not.toHaveValue('');
    await item.getByLabel('Done so far').fill('140');
    await item.getByLabel('Done so far').blur();
    await expect(item.getByText('Enter a whole number from 0 to 100.')).toBeVisible();
    await item.getByLabel('Done so far').press('Escape');
    await type(page, 'Done so far', '40');
    await expect(item.getByText('running, 40 % done')).toBeVisible();
    await item.getByRole('radio', { name: 'Done' }).check();
    await expect(item.getByLabel('Ended')).not.toHaveValue('');
    await item.getByLabel('Ended').fill('2001-01-01');
    await item.getByLabel('Ended').blur();
    await expect(item.getByText(/^It began on .* and can not end before\.$/)).toBeVisible();
    await item.getByLabel('Ended').press('Escape');
    await expectAccessible(page);
    const table = page.getByRole('region', { name: 'Table of the roadmap' });
    await expect(table.getByRole('row').nth(1)).toContainText('Done');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
    await expect(item.getByRole('radio', { name: 'Planned' })).toBeChecked();
  });

  test('has steps that drive the per cent', async ({ page }) => {
    await sample(page);
    const item = detail(page, await openRow(page, 1));
    await group(page, 'Steps and progress');
    const steps = item.locator('.item-steps').first().getByRole('checkbox');
    await steps.first().check();
    await expect(item.getByText(/\d+ % done, by the steps that are ticked/)).toBeVisible();
    await expect(item.getByRole('radio', { name: 'Running' })).toBeChecked();
    for (const step of await steps.all()) await step.check();
    await expect(item.getByText('100 % done, by the steps that are ticked')).toBeVisible();
    await expect(item.getByText('All of it is done. Set its state to done')).toBeVisible();
    await item.getByRole('button', { name: 'Add a step of your own' }).click();
    await expect(page.locator(':focus')).toHaveValue('');
    await page.keyboard.type('Hand it over');
    await page.keyboard.press('Enter');
    await expect(item.getByText('90 % done, by the steps that are ticked')).toBeVisible();
    await type(page, 'Share of the effort', '101');
    await expect(item.getByText('Enter a whole number from 0 to 100.')).toBeVisible();
    await item.getByLabel('Share of the effort').press('Escape');
    await item.getByRole('checkbox', { name: 'Done', exact: true }).check();
    await expect(item.getByText('running, 100 % done')).toBeVisible();
    await item.getByRole('button', { name: /^Remove the step / }).click();
    await expect(item.getByRole('button', { name: 'Add a step of your own' })).toBeFocused();
    await expectAccessible(page);
  });

  test('is bound by days, waits for others, and names what does not fit', async ({ page }) => {
    await sample(page);
    const first = await openRow(page, 0);
    const second = await openRow(page, 1);
    const item = detail(page, second);
    const day = async (label: string, value: string) => {
      await item.getByLabel(label, { exact: true }).fill(value);
      await item.getByLabel(label, { exact: true }).blur();
    };
    await day('Deadline', '2020-01-01');
    await expect(item.getByText(/^The deadline \(1 Jan 2020\) is before it starts/)).toBeVisible();
    await day('Not before', '2190-01-01');
    await expect(item.getByText(/which is after its deadline/)).toBeVisible();
    await expectAccessible(page);
    await day('Deadline', '');
    await day('Not before', '');
    await expect(item.locator('.item-wrong:visible')).toHaveCount(0);
    await item.getByLabel('Wait for another initiative').selectOption({ label: first });
    await type(page, `Working days after ${first}`, '1.3');
    await expect(item.getByText('Enter whole or half days, or 0.')).toBeVisible();
    await type(page, `Working days after ${first}`, '400');
    await expect(item.getByText(`${second} begins before ${first} is done.`)).toBeVisible();
    await item.getByRole('button', { name: `Stop waiting for ${first}` }).click();
    await expect(item.getByText('begins before')).toHaveCount(0);
    await item.getByRole('button', { name: 'Pin these dates' }).click();
    await expect(item.getByText('Pinned; planning again leaves it.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(item.getByText('Pinned;')).toHaveCount(0);
  });

  test('can have an exact length and who is needed for it', async ({ page }) => {
    await open(page, '#/roadmap');
    await addOwn(page, 'Move to the new data centre');
    const item = detail(page, 'Move to the new data centre');
    await item.getByRole('radio', { name: 'Exact length' }).check();
    await expect(item.getByText('Nobody is needed for it')).toBeVisible();
    await type(page, 'Working days from start to end', '2.5');
    await item.getByLabel('Add a role that is needed').selectOption({ label: 'Any role' });
    await expect(item.getByText('Nobody is needed for it')).toHaveCount(0);
    await type(page, 'Any role', '0.5');
    await expect(item.getByText('2.5 days exactly')).toBeVisible();
    await expectAccessible(page);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(item.getByLabel('Any role', { exact: true })).toHaveValue('0.5');
    await item.getByRole('radio', { name: 'Effort of people' }).check();
    await item.getByLabel('Add work of a role').selectOption({ label: 'Any role' });
    await type(page, 'People at once', '3');
    await expect(item.getByLabel('Likely')).toHaveValue('1');
  });

  test('says what it needs beside people, and what it asks for afterwards', async ({ page }) => {
    await sample(page);
    const item = detail(page, await openRow(page, 2));
    await group(page, 'People and places');
    await item.getByLabel('Owner').fill('Ada');
    await item.getByRole('checkbox', { name: 'Goes on while changes are frozen' }).check();
    await group(page, 'Upkeep');
    await expect(item.getByLabel('Shortest time until it may be claimed')).toHaveAttribute('placeholder', /^\d+$/);
    await type(page, 'Shortest time until it may be claimed', '30');
    await expect(item.getByText(/^.*What it puts in place may be claimed from /)).toBeVisible();
    const upkeep = page.locator('#item-upkeep');
    await upkeep.getByLabel('Likely').fill('50');
    await upkeep.getByLabel('Likely').blur();
    await expect(upkeep.getByText('Not between the others: change them too.')).toBeVisible();
    await upkeep.getByLabel('Pessimistic').fill('60');
    await upkeep.getByLabel('Pessimistic').blur();
    await expect(upkeep.getByText('50 person-days a quarter')).toBeVisible();
    await upkeep.getByLabel('Likely').fill('');
    await upkeep.getByLabel('Likely').blur();
    await expect(upkeep.getByText('50 person-days a quarter')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('comes from the catalogue, found by its words', async ({ page }) => {
    await sample(page);
    const n = await bars(page).count();
    await page.getByRole('button', { name: 'Add an initiative' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an initiative' });
    await expect(dialog.getByText('45 initiatives of the catalogue')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Search, or name work of your own').fill('zzz nothing');
    await expect(dialog.getByText('Nothing of the catalogue fits.')).toBeVisible();
    await page.getByLabel('Search, or name work of your own').fill('');
    const add = dialog.getByRole('button', { name: /^Add [A-Z]/ }).filter({ hasText: /^Add$/ }).first();
    const title = (await add.getAttribute('aria-label'))!.replace(/^Add /, '');
    await add.click();
    await expect(page.getByRole('heading', { name: title, level: 2 })).toBeFocused();
    await expect(bars(page)).toHaveCount(n + 1);
    await page.keyboard.press('Control+z');
    await expect(bars(page)).toHaveCount(n);
  });
});

test.describe('under the roadmap', () => {
  test('milestones in a line, with the way to them', async ({ page }) => {
    await sample(page);
    const card = page.locator('section', { has: page.locator('#milestones') });
    await expect(card).toContainText(/milestone|None so far/);
    await card.getByRole('link', { name: 'Open milestones and metrics' }).click();
    await expect(page.getByRole('heading', { name: 'Milestones and metrics', level: 1 })).toBeFocused();
  });

  test('risks begin with the register and are found again', async ({ page }) => {
    await sample(page);
    await expect(page.getByText('There are no risks.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the risk register' }).click();
    const card = page.locator('section', { has: page.locator('#risks') });
    await card.getByRole('button', { name: 'Start from the register' }).click();
    await expect(card.locator('.list-item').first()).toContainText(/\d+ % chance/);
    await card.getByRole('button', { name: 'Add a risk' }).click();
    await page.keyboard.type('The supplier is late');
    await page.keyboard.press('Tab');
    const last = card.locator('.list-item').last();
    await expect(last.getByText('changes nothing yet')).toBeVisible();
    await last.getByLabel('Chance').fill('101');
    await last.getByLabel('Chance').blur();
    await expect(last.getByText('Enter a whole number from 0 to 100.')).toBeVisible();
    await last.getByLabel('Chance').fill('25');
    await last.getByLabel('Delay', { exact: true }).fill('7.5');
    await last.getByLabel('Costs if it happens').fill('1200');
    await last.getByLabel('Costs if it happens').blur();
    await expect(last.getByText(/^25 % chance, costs EUR 1,200$/)).toBeVisible();
    await last.getByText('Delays: no initiatives').click();
    await last.getByRole('button', { name: 'Choose all' }).click();
    await expect(last.getByText(/delays \d+ initiatives by 7\.5 days/)).toBeVisible();
    await expectAccessible(page);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(card.getByText('The supplier is late')).toBeVisible();
  });

  test('a baseline is kept, named, and compared with', async ({ page }) => {
    await sample(page);
    const card = page.locator('section', { has: page.locator('#baselines') });
    await card.getByRole('button', { name: 'Keep the roadmap as a baseline' }).click();
    await expect(card.getByText(/The roadmap ends on the same day\.$/)).toBeVisible();
    await card.getByLabel('Name of the baseline').fill('Agreed in the steering group');
    await card.getByLabel('Name of the baseline').blur();
    await expectAccessible(page);
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(card.getByLabel('Name of the baseline')).toHaveValue('Agreed in the steering group');
    await card.getByRole('button', { name: 'Remove Agreed in the steering group' }).click();
    await expect(card.getByLabel('Name of the baseline')).toHaveCount(0);
  });
});

test('a part of a new plan says what it breaks', async ({ page }) => {
  await sample(page);
  await go(page, '#/resources');
  await page.getByLabel('Full-time equivalents').first().fill('9');
  await page.getByLabel('Full-time equivalents').first().blur();
  await go(page, '#/roadmap');
  await page.getByRole('button', { name: 'See what would change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan from gaps' });
  await expect(dialog.getByText(/^The last initiative ends on .* instead of /)).toBeVisible();
  // Whatever is left out, the dialog says what that breaks, or that it breaks nothing.
  const choices = dialog.getByRole('checkbox');
  const n = await choices.count();
  for (const at of [0, Math.floor(n / 2), n - 1]) {
    await choices.nth(at).uncheck();
    await expect(dialog.getByText(/What this choice breaks|What is left of it goes together/)).toBeVisible();
  }
  await expectAccessible(page);
  await dialog.getByRole('button', { name: `Take ${n - 3} of ${n} over` }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Undo: accept roadmap' }).click();
  await expect(page.getByRole('button', { name: 'See what would change' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every group is readable in the ${colorScheme} theme, and fits a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await sample(page);
    await openRow(page, 3);
    for (const name of ['People and places', 'Steps and progress', 'Upkeep', 'Name and note']) await group(page, name);
    await settled(page);
    await expectContrast(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await settled(page);
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
