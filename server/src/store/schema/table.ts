/** Tables as the store knows them, of resources and of its own: what migrations compare and make. The same for all dialects. */
import type { Expr } from '../../model/definition/expression.ts';
import type { DefaultValue } from '../../model/definition/resource.ts';
import type { ColumnName } from './codec.ts';

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnName;
  readonly nullable: boolean;
  /** A whole number that the database counts up; only for a primary key of one column. */
  readonly counted?: boolean;
  /** The name it had before; of the attribute, or of the column. */
  readonly renamedFrom?: string;
  /** The attribute, where it has another name. */
  readonly attribute?: string;
  /** For rows that there were before the column was, or before it had to have a value. */
  readonly fill?: DefaultValue;
}

export interface TableIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** The rows it is for; fields are columns. */
  readonly where?: Expr;
  /** Unique ones: whether rows without a value differ from each other. */
  readonly nilsDistinct?: boolean;
}

/** A column that holds a value of a unique column of another table. */
export interface TableReference {
  readonly name: string;
  readonly column: string;
  readonly table: string;
  readonly references: string;
  /** What the database does when the row there goes; it refuses that when absent. */
  readonly onDelete?: 'cascade' | 'set null';
  /** The same when the value there changes. */
  readonly onUpdate?: 'cascade' | 'set null';
}

export interface TableDefinition {
  readonly name: string;
  /** The resource it is for; a table that belongs to the factory itself has none. */
  readonly resource?: string;
  /** The name that the table or its resource had before. */
  readonly renamedFrom?: string;
  readonly columns: readonly TableColumn[];
  readonly primaryKey: readonly string[];
  readonly indexes: readonly TableIndex[];
  readonly references: readonly TableReference[];
}

/** What is wrong with definitions, so that no tables can be made of them. */
export class SchemaProblem extends Error {
  override readonly name = 'SchemaProblem';
}
