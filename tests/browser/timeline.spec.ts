// The timeline as an editor: by pointer, by keyboard, and as something that is only looked at.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, go, open, settled, test, usable } from './fixtures';
import { planFile } from './roadmaps.js';
import { openFile, stored } from './shell';

const grid = (page: Page) => page.getByRole('treegrid', { name: 'Timeline of the roadmap' });
const bar = (page: Page, title: string) => grid(page).getByRole('link', { name: new RegExp(`^${title}, `) });
const name = (page: Page, title: string) => bar(page, title).getAttribute('aria-label');
const said = (page: Page) => page.getByRole('tabpanel').getByRole('status').first();
/** What the forecast would be, or has become. */
const foreseen = (page: Page) => page.getByRole('tabpanel').getByRole('status').nth(1);
const sure = (page: Page) => page.getByRole('region', { name: 'How sure this is' });
const P80 = /P80 \d+ \w+ 2027, .+? (later|earlier)/;
const undo = (page: Page) => page.keyboard.press('Control+z');

/** Design waits for nothing, Build for Design, Test for Build; Docs is apart. */
const FOUR = [
  { title: 'Design', from: 0, to: 2 },
  { title: 'Docs', from: 1, to: 3 },
  { title: 'Build', from: 2, to: 5, after: [0] },
  { title: 'Test', from: 5, to: 8, after: [2] },
];

/** The same with one from the catalogue, whose dates are pinned once it is moved: the forecast then keeps to them. */
const KNOWN = [{ ...FOUR[0], source: 'ini-slo-program' }, ...FOUR.slice(1)];

