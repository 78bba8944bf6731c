// Which Chromium to drive, and how. Run by itself it starts it once and says which it is, or why there is none.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** The oldest Chromium that Loadmap supports. */
const MAJOR = 111;

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What to give to Playwright: LOADMAP_CHROMIUM, else Playwright's own browser, else the system's. */
export function launchOptions() {
  const args = ['--disable-gpu', '--disable-sync'];
  const named = process.env.LOADMAP_CHROMIUM;
  if (named) return { args, executablePath: named };
  if (existsSync(chromium.executablePath())) return { args, channel: 'chromium' };
  const system = SYSTEM.find((path) => existsSync(path));
  return system ? { args, executablePath: system } : { args };
}

async function probe() {
  const options = launchOptions();
  const browser = await chromium.launch(options);
  const version = browser.version();
  await browser.close();
  console.log(`Chromium ${version} ${options.executablePath ?? '(Playwright)'}`);
  if (Number.parseInt(version, 10) < MAJOR) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) probe();
