/** Arguments of calls in documents, templates and expressions replaced by their values: what handlers of reads and calculations are given. */
import type { Call, CallValue, Expr } from '../../model/definition/expression.ts';
import { evaluate } from './evaluate.ts';
import { ExpressionError } from './expression-error.ts';
import type { Scope } from './scope.ts';

/** All arguments of a call by the names of their definition. */
export function optionsOf({ args }: Call, scope: Scope): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, optionValue(value, scope)]));
}

export function optionValue(value: CallValue, scope: Scope): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly CallValue[]).map((each) => optionValue(each, scope));
  if ('expr' in value) return evaluate(value.expr as Expr, scope);
  if ('call' in value)
    throw new ExpressionError(`${(value.call as Call).name}(…) cannot be called in an argument here.`);
  const { map } = value as { readonly map: Readonly<Record<string, CallValue>> };
  return Object.fromEntries(Object.entries(map).map(([name, each]) => [name, optionValue(each, scope)]));
}

/** The expression that an argument is; a name that stands alone is one, too. */
export function optionExpr(value: CallValue | undefined): Expr | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return { kind: 'literal', value };
  if ('expr' in value) return value.expr as Expr;
  throw new ExpressionError('An expression is expected here.');
}

/** An argument without expressions in it, as plain data: names, numbers, lists and maps of these. */
export function plainOption(value: CallValue | undefined): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly CallValue[]).map(plainOption);
  if ('map' in value) {
    const { map } = value as { readonly map: Readonly<Record<string, CallValue>> };
    return Object.fromEntries(Object.entries(map).map(([name, each]) => [name, plainOption(each)]));
  }
  throw new ExpressionError('A plain value is expected here.');
}

/** Names in an argument: one, or several. `author.name` stays one name. */
export function optionNames(value: CallValue | undefined): readonly string[] {
  const plain = plainOption(value);
  const all: readonly unknown[] = Array.isArray(plain) ? plain : plain === undefined ? [] : [plain];
  return all.map((each) => {
    if (typeof each !== 'string') throw new ExpressionError('The name of a field is expected here.');
    return each;
  });
}