/** Opens a roadmap on the timeline, with a mark per month. */
async function begin(page: Page, items: object[] = FOUR, more = {}): Promise<void> {
  await open(page, '#/plans');
  await openFile(page, planFile(items as Parameters<typeof planFile>[0], more));
  await go(page, '#/roadmap');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(grid(page).getByRole('link').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Months' }).check();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await settled(page);
}

/** Where a bar is drawn, without what makes it easier to hit. */
async function box(page: Page, title: string) {
  await bar(page, title).scrollIntoViewIfNeeded();
  return (await bar(page, title).locator('.tl-fill').boundingBox())!;
}

/** Presses on a bar at a share of its width, and goes so many pixels; does not let go. */
async function drag(page: Page, title: string, at: number, by: number): Promise<void> {
  const { x, y, width, height } = await box(page, title);
  const from = { x: x + Math.min(Math.max(width * at, 2), width - 2), y: y + height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by / 2, from.y + 1, { steps: 3 });
  await page.mouse.move(from.x + by, from.y + 1, { steps: 3 });
}

/** Pixels of a week with a mark per month. */
const WEEK = 7 * 2.2;

test('rows say how deep they lie', async ({ page }) => {
  await begin(page);
  await expect(grid(page).locator('.tl-group').first()).toHaveAttribute('aria-level', '1');
  await expect(bar(page, 'Design').locator('xpath=ancestor::*[@role="row"]')).toHaveAttribute('aria-level', '2');
});

test.describe('by pointer', () => {
  test('a bar is moved, what waits for it moves too, and one step takes it back', async ({ page }) => {
    await begin(page);
    const before = await Promise.all(FOUR.map(({ title }) => name(page, title)));
    await drag(page, 'Design', 0.5, 2 * WEEK);
    const tip = page.locator('#tl-tip');
    await expect(tip).toContainText('18 Jan 2027 to 29 Jan 2027');
    await expect(tip).toContainText('10 working days');
    await expect(tip).toContainText('2 successors move with it');
    await expect(page.locator('#tl-ghost')).toBeVisible();
    // Nothing is changed before the hand lets go.
    await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
    await page.mouse.up();
    await expect(tip).toBeHidden();
    await expect(bar(page, 'Design')).toHaveAccessibleName(/^Design, 18 Jan to 29 Jan 2027, .*critical, no slack/);
    await expect(bar(page, 'Build')).toHaveAccessibleName(/^Build, 1 Feb to 19 Feb 2027/);
    await expect(bar(page, 'Test')).toHaveAccessibleName(/^Test, 22 Feb to 12 Mar 2027/);
    expect(await name(page, 'Docs')).toMatch(/^Docs, 11 Jan to 22 Jan 2027/);
    await expect(said(page)).toHaveText('Design moved 2 weeks later; 2 successors moved; finish now 12 Mar 2027.');
    await expect(bar(page, 'Design')).toBeFocused();
    await undo(page);
    expect(await Promise.all(FOUR.map(({ title }) => name(page, title)))).toEqual(before);
  });

  test('its ends are moved by its edges', async ({ page }) => {
    await begin(page);
    await drag(page, 'Docs', 1, 3 * WEEK);
    await page.mouse.up();
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 11 Jan to 12 Feb 2027/);
    await expect(said(page)).toContainText('Docs now ends 3 weeks later');
    await drag(page, 'Docs', 0, WEEK);
    await page.mouse.up();
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 18 Jan to 12 Feb 2027/);
    await page.getByRole('button', { name: /^Undo: change "Docs"/ }).click();
    await page.getByRole('button', { name: /^Undo: change "Docs"/ }).click();
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 11 Jan to 22 Jan 2027/);
  });

  test('Shift is exact to the day', async ({ page }) => {
    await begin(page);
    await page.keyboard.down('Shift');
    await drag(page, 'Docs', 0.5, 2.2 * 2);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 13 Jan to 26 Jan 2027/);
  });

  test('Escape leaves everything as it was', async ({ page }) => {
    await begin(page);
    const before = await name(page, 'Design');
    const at = await box(page, 'Design');
    const other = await box(page, 'Build');
    await drag(page, 'Design', 0.5, 5 * WEEK);
    expect((await bar(page, 'Build').locator('.tl-fill').boundingBox())!.x).toBeGreaterThan(other.x + 10);
    await page.keyboard.press('Escape');
    await expect(page.locator('#tl-ghost')).toBeHidden();
    await expect(page.locator('[data-live]')).toHaveCount(0);
    expect(await box(page, 'Design')).toEqual(at);
    expect(await box(page, 'Build')).toEqual(other);
    await page.mouse.up();
    expect(await name(page, 'Design')).toBe(before);
    await expect(page).toHaveURL(/#\/roadmap$/);
    await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
  });

  test('the P80 of the end is said beside the hand, and goes with the drag', async ({ page }) => {
    await begin(page, KNOWN);
    await expect(sure(page).getByText('P80', { exact: true })).toBeVisible();
    const tip = page.locator('#tl-tip');
    await drag(page, 'Design', 0.5, 2 * WEEK);
    await expect(tip).toContainText(/P80 \d+ \w+ 2027, .+ later/);
    await expect(foreseen(page)).toHaveText(/^P80 \d+ \w+ 2027, .+ later if dropped here\.$/);
    const two = P80.exec((await tip.textContent())!)![0];
    // Elsewhere it is another day; back where it was before, the one that is known.
    await page.mouse.move(700, (await box(page, 'Design')).y, { steps: 3 });
    await expect(tip).toContainText(P80);
    await expect(tip).not.toContainText(two);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await expect(foreseen(page)).toHaveText('');
    await page.mouse.up();
    await expect(bar(page, 'Design')).toHaveAccessibleName(/^Design, 4 Jan to 15 Jan 2027/);
    await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
    // What was said beside the hand is what comes true.
    await drag(page, 'Design', 0.5, 2 * WEEK);
    await expect(tip).toContainText(two);
    await page.mouse.up();
    await expect(foreseen(page)).toHaveText(`${two}.`);
    const p80 = sure(page).getByRole('definition').nth(1);
    await expect(p80).toContainText(/P80 (\d+ \w+ 2027)/.exec(two)![1]);
    await expect(tip).toBeHidden();
  });

  test('nothing is asked while a bar is dragged where the page would have to answer itself', async ({ page }) => {
    await page.addInitScript(() => {
      globalThis.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      } as unknown as typeof Worker;
    });
    await begin(page, KNOWN);
    await expect(sure(page).getByText('P80', { exact: true })).toBeVisible();
    await drag(page, 'Design', 0.5, 2 * WEEK);
    await expect(page.locator('#tl-tip')).toContainText('2 successors move with it');
    await page.waitForTimeout(800);
    await expect(page.locator('#tl-tip')).not.toContainText('P80');
    await page.mouse.up();
    await expect(foreseen(page)).toHaveText(/^P80 \d+ \w+ 2027, .+ later\.$/);
  });

  test('a link is drawn from a handle to a bar', async ({ page }) => {
    await begin(page);
    const docs = await box(page, 'Docs');
    await page.mouse.move(docs.x + docs.width / 2, docs.y + docs.height / 2);
    const handle = (await page.locator('#tl-after').boundingBox())!;
    const target = await box(page, 'Test');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 10, target.y - 10, { steps: 4 });
    await page.mouse.move(target.x + 10, target.y + 8, { steps: 2 });
    await expect(page.locator('#tl-tip')).toHaveText('Test waits for Docs');
    await page.mouse.up();
    await expect(said(page)).toContainText('Test now waits for Docs');
    await page.getByRole('tab', { name: 'Table' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Test' }).first()).toContainText('Build, Docs');
    await undo(page);
    await expect(page.getByRole('row').filter({ hasText: 'Test' }).first()).not.toContainText('Docs');
  });

  test('a circle is refused, and named', async ({ page }) => {
    await begin(page);
    const from = await box(page, 'Test');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    const handle = (await page.locator('#tl-after').boundingBox())!;
    const target = await box(page, 'Design');
    await page.mouse.move(handle.x + 8, handle.y + 12);
    await page.mouse.down();
    await page.mouse.move(target.x + 8, target.y + 30, { steps: 4 });
    await page.mouse.move(target.x + 8, target.y + 8, { steps: 2 });
    await expect(page.locator('#tl-tip')).toContainText('These would wait for each other: Design → Test → Build → Design.');
    await page.mouse.up();
    await expect(page.getByRole('status').getByText('These would wait for each other:')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo:/ })).toHaveCount(0);
  });

  test('what is pinned stays, and is offered to move', async ({ page }) => {
    const pinned = FOUR.map((item, at) => (at === 2 ? { ...item, source: 'ini-slo-program', locked: ['dates'] } : item));
    await begin(page, pinned);
    await drag(page, 'Design', 0.5, 2 * WEEK);
    await expect(page.locator('#tl-tip')).toContainText('Build begins before Design is done.');
    await page.mouse.up();
    await expect(bar(page, 'Build')).toHaveAccessibleName(/^Build, 18 Jan to 5 Feb 2027.*pinned/);
    await page.getByRole('button', { name: 'Move what waits for it' }).click();
    await expect(bar(page, 'Build')).toHaveAccessibleName(/^Build, 1 Feb to 19 Feb 2027.*pinned/);
    await expect(bar(page, 'Test')).toHaveAccessibleName(/^Test, 22 Feb/);
    await undo(page);
    await expect(bar(page, 'Build')).toHaveAccessibleName(/^Build, 18 Jan/);
    await expect(bar(page, 'Design')).toHaveAccessibleName(/^Design, 18 Jan/);
  });

  test('what has begun keeps its start', async ({ page }) => {
    await begin(page, [{ ...FOUR[0], state: 'running', began: '2027-01-04', percent: 40 }, ...FOUR.slice(1)]);
    await expect(bar(page, 'Design')).toHaveAccessibleName(/40% done/);
    await drag(page, 'Design', 0.5, 3 * WEEK);
    await page.mouse.up();
    await expect(bar(page, 'Design')).toHaveAccessibleName(/^Design, 4 Jan to 15 Jan 2027/);
    await drag(page, 'Design', 1, WEEK);
    await page.mouse.up();
    await expect(bar(page, 'Design')).toHaveAccessibleName(/^Design, 4 Jan to 22 Jan 2027/);
  });

  test('the picture is zoomed about the pointer, and goes where it is told', async ({ page }) => {
    await begin(page, [...FOUR, { title: 'Much later', from: 60, to: 70 }]);
    const before = await box(page, 'Test');
    await page.mouse.move(before.x, before.y + 5);
    await page.keyboard.down('Control');
    for (let n = 0; n < 4; n++) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await settled(page);
    const after = (await bar(page, 'Test').locator('.tl-fill').boundingBox())!;
    expect(after.width).toBeGreaterThan(before.width * 1.5);
    expect(Math.abs(after.x - before.x)).toBeLessThan(40);
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    await settled(page);
    const frame = page.locator('.tl-frame');
    expect(await frame.evaluate((el) => el.scrollWidth - el.clientWidth)).toBeLessThanOrEqual(1);
    await page.getByRole('radio', { name: 'Weeks' }).check();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect.poll(() => frame.evaluate((el) => el.scrollLeft)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect.poll(() => frame.evaluate((el) => el.scrollLeft)).toBeLessThan(10);
  });
});

