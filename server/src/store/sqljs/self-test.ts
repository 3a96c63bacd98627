/** Whether what SQLite writes really arrives: a scratch database is written through to memory, and read back from there. */
import type { SqlJsStatic } from 'sql.js';
import { memoryDurableFiles } from './memory-files.ts';
import { applyLog, readLog } from './wal.ts';
import type { WriteThrough } from './write-through.ts';

/** Walks the way of every database: a commit, a checkpoint, a commit into the log that is left; each found in the files. */
export function isWrittenThrough(sqlite: SqlJsStatic, writeThrough: WriteThrough): boolean {
  const files = memoryDurableFiles();
  files.open();
  let syncs = 0;
  const counting = {
    ...files,
    sync: () => {
      syncs++;
    },
  };
  const { database, detach } = writeThrough.attach(sqlite, new Uint8Array(), counting);
  const found = (): string => {
    const [db, log] = [
      files.read('store.db') ?? new Uint8Array(),
      files.read('store.log') ?? new Uint8Array(),
    ];
    const image = applyLog(db, log, readLog(log));
    if (!image || image.length === 0) return '';
    // The mark for log mode would make SQLite look for a log beside it.
    const plain = new Uint8Array(image);
    plain.fill(1, 18, 20);
    const copy = new sqlite.Database(plain);
    try {
      return String(copy.exec('select group_concat(text) from scratch')[0]?.values[0]?.[0]);
    } finally {
      copy.close();
    }
  };
  try {
    database.run('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full');
    const before = syncs;
    database.run("create table scratch (text); insert into scratch values ('a')");
    if (syncs === before || found() !== 'a') return false;
    database.exec('pragma wal_checkpoint(truncate)');
    if (files.read('store.log')?.length !== 0 || found() !== 'a') return false;
    database.run("insert into scratch values ('b')");
    return found() === 'a,b';
  } catch {
    return false;
  } finally {
    detach();
    database.close();
  }
}
