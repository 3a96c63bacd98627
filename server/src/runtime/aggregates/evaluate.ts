/** Aggregates worked out in memory, over related records that were loaded. */
import type { Expr } from '../../model/definition/expression.ts';
import { compare, differenceOf, type Typed } from '../expression/compare.ts';
import { evaluateField } from '../expression/evaluate-field.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { relationshipNamed } from '../expression/fields.ts';
import type { Scope } from '../expression/scope.ts';
import { typeOfPath } from '../expression/type-of.ts';
import { classOf } from '../expression/value-class.ts';
import { compareBySorts } from '../read/compare-records.ts';
import { type AggregateUse, aggregateOfCall, type CallExpr } from './aggregate-call.ts';

type Evaluate = (expr: Expr, scope: Scope) => unknown;

/** The value of an aggregate in an expression. */
export function evaluateAggregate(call: CallExpr, scope: Scope, evaluate: Evaluate): unknown {
  if (!scope.resource) throw new ExpressionError(`${call.name} needs the resource of the record.`);
  const use = aggregateOfCall(call, scope.resource);
  if (use.resource)
    throw new ExpressionError(
      `${call.name}(${use.resource}) looks at records that are not related, which only the database can. Use it in filters and calculations.`,
    );
  return aggregate(use, related(use.path, scope), evaluate);
}

/** The scopes of all records at the end of a path, each once. */
function related(path: readonly string[], scope: Scope): readonly Scope[] {
  let scopes: readonly Scope[] = [scope];
  for (const step of path) {
    scopes = scopes.flatMap((each) => {
      const { resource, resourceNamed } = each;
      const value = evaluateField(step, each);
      const destination = resource && resourceNamed?.(relationshipNamed(resource, step).destination);
      return [value].flat().flatMap((record) =>
        typeof record === 'object' && record !== null
          ? [
              {
                ...each,
                record: record as Record<string, unknown>,
                ...(destination ? { resource: destination } : {}),
                outer: scope,
              },
            ]
          : [],
      );
    });
  }
  return scopes;
}

function aggregate(use: AggregateUse, scopes: readonly Scope[], evaluate: Evaluate): unknown {
  const { filter, sort, field, limit, offset = 0 } = use;
  let found = filter ? scopes.filter((scope) => evaluate(filter, scope) === true) : scopes;
  if (use.kind === 'exists') return found.length > 0;
  if (sort) found = compareBySorts(found, sort);
  if (limit !== undefined || offset > 0)
    found = found.slice(offset, limit === undefined ? undefined : offset + limit);
  if (use.kind === 'count' && field === undefined) return found.length;
  const values = found.map((scope): Typed => {
    const path = (field ?? '').split('.');
    return { value: evaluate({ kind: 'ref', path }, scope) ?? null, type: typeOfPath(path, scope) };
  });
  return reduce(use, values);
}

function reduce(use: AggregateUse, all: readonly Typed[]): unknown {
  const keepsNil = use.includeNil && (use.kind === 'first' || use.kind === 'list');
  const known = keepsNil ? all : all.filter(({ value }) => value !== null);
  const values = use.uniq ? uniqueOf(known) : known;
  const numbers = () => values.map(({ value }) => Number(value));
  const otherwise = use.default ?? null;
  switch (use.kind) {
    case 'count':
      return values.length;
    case 'list':
      return values.length > 0 ? values.map(({ value }) => value) : (use.default ?? []);
    case 'first':
      return values[0]?.value ?? otherwise;
    case 'sum':
      return values.length > 0 ? numbers().reduce((total, each) => total + each, 0) : otherwise;
    case 'avg':
      return values.length > 0
        ? numbers().reduce((total, each) => total + each, 0) / values.length
        : otherwise;
    case 'min':
    case 'max': {
      const sign = use.kind === 'min' ? 1 : -1;
      return (
        values.reduce<Typed | undefined>(
          (best, each) => (!best || (differenceOf(each, best) ?? 0) * sign < 0 ? each : best),
          undefined,
        )?.value ?? otherwise
      );
    }
    default:
      return values.length > 0;
  }
}

function uniqueOf(values: readonly Typed[]): readonly Typed[] {
  const isPlain = values.every(({ type }) => !type || !['list', 'map', 'json'].includes(classOf(type)));
  if (!isPlain) throw new ExpressionError('Lists and maps cannot be told apart in an aggregate with uniq.');
  return values.filter(
    (each, at) =>
      values.findIndex((other) =>
        each.value === null ? other.value === null : compare('==', other, each) === true,
      ) === at,
  );
}