test.describe('by keyboard', () => {
  test('rows are walked, moved, resized and removed', async ({ page }) => {
    await begin(page);
    await page.getByRole('button', { name: 'End', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expect(bar(page, 'Design')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(bar(page, 'Docs')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 18 Jan to 29 Jan 2027/);
    await expect(said(page)).toHaveText('Docs moved 1 week later; finish stays 26 Feb 2027.');
    await expect(bar(page, 'Docs')).toBeFocused();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 18 Jan to 5 Feb 2027/);
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 25 Jan to 5 Feb 2027/);
    await page.keyboard.press('Control+ArrowLeft');
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 22 Jan to 4 Feb 2027/);
    await expect(bar(page, 'Docs')).toBeFocused();
    // It starts after Build now, and the order has changed.
    const titles = await grid(page).getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!.split(',')[0]));
    expect(titles).toEqual(['Design', 'Build', 'Docs', 'Test']);
    await page.keyboard.press('ArrowDown');
    await expect(bar(page, 'Test')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Delete');
    await expect(bar(page, 'Docs')).toHaveCount(0);
    await expect(bar(page, 'Test')).toBeFocused();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/^Docs, 22 Jan to 4 Feb 2027/);
  });

  test('the P80 of the end is said once the keys rest, and shown at the bar', async ({ page }) => {
    await begin(page, KNOWN);
    await expect(sure(page).getByText('P80', { exact: true })).toBeVisible();
    await bar(page, 'Design').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(said(page)).toHaveText(/^Design moved 1 week later; 2 successors moved/);
    await expect(foreseen(page)).toHaveText(/^P80 \d+ \w+ 2027, .+ later\.$/);
    const tip = page.locator('#tl-tip');
    await expect(tip).toHaveText((await foreseen(page).textContent())!.slice(0, -1));
    await page.keyboard.press('ArrowDown');
    await expect(tip).toBeHidden();
    // What is not on the way to the end leaves it where it is.
    await bar(page, 'Docs').focus();
    await page.keyboard.press('ArrowRight');
    await expect(foreseen(page)).toHaveText(/^P80 stays \d+ \w+ 2027\.$/);
  });

  test('it cannot start before the plan, and says so', async ({ page }) => {
    await begin(page);
    await bar(page, 'Design').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('It can not start before the plan does.')).toBeVisible();
    await expect(bar(page, 'Design')).toBeFocused();
  });

  test('L links from a list that names what cannot be', async ({ page }) => {
    await begin(page);
    await bar(page, 'Docs').focus();
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Link Docs' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Test' }).click();
    await expect(said(page)).toContainText('Test now waits for Docs');
    await expect(bar(page, 'Docs')).toBeFocused();
    await page.keyboard.press('l');
    await expect(dialog.getByText('Test waits for it already.')).toBeVisible();
    await dialog.getByRole('radio', { name: 'What it waits for' }).check();
    await expect(dialog.getByText(/Test: These would wait for each other: Docs → Test → Docs\./)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('phases close and open, and Enter opens the initiative', async ({ page }) => {
    await begin(page);
    await bar(page, 'Design').focus();
    await page.keyboard.press('ArrowUp');
    const phase = grid(page).getByRole('button', { name: 'Foundations' });
    await expect(phase).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(grid(page).getByRole('link')).toHaveCount(0);
    await expect(phase).toBeFocused();
    await expect(phase).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(bar(page, 'Design')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Design', level: 2 })).toBeFocused();
    await page.getByRole('link', { name: 'Close the initiative' }).press('Enter');
    await expect(bar(page, 'Design')).toBeFocused();
  });
});

