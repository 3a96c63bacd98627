/** Finds out which import of an unknown sql.js build plays which role, by watching a scratch database work. */
import type { SqlJsStatic } from 'sql.js';
import { bytesAt, type ImportNames, type Imports, type Role, roles, textAt, type Word } from './imports.ts';
import { marked } from './recovery.ts';

interface Event {
  readonly name: string;
  readonly words: readonly Word[];
  readonly result: Word;
}

/** Content that no file holds before it is written. */
const token = 'written by the probe of the file calls';

/** @returns `undefined` when not every role was recognised, and each by a call of its own */
export function probe(sqlite: SqlJsStatic, imports: Imports): ImportNames | undefined {
  const events: Event[] = [];
  const found: Partial<Record<Role, string>> = {};
  /** What was in the piece of memory that a call names, before the call. */
  let hadToken = false;
  /** Of the second scratch database. */
  let size = -1n;
  imports.observe({
    before: (name, words) => {
      hadToken = isAbout(token, imports.memory(), words);
      // The first call that is given the token writes it: there is nowhere to read it from.
      if (!found.fd_write && hadToken) found.fd_write = name;
    },
    after: (name, words, result) => {
      events.push({ name, words, result });
      const [first, second, , position] = words;
      const memory = imports.memory();
      if (words.length === 2 && result === 0 && isFile(first) && typeof second === 'number')
        if (memory.getBigInt64(second + 24, true) === size) found.fstat64 ??= name;
      if (words.length !== 4) return;
      if (Number(result) > 2 && /^\/?dbfile_\d+$/.test(textAt(memory, Number(second)))) found.openat ??= name;
      if (!hadToken && result === 0 && isAbout(token, memory, words)) found.fd_read ??= name;
      if (typeof second === 'bigint' && result === 0 && memory.getBigInt64(Number(position), true) === second)
        found.fd_seek ??= name;
    },
  });
  try {
    const database = new sqlite.Database();
    database.run('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full');
    database.run(`create table probe (text); insert into probe values ('${token}')`);
    database.run("insert into probe values ('again')");
    database.exec('pragma wal_checkpoint(truncate)');
    const image = database.export();
    database.close();
    // Opened from its bytes, it has to be read.
    size = BigInt(image.length);
    const copy = new sqlite.Database(marked(image, 'plain'));
    copy.exec('select * from probe');
    copy.close();
  } finally {
    imports.observe(undefined);
  }
  Object.assign(found, oneWordCalls(events, found));
  const truncation = events.find(
    ({ words, result }) => words.length === 2 && words[1] === 0n && result === 0,
  );
  if (truncation) found.ftruncate64 = truncation.name;
  const names = roles.map((role) => found[role]);
  return new Set(names).size === roles.length && !names.includes(undefined)
    ? (found as ImportNames)
    : undefined;
}

const isFile = (word: Word | undefined): boolean => typeof word === 'number' && word > 2 && word < 4096;

/** Whether a call that reads or writes one piece of memory is about one with this text, at this moment. */
function isAbout(text: string, memory: DataView, words: readonly Word[]): boolean {
  const [file, vector, count, moved] = words;
  if (words.length !== 4 || !isFile(file) || count !== 1) return false;
  if (typeof vector !== 'number' || typeof moved !== 'number') return false;
  if (vector <= 0 || vector + 8 > memory.byteLength) return false;
  const [at, length] = [memory.getUint32(vector, true), memory.getUint32(vector + 4, true)];
  if (at + length > memory.byteLength || length > 65536) return false;
  return String.fromCharCode(...bytesAt(memory, at, Math.min(length, 4096))).includes(text);
}

/** Syncing and closing are given a file and nothing else; only the one that is synced is written to afterwards. */
function oneWordCalls(
  events: readonly Event[],
  { fd_write, openat }: Partial<Record<Role, string>>,
): Partial<Record<Role, string>> {
  const files = new Set(events.filter(({ name }) => name === fd_write).map(({ words }) => words[0]));
  const calls = events
    .map((event, at) => ({ ...event, at }))
    .filter(({ words, result }) => words.length === 1 && result === 0 && files.has(words[0]));
  /** The number of a file that was closed is given to the next one that is opened. */
  const isUsedAfter = (file: Word | undefined, at: number): boolean => {
    const later = events.slice(at + 1);
    const next = later.findIndex(({ name, result }) => name === openat && result === file);
    return later
      .slice(0, next === -1 ? later.length : next)
      .some(({ name, words }) => name === fd_write && words[0] === file);
  };
  const synced = calls.find(({ words, at }) => isUsedAfter(words[0], at))?.name;
  const closed = calls.findLast(({ name }) => name !== synced)?.name;
  return { ...(synced ? { fd_sync: synced } : {}), ...(closed ? { fd_close: closed } : {}) };
}
