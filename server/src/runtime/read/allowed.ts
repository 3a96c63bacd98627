/** Fields that documents keep out of filters and orders of callers. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { isAggregateCall, namesIn } from '../aggregates/aggregate-call.ts';
import type { RuntimeContext } from '../context.ts';
import { type Field, findField } from '../expression/fields.ts';
import type { Query } from '../query.ts';
import { refusedInput } from './failure.ts';

/** @throws ActionError when the caller filters or sorts by what the document does not allow */
export function checkAllowed(context: RuntimeContext, query: Query, sortedByCaller: boolean): void {
  for (const filter of query.callerFilters) checkFilter(context, query, filter, query.resource, false);
  if (!sortedByCaller) return;
  for (const { field: path } of query.sort) {
    const field = fieldAt(context, query.resource, path.split('.'));
    const sortable =
      field?.kind === 'attribute'
        ? field.attribute.sortable
        : field?.kind === 'calculation'
          ? field.calculation.sortable
          : true;
    if (!sortable) throw refusedInput(query, ['sort', path], 'not_sortable', 'cannot be sorted by');
  }
}

/** @param simple whether the expression stands in a comparison for equality with a value */
function checkFilter(
  context: RuntimeContext,
  query: Query,
  expr: Expr,
  resource: ResourceDefinition | undefined,
  simple: boolean,
): void {
  const inside = (each: Expr, at = resource, equality = false) =>
    checkFilter(context, query, each, at, equality);
  switch (expr.kind) {
    case 'ref':
      checkField(context, query, expr.path, resource, simple);
      return;
    case 'operation': {
      const [left, right] = expr.operands;
      const equality =
        (expr.operator === '==' || expr.operator === 'in') && (isPlain(left) || isPlain(right));
      for (const operand of expr.operands) inside(operand, resource, equality);
      return;
    }
    case 'list':
      for (const item of expr.items) inside(item, resource, simple);
      return;
    case 'call': {
      if (!isAggregateCall(expr)) {
        for (const arg of expr.args) inside(arg);
        return;
      }
      const [target, condition] = expr.args;
      const path = namesIn(target);
      const end =
        resource &&
        (endOf(context, resource, path) ??
          context.definitions.resources.find(({ name }) => name === path[0]));
      if (condition) inside(condition, end);
      const chosen = expr.named?.['query'];
      const filter = chosen?.kind === 'map' ? chosen.entries['filter'] : undefined;
      if (filter) inside(filter, end);
      const field = expr.named?.['field'];
      if (field) inside({ kind: 'ref', path: namesIn(field) }, end);
    }
  }
}

function checkField(
  context: RuntimeContext,
  query: Query,
  path: readonly string[],
  resource: ResourceDefinition | undefined,
  simple: boolean,
): void {
  const field = resource && fieldAt(context, resource, path);
  const filterable =
    field?.kind === 'attribute'
      ? field.attribute.filterable
      : field?.kind === 'calculation'
        ? field.calculation.filterable
        : true;
  if (filterable === false)
    throw refusedInput(query, ['filter', ...path], 'not_filterable', 'cannot be filtered by');
  if (filterable === 'simple_equality' && !simple)
    throw refusedInput(query, ['filter', ...path], 'only_equality', 'can be compared for equality only');
}

const isPlain = (expr: Expr | undefined): boolean =>
  expr !== undefined && ['literal', 'atom', 'template', 'list'].includes(expr.kind);

function endOf(
  context: RuntimeContext,
  resource: ResourceDefinition,
  path: readonly string[],
): ResourceDefinition | undefined {
  let at: ResourceDefinition | undefined = resource;
  for (const step of path) {
    const field: Field | undefined = at && findField(at, step);
    at = field?.kind === 'relationship' ? context.resource(field.relationship.destination) : undefined;
  }
  return at;
}

function fieldAt(context: RuntimeContext, resource: ResourceDefinition, path: readonly string[]) {
  const owner = endOf(context, resource, path.slice(0, -1));
  return owner && findField(owner, path.at(-1) ?? '');
}
