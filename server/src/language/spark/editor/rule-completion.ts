/** Completion in definitions, where their parts speak of each other: in rules, in `identifier` and `kind`, in types and defaults. */
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { ruleScope } from '../../../dsl/rules/rule-scope.ts';
import { memberNames, staticMember } from '../../../dsl/rules/static-member.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import { readOptionType } from '../../../dsl/schema/option-type.ts';
import type { DslSchema, OptionType, StatementSchema } from '../../../dsl/schema/schema.ts';
import { createVocabulary, metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { type Expression, nameText } from '../../../dsl/syntax/syntax.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { additionSuggestions } from './addition-completion.ts';
import { conditionSuggestions } from './condition-completion.ts';
import { allStatements, relatedTo, schemasOf, withMixins } from './definition-lookup.ts';
import { ruleOf } from './definition-words.ts';
import { nameSnippet } from './snippet.ts';
import { type Suggestion, wordSuggestions } from './suggestion.ts';
import { typedSuggestions } from './value-completion.ts';

/** The words that fit at an offset in a node of a definition; `undefined` where the types of its values alone decide. */
export function ruleSuggestions(
  workspace: SparkWorkspace,
  node: Node,
  offset: number,
): readonly Suggestion[] | undefined {
  if (node.schema?.definition !== metaLanguage || !node.parent) return undefined;
  const { assigned } = node.statement;
  const rule = ruleOf(node);
  const isAssigned = assigned !== undefined && assigned.span.start <= offset && offset < assigned.span.end;
  if (isAssigned) {
    const type = assignedType(node, rule);
    return type && type.kind !== 'any'
      ? typedSuggestions({ workspace, node, offset }, assigned, type)
      : undefined;
  }
  const found = partsSpokenOf(node, rule, offset);
  return found.length > 0 ? found : undefined;
}

function partsSpokenOf(node: Node, rule: Node | undefined, offset: number): readonly Suggestion[] {
  const { keyword, args } = node.statement;
  switch (keyword.text) {
    case 'each':
      return rule ? keywordSuggestions(node) : [];
    case 'where':
    case 'expect':
      return rule ? conditionSuggestions(rule, node, offset) : [];
    case 'add':
      return rule ? additionSuggestions(rule, node, offset) : [];
    case 'patch':
      return patched(node, offset);
    case 'remove':
      return rule ? members(rule) : [];
    case 'set':
      return rule ? members(rule) : siblings(node);
    case 'identifier':
      return siblings(node);
    case 'acyclic':
    case 'kind':
      return kinds(node);
    case 'inverse':
      return keywordSuggestions(node);
    case 'returns':
      return [...dataTypes(node), ...siblings(node)];
    case 'function':
      return args[1]?.span.start === offset ? functionKinds(node) : [];
    case 'arg':
    case 'option':
      return inType(node, args[1], offset);
    default:
      return [];
  }
}

/** The type of what is assigned: of the argument or option itself, or of the one that a `set` names. */
function assignedType(node: Node, rule: Node | undefined): OptionType | undefined {
  const { keyword, args } = node.statement;
  if (keyword.text !== 'set') return readOptionType(args[1]);
  const name = args[0] && nameText(args[0]);
  if (name === undefined) return undefined;
  if (rule) {
    const { subjects, world } = ruleScope(rule);
    return staticMember(subjects, name, world)?.type;
  }
  const named = node.parent?.children.find((each) => each !== node && elementName(each) === name);
  return named && readOptionType(named.statement.args[1]);
}

/** The sections and elements that a rule of this definition can be about. */
function keywordSuggestions(node: Node): readonly Suggestion[] {
  const related = relatedTo(node);
  const own = related.flatMap(allStatements).filter(({ role }) => role !== 'option');
  const patched = related.flatMap(({ patches }) => patches.flatMap(({ path }) => path.at(-1) ?? []));
  return wordSuggestions([...own.map(({ keyword }) => keyword), ...patched], 'a section or entity', 'entity');
}

/** Arguments, options and inner elements of what the rule is about. */
function members(rule: Node): readonly Suggestion[] {
  return wordSuggestions([...memberNames(ruleScope(rule).subjects)], 'of what the rule is about', 'option');
}

/** The sections and elements behind what stands of the path, of whatever definition has them; those that it extends first. */
function patched(node: Node, offset: number): readonly Suggestion[] {
  const [path] = node.statement.args;
  if (path?.kind !== 'name') return [];
  const before = path.path.filter(({ span }) => span.start < offset);
  const { available } = node.document.vocabulary;
  let owner: StatementSchema | undefined = createVocabulary([...available.keys()], available).document;
  for (const { text } of before) owner = owner && childOf(owner, text);
  const near = new Set(relatedTo(node).map(({ name }) => name));
  return [...(owner?.children.values() ?? [])]
    .filter(
      ({ role, patchable, definition }) =>
        definition !== metaLanguage && (role === 'entity' || patchable === true),
    )
    .map((each) => ({
      label: each.keyword,
      kind: each.role,
      detail: `${each.role} of ${each.definition}`,
      snippet: nameSnippet(each.keyword),
      rank: near.has(each.definition ?? '') ? 1 : 2,
    }));
}

/** `reference(KIND, of: NAME)`: kinds of names, and the arguments and options beside it. */
function inType(node: Node, type: Expression | undefined, offset: number): readonly Suggestion[] {
  if (type?.kind === 'list') return type.items.flatMap(({ value }) => inType(node, value, offset));
  if (type?.kind !== 'name' || type.span.start > offset || offset >= type.span.end) return [];
  const { args = [] } = type;
  const argument = args.find(({ span }) => span.start <= offset && offset < span.end);
  if (!argument || argument.value.span.start > offset) return [];
  const called = type.path.at(-1)?.text;
  const { name, value } = argument;
  if (value.kind === 'name' && value.args === undefined) {
    const isFirst = name === undefined && argument === args[0];
    const ofKind = called === 'reference' || called === 'declares';
    if (ofKind && (isFirst || name?.text === 'through')) return kinds(node);
    if (called === 'call' && isFirst) return functionKinds(node);
    if (called === 'expression' && name?.text === 'returns') return [...dataTypes(node), ...siblings(node)];
    if (name?.text === 'of' || (called === 'value' && isFirst)) return siblings(node);
  }
  return inType(node, value, offset);
}

/** The kinds of name that elements declare, those of the definition and what it extends first. */
function kinds(node: Node): readonly Suggestion[] {
  const kindsOf = (schema: DslSchema) => allStatements(schema).flatMap((each) => each.kinds);
  return nearFirst(node, kindsOf, 'a kind of name');
}

function functionKinds(node: Node): readonly Suggestion[] {
  return nearFirst(node, ({ functions }) => functions.map(({ kind }) => kind), 'a kind of function');
}

function dataTypes(node: Node): readonly Suggestion[] {
  const typesOf = ({ functions }: DslSchema) =>
    functions.flatMap(({ kind, name }) => (kind === 'type' ? [name] : []));
  return nearFirst(node, typesOf, 'a type of data');
}

function nearFirst(
  node: Node,
  wordsOf: (schema: DslSchema) => readonly string[],
  detail: string,
): readonly Suggestion[] {
  const near = new Set(relatedTo(node).flatMap(wordsOf));
  return wordSuggestions([...near, ...schemasOf(node).flatMap(wordsOf)], detail, 'value').map((each) => ({
    ...each,
    rank: near.has(each.label) ? 1 : 2,
  }));
}

/** The arguments and options beside a node, and those that mixins bring along. */
function siblings(node: Node): readonly Suggestion[] {
  const beside = (node.parent?.children ?? []).filter((each) => each !== node);
  const named = beside.filter(({ statement }) => /^(arg|option)$/.test(statement.keyword.text));
  const mixins = beside
    .filter(({ statement }) => statement.keyword.text === 'include')
    .flatMap(({ statement }) => statement.args.flatMap((each) => nameText(each) ?? []));
  const included = relatedTo(node).flatMap((schema) =>
    withMixins(
      schema,
      mixins.map((mixin) => ({ member: 'include', mixin })),
    ).flatMap((member) => {
      if (member.member === 'argument') return [member.parameter.name];
      return member.definition.role === 'option' ? [member.definition.keyword] : [];
    }),
  );
  return wordSuggestions(
    [...named.flatMap((each) => elementName(each) ?? []), ...included],
    'an argument or option',
    'option',
  );
}
