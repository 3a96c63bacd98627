/** Values for rows that were there before their column was as it is now. */
import type { DefaultValue } from '../../model/definition/resource.ts';
import { quoted } from '../dialect/names.ts';
import { type ColumnName, columnNamed } from '../schema/codec.ts';
import type { TableColumn } from '../schema/table.ts';
import { converted } from './conversion.ts';
import type { ColumnChange } from './diff.ts';
import { MigrationProblem } from './problem.ts';
import { run, type Session } from './statements.ts';

/** The clock and the source of ids, for columns whose default makes a value each time. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  uuid(version: 4 | 7): string;
}

/** The rows of a table, each known by the columns that were its key before. */
export interface Rows {
  readonly table: string;
  readonly key: readonly string[];
}

/**
 * Gives every row without a value one, where the column has to have one.
 * @throws MigrationProblem when there are such rows and no default
 */
export async function fill(
  session: Session,
  rows: Rows,
  column: TableColumn,
  into: string,
  moment: Moment,
): Promise<void> {
  const [at, name] = [quoted(rows.table), quoted(into)];
  const empty = Number(
    (await run(session, `select count(*) as n from ${at} where ${name} is null`))[0]?.['n'],
  );
  if (empty === 0) return;
  if (column.counted) return await number(session, at, name);
  const make = column.fill && maker(column.fill, column.type, moment);
  if (!make)
    throw new MigrationProblem(
      `${empty} rows of ${rows.table} have no value for ${column.name}, which has to have one. Give it a default that the ` +
        'migration can fill in, or allow nil.',
    );
  const encode = () => columnNamed(column.type).encode(make.value(), session.dialect);
  if (!make.each) await run(session, `update ${at} set ${name} = ? where ${name} is null`, [encode()]);
  else
    for (const row of await run(session, `select ${keysOf(rows)} from ${at} where ${name} is null`))
      await update(session, rows, row, into, encode());
}

/** SQLite numbers them itself, when they get into a table that counts. */
async function number(session: Session, table: string, column: string): Promise<void> {
  if (session.dialect === 'postgres')
    await run(
      session,
      `update ${table} set ${column} = numbered.n from (select ctid as at, row_number() over () as n from ${table}) as numbered
       where ${table}.ctid = numbered.at`,
    );
}

/** Makes the value, once for all rows or for each. */
function maker(
  fill: DefaultValue,
  type: ColumnName,
  moment: Moment,
): { value(): unknown; each: boolean } | undefined {
  if ('value' in fill) return fill.value === null ? undefined : { value: () => fill.value, each: false };
  const now = new Date(moment.now).toISOString();
  switch (fill.call.name) {
    case 'now':
    case 'today':
      return { value: () => converted(now, 'utc_datetime', type), each: false };
    case 'uuid':
      return { value: () => moment.uuid(4), each: true };
    case 'uuid_v7':
      return { value: () => moment.uuid(7), each: true };
    default:
      return undefined;
  }
}

/**
 * Writes the values of a column in another type to the column `into`.
 * @returns how many have none there
 */
export async function convertInto(
  session: Session,
  rows: Rows,
  { before, after }: ColumnChange,
  into: string,
): Promise<number> {
  const [from, to] = [columnNamed(before.type), columnNamed(after.type)];
  const source = quoted(after.name);
  let lost = 0;
  const found = await run(
    session,
    `select ${keysOf(rows)}, ${source} as "spark value" from ${quoted(rows.table)} where ${source} is not null`,
  );
  for (const { 'spark value': stored, ...key } of found) {
    const value = converted(from.decode(stored), before.type, after.type);
    if (value === undefined) lost++;
    else await update(session, rows, key, into, to.encode(value, session.dialect));
  }
  return lost;
}

const keysOf = ({ key }: Rows): string => key.map(quoted).join(', ');

async function update(
  session: Session,
  { table, key }: Rows,
  row: Readonly<Record<string, unknown>>,
  column: string,
  value: unknown,
): Promise<void> {
  const where = key.map((name) => `${quoted(name)} = ?`).join(' and ');
  await run(session, `update ${quoted(table)} set ${quoted(column)} = ? where ${where}`, [
    value,
    ...key.map((name) => row[name]),
  ]);
}
