/** Histories of which only the newest entries are kept: the older ones go with all that belongs to them. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Database } from '../database.ts';
import { quoted } from '../dialect/names.ts';
import { run } from '../migration/statements.ts';
import { columnOf } from '../schema/codec.ts';
import { SchemaProblem } from '../schema/table.ts';
import { tablesOf } from '../schema/tables.ts';
import { remove } from './remove.ts';

export interface NewestRetention {
  /** Name of the resource; it has `inserted_at`. */
  readonly resource: string;
  /** The attribute that tells histories apart: so many are kept for each value of it. */
  readonly per?: string;
  readonly keep: number;
  /** Entries that something is still done with; they stay, and count. */
  readonly live?: { readonly attribute: string; readonly values: readonly string[] };
  /** Resources whose records go with them, though they could be without; others then point at nothing. */
  readonly with?: readonly string[];
}

/**
 * Drops what is beyond the newest of each history, in one transaction for each.
 * @returns how many rows went, of all tables
 */
export async function keepNewest(
  database: Database,
  resources: readonly ResourceDefinition[],
  histories: readonly NewestRetention[],
): Promise<number> {
  const tables = tablesOf(resources);
  const { dialect } = database;
  let removed = 0;
  for (const history of histories) {
    const resource = named(resources, history.resource);
    const column = (attribute: string) => quoted(sourceOf(resource, attribute));
    const key = resource.attributes.find(({ primaryKey }) => primaryKey)?.source ?? 'id';
    const partition = history.per === undefined ? '' : `partition by ${column(history.per)}`;
    const live = history.live?.values ?? [];
    const ended = history.live
      ? `and ${column(history.live.attribute)} not in (${live.map(() => '?').join(', ')})`
      : '';
    const encoded = live.map((value) => {
      const attribute = resource.attributes.find(({ name }) => name === history.live?.attribute);
      return columnOf(attribute?.type ?? { name: 'atom', constraints: {} }).encode(value, dialect);
    });
    const going = `select k from (
        select ${quoted(key)} as k, ${history.live ? `${column(history.live.attribute)},` : ''}
          row_number() over (${partition} order by ${column('inserted_at')} desc, ${quoted(key)} desc) as age
        from ${quoted(resource.table)}
      ) as aged where age > ? ${ended}`;
    const parameters = [history.keep, ...encoded];
    // Most of the time there is nothing to do, and then nobody has to wait for a transaction.
    const found = await database.read((db) => run({ db, dialect }, going, parameters));
    if (found.length === 0) continue;
    const along = new Set((history.with ?? []).map((name) => named(resources, name).table));
    removed += await database.transaction((db) =>
      remove(
        { db, dialect },
        { tables, along },
        resource.table,
        key,
        found.map(({ k }) => k),
      ),
    );
  }
  return removed;
}

function named(resources: readonly ResourceDefinition[], name: string): ResourceDefinition {
  const found = resources.find((each) => each.name === name);
  if (!found) throw new SchemaProblem(`There is no resource ${name}, of which the newest are to be kept.`);
  return found;
}

function sourceOf({ name, attributes }: ResourceDefinition, attribute: string): string {
  const found = attributes.find((each) => each.name === attribute);
  if (!found) throw new SchemaProblem(`${name} has no attribute ${attribute}, by which the newest are told.`);
  return found.source;
}
