/** Cuts the power of a database again and again, each life going on from what the last one left on the disk. */
import { createRandom } from '../../../../server/src/base/random.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import type { DurableFiles } from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { begin, lastOf, write } from './mixed-load.ts';
import { type Content, tracedFiles } from './traced-files.ts';

/** What was found after all cuts; the first three must stay 0. */
export interface Cuts {
  /** Acknowledged transactions that were gone. */
  lost: number;
  /** Lives after which the database was damaged, or a transaction was there in part. */
  corrupt: number;
  /** Transactions that were there although nobody had begun them, or twice. */
  invented: number;
  acknowledged: number;
  cuts: number;
}

/**
 * @param cuts how often
 * @param open opens a database that writes its log back often
 */
export async function cutPower(
  cuts: number,
  seed: number,
  open: (files: DurableFiles) => Promise<Database>,
): Promise<Cuts> {
  const random = createRandom(seed);
  const result: Cuts = { lost: 0, corrupt: 0, invented: 0, acknowledged: 0, cuts };
  let content: Content = {};
  let last = 0;
  for (let life = 0; life < cuts; life++) {
    const traced = tracedFiles(content);
    /** How much had been done to the files when the transaction was acknowledged. */
    const acknowledgements: number[] = [];
    const database = await open(traced.files);
    if (last === 0) await begin(database);
    for (let i = 1, end = random.int(7); i <= end; i++) {
      await write(database, last + i);
      acknowledgements.push(traced.length());
    }
    if (random.unit() < 0.3) await database.close();
    const at = random.int(traced.length() + 1);
    content = traced.cut(at, random);
    const acknowledged = last + acknowledgements.filter((length) => length <= at).length;
    result.acknowledged += acknowledged - last;
    const next = await open(memoryDurableFiles(content)).catch(() => undefined);
    const found = next ? await lastOf(next) : -1;
    await next?.close();
    await database.close();
    if (found === -1) {
      result.corrupt++;
      [content, last] = [{}, 0];
      continue;
    }
    if (found < acknowledged) result.lost += acknowledged - found;
    if (found > last + acknowledgements.length) result.invented++;
    last = found;
    // A small database is cut in more ways in the same time.
    if (last > 60) [content, last] = [{}, 0];
  }
  return result;
}
