/** Kills writing processes again and again, each going on in the folder of the last one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { createRandom } from '../../../../server/src/base/random.ts';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import { durableFiles } from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { lastOf } from './mixed-load.ts';
import { openIn } from './opening.ts';

export interface Kills {
  /** Acknowledged transactions that were gone. */
  lost: number;
  /** Kills after which the database was damaged, or a transaction was there in part. */
  corrupt: number;
  /** Kills after which more was there than what was acknowledged and the one transaction under way. */
  invented: number;
  acknowledged: number;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The writer as one small file, which starts in a third of the time. */
function bundleWriter(folder: string): string {
  const outfile = join(folder, 'writer.cjs');
  buildSync({
    entryPoints: [path('writer.ts')],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** A process that is ready to write to `folder`, and waits. */
function prepare(writer: string, folder: string): ChildProcess {
  // Measuring coverage would only make it slow to start: it is killed before it could say what it covered.
  const { NODE_V8_COVERAGE: _, ...env } = process.env;
  const wasm = path('../../../../node_modules/sql.js/dist/sql-wasm.wasm');
  // A process that is killed after 30 ms gains nothing by optimizing SQLite, which is half of what it costs to start.
  return spawn(process.execPath, ['--liftoff-only', writer, folder, wasm], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/**
 * @param parent an empty folder; the database is in `store` inside it
 * @param told after each kill, of what was found so far
 */
export async function killWriters(
  kills: number,
  seed: number,
  parent: string,
  told: (kills: number, found: Readonly<Kills>) => void = () => {},
): Promise<Kills> {
  const random = createRandom(seed);
  const result: Kills = { lost: 0, corrupt: 0, invented: 0, acknowledged: 0 };
  const [writer, folder] = [bundleWriter(parent), join(parent, 'store')];
  let next = prepare(writer, folder);
  let last = 0;
  for (let kill = 0; kill < kills; kill++) {
    const child = next;
    const ended = once(child, 'close');
    // The next one starts meanwhile: that takes longer than all else.
    if (kill + 1 < kills) next = prepare(writer, folder);
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    child.stdin?.write('\n');
    await once(child.stdout ?? child, 'data');
    await wait(random.unit() * 30);
    child.kill('SIGKILL');
    await ended;
    const acknowledged = Number(output.trimEnd().split('\n').at(-1));
    result.acknowledged += acknowledged - last;
    const found = await lastIn(folder);
    if (found === -1) result.corrupt++;
    else if (found < acknowledged) result.lost += acknowledged - found;
    else if (found > acknowledged + 1) result.invented++;
    last = found;
    told(kill + 1, result);
  }
  return result;
}

/** The last transaction in a copy of the files: what is behind a kill is for the next process to mend. */
async function lastIn(folder: string): Promise<number> {
  const files = nodeDurableFiles(folder);
  const copy = memoryDurableFiles(
    Object.fromEntries(durableFiles.map((file) => [file, files.read(file) ?? new Uint8Array()])),
  );
  try {
    const database = await openIn(copy);
    const found = await lastOf(database);
    await database.close();
    return found;
  } catch {
    return -1;
  }
}
