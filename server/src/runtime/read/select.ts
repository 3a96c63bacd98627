/** One SELECT: written by kysely from what filters, orders and fields need, run, and its rows decoded. */
import type { Expression, SqlBool } from 'kysely';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { columnOf } from '../../store/schema/codec.ts';
import type { RuntimeContext } from '../context.ts';
import { classOf } from '../expression/value-class.ts';
import { columnSql, joined, type Operand, type Sql, sql } from '../sql/fragment.ts';
import { fromJson } from '../sql/json.ts';
import type { Join, TableScope } from '../sql/scope.ts';

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
  const columns = asked.map(({ name, operand, type }) => stored(operand, type, dialect).as(name));
  const composed = compose(context, scope, selection).select(
    columns.length > 0 ? columns : [sql<unknown>`1`.as('nothing')],
  );
  const { perGroup } = selection;
  const rows = perGroup
    ? await context.db
        .selectFrom(composed.select(rankSql(perGroup.key, selection.order).as(rank)).as('ranked'))
        .selectAll()
        .where(condition(sql`${sql.id(rank)} <= ${perGroup.limit}`))
        .orderBy(sql.id(rank))
        .execute()
    : await composed.execute();
  const decoders = selection.fields.map(({ name, operand, type }) => ({
    name,
    decode: operand.sql ? decoderOf(type) : () => operand.constant ?? null,
  }));
  return rows.map((row) => {
    const decoded: Record<string, unknown> = {};
    for (const { name, decode } of decoders) decoded[name] = decode((row as Record<string, unknown>)[name]);
    return decoded;
  });
}

const rank = '__rank';

function rankSql(key: Sql, order: readonly Sql[]): Sql {
  return sql`row_number() over (partition by ${key} order by ${joined(order)})`;
}

/** How many rows meet the conditions. */
export async function countRows(
  context: RuntimeContext,
  scope: TableScope,
  conditions: readonly Sql[],
): Promise<number> {
  const rows = await compose(context, scope, { fields: [], conditions, order: [] })
    .select(sql<number>`count(*)`.as('count'))
    .execute();
  return Number(rows[0]?.count ?? 0);
}

function compose(context: RuntimeContext, scope: TableScope, selection: Selection) {
  let query = context.db.selectFrom(sql`${sql.table(scope.resource.table)}`.as(sql.id(scope.alias)));
  for (const { table, alias, on } of selection.bridges ?? [])
    query = query.innerJoin(sql`${sql.table(table)}`.as(sql.id(alias)), (join) => join.on(condition(on)));
  for (const { table, alias, on } of scope.source.joins)
    query = query.leftJoin(sql`${sql.table(table)}`.as(sql.id(alias)), (join) => join.on(condition(on)));
  for (const each of selection.conditions) query = query.where(condition(each));
  for (const key of selection.order) query = query.orderBy(key);
  const { limit, offset } = selection;
  // SQLite knows no offset without a limit.
  if (limit !== undefined) query = query.limit(limit);
  else if (offset && scope.statement.dialect === 'sqlite') query = query.limit(sql<number>`-1`);
  return offset ? query.offset(offset) : query;
}

const condition = (each: Sql) => each as Expression<SqlBool>;

/** A value in the form in which columns of the type are read. */
function stored(operand: Operand, type: TypeDefinition, dialect: 'sqlite' | 'postgres'): Sql {
  if (!operand.sql) return sql`null`;
  const isJson = classOf(operand.type) === 'json' && classOf(type) !== 'json';
  return isJson ? fromJson(operand.sql, type, dialect) : operand.sql;
}

const decoders = new WeakMap<TypeDefinition, (value: unknown) => unknown>();

/** Values of columns and of expressions of a type as records hold them. */
export function decoderOf(type: TypeDefinition): (value: unknown) => unknown {
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