test.describe('shows', () => {
  test('slack, baseline, deadline, milestones, holidays and freezes', async ({ page }) => {
    await begin(
      page,
      FOUR.map((item, at) => (at === 1 ? { ...item, deadline: '2027-01-20' } : item)),
      {
        milestones: { milestones: [{ id: 200, name: 'Gate one', date: '2027-02-15' }] },
        progress: { baselines: [{ id: 201, name: 'Agreed', date: '2027-01-04', items: [{ item: 1, finish: 10, work: 100, cost: 0 }] }] },
        resources: {
          people: [{ id: 202, name: 'Everybody', fte: 9_000 }],
          holidays: [{ id: 203, date: '2027-01-06', name: 'Epiphany' }],
          freezes: [{ id: 204, name: 'Sale', from: '2027-02-20', until: '2027-02-28' }],
        },
      },
    );
    await expect(bar(page, 'Docs')).toHaveAccessibleName(/of slack, pinned, after its deadline, 20 Jan 2027/);
    await expect(page.locator('.tl-base')).toHaveCount(1);
    await expect(page.locator('.tl-deadline.late')).toHaveCount(1);
    await expect(page.locator('.tl-slack')).toHaveCount(1);
    await expect(grid(page).getByRole('row', { name: /^Milestones/ })).toContainText('Gate one');
    await expect(page.locator('.tl-shade')).toHaveCount(2);
    // Weekends are one pattern, however many there are.
    await page.getByRole('radio', { name: 'Weeks' }).check();
    expect(await page.locator('.tl-back rect').count()).toBeLessThan(20);
    await expectAccessible(page);
  });

  test('a week that asks for too much, and what would help', async ({ page }) => {
    const items = [
      { title: 'One', from: 0, to: 1, locked: ['dates'], source: 'ini-slo-program', work: [{ optimistic: 500, likely: 500, pessimistic: 500 }] },
      { title: 'Two', from: 0, to: 1, locked: ['dates'], source: 'ini-load-model', work: [{ optimistic: 500, likely: 500, pessimistic: 500 }] },
      { title: 'Three', from: 1, to: 3 },
    ];
    await begin(page, items, { resources: { focus: 100, people: [{ id: 202, name: 'One person', fte: 10 }] } });
    await page.getByRole('table', { name: 'Load per role' }).getByRole('button').first().click();
    const dialog = page.getByRole('dialog', { name: 'Everybody, week of 4 Jan 2027' });
    await expect(dialog).toContainText('asks for 200% of the time there is');
    await expect(dialog.getByRole('link', { name: 'One' })).toBeVisible();
    await expect(dialog).toContainText('Two can end 2 weeks later without moving the end');
    await expectAccessible(page);
  });
});

