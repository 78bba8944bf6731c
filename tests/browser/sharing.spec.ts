// Links and plan files: what goes out comes in again, and what is broken says so.
import { expect, expectAccessible, open, test, usable } from './fixtures';
import { choose, content, go, openExample, saved, store, stored, storedPlan, type } from './shell';

test.describe('a link', () => {
  const share = async (page) => {
    await page.getByRole('button', { name: 'Share' }).click();
    return page.getByLabel('Link', { exact: true }).inputValue();
  };

  test('opens a plan to look at, and leaves everything else as it is', async ({ page, context }) => {
    await open(page, '#/details');
    await openExample(page, 'Retail bank');
    const link = await share(page);
    await page.keyboard.press('Escape');
    await go(page, 'details');
    await type(page, 'Plan name', 'My own work');
    await stored(page);
    const before = await store(page);

    const other = await context.newPage();
    await other.goto(link);
    await usable(other);
    const bar = other.getByRole('status').filter({ hasText: 'You are looking at' });
    await expect(bar).toContainText('Example: Retail bank');
    expect(new URL(other.url()).hash).toBe('#/');
    await expect(saved(other)).toHaveText('View only');
    await go(other, 'details');
    await other.getByLabel('Organisation').focus();
    await other.keyboard.type('changed');
    await expect(other.getByLabel('Organisation')).toHaveValue('Example bank');
    await expect(other.getByLabel('Organisation')).not.toBeEditable();
    await expect(bar).toContainText('Nothing can be changed in it: keep a copy to work with it.');
    expect(await store(other)).toEqual(before);

    await bar.getByRole('button', { name: 'Keep a copy' }).click();
    await stored(other);
    await type(other, 'Organisation', 'mine now');
    await stored(other);
    await expect.poll(() => storedPlan(other, 'Example: Retail bank with compliance duties')).toContain('mine now');
    expect(await storedPlan(other, 'My own work')).toBeDefined();
  });

  test('opens in a tab that has the app open, by its address alone', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Online game');
    const hash = new URL(await share(page)).hash;
    await page.keyboard.press('Escape');
    await go(page, 'details');
    await page.getByLabel('Organisation').fill('typed and not left');
    await page.evaluate((hash) => (location.hash = hash), hash);
    await expect(saved(page)).toHaveText('View only');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await stored(page);
    await go(page, 'details');
    await expect(page.getByLabel('Organisation')).toHaveValue('typed and not left');
  });

  test('is the same for the same plan, and shorter without notes', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Seed-stage');
    const first = await share(page);
    await page.keyboard.press('Escape');
    expect(await share(page)).toBe(first);
    await expectAccessible(page);
    await expect(page.getByText(/^\d+ characters\./)).toBeVisible();
  });

  test('can be copied by hand where the browser refuses the clipboard', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await open(page, '#/plans');
    await openExample(page, 'Seed-stage');
    const link = await share(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('press Ctrl+C')).toBeVisible();
    expect(await page.evaluate(() => getSelection()!.toString() || (document.activeElement as HTMLTextAreaElement).value)).toBe(link);
  });

  test('that is damaged says what happened to it', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Seed-stage');
    const hash = new URL(await share(page)).hash;
    await page.keyboard.press('Escape');
    await stored(page);
    const before = await store(page);
    const damages = {
      'is incomplete': hash.slice(0, -7),
      'were changed': `${hash.slice(0, 40)}${hash[40] === 'x' ? 'y' : 'x'}${hash.slice(41)}`,
      'to one case': hash.toLowerCase(),
      'There is no page at this address': '#javascript:alert(1)',
      'it is no link of Loadmap': '#__proto__',
    };
    for (const [words, damaged] of Object.entries(damages)) {
      await page.evaluate((hash) => (location.hash = hash), damaged);
      await expect(page.getByRole('main')).toContainText(words);
      await expect(page.getByRole('main')).toContainText('Your own plans are as you left them.');
      expect(await store(page)).toEqual(before);
    }
    await expectAccessible(page);
  });

  test('with one character changed never opens another plan, wherever it was', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Seed-stage');
    const hash = new URL(await share(page)).hash;
    await page.keyboard.press('Escape');
    await stored(page);
    const before = await store(page);
    for (let n = 1; n <= 24; n += 1) {
      const at = Math.floor((n * hash.length) / 25);
      const damaged = `${hash.slice(0, at)}${hash[at] === 'A' ? 'B' : 'A'}${hash.slice(at + 1)}`;
      await page.evaluate((hash) => (location.hash = hash), damaged);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toContainText('Example');
      await expect(page.getByRole('main')).toContainText('Your own plans are as you left them.');
      expect(await store(page)).toEqual(before);
      await go(page, 'plans');
    }
  });

  test('that was escaped or decorated on its way still opens', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Seed-stage');
    const hash = new URL(await share(page)).hash;
    for (const arrived of [`${hash}.`, `${hash})`, encodeURIComponent(hash).replace('%23', '#'), `${hash}%20`]) {
      await page.goto('./#/about');
      await page.evaluate((hash) => (location.hash = hash), arrived);
      await expect(saved(page)).toHaveText('View only');
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    }
  });
});

