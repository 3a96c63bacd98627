/** A constraint that a statement would have broken: the same error whatever database found it. */

/**
 * - `unique`: another row has these values.
 * - `foreign_key`: a row that is pointed at is missing, or one that is pointed at would go; `table` is the one that points.
 * - `not_null`, `check`: the value of a column is missing, or not one it may have.
 */
export type ConstraintKind = 'unique' | 'foreign_key' | 'not_null' | 'check';

/** What was broken, as data: for processes that hear of it from another one, too. */
export interface BrokenConstraint {
  readonly kind: ConstraintKind;
  readonly table: string;
  /** Empty when the database does not say. */
  readonly columns: readonly string[];
  /** Name of the index or constraint, where the database says it. */
  readonly constraint?: string;
  /** `foreign_key` only: the row that is pointed at would go; otherwise it is missing. */
  readonly stillReferenced?: boolean;
}

/** Thrown by statements. Inside a transaction on PostgreSQL, nothing can follow it but the end; see `savepoint`. */
export class ConstraintProblem extends Error implements BrokenConstraint {
  readonly kind: ConstraintKind;
  readonly table: string;
  readonly columns: readonly string[];
  readonly constraint?: string;
  readonly stillReferenced?: boolean;
  constructor(broken: BrokenConstraint, cause?: unknown) {
    const { kind, table, columns, constraint, stillReferenced } = broken;
    super(`${sentences[kind]} (${table}: ${columns.join(', ') || constraint || 'unknown columns'}).`, {
      cause,
    });
    this.name = 'ConstraintProblem';
    this.kind = kind;
    this.table = table;
    this.columns = columns;
    if (constraint !== undefined) this.constraint = constraint;
    if (stillReferenced !== undefined) this.stillReferenced = stillReferenced;
  }
}

const sentences: Readonly<Record<ConstraintKind, string>> = {
  unique: 'Another row has these values already',
  foreign_key: 'A row would point at one that is not there',
  not_null: 'A value is missing',
  check: 'A value is not one that the column may have',
};