test('what is needed and not planned is dropped onto the chart, or added', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 2400 });
  await open(page, '#/plans');
  await page.getByRole('button', { name: /^Open the example Online game/ }).click();
  await go(page, '#/roadmap');
  await expect(grid(page).getByRole('link').first()).toBeVisible();
  const n = await grid(page).getByRole('link').count();
  await grid(page).getByRole('link').last().focus();
  await page.keyboard.press('Delete');
  await expect(grid(page).getByRole('link')).toHaveCount(n - 1);
  const list = page.getByRole('region', { name: /needed and not on the roadmap/ });
  const add = list.getByRole('button', { name: /^Add / });
  await expect(add).toHaveCount(1);
  // The browser's own drag and drop begins with the second motion.
  await list.getByRole('listitem').locator('bdi').hover();
  await page.mouse.down();
  const over = (await grid(page).getByRole('link').nth(3).boundingBox())!;
  await page.mouse.move(over.x + 100, over.y - 30, { steps: 4 });
  await page.mouse.move(over.x + 100, over.y + 5, { steps: 4 });
  await expect(page.locator('#tl-tip')).toContainText('Starts ');
  await page.mouse.up();
  await expect(grid(page).getByRole('link')).toHaveCount(n);
  await expect(list).toHaveCount(0);
  await undo(page);
  await add.click();
  await expect(grid(page).getByRole('link')).toHaveCount(n);
  await expect(page.locator(':focus')).toHaveRole('link');
});

test('a plan that is only looked at has no handles and nothing moves', async ({ page, context }) => {
  await begin(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await usable(other);
  await go(other, '#/roadmap');
  // The forecast draws the rows anew when it comes.
  await expect(sure(other).getByText('P80', { exact: true })).toBeVisible();
  await settled(other);
  const before = await name(other, 'Docs');
  await drag(other, 'Docs', 0.5, 60);
  await other.mouse.up();
  await expect(other.locator('.tl-handle:visible')).toHaveCount(0);
  await bar(other, 'Docs').focus();
  await other.keyboard.press('ArrowRight');
  await other.keyboard.press('Delete');
  await other.keyboard.press('l');
  await expect(other.getByRole('dialog')).toHaveCount(0);
  expect(await name(other, 'Docs')).toBe(before);
  await expectAccessible(other);
});

test.describe('looks', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`right in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await begin(page);
      await expectAccessible(page);
    });
  }

  test('with the table first on a phone, and a timeline that fits', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await open(page, '#/plans');
    await openFile(page, planFile(FOUR));
    await go(page, '#/roadmap');
    await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expect(bar(page, 'Test')).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(375);
    await expectAccessible(page);
    await stored(page);
  });
});
