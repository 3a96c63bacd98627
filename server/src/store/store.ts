/**
 * The store: what is derived or historical, in one SQLite file. SQLite runs in memory (sql.js); a transaction is durable
 * when its promise resolves, because the image is written whole, atomically, before that. Several processes may use
 * one file: each transaction holds its lock and begins with what the others have written.
 */
import type { Migration } from 'kysely/migration';
import initSqlJs from 'sql.js';
import type { Host } from '../base/host.ts';
import { damage, type Image, nextRevision, openImage } from './image.ts';
import { migrations as registry } from './migrations/registry.ts';
import { StoreProblem } from './problem.ts';
import { createQueue } from './queue.ts';
import { repositories, type StoreReader, type StoreWriter } from './repositories/repositories.ts';
import { defaultRetention, prune, type Retention } from './retention.ts';
import type { StoreFile } from './store-file.ts';

export interface StoreOptions {
  readonly file: StoreFile;
  readonly host: Pick<Host, 'now' | 'log'>;
  /** The bytes of sql.js's `sql-wasm.wasm`, or how to get them. */
  readonly wasm: Uint8Array | (() => Promise<Uint8Array>);
  /** Move a damaged file aside and start an empty store. Without it, a damaged file is a {@link StoreProblem}. */
  readonly recover?: boolean;
  readonly retention?: Partial<Retention>;
  /** The schema's history; the registry's unless a test brings its own. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

export interface Store {
  /**
   * Runs `work` in one transaction: all of it or, when it throws, nothing. When the promise resolves, it is on the disk.
   * `work` holds the store for every process: do the computing before, and wait for nothing but the repositories inside.
   * @throws StoreProblem when the outside world is in the way; the store is as it was before
   */
  transaction<T>(work: (store: StoreWriter) => Promise<T>): Promise<T>;
  /** Runs `work` on the newest committed state, which does not change meanwhile. Works in a read-only folder, too. */
  read<T>(work: (store: StoreReader) => Promise<T>): Promise<T>;
  /** The name that a damaged file was moved to when this store was opened. */
  readonly recoveredFrom: string | undefined;
  /** Frees the memory, after the transactions under way. Nothing needs saving. */
  close(): Promise<void>;
}

/**
 * Opens the store in `file`. Writes nothing (unless it recovers): an empty or older file is created or migrated, after a
 * backup, by the first transaction.
 * @throws StoreProblem when the file is damaged, was written by a newer version, or cannot be read
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file, host, wasm, recover = false, migrations = registry } = options;
  const retention = { ...defaultRetention, ...options.retention };
  const binary = typeof wasm === 'function' ? await wasm() : wasm;
  const sqlite = await initSqlJs({ wasmBinary: new Uint8Array(binary).buffer });
  const queue = createQueue();
  let image: Image | undefined;
  let version: string | undefined;
  let closed = false;
  /** Newest migration of the file; `undefined` when there is none. */
  let fileSchema: string | undefined;

  const forget = (): void => {
    image?.close();
    image = undefined;
  };
  const empty = await openImage(undefined, { sqlite, name: file.name, migrations, now: 0, thorough: false });
  const { definitions } = empty;
  empty.close();

  const load = async (thorough: boolean): Promise<Image> => {
    // The version first: should the file be replaced in between, this image counts as old and is loaded again.
    const next = await file.version();
    const bytes = await file.read();
    forget();
    const now = host.now();
    image = await openImage(bytes, { sqlite, name: file.name, migrations, now, thorough, definitions });
    fileSchema = image.fileSchema;
    version = next;
    return image;
  };
  const current = async (): Promise<Image> => {
    if (closed) throw new Error('The store is closed: this is a bug in the caller.');
    return image && version === (await file.version()) ? image : await load(false);
  };
  const persist = async (committed: Image): Promise<void> => {
    try {
      const { schema } = committed;
      if (fileSchema !== undefined && fileSchema !== schema) {
        const copy = await file.backup(fileSchema);
        host.log('info', `The store is being migrated to ${schema}; the one before is kept as ${copy}.`);
      }
      await file.write(committed.export());
      version = await file.version();
      fileSchema = schema;
    } catch (error) {
      // The file is the truth: what memory holds beyond it never happened.
      forget();
      throw error;
    }
  };
  const attempt = async <T>(work: (image: Image) => Promise<T>): Promise<T> => {
    try {
      return await work(await current());
    } catch (error) {
      const problem = damage(error, file.name);
      // What is damaged is read again next time: it may have been replaced by a backup.
      if (problem instanceof StoreProblem && problem.reason === 'corrupt') forget();
      throw problem;
    }
  };

  const recoverIf = (wanted: boolean, action: () => Promise<string | undefined>) => (problem: unknown) => {
    if (wanted && problem instanceof StoreProblem && problem.reason === 'corrupt') return action();
    throw problem;
  };
  const startAnew = async (): Promise<string | undefined> => {
    const unlock = await file.lock();
    try {
      // Another process may have recovered it while this one waited.
      await load(true);
      return undefined;
    } catch (problem) {
      return await recoverIf(true, moveAside)(problem);
    } finally {
      await unlock();
    }
  };
  const moveAside = async (): Promise<string> => {
    const name = await file.setAside();
    host.log('warn', `The store was damaged; it is kept as ${name}, and an empty one takes its place.`);
    await load(true);
    return name;
  };
  const recoveredFrom = await load(true).then(() => undefined, recoverIf(recover, startAnew));

  return {
    recoveredFrom,
    read: (work) => queue.run(() => attempt((image) => work(repositories(image.db)))),
    transaction: (work) =>
      queue.run(async () => {
        const unlock = await file.lock();
        try {
          return await attempt(async (image) => {
            const before = image.changes();
            const result = await image.db.transaction().execute(async (transaction) => {
              const value = await work(repositories(transaction));
              if (image.changes() > before) {
                await prune(transaction, retention);
                await nextRevision(transaction);
              }
              return value;
            });
            if (image.changes() > before) await persist(image);
            return result;
          });
        } finally {
          await unlock();
        }
      }),
    close: () =>
      queue.run(async () => {
        closed = true;
        forget();
      }),
  };
}
