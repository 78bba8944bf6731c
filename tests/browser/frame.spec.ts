// The frame around the pages: addresses, focus, keys, menus, dialogs, narrow screens, accessibility.
import { expect, expectAccessible, open, test } from './fixtures';
import { go, stored, type } from './shell';

const pages = { '': 'A roadmap for load testing', details: 'Plan details', plans: 'Plans', about: 'About and privacy', nowhere: 'Page not found' };

test.describe('every page', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 375]) {
      test(`is accessible in the ${colorScheme} theme, ${width} pixels wide`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await open(page);
        for (const [route, title] of Object.entries(pages)) {
          await go(page, route);
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
          await expectAccessible(page);
        }
      });
    }
  }

  test('fits on 320 pixels without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, '#/details');
    await type(page, 'Plan name', 'Ein-sehr-langer-Name-ohne-Zwischenraum-'.repeat(5).slice(0, 200));
    await go(page, 'resources');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    for (const route of [...Object.keys(pages), 'resources']) {
      await go(page, route);
      const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
      expect(width, route).toBeLessThanOrEqual(320);
    }
  });

  for (const width of [1440, 1000, 900, 600, 375, 320]) {
    test(`has room for everything in the bar at the top, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, '#/details');
      await type(page, 'Plan name', 'A rather long name of a plan, as people give them to their plans');
      await stored(page);
      const seen = await page.locator('header.top > *:not(.gap)').evaluateAll((parts) =>
        // What is only there for screen readers takes no room.
        parts.filter((part) => getComputedStyle(part).clipPath === 'none').map((part) => {
          const boxes = [part, ...part.querySelectorAll('button')].map((one) => one.getBoundingClientRect());
          return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)) };
        }),
      );
      for (let n = 1; n < seen.length; n += 1) expect(seen[n].left).toBeGreaterThanOrEqual(seen[n - 1].right);
      expect(seen.at(-1)!.right).toBeLessThanOrEqual(width);
    });
  }

  test('takes the focus to its heading and names itself', async ({ page }) => {
    await open(page, '#/details');
    await expect(page).toHaveTitle('Plan details · Untitled plan · Loadmap');
    await page.getByRole('link', { name: 'About and privacy' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle('About and privacy · Untitled plan · Loadmap');
    await expect(page.getByRole('link', { name: 'About and privacy' })).toHaveAttribute('aria-current', 'page');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan details');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});

test.describe('by keyboard', () => {
  test('the first stop skips to the page', async ({ page }) => {
    await open(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    expect(new URL(page.url()).hash).not.toContain('main');
  });

  test('a question mark lists the keys, but not while typing or when turned off', async ({ page }) => {
    await open(page, '#/details');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await page.getByLabel('Organisation').focus();
    await page.keyboard.type('?');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Escape');
    await page.getByLabel('Organisation').blur();
    await page.keyboard.press('?');
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(dialog).toBeHidden();
  });

  test('the plans menu opens, moves and closes', async ({ page }) => {
    await open(page);
    const button = page.getByRole('button', { name: /plans and settings/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: 'All plans and examples' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: 'Save as plan file' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  test('a dialog gives the focus back to what opened it', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Share' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Share this plan' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Share' })).toBeFocused();
  });

  test('a list can be added to, ordered, duplicated and cut, and the focus stays with it', async ({ page }) => {
    await open(page, '#/resources');
    const add = page.getByRole('button', { name: 'Add a person or group' });
    for (const name of ['Ada', 'Grace', 'Edsger']) {
      await add.click();
      await expect(page.getByLabel('Name', { exact: true }).last()).toBeFocused();
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
    }
    const names = () => page.getByLabel('Name', { exact: true }).evaluateAll((fields: HTMLInputElement[]) => fields.map((field) => field.value));
    await page.getByRole('button', { name: 'Move up: Edsger' }).click();
    await expect(page.getByRole('button', { name: 'Move up: Edsger' })).toBeFocused();
    expect(await names()).toEqual(['Ada', 'Edsger', 'Grace']);
    await page.getByRole('button', { name: 'Duplicate Ada' }).click();
    await expect(page.getByLabel('Name', { exact: true }).nth(1)).toBeFocused();
    expect(await names()).toEqual(['Ada', 'Ada', 'Edsger', 'Grace']);
    await page.getByRole('button', { name: 'Remove Edsger' }).click();
    await expect(page.getByRole('button', { name: 'Remove Grace' })).toBeFocused();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(names).toEqual(['Ada', 'Ada', 'Edsger', 'Grace']);
    for (const name of ['Grace', 'Edsger', 'Ada', 'Ada']) {
      await page.getByRole('button', { name: `Remove ${name}` }).first().click();
    }
    await expect(add).toBeFocused();
    await expectAccessible(page);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('all pages are one tap away', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'All pages' }).click();
    const sheet = page.getByRole('dialog', { name: 'All pages' });
    await expectAccessible(page);
    await sheet.getByRole('link', { name: 'Plan details' }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan details');
  });
});

test('the first visit offers ways in, and an example opens beside the own work', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'Look at an example' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
  await page.getByRole('button', { name: /^Open "/ }).click();
  await stored(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Example: ');
  await expect(page.getByRole('heading', { name: 'Look at an example' })).toHaveCount(0);
});
