/** Resource actions of one table, straight on the database: a small but real runner of actions. */
import { sql } from 'kysely';
import type { ActionRunner, Transaction } from '../../../server/src/reactor/index.ts';
import type { Database } from '../../../server/src/store/database.ts';

export interface Item {
  readonly id: string;
  readonly note: string;
}

/** Ids are keys: what is created twice fails. `undo_create`, `undo_update` and `undo_destroy` are the actions that take things back. */
export async function shelf(
  database: Database,
): Promise<ActionRunner & { items(): Promise<Item[]>; readonly calls: string[] }> {
  await database.transaction((db) =>
    sql`create table if not exists items (id text primary key, note text not null)`.execute(db),
  );
  const calls: string[] = [];
  const within = <T>(
    transaction: Transaction,
    work: (db: NonNullable<Transaction>) => Promise<T>,
  ): Promise<T> => (transaction ? work(transaction) : database.transaction(work));
  return {
    calls,
    items: () =>
      database.read(
        async (db) => (await db.selectFrom('items').selectAll().orderBy('id').execute()) as unknown as Item[],
      ),
    run: ({ kind, inputs, initial }, transaction) =>
      within(transaction, async (db) => {
        calls.push(`${kind} ${inputs['id'] ?? (initial as Item | undefined)?.id ?? ''}`);
        const { id } = (initial ?? inputs) as unknown as Item;
        switch (kind) {
          case 'create': {
            const item = { id, note: String(inputs['note'] ?? '') };
            await db
              .insertInto('items')
              .values({ ...item })
              .execute();
            return { value: item };
          }
          case 'update': {
            await db
              .updateTable('items')
              .set({ note: String(inputs['note']) })
              .where('id', '=', id)
              .execute();
            return { value: { id, note: String(inputs['note']) } };
          }
          case 'destroy':
            await db.deleteFrom('items').where('id', '=', id).execute();
            return { value: initial };
          case 'read':
            return { value: await db.selectFrom('items').selectAll().orderBy('id').execute() };
          default:
            return { error: `no ${kind} here` };
        }
      }),
    undo: ({ kind, initial }, given, transaction) =>
      within(transaction, async (db) => {
        const item = (kind === 'create' ? given : initial) as Item;
        calls.push(`undo ${kind} ${item.id}`);
        if (kind === 'create') await db.deleteFrom('items').where('id', '=', item.id).execute();
        else if (kind === 'update')
          await db.updateTable('items').set({ note: item.note }).where('id', '=', item.id).execute();
        else
          await db
            .insertInto('items')
            .values({ ...item })
            .execute();
        return { value: null };
      }),
    transaction: (_resources, work) => database.transaction(work),
  };
}
