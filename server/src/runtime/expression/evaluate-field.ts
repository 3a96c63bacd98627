/** Fields of a record in memory: attributes and what was loaded, and calculations that are expressions. */
import type { CalculationDefinition } from '../../model/definition/resource.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import { evaluate } from './evaluate.ts';
import { ExpressionError } from './expression-error.ts';
import { fieldNamed, relationshipNamed } from './fields.ts';
import type { Scope } from './scope.ts';

/** @throws ExpressionError when there is no such field, or it is not loaded */
export function evaluateField(name: string, scope: Scope): unknown {
  const { record, resource } = scope;
  if (!record) throw new ExpressionError(`There is no record here that ${name} could be a field of.`);
  if (Object.hasOwn(record, name) && record[name] !== undefined) return record[name];
  if (!resource) return null;
  const field = fieldNamed(resource, name);
  switch (field.kind) {
    case 'attribute':
      return null;
    case 'calculation':
      return evaluateCalculation(field.calculation, {}, scope);
    default:
      throw notLoaded(resource.name, name);
  }
}

/** A calculation that is an expression, with values for its arguments. @throws ExpressionError when it is code */
export function evaluateCalculation(
  definition: CalculationDefinition,
  args: Readonly<Record<string, unknown>>,
  scope: Scope,
): unknown {
  const expr = calculationExpr(definition);
  if (!expr) throw notLoaded(scope.resource?.name ?? 'the record', definition.name);
  const values = { ...defaultArguments(definition.arguments), ...args };
  return evaluate(expr, { ...scope, templates: { ...scope.templates, arguments: values } });
}

/** A field behind relationships; nil where one of them leads to nothing. */
export function evaluatePath(path: readonly string[], scope: Scope): unknown {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return evaluateField(first, scope);
  const value = evaluateField(first, scope);
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    throw new ExpressionError(
      `${path.join('.')} leads to several records. Use exists(${first}, …) or an aggregate.`,
    );
  const { resource, resourceNamed } = scope;
  return evaluatePath(rest, {
    ...scope,
    record: value as Record<string, unknown>,
    ...(resource && resourceNamed
      ? { resource: resourceNamed(relationshipNamed(resource, first).destination) }
      : {}),
  });
}

/** Values of arguments that nobody gave. */
export function defaultArguments(
  definitions: readonly { readonly name: string; readonly default?: { readonly value?: unknown } | object }[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    definitions.map((each) => [
      each.name,
      each.default && 'value' in each.default ? each.default.value : null,
    ]),
  );
}

function notLoaded(resource: string, name: string): ExpressionError {
  return new ExpressionError(`${name} of ${resource} is not loaded. Load it before.`);
}
