/** Fields as SQL: columns, calculations that are expressions, aggregates, and all of these behind relationships. */
import type { Expr } from '../../model/definition/expression.ts';
import type {
  AttributeDefinition,
  CalculationDefinition,
  TypeDefinition,
} from '../../model/definition/resource.ts';
import { aggregateOfDefinition } from '../aggregates/aggregate-call.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import { defaultArguments } from '../expression/evaluate-field.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { fieldNamed, findField, primaryKeyOf } from '../expression/fields.ts';
import { classOf, isCaseInsensitive } from '../expression/value-class.ts';
import { writeAggregate } from './aggregate.ts';
import { writeFilter } from './filter.ts';
import { columnSql, type Operand, sql } from './fragment.ts';
import { bind, nil, operandType } from './operand.ts';
import { joinRelationship } from './related.ts';
import type { TableScope } from './scope.ts';
import { write } from './write.ts';

/** A field of the table, or of one that relationships lead to. */
export function writePath(path: readonly string[], scope: TableScope): Operand {
  const owner = path.slice(0, -1).reduce(joinRelationship, scope);
  const operand = writeField(path.at(-1) ?? '', owner);
  return path.length > 1 ? ofRecord(operand, path.at(-1) ?? '', owner) : operand;
}

/** Where a relationship leads to nothing there is no value, not even a count of none. */
function ofRecord(operand: Operand, name: string, { resource, alias, statement }: TableScope): Operand {
  const [key] = primaryKeyOf(resource);
  const type = operandType(operand);
  if (!key || !type || findField(resource, name)?.kind === 'attribute') return operand;
  const value = operand.sql ?? bind(operand.constant, type, statement.dialect);
  return { sql: sql`(case when ${columnSql(alias, key.source)} is not null then ${value} end)`, type };
}

function writeField(name: string, scope: TableScope): Operand {
  const operand = writeAnyField(name, { ...scope, guarded: false });
  const shown = scope.guarded ? scope.statement.shown(scope.resource, name) : true;
  const type = operandType(operand);
  if (shown === undefined || shown === true || !type) return operand;
  const { dialect } = scope.statement;
  if (shown === false) return { sql: nil(type, dialect), type };
  const trusting = { ...scope, trusted: true, guarded: false };
  const value = operand.sql ?? bind(operand.constant, type, dialect);
  return { sql: sql`(case when ${writeFilter(shown, trusting, 'apart')} then ${value} end)`, type };
}

function writeAnyField(name: string, scope: TableScope): Operand {
  const field = fieldNamed(scope.resource, name);
  switch (field.kind) {
    case 'attribute':
      return writeColumn(field.attribute, scope);
    case 'calculation':
      return writeCalculation(field.calculation, {}, scope);
    case 'aggregate':
      return writeAggregate(aggregateOfDefinition(field.aggregate), scope);
    case 'relationship':
      throw new ExpressionError(
        `${name} of ${scope.resource.name} leads to records. Use exists(${name}), or a field of it.`,
      );
  }
}

function writeColumn({ source, type }: AttributeDefinition, { alias, statement }: TableScope): Operand {
  const column = columnSql(alias, source);
  // Keywords are kept in order as `json`, which has no operators beside those that lead into it.
  const asJsonb = statement.dialect === 'postgres' && type.name === 'keyword';
  return { sql: asJsonb ? sql`cast(${column} as jsonb)` : column, type };
}

/** A calculation of the record with values for its arguments. @throws ExpressionError when it is code */
export function writeCalculation(
  definition: CalculationDefinition,
  args: Readonly<Record<string, unknown>>,
  scope: TableScope,
): Operand {
  const { name, type, arguments: definitions } = definition;
  const expr = calculationExpr(definition);
  if (!expr)
    throw new ExpressionError(
      `${name} of ${scope.resource.name} is worked out by code, so that the database can neither filter nor sort by it.`,
    );
  const values = { ...defaultArguments(definitions), ...args };
  const inner = { ...scope, templates: { ...scope.templates, arguments: values } };
  return retyped(write(expr, inner), type);
}

/** What the calculation says of its type where the value is of the same class: the case of texts, the items of lists. */
function retyped(operand: Operand, type: TypeDefinition): Operand {
  if (!operand.sql) return operand;
  const declared = classOf(type);
  const same = classOf(operand.type) === declared;
  return same && (isCaseInsensitive(type) || declared === 'list') ? { sql: operand.sql, type } : operand;
}

/** Whether a filter looks at fields behind a relationship to many, outside of `exists` and aggregates. */
export function passesMany(expr: Expr, scope: TableScope): boolean {
  switch (expr.kind) {
    case 'ref': {
      let { resource } = scope;
      for (const step of expr.path.slice(0, -1)) {
        const field = fieldNamed(resource, step);
        if (field.kind !== 'relationship') return false;
        if (field.relationship.kind === 'has_many' || field.relationship.kind === 'many_to_many') return true;
        resource = scope.statement.resourceNamed(field.relationship.destination);
      }
      const field = fieldNamed(resource, expr.path.at(-1) ?? '');
      const worked = field.kind === 'calculation' ? calculationExpr(field.calculation) : undefined;
      return worked !== undefined && passesMany(worked, { ...scope, resource });
    }
    case 'operation':
      return expr.operands.some((each) => passesMany(each, scope));
    case 'list':
      return expr.items.some((each) => passesMany(each, scope));
    case 'call':
      // Calls of exists and aggregates name relationships, and speak of their records.
      return ['exists', 'count', 'first', 'sum', 'list', 'max', 'min', 'avg', 'parent', 'type'].includes(
        expr.name,
      )
        ? false
        : expr.args.some((each) => passesMany(each, scope));
    default:
      return false;
  }
}
