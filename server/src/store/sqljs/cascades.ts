/** Which tables a change of one table may change as well, by the cascades of foreign keys and by triggers; read off the schema. */
import { allWrittenTables } from './written-table.ts';

/** Runs a query that only reads. */
type Query = (sql: string) => readonly Record<string, unknown>[];

/** For each table that has any, the other tables that may change with it. */
export type Cascades = ReadonlyMap<string, ReadonlySet<string>>;

export function readCascades(query: Query): Cascades {
  const direct = new Map<string, Set<string>>();
  const add = (from: unknown, to: unknown): void => {
    const known = direct.get(String(from)) ?? new Set();
    direct.set(String(from), known.add(String(to)));
  };
  for (const { child, parent } of query(
    `select t.name as child, k."table" as parent from sqlite_master t, pragma_foreign_key_list(t.name) k
     where t.type = 'table' and (k.on_delete not in ('NO ACTION', 'RESTRICT') or k.on_update not in ('NO ACTION', 'RESTRICT'))`,
  ))
    add(parent, child);
  for (const { tbl_name: table, sql } of query(
    "select tbl_name, sql from sqlite_master where type = 'trigger'",
  ))
    for (const other of allWrittenTables(String(sql))) add(table, other);
  return new Map([...direct.keys()].map((table) => [table, reached(table, direct)]));
}

function reached(start: string, direct: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const open = [start];
  for (let table = open.pop(); table !== undefined; table = open.pop())
    for (const next of direct.get(table) ?? [])
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
  return found;
}
