// What every browser test starts from: a page that is watched for faults nobody asked about.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

type Watch = {
  /** Set it where a test provokes what the browser itself reports as an error. */
  faultsExpected: boolean;
  watch: void;
};

/** Fails the test on a console error or warning, an error nobody caught, or a request to another host. */
export const test = base.extend<Watch>({
  faultsExpected: [false, { option: true }],
  watch: [
    async ({ context, baseURL, faultsExpected }, use) => {
      const faults: string[] = [];
      const abroad: string[] = [];
      const home = new URL(baseURL!).origin;
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (fault) => faults.push(`uncaught: ${fault.error()}`));
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol) && origin !== home) abroad.push(request.url());
      });
      await use();
      expect(abroad, 'requests to other hosts').toEqual([]);
      if (!faultsExpected) expect(faults, 'errors and warnings while the test ran').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export { go, LARGEST_SAMPLE, open, openSample, routes, samples, settled, usable } from './app.js';

/** Every rule of WCAG up to 2.2 AA, best practice, and 7:1 contrast for text; nothing may be found. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page });
  await expectNothing(axe.options({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } }));
}

/** The rules about colours alone: for a second theme of a page that was seen by `expectAccessible` in the first. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothing(new AxeBuilder({ page }).withRules(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']));
}

async function expectNothing(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target}`));
  expect(found).toEqual([]);
}
