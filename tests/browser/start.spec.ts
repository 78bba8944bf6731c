// How the page starts, and what it says when it cannot.
import { expect, expectAccessible, open, test, usable } from './fixtures';

test.describe('the page', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`opens without a fault in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await expect(page.locator('#shell')).toHaveCount(0);
      await expect(page.locator('body')).toContainText('Loadmap');
      await expectAccessible(page);
    });
  }

  test('follows the stored theme from the first paint on', async ({ page, baseURL }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.addInitScript((key) => localStorage.setItem(key, 'dark'), `loadmap:${new URL(baseURL!).pathname}:theme`);
    await open(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  });

  test('tells what it is before the program arrives', async ({ page }) => {
    await page.route('**/*.wasm', () => {}); // never answered
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A roadmap for load testing');
    await expect(page.getByRole('status')).toHaveText('Loading…');
    await expectAccessible(page);
  });
});

test.describe('the security policy', () => {
  // The browser reports each refusal.
  test.use({ faultsExpected: true });

  test('refuses strings that would become HTML or code', async ({ page }) => {
    await open(page);
    const accepted = await page.evaluate(() => {
      const attempts = {
        'HTML into the page': () => (document.body.innerHTML = '<p>'),
        'HTML into a template in the page': () => {
          const template = document.createElement('template');
          document.body.append(template);
          template.innerHTML = '<p>';
        },
        'document.write': () => document.write('<p>'),
        'the address of a script': () => (document.createElement('script').src = 'x.js'),
        'another policy': () => window['trustedTypes'].createPolicy('other', {}),
        'the same policy again': () => window['trustedTypes'].createPolicy('app', {}),
      };
      const passes = ([, attempt]: [string, () => unknown]) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      };
      return Object.entries(attempts).filter(passes).map(([name]) => name);
    });
    expect(accepted).toEqual([]);
  });
});

test.describe('a start that fails', () => {
  // The browser reports these faults as well.
  test.use({ faultsExpected: true });

  const faults = {
    'the program is missing': { url: '**/*.wasm', answer: { status: 404, contentType: 'text/html', body: 'not here' } },
    'the program is cut short': { url: '**/*.wasm', answer: { contentType: 'application/wasm', body: '\0asm' } },
    'the program is blocked': { url: '**/*.wasm', answer: undefined },
    'its loader is missing': { url: '**/loadmap-web-*.js', answer: { status: 404, body: '' } },
    'the boot script is missing': { url: '**/boot-*.js', answer: { status: 404, body: '' } },
  };
  for (const [name, { url, answer }] of Object.entries(faults)) {
    test(`says so when ${name}, and keeps the link`, async ({ page }) => {
      await page.route(url, (route) => (answer ? route.fulfill(answer) : route.abort()));
      await page.goto('./#/gaps');
      await expect(page.getByRole('alert')).toContainText('Loadmap could not start');
      await expect(page.getByRole('alert')).toContainText('Plans kept in this browser are untouched');
      await expect(page.locator('#starting')).toBeHidden();
      await expectAccessible(page);
      await page.unroute(url);
      await page.getByRole('button', { name: 'Reload' }).click();
      await usable(page);
      expect(page.url()).toContain('#/gaps');
    });
  }

  test('says so when WebAssembly is switched off', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('WebAssembly is switched off');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, faultsExpected: true });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('noscript .notice')).toBeVisible();
    await expect(page.locator('noscript .notice')).toContainText('JavaScript is switched off');
    await expect(page.locator('#starting')).toBeHidden();
  });
});
