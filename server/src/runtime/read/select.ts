/** One SELECT: written by kysely from what filters, orders and fields need, run, and its rows decoded. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { columnOf } from '../../store/schema/codec.ts';
import type { RuntimeContext } from '../context.ts';
import { classOf } from '../expression/value-class.ts';
import { allOf, columnSql, compiled, type Operand, type Sql, sql } from '../sql/fragment.ts';
import { fromJson } from '../sql/json.ts';
import { type Join, joinsSql, type TableScope, tableSql } from '../sql/scope.ts';

/** A field of the rows: its name in them, where its value comes from, and the type it is given as. */
export interface SelectedField {
  readonly name: string;
  readonly operand: Operand;
  readonly type: TypeDefinition;
}

export interface Selection {
  readonly fields: readonly SelectedField[];
  readonly conditions: readonly Sql[];
  /** What stands behind ORDER BY, in order. */
  readonly order: readonly Sql[];
  readonly limit?: number;
  readonly offset?: number;
  /** Inner joins in front of all others, for tables between two others. */
  readonly bridges?: readonly Join[];
  /** The most rows for each value of a key, in order. */
  readonly perGroup?: { readonly key: Sql; readonly limit: number };
}

/** Reads rows of a table, with what its scope joined. */
export async function selectRows(
  context: RuntimeContext,
  scope: TableScope,
  selection: Selection,
): Promise<Record<string, unknown>[]> {
  const { dialect } = scope.statement;
  const asked = selection.fields.filter(({ operand }) => operand.sql);
  const columns = asked.map(
    ({ name, operand, type }) => sql`${stored(operand, type, dialect)} as ${sql.id(name)}`,
  );
  const statement = selectSql(scope, columns.length > 0 ? columns : [sql`1 as nothing`], selection);
  const { rows } = await context.db.executeQuery<Record<string, unknown>>(compiled(statement, dialect));
  const decoders = selection.fields.map(({ name, operand, type }) => ({
    name,
    decode: operand.sql ? decoderOf(type) : () => operand.constant ?? null,
  }));
  return rows.map((row) => {
    const decoded: Record<string, unknown> = {};
    for (const { name, decode } of decoders) decoded[name] = decode(row[name]);
    return decoded;
  });
}

/** How many rows meet the conditions. */
export async function countRows(
  context: RuntimeContext,
  scope: TableScope,
  conditions: readonly Sql[],
): Promise<number> {
  const statement = selectSql(scope, [sql`count(*) as ${sql.id('count')}`], { conditions, order: [] });
  const query = compiled<{ readonly count: unknown }>(statement, scope.statement.dialect);
  const { rows } = await context.db.executeQuery(query);
  return Number(rows[0]?.count ?? 0);
}

function selectSql(scope: TableScope, columns: readonly Sql[], selection: Omit<Selection, 'fields'>): Sql {
  const { conditions, order, limit, offset, bridges = [], perGroup } = selection;
  const tables = sql`${tableSql(scope.resource.table, scope.alias)}${joinsSql(bridges, 'join')}${joinsSql(scope.source.joins)}`;
  const where = conditions.length > 0 ? sql` where ${allOf(conditions)}` : sql``;
  const rank = sql.id('__rank');
  const ranked = perGroup
    ? [
        ...columns,
        sql`row_number() over (partition by ${perGroup.key} order by ${sql.join(order)}) as ${rank}`,
      ]
    : columns;
  const all = sql`select ${sql.join(ranked)} from ${tables}${where}`;
  const ordered = perGroup
    ? sql`select * from (${all}) as ranked where ${rank} <= ${perGroup.limit} order by ${rank}`
    : order.length > 0
      ? sql`${all} order by ${sql.join(order)}`
      : all;
  // SQLite knows no offset without a limit.
  const unlimited = offset !== undefined && scope.statement.dialect === 'sqlite' ? sql` limit -1` : sql``;
  const limited = limit === undefined ? sql`${ordered}${unlimited}` : sql`${ordered} limit ${limit}`;
  return offset === undefined ? limited : sql`${limited} offset ${offset}`;
}

/** A value in the form in which columns of the type are read. */
function stored(operand: Operand, type: TypeDefinition, dialect: 'sqlite' | 'postgres'): Sql {
  if (!operand.sql) return sql`null`;
  const isJson = classOf(operand.type) === 'json' && classOf(type) !== 'json';
  return isJson ? fromJson(operand.sql, type, dialect) : operand.sql;
}

const decoders = new WeakMap<TypeDefinition, (value: unknown) => unknown>();

/** Values of columns and of expressions of a type as records hold them. */
function decoderOf(type: TypeDefinition): (value: unknown) => unknown {
  const known = decoders.get(type);
  if (known) return known;
  const made = decoder(type);
  decoders.set(type, made);
  return made;
}

function decoder(type: TypeDefinition): (value: unknown) => unknown {
  const kind = classOf(type);
  if (kind === 'json')
    return (value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : (value ?? null));
  const column = columnOf(type);
  // Zero has no sign, and moments that were worked out have as many digits as the type keeps.
  if (kind === 'number') return (value) => unsigned(column.decode(value));
  return (value) => column.decode(value);
}

const unsigned = (value: unknown) => (value === 0 ? 0 : value);

/** A column as a field. */
export function columnField(
  scope: TableScope,
  name: string,
  source: string,
  type: TypeDefinition,
): SelectedField {
  return { name, operand: { sql: columnSql(scope.alias, source), type }, type };
}
