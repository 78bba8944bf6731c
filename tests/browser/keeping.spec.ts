// Plans are kept: saving, undo, several plans, stores that fail, other tabs.
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { content, fail, faulty, go, openExample, saved, store, stored, storedPlan, type } from './shell';

test('two plans of one name can be told apart', async ({ page }) => {
  await page.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + ((window['later'] as number | undefined) ?? 0);
  });
  await open(page, '#/plans');
  await openExample(page, 'Retail bank');
  await stored(page);
  await page.evaluate(() => (window['later'] = 49 * 3_600_000));
  await openExample(page, 'Retail bank');
  await stored(page);
  await go(page, 'plans');
  const buttons = page.getByRole('main').getByRole('button', { name: /^Delete Example: Retail bank .*, saved \d+ \w+ \d{4}, \d\d:\d\d$/ });
  await expect(buttons).toHaveCount(2);
  const names = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  expect(new Set(names).size).toBe(2);
  await page.getByRole('button', { name: /plans and settings/ }).click();
  await expect(page.getByRole('button', { name: /^Open "Example: Retail bank .*", saved \d+ \w+ \d{4}, \d\d:\d\d$/ })).toBeVisible();
});

test.describe('saving', () => {
  test('keeps everything over a reload', async ({ page }) => {
    await open(page, '#/details');
    await expect(saved(page)).toHaveText('');
    await type(page, 'Organisation', 'Ärger & Söhne "1" </script>');
    await page.getByRole('radio', { name: 'Critical' }).check();
    await type(page, 'Authors', 'Ada\n\n  Grace  ');
    await go(page, 'resources');
    await page.getByRole('button', { name: 'Add a person or group' }).click();
    await page.keyboard.type('Performance team');
    await type(page, 'Full-time equivalents', '2,5');
    await stored(page);
    await page.reload();
    await usable(page);
    await expect(page.getByLabel('Full-time equivalents')).toHaveValue('2.5');
    await go(page, 'details');
    await expect(page.getByLabel('Organisation')).toHaveValue('Ärger & Söhne "1" </script>');
    await expect(page.getByRole('radio', { name: 'Critical' })).toBeChecked();
    await expect(page.getByLabel('Authors')).toHaveValue('Ada\nGrace');
    await expect(page).toHaveTitle(/^Plan details · Ärger/);
  });

  test('keeps what is being typed when the page goes away', async ({ page, context }) => {
    await open(page, '#/details');
    await page.getByLabel('Situation').pressSequentially('Half a sentence');
    await stored(page);
    await page.close();
    const again = await context.newPage();
    await open(again, '#/details');
    await expect(again.getByLabel('Situation')).toHaveValue('Half a sentence');
  });

  test('keeps what is being typed when another page is opened by key', async ({ page }) => {
    await open(page, '#/details');
    await page.getByLabel('Organisation').pressSequentially('Acme');
    await go(page, 'about');
    await go(page, 'details');
    await expect(page.getByLabel('Organisation')).toHaveValue('Acme');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAccessibleName('Undo: change plan details');
  });

  test('writes at most five times for many changes in a second', async ({ page }) => {
    await open(page, '#/details');
    const writes = await page.evaluate(async () => {
      const real = Storage.prototype.setItem;
      let count = 0;
      Storage.prototype.setItem = function (key, value) {
        if (key.includes(':plan:')) count += 1;
        real.call(this, key, value);
      };
      const field = document.querySelector<HTMLInputElement>('#details-organisation')!;
      const end = performance.now() + 1000;
      for (let i = 0; performance.now() < end; i += 1) {
        field.value = `Acme ${i}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve));
      }
      return count;
    });
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThanOrEqual(5);
  });

  test('stores nothing before the first change', async ({ page }) => {
    await open(page);
    await go(page, 'plans');
    await expect(page.getByText('Nothing is stored yet')).toBeVisible();
    expect(Object.keys(await store(page)).filter((key) => key.includes(':plan:'))).toEqual([]);
  });

  test('shows the theme that was chosen', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    await usable(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await page.getByRole('radio', { name: 'System' }).check();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
});

test.describe('a field', () => {
  test('changes the plan once, and not at all on Escape', async ({ page }) => {
    await open(page, '#/details');
    const field = page.getByLabel('Organisation');
    await type(page, 'Organisation', 'Acme');
    await field.pressSequentially(' and more');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('Acme');
    await field.blur();
    await page.keyboard.press('Control+z');
    await expect(field).toHaveValue('');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('keeps a wrong number as typed and says what is right', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Engineers in scope', 'many');
    await expect(page.getByText(/^Enter a whole number from 1 to 1,?000,?000\./)).toBeVisible();
    await expect(page.getByLabel('Engineers in scope')).toHaveValue('many');
    await expect(page.getByLabel('Engineers in scope')).toHaveAttribute('aria-invalid', 'true');
    await type(page, 'Engineers in scope', '120');
    await expect(page.getByText('Enter a whole number')).toHaveCount(0);
  });
});

test.describe('undo', () => {
  test('goes two hundred steps back and forward', async ({ page }) => {
    test.slow(); // a thousand events
    await open(page, '#/details');
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#details-organisation')!;
      for (let i = 1; i <= 200; i += 1) {
        field.value = `Step ${i}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('blur'));
      }
    });
    const press = (keys: { key: string; shiftKey?: boolean }[]) =>
      page.evaluate((keys) => {
        const command = { ctrlKey: true, bubbles: true, cancelable: true };
        for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { ...command, ...key }));
      }, keys);
    const field = page.getByLabel('Organisation');
    await expect(field).toHaveValue('Step 200');
    await press(Array(199).fill({ key: 'z' }));
    await expect(field).toHaveValue('Step 1');
    await press([{ key: 'z' }]);
    await expect(field).toHaveValue('');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
    await press([...Array(100).fill({ key: 'y' }), ...Array(100).fill({ key: 'Z', shiftKey: true })]);
    await expect(field).toHaveValue('Step 200');
    await expect(page.getByRole('button', { name: 'Redo' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('says what it takes back, and leaves text fields to the browser', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Organisation', 'Acme');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAccessibleName('Undo: change plan details');
    await page.getByLabel('Organisation').focus();
    await page.keyboard.type('!');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Redo' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByLabel('Organisation').blur();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Undone: change plan details.' })).toBeVisible();
  });

  test('works from a field in which nothing is being typed', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Organisation', 'Acme');
    await page.getByLabel('Organisation').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByLabel('Organisation')).toHaveValue('');
  });
});

