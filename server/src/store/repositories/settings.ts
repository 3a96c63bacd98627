/** Small values by name that belong to the workspace and to no document: plain data. */
import type { Kysely } from 'kysely';
import { decode, encode } from '../json.ts';
import type { Schema } from '../schema.ts';

export interface SettingsReader {
  /** The value, as unknown data: whoever reads it checks its shape, since an older version may have written it. */
  get(key: string): Promise<unknown>;
}

export interface Settings extends SettingsReader {
  /** Keeps a value; `undefined` forgets the key. */
  set(key: string, value: unknown): Promise<void>;
}

export function settings(db: Kysely<Schema>): Settings {
  return {
    get: async (key) => {
      const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
      return row && decode(row.value, 'settings.value');
    },
    set: async (key, value) => {
      if (value === undefined) {
        await db.deleteFrom('settings').where('key', '=', key).execute();
        return;
      }
      const text = encode(value);
      await db
        .insertInto('settings')
        .values({ key, value: text })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
        .execute();
    },
  };
}
