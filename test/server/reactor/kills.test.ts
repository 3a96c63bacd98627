/** Runs go on when their real process is killed (`kill -9`) and another one is started on the same files. */
import { deepEqual, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reactor-kills-'));
const program = join(folder, 'killed.cjs');
before(() => {
  buildSync({
    entryPoints: [path('killed.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: program,
    logLevel: 'error',
  });
});
after(() => rmSync(folder, { recursive: true, force: true }));

function prepare(store: string, size: number) {
  // Measuring coverage would only make it slow to start, and nobody starts this file again.
  const { NODE_V8_COVERAGE: _, NODE_COMPILE_CACHE: __, ...env } = process.env;
  const wasm = path('../../../node_modules/sql.js/dist/sql-wasm.wasm');
  return spawn(process.execPath, [program, join(folder, store), wasm], {
    env: { ...env, SIZE: String(size) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Lets the child run until it has printed so many lines, kills it, and waits for its death. @returns its lines */
async function runUntil(child: ReturnType<typeof prepare>, lines: number): Promise<string[]> {
  child.stdin.write('go\n');
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === lines) child.kill('SIGKILL');
  }
  return printed;
}

const ids = (size: number): string[] =>
  ['first', 'last', ...Array.from({ length: size }, (_, i) => `m${i}`), 't1', 't2'].sort();

for (const [title, kills, size, state, items, result] of [
  [
    'forward',
    [3, 8],
    10,
    'successful',
    ids(10),
    Array.from({ length: 10 }, (_, i) => ({ id: `m${i}`, note: '' })),
  ],
  ['back', [12, 9], 12, 'failed', [], null],
] as const)
  it(`goes on when it is killed on its way ${title}`, async () => {
    const next = kills.map(() => prepare(title, size));
    const last = prepare(title, size);
    let end: string | undefined;
    for (const [index, child] of next.entries()) {
      const lines = await runUntil(child, kills[index] ?? 1);
      end ??= lines.find((line) => line.startsWith('end '));
    }
    const lines = await runUntil(last, Number.POSITIVE_INFINITY);
    end = lines.find((line) => line.startsWith('end '));
    ok(end, 'the last process has not come to an end');
    deepEqual(JSON.parse(end.slice(4)), { state, result, items: [...items] });
  });
