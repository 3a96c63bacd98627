#!/usr/bin/env node
/**
 * Makes `.vscode-test/` hold what the editor tests and `npm run editor` need, and writes down where in
 * `.vscode-test/editor.json`: `{ desktop?, server, chromium }`, absolute paths.
 *
 * - `server`: the VS Code that npm's code-server carries. It needs nothing but npm, so it is there on every machine.
 * - `chromium`: the window of that VS Code. An installed one is used; otherwise Debian's package is installed.
 * - `desktop`: the desktop VS Code, where its download site answers and there is a display to show it on.
 *
 * A second run finds everything in place and takes a moment. `SPARK_EDITOR=server` leaves the desktop out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The newest release on npm: VS Code 1.139.1. Each release carries one version of VS Code. */
const codeServerVersion = '4.139.1';
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const home = path.join(root, '.vscode-test');
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (line) => console.log(`editor: ${line}`);

/** Thrown with a message that says what to do by hand; shown without a stack. */
class Missing extends Error {}

/** Runs a program to its end; its output is shown only when it fails. */
function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
    ...options,
  });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? done.error.message : ''}`;
  return { ok: done.status === 0, output };
}

/** First of the names that is a program on PATH, as an absolute path. */
function onPath(names) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      for (const extension of extensions) {
        const file = path.join(folder, name + extension);
        if (folder !== '' && existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** Installs code-server in its own folder, 600 MB, outside the project's dependencies. Returns `server-main.js`. */
function installServer() {
  const folder = path.join(home, 'code-server');
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const server = path.join(vscode, 'out/server-main.js');
  const stamp = path.join(folder, 'installed');
  if (existsSync(server) && existsSync(stamp) && readFileSync(stamp, 'utf8') === codeServerVersion) {
    return server;
  }
  say(`installing VS Code from npm's code-server ${codeServerVersion} (about 600 MB, once)`);
  const start = performance.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // `npm run` tells its children where its own project is; these two installs belong elsewhere.
  const { npm_config_local_prefix: _, ...env } = process.env;
  const steps = [
    [folder, ['install', `code-server@${codeServerVersion}`]],
    [vscode, ['install', '--omit=dev', '--legacy-peer-deps']],
  ];
  for (const [cwd, args] of steps) {
    // Without scripts nothing native is compiled; VS Code falls back where it would have used it.
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const done = run('npm', [...args, ...quiet], { cwd, env });
    if (!done.ok) {
      throw new Missing(
        `code-server ${codeServerVersion} could not be installed from npm:\n${done.output}\n` +
          'Check that npm reaches its registry (`npm ping`) and that 700 MB are free, then run this again.',
      );
    }
  }
  if (!existsSync(server)) throw new Missing(`code-server ${codeServerVersion} has no ${server}`);
  writeFileSync(stamp, codeServerVersion);
  say(`VS Code from code-server is in place (${seconds(start)})`);
  return server;
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const browserFiles = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const findChromium = () => onPath(browserNames) ?? browserFiles.find((file) => existsSync(file));

/** Finds Chromium or installs Debian's package. Returns the executable. */
function installChromium() {
  const given = process.env.CHROMIUM;
  if (given) {
    if (!existsSync(given)) throw new Missing(`CHROMIUM names ${given}, which does not exist.`);
    return given;
  }
  const found = findChromium();
  if (found) return found;
  const byHand =
    'Install Chromium or Chrome by hand, or set CHROMIUM to its executable, then run this again.';
  if (!onPath(['apt-get']))
    throw new Missing(`There is no Chromium, and no apt-get to install it. ${byHand}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !run('sudo', ['-n', 'true']).ok) {
    throw new Missing(
      `There is no Chromium, and installing it needs root: sudo apt-get install chromium. ${byHand}`,
    );
  }
  say("installing Chromium from the system's packages (once)");
  const start = performance.now();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    isRoot
      ? run('apt-get', args, { env })
      : run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
  // An update that fails for one source is no reason to stop: the package may still come from another.
  const update = apt('update', '-q');
  // A bare system has no fonts, and Chromium does not depend on one.
  const install = apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  const installed = findChromium();
  if (!install.ok || !installed) {
    throw new Missing(
      `Chromium could not be installed:\n${update.ok ? '' : update.output}${install.output}\n${byHand}`,
    );
  }
  say(`Chromium is in place (${seconds(start)})`);
  return installed;
}

/** Downloads the desktop VS Code where that can work. Returns its executable, or undefined with a line saying why not. */
async function installDesktop(known) {
  if (process.env.SPARK_EDITOR === 'server') return undefined;
  if (known && existsSync(known)) return known;
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display && !onPath(['xvfb-run'])) {
    say('no display and no xvfb-run: tests use the VS Code of code-server');
    return undefined;
  }
  try {
    const site = 'https://update.code.visualstudio.com/api/releases/stable';
    const answer = await fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
    const start = performance.now();
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: home,
      timeout: 20_000,
      reporter: new SilentReporter(),
    });
    // The download is of no use where the libraries of its window are missing.
    const profile = path.join(home, 'version-check');
    const check = run(executable, ['--version', '--no-sandbox', `--user-data-dir=${profile}`], {
      shell: false,
      timeout: 30_000,
    });
    if (!check.ok) throw new Error(`it does not start here: ${check.output.trim().split('\n')[0]}`);
    say(`desktop VS Code is in place (${seconds(start)})`);
    return executable;
  } catch (error) {
    say(`no desktop VS Code (${error.cause?.code ?? error.message}): tests use the VS Code of code-server`);
    return undefined;
  }
}

const readKnown = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};

try {
  const start = performance.now();
  mkdirSync(home, { recursive: true });
  const file = path.join(home, 'editor.json');
  const desktop = await installDesktop(readKnown(file).desktop);
  const editor = { desktop, server: installServer(), chromium: installChromium() };
  writeFileSync(file, `${JSON.stringify(editor, undefined, 2)}\n`);
  say(`ready (${seconds(start)})`);
} catch (error) {
  console.error(error instanceof Missing ? `editor: ${error.message}` : error);
  process.exitCode = 1;
}
