/** Expressions → the literals of the domain model. */
import { dotted, type Expression } from '../../../dsl/syntax/syntax.ts';
import type { Literal, TypeUse } from '../../../model/domain-model.ts';

/** The literal that an expression is; `undefined` for calls, operations and lists with named items. */
export function literalOf(expression: Expression): Literal | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return expression.args === undefined ? { atom: dotted(expression) } : undefined;
    case 'list': {
      const items: Literal[] = [];
      for (const { name, value } of expression.items) {
        const item = name === undefined ? literalOf(value) : undefined;
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items;
    }
    default:
      return undefined;
  }
}

/**
 * The type that an expression names; `undefined` when it is none. Constraints that are no literals are left out; an
 * argument without a name is the type of a list's items, `of`.
 */
export function typeOf(expression: Expression | undefined): TypeUse | undefined {
  if (expression?.kind !== 'name') return undefined;
  const constraints = (expression.args ?? []).flatMap(({ name, value }) => {
    const literal = literalOf(value);
    return literal === undefined ? [] : [[name?.text ?? 'of', literal] as const];
  });
  return { name: dotted(expression), constraints: Object.fromEntries(constraints) };
}
