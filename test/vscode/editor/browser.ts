/** Chromium as the window of a VS Code server. */
import { type Browser, chromium } from 'playwright-core';
import { readInstallation } from './installation.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium, unseen unless asked otherwise. */
export async function startBrowser({ headless = true } = {}): Promise<Browser> {
  return await chromium.launch({ executablePath: readInstallation().chromium, args: flags, headless });
}
