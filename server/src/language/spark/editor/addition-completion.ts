/** Completion in what rules add, which no document has read yet: keywords by where they will stand, and the values of what brings them. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { ruleScope } from '../../../dsl/rules/rule-scope.ts';
import { elementsAround, memberNames, schemasWithKeyword } from '../../../dsl/rules/static-member.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import type { Expression, Statement } from '../../../dsl/syntax/syntax.ts';
import { keywordSuggestion } from './keyword-completion.ts';
import { type Suggestion, wordSuggestions } from './suggestion.ts';

/** What fits at an offset in an `add` of a rule. */
export function additionSuggestions(
  rule: Node,
  { statement, parent }: Node,
  offset: number,
): readonly Suggestion[] {
  const { world, subjects } = ruleScope(rule);
  const inside = (statement.body?.statements ?? []).find((each) => isAround(each, offset));
  if (!inside) return [];
  // What a fix adds is put into the element itself.
  return within(inside, parent === rule ? elementsAround(subjects, world) : subjects, []);

  function within(
    added: Statement,
    owners: readonly StatementSchema[],
    beside: readonly Statement[],
  ): readonly Suggestion[] {
    if (added.keyword.span.start === offset) return keywordsOf(owners, beside);
    const inner = (added.body?.statements ?? []).find((each) => isAround(each, offset));
    if (inner)
      return within(inner, schemasWithKeyword(added.keyword.text, world), added.body?.statements ?? []);
    const isTemplate = [...added.args, ...(added.assigned ? [added.assigned] : [])].some((each) =>
      templateAt(each, offset),
    );
    return isTemplate
      ? wordSuggestions([...memberNames(subjects)], 'of what the rule is about', 'option')
      : [];
  }
}

/** Keywords that may stand in one of the blocks; options that are there already are left out. */
function keywordsOf(owners: readonly StatementSchema[], beside: readonly Statement[]): readonly Suggestion[] {
  const schemas = new Map(owners.flatMap((owner) => [...childrenOf(owner)]));
  const given = new Set(beside.map(({ keyword }) => keyword.text));
  return [...schemas.values()]
    .filter(({ role, keyword }) => role !== 'option' || !given.has(keyword))
    .map(keywordSuggestion);
}

function isAround({ span }: Statement | Expression, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

/** Whether the word at the offset is the name of a `^name`. */
function templateAt(expression: Expression, offset: number): boolean {
  if (!isAround(expression, offset)) return false;
  switch (expression.kind) {
    case 'template':
      return true;
    case 'operation':
      return expression.operands.some((each) => templateAt(each, offset));
    case 'list':
      return expression.items.some(({ value }) => templateAt(value, offset));
    case 'name':
      return (expression.args ?? []).some(({ value }) => templateAt(value, offset));
    case 'literal':
      return false;
  }
}
