/** PGlite, a PostgreSQL compiled to WebAssembly, as connections of the store: one of it for all tests of the process. */
import { PGlite } from '@electric-sql/pglite';
import type { Client, Clients } from '../../../../server/src/store/dialect/clients.ts';
import { parsers } from '../../../../server/src/store/dialect/parsers.ts';
import { createQueue } from '../../../../server/src/store/queue.ts';

let shared: Promise<PGlite> | undefined;
const queue = createQueue();

/** Booting takes seconds: each caller gets the same one, and keeps to a schema of its own. */
export async function pgliteClients(): Promise<Clients> {
  const asText = Object.fromEntries(
    [114, 1082, 1083, 1114, 3802].map((type) => [type, (text: string) => text]),
  );
  shared ??= PGlite.create({ parsers: { ...asText, ...parsers } });
  const pglite = await shared;
  const unlisten: (() => Promise<void>)[] = [];
  return {
    acquire: async () => client(pglite, await queue.enter()),
    listen: async (channel, message) => {
      unlisten.push(await pglite.listen(channel, message));
    },
    close: async () => {
      for (const stop of unlisten) await stop();
    },
  };
}

/** Ends it when tests are done. */
export async function closePglite(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

function client(pglite: PGlite, leave: () => Promise<void>): Client {
  return {
    query: async (sql, parameters) => {
      const { rows, affectedRows } = await pglite.query(sql, [...parameters]);
      return { rows, ...(affectedRows === undefined ? {} : { affected: affectedRows }) };
    },
    script: async (sql) => {
      await pglite.exec(sql);
    },
    release: () => void leave(),
  };
}
