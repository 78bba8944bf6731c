// What the specs of the shell have in common.
import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page } from '@playwright/test';

/** The state of saving, as the bar at the top says it. */
export const saved = (page: Page) => page.locator('.saved');

/** Waits until the plan is stored. */
export async function stored(page: Page): Promise<void> {
  await expect(saved(page)).toHaveText('Saved on this device');
}

/** Types into a field and leaves it. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
}

/** Opens an example from the Plans page. */
export async function openExample(page: Page, name: string): Promise<void> {
  await go(page, 'plans');
  await page.getByRole('button', { name: `Open the example ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Example: ${name}`);
}

/** Goes to another page of the app, as a link does. */
export async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
}

/** Everything the app has stored, by key. */
export const store = (page: Page) => page.evaluate(() => ({ ...localStorage }) as Record<string, string>);

/** The stored value of the plan with this name. */
export async function storedPlan(page: Page, title: string): Promise<string | undefined> {
  const values = Object.entries(await store(page)).filter(([key]) => key.includes(':plan:'));
  return values.map(([, value]) => value).find((value) => value.split('\n')[0].endsWith(` ${title}`));
}

/** What a download holds. */
export const content = async (download: Download) => readFile(await download.path(), 'utf8');

/** Saves the open plan as a file, by the menu at the top. */
export async function save(page: Page): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /plans and settings/ }).click();
  await page.getByRole('button', { name: 'Save as plan file' }).first().click();
  return waiting;
}

/** Gives files to the dialog that opens them. */
export async function choose(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  const list = files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));
  await page.locator('dialog[open] input[type=file]').setInputFiles(list);
}

/** Opens a plan file beside the plans that are there. */
export async function openFile(page: Page, text: string): Promise<void> {
  await go(page, 'plans');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await choose(page, { name: 'plan.json', text });
  await page.getByRole('button', { name: 'Add as new plan' }).click();
}

/** Lets a test decide what the store does: see `fail`. Call it before the page is opened. */
export async function faulty(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      const fault = window['storeFault'] as string | undefined;
      if (!fault) return real.call(this, key, value);
      if (fault === 'keeps half') return real.call(this, key, value.slice(0, value.length / 2));
      throw fault === 'QuotaExceededError'
        ? new DOMException('full', fault)
        : Object.assign(new Error('full'), { name: fault });
    };
  });
}

/** From now on the store fails in this way; without one it works. */
export async function fail(page: Page, fault?: string): Promise<void> {
  await page.evaluate((fault) => (window['storeFault'] = fault), fault);
}
