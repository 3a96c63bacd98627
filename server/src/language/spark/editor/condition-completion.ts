/** Completion in the conditions of rules: what the elements have that are spoken of, and the values that they are compared with. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { conditionKind, conditionNames } from '../../../dsl/rules/condition-names.ts';
import type { ConditionName } from '../../../dsl/rules/condition-path.ts';
import { ruleScope } from '../../../dsl/rules/rule-scope.ts';
import { memberNames } from '../../../dsl/rules/static-member.ts';
import { nameSnippet } from './snippet.ts';
import { type Suggestion, wordSuggestions } from './suggestion.ts';
import { functionSuggestions } from './value-completion.ts';

const ofSubject = 'of what the rule is about';

/** What fits at an offset in a `where` or `expect` of a rule. */
export function conditionSuggestions(rule: Node, node: Node, offset: number): readonly Suggestion[] {
  const { world, subjects } = ruleScope(rule);
  const condition = node.statement.args.find(({ span }) => span.start <= offset && offset < span.end);
  if (!condition) return [];
  const at = conditionNames(condition, { world, levels: [subjects] }).find(
    ({ name }) => name.span.start === offset,
  );
  const members = wordSuggestions([...memberNames(at?.within ?? subjects)], ofSubject, 'option');
  if (at?.isBehindDot) return members;
  const functions = functionSuggestions(node, conditionKind).map((each) => ({ ...each, rank: 2 }));
  return [...valuesBeside(at), ...members, ...around, ...functions];
}

/** The values of what stands on the other side of a comparison. */
function valuesBeside(at: ConditionName | undefined): readonly Suggestion[] {
  return wordSuggestions([...(at?.values ?? [])], 'a value of the other side', 'value').map((each) => ({
    ...each,
    // Truth values are no names.
    snippet: /^(true|false)$/.test(each.label) ? each.label : nameSnippet(each.label),
    rank: 0,
  }));
}

const around: readonly Suggestion[] = wordSuggestions(
  ['parent', 'this', 'outer'],
  'an element around',
  'value',
).map((each) => ({ ...each, rank: 2 }));