test.describe('several plans', () => {
  test('are listed, opened, renamed, duplicated, deleted and put back', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'First');
    await stored(page);
    await openExample(page, 'Retail bank');
    await go(page, 'plans');
    const names = page.locator('.rows').first().getByRole('heading');
    await expect(names).toHaveText([/^Example: Retail bank.* Open$/, 'First']);

    await page.getByRole('button', { name: 'Open First' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('First');
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Rename First' }).click();
    await type(page, 'Name', 'Second');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('button', { name: 'Duplicate Second' }).click();
    await expect(names.first()).toHaveText('Second (copy) Open');

    await page.getByRole('button', { name: 'Delete Second (copy)' }).click();
    await expect(names.filter({ hasText: 'Second (copy)' })).toHaveCount(0);
    expect(await storedPlan(page, 'Second (copy)')).toBeUndefined();
    await page.getByRole('button', { name: 'Put back Second (copy)' }).click();
    await expect(names.filter({ hasText: 'Second (copy)' })).toHaveCount(1);
    expect(await storedPlan(page, 'Second (copy)')).toBeDefined();

    await page.reload();
    await usable(page);
    await expect(names).toHaveCount(3);
  });

  test('keep their own histories', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'First');
    await openExample(page, 'Online game');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Open First' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Untitled plan');
  });

  test('are examples when they are opened as such, complete with a roadmap', async ({ page }) => {
    await open(page, '#/plans');
    const examples = page.getByRole('button', { name: /^Open the example / });
    await expect(examples).toHaveCount(8);
    for (let i = 0; i < 8; i += 1) {
      await go(page, 'plans');
      await examples.nth(i).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Example: ');
      await stored(page);
    }
    const plans = Object.entries(await store(page)).filter(([key]) => key.includes(':plan:'));
    expect(plans).toHaveLength(8);
    for (const [, value] of plans) {
      const plan = JSON.parse(value.slice(value.indexOf('\n')));
      expect(plan.roadmap.items.length).toBeGreaterThan(0);
    }
  });
});

