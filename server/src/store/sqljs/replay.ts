/** Makes a whole database of an image and the journal that continues it. */
import type { BindParams, SqlJsStatic } from 'sql.js';
import { headerSize, readHeader } from '../header.ts';
import { corrupt } from '../problem.ts';
import type { DurableFiles } from './durable-files.ts';
import { decodeJournal, isJournal, type Journal } from './journal-format.ts';
import { marked } from './recovery.ts';
import { emptyDatabase } from './set-up.ts';
import { applyLog, readLog } from './wal.ts';

/** An image with everything that was committed after it. */
export interface Replayed {
  readonly image: Uint8Array;
  /** Of the image that was read; 0 for none. */
  readonly generation: number;
}

/**
 * @param journal a journal, or SQLite's own log, which a database was kept with before
 * @throws StoreProblem when commits are damaged or do not belong to the image
 */
export function replay(
  sqlite: SqlJsStatic,
  name: string,
  image: Uint8Array = new Uint8Array(),
  journal: Uint8Array = new Uint8Array(),
): Replayed {
  const read = decodeJournal(journal);
  if (read) return run(sqlite, name, image, read);
  const log = readLog(journal);
  if (log.damage) throw corrupt(name, log.damage);
  const whole = applyLog(image, journal, log);
  if (!whole) throw corrupt(name, 'store.db is missing or was cut short');
  return {
    image: whole.length === 0 ? emptyDatabase(sqlite) : checked(name, whole),
    generation: generationOf(whole),
  };
}

function run(sqlite: SqlJsStatic, name: string, image: Uint8Array, journal: Journal): Replayed {
  if (journal.damage) throw corrupt(name, journal.damage);
  const generation = generationOf(image);
  // An older journal is what the image was made from: the process ended before it could empty the journal.
  if (journal.generation > generation)
    throw corrupt(name, 'its journal continues a newer database than store.db');
  if (journal.generation < generation || journal.commits.length === 0)
    return { image: checked(name, image), generation };
  const database = new sqlite.Database(marked(checked(name, image), 'plain'));
  try {
    for (const commit of journal.commits) {
      database.run('begin');
      for (const [sql, parameters] of commit) database.run(sql, parameters as BindParams);
      database.run('commit');
    }
    return { image: database.export(), generation };
  } catch (error) {
    throw corrupt(name, `its journal does not fit store.db: ${String(error)}`, error);
  } finally {
    database.close();
  }
}

/** `user_version`, which each checkpoint counts up. */
const generationOf = (image: Uint8Array): number =>
  image.length < headerSize ? 0 : new DataView(image.buffer, image.byteOffset).getUint32(60);

function checked(name: string, image: Uint8Array): Uint8Array {
  const header = readHeader(image, image.length);
  if (!header.whole) throw corrupt(name, header.detail);
  return image;
}

/** Turns a journal that was left in `files` into the database that it stands for. */
export function replayInto(files: DurableFiles, sqlite: SqlJsStatic): void {
  const journal = files.read('store.log');
  if (!journal || !isJournal(journal)) return;
  const { image } = replay(sqlite, files.name, files.read('store.db'), journal);
  files.replace(marked(image, 'owned'));
  files.truncate('store.log', 0);
  files.sync('store.log');
}
