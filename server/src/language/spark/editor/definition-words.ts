/**
 * Words by which the parts of a definition speak of each other: `reference(endpoint)`, `of: destination`, the names in
 * `identifier`, `acyclic`, `set`, `patch` and in rules. They lead to what they mean, and are renamed with it.
 */
import { allNodes, elementName, type Node, rootOf } from '../../../dsl/bind.ts';
import { nameSpan } from '../../../dsl/names.ts';
import { ruleScope } from '../../../dsl/rule-scope.ts';
import type { DslSchema, Place, StatementDefinition } from '../../../dsl/schema.ts';
import { staticMember } from '../../../dsl/static-member.ts';
import { dotted, type Expression, type Name, type Statement } from '../../../dsl/syntax.ts';
import { metaLanguage } from '../../../dsl/vocabulary.ts';
import { placeholdersIn } from '../placeholders.ts';
import { conditionWords, functionWords } from './condition-words.ts';
import type { DefinedWord } from './defined-words.ts';
import {
  allStatements,
  type DefinedStatement,
  relatedTo,
  schemasOf,
  statementsNamed,
  withMixins,
} from './definition-lookup.ts';

/** The words of one node of a definition; none in other documents. */
export function definitionWordsIn(node: Node): readonly DefinedWord[] {
  if (node.schema?.definition !== metaLanguage || !node.parent) return [];
  const own = (name: Name): readonly DefinedWord[] => found(name, siblingPlace(node, name.text));
  const { statement } = node;
  switch (statement.keyword.text) {
    case 'identifier':
      return statement.args.flatMap(namesIn).flatMap(own);
    case 'acyclic':
      return statement.args.flatMap(namesIn).flatMap((name) => found(name, kindPlace(node, name.text)));
    case 'set':
      return ruleOf(node) ? inRule(node) : statement.args.slice(0, 1).flatMap(namesIn).flatMap(own);
    case 'patch':
      return patchPath(node);
    case 'each':
    case 'where':
    case 'expect':
    case 'remove':
    case 'add':
    case 'message':
      return ruleOf(node) ? inRule(node) : [];
    default:
      return inTypes(node);
  }
}

/** Kinds and neighbours that types of options name. */
function inTypes(node: Node): readonly DefinedWord[] {
  return node.events.flatMap((event): readonly DefinedWord[] => {
    if (event.event !== 'call' || event.kind !== 'option_type') return [];
    const type = dotted(event.call);
    return (event.call.args ?? []).flatMap(({ name, value }) => {
      const [first] = value.kind === 'name' ? value.path : [];
      if (!first) return [];
      const isKind = type === 'reference' && (name === undefined || name.text === 'through');
      if (isKind) return found(first, kindPlace(node, first.text));
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
  switch (statement.keyword.text) {
    case 'add': {
      const added = statement.body?.statements ?? [];
      return [...wordsAdded(node, added), ...added.flatMap(placeholdersIn).flatMap(ofElement)];
    }
    case 'message':
      return placeholdersIn(statement).flatMap(ofElement);
    case 'set': {
      const [option] = statement.args.flatMap(namesIn);
      const type = option && memberOf(option)?.type;
      const { assigned } = statement;
      return [
        ...(option ? ofElement(option) : []),
        ...(assigned && type ? functionWords(assigned, type, node) : []),
        ...placeholdersIn(statement).flatMap(ofElement),
      ];
    }
    case 'remove':
      return statement.args.flatMap(namesIn).flatMap(ofElement);
    default:
      return statement.args.flatMap((arg) => conditionWords(arg, scope, node));
  }
}

/** Keywords of what is added, as far as one alone is meant, and the functions that its values name. */
function wordsAdded(node: Node, added: readonly Statement[]): readonly DefinedWord[] {
  return added.flatMap(({ keyword, args, body }) => {
    const [only, ...others] = statementsNamed(node, keyword.text);
    const inner = wordsAdded(node, body?.statements ?? []);
    if (!only || others.length > 0) return inner;
    const { schema, definition } = only;
    const parameters = definition.value
      ? [definition.value]
      : withMixins(schema, definition.members).flatMap((member) =>
          member.member === 'argument' ? [member.parameter] : [],
        );
    const called = args.flatMap((arg, index) => {
      const type = parameters[index]?.type;
      return type ? functionWords(arg, type, node) : [];
    });
    return [...found(keyword, definition.place), ...called, ...inner];
  });
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
function siblingPlace(node: Node, name: string): Place | undefined {
  for (let owner = node.parent; owner; owner = owner.parent) {
    const place = placeAmong(owner, name, new Set());
    if (place) return place;
  }
  return undefined;
}

function placeAmong(owner: Node, name: string, seen: Set<Node>): Place | undefined {
  if (seen.has(owner)) return undefined;
  seen.add(owner);
  for (const child of owner.children) {
    const keyword = child.statement.keyword.text;
    if ((keyword === 'option' || keyword === 'arg') && elementName(child) === name)
      return { uri: child.document.uri, span: nameSpan(child) };
    if (keyword !== 'include') continue;
    for (const mixin of child.statement.args.flatMap(namesIn)) {
      const target = allNodes([rootOf(child)]).find(
        (each) => each.statement.keyword.text === 'mixin' && elementName(each) === mixin.text,
      );
      const place = target && placeAmong(target, name, seen);
      if (place) return place;
    }
  }
  return undefined;
}

/** The entity that declares a kind by its keyword, when it is the only one of the nearest definitions that have any. */
function kindPlace(node: Node, kind: string): Place | undefined {
  const near = declaring(relatedTo(node), kind);
  const [only, ...others] = near.length > 0 ? near : declaring(schemasOf(node), kind);
  return others.length === 0 && only?.keyword === kind && only.kinds.length === 1 ? only.place : undefined;
}

function declaring(schemas: readonly DslSchema[], kind: string): readonly StatementDefinition[] {
  return schemas.flatMap((schema) => allStatements(schema).filter(({ kinds }) => kinds.includes(kind)));
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
