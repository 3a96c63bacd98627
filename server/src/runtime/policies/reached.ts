/** Which other resources a statement looks at. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import {
  type AggregateUse,
  aggregateOfCall,
  aggregateOfDefinition,
  isAggregateCall,
} from '../aggregates/aggregate-call.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import { findField } from '../expression/fields.ts';

/** What a statement says of a resource. */
export interface Reaching {
  readonly fields: readonly string[];
  readonly filters?: readonly Expr[];
  /** Paths of fields. */
  readonly sorts?: readonly string[];
  /** Others that it is known to reach. */
  readonly resources?: readonly string[];
}

type ResourceNamed = (name: string) => ResourceDefinition;

/** Names of resources. */
export function reachedBy(
  resource: ResourceDefinition,
  { fields, filters = [], sorts = [], resources = [] }: Reaching,
  resourceNamed: ResourceNamed,
): ReadonlySet<string> {
  const walk = walker(resourceNamed);
  for (const field of [...fields, ...sorts]) walk.path(field.split('.'), resource);
  for (const filter of filters) walk.expr(filter, resource);
  return new Set([...walk.reached, ...resources]);
}

/** Those that a relationship leads over, its end included. */
export function reachedOver(
  resource: ResourceDefinition,
  relationship: string,
  resourceNamed: ResourceNamed,
): ReadonlySet<string> {
  const { reached, follow } = walker(resourceNamed);
  follow([relationship], resource);
  return reached;
}

function walker(resourceNamed: ResourceNamed) {
  const reached = new Set<string>();
  const seen = new Set<string>();

  /** The resource at the end of a path of relationships; undefined where it leads nowhere. */
  const follow = (path: readonly string[], start: ResourceDefinition): ResourceDefinition | undefined => {
    let at = start;
    for (const step of path) {
      const field = findField(at, step);
      if (field?.kind !== 'relationship') return undefined;
      const { destination, through, filter, along } = field.relationship;
      if (through) reached.add(through);
      if (along) follow(along, at);
      reached.add(destination);
      at = resourceNamed(destination);
      if (filter) expr(filter, at);
    }
    return at;
  };

  const path = (names: readonly string[], start: ResourceDefinition): void => {
    const owner = follow(names.slice(0, -1), start);
    const name = names.at(-1) ?? '';
    const field = owner && findField(owner, name);
    if (!owner || !field || field.kind === 'attribute' || field.kind === 'relationship') return;
    const key = `${owner.name}.${name}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (field.kind === 'aggregate') aggregate(aggregateOfDefinition(field.aggregate), owner);
    else {
      const found = calculationExpr(field.calculation);
      if (found) expr(found, owner);
    }
  };

  const aggregate = (use: AggregateUse, owner: ResourceDefinition): void => {
    if (use.resource) reached.add(use.resource);
    const end = use.resource ? resourceNamed(use.resource) : follow(use.path, owner);
    if (!end) return;
    if (use.field) path(use.field.split('.'), end);
    for (const { field } of use.sort ?? []) path(field.split('.'), end);
    if (use.filter) expr(use.filter, end, owner);
  };

  const expr = (each: Expr, owner: ResourceDefinition, outer?: ResourceDefinition): void => {
    switch (each.kind) {
      case 'ref':
        path(each.path, owner);
        return;
      case 'operation':
        for (const operand of each.operands) expr(operand, owner, outer);
        return;
      case 'list':
        for (const item of each.items) expr(item, owner, outer);
        return;
      case 'call': {
        if (isAggregateCall(each)) {
          aggregate(aggregateOfCall(each, owner), owner);
          return;
        }
        if (findField(owner, each.name)?.kind === 'calculation') path([each.name], owner);
        const inside = each.name === 'parent' ? (outer ?? owner) : owner;
        for (const arg of each.args) expr(arg, inside, outer);
      }
    }
  };
  return { reached, follow, path, expr };
}
