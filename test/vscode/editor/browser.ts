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
  // Without a graphics card every animated pixel costs processor time that the tests need.
  '--force-prefers-reduced-motion',
];

/** Starts Chromium, unseen. It ends with this process at the latest. */
export async function startBrowser(): Promise<Browser> {
  // What a signal means is for the program to say; playwright would end it before it has cleaned up.
  const ignoreSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return await chromium.launch({
    executablePath: readInstallation().chromium,
    args: flags,
    ...ignoreSignals,
  });
}
