/** The names in the conditions of rules: arguments, options and inner elements of what the rule is about, and functions beside them. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { callsIn, conditionKind, conditionNames } from '../../../dsl/rules/condition-names.ts';
import type { RuleScope } from '../../../dsl/rules/rule-scope.ts';
import type { FunctionSchema, OptionType, Place } from '../../../dsl/schema/schema.ts';
import type { Expression, Name, NameExpression } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import type { DefinedWord } from './defined-words.ts';
import { functionNamed } from './definition-lookup.ts';
import { kindPlace } from './kinds.ts';
import { listedWordsIn } from './listed-words.ts';

/** The words of a condition that are defined. */
export function conditionWords(
  condition: Expression,
  { world, subjects }: RuleScope,
  node: Node,
): readonly DefinedWord[] {
  const functions = node.document.vocabulary.functions.get(conditionKind);
  return [
    ...conditionNames(condition, { world, levels: [subjects] }).flatMap(({ name, member, beside }) =>
      // `operation == spin`: the function that is compared with what may be a call; `channel == web`: the value.
      member
        ? found(name, member.place)
        : beside
          ? wordsOfValue({ kind: 'name', path: [name], span: name.span }, itemOf(beside), node)
          : [],
    ),
    ...callsIn(condition).flatMap((call) => {
      const [name] = call.path;
      const called = name && functions?.get(name.text);
      return called ? [...found(name, called.place), ...kindsAsked(call, called, node)] : [];
    }),
  ];
}

/** What conditions call a kind: `referring(kind)`, `is_call(value, kind)`. */
const kindArgument = 'kind';

function kindsAsked(call: NameExpression, called: FunctionSchema, node: Node): readonly DefinedWord[] {
  return matchArguments(call, called).flatMap(({ argument: { value }, parameter }) => {
    const [kind] = parameter?.name === kindArgument && value.kind === 'name' ? value.path : [];
    return kind ? found(kind, kindPlace(node, kind.text)) : [];
  });
}

/** What a value of a list is compared with stands for one of its items. */
function itemOf(type: OptionType): OptionType {
  if (type.kind === 'any_of') return { ...type, types: type.types.map(itemOf) };
  return type.kind === 'list' || type.kind === 'wrap_list' ? type.of : type;
}

/** The words of a value that stands in a definition: functions, their arguments, and what types list. */
export function wordsOfValue(value: Expression, type: OptionType, node: Node): readonly DefinedWord[] {
  return [...listedWordsIn(value, type), ...functionWords(value, type, node)];
}

function functionWords(value: Expression, type: OptionType, node: Node): readonly DefinedWord[] {
  if (value.kind === 'list') return value.items.flatMap((item) => functionWords(item.value, type, node));
  const [first] = value.kind === 'name' ? value.path : [];
  const called = first && functionNamed(node, type, first.text);
  if (!called || value.kind !== 'name') return [];
  return [
    ...found(first, called.place),
    ...matchArguments(value, called).flatMap(({ argument, parameter }) =>
      parameter
        ? [
            ...(argument.name ? found(argument.name, parameter.place) : []),
            ...wordsOfValue(argument.value, parameter.type, node),
          ]
        : [],
    ),
  ];
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
