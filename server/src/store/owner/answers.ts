/** Statements, their results and their errors as JSON and back. */
import type { QueryResult, RootOperationNode } from 'kysely';
import { type BrokenConstraint, ConstraintProblem } from '../dialect/constraint.ts';
import { StoreProblem, type StoreProblemReason } from '../problem.ts';
import { decodeValue, encodeValue, type WireValue } from './values.ts';

/** A compiled statement with what is bound to it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** kysely's kind of query; what a result says beside its rows depends on it. */
  readonly kind: RootOperationNode['kind'];
}

export interface WireStatement {
  readonly sql: string;
  readonly parameters: readonly WireValue[];
  readonly kind: RootOperationNode['kind'];
}

/** A result: the columns' names once, and rows of values; numbers of rows and the last row's id as text, since they are bigints. */
export interface WireAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly WireValue[])[];
  readonly affected?: string;
  readonly id?: string;
}

/** What a failed statement leaves behind: enough to tell a broken constraint from a full disk on the other side. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  /** Of a {@link StoreProblem}. */
  readonly reason?: StoreProblemReason;
  /** Of a {@link ConstraintProblem}. */
  readonly broken?: BrokenConstraint;
  /** Other fields of the error that are plain: `code`, `errno`, … */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

export const encodeStatement = ({ sql, parameters, kind }: Statement): WireStatement => ({
  sql,
  kind,
  parameters: parameters.map(encodeValue),
});

export const decodeStatement = ({ sql, parameters, kind }: WireStatement): Statement => ({
  sql,
  kind,
  parameters: parameters.map(decodeValue),
});

export function encodeAnswer(result: QueryResult<unknown>): WireAnswer {
  const rows = result.rows as readonly Readonly<Record<string, unknown>>[];
  const columns = Object.keys(rows[0] ?? {});
  return {
    columns,
    rows: rows.map((row) => columns.map((column) => encodeValue(row[column]))),
    ...(result.numAffectedRows === undefined ? {} : { affected: String(result.numAffectedRows) }),
    ...(result.insertId === undefined ? {} : { id: String(result.insertId) }),
  };
}

export function decodeAnswer<R>({ columns, rows, affected, id }: WireAnswer): QueryResult<R> {
  return {
    rows: rows.map(
      (row) => Object.fromEntries(columns.map((column, at) => [column, decodeValue(row[at] ?? null)])) as R,
    ),
    ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }),
    ...(id === undefined ? {} : { insertId: BigInt(id) }),
  };
}

export function encodeError(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const plain = Object.entries(error).filter(
    ([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) && !['name', 'message', 'stack'].includes(key),
  );
  return {
    name: error.name,
    message: error.message,
    ...(error instanceof StoreProblem ? { reason: error.reason } : {}),
    ...(error instanceof ConstraintProblem ? { broken: { ...error } } : {}),
    fields: Object.fromEntries(plain),
  };
}

export function decodeError({ name, message, reason, broken, fields }: WireError): Error {
  if (reason !== undefined) return new StoreProblem(reason, message);
  if (broken !== undefined) return new ConstraintProblem(broken);
  const error = Object.assign(new Error(message), fields);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  return error;
}
