/** The names in an expression: fields by their paths, functions with their arguments, templates. */

import type { ReferenceType } from '../schema/schema.ts';
import { dotted, type Expression, isPlain, type NameExpression } from '../syntax/syntax.ts';
import { visitCallOf, visitTemplate } from './call-value.ts';
import { type ReferenceEvent, referenceTo, type ValueWalk } from './value-event.ts';

/** The kind of name that a field of an element has: attributes, relationships, whatever declares it. */
export const fieldKind = 'field';

export function visitExpression(expression: Expression, walk: ValueWalk): void {
  switch (expression.kind) {
    case 'literal':
      break;
    case 'list':
      for (const { value } of expression.items) visitExpression(value, walk);
      break;
    case 'operation':
      for (const operand of expression.operands) visitExpression(operand, walk);
      break;
    case 'template':
      visitTemplate(expression.target, walk);
      break;
    case 'name':
      if (isPlain(expression)) visitPath(expression, walk);
      else visitFunction(expression, walk);
  }
}

/** What is called may also be a calculation of the element, with arguments. */
function visitFunction(call: NameExpression, walk: ValueWalk): void {
  if (walk.vocabulary.functions.get('expression')?.has(dotted(call))) {
    visitCallOf(call, 'expression', walk);
    return;
  }
  visitPath(call, walk);
  for (const { value } of call.args ?? []) visitExpression(value, walk);
}

function visitPath({ path }: NameExpression, { events, scope }: ValueWalk): void {
  let before: ReferenceEvent | undefined;
  for (const name of path) {
    before = before
      ? referenceTo(fieldType, name, before, undefined, true)
      : referenceTo(fieldOf(scope.of), name, scope.within, undefined, true);
    events.push(before);
  }
}

const fieldType: ReferenceType = { kind: 'reference', to: fieldKind };

function fieldOf(of: string | undefined): ReferenceType {
  return of === undefined ? fieldType : { ...fieldType, of };
}
