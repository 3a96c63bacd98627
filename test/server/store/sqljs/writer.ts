/**
 * A process that writes until it is killed: `node writer.ts FOLDER WASM`. It loads SQLite, waits for a line on its input, opens the
 * database in FOLDER, and prints the number of each transaction once that is acknowledged.
 */
import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import { loadSqlite, releaseBuild } from '../../../../server/src/store/sqljs/load.ts';
import { openSqljsDatabase } from '../../../../server/src/store/sqljs/open.ts';
import { begin, lastOf, write } from './mixed-load.ts';

void run();

async function run(): Promise<void> {
  const [, , folder = '', path = ''] = process.argv;
  const wasm = readFileSync(path);
  await loadSqlite(releaseBuild(wasm));
  await once(process.stdin, 'data');
  const files = nodeDurableFiles(folder);
  const database = await openSqljsDatabase({ files, wasm, logLimit: 100_000 });
  await begin(database);
  for (let number = 1 + (await lastOf(database)); ; number++) {
    await write(database, number);
    // Not through a stream: what is printed is in the pipe, whatever happens to this process next.
    writeSync(1, `${number}\n`);
  }
}
