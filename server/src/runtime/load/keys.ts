/** Primary keys of records, as text to find them by and as a condition of a statement. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row } from '../context.ts';
import { primaryKeyOf } from '../expression/fields.ts';
import { amongRows, writeAmongValues } from '../sql/compare.ts';
import { columnSql, type Sql } from '../sql/fragment.ts';
import { asCondition } from '../sql/operand.ts';
import type { TableScope } from '../sql/scope.ts';

/** A text that is the same for the same record. */
export function keyOf(resource: ResourceDefinition, record: Row): string {
  const keys = primaryKeyOf(resource);
  const [only] = keys;
  return keys.length === 1 && only
    ? String(record[only.name])
    : JSON.stringify(keys.map(({ name }) => record[name]));
}

/** That a record is one of these. */
export function amongRecords(scope: TableScope, records: readonly Row[]): Sql {
  const keys = primaryKeyOf(scope.resource);
  const [only] = keys;
  const { dialect } = scope.statement;
  if (keys.length === 1 && only)
    return among(
      scope,
      only.name,
      records.map((record) => record[only.name]),
    );
  const columns = keys.map(({ source, type }) => ({ sql: columnSql(scope.alias, source), type }));
  const rows = records.map((record) => keys.map(({ name }) => record[name]));
  return amongRows(columns, rows, dialect);
}

/** That an attribute has one of these values. */
export function among(scope: TableScope, attribute: string, values: readonly unknown[]): Sql {
  const found = scope.resource.attributes.find(({ name }) => name === attribute);
  if (!found) throw new Error(`${scope.resource.name} has no attribute ${attribute}.`);
  const { dialect } = scope.statement;
  const column = { sql: columnSql(scope.alias, found.source), type: found.type };
  return asCondition(writeAmongValues(column, values, dialect), dialect);
}
