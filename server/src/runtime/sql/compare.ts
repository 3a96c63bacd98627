/** Comparisons as SQL. What they mean is in `expression/compare`. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { columnOf, type Dialect } from '../../store/schema/codec.ts';
import { uncomparable } from '../expression/compare.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { itemRows } from '../expression/functions/list.ts';
import {
  classOf,
  commonClass,
  inClass,
  isCaseInsensitive,
  types,
  type ValueClass,
} from '../expression/value-class.ts';
import { type Operand, type Sql, sql } from './fragment.ts';
import { fromJson } from './json.ts';
import { bind, fits, operandType, typeFor, withAllDigits } from './operand.ts';

const operators: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** `left == right`; nil when a side is nil, or no value of the class of the other. */
export function writeComparison(operator: string, left: Operand, right: Operand, dialect: Dialect): Operand {
  const written = operators[operator];
  if (!written) throw new ExpressionError(`There is no operator ${operator}.`);
  const sides = comparable(left, right, dialect);
  if (!sides) return { constant: null };
  return { sql: sql`(${sides[0]} ${sql.raw(written)} ${sides[1]})`, type: types.boolean };
}

/** Whether two values differ, where nil is a value like others. */
export function writeDistinct(left: Operand, right: Operand, distinct: boolean, dialect: Dialect): Operand {
  const sides = comparable(left, right, dialect) ?? [left.sql ?? sql`null`, right.sql ?? sql`null`];
  // A side that is nil, or no value of the class of the other: they differ unless both are nil.
  const operator =
    dialect === 'postgres'
      ? sql.raw(distinct ? 'is distinct from' : 'is not distinct from')
      : sql.raw(distinct ? 'is not' : 'is');
  return { sql: sql`(${sides[0]} ${operator} ${sides[1]})`, type: types.boolean };
}

/** Both sides in a form in which they compare; undefined when the comparison is nil whatever the record is. */
function comparable(left: Operand, right: Operand, dialect: Dialect): readonly [Sql, Sql] | undefined {
  const leftType = operandType(left);
  const rightType = operandType(right);
  if (!leftType || !rightType) return undefined;
  const common = commonClass(leftType, rightType, !left.sql, !right.sql);
  if (common === undefined || ['list', 'map', 'json', 'binary'].includes(common))
    throw uncomparable(leftType, rightType);
  const exact = isExact(left, right) && isExact(right, left);
  const sides = [
    side(left, right, common, exact, dialect),
    side(right, left, common, exact, dialect),
  ] as const;
  if (!sides[0] || !sides[1]) return undefined;
  return isCaseInsensitive(leftType) || isCaseInsensitive(rightType)
    ? [sql`lower(${sides[0]})`, sql`lower(${sides[1]})`]
    : [sides[0], sides[1]];
}

/** Whether a column can be compared as it is kept, so that its index is used. */
function isExact(one: Operand, other: Operand): boolean {
  if (!one.sql) return true;
  if (classOf(one.type) === 'json') return false;
  return other.sql ? one.type.name === other.type.name : fits(other.constant, one.type);
}

function side(
  operand: Operand,
  other: Operand,
  common: ValueClass,
  exact: boolean,
  dialect: Dialect,
): Sql | undefined {
  if (operand.sql) {
    if (classOf(operand.type) === 'json')
      return fromJson(operand.sql, other.type ?? typeFor(common), dialect);
    const timed = common === 'datetime' || common === 'time';
    return timed && !exact ? withAllDigits(operand.sql, operand.type, dialect) : operand.sql;
  }
  const value = inClass(operand.constant, common);
  if (value === null) return undefined;
  const isJson = other.type && classOf(other.type) === 'json';
  return bind(value, other.type && exact && !isJson ? other.type : typeFor(common), dialect);
}

/** `item in list`, where the list is known before the query runs: one parameter, so that the statement is the same for any length. */
export function writeAmongValues(item: Operand, values: readonly unknown[], dialect: Dialect): Operand {
  if (!item.sql) throw new ExpressionError('A value of the record is expected in front of in.');
  if (values.length === 0) return { constant: false };
  const sample = values.find((value) => value !== null && value !== undefined);
  if (sample === undefined) return { constant: null };
  const type = classOf(item.type) === 'json' ? jsonType(sample) : item.type;
  const common = classOf(type);
  for (const value of values) if (value !== null && value !== undefined) commonOf(item.type, value);
  const exact = values.every((value) => value === null || value === undefined || fits(value, type));
  const as = exact ? type : typeFor(common);
  const fold = isCaseInsensitive(item.type);
  const kept = values.map((value) => {
    const known = inClass(value ?? null, common);
    if (known === null) return null;
    if (fold) return String(known).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    return known;
  });
  const one = classOf(item.type) === 'json' ? fromJson(item.sql, type, dialect) : item.sql;
  const timed = (common === 'datetime' || common === 'time') && !exact;
  const left = fold ? sql`lower(${one})` : timed ? withAllDigits(one, type, dialect) : one;
  return { sql: sql`(${left} ${inValues(kept, as, dialect)})`, type: types.boolean };
}

