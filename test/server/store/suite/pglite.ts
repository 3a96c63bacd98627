/** PGlite, a PostgreSQL compiled to WebAssembly, as connections of the store: one of it for all tests of the process. */
import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import manifest from '../../../../package.json' with { type: 'json' };
import type { Client, Clients } from '../../../../server/src/store/dialect/clients.ts';
import { parsers } from '../../../../server/src/store/dialect/parsers.ts';
import { createQueue } from '../../../../server/src/store/queue.ts';

let shared: Promise<PGlite> | undefined;
const queue = createQueue();

/** Booting takes seconds: each caller gets the same one, and keeps to a schema of its own. */
export async function pgliteClients(): Promise<Clients> {
  shared ??= boot();
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

/** An empty cluster as PGlite makes it, kept for the next process: making it takes longer than everything else together. */
async function boot(): Promise<PGlite> {
  const asText = Object.fromEntries(
    [114, 1082, 1083, 1114, 3802].map((type) => [type, (text: string) => text]),
  );
  const options = { parsers: { ...asText, ...parsers } };
  const cache = join(import.meta.dirname, '../../../../node_modules/.cache');
  const cluster = join(cache, `pglite-${manifest.devDependencies['@electric-sql/pglite']}.tar`);
  if (existsSync(cluster)) return PGlite.create({ ...options, loadDataDir: await openAsBlob(cluster) });
  const pglite = await PGlite.create(options);
  await mkdir(cache, { recursive: true });
  const unfinished = `${cluster}.${process.pid}`;
  await writeFile(unfinished, (await pglite.dumpDataDir('none')).stream());
  await rename(unfinished, cluster);
  return pglite;
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
