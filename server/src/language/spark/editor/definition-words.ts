/**
 * Words by which the parts of a definition speak of each other: `reference(endpoint)`, `of: destination`, the names in
 * `identifier`, `acyclic`, `set`, `patch` and in rules. They lead to what they mean, and are renamed with it.
 */

import { nameSpan } from '../../../dsl/names/names.ts';
import { allNodes, elementName, type Node, rootOf } from '../../../dsl/nodes/bind.ts';
import { alongPath } from '../../../dsl/rules/condition-path.ts';
import { type RuleScope, ruleScope } from '../../../dsl/rules/rule-scope.ts';
import { elementsAround, staticMember } from '../../../dsl/rules/static-member.ts';
import { readOptionType } from '../../../dsl/schema/option-type.ts';
import type { OptionType, Place } from '../../../dsl/schema/schema.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { dotted, type Expression, type Name } from '../../../dsl/syntax/syntax.ts';
import { placeholdersIn } from '../placeholders.ts';
import { wordsAdded } from './added-words.ts';
import { conditionWords, wordsOfValue } from './condition-words.ts';
import type { DefinedWord } from './defined-words.ts';
import {
  type DefinedStatement,
  functionNamed,
  schemasOf,
  statementsNamed,
  withMixins,
} from './definition-lookup.ts';
import { kindPlace } from './kinds.ts';

/** The words of one node of a definition; none in other documents. */
export function definitionWordsIn(node: Node): readonly DefinedWord[] {
  if (node.schema?.definition !== metaLanguage || !node.parent) return [];
  const own = (name: Name): readonly DefinedWord[] => found(name, siblingPlace(node, name.text));
  const { statement } = node;
  switch (statement.keyword.text) {
    case 'identifier':
      return statement.args.flatMap(namesIn).flatMap(own);
    case 'acyclic':
    case 'kind':
      return statement.args.flatMap(namesIn).flatMap((name) => inKind(node, name));
    case 'function':
      return statement.args
        .slice(1)
        .flatMap(namesIn)
        .flatMap((name) => inKind(node, name));
    case 'set':
      return ruleOf(node) ? inRule(node) : inFixed(node);
    case 'patch':
      return patchPath(node);
    case 'each':
    case 'where':
    case 'expect':
    case 'remove':
    case 'add':
    case 'message':
      return ruleOf(node) ? inRule(node) : [];
    case 'returns':
      return statement.args.flatMap(namesIn).flatMap((name) => typeNamed(node, name));
    default:
      return [...inTypes(node), ...inDefault(node)];
  }
}

/** The value that a definition decides for an option. */
function inFixed(node: Node): readonly DefinedWord[] {
  const { args, assigned } = node.statement;
  const [name] = args.flatMap(namesIn);
  const option = name && sibling(node, name.text);
  if (!option) return [];
  const words = found(name, siblingPlace(node, name.text));
  return assigned ? [...words, ...wordsOfValue(assigned, typeOf(option), node)] : words;
}

/** The value of an argument or option when none is given: of its type, or that of a neighbour (`= ^name`). */
function inDefault(node: Node): readonly DefinedWord[] {
  const { assigned } = node.statement;
  if (assigned?.kind !== 'template') return assigned ? wordsOfValue(assigned, typeOf(node), node) : [];
  const [name] = assigned.target.args ? [] : assigned.target.path;
  return name ? found(name, siblingPlace(node, name.text)) : [];
}

/** The type that an argument or option says. */
function typeOf({ statement, document }: Node): OptionType {
  return readOptionType(statement.args[1], document.uri);
}

/** A data type by its name, or a neighbour that names one. */
function typeNamed(node: Node, name: Name): readonly DefinedWord[] {
  const neighbour = siblingPlace(node, name.text);
  return found(name, neighbour ?? functionNamed(node, { kind: 'call', of: 'type' }, name.text)?.place);
}

/** The types of options whose argument is a kind. */
const kindTypes: ReadonlySet<string> = new Set(['reference', 'call', 'declares']);

/** A kind, where it is not this very word that declares it. */
function inKind(node: Node, name: Name): readonly DefinedWord[] {
  const place = kindPlace(node, name.text);
  const isOwn = place?.uri === node.document.uri && place.span.start === name.span.start;
  return isOwn ? [] : found(name, place);
}

/** Kinds and neighbours that types of options name. */
function inTypes(node: Node): readonly DefinedWord[] {
  return node.events.flatMap((event): readonly DefinedWord[] => {
    if (event.event !== 'call' || event.kind !== 'option_type') return [];
    const type = dotted(event.call);
    return (event.call.args ?? []).flatMap(({ name, value }) => {
      const [first] = value.kind === 'name' ? value.path : [];
      if (!first) return [];
      const isKind =
        name === undefined ? kindTypes.has(type) : type === 'reference' && name.text === 'through';
      if (isKind) return inKind(node, first);
      if (type === 'expression' && name?.text === 'returns') return typeNamed(node, first);
      const isNeighbour = name?.text === 'of' || (type === 'value' && name === undefined);
      return isNeighbour ? found(first, siblingPlace(node, first.text)) : [];
    });
  });
}

