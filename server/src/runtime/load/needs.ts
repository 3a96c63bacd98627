/** What has to be loaded into records so that an expression can be worked out over them in memory. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { aggregateOfCall, isAggregateCall } from '../aggregates/aggregate-call.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import type { Load } from '../context.ts';
import { destinationOf, findField, relationshipNamed } from '../expression/fields.ts';
import { refPath } from '../expression/templates.ts';

export type ResourceNamed = (name: string) => ResourceDefinition;

/** Fields and relationships that the expression looks at, calculations that are expressions replaced by what they look at. */
export function loadsOf(
  expr: Expr,
  resource: ResourceDefinition,
  resourceNamed: ResourceNamed,
): readonly Load[] {
  const inside = (exprs: readonly Expr[]) => exprs.flatMap((each) => loadsOf(each, resource, resourceNamed));
  switch (expr.kind) {
    case 'ref':
      return loadsOfPath(expr.path, resource, resourceNamed);
    case 'template':
      return expr.of === 'ref' ? loadsOfPath(refPath(expr.path), resource, resourceNamed) : [];
    case 'operation':
      return inside(expr.operands);
    case 'list':
      return inside(expr.items);
    case 'map':
      return inside(Object.values(expr.entries));
    case 'call':
      return loadsOfCall(expr, resource, resourceNamed);
    default:
      return [];
  }
}

function loadsOfPath(
  path: readonly string[],
  resource: ResourceDefinition,
  resourceNamed: ResourceNamed,
): readonly Load[] {
  const [first = '', ...rest] = path;
  if (rest.length > 0) {
    const destination = resourceNamed(relationshipNamed(resource, first).destination);
    return [{ path: first, load: loadsOfPath(rest, destination, resourceNamed) }];
  }
  const field = findField(resource, first);
  const expr = field?.kind === 'calculation' ? calculationExpr(field.calculation) : undefined;
  return expr ? loadsOf(expr, resource, resourceNamed) : [first];
}

function loadsOfCall(
  call: Extract<Expr, { kind: 'call' }>,
  resource: ResourceDefinition,
  resourceNamed: ResourceNamed,
): readonly Load[] {
  // The record outside sees to it itself, see below.
  if (call.name === 'parent') return [];
  if (call.name === 'type')
    return call.args.slice(0, 1).flatMap((each) => loadsOf(each, resource, resourceNamed));
  if (!isAggregateCall(call)) {
    const field = findField(resource, call.name);
    const expr = field?.kind === 'calculation' ? calculationExpr(field.calculation) : undefined;
    return [
      ...(expr ? loadsOf(expr, resource, resourceNamed) : []),
      ...call.args.flatMap((each) => loadsOf(each, resource, resourceNamed)),
    ];
  }
  const use = aggregateOfCall(call, resource);
  if (use.resource) return [];
  const destination = destinationOf(resource, use.path, resourceNamed);
  const behind = [
    ...(use.filter ? loadsOf(use.filter, destination, resourceNamed) : []),
    ...(use.field ? loadsOfPath(use.field.split('.'), destination, resourceNamed) : []),
    ...(use.sort ?? []).flatMap(({ field }) => loadsOfPath(field.split('.'), destination, resourceNamed)),
  ];
  const outside = use.filter ? parentsIn(use.filter) : [];
  return [
    { path: use.path.join('.'), load: behind },
    ...outside.flatMap((each) => loadsOf(each, resource, resourceNamed)),
  ];
}

/** What a condition asks of the record outside of it. */
function parentsIn(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'operation':
      return expr.operands.flatMap(parentsIn);
    case 'list':
      return expr.items.flatMap(parentsIn);
    case 'call':
      return expr.name === 'parent' ? expr.args.slice(0, 1) : expr.args.flatMap(parentsIn);
    default:
      return [];
  }
}
