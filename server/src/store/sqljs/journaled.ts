/**
 * A database that is kept as an image and a journal of statements: what is left where sql.js cannot be made to write through, and in
 * browsers. From time to time the image is replaced, and the journal begins anew; the image counts how often, and the journal says
 * which image it continues.
 */
import { corrupt, StoreProblem } from '../problem.ts';
import type { JournalFiles } from './journal-files.ts';
import { beginningSize, encodeBeginning, encodeCommit } from './journal-format.ts';
import type { Sqlite } from './load.ts';
import { type Recording, recording } from './recording.ts';
import { marked } from './recovery.ts';
import { replay } from './replay.ts';
import type { Backend } from './session.ts';
import { check, configure, epochAfter, firstRevision } from './set-up.ts';
import { sqljsConnection } from './statements.ts';

export interface JournaledOptions {
  readonly files: JournalFiles;
  readonly log?: (level: 'info' | 'warn', message: string) => void;
  /** Bytes of the journal at which the image is replaced; the larger of 4 MB and half of the image when absent. */
  readonly logLimit?: number;
}

export interface JournaledBackend extends Backend {
  export(): Uint8Array;
  checkpoint(): Promise<void>;
  size(): { readonly database: number; readonly log: number };
  readonly epoch: number;
}

interface Open {
  readonly connection: Recording;
  readonly export: () => Uint8Array;
  readonly readOnly: StoreProblem | undefined;
}

/** @throws StoreProblem when the database is damaged or cannot be read */
export async function journaledBackend(
  { sqlite, bindText }: Sqlite,
  { files, log = () => {}, logLimit }: JournaledOptions,
): Promise<JournaledBackend> {
  let open: Open | undefined;
  let broken: unknown;
  let generation = 0;
  let imageSize = 0;
  /** Bytes of the journal that were acknowledged. */
  let end = 0;
  /** After a failure: what lies behind `end` never happened. */
  let isUncertain = false;
  let refused = false;

  const start = async (): Promise<Open> => {
    const { image, journal } = await files.read();
    const found = replay(sqlite, files.name, image, isUncertain ? journal?.subarray(0, end) : journal);
    const database = new sqlite.Database(marked(found.image, 'plain'));
    const connection = recording(sqljsConnection(database, bindText));
    try {
      configure(connection, ['locking_mode = exclusive', 'journal_mode = memory']);
      check(connection, files.name);
      const opened = { connection, export: () => database.export(), readOnly: undefined };
      generation = found.generation;
      try {
        await replaceImage(opened);
        return opened;
      } catch (error) {
        if (!(error instanceof StoreProblem)) throw error;
        log('warn', `${error.message} The store can be read meanwhile.`);
        return { ...opened, readOnly: error };
      }
    } catch (error) {
      connection.close();
      throw error;
    }
  };
  const replaceImage = async ({ connection, export: exportImage }: Open): Promise<void> => {
    const next = epochAfter(connection);
    connection.execute(`pragma user_version = ${next}`, []);
    const image = marked(exportImage(), 'plain');
    await files.replace(image);
    [generation, imageSize] = [next, image.length];
    await files.put(encodeBeginning(generation), 0);
    [end, isUncertain] = [beginningSize, false];
  };
  const stop = async (): Promise<void> => {
    open?.connection.close();
    open = undefined;
    await files.close();
  };
  const reopen = async (): Promise<void> => {
    broken = undefined;
    try {
      open = await start();
    } catch (error) {
      broken = error;
    }
  };
  const failed = async (error: unknown): Promise<unknown> => {
    open?.connection.takeStatements();
    const damage = /malformed|not a database/.test(String(error)) && !(error instanceof StoreProblem);
    if (!refused && !damage) return error;
    refused = false;
    isUncertain = true;
    await stop();
    await reopen();
    return damage ? corrupt(files.name, String(error), error) : error;
  };
  /** Runs what changes the files; the database is opened again from them when they refuse. */
  const durably = async (action: (open: Open) => Promise<void>): Promise<void> => {
    if (!open) throw broken;
    refused = true;
    await action(open);
    refused = false;
  };
  /** Memory has everything, the commit under way included: with it on the disk, that is kept as well. */
  const writeAnew = async (): Promise<void> => {
    if (!open) throw broken;
    await files.close();
    if ((await files.read()).image)
      log('warn', `What lay there instead is kept as ${await files.setAside()}.`);
    await replaceImage(open);
    log('warn', `${files.name} was deleted or replaced while it was in use, and is written anew.`);
  };
  const limit = (): number => logLimit ?? Math.max(4 << 20, imageSize / 2);

  open = await start();
  const epoch = generation;
  return {
    get readOnly() {
      return open?.readOnly !== undefined;
    },
    epoch,
    firstRevision: firstRevision(generation),
    connection: () => {
      if (!open) throw broken;
      return open.connection;
    },
    prepareToWrite: async () => {
      if (!open) await reopen();
      if (!open?.readOnly) return;
      // What was in the way may be gone.
      await stop();
      await reopen();
      if (open?.readOnly) throw open.readOnly;
    },
    persist: () =>
      durably(async ({ connection }) => {
        const statements = connection.takeStatements();
        if (statements.length === 0) return;
        const bytes = encodeCommit(statements, generation);
        try {
          await files.put(bytes, end);
          end += bytes.length;
        } catch (error) {
          if (!(error instanceof StoreProblem) || error.reason !== 'replaced') throw error;
          await writeAnew();
        }
      }),
    failed,
    committed: () =>
      end < limit()
        ? undefined
        : () => durably(replaceImage).catch(async (error) => log('warn', String(await failed(error)))),
    checkpoint: () => durably(replaceImage),
    export: () => {
      if (!open) throw broken;
      return marked(open.export(), 'plain');
    },
    size: () => ({ database: imageSize, log: end }),
    close: async () => {
      if (open && !open.readOnly && end > beginningSize)
        await durably(replaceImage).catch((error) =>
          log('warn', `The journal of ${files.name} is kept: ${error}`),
        );
      await stop();
    },
  };
}
