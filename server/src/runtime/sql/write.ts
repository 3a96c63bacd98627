/**
 * Expressions written as SQL, with the meaning that `expression/evaluate` gives them. What does not depend on the record is worked
 * out before and becomes a parameter, so that a statement has the same text whoever asks.
 */
import type { Expr } from '../../model/definition/expression.ts';
import { aggregateOfCall, isAggregateCall } from '../aggregates/aggregate-call.ts';
import { evaluate } from '../expression/evaluate.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { findField } from '../expression/fields.ts';
import { refPath, templateValue, valueExpr } from '../expression/templates.ts';
import { numberType } from '../expression/type-of.ts';
import { types } from '../expression/value-class.ts';
import { writeAggregate } from './aggregate.ts';
import { writeCall } from './call.ts';
import { writeAmongItems, writeAmongValues, writeComparison } from './compare.ts';
import { writeCalculation, writePath } from './field.ts';
import { type Operand, type Sql, sql } from './fragment.ts';
import { asClass, asCondition, asNumber, operandType } from './operand.ts';
import type { TableScope } from './scope.ts';

/** A part of a statement. @throws ExpressionError for what SQL cannot work out, or is not sound */
export function write(expr: Expr, scope: TableScope): Operand {
  switch (expr.kind) {
    case 'literal':
      return { constant: expr.value };
    case 'atom':
      return { constant: expr.name };
    case 'template':
      return expr.of === 'ref'
        ? writePath(refPath(expr.path), scope)
        : { constant: templateValue(expr.of, expr.path, scope.templates) };
    case 'ref':
      return writePath(expr.path, scope);
    case 'list': {
      const items = expr.items.map((item) => write(item, scope));
      if (items.every(isConstant)) return { constant: items.map(({ constant }) => constant) };
      throw new ExpressionError(
        'A list of values of the record can stand behind in, and in string_join, cond and count_nils only.',
      );
    }
    case 'map': {
      const entries = Object.entries(expr.entries).map(
        ([name, value]) => [name, write(value, scope)] as const,
      );
      if (entries.every(([, value]) => isConstant(value)))
        return { constant: Object.fromEntries(entries.map(([name, { constant }]) => [name, constant])) };
      throw new ExpressionError('A map of values of the record cannot be made in SQL.');
    }
    case 'operation':
      return writeOperation(expr, scope);
    case 'call': {
      if (isAggregateCall(expr)) return writeAggregate(aggregateOfCall(expr, scope.resource), scope);
      const field = findField(scope.resource, expr.name);
      if (field?.kind !== 'calculation') return writeCall(expr, scope);
      return writeCalculation(field.calculation, constantsOf(expr.named ?? {}, scope), scope);
    }
  }
}

/** Whether a part is known before the query runs. */
export function isConstant(operand: Operand): operand is Operand & { readonly constant: unknown } {
  return operand.sql === undefined;
}

/** Values for arguments. @throws ExpressionError when one depends on the record */
export function constantsOf(
  named: Readonly<Record<string, Expr>>,
  scope: TableScope,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => {
      const operand = write(value, scope);
      if (!isConstant(operand)) throw new ExpressionError(`${name} cannot depend on the record in SQL.`);
      return [name.replace(/\?$/, ''), operand.constant];
    }),
  );
}

/**
 * The value of an operation or call whose parts are known, though what they were made of may be fields: `not (score == nil)`.
 * @param parts the operands or arguments; those that are undefined are taken as they are written
 */
export function constantOf(
  expr: Extract<Expr, { kind: 'operation' | 'call' }>,
  parts: readonly (Operand | undefined)[],
  scope: TableScope,
): Operand {
  const known = (inner: readonly Expr[]) =>
    inner.map((each, at): Expr => (parts[at] ? { kind: 'template', of: 'arg', path: [String(at)] } : each));
  const values = Object.fromEntries(parts.map((part, at) => [String(at), part?.constant ?? null]));
  const named = expr.kind === 'call' && expr.named ? constantsOf(expr.named, scope) : {};
  const call: Expr =
    expr.kind === 'operation'
      ? { ...expr, operands: known(expr.operands) }
      : { ...expr, args: known(expr.args), named: mapEntries(named, valueExpr) };
  const templates = { ...scope.templates, arguments: values };
  return { constant: evaluate(call, { templates, resource: scope.resource }) ?? null };
}

function mapEntries<A, B>(entries: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, map(value)]));
}

