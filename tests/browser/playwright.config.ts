import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.js';

// `cargo xtask test` serves the built site on a free port and says where. By hand: `npx playwright test -c tests/browser`
// after `cargo xtask build`.
const port = 4173;
const served = process.env.LOADMAP_URL;

export default defineConfig({
  testDir: '.',
  outputDir: './results/failures',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Generous, for machines that do something else at the same time.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: './results/report.json' }]],
  use: {
    // Under a path, as on many static hosts: an address that begins with a slash would fail here.
    baseURL: served ?? `http://127.0.0.1:${port}/some/path/`,
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: served
    ? undefined
    : { command: `cargo xtask serve --as-built --port ${port} --base /some/path/`, port, cwd: '../..' },
});
