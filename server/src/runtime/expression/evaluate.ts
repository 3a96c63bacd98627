/**
 * Expressions worked out in memory, over a record that was read. They mean what `sql/` makes of them; SQL's three-valued logic is
 * in `dsl/three-valued`. What stands behind relationships has to be loaded before, see `loadsOf`.
 */
import { and, not, or, truthOf } from '../../dsl/expressions/three-valued.ts';
import type { Expr } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { isAggregateCall } from '../aggregates/aggregate-call.ts';
import { evaluateAggregate } from '../aggregates/evaluate.ts';
import { compare, isAmong, isDistinct, type Typed } from './compare.ts';
import { evaluateCalculation, evaluateField, evaluatePath } from './evaluate-field.ts';
import { ExpressionError } from './expression-error.ts';
import { findField } from './fields.ts';
import type { ExpressionFunction } from './function.ts';
import { expressionFunctions, refusedFunctions } from './functions/registry.ts';
import { joinTexts } from './functions/text.ts';
import type { Scope } from './scope.ts';
import { refPath, templateValue } from './templates.ts';
import { namedType, typeOf } from './type-of.ts';
import { classOf, inClass, typeOfValue } from './value-class.ts';

type CallExpr = Extract<Expr, { kind: 'call' }>;

/**
 * The value of an expression.
 * @throws ExpressionError for what cannot be worked out: unknown fields, values of wrong types, relationships that are not loaded
 */
export function evaluate(expr: Expr, scope: Scope): unknown {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'atom':
      return expr.name;
    case 'list':
      return expr.items.map((item) => evaluate(item, scope));
    case 'map':
      return Object.fromEntries(
        Object.entries(expr.entries).map(([name, value]) => [name, evaluate(value, scope)]),
      );
    case 'template':
      return expr.of === 'ref'
        ? evaluatePath(refPath(expr.path), scope)
        : templateValue(expr.of, expr.path, scope.templates);
    case 'ref':
      return expr.path.length === 1
        ? evaluateField(expr.path[0] ?? '', scope)
        : evaluatePath(expr.path, scope);
    case 'operation':
      return evaluateOperation(expr, scope);
    case 'call':
      return evaluateCall(expr, scope);
  }
}

/** Whether a condition holds; one that is nil does not. */
export function holds(expr: Expr, scope: Scope): boolean {
  return evaluate(expr, scope) === true;
}

function typed(expr: Expr, scope: Scope): Typed {
  return { value: evaluate(expr, scope), type: fixedType(expr, scope) };
}

/** The declared type of an expression; none for what only its value tells. */
function fixedType(expr: Expr, scope: Scope): TypeDefinition | undefined {
  const type = typeOf(expr, scope);
  return type && classOf(type) === 'json' ? undefined : type;
}

function evaluateOperation(
  { operator, operands }: Extract<Expr, { kind: 'operation' }>,
  scope: Scope,
): unknown {
  const [left, right] = operands;
  if (!left) throw new ExpressionError(`The operator ${operator} needs an operand.`);
  switch (operator) {
    case 'not':
      return not(truthOf(evaluate(left, scope)));
    case 'and':
    case '&&':
      return operands.map((each) => truthOf(evaluate(each, scope))).reduce(and);
    case 'or':
    case '||':
      return operands.map((each) => truthOf(evaluate(each, scope))).reduce(or);
  }
  if (!right) return evaluateFunction('minus', [left], {}, scope);
  switch (operator) {
    case 'in':
      return among(left, right, scope);
    case 'has':
      return among(right, left, scope);
    case '<>': {
      const texts = [evaluate(left, scope), evaluate(right, scope)];
      if (texts.some((text) => text === null || text === undefined)) return null;
      if (!texts.every((text) => typeof text === 'string'))
        throw new ExpressionError('<> joins texts only. Use string_join, or type(…, string).');
      return texts.join('');
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return calculate(operator, evaluate(left, scope), evaluate(right, scope));
    default:
      return compare(operator, typed(left, scope), typed(right, scope));
  }
}

function among(item: Expr, list: Expr, scope: Scope): unknown {
  const one = typed(item, scope);
  if (list.kind === 'list')
    return isAmong(
      one,
      list.items.map((each) => typed(each, scope)),
    );
  const values = evaluate(list, scope);
  if (values === null || values === undefined) return null;
  if (!Array.isArray(values)) throw new ExpressionError('A list is expected behind in, and in front of has.');
  const items = fixedType(list, scope)?.items;
  return isAmong(
    one,
    values.map((value: unknown) => ({ value, type: items })),
  );
}

function calculate(operator: '+' | '-' | '*' | '/', left: unknown, right: unknown): number | null {
  if (left === null || left === undefined || right === null || right === undefined) return null;
  if (typeof left !== 'number' || typeof right !== 'number')
    throw new ExpressionError(
      `${operator} calculates with numbers only. Use date_add or datetime_add for days and moments.`,
    );
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right || 0;
    case '/':
      return right === 0 ? null : left / right || 0;
  }
}

