/** The names in the conditions of rules: arguments, options and inner elements of what the rule is about, and functions beside them. */
import type { Node } from '../../../dsl/bind.ts';
import { callsIn, conditionKind, conditionNames } from '../../../dsl/condition-names.ts';
import type { RuleScope } from '../../../dsl/rule-scope.ts';
import type { OptionType, Place } from '../../../dsl/schema.ts';
import type { Expression, Name } from '../../../dsl/syntax.ts';
import type { DefinedWord } from './defined-words.ts';
import { functionPlace } from './definition-lookup.ts';

/** The words of a condition that are defined. */
export function conditionWords(
  condition: Expression,
  { world, subjects }: RuleScope,
  node: Node,
): readonly DefinedWord[] {
  const functions = node.document.vocabulary.functions.get(conditionKind);
  return [
    ...conditionNames(condition, { world, levels: [subjects] }).flatMap(({ name, member, beside }) =>
      // `operation == spin`: the function that is compared with what may be a call.
      found(name, member ? member.place : functionPlace(node, beside, name.text)),
    ),
    ...callsIn(condition).flatMap(({ path: [name] }) =>
      name ? found(name, functions?.get(name.text)?.place) : [],
    ),
  ];
}

/** The functions that a value names, or the items of a list of them. */
export function functionWords(value: Expression, type: OptionType, node: Node): readonly DefinedWord[] {
  if (value.kind === 'list') return value.items.flatMap((item) => functionWords(item.value, type, node));
  const [first] = value.kind === 'name' ? value.path : [];
  return first ? found(first, functionPlace(node, type, first.text)) : [];
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