test.describe('a store that', () => {
  test('is blocked: everything works, and the page says that nothing is kept', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await open(page, '#/details');
    const banner = page.getByRole('status').filter({ hasText: 'This browser keeps nothing for this page.' });
    await expect(banner).toBeVisible();
    await type(page, 'Plan name', 'First');
    await expect(saved(page)).toHaveText('Only in memory');
    await openExample(page, 'Online game');
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Open First' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('First');
    const download = page.waitForEvent('download');
    await banner.getByRole('button', { name: 'Save as plan file' }).click();
    expect(JSON.parse(await content(await download)).details.name).toBe('First');
  });

  for (const fault of ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED', 'Error', 'keeps half']) {
    test(`fails (${fault}): the old plan stays, the page says so, and saving goes on later`, async ({ page }) => {
      await faulty(page);
      await open(page, '#/details');
      await type(page, 'Plan name', 'Old');
      await stored(page);
      await fail(page, fault);
      await type(page, 'Plan name', 'New');
      await expect(saved(page)).toHaveText('Not saved');
      const banner = page.getByRole('status').filter({ hasText: 'Not saved.' });
      await expect(banner).toContainText(/storage is full|did not keep/);
      const download = page.waitForEvent('download');
      await banner.getByRole('button', { name: 'Save as plan file' }).click();
      expect(JSON.parse(await content(await download)).details.name).toBe('New');
      await fail(page);
      if (fault !== 'keeps half') expect(await storedPlan(page, 'Old')).toBeDefined();
      await banner.getByRole('button', { name: 'Try again' }).click();
      await stored(page);
      await expect(banner).toHaveCount(0);
      expect(await storedPlan(page, 'New')).toBeDefined();
    });
  }

  test('is really full: the old plan stays', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Old');
    await stored(page);
    await page.evaluate(() => {
      for (let size = 4_000_000, i = 0; size >= 1; size = Math.floor(size / 2), i += 1) {
        try {
          localStorage.setItem(`filler ${i}`, 'x'.repeat(size));
        } catch {
          // The next half may fit.
        }
      }
    });
    await type(page, 'Situation', 'y'.repeat(9_000));
    await expect(saved(page)).toHaveText('Not saved');
    expect(await storedPlan(page, 'Old')).not.toContain('yyy');
    await page.evaluate(() => localStorage.removeItem('filler 0'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await stored(page);
    expect(await storedPlan(page, 'Old')).toContain('yyy');
  });

  test('loses a plan that cannot be saved only when the page is closed', async ({ page }) => {
    await faulty(page);
    await open(page, '#/details');
    await type(page, 'Plan name', 'First');
    await stored(page);
    await fail(page, 'QuotaExceededError');
    await type(page, 'Plan name', 'Changed');
    await openExample(page, 'Online game');
    await go(page, 'plans');
    await page.getByRole('button', { name: /^Open (First|Changed)$/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changed');
  });

  const strange = ['', 'null', 'undefined', '[]', '42', '"text"', '{"name":"other app"}', 'a'.repeat(1_000_000), '['.repeat(1_000_000)];
  for (const value of strange) {
    const name = value.length > 30 ? `${value.length} times ${value[0]}` : value || 'nothing';
    test(`holds ${name} where a plan should be: it is set aside as found`, async ({ page, baseURL }) => {
      const key = `loadmap:${new URL(baseURL!).pathname}:plan:${'0'.repeat(32)}`;
      await page.addInitScript(([key, value]) => localStorage.getItem(key) ?? localStorage.setItem(key, value), [key, value]);
      await open(page, '#/details');
      await expect(page.getByRole('status').filter({ hasText: '1 stored value cannot be read' })).toBeVisible();
      await type(page, 'Plan name', 'Mine');
      await stored(page);
      expect((await store(page))[key]).toBe(value);
      await page.getByRole('link', { name: 'Show the plans' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: /^Download what was found/ }).click();
      expect(await content(await download)).toBe(value);
    });
  }

  test('holds a plan of a newer version: it is left alone', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    const newer = await page.evaluate(() => {
      const [key, value] = Object.entries(localStorage).find(([key]) => key.includes(':plan:'))!;
      const newer = value.replace(' loadmap 1 ', ' loadmap 2 ');
      localStorage.setItem(key, newer);
      return { key, newer };
    });
    await type(page, 'Plan name', 'Changed');
    await expect(page.getByRole('status').filter({ hasText: 'newer version of Loadmap' })).toBeVisible();
    expect((await store(page))[newer.key]).toBe(newer.newer);
    await page.reload();
    await usable(page);
    await expect(page.getByRole('status').filter({ hasText: 'newer version of Loadmap' })).toBeVisible();
    expect((await store(page))[newer.key]).toBe(newer.newer);
  });

  test('belongs to several sites: only our own keys are read and written', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('loadmap:/:plan:x', 'another site');
      localStorage.setItem('theme', 'blue');
    });
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    const all = await store(page);
    expect(all['loadmap:/:plan:x']).toBe('another site');
    expect(all['theme']).toBe('blue');
    await go(page, 'plans');
    await expect(page.locator('.rows').first().getByRole('heading')).toHaveText(['Mine Open']);
  });

  test('is emptied by somebody else: the plan is still here and can be kept', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    await page.evaluate(() => localStorage.clear());
    await type(page, 'Plan name', 'Changed');
    const banner = page.getByRole('status').filter({ hasText: 'This plan was removed from the browser' });
    await expect(banner).toBeVisible();
    await banner.getByRole('button', { name: 'Keep it' }).click();
    await stored(page);
    expect(await storedPlan(page, 'Changed')).toBeDefined();
  });
});

