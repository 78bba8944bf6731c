// The documents: the same bytes as the command line writes, and everything that can be done with them.
import { readFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { documentsOf, unzip } from './command_line';
import { expect, expectAccessible, LARGEST_SAMPLE, open, openSample, samples, test } from './fixtures';
import { content, go, openExample, openFile, save, type } from './shell';

const TITLES = ['Load testing maturity assessment', 'Load testing strategy', 'Load testing roadmap'];
const NAMES = ['load_testing_maturity_assessment.md', 'load_testing_roadmap.md', 'load_testing_strategy.md'];

/** The link to a document, in the list of them. */
const entry = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Documents' }).getByRole('link', { name: title });

/** The link to the document that is shown. */
const shown = (page: Page) => page.getByRole('navigation', { name: 'Documents' }).locator('a[aria-current]');

/** What a button hands out, as bytes. */
async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Downloads everything in every way and compares it with what the command line makes of the plan file. */
async function expectSameDocuments(page: Page): Promise<Record<string, Buffer>> {
  const expected = await documentsOf(await content(await save(page)));
  expect(Object.keys(expected)).toEqual(NAMES);
  await go(page, 'documents');
  const downloaded: Record<string, Buffer> = {};
  for (const title of TITLES) {
    await entry(page, title).click();
    await expect(entry(page, title)).toHaveAttribute('aria-current', 'true');
    const { name, bytes } = await taken(page, 'Download');
    downloaded[name] = bytes;
  }
  const { name, bytes } = await taken(page, 'Download all (.zip)');
  expect(name).toBe('load_testing_documents.zip');
  const zipped = unzip(bytes);
  expect(Object.keys(zipped).sort()).toEqual(NAMES.map((name) => `docs/${name}`));
  for (const name of NAMES) {
    // As text first: a difference is shown, not only stated.
    expect(downloaded[name].toString(), name).toBe(expected[name].toString());
    expect(downloaded[name].equals(expected[name]), `bytes of ${name}`).toBe(true);
    expect(zipped[`docs/${name}`].equals(expected[name]), `bytes of ${name} in the archive`).toBe(true);
  }
  return expected;
}

test.describe('the same bytes as the command line', () => {
  test('for an empty plan', async ({ page }) => {
    await open(page, '#/details');
    await expectSameDocuments(page);
  });

  test('for every example', async ({ page }) => {
    test.slow(); // eight plans, five files each
    await open(page);
    for (const name of await samples(page)) {
      await openSample(page, name);
      await expectSameDocuments(page);
    }
  });

  test('for a plan with texts that try to be something else', async ({ page }) => {
    const hostile = [
      '<script>alert(1)</script> <img src=x onerror=alert(1)> &amp; <!-- ',
      '| a | b |\n|---|---|\n| `c` | ``d`` |',
      '# Heading\n\n- list\n1. number\n> quote\n```mermaid\ngraph TD\n```\n~~~',
      '[link](javascript:alert(1)) ![](x) https://example.com <https://example.com> @somebody #1 :smile:',
      'שלום עולם مرحبا \u202Eright to left\u202C 👩‍👩‍👧 🇩🇪 e\u0301 \u200B\uFEFF *a* _b_ ~c~ $d$ \\',
      '\t\u00A0leading and trailing  \r\n--- \r\n===\u2028line\u2029paragraph',
    ];
    await open(page, '#/details');
    await openExample(page, 'Seed-stage');
    const plan = JSON.parse(await content(await save(page)));
    let n = 0;
    // Every text a person could have typed becomes a hostile one; what the format fixes stays.
    const spoil = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((one) => spoil(one, key));
      if (value && typeof value === 'object') {
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoil(one, key)]));
      }
      const typed = ['name', 'organisation', 'product', 'owner', 'authors', 'approvers', 'context', 'event', 'note', 'evidence', 'facilitators', 'reason'];
      return typeof value === 'string' && typed.includes(key) ? hostile[n++ % hostile.length] : value;
    };
    const spoilt = { ...(spoil(plan, '') as typeof plan), product: plan.product };
    spoilt.details = { ...spoilt.details, organisation: hostile[1], product: hostile[0], context: hostile[2], owner: hostile[3], authors: hostile.slice(3, 5) };
    for (const [i, id] of Object.keys(spoilt.assessment.answers).entries()) {
      const answer = spoilt.assessment.answers[id];
      if (typeof answer === 'object') Object.assign(answer, { note: hostile[i % hostile.length], evidence: hostile[(i + 1) % hostile.length] });
    }
    await openFile(page, JSON.stringify(spoilt));
    const expected = await expectSameDocuments(page);
    expect(expected['load_testing_maturity_assessment.md'].toString()).toContain('alert(1)');
    // In the preview they are text as well.
    await go(page, 'documents/assessment');
    const preview = page.getByRole('tabpanel');
    await expect(preview.getByText('<script>alert(1)</script>').first()).toBeVisible();
    expect(await preview.locator('script, img').count()).toBe(0);
    expect(await preview.locator('a[href^="javascript:"]').count()).toBe(0);
  });
});