function writeOperation(expr: Extract<Expr, { kind: 'operation' }>, scope: TableScope): Operand {
  const { operator, operands } = expr;
  const { dialect } = scope.statement;
  const [left, right] = operands;
  if (!left) throw new ExpressionError(`The operator ${operator} needs an operand.`);
  switch (operator) {
    case 'not': {
      const operand = write(left, scope);
      if (isConstant(operand)) return constantOf(expr, [operand], scope);
      return { sql: sql`(not ${asCondition(operand, dialect)})`, type: types.boolean };
    }
    case 'and':
    case '&&':
      return writeJunction(operands, 'and', scope);
    case 'or':
    case '||':
      return writeJunction(operands, 'or', scope);
    case 'in':
      return writeAmong(left, right ?? missing, scope);
    case 'has':
      return writeAmong(right ?? missing, left, scope);
  }
  if (!right) return writeCall({ kind: 'call', name: 'minus', args: [left] }, scope);
  const sides = [write(left, scope), write(right, scope)] as const;
  if (sides.every(isConstant)) return constantOf(expr, sides, scope);
  switch (operator) {
    case '<>':
      return {
        sql: sql`(${asClass(sides[0], 'text', '<>', dialect)} || ${asClass(sides[1], 'text', '<>', dialect)})`,
        type: types.string,
      };
    case '+':
    case '-':
    case '*':
    case '/':
      return writeCalculating(operator, sides, dialect);
    default:
      return writeComparison(operator, sides[0], sides[1], dialect);
  }
}

/** Parts that are known decide, or are left out: `false and …` is false, `true and …` the rest. */
function writeJunction(operands: readonly Expr[], operator: 'and' | 'or', scope: TableScope): Operand {
  const { dialect } = scope.statement;
  const parts = operands.map((each) => write(each, scope));
  const decisive = operator === 'or';
  if (parts.some((part) => isConstant(part) && part.constant === decisive)) return { constant: decisive };
  const open = parts.filter((part) => !isConstant(part) || part.constant !== !decisive);
  const [only] = open;
  if (!only) return { constant: !decisive };
  if (open.length === 1) return only;
  if (open.every(isConstant)) return { constant: null };
  const conditions = open.map((part) => asCondition(part, dialect));
  return { sql: sql`(${sql.join(conditions, sql.raw(` ${operator} `))})`, type: types.boolean };
}

function writeCalculating(
  operator: '+' | '-' | '*' | '/',
  sides: readonly [Operand, Operand],
  dialect: 'sqlite' | 'postgres',
): Operand {
  const [left, right] = sides.map((side) => asNumber(side, operator, dialect)) as [Sql, Sql];
  if (operator !== '/') {
    const type = numberType(sides.map(operandType));
    return { sql: sql`(${left} ${sql.raw(operator)} ${right})`, type };
  }
  const dividend = dialect === 'sqlite' ? sql`cast(${left} as real)` : left;
  return { sql: sql`(${dividend} / nullif(${right}, 0))`, type: types.float };
}

const missing: Expr = { kind: 'literal', value: null };

function writeAmong(item: Expr, list: Expr, scope: TableScope): Operand {
  const { dialect } = scope.statement;
  const one = write(item, scope);
  const among = (values: Operand) =>
    constantOf({ kind: 'operation', operator: 'in', operands: [item, list] }, [one, values], scope);
  if (list.kind === 'list') {
    const others = list.items.map((each) => write(each, scope));
    if (others.every(isConstant)) {
      if (isConstant(one)) return among({ constant: others.map(({ constant }) => constant) });
      return writeAmongValues(
        one,
        others.map(({ constant }) => constant),
        dialect,
      );
    }
    const conditions = others.map((other) => {
      const equality = { kind: 'operation', operator: '==', operands: [item, list] } as const;
      const known = isConstant(one) && isConstant(other);
      const part = known
        ? constantOf(equality, [one, other], scope)
        : writeComparison('==', one, other, dialect);
      return asCondition(part, dialect);
    });
    return { sql: sql`(${sql.join(conditions, sql` or `)})`, type: types.boolean };
  }
  const values = write(list, scope);
  if (!isConstant(values)) return writeAmongItems(one, values, dialect);
  if (isConstant(one)) return among(values);
  if (values.constant === null || values.constant === undefined) return { constant: null };
  if (!Array.isArray(values.constant))
    throw new ExpressionError('A list is expected behind in, and in front of has.');
  return writeAmongValues(one, values.constant as readonly unknown[], dialect);
}