test.describe('two tabs', () => {
  test('show each other what was saved, as one step of the history', async ({ page, context }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    const other = await context.newPage();
    await open(other, '#/details');
    await type(other, 'Organisation', 'From the other tab');
    await expect(page.getByLabel('Organisation')).toHaveValue('From the other tab');
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAccessibleName('Undo: change in another tab');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Organisation')).toHaveValue('');
    await expect(other.getByLabel('Organisation')).toHaveValue('');
  });

  test('keep a copy where both have changed the plan', async ({ page, context }) => {
    await faulty(page);
    await open(page, '#/details');
    await type(page, 'Plan name', 'Ours');
    await stored(page);
    const other = await context.newPage();
    await open(other, '#/details');
    await fail(page, 'QuotaExceededError'); // so that the change is not stored when the other tab's arrives
    await type(page, 'Organisation', 'This tab');
    await type(other, 'Organisation', 'Other tab');
    await expect(page.getByText('yours is kept as "Ours (copy of this tab)"')).toBeVisible();
    await expect(page.getByLabel('Organisation')).toHaveValue('Other tab');
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Open Ours (copy of this tab)' }).click();
    await go(page, 'details');
    await expect(page.getByLabel('Organisation')).toHaveValue('This tab');
  });

  test('lose no edit, whoever is first', async ({ page, context }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Ours');
    await stored(page);
    const other = await context.newPage();
    await open(other, '#/details');
    const edits: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const edit = async (tab: typeof page, who: string) => {
        const text = `${who} ${round}`;
        edits.push(text);
        await tab.waitForTimeout(Math.random() * 40);
        await type(tab, who === 'A' ? 'Organisation' : 'Owner', text);
        await tab.waitForTimeout(400);
      };
      await Promise.all([edit(page, 'A'), edit(other, 'B')]);
    }
    // Each edit that was not followed by another one of the same tab is in the plan or in a copy.
    const everything = Object.values(await store(page)).join('\n');
    for (const last of ['A 19', 'B 19']) expect(everything).toContain(`"${last}"`);
    const copies = Object.keys(await store(page)).filter((key) => key.includes(':plan:')).length;
    expect(copies).toBeLessThanOrEqual(1 + edits.length);
  });

  test('ask what to do with a plan that the other one deleted', async ({ page, context }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Ours');
    await stored(page);
    const other = await context.newPage();
    await open(other, '#/plans');
    await other.getByRole('button', { name: 'Delete Ours' }).click();
    const banner = page.getByRole('status').filter({ hasText: 'This plan was removed from the browser' });
    await banner.getByRole('button', { name: 'Keep it' }).click();
    await stored(page);
    expect(await storedPlan(page, 'Ours')).toBeDefined();
    await other.getByRole('button', { name: 'Delete Ours' }).click();
    await banner.getByRole('button', { name: 'Let it go' }).click();
    expect(await storedPlan(page, 'Ours')).toBeUndefined();
    await expect(page.getByText('Your plans are kept')).toHaveCount(0);
  });
});

test('the rescue screen gives the plans back when the program stops', async ({ page }) => {
  await open(page, '#/details');
  await type(page, 'Plan name', 'Mine');
  await stored(page);
  await page.evaluate(() => dispatchEvent(new CustomEvent('loadmap-crash', { detail: 'panicked at x.rs:1' })));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Loadmap has stopped');
  await expect(page.getByText('panicked at x.rs:1')).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download "Mine"' }).click();
  expect(JSON.parse(await content(await download)).details.name).toBe('Mine');
  await page.getByRole('button', { name: 'Start without this plan' }).click();
  await usable(page);
  await expect(page.getByRole('button', { name: 'Open Mine' })).toBeVisible();
});
