/** Values for rows that were there before their column was as it is now. */
import type { DefaultValue } from '../../model/definition/resource.ts';
import { quoted } from '../dialect/names.ts';
import { type ColumnName, columnNamed, type Dialect } from '../schema/codec.ts';
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

/**
 * Gives every row without a value one, where the column has to have one.
 * @throws MigrationProblem when there are such rows and no default
 */
export async function fill(
  session: Session,
  table: string,
  column: TableColumn,
  into: string,
  moment: Moment,
): Promise<void> {
  const [at, name] = [quoted(table), quoted(into)];
  const empty = Number(
    (await run(session, `select count(*) as n from ${at} where ${name} is null`))[0]?.['n'],
  );
  if (empty === 0) return;
  if (column.counted) return await number(session, at, name);
  const make = column.fill && maker(column.fill, column.type, moment);
  if (!make)
    throw new MigrationProblem(
      `${empty} rows of ${table} have no value for ${column.name}, which has to have one. Give it a default that the ` +
        'migration can fill in, or allow nil.',
    );
  const encode = () => columnNamed(column.type).encode(make.value(), session.dialect);
  if (!make.each) await run(session, `update ${at} set ${name} = ? where ${name} is null`, [encode()]);
  else {
    const found = await run(
      session,
      `select ${place[session.dialect]} as at from ${at} where ${name} is null`,
    );
    await write(
      session,
      table,
      into,
      column.type,
      found.map((row) => [row['at'], encode()]),
    );
  }
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
  table: string,
  { before, after }: ColumnChange,
  into: string,
): Promise<number> {
  const [from, to] = [columnNamed(before.type), columnNamed(after.type)];
  const source = quoted(after.name);
  let lost = 0;
  const written: [unknown, unknown][] = [];
  const found = await run(
    session,
    `select ${place[session.dialect]} as at, ${source} as value from ${quoted(table)} where ${source} is not null`,
  );
  for (const { at, value: stored } of found) {
    const value = converted(from.decode(stored), before.type, after.type);
    if (value === undefined) lost++;
    else written.push([at, to.encode(value, session.dialect)]);
  }
  await write(session, table, into, after.type, written);
  return lost;
}

/** Where a row is: by this it is found at once, while keys are about to change. */
const place: Readonly<Record<Dialect, string>> = { sqlite: 'rowid', postgres: 'ctid::text' };

/** Rows that are written in one message to a server. */
const chunk = 5000;

async function write(
  session: Session,
  table: string,
  column: string,
  type: ColumnName,
  values: readonly (readonly [unknown, unknown])[],
): Promise<void> {
  const [at, name] = [quoted(table), quoted(column)];
  if (session.dialect === 'sqlite') {
    for (const [row, value] of values)
      await run(session, `update ${at} set ${name} = ? where rowid = ?`, [value, row]);
    return;
  }
  for (let from = 0; from < values.length; from += chunk) {
    const some = values.slice(from, from + chunk);
    const list = some.map(() => `(?::tid, ?::${columnNamed(type).postgres})`).join(', ');
    await run(
      session,
      `update ${at} set ${name} = given.value from (values ${list}) as given(at, value) where ${at}.ctid = given.at`,
      some.flat(),
    );
  }
}
