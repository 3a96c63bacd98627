/**
 * `npm test`: everything that must hold, from a bare clone. Each step prints one line; what failed is printed whole; the last line
 * is `N passed, N failed, N skipped`. Steps may be named: `npm test -- unit lsp`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

bootstrap();
const results = join(root, '.vscode-test/results');
mkdirSync(results, { recursive: true });

const node = (...args) => [process.execPath, ...args];
const bin = (name, ...args) => [join(root, 'node_modules/.bin', name), ...args];
const mocha = (name, ...globs) => [
  ...bin(
    'mocha',
    '--reporter',
    'json',
    '--reporter-option',
    `output=${join(results, `${name}.json`)}`,
    ...globs,
  ),
];

/** Any number of inputs, which would say nothing more of what is covered, and take half as long again to say it. */
const fuzzTests = [
  'test/server/**/*fuzz.test.ts',
  'test/server/language/spark/languages.test.ts',
  'test/server/language/spark/dangling-names.test.ts',
  'test/server/emit/json.test.ts',
  'test/server/evolution/evolve.test.ts',
  'test/server/store/sqljs/kills.test.ts',
  'test/server/store/sqljs/power-cuts.test.ts',
];
const but = (globs) => globs.flatMap((glob) => ['--ignore', glob]);

/**
 * `report` names a file of results with tests in it; a step without one counts as one test. `tries`: a real editor on a busy machine
 * may be late for a test that asks in time; what failed at first is printed all the same, and what is wrong fails again.
 */
const first = [
  { name: 'generate', command: node('scripts/generate.mjs') },
  { name: 'package', command: node('scripts/package.mjs') },
  { name: 'editor', command: node('scripts/install-editor.mjs') },
];
/** What stores, runs and serves: a step of its own, so that two processors have about the same to do. */
const engineTests = 'test/server/{store,runtime,reactor,factory,app,node}/**/*.test.ts';
/** Two lanes side by side: the editor suites wait for a browser part of their time. A third was no faster on two cores. */
const lanes = [
  [
    { name: 'lint', command: bin('biome', 'check', '--error-on-warnings', '.') },
    { name: 'types', command: bin('tsc', '--noEmit') },
    { name: 'layers', command: mocha('layers', 'test/tidy/**/*.test.ts'), report: 'layers' },
    {
      name: 'unit',
      command: mocha('unit', 'test/{server,client}/**/*.test.ts', ...but([...fuzzTests, engineTests])),
      report: 'unit',
      covers: true,
    },
  ],
  [
    { name: 'vscode', command: node('test/vscode/run.ts'), report: 'suite', packaged: true, tries: 2 },
    {
      name: 'window',
      command: node('test/vscode/window/run.ts'),
      report: 'window',
      packaged: true,
      tries: 2,
    },
  ],
];
/** For whichever lane is done, the longest first. */
const rest = [
  { name: 'lsp', command: mocha('lsp', 'test/lsp/**/*.test.ts'), report: 'lsp', covers: true },
  {
    name: 'engine',
    command: mocha('engine', engineTests, ...but(fuzzTests)),
    report: 'engine',
    covers: true,
    // A real PostgreSQL is one of the system, which a bare clone need not have.
    note: hasPostgres() ? '' : ', the store without PostgreSQL, which is not installed',
  },
  { name: 'fuzz', command: mocha('fuzz', ...fuzzTests), report: 'fuzz' },
  { name: 'cli', command: mocha('cli', 'test/cli/**/*.test.ts'), report: 'cli', covers: true },
];
const last = [{ name: 'coverage', command: bin('c8', 'report') }];

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const began = Date.now();
rmSync(join(root, 'coverage'), { recursive: true, force: true });
await runLane(first);
await Promise.all(lanes.map((lane) => runLane(lane).then(() => runLane(taken(rest)))));
await runLane(last);
console.log(`in ${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** Steps that are taken off a list one by one, by more than one taker. */
function* taken(steps) {
  while (steps.length > 0) yield steps.shift();
}

async function runLane(steps) {
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    let result = await runStep(step);
    for (let tries = 1; !result.ok && tries < (step.tries ?? 1); tries++) {
      console.log(`${step.name} failed and is tried again. ${result.output}`);
      result = await runStep(step);
    }
    const { counts, seconds, output, ok } = result;
    for (const key of Object.keys(total)) total[key] += counts[key];
    const mark = ok ? '✔' : '✖';
    const detail = step.report
      ? `${counts.passed} passed${counts.failed ? `, ${counts.failed} failed` : ''}${step.note ?? ''}`
      : '';
    console.log(`${mark} ${step.name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s  ${detail}`);
    if (!ok) console.log(output);
  }
}

async function runStep({ command: [file, ...args], report, packaged = false, covers = false }) {
  const reportFile = report && join(results, `${report}.json`);
  if (reportFile) rmSync(reportFile, { force: true });
  const start = Date.now();
  let output = '';
  const status = await new Promise((resolve) => {
    // The suites would package the extension again; in a whole run it was just packaged.
    const env = {
      ...process.env,
      ...(packaged && wanted.length === 0 ? { VSIX: vsix() } : {}),
      // Node itself writes what was covered, child processes included; the last step adds it all up.
      ...(covers ? { NODE_V8_COVERAGE: join(root, 'coverage/tmp') } : {}),
    };
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.on('close', resolve);
  });
  const counts = reportFile ? countsOf(reportFile) : { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A step that ends badly without a failing test (a crash, coverage below its floor) is a failure of its own.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (reportFile) output += failuresOf(reportFile);
  return { counts, seconds: (Date.now() - start) / 1000, output, ok: status === 0 && counts.failed === 0 };
}

/** Mocha's JSON report, or ours of the editor suites: `{ passed, failed, skipped }`. */
function countsOf(file) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  if (!report.stats) return { passed: report.passed, failed: report.failed, skipped: report.skipped };
  return { passed: report.stats.passes, failed: report.stats.failures, skipped: report.stats.pending };
}

function failuresOf(file) {
  const failures = read(file)?.failures ?? [];
  return failures
    .map(({ fullTitle, err }) => `\n✖ ${fullTitle}\n${err?.stack ?? err?.message ?? ''}\n`)
    .join('');
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** As `test/postgres.ts` finds it. */
function hasPostgres() {
  const script =
    "import('./test/postgres.ts').then(({ postgresBinaries }) => process.exit(postgresBinaries() ? 0 : 1))";
  return spawnSync(process.execPath, ['-e', script], { cwd: root }).status === 0;
}

/** The package that the step before made. */
function vsix() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, 'dist', `${name}-${version}.vsix`);
}
