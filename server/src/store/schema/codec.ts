/** How values of the language's types are kept in columns, on SQLite and on PostgreSQL: the one place that knows. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { isoTime, type TimeForm } from './iso-time.ts';
import { jsonText } from './json-text.ts';
import { UnstorableValue } from './unstorable.ts';

export type Dialect = 'sqlite' | 'postgres';

/** The kinds of columns, named as the types that they are for. */
export type ColumnName =
  | 'string'
  | 'ci_string'
  | 'atom'
  | 'module'
  | 'uuid'
  | 'uuid_v7'
  | 'duration'
  | 'duration_name'
  | 'integer'
  | 'float'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'time'
  | 'time_usec'
  | 'naive_datetime'
  | 'utc_datetime'
  | 'utc_datetime_usec'
  | 'map'
  | 'struct'
  | 'tuple'
  | 'union'
  | 'range'
  | 'vector'
  | 'array'
  | 'term'
  | 'keyword'
  | 'binary'
  | 'url_encoded_binary';

/** A kind of column: its type in each dialect, and the way of values into it and out of it. */
export interface Column {
  /** The name that {@link columnNamed} knows it by, which snapshots of schemas hold. */
  readonly name: ColumnName;
  /** The declared type, whose affinity SQLite goes by (https://www.sqlite.org/datatype3.html). */
  readonly sqlite: 'text' | 'integer' | 'real' | 'numeric' | 'blob';
  readonly postgres: string;
  /** Whether the column holds JSON, which is text on SQLite and `jsonb` or `json` on PostgreSQL. */
  readonly json: boolean;
  /** Equal when equal in lower case (`ci_string`): compare `lower(column)`, which unique indexes use as well. */
  readonly caseInsensitive: boolean;
  /**
   * What is bound for a value, also in comparisons. Nothing (null, undefined) is NULL.
   * @throws UnstorableValue when the column cannot give it back as it is
   */
  encode(value: unknown, dialect: Dialect): unknown;
  /** The value of what a driver of this project gave for the column. NULL is null. */
  decode(stored: unknown): unknown;
}

/**
 * The column for a type.
 * @throws Error for types that cannot be kept: functions, files, and names that are no types of data
 */
export function columnOf(type: TypeDefinition): Column {
  const { precision } = type.constraints;
  switch (type.name) {
    case 'datetime':
    case 'utc_datetime':
      return columns[precision === 'microsecond' ? 'utc_datetime_usec' : 'utc_datetime'];
    case 'utc_datetime_usec':
      return columns[precision === 'second' ? 'utc_datetime' : 'utc_datetime_usec'];
    case 'time':
      return columns[precision === 'microsecond' ? 'time_usec' : 'time'];
    case 'time_usec':
      return columns[precision === 'second' ? 'time' : 'time_usec'];
    case 'list':
      return columns.array;
  }
  return columnNamed(type.name);
}

/** The column of this name. @throws Error when there is none */
export function columnNamed(name: string): Column {
  if (Object.hasOwn(columns, name)) return columns[name as ColumnName];
  throw new Error(
    `Values of the type ${name} cannot be stored. Use one of ${Object.keys(columns).join(', ')}.`,
  );
}

/** The order of texts is that of their code points everywhere, whatever the locale of a server is. */
const postgresText = 'text collate "C"';

function column(
  name: ColumnName,
  sqlite: Column['sqlite'],
  postgres: string,
  encode: (value: unknown, dialect: Dialect) => unknown,
  decode: (stored: unknown) => unknown,
  more: Partial<Column> = {},
): Column {
  return {
    name,
    sqlite,
    postgres,
    json: false,
    caseInsensitive: false,
    ...more,
    encode(value, dialect) {
      if (value === null || value === undefined) return null;
      const encoded = encode(value, dialect);
      if (encoded === undefined) throw new UnstorableValue(name, value);
      return encoded;
    },
    decode: (stored) => (stored === null || stored === undefined ? null : decode(stored)),
  };
}

