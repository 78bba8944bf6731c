// Plans that no schedule can be made of, opened as files: each is named with what to do, none hangs, nothing is lost.
import { type Page } from '@playwright/test';
import { expect, open, test } from './fixtures';
import { choose, go } from './shell';

type Item = Record<string, unknown>;

const work = (role?: string) => [{ ...(role && { role }), optimistic: 400, likely: 500, pessimistic: 600 }];

/** Two items, the second waits for the first. */
const two = (first: Item = {}, second: Item = {}): Item[] => [
  { id: 1, title: 'First thing', work: work('perf-engineer'), start: 0, finish: 10, ...first },
  { id: 2, title: 'Second thing', work: work(), after: [1], start: 10, finish: 20, ...second },
];

const team = { id: 4000, name: 'Team', fte: 10 };

/** A plan file. */
const plan = (people: Item[], items: Item[], resources: Item = {}): string =>
  JSON.stringify({
    product: 'loadmap',
    format: 1,
    id: 'f5533361a2c1f2a250c998e695505781',
    model: { id: 'loadmap', version: '1.0' },
    nextItem: 5000,
    details: { name: 'Hard to plan', start: '2027-01-04', asOf: '2027-01-04', currency: 'EUR', version: '0.1' },
    resources: { people, ...resources },
    roadmap: { items },
  });

/** Looks at a file in the dialog that opens files. */
async function lookAt(page: Page, text: string) {
  await open(page);
  await go(page, 'plans');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await choose(page, { name: 'plan.json', text });
  return page.getByRole('dialog', { name: 'Open a plan file' });
}

/** Opens a file as a plan, and goes to its roadmap. */
async function roadmapOf(page: Page, text: string) {
  await (await lookAt(page, text)).getByRole('button', { name: 'Add as new plan' }).click();
  await go(page, 'roadmap');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Roadmap' })).toBeVisible();
  // Nothing is lost: what is there is shown.
  await expect(main.getByRole('row', { name: /First thing/ })).toBeVisible();
  return main;
}

/** Asks for a plan from the gaps. */
async function planAgain(page: Page) {
  await page.getByRole('button', { name: 'Plan from gaps' }).click();
  return page.getByRole('dialog', { name: 'Plan from gaps' });
}

for (const [what, people, said] of [
  ['nobody', [], 'nobody is named who does the work. Add people and their time.'],
  ['people without time', [{ ...team, fte: 0 }], 'the people named have no time for the plan. Give at least one of them a share'],
] as const) {
  test(`${what}: said on the roadmap and where it is planned, with the way to mend it`, async ({ page }) => {
    const main = await roadmapOf(page, plan([...people], two()));
    await expect(main.getByText(said).first()).toBeVisible();
    const dialog = await planAgain(page);
    await expect(dialog).toContainText(said);
    await dialog.getByRole('link', { name: 'Add people' }).or(dialog.getByRole('button', { name: 'Add people' })).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Resources and budget' })).toBeVisible();
  });
}

for (const [what, text] of [
  ['people who leave at once', plan([{ ...team, until: '2027-01-05' }], two())],
  ['an absence over everything', plan([team], two(), { absences: [{ id: 4001, person: 4000, from: '2027-01-04', until: '2199-12-31' }] })],
] as const) {
  test(`${what}: what does not fit is named`, async ({ page }) => {
    const main = await roadmapOf(page, text);
    await expect(main.getByText('dates, people and prerequisites do not all go together.')).toBeVisible();
    const dialog = await planAgain(page);
    await expect(dialog).toContainText('Pinned initiatives need more people than there are');
    await expect(dialog).toContainText('Does not fit into ten years with the people named');
  });
}

test('a circle that came in a file is named before it is opened, and planning cuts it', async ({ page }) => {
  const text = plan([team], two({ after: [2] }));
  await expect(await lookAt(page, text)).toContainText('wait for each other: First thing → Second thing → First thing. Remove one of the links.');
  await roadmapOf(page, text);
  const dialog = await planAgain(page);
  await expect(dialog).toContainText('Second thing → nothing');
});

test('a deadline before the start is named with its place', async ({ page }) => {
  const dialog = await lookAt(page, plan([team], two({ earliest: '2027-03-01', deadline: '2027-02-01' })));
  await expect(dialog).toContainText('before the earliest start (2027-03-01). Correct one of the two days.');
  await expect(dialog.getByRole('button', { name: 'Add as new plan' })).toBeVisible();
});

for (const [what, text, said] of [
  ['a day out of range', plan([team], two({ earliest: '2200-01-01' })), 'dates must lie between 2000-01-01 and 2199-12-31'],
  [
    'more than a thousand initiatives',
    plan([team], Array.from({ length: 1001 }, (_, n) => ({ id: n + 1, title: `Thing ${n}`, work: work(), start: n, finish: n + 1 }))),
    'has 1001 entries; at most 1000 are possible',
  ],
] as const) {
  test(`${what}: the file is not opened, and why is said`, async ({ page }) => {
    const dialog = await lookAt(page, text);
    await expect(dialog).toContainText(said);
    await expect(dialog.getByRole('button', { name: 'Add as new plan' })).toHaveCount(0);
  });
}