function evaluateCall(call: CallExpr, scope: Scope): unknown {
  const { name, args } = call;
  const [first, second, third] = args;
  switch (name) {
    case 'is_nil':
      return first === undefined || (evaluate(first, scope) ?? null) === null;
    case 'is_distinct_from':
    case 'is_not_distinct_from': {
      if (!first || !second) throw new ExpressionError(`${name} compares two values.`);
      return isDistinct(typed(first, scope), typed(second, scope)) === (name === 'is_distinct_from');
    }
    case 'if': {
      const chosen = first && holds(first, scope) ? second : third;
      return chosen ? evaluate(chosen, scope) : null;
    }
    case 'cond':
      return evaluateCond(first, scope);
    case 'type':
      return first ? asType(evaluate(first, scope), namedType(second), typeOf(first, scope)) : null;
    case 'parent':
      if (!scope.outer || !first)
        throw new ExpressionError('parent(…) can be used inside of exists and aggregates only.');
      return evaluate(first, scope.outer);
    case 'required!': {
      const value = first ? evaluate(first, scope) : null;
      if (value === null || value === undefined) throw new ExpressionError('A required value is nil.');
      return value;
    }
    case 'count_nils':
      return listOf(first, scope)?.filter((item) => item === null || item === undefined).length ?? null;
    case 'string_join': {
      const texts = listOf(first, scope);
      return texts && joinTexts(texts, second ? evaluate(second, scope) : '');
    }
  }
  if (isAggregateCall(call)) return evaluateAggregate(call, scope, evaluate);
  const named = Object.entries(call.named ?? {}).map(([key, value]) => [
    key.replace(/\?$/, ''),
    evaluate(value, scope),
  ]);
  const values = Object.fromEntries(named);
  const field = scope.resource && findField(scope.resource, name);
  if (field?.kind === 'calculation') return evaluateCalculation(field.calculation, values, scope);
  return evaluateFunction(name, args, values, scope);
}

function listOf(expr: Expr | undefined, scope: Scope): readonly unknown[] | null {
  const list = expr ? evaluate(expr, scope) : null;
  if (list === null || list === undefined) return null;
  if (!Array.isArray(list)) throw new ExpressionError('A list is expected here.');
  return list;
}

function evaluateCond(clauses: Expr | undefined, scope: Scope): unknown {
  for (const clause of clauses?.kind === 'list' ? clauses.items : []) {
    const [condition, value] = clause.kind === 'list' ? clause.items : [];
    if (condition && holds(condition, scope)) return value ? evaluate(value, scope) : null;
  }
  return null;
}

/**
 * A value as one of another type; nil when it is none. Whole numbers become text, moments days and days moments, but texts no
 * numbers; what stands inside of a map is what it shows.
 */
function asType(value: unknown, type: TypeDefinition, given: TypeDefinition | undefined): unknown {
  if (value === null || value === undefined) return null;
  const wanted = classOf(type);
  const shows = given !== undefined && classOf(given) === 'json';
  if (shows && wanted !== 'list' && wanted !== 'map' && wanted !== 'json')
    return type.name === 'integer' && !Number.isSafeInteger(value) ? null : inClass(value, wanted);
  if (wanted === 'text' && Number.isSafeInteger(value)) return String(value);
  if (wanted === 'date' && typeof value === 'string') return inClass(value.slice(0, 10), 'date');
  if (wanted === 'datetime' && typeof value === 'string' && value.length === 10)
    return inClass(`${value}T00:00:00Z`, 'datetime');
  if (wanted === 'list') return Array.isArray(value) ? value : null;
  if (wanted === 'map') return typeof value === 'object' && !Array.isArray(value) ? value : null;
  if (wanted === 'json') return value;
  if (type.name === 'integer') return Number.isSafeInteger(value) ? value : null;
  return inClass(value, wanted);
}

function evaluateFunction(
  name: string,
  args: readonly Expr[],
  named: Readonly<Record<string, unknown>>,
  scope: Scope,
): unknown {
  const found = functionNamed(name);
  const values = args.map((arg) => evaluate(arg, scope));
  if (!found.takesNil && values.some((value) => value === null || value === undefined)) return null;
  const types = args.map((arg, at) => typeOf(arg, scope) ?? typeOfValue(values[at]));
  const site = { types, named, now: scope.templates.now };
  const taken = values.map((value, at) => take(name, value, found.takes[at] ?? found.takes.at(-1) ?? 'any'));
  return taken.includes(null) && !found.takesNil ? null : found.evaluate(taken, site);
}

/** @throws ExpressionError when there is no such function, or none that can run here */
export function functionNamed(name: string): ExpressionFunction {
  const found = Object.hasOwn(expressionFunctions, name) ? expressionFunctions[name] : undefined;
  if (found) return found;
  const why = Object.hasOwn(refusedFunctions, name) ? refusedFunctions[name] : undefined;
  if (why) throw new ExpressionError(`${name}(…) cannot be worked out here. ${why}`);
  const names = Object.keys(expressionFunctions).join(', ');
  throw new ExpressionError(
    `There is no function ${name}. There are ${names}, if, cond, type, exists and aggregates.`,
  );
}

function take(name: string, value: unknown, wanted: ExpressionFunction['takes'][number]): unknown {
  switch (wanted) {
    case 'any':
    case 'json':
    case 'binary':
      return value;
    case 'list':
      if (!Array.isArray(value)) throw wrongArgument(name, wanted);
      return value;
    case 'map':
      if (typeof value !== 'object') throw wrongArgument(name, wanted);
      return value;
    case 'date':
    case 'time':
    case 'datetime':
      if (typeof value !== 'string') throw wrongArgument(name, wanted);
      return inClass(value, wanted);
    default: {
      const taken = inClass(value, wanted);
      if (taken === null) throw wrongArgument(name, wanted);
      return taken;
    }
  }
}

export function wrongArgument(name: string, wanted: string): ExpressionError {
  return new ExpressionError(`${name} takes a ${wanted} here. Say with type(…) what the value is.`);
}