/** `resource.attributes`: keywords from the top down, of whatever definition has them. */
function patchPath(node: Node): readonly DefinedWord[] {
  const [path] = node.statement.args;
  if (path?.kind !== 'name') return [];
  let level = schemasOf(node).map((schema) => ({ schema, members: schema.members }));
  return path.path.flatMap((name) => {
    const next = level.flatMap(({ schema, members }) =>
      withMixins(schema, members).flatMap((member) =>
        member.member === 'statement' && member.definition.keyword === name.text
          ? [{ schema, members: member.definition.members, definition: member.definition }]
          : [],
      ),
    );
    level = next;
    return found(name, next[0]?.definition.place);
  });
}

/** The `transform` or `verify` around a node. */
export function ruleOf(node: Node): Node | undefined {
  for (let current: Node | undefined = node; current; current = current.parent)
    if (/^(transform|verify)$/.test(current.statement.keyword.text)) return current;
  return undefined;
}

/** What the rule around a node is about, by the keywords that it says. */
export function subjectsOf(
  node: Node,
): readonly { readonly keyword: Name; readonly elements: readonly DefinedStatement[] }[] {
  const each = ruleOf(node)?.children.find(({ statement }) => statement.keyword.text === 'each');
  const keywords = each?.statement.args.flatMap(namesIn) ?? [];
  return keywords.map((keyword) => ({
    keyword,
    elements: statementsNamed(node, keyword.text).filter(({ definition }) => definition.role !== 'option'),
  }));
}

/** The element that a rule is about, and what its conditions and additions name of it. */
function inRule(node: Node): readonly DefinedWord[] {
  const { statement } = node;
  if (statement.keyword.text === 'each')
    return subjectsOf(node).flatMap(({ keyword, elements }) => found(keyword, elements[0]?.definition.place));
  const rule = ruleOf(node);
  if (!rule) return [];
  const scope = ruleScope(rule);
  const memberOf = ({ text }: Name) => staticMember(scope.subjects, text, scope.world);
  const ofElement = (name: Name) => found(name, memberOf(name)?.place);
  const ofPath = (path: readonly Name[]) => pathWords(path, scope);
  switch (statement.keyword.text) {
    case 'add': {
      const added = statement.body?.statements ?? [];
      // What a fix adds is put into the element itself.
      const owners = node.parent === rule ? elementsAround(scope.subjects, scope.world) : scope.subjects;
      return [...wordsAdded(node, added, owners), ...added.flatMap(placeholdersIn).flatMap(ofPath)];
    }
    case 'message':
      return placeholdersIn(statement).flatMap(ofPath);
    case 'set': {
      const [option] = statement.args.flatMap(namesIn);
      const type = option && memberOf(option)?.type;
      const { assigned } = statement;
      return [
        ...(option ? ofElement(option) : []),
        ...(assigned && type ? wordsOfValue(assigned, type, node) : []),
        ...placeholdersIn(statement).flatMap(ofPath),
      ];
    }
    case 'remove':
      return statement.args.flatMap(namesIn).flatMap(ofElement);
    default:
      return statement.args.flatMap((arg) => conditionWords(arg, scope, node));
  }
}

/** The names of a path to a value. */
function pathWords(path: readonly Name[], { world, subjects }: RuleScope): readonly DefinedWord[] {
  const [first] = path;
  if (!first) return [];
  const names = alongPath({ kind: 'name', path, span: first.span }, { world, levels: [subjects] });
  return names.flatMap(({ name, member }) => found(name, member?.place));
}

/** The plain names in an expression; of a path, the first. */
function namesIn(expression: Expression): readonly Name[] {
  if (expression.kind === 'name' && expression.args === undefined) return expression.path.slice(0, 1);
  return partsOf(expression).flatMap(namesIn);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items.map(({ value }) => value);
    case 'operation':
      return expression.operands;
    case 'name':
      return expression.args?.map(({ value }) => value) ?? [];
    default:
      return [];
  }
}

/** The argument or option of this name beside a node, or further out; mixins included. */
function sibling(node: Node, name: string): Node | undefined {
  for (let owner = node.parent; owner; owner = owner.parent) {
    const among = nodeAmong(owner, name, new Set());
    if (among) return among;
  }
  return undefined;
}

function siblingPlace(node: Node, name: string): Place | undefined {
  const found = sibling(node, name);
  return found && { uri: found.document.uri, span: nameSpan(found) };
}

function nodeAmong(owner: Node, name: string, seen: Set<Node>): Node | undefined {
  if (seen.has(owner)) return undefined;
  seen.add(owner);
  for (const child of owner.children) {
    const keyword = child.statement.keyword.text;
    if ((keyword === 'option' || keyword === 'arg') && elementName(child) === name) return child;
    if (keyword !== 'include') continue;
    for (const mixin of child.statement.args.flatMap(namesIn)) {
      const target = allNodes([rootOf(child)]).find(
        (each) => each.statement.keyword.text === 'mixin' && elementName(each) === mixin.text,
      );
      const among = target && nodeAmong(target, name, seen);
      if (among) return among;
    }
  }
  return undefined;
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