/** PostgreSQL has no NUL in texts, and UTF-8 no halves of characters: refused everywhere, so that every store holds the same. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

const text = (name: ColumnName, more?: Partial<Column>) =>
  column(name, 'text', postgresText, (value) => (isText(value) ? value : undefined), String, more);

const time = (name: ColumnName, postgres: string, form: TimeForm) =>
  column(
    name,
    'text',
    postgres,
    (value) => (typeof value === 'string' ? isoTime(value, form) : undefined),
    (stored) => isoTime(String(stored), form) ?? String(stored),
  );

const json = (name: ColumnName, postgres: 'json' | 'jsonb' = 'jsonb') =>
  column(
    name,
    'text',
    postgres,
    (value) => jsonText(value),
    (stored) => JSON.parse(String(stored)) as unknown,
    { json: true },
  );

const binary = (name: ColumnName) =>
  column(
    name,
    'blob',
    'bytea',
    (value) => (value instanceof Uint8Array ? value : undefined),
    (stored) => stored,
  );

/** Zero has no sign in a column. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);

/** Digits that every decimal number keeps on its way through a double (DBL_DIG). */
const digits = 15;

/** A number computed here is rounded to what is kept; one whose integer part alone is longer, or that was written with more, is refused. */
function decimal(value: unknown): number | undefined {
  if (typeof value === 'string') {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return undefined;
    const significant = value
      .replace(/e.*$/i, '')
      .replace(/[+-.]/g, '')
      .replace(/^0+/, '')
      .replace(/0+$/, '');
    return significant.length > digits || !Number.isFinite(Number(value))
      ? undefined
      : unsigned(Number(value));
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const rounded = Number(value.toPrecision(digits));
  return Math.abs(value) >= 10 ** digits && rounded !== value ? undefined : unsigned(rounded);
}

const columns: Readonly<Record<ColumnName, Column>> = {
  string: text('string'),
  ci_string: text('ci_string', { caseInsensitive: true }),
  atom: text('atom'),
  module: text('module'),
  uuid: text('uuid'),
  uuid_v7: text('uuid_v7'),
  duration: text('duration'),
  duration_name: text('duration_name'),
  integer: column(
    'integer',
    'integer',
    'bigint',
    (value) => (Number.isSafeInteger(value) ? unsigned(value as number) : undefined),
    Number,
  ),
  float: column(
    'float',
    'real',
    'double precision',
    (value) => (Number.isFinite(value) ? unsigned(value as number) : undefined),
    Number,
  ),
  decimal: column('decimal', 'numeric', 'numeric', decimal, (stored) =>
    // Sums on SQLite are sums of doubles: 0.1 + 0.2 is 0.3 again here.
    unsigned(Number(Number(stored).toPrecision(digits))),
  ),
  boolean: column(
    'boolean',
    'integer',
    'boolean',
    (value, dialect) =>
      typeof value !== 'boolean' ? undefined : dialect === 'sqlite' ? Number(value) : value,
    Boolean,
  ),
  date: time('date', 'date', { date: true, time: false, utc: false, digits: 0 }),
  time: time('time', 'time', { date: false, time: true, utc: false, digits: 0 }),
  time_usec: time('time_usec', 'time', { date: false, time: true, utc: false, digits: 6 }),
  naive_datetime: time('naive_datetime', 'timestamp', { date: true, time: true, utc: false, digits: 3 }),
  utc_datetime: time('utc_datetime', 'timestamp', { date: true, time: true, utc: true, digits: 3 }),
  utc_datetime_usec: time('utc_datetime_usec', 'timestamp', { date: true, time: true, utc: true, digits: 6 }),
  map: json('map'),
  struct: json('struct'),
  tuple: json('tuple'),
  union: json('union'),
  range: json('range'),
  vector: json('vector'),
  array: json('array'),
  term: json('term'),
  // The order of its keys means something, and jsonb sorts them.
  keyword: json('keyword', 'json'),
  binary: binary('binary'),
  url_encoded_binary: binary('url_encoded_binary'),
};
