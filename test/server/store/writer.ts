/**
 * A process that writes transactions, for tests that kill it or run several: `node writer.ts FOLDER NAME COUNT`. Each transaction
 * adds one to the counter `count` and a line to the journal; after it, the counter's new value is printed.
 */
import { writeSync } from 'node:fs';
import { silentHost } from '../../../server/src/base/host.ts';
import { openStore } from '../../../server/src/store/index.ts';
import { nodeStoreFile } from '../../../server/src/store/node-file.ts';
import { wasm } from './opening.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openStore({
  file: nodeStoreFile(folder, { patience: 60_000 }),
  host: silentHost,
  wasm,
  retention: { journal: 100_000 },
});
for (let i = 0; i < Number(count); i++) {
  const value = await store.transaction(async (writer) => {
    const next = Number((await writer.settings.get('count')) ?? 0) + 1;
    await writer.settings.set('count', next);
    await writer.journal.add({ label: `${name} ${next}`, time: next, files: [] });
    return next;
  });
  // Not through a stream: what is printed is in the pipe, whatever happens to this process next.
  writeSync(1, `${value}\n`);
}
