/**
 * Edits that make no difference to what is found: other words in an option that holds a text and that no definition speaks
 * of, such as a description. What was found out about the statement before holds for the one that it became.
 */

import type { StatementSchema } from '../schema/schema.ts';
import { spokenNames } from '../schema/spoken-names.ts';
import { identityOf, moved } from '../syntax/statement-identity.ts';
import type { Expression } from '../syntax/syntax.ts';
import type { BoundDocument, Node } from './bind.ts';

/** Says of each statement at the top that became another by such edits only that it is still the same. */
export function keepSilent(before: BoundDocument, after: BoundDocument): void {
  if (before.vocabulary !== after.vocabulary || before.roots.length !== after.roots.length) return;
  const spoken = spokenNames(after.vocabulary.available);
  const isSilent = ({ role, keyword, argument, parameters: [value] }: StatementSchema): boolean =>
    role === 'option' && !argument && value?.type.kind === 'string' && !spoken.has(keyword);
  for (const [place, root] of before.roots.entries()) {
    const now = after.roots[place];
    if (now && identityOf(now.statement) !== identityOf(root.statement) && isAlike(root, now, isSilent))
      moved(root.statement, now.statement);
  }
}

function isAlike(one: Node, other: Node, isSilent: (schema: StatementSchema) => boolean): boolean {
  const { schema, values } = one;
  if (schema !== other.schema || one.statement.keyword.text !== other.statement.keyword.text) return false;
  // Nobody knows what a statement without a meaning would be taken for.
  if (!schema || schema.opaque || values.length !== other.values.length) return false;
  const mayDiffer = one.events.length === 0 && other.events.length === 0 && isSilent(schema);
  return (
    values.every(({ expression, parameter }, index) => {
      const value = other.values[index];
      if (!value || value.parameter !== parameter) return false;
      return (
        isEqual(expression, value.expression) || (mayDiffer && isText(expression) && isText(value.expression))
      );
    }) &&
    areAlike(one.children, other.children, isSilent) &&
    areAlike(one.derived, other.derived, isSilent)
  );
}

function areAlike(
  some: readonly Node[],
  others: readonly Node[],
  isSilent: (schema: StatementSchema) => boolean,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isAlike(one, other, isSilent);
    })
  );
}

function isText(expression: Expression): boolean {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

/** Whether two expressions say the same, wherever they stand. */
function isEqual(one: Expression, other: Expression): boolean {
  switch (one.kind) {
    case 'literal':
      return other.kind === 'literal' && one.value === other.value;
    case 'template':
      return other.kind === 'template' && isEqual(one.target, other.target);
    case 'operation':
      return (
        other.kind === 'operation' &&
        one.operator === other.operator &&
        areEqual(one.operands, other.operands, isEqual)
      );
    case 'list':
      return other.kind === 'list' && areEqual(one.items, other.items, isEqualArgument);
    case 'name':
      return (
        other.kind === 'name' &&
        areEqual(one.path, other.path, ({ text }, name) => text === name.text) &&
        (one.args === undefined) === (other.args === undefined) &&
        areEqual(one.args ?? [], other.args ?? [], isEqualArgument)
      );
  }
}

type Argument = Extract<Expression, { kind: 'list' }>['items'][number];

function isEqualArgument(one: Argument, other: Argument): boolean {
  return one.name?.text === other.name?.text && isEqual(one.value, other.value);
}

function areEqual<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isSame(one, other);
    })
  );
}
