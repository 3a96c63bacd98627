/** Parts of an expression brought into the form that what is around them needs. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { columnOf, type Dialect } from '../../store/schema/codec.ts';
import { UnstorableValue } from '../../store/schema/unstorable.ts';
import { wrongArgument } from '../expression/evaluate.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { classOf, inClass, typeOfValue, types, type ValueClass } from '../expression/value-class.ts';
import { type Operand, type Sql, sql } from './fragment.ts';
import { fromJson } from './json.ts';

/** The name of a type in a cast on PostgreSQL. */
function castName(type: TypeDefinition): string {
  return classOf(type) === 'json' ? 'jsonb' : columnOf(type).postgres.replace(' collate "C"', '');
}

/** A value as a parameter. PostgreSQL has to be told of which type it is. */
export function bind(value: unknown, type: TypeDefinition, dialect: Dialect): Sql {
  const encoded =
    classOf(type) === 'json' ? (value === null ? null : JSON.stringify(value)) : encode(value, type, dialect);
  return dialect === 'postgres' ? castTo(encoded, type) : sql`${encoded}`;
}

/** A cast on PostgreSQL. Texts are ordered by code points everywhere, whatever the locale of the server is. */
export function castTo(value: unknown, type: TypeDefinition): Sql {
  const cast = sql`cast(${value} as ${sql.raw(castName(type))})`;
  return classOf(type) === 'text' ? sql`(${cast} collate "C")` : cast;
}

function encode(value: unknown, type: TypeDefinition, dialect: Dialect): unknown {
  try {
    return columnOf(type).encode(value, dialect);
  } catch (error) {
    if (!(error instanceof UnstorableValue)) throw error;
    throw new ExpressionError(error.message);
  }
}

/** Whether a column of the type can hold the value without loss, so that it can be compared with it as it is. */
export function fits(value: unknown, type: TypeDefinition): boolean {
  try {
    const wanted = classOf(type);
    const stored = columnOf(type).encode(value, 'postgres');
    return wanted === 'list' || wanted === 'map' || inClass(stored, wanted) === inClass(value, wanted);
  } catch (error) {
    if (error instanceof UnstorableValue) return false;
    throw error;
  }
}

/** The type of a part; undefined when it is nil. */
export function operandType(operand: Operand): TypeDefinition | undefined {
  return operand.type ?? typeOfValue(operand.constant);
}

/** A moment or time of day with six digits on SQLite, whatever its column keeps. */
export function withAllDigits(value: Sql, type: TypeDefinition, dialect: Dialect): Sql {
  if (dialect === 'postgres') return value;
  const digits = columnDigits(type);
  if (digits === 6) return value;
  if (classOf(type) === 'datetime') return sql`(substr(${value}, 1, 23) || '000Z')`;
  return digits === 0 ? sql`(${value} || '.000000')` : value;
}

/** How many digits of a second the columns of a type keep. */
function columnDigits(type: TypeDefinition): number {
  const sample = classOf(type) === 'datetime' ? '2000-01-01T00:00:00.000000' : '00:00:00.000000';
  const stored = String(columnOf(type).encode(sample, 'sqlite'));
  return (/\.(\d+)/.exec(stored)?.[1] ?? '').length;
}

/** A part as SQL of a class of types, for an argument of a function. @throws ExpressionError when it is of another class */
export function asClass(operand: Operand, wanted: ValueClass | 'any', name: string, dialect: Dialect): Sql {
  const type = operandType(operand) ?? types.string;
  if (operand.sql) {
    const given = classOf(type);
    if (wanted === 'any') return operand.sql;
    if (given === 'json' && wanted !== 'json') return fromJson(operand.sql, typeFor(wanted), dialect);
    if (given !== wanted) throw wrongArgument(name, wanted);
    return wanted === 'datetime' || wanted === 'time'
      ? withAllDigits(operand.sql, type, dialect)
      : operand.sql;
  }
  const { constant } = operand;
  if (constant === null || constant === undefined)
    return nil(wanted === 'any' ? type : typeFor(wanted), dialect);
  if (wanted === 'any') return bind(constant, type, dialect);
  if (wanted === 'list' || wanted === 'map') return bind(constant, typeFor(wanted), dialect);
  const value = inClass(constant, wanted);
  if (value === null) throw wrongArgument(name, wanted);
  return bind(value, wanted === 'number' ? type : typeFor(wanted), dialect);
}

/** No value, of a type. */
export function nil(type: TypeDefinition, dialect: Dialect): Sql {
  return dialect === 'postgres' ? castTo(sql`null`, type) : sql`null`;
}

/** The widest type of a class. */
export function typeFor(wanted: ValueClass): TypeDefinition {
  switch (wanted) {
    case 'text':
      return types.string;
    case 'number':
      return types.float;
    case 'boolean':
      return types.boolean;
    case 'date':
      return types.date;
    case 'time':
      return types.time;
    case 'datetime':
      return types.datetime;
    case 'list':
      return types.list;
    case 'map':
      return types.map;
    case 'json':
      return types.json;
    case 'binary':
      return { name: 'binary', constraints: {} };
  }
}

/** A part as a condition. @throws ExpressionError when it is none */
export function asCondition(operand: Operand, dialect: Dialect): Sql {
  if (operand.sql) {
    if (classOf(operand.type) === 'json') return fromJson(operand.sql, types.boolean, dialect);
    if (classOf(operand.type) !== 'boolean')
      throw new ExpressionError(`A condition is expected, not a value of the type ${operand.type.name}.`);
    return operand.sql;
  }
  const { constant } = operand;
  if (typeof constant !== 'boolean') return nil(types.boolean, dialect);
  if (dialect === 'postgres') return constant ? sql`true` : sql`false`;
  return constant ? sql`1` : sql`0`;
}

/** A part as a number that is calculated with: a double, on both databases. */
export function asNumber(operand: Operand, operator: string, dialect: Dialect): Sql {
  const number = asClass(operand, 'number', operator, dialect);
  return dialect === 'postgres' ? sql`cast(${number} as double precision)` : number;
}

/** Parts that become one value, such as the branches of `if`: their type, and each as SQL of it. */
export function unified(
  operands: readonly Operand[],
  name: string,
  dialect: Dialect,
): { readonly type: TypeDefinition; readonly parts: readonly Sql[] } | undefined {
  const first =
    operands.find(({ type }) => type) ?? operands.find(({ constant }) => (constant ?? null) !== null);
  if (!first) return undefined;
  const type = operandType(first) ?? types.string;
  const wanted = classOf(type);
  const numbers = wanted === 'number';
  const whole = numbers && operands.every((each) => (operandType(each)?.name ?? 'integer') === 'integer');
  const common = numbers ? (whole ? types.integer : types.float) : isTimed(wanted) ? typeFor(wanted) : type;
  const parts = operands.map((operand) => {
    if ((operand.constant ?? null) === null && !operand.sql) return nil(common, dialect);
    const part = asClass(operand, wanted, name, dialect);
    return numbers && dialect === 'postgres' && !whole ? sql`cast(${part} as double precision)` : part;
  });
  return { type: numbers && !whole ? numberName(operands) : common, parts };
}

const isTimed = (wanted: ValueClass) => wanted === 'datetime' || wanted === 'time';

function numberName(operands: readonly Operand[]): TypeDefinition {
  return operands.some(({ type }) => type?.name === 'decimal') ? types.decimal : types.float;
}
