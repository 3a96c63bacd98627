/** The tables that a statement speaks of while it is written: each has an alias, and relationships of it are joined when they are needed. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { TemplateValues } from '../expression/scope.ts';
import { type Sql, sql } from './fragment.ts';

/** What all parts of one statement share. */
export interface Statement {
  readonly dialect: 'sqlite' | 'postgres';
  resourceNamed(name: string): ResourceDefinition;
  /** The tenant whose records are meant, for resources that are divided among tenants. */
  readonly tenant?: string;
  /**
   * What policies let the caller see of a resource, as a condition over its records. Undefined when that is all.
   */
  visible(resource: ResourceDefinition): Expr | undefined;
  /** Whether the caller may see a field, or of which records; of all when undefined. */
  shown(resource: ResourceDefinition, field: string): boolean | Expr | undefined;
  /** An alias that is not taken: `t0`, `t1`, … */
  nextAlias(): string;
}

export interface Join {
  readonly table: string;
  readonly alias: string;
  readonly on: Sql;
}

/** What stands behind FROM; parts of the statement add left joins to it. */
export interface Source {
  readonly joins: Join[];
  /** Whether a join may bring more than one row: inside of `exists`, where rows are not counted. */
  readonly allowsMany: boolean;
}

/** One table of a statement as a place in which expressions are written. */
export interface TableScope {
  readonly statement: Statement;
  readonly resource: ResourceDefinition;
  readonly alias: string;
  readonly source: Source;
  /** Tables already joined, by relationship. */
  readonly joined: Map<string, TableScope>;
  /** The table outside of `exists` or an aggregate, for `parent`. */
  readonly outer?: TableScope;
  readonly templates: TemplateValues;
  /** Whether policies of related records are left out of account: the expression is one of a policy itself. */
  readonly trusted: boolean;
  /** Whether fields that the caller may not see are nil, so that filters and orders tell nothing about them. */
  readonly guarded: boolean;
}

/** A table in a FROM of its own. */
export function newTable(
  statement: Statement,
  resource: ResourceDefinition,
  templates: TemplateValues,
  more: Partial<Pick<TableScope, 'outer' | 'trusted' | 'guarded' | 'source'>> = {},
): TableScope {
  return {
    statement,
    resource,
    templates,
    alias: statement.nextAlias(),
    source: more.source ?? { joins: [], allowsMany: false },
    joined: new Map(),
    trusted: more.trusted ?? false,
    guarded: more.guarded ?? false,
    ...(more.outer ? { outer: more.outer } : {}),
  };
}

/** `"posts" as "t1"` */
export function tableSql(table: string, alias: string): Sql {
  return sql`${sql.id(table)} as ${sql.id(alias)}`;
}

/** Joins, in order. */
export function joinsSql(joins: readonly Join[], kind: 'left join' | 'join' = 'left join'): Sql {
  const written = joins.map(
    ({ table, alias, on }) => sql` ${sql.raw(kind)} ${tableSql(table, alias)} on ${on}`,
  );
  return sql.join(written, sql``);
}

/** A statement's aliases in order. */
export function aliases(): () => string {
  let count = 0;
  return () => `t${count++}`;
}
