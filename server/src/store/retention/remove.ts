/** Deletes rows with all that cannot be without them. */
import { quoted } from '../dialect/names.ts';
import { run, type Session } from '../migration/statements.ts';
import type { TableDefinition } from '../schema/table.ts';

/** As many values as are bound at once; SQLite takes 32,766. */
const chunk = 500;

/** All tables, and those whose rows go along with what they point at, though they might point at nothing. */
export interface Dependents {
  readonly tables: readonly TableDefinition[];
  readonly along?: ReadonlySet<string>;
}

/**
 * Deletes the rows with these keys. What has to point at one of them goes as well; what may point at nothing then does.
 * @param column a column with values that no two rows share
 * @returns how many rows went, of all tables
 */
export async function remove(
  session: Session,
  dependents: Dependents,
  table: string,
  column: string,
  keys: readonly unknown[],
): Promise<number> {
  let removed = 0;
  for (let from = 0; from < keys.length; from += chunk) {
    const some = keys.slice(from, from + chunk);
    const list = some.map(() => '?').join(', ');
    for (const pointing of dependents.tables)
      for (const reference of pointing.references) {
        if (reference.table !== table || reference.references !== column) continue;
        const where = `${quoted(reference.column)} in (${list})`;
        const [key] = pointing.primaryKey;
        const isOptional =
          !dependents.along?.has(pointing.name) &&
          pointing.columns.some(({ name, nullable }) => name === reference.column && nullable);
        if (isOptional)
          await run(
            session,
            `update ${quoted(pointing.name)} set ${quoted(reference.column)} = null where ${where}`,
            some,
          );
        else if (key !== undefined && pointing.primaryKey.length === 1) {
          const rows = await run(
            session,
            `select ${quoted(key)} as k from ${quoted(pointing.name)} where ${where}`,
            some,
          );
          removed += await remove(
            session,
            dependents,
            pointing.name,
            key,
            rows.map(({ k }) => k),
          );
        } else {
          // Nothing can point at a row of several keys.
          const rows = await run(
            session,
            `delete from ${quoted(pointing.name)} where ${where} returning 1`,
            some,
          );
          removed += rows.length;
        }
      }
    const rows = await run(
      session,
      `delete from ${quoted(table)} where ${quoted(column)} in (${list}) returning 1`,
      some,
    );
    removed += rows.length;
  }
  return removed;
}
