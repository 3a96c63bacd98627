#!/usr/bin/env node
/**
 * An executable that takes the desktop VS Code's command line and runs the VS Code server with a headless Chromium as its
 * window, so that `runTests` of @vscode/test-electron works where no desktop can be downloaded or shown.
 *
 * Its exit code is that of the tests, or of `--install-extension`; 2 for a wrong command line.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser } from './browser.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { printLogs } from './logs.ts';
import { runServer, type ServerOptions, startServer } from './server.ts';

async function launch(command: CommandLine): Promise<number> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'vscode-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
  const server: ServerOptions = {
    userData: command.userData ?? path.join(temporary, 'user'),
    extensions: command.extensions ?? path.join(temporary, 'extensions'),
  };
  if (command.install.length > 0) {
    const options = command.install.map((vsix) => `--install-extension=${vsix}`);
    return await runServer({ ...server, options, log: (text) => void process.stdout.write(text) });
  }
  const code = await runTests(command, server);
  if (code !== 0) printLogs(server.userData);
  return code;
}

/** Opens the window with the payload that makes the extension host run the tests; resolves with their exit code. */
async function runTests(command: CommandLine, options: ServerOptions): Promise<number> {
  const { developmentPath, testsPath, folder } = command;
  if (developmentPath === undefined || testsPath === undefined) {
    throw new UsageError('Give --extensionDevelopmentPath and --extensionTestsPath, or --install-extension.');
  }
  const server = await startServer({
    ...options,
    // A built VS Code takes development options from its address only with the smoke test driver.
    options: ['--enable-smoke-test-driver', ...(command.trust ? [] : ['--disable-workspace-trust'])],
  });
  const browser = await startBrowser();
  // Nobody looks at this window: small, it is drawn sooner.
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const out = type === 'error' ? process.stderr : process.stdout;
    out.write(`${args.map(String).join(' ')}\n`);
  });
  const exit = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.once('crash', () => reject(new Error('The window of VS Code crashed.')));
    browser.once('disconnected', () => reject(new Error('Chromium ended before the tests did.')));
    server.ended.then((code) => reject(new Error(`The VS Code server ended with code ${code}.`)), reject);
  });
  exit.catch(() => undefined);
  const remote = (file: string) => `vscode-remote://${server.authority}${encodeURI(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(developmentPath)],
    ['extensionTestsPath', remote(testsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    ...(folder === undefined ? { ew: 'true' } : { folder }),
    payload: JSON.stringify(payload),
  });
  await page.goto(`http://${server.authority}/?${query}`);
  const code = await exit;
  await browser.close();
  await server.stop();
  return code;
}

class UsageError extends Error {}

/** Server, browser and temporary files end with this process, however it ends. */
const stop = () => process.exit(130);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
// A runner that is killed cannot tell; its launcher then has another parent.
const parent = process.ppid;
setInterval(() => void (process.ppid === parent || stop()), 1000).unref();

try {
  process.exit(await launch(readCommandLine(process.argv.slice(2))));
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(error instanceof UsageError ? 2 : 1);
}