function jsonType(sample: unknown): TypeDefinition {
  return typeof sample === 'number'
    ? types.float
    : typeof sample === 'boolean'
      ? types.boolean
      : types.string;
}

function commonOf(type: TypeDefinition, value: unknown): void {
  const given = operandType({ constant: value });
  const common = given && commonClass(type, given, false, true);
  if (!given || common === undefined || common === 'list' || common === 'map' || common === 'json')
    throw uncomparable(type, given);
}

/** `= any(…)` or `in (…)` with all values as one parameter. */
function inValues(values: readonly unknown[], type: TypeDefinition, dialect: Dialect): Sql {
  if (dialect === 'sqlite') {
    const stored = values.map((value) => (value === null ? null : storedValue(value, type)));
    return sql`in (select value from json_each(${JSON.stringify(stored)}))`;
  }
  return sql`= any(${arrayOf(values, type)})`;
}

/** Values as one parameter on PostgreSQL: an array's text, which every driver sends alike. */
function arrayOf(values: readonly unknown[], type: TypeDefinition): Sql {
  const items = values.map((value) =>
    value === null ? 'NULL' : quotedItem(storedValue(value, type, 'postgres')),
  );
  return sql`cast(cast(${`{${items.join(',')}}`} as text) as ${sql.raw(arrayName(type))})`;
}

/** That several columns together are one of these rows, all of which are one parameter for each column, or for all. */
export function amongRows(
  columns: readonly { readonly sql: Sql; readonly type: TypeDefinition }[],
  rows: readonly (readonly unknown[])[],
  dialect: Dialect,
): Sql {
  const left = sql.join(columns.map((column) => column.sql));
  if (dialect === 'postgres') {
    const arrays = columns.map(({ type }, at) =>
      arrayOf(
        rows.map((row) => row[at] ?? null),
        type,
      ),
    );
    return sql`(${left}) in (select * from unnest(${sql.join(arrays)}))`;
  }
  const stored = rows.map((row) => columns.map(({ type }, at) => storedValue(row[at] ?? null, type)));
  const values = columns.map((_, at) => sql`value ->> ${sql.lit(at)}`);
  return sql`(${left}) in (select ${sql.join(values)} from json_each(${JSON.stringify(stored)}))`;
}

function arrayName(type: TypeDefinition): string {
  const names: Partial<Record<ValueClass, string>> = {
    number:
      type.name === 'integer' ? 'bigint[]' : type.name === 'decimal' ? 'numeric[]' : 'double precision[]',
    boolean: 'boolean[]',
    date: 'date[]',
    time: 'time[]',
    datetime: 'timestamp[]',
  };
  return names[classOf(type)] ?? 'text[]';
}

function storedValue(value: unknown, type: TypeDefinition, dialect: Dialect = 'sqlite'): unknown {
  return columnOf(type).encode(value, dialect);
}

function quotedItem(value: unknown): string {
  return `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

/** `item in list`, where the list is one of the record. */
export function writeAmongItems(item: Operand, list: Operand, dialect: Dialect): Operand {
  if (!list.sql) throw new ExpressionError('A list of the record is expected behind in.');
  if (classOf(list.type) !== 'list')
    throw new ExpressionError('A list is expected behind in, and in front of has.');
  const type = list.type.items ?? operandType(item) ?? types.string;
  const site = { dialect, fromJson: (json: Sql, of: TypeDefinition) => fromJson(json, of, dialect) };
  const rows = itemRows(list.sql, { ...list.type, items: type }, site);
  const sides = comparable(item, { sql: sql`each.value`, type }, dialect);
  const found = sides
    ? sql`${sides[0]} in (select ${sides[1]} from ${rows} as each)`
    : sql`null in (select value from ${rows} as each)`;
  return { sql: sql`(case when ${list.sql} is not null then ${found} end)`, type: types.boolean };
}
