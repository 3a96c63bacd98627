/** Changes to files that were applied, each with what undoing it needs. History: not to be had again from the texts. */
import type { Kysely } from 'kysely';
import { decode, encode } from '../json.ts';
import type { Schema } from '../schema.ts';

/** One file of a change. `before` is absent for a file that did not exist. */
export interface JournalFile {
  readonly uri: string;
  readonly before?: string;
  readonly after: string;
}

export interface JournalEntry {
  /** Given by the store; later entries have greater ones. */
  readonly id: number;
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly files: readonly JournalFile[];
  readonly undone: boolean;
}

export interface JournalReader {
  /** The newest change that was not undone. */
  last(): Promise<JournalEntry | undefined>;
  /** Newest first; all when `limit` is absent. */
  list(limit?: number): Promise<readonly JournalEntry[]>;
}

export interface Journal extends JournalReader {
  /** Writes a change down and returns its id. */
  add(change: Omit<JournalEntry, 'id' | 'undone'>): Promise<number>;
  markUndone(id: number): Promise<void>;
}

const toEntry = (row: {
  seq: number;
  label: string;
  time: number;
  files: string;
  undone: number;
}): JournalEntry => ({
  id: row.seq,
  label: row.label,
  time: row.time,
  files: decode(row.files, 'journal.files'),
  undone: row.undone === 1,
});

export function journal(db: Kysely<Schema>): Journal {
  const newest = db
    .selectFrom('journal')
    .select(['seq', 'label', 'time', 'files', 'undone'])
    .orderBy('seq', 'desc');
  return {
    last: async () => {
      const row = await newest.where('undone', '=', 0).limit(1).executeTakeFirst();
      return row && toEntry(row);
    },
    list: async (limit) =>
      (await (limit === undefined ? newest : newest.limit(limit)).execute()).map(toEntry),
    add: async ({ label, time, files }) => {
      const { seq } = await db
        .insertInto('journal')
        .values({ label, time, files: encode(files), undone: 0 })
        .returning('seq')
        .executeTakeFirstOrThrow();
      return seq;
    },
    markUndone: async (id) => {
      await db.updateTable('journal').set({ undone: 1 }).where('seq', '=', id).execute();
    },
  };
}
