/** Calculations that are expressions, those among the built-in ones included. */
import type { Call, Expr } from '../../model/definition/expression.ts';
import type { CalculationDefinition } from '../../model/definition/resource.ts';
import { optionNames, plainOption } from '../expression/call-options.ts';

const expressions = new WeakMap<CalculationDefinition, Expr>();

/** The expression of a calculation; undefined when it is code. */
export function calculationExpr(definition: CalculationDefinition): Expr | undefined {
  const { calculation } = definition;
  if ('expr' in calculation) return calculation.expr;
  const builtIn = Object.hasOwn(builtIns, calculation.call.name)
    ? builtIns[calculation.call.name]
    : undefined;
  if (!builtIn) return undefined;
  const known = expressions.get(definition) ?? builtIn(calculation.call);
  expressions.set(definition, known);
  return known;
}

const builtIns: Readonly<Record<string, (call: Call) => Expr>> = {
  /** Fields without a value count as empty texts. */
  concat: ({ args }) => ({
    kind: 'call',
    name: 'string_join',
    args: [
      {
        kind: 'list',
        items: optionNames(args['keys']).map((name): Expr => {
          const field: Expr = { kind: 'ref', path: name.split('.') };
          const isNil: Expr = { kind: 'call', name: 'is_nil', args: [field] };
          return { kind: 'call', name: 'if', args: [isNil, { kind: 'literal', value: '' }, field] };
        }),
      },
      { kind: 'literal', value: String(plainOption(args['separator']) ?? '') },
    ],
  }),
};
