/** Completion in definitions, where their parts speak of each other: in rules, in `identifier` and `acyclic`, in types of references. */
import { elementName, type Node } from '../../../dsl/bind.ts';
import { conditionFunctions } from '../../../dsl/evaluate-function.ts';
import type { Expression } from '../../../dsl/syntax.ts';
import { metaLanguage } from '../../../dsl/vocabulary.ts';
import { allStatements, membersOf, relatedTo, schemasOf, statementsNamed } from './definition-lookup.ts';
import { ruleOf, subjectsOf } from './definition-words.ts';
import { nameSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** The words that fit at an offset in a node of a definition; none in other documents. */
export function ruleSuggestions(node: Node, offset: number): readonly Suggestion[] {
  if (node.schema?.definition !== metaLanguage || !node.parent) return [];
  const { keyword, args } = node.statement;
  switch (keyword.text) {
    case 'each':
      return ruleOf(node) ? keywords(node) : [];
    case 'where':
    case 'expect':
      return ruleOf(node) ? inCondition(node, args, offset) : [];
    case 'remove':
      return ruleOf(node) ? members(node) : [];
    case 'set':
      return ruleOf(node) ? members(node) : siblings(node);
    case 'identifier':
      return siblings(node);
    case 'acyclic':
      return kinds(node);
    case 'arg':
    case 'option':
      return inType(node, args[1], offset);
    default:
      return [];
  }
}

/** The sections and elements that a rule of this definition can be about. */
function keywords(node: Node): readonly Suggestion[] {
  const related = relatedTo(node);
  const own = related.flatMap(allStatements).filter(({ role }) => role !== 'option');
  const patched = related.flatMap(({ patches }) => patches.flatMap(({ path }) => path.at(-1) ?? []));
  return words([...own.map(({ keyword }) => keyword), ...patched], 'a section or entity', 'entity');
}

function inCondition(node: Node, args: readonly Expression[], offset: number): readonly Suggestion[] {
  if (!args.some(({ span }) => span.start <= offset && offset < span.end)) return [];
  const functions = [...conditionFunctions.keys()].map(
    (name): Suggestion => ({
      label: name,
      kind: 'function',
      detail: 'a function of conditions',
      snippet: `${name}($1)`,
      rank: 2,
    }),
  );
  const around = words(['parent', 'this', 'outer'], 'an element around', 'value').map((each) => ({
    ...each,
    rank: 2,
  }));
  return [...members(node), ...held(node, args, offset), ...around, ...functions];
}

/** Arguments, options and inner elements of what the rule is about. */
function members(node: Node): readonly Suggestion[] {
  const elements = subjectsOf(node).flatMap((subject) => subject.elements);
  return membersOfAll(node, elements);
}

function membersOfAll(
  node: Node,
  elements: readonly Parameters<typeof membersOf>[1][],
): readonly Suggestion[] {
  const names = elements
    .flatMap((element) => membersOf(node, element))
    .map((member) => (member.member === 'argument' ? member.parameter.name : member.definition.keyword));
  return words(names, 'of what the rule is about', 'option');
}

/** In `exists(step, …)`, what a step has. */
function held(node: Node, args: readonly Expression[], offset: number): readonly Suggestion[] {
  for (const arg of args) {
    if (arg.span.start > offset || offset >= arg.span.end) continue;
    if (arg.kind === 'operation') return held(node, arg.operands, offset);
    if (arg.kind !== 'name' || !arg.args) return [];
    const values = arg.args.map(({ value }) => value);
    const [list, ...conditions] = values;
    const isBehind = conditions.some(({ span }) => span.start <= offset && offset < span.end);
    const [first] = list?.kind === 'name' ? list.path.slice(-1) : [];
    const inner = first && isBehind ? statementsNamed(node, first.text) : [];
    const elements = inner.filter(({ definition }) => definition.role === 'entity');
    return [...membersOfAll(node, elements), ...held(node, values, offset)];
  }
  return [];
}

/** `reference(KIND, of: NAME)`: kinds of names, and the arguments and options beside it. */
function inType(node: Node, type: Expression | undefined, offset: number): readonly Suggestion[] {
  if (type?.kind === 'list') return type.items.flatMap(({ value }) => inType(node, value, offset));
  if (type?.kind !== 'name' || type.span.start > offset || offset >= type.span.end) return [];
  const argument = type.args?.find(({ span }) => span.start <= offset && offset < span.end);
  if (!argument || argument.value.span.start > offset) return [];
  const called = type.path.at(-1)?.text;
  const { name, value } = argument;
  if (value.kind === 'name' && value.args === undefined) {
    if (called === 'reference' && (name === undefined || name.text === 'through')) return kinds(node);
    if (called === 'call' && name === undefined) return functionKinds(node);
    if (name?.text === 'of' || (called === 'value' && name === undefined)) return siblings(node);
  }
  return inType(node, value, offset);
}

/** The kinds of name that elements declare. */
function kinds(node: Node): readonly Suggestion[] {
  return words(
    schemasOf(node).flatMap((schema) => allStatements(schema).flatMap((each) => each.kinds)),
    'a kind of name',
    'value',
  );
}

function functionKinds(node: Node): readonly Suggestion[] {
  return words(
    schemasOf(node).flatMap(({ functions }) => functions.map(({ kind }) => kind)),
    'a kind of function',
    'value',
  );
}

/** The arguments and options beside a node. */
function siblings(node: Node): readonly Suggestion[] {
  const beside = node.parent?.children ?? [];
  const named = beside.filter((each) => each !== node && /^(arg|option)$/.test(each.statement.keyword.text));
  return words(
    named.flatMap((each) => elementName(each) ?? []),
    'an argument or option',
    'option',
  );
}

function words(names: readonly string[], detail: string, kind: Suggestion['kind']): readonly Suggestion[] {
  return [...new Set(names)].map((label) => ({ label, kind, detail, snippet: nameSnippet(label), rank: 1 }));
}
