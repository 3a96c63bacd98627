/**
 * Drives the window of a real VS Code, with the packaged extension installed, as a person would: keys, clicks and what can be
 * seen. Writes `.vscode-test/results/window.json` and pictures into `.vscode-test/shots/`.
 *
 * `GREP=plans` runs the tests with that word alone. `UPDATE=1` also takes the README's pictures from there into `docs/images/`. `VSIX=file` tests a finished package.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Mocha from 'mocha';
import { startBrowser } from '../editor/browser.ts';
import { home, root } from '../editor/installation.ts';
import { finish, show, type TestResult } from '../results.ts';
import { installExtension, packageExtension } from '../vsix.ts';
import { importing } from './import.ts';
import { languages } from './languages.ts';
import { plans } from './plans.ts';
import { requirements } from './requirements.ts';
import { session } from './session.ts';
import { Stage } from './stage.ts';
import { stranger } from './stranger.ts';
import { untrusted } from './untrusted.ts';

/** The shots that the README shows. */
const pictures = [
  'generate-light',
  'evolution-dark',
  'language-light',
  'language-dark',
  'requirements-light',
  'requirements-dark',
  'plan-light',
  'plan-dark',
];

const tests: TestResult[] = [];

/** Shows each test when it is done, and keeps it; one that fails leaves a picture of its window. */
function listen(runner: Mocha.Runner): void {
  const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants;
  const keep = (test: Mocha.Test, outcome: TestResult['outcome'], error?: Error) => {
    const name = test.fullTitle();
    const result = {
      name,
      outcome,
      duration: test.duration ?? 0,
      ...(error && { error: String(error.stack) }),
    };
    tests.push(result);
    show(result);
  };
  runner.on(EVENT_TEST_PASS, (test) => keep(test, 'passed'));
  runner.on(EVENT_TEST_PENDING, (test) => keep(test, 'skipped'));
  runner.on(EVENT_TEST_FAIL, (test, error: Error) => keep(test, 'failed', error));
}

async function runMocha(stage: Stage): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: class extends Mocha.reporters.Base {} });
  const { GREP: only } = process.env;
  if (only) mocha.grep(only);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage.workbench.shoot('failed');
  });
  stranger(stage);
  requirements(stage);
  session(stage);
  languages(stage);
  plans(stage);
  importing(stage);
  untrusted(stage);
  await new Promise<void>((resolve) => listen(mocha.run(() => resolve())));
}

const { UPDATE: update } = process.env;
const start = performance.now();
// Short, since sockets lie in it and their paths are limited to about 100 bytes.
const temporary = mkdtempSync(path.join(tmpdir(), 'spark-'));
// Servers and the browser end with this process, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const browser = await startBrowser();
try {
  const extensions = path.join(temporary, 'extensions');
  await installExtension(packageExtension(), extensions, path.join(temporary, 'install'));
  rmSync(path.join(home, 'shots'), { recursive: true, force: true });
  const stage = new Stage(temporary, extensions, browser);
  await runMocha(stage).finally(() => stage.close());
  process.exitCode = finish('window', tests, performance.now() - start);
  if (update === '1' && process.exitCode === 0) {
    const images = path.join(root, 'docs/images');
    mkdirSync(images, { recursive: true });
    for (const name of pictures) {
      copyFileSync(path.join(home, 'shots', `${name}.png`), path.join(images, `${name}.png`));
    }
  }
} finally {
  await browser.close();
}