test.describe('a plan file', () => {
  test('goes out and comes in again, byte for byte', async ({ page }) => {
    await open(page, '#/plans');
    await openExample(page, 'Insurer');
    await go(page, 'plans');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as file: Example: Insurer/ }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('example-insurer-migrating-a-monolith-to-cloud.json');
    const text = await content(download);

    await page.getByRole('button', { name: 'Open a file' }).click();
    await choose(page, { name: 'plan.json', text });
    const found = page.locator('.found');
    await expect(found).toContainText('Example: Insurer');
    await expect(found).toContainText('of 124');
    await expectAccessible(page);
    const before = await store(page);
    await page.getByRole('button', { name: 'Add as new plan' }).click();
    await stored(page);
    expect(Object.keys(await store(page)).filter((key) => key.includes(':plan:'))).toHaveLength(2);
    const [old] = Object.entries(before).filter(([key]) => key.includes(':plan:'));
    expect((await store(page))[old[0]]).toBe(old[1]);

    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save as file: Example: Insurer/ }).first().click();
    const second = JSON.parse(await content(await again));
    const first = JSON.parse(text);
    expect(second.id).not.toBe(first.id);
    expect({ ...second, id: '' }).toEqual({ ...first, id: '' });
  });

  test('can take the place of the open plan, which undo brings back', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Before');
    await stored(page);
    const text = (await storedPlan(page, 'Before'))!.split('\n').slice(1).join('\n').replace('Before', 'After');
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Open a file' }).click();
    await choose(page, { name: 'plan.json', text });
    await page.getByRole('button', { name: 'Replace this plan' }).click();
    await expect(page).toHaveTitle(/After/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page).toHaveTitle(/Before/);
  });

  test('that cannot be read says why, each one by itself', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    const good = (await storedPlan(page, 'Mine'))!.split('\n').slice(1).join('\n');
    const before = await store(page);
    await go(page, 'plans');
    await page.getByRole('button', { name: 'Open a file' }).click();
    const files = {
      'empty.json': ['', 'The file is empty'],
      'text.json': ['hello', 'This is not a JSON file'],
      'other.json': ['{"a":1}', 'not a Loadmap plan'],
      'newer.json': [good.replace('"format": 1', '"format": 2'), 'made by a newer version'],
      'broken.json': [good.replace(/"start": "[^"]*"/, '"start": "soon"'), 'details.start'],
      'comma.json': [good.replace(/\}\s*$/, ',}'), 'comma'],
      'good.json': [good, 'Add as new plan'],
    } as const;
    await choose(page, ...Object.entries(files).map(([name, [text]]) => ({ name, text })));
    for (const [name, [, words]] of Object.entries(files)) {
      const found = page.locator('.found').filter({ has: page.getByRole('heading', { name }) });
      await expect(found).toContainText(words);
    }
    await expectAccessible(page);
    expect(await store(page)).toEqual(before);
  });

  test('that is not text or too big is refused', async ({ page }) => {
    await open(page, '#/plans');
    await page.getByRole('button', { name: 'Open a file' }).click();
    await page.locator('dialog[open] input[type=file]').setInputFiles([
      { name: 'picture.json', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]) },
      { name: 'big.json', mimeType: 'application/json', buffer: Buffer.alloc(5_000_001, ' ') },
    ]);
    await expect(page.locator('.found').nth(0)).toContainText('not a text file in UTF-8');
    await expect(page.locator('.found').nth(1)).toContainText('The file has 5000 kB');
  });

  test('can be dropped anywhere, and pasted', async ({ page }) => {
    await open(page, '#/details');
    await type(page, 'Plan name', 'Mine');
    await stored(page);
    const text = (await storedPlan(page, 'Mine'))!.split('\n').slice(1).join('\n');
    const give = (kind: 'drop' | 'paste') =>
      page.evaluate(
        ([kind, text]) => {
          const data = new DataTransfer();
          if (kind === 'drop') data.items.add(new File([text], 'dropped.json'));
          else data.setData('text/plain', text);
          const options = { bubbles: true, cancelable: true };
          const event = kind === 'drop' ? new DragEvent(kind, { ...options, dataTransfer: data }) : new ClipboardEvent(kind, { ...options, clipboardData: data });
          document.querySelector('h1')!.dispatchEvent(event);
        },
        [kind, text],
      );
    await give('drop');
    await expect(page.locator('.found').getByRole('heading')).toHaveText('dropped.json');
    await page.keyboard.press('Escape');
    await give('paste');
    await expect(page.locator('.found').getByRole('heading')).toHaveText('Pasted text');
  });
});
