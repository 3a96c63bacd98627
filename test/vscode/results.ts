/**
 * Results of the two editor suites: how they are collected from JSON lines, shown, and written for `scripts/test.mjs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home } from './editor/installation.ts';

interface TestEvent {
  readonly title: string;
  readonly fullTitle: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly err?: string;
  readonly stack?: string;
}
/** One line of a run, as mocha's `json-stream` reporter has them, with `pending` for a skipped test. */
export type TestLine = readonly ['pass' | 'fail' | 'pending', TestEvent] | readonly ['end', object];

export interface TestResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Milliseconds. */
  readonly duration: number;
  readonly error?: string;
}

const outcomes = { pass: 'passed', fail: 'failed', pending: 'skipped' } as const;
const marks = { passed: '✔', failed: '✘', skipped: '-' };

/** What a line of console output says of a test; undefined for any other line. */
export function readLine(line: string): TestResult | 'end' | undefined {
  const text = line.trim();
  if (!/^\["(?:pass|fail|pending|end)",/.test(text)) return undefined;
  const [event, test] = JSON.parse(text) as TestLine;
  if (event === 'end') return 'end';
  const { fullTitle, duration, err, stack } = test;
  const error = stack !== undefined && stack !== '' ? stack : err;
  return { name: fullTitle, outcome: outcomes[event], duration, ...(error === undefined ? {} : { error }) };
}

/** Shows a test as soon as it is done. */
export function show({ name, outcome, duration, error }: TestResult): void {
  console.log(`  ${marks[outcome]} ${name}${duration > 75 ? ` (${Math.round(duration)} ms)` : ''}`);
  if (error !== undefined) console.log(error.replace(/^/gm, '      '));
}

/** Shows the totals and writes `.vscode-test/results/<suite>.json`. Returns the exit code: 1 when a test failed. */
export function finish(suite: string, tests: readonly TestResult[], milliseconds: number): number {
  const count = (outcome: TestResult['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const totals = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  const folder = path.join(home, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, `${suite}.json`),
    `${JSON.stringify({ ...totals, milliseconds: Math.round(milliseconds), tests }, undefined, 2)}\n`,
  );
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  console.log(
    `  ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped (${suite}, ${time})`,
  );
  return totals.failed > 0 ? 1 : 0;
}
