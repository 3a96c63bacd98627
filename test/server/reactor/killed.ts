/**
 * A process that runs a reactor until it is killed: `node killed.ts FOLDER WASM`. It waits for a line on its input, opens the database in FOLDER,
 * begins the run or goes on with it, prints a line for each step that is done, and the end of the run as JSON.
 */
import { readFileSync, writeSync } from 'node:fs';
import { sqlJournal } from '../../../server/src/reactor/index.ts';
import { nodeDurableFiles } from '../../../server/src/store/node/durable-files.ts';
import { openSqljsDatabase } from '../../../server/src/store/sqljs/open.ts';
import { killedHandlers, killedReactors } from './killed-reactor.ts';
import { shelf } from './shelf.ts';
import { engineOf } from './workshop.ts';

process.stdin.once('data', () => void run());

async function run(): Promise<void> {
  const [, , folder = '', wasm = ''] = process.argv;
  const database = await openSqljsDatabase({ files: nodeDurableFiles(folder), wasm: readFileSync(wasm) });
  const actions = await shelf(database);
  const journal = await sqlJournal(database);
  const { engine } = engineOf(
    { reactors: killedReactors, handlers: killedHandlers, actions, journal },
    process.pid,
  );
  // Not through a stream: what is printed is in the pipe, whatever happens to this process next.
  engine.subscribe(({ type, path }) => {
    if (type === 'step_complete' || type === 'undo_complete') writeSync(1, `${type} ${path}\n`);
  });
  const [interrupted] = await engine.interruptedRuns();
  const known = (await journal.runs()).length > 0;
  const handle = interrupted
    ? await engine.resume(interrupted.id)
    : known
      ? undefined
      : await engine.start('R', {}, { runId: 'r' });
  await handle?.outcome;
  const found = await journal.load('r');
  const items = (await actions.items()).map(({ id }) => id);
  writeSync(1, `end ${JSON.stringify({ state: found?.run.state, result: found?.run.result, items })}\n`);
  await database.close();
  process.exit(0);
}
