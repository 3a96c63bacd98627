/** The type of an expression's value, as far as it shows before it is worked out. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import {
  type AggregateUse,
  aggregateOfCall,
  aggregateOfDefinition,
  isAggregateCall,
} from '../aggregates/aggregate-call.ts';
import { ExpressionError } from './expression-error.ts';
import { destinationOf, fieldNamed, findField } from './fields.ts';
import { expressionFunctions } from './functions/registry.ts';
import { types } from './value-class.ts';

export interface TypeScope {
  readonly resource?: ResourceDefinition;
  resourceNamed?(name: string): ResourceDefinition;
  readonly outer?: TypeScope;
}

/** Undefined for constants, whose values show their types. */
export function typeOf(expr: Expr, scope: TypeScope): TypeDefinition | undefined {
  switch (expr.kind) {
    case 'ref':
      return typeOfPath(expr.path, scope);
    case 'operation':
      return typeOfOperation(expr, scope);
    case 'call':
      return typeOfCall(expr, scope);
    default:
      return undefined;
  }
}

/** The type of a field, or of one behind relationships. */
export function typeOfPath(path: readonly string[], scope: TypeScope): TypeDefinition | undefined {
  const { resource, resourceNamed } = scope;
  if (!resource) return undefined;
  const steps = path.slice(0, -1);
  if (steps.length > 0 && !resourceNamed) return undefined;
  const owner = resourceNamed ? destinationOf(resource, steps, resourceNamed) : resource;
  const inner: TypeScope = { resource: owner, ...(resourceNamed ? { resourceNamed } : {}) };
  const field = fieldNamed(owner, path.at(-1) ?? '');
  switch (field.kind) {
    case 'attribute':
      return field.attribute.type;
    case 'calculation':
      return field.calculation.type;
    case 'aggregate':
      return aggregateType(aggregateOfDefinition(field.aggregate), inner);
    case 'relationship':
      return types.json;
  }
}

/** The type of what an aggregate gives. */
export function aggregateType(use: AggregateUse, scope: TypeScope): TypeDefinition | undefined {
  if (use.kind === 'count') return types.integer;
  if (use.kind === 'exists') return types.boolean;
  const { resource, resourceNamed } = scope;
  if (!resource || !resourceNamed || use.field === undefined) return undefined;
  const owner = use.resource ? resourceNamed(use.resource) : destinationOf(resource, use.path, resourceNamed);
  const field = typeOfPath(use.field.split('.'), { resource: owner, resourceNamed });
  if (use.kind === 'avg') return field?.name === 'decimal' ? types.decimal : types.float;
  if (use.kind === 'list') return { name: 'array', constraints: {}, ...(field ? { items: field } : {}) };
  return field;
}

function typeOfOperation(
  { operator, operands }: Extract<Expr, { kind: 'operation' }>,
  scope: TypeScope,
): TypeDefinition | undefined {
  switch (operator) {
    case '+':
    case '-':
    case '*':
      return numberType(operands.map((each) => typeOf(each, scope)));
    case '/':
      return types.float;
    case '<>':
      return types.string;
    default:
      return types.boolean;
  }
}

/** What a calculation with numbers gives: whole numbers of whole numbers. */
export function numberType(operands: readonly (TypeDefinition | undefined)[]): TypeDefinition {
  if (operands.every((type) => type?.name === 'integer')) return types.integer;
  return operands.some((type) => type?.name === 'decimal') ? types.decimal : types.float;
}

function typeOfCall(call: Extract<Expr, { kind: 'call' }>, scope: TypeScope): TypeDefinition | undefined {
  const { name, args } = call;
  switch (name) {
    case 'if':
      return firstType(args.slice(1), scope);
    case 'cond': {
      const [clauses] = args;
      const values = clauses?.kind === 'list' ? clauses.items : [];
      return firstType(
        values.flatMap((clause) => (clause.kind === 'list' ? clause.items.slice(1, 2) : [])),
        scope,
      );
    }
    case 'parent':
      return args[0] && scope.outer ? typeOf(args[0], scope.outer) : undefined;
    case 'required!':
      return args[0] && typeOf(args[0], scope);
    case 'type':
      return namedType(args[1]);
    case 'is_nil':
    case 'is_distinct_from':
    case 'is_not_distinct_from':
      return types.boolean;
    case 'string_join':
      return types.string;
    case 'count_nils':
      return types.integer;
  }
  if (isAggregateCall(call))
    return scope.resource && aggregateType(aggregateOfCall(call, scope.resource), scope);
  const field = scope.resource && findField(scope.resource, name);
  if (field?.kind === 'calculation') return field.calculation.type;
  const known = Object.hasOwn(expressionFunctions, name) ? expressionFunctions[name] : undefined;
  return known?.returns(args.map((arg) => typeOf(arg, scope)));
}

function firstType(exprs: readonly Expr[], scope: TypeScope): TypeDefinition | undefined {
  for (const expr of exprs) {
    const type = typeOf(expr, scope);
    if (type) return type;
  }
  return undefined;
}

/** The type that stands as an argument of `type(…)`. */
export function namedType(expr: Expr | undefined): TypeDefinition {
  if (expr?.kind === 'atom') return { name: expr.name, constraints: {} };
  if (expr?.kind === 'ref') return { name: expr.path.join('.'), constraints: {} };
  if (expr?.kind === 'literal' && typeof expr.value === 'string')
    return { name: expr.value, constraints: {} };
  if (expr?.kind === 'call') return { name: expr.name, constraints: {} };
  throw new ExpressionError('type(…) takes the name of a type as its second argument.');
}
