/**
 * Runs `suite/` in the extension host of a real VS Code on the packaged extension, once with the clinic example as its folder
 * and once with an empty window, and writes `.vscode-test/results/suite.json`.
 *
 * The editor is the desktop VS Code where it is installed, and otherwise the VS Code server with Chromium;
 * `SPARK_EDITOR=server` or `desktop` chooses. `VSIX=file` tests a finished package. What the editor says besides
 * test results goes to `.vscode-test/results/suite.log`, and to standard error when a launch ends before its tests do.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { home, readInstallation } from './editor/installation.ts';
import { writeSettings } from './editor/settings.ts';
import { copyExample } from './example.ts';
import { finish, readLine, show, type TestResult } from './results.ts';
import { installExtension, packageExtension } from './vsix.ts';

/** What the suite runs in; it reads the name from `SPARK_WINDOW`. */
const windows = ['folder', 'empty'] as const;

/** Exports `run()`; another one may be named on the command line. */
const suiteEntry = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, 'suite/index.ts'));

/** The extension that holds the tests: an extension host runs only tests that lie in an extension under development. */
const testExtension = path.join(home, 'suite');
const testModule = path.join(testExtension, 'run.cjs');

async function bundleSuite(): Promise<void> {
  rmSync(testExtension, { recursive: true, force: true });
  mkdirSync(testExtension, { recursive: true });
  const manifest = { name: 'suite', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(testExtension, 'package.json'), JSON.stringify(manifest));
  // Stack traces name the lines of the sources only when this is switched on before the bundle is read.
  writeFileSync(
    testModule,
    "process.setSourceMapsEnabled(true);\nmodule.exports = require('./suite.cjs');\n",
  );
  await build({
    entryPoints: [suiteEntry],
    outfile: path.join(testExtension, 'suite.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'inline',
    // mocha finds its parts by path; the bundle lies in the checkout, where `require` finds mocha.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** An executable that takes the desktop's command line: the desktop itself, or a script that starts our launcher. */
function chooseEditor(): string {
  const { desktop } = readInstallation();
  const { SPARK_EDITOR: wanted, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (wanted === 'desktop' && desktop === undefined) {
    throw new Error(
      'No desktop VS Code is installed. Run `node scripts/install-editor.mjs` where there is a display.',
    );
  }
  const launcher = path.join(import.meta.dirname, 'editor/launcher.ts');
  if (desktop === undefined || wanted === 'server') return script(process.execPath, launcher);
  const display = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY;
  return display ? desktop : script('xvfb-run', '-a', desktop);
}

/** Writes an executable that hands its arguments to a command. */
function script(...command: readonly string[]): string {
  const isWindows = process.platform === 'win32';
  const file = path.join(home, isWindows ? 'code.cmd' : 'code');
  const words = command.map((word) => `"${word}"`).join(' ');
  writeFileSync(file, isWindows ? `@${words} %*\r\n` : `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Collects test results from the editor's output as they come; the other lines are kept for when it fails. */
class Collector extends Writable {
  readonly tests: TestResult[] = [];
  readonly rest: string[] = [];
  ended = false;
  #line = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const lines = (this.#line + chunk.toString('utf8')).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    done();
  }

  #take(line: string): void {
    const read = readLine(line);
    if (read === undefined) this.rest.push(line);
    else if (read === 'end') this.ended = true;
    else {
      this.tests.push(read);
      show(read);
    }
  }
}

/** One launch of the editor. A launch that ends without the tests' own end counts as a failed test. */
async function launch(executable: string, window: string, temporary: string): Promise<Collector> {
  const folder = path.join(temporary, window, 'clinic');
  copyExample(folder);
  const userData = path.join(temporary, window, 'user');
  writeSettings(userData);
  const output = new Collector();
  console.log(`\n  ${window === 'empty' ? 'an empty window' : 'the clinic folder'}`);
  let problem = 'The editor ended before the tests did.';
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: testExtension,
      extensionTestsPath: testModule,
      extensionTestsEnv: { SPARK_WINDOW: window },
      launchArgs: [
        ...(window === 'empty' ? [] : [folder]),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(temporary, 'extensions')}`,
      ],
      stdout: output,
      stderr: output,
    });
  } catch (error) {
    problem = `${problem} ${error instanceof Error ? error.message : String(error)}`;
  }
  const failed = output.tests.some((test) => test.outcome === 'failed');
  if (!output.ended) {
    const unfinished: TestResult = {
      name: `launch: ${window}`,
      outcome: 'failed',
      duration: 0,
      error: problem,
    };
    output.tests.push(unfinished);
    show(unfinished);
  }
  if (!output.ended) console.error(output.rest.slice(-200).join('\n'));
  else if (failed) console.error('  What the editor said meanwhile is in .vscode-test/results/suite.log');
  return output;
}

const start = performance.now();
// Short, since sockets lie in it and their paths are limited to about 100 bytes.
const temporary = mkdtempSync(path.join(tmpdir(), 'spark-'));
// Also when @vscode/test-electron ends this process on Ctrl-C.
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const vsix = packageExtension();
await Promise.all([
  bundleSuite(),
  installExtension(vsix, path.join(temporary, 'extensions'), path.join(temporary, 'install')),
]);
const executable = chooseEditor();
const tests: TestResult[] = [];
const log: string[] = [];
for (const window of windows) {
  const output = await launch(executable, window, temporary);
  tests.push(...output.tests);
  log.push(...output.rest);
}
process.exitCode = finish('suite', tests, performance.now() - start);
writeFileSync(path.join(home, 'results/suite.log'), `${log.join('\n')}\n`);
