// Finding one's way on the Roadmap page.
import { expect, type Page } from '@playwright/test';
import { go, open, openSample } from './app.js';

export const SHOP = 'Mid-size e-commerce with peak events';

export const bars = (page: Page) => page.getByRole('treegrid', { name: 'Timeline of the roadmap' }).getByRole('link');
export const detail = (page: Page, title: string) => page.getByRole('complementary', { name: title });

/** The roadmap of a sample. */
export async function sample(page: Page, name = SHOP): Promise<void> {
  await open(page, '#/plans');
  await openSample(page, name);
  await go(page, '#/roadmap');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmap');
}

/** Opens an item by its place in the table, and gives back its title. */
export async function openRow(page: Page, at: number): Promise<string> {
  await page.getByRole('tab', { name: 'Table' }).click();
  const link = page.getByRole('region', { name: 'Table of the roadmap' }).getByRole('row').nth(at + 1).getByRole('link');
  const title = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeFocused();
  return title;
}

/** Opens a group of fields of the item, if it is closed. */
export async function group(page: Page, name: string): Promise<void> {
  const heading = page.locator('.item-group').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const isOpen = await heading.evaluate((group: HTMLDetailsElement) => group.open);
  if (!isOpen) await heading.locator('summary').click();
}

/** Adds work of one's own, from anywhere on the page. */
export async function addOwn(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add an initiative' }).click();
  await page.getByLabel('Search, or name work of your own').fill(title);
  await page.getByRole('button', { name: `Add "${title}" as work of your own` }).click();
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeFocused();
}
