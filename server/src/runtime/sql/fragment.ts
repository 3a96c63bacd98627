/**
 * Pieces of SQL while a statement is written: text, with values as parameters. kysely runs the statement; its own pieces are trees
 * that are walked and frozen each time, which took most of the time of a read.
 */
import { type CompiledQuery, createQueryId, type SelectQueryNode } from 'kysely';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { Dialect } from '../../store/schema/codec.ts';

/** Text around values: always one more text than values. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts;
    this.values = values;
  }
}

/** A part of an expression: known before the query runs, or a piece of SQL of a type. */
export type Operand =
  | { readonly constant: unknown; readonly sql?: never; readonly type?: never }
  | { readonly sql: Sql; readonly type: TypeDefinition; readonly constant?: never };

/** A piece of the text; what stands in it is another piece, or becomes a parameter. */
export function sql(texts: readonly string[], ...inner: readonly unknown[]): Sql {
  const all: string[] = [];
  const values: unknown[] = [];
  let text = texts[0] ?? '';
  for (let at = 0; at < inner.length; at++) {
    const each = inner[at];
    if (each instanceof Sql) {
      const last = each.texts.length - 1;
      if (last > 0) {
        all.push(text + each.texts[0]);
        for (let i = 1; i < last; i++) all.push(each.texts[i] ?? '');
        text = '';
        for (const value of each.values) values.push(value);
      }
      text += each.texts[last];
    } else {
      all.push(text);
      values.push(each);
      text = '';
    }
    text += texts[at + 1];
  }
  all.push(text);
  return new Sql(all, values);
}

/** Text of the program, as it is. Never text of a document or caller. */
sql.raw = (text: string): Sql => new Sql([text], []);

/** Names of tables and columns, quoted. */
sql.id = (...names: readonly string[]): Sql => sql.raw(names.map(quoted).join('.'));

/** A text as a literal, for what has to be the same in every statement. */
sql.lit = (value: string | number): Sql =>
  sql.raw(typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`);

/** Pieces with something between them. */
sql.join = (pieces: readonly Sql[], separator: Sql = comma): Sql => {
  const [first = nothing, ...others] = pieces;
  return others.reduce((joined, piece) => sql`${joined}${separator}${piece}`, first);
};

const nothing = sql.raw('');
const comma = sql.raw(', ');

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Columns by alias and name: the same few are written again and again. */
const columns = new Map<string, Map<string, Sql>>();

/** A column of a table under its alias. */
export function columnSql(alias: string, column: string): Sql {
  const known = columns.get(alias) ?? new Map<string, Sql>();
  if (known.size === 0) columns.set(alias, known);
  const found = known.get(column);
  if (found) return found;
  // Definitions come and go with the documents of an editor.
  if (known.size >= 2000) known.clear();
  const made = sql.id(alias, column);
  known.set(column, made);
  return made;
}

/** All of the conditions; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  const [only] = conditions;
  if (!only) return sql.raw('1 = 1');
  return conditions.length === 1 ? only : sql`(${sql.join(conditions, sql` and `)})`;
}

/** What kysely is told of the statement: that it only reads. */
const select: SelectQueryNode = { kind: 'SelectQueryNode' };

/** The statement, ready to run. The same text has the same parameters in the same places, so that it is prepared once. */
export function compiled<Row>({ texts, values }: Sql, dialect: Dialect): CompiledQuery<Row> {
  let text = texts[0] ?? '';
  for (let at = 1; at < texts.length; at++) text += (dialect === 'postgres' ? `$${at}` : '?') + texts[at];
  return { sql: text, parameters: values, query: select, queryId: createQueryId() };
}