test.describe('the page', () => {
  test('shows each document as it will look, and as it is written', async ({ page }) => {
    await open(page);
    await openSample(page, LARGEST_SAMPLE);
    await go(page, 'documents');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const title of TITLES) {
      await entry(page, title).click();
      const panel = page.getByRole('tabpanel');
      await page.getByRole('tab', { name: 'Preview' }).click();
      await expect(panel.getByRole('heading').first()).toContainText(/\S/);
      await expect(panel.getByRole('table').first()).toBeVisible();
      const sections = await panel.getByRole('heading', { level: 3 }).count();
      await expect(entry(page, title)).toContainText(`${sections} sections`);

      await page.getByRole('tab', { name: 'Markdown' }).click();
      await expect(panel.getByRole('table')).toHaveCount(0);
      const { bytes } = await taken(page, 'Download');
      expect(await panel.locator('pre').textContent()).toBe(bytes.toString());
      const headings = bytes.toString().match(/^## /gm)!.length;
      expect(sections).toBe(headings);
    }
  });

  test('is at the document in its address, and its tabs follow the arrow keys', async ({ page }) => {
    await open(page, '#/documents/roadmap');
    await expect(entry(page, 'Load testing roadmap')).toHaveAttribute('aria-current', 'true');
    await page.getByRole('tab', { name: 'Preview' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Markdown' })).toBeFocused();
    await expect(page.getByRole('tabpanel', { name: 'Markdown' }).locator('pre')).toContainText('# ');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tabpanel', { name: 'Preview' })).toBeVisible();
    await page.reload();
    await expect(entry(page, 'Load testing roadmap')).toHaveAttribute('aria-current', 'true');
  });

  test('copies a document', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, '#/documents/strategy');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
    const { bytes } = await taken(page, 'Download');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(bytes.toString());
    // Of another document nothing was copied yet.
    await entry(page, 'Load testing roadmap').click();
    await expect(page.getByText('Copied.')).toHaveCount(0);
  });

  test('offers the text selected where the browser refuses the clipboard', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await open(page, '#/documents/strategy');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByText('press Ctrl+C')).toBeVisible();
    const field = page.getByLabel('Markdown to copy');
    await expect(field).toBeFocused();
    const { bytes } = await taken(page, 'Download');
    expect(await field.inputValue()).toBe(bytes.toString());
    const selected = await field.evaluate((field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart);
    expect(selected).toBe(bytes.toString().length);
    await expectAccessible(page);
  });

  test('names what only the team can add, and leads to where it is added', async ({ page }) => {
    await open(page, '#/documents');
    const points = page.getByRole('group').filter({ hasText: 'only your team can state' });
    const openPoints = async () => Number.parseInt((await points.locator('summary').textContent())!, 10);
    const before = await openPoints();
    expect(before).toBeGreaterThan(0);
    await expect(shown(page)).toContainText(`${before} open point`);
    await points.locator('summary').click();
    for (const link of await points.getByRole('link').all()) {
      const href = await link.getAttribute('href');
      expect(href).toMatch(/^#\//);
    }
    const organisation = points.getByRole('listitem').filter({ hasText: /organisation/i });
    await organisation.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan details');
    await type(page, 'Organisation', 'Ärger & Söhne');
    await page.goBack();
    await expect(points).toBeVisible();
    expect(await openPoints()).toBe(before - 1);
    await expect(page.getByRole('tabpanel')).toContainText('Ärger & Söhne');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('tabpanel')).not.toContainText('Ärger & Söhne');
    expect(await openPoints()).toBe(before);
  });

  test('leads from one document to another, and nowhere else without a warning', async ({ page }) => {
    await open(page);
    await openSample(page, LARGEST_SAMPLE);
    await go(page, 'documents/roadmap');
    const panel = page.getByRole('tabpanel');
    const inside = panel.locator('a[href^="#/documents/"]').first();
    const href = await inside.getAttribute('href');
    await inside.click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await expect(shown(page)).toHaveAttribute('href', href!);
    for (const link of await panel.locator('a:not([href^="#/"])').all()) {
      await expect(link).toHaveAttribute('rel', /noopener/);
      await expect(link).toHaveAttribute('href', /^https?:/);
    }
  });

  test('falls back to the first document for an address that names none', async ({ page }) => {
    await open(page, '#/documents/nonsense');
    await expect(shown(page)).toHaveCount(1);
    await expect(page.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
  });
});
