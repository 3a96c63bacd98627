/**
 * Words by which the parts of a definition speak of each other: `reference(endpoint)`, `of: destination`, the names in
 * `identifier`, `set`, `patch` and in rules. They lead to what they mean, and are renamed with it.
 */
import { allNodes, elementName, type Node } from '../../../dsl/bind.ts';
import { nameSpan } from '../../../dsl/names.ts';
import type { DslSchema, Member, Place, StatementDefinition } from '../../../dsl/schema.ts';
import { dotted, type Expression, type Name, type Statement } from '../../../dsl/syntax.ts';
import { metaLanguage } from '../../../dsl/vocabulary.ts';
import type { DefinedWord } from './defined-words.ts';
import { placeholdersIn } from './placeholders.ts';

/** The words of one node of a definition; none in other documents. */
export function definitionWordsIn(node: Node): readonly DefinedWord[] {
  if (node.schema?.definition !== metaLanguage || !node.parent) return [];
  const own = (name: Name): readonly DefinedWord[] => found(name, siblingPlace(node, name.text));
  const { statement } = node;
  switch (statement.keyword.text) {
    case 'identifier':
      return statement.args.flatMap(namesIn).flatMap(own);
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
      statementsOf(schema, members).flatMap((definition) =>
        definition.keyword === name.text ? [{ schema, members: definition.members, definition }] : [],
      ),
    );
    level = next;
    return found(name, next[0]?.definition.place);
  });
}

/** The `transform` or `verify` around a node. */
function ruleOf(node: Node): Node | undefined {
  for (let current: Node | undefined = node; current; current = current.parent)
    if (/^(transform|verify)$/.test(current.statement.keyword.text)) return current;
  return undefined;
}

/** The element that a rule is about, and what its conditions and additions name of it. */
function inRule(node: Node): readonly DefinedWord[] {
  const each = ruleOf(node)?.children.find(({ statement }) => statement.keyword.text === 'each');
  const [keyword] = each?.statement.args.flatMap(namesIn) ?? [];
  if (!keyword) return [];
  const elements = schemasOf(node).flatMap((schema) =>
    allStatements(schema).flatMap((definition) =>
      definition.keyword === keyword.text && definition.role !== 'option' ? [{ schema, definition }] : [],
    ),
  );
  if (node === each) return found(keyword, elements[0]?.definition.place);
  const ofElement = (name: Name) =>
    found(
      name,
      elements.flatMap(({ schema, definition }) => memberPlace(schema, definition.members, name.text))[0],
    );
  const { statement } = node;
  switch (statement.keyword.text) {
    case 'add': {
      const added = statement.body?.statements ?? [];
      return [...keywordsAdded(node, added), ...added.flatMap(placeholdersIn).flatMap(ofElement)];
    }
    case 'message':
      return placeholdersIn(statement).flatMap(ofElement);
    default:
      return statement.args.flatMap(namesIn).flatMap(ofElement);
  }
}

/** Keywords of what is added, as far as one definition alone has them. */
function keywordsAdded(node: Node, added: readonly Statement[]): readonly DefinedWord[] {
  return added.flatMap(({ keyword, body }) => {
    const places = schemasOf(node).flatMap((schema) =>
      allStatements(schema).flatMap((each) =>
        each.keyword === keyword.text && each.place ? [each.place] : [],
      ),
    );
    return [
      ...(places.length === 1 ? found(keyword, places[0]) : []),
      ...keywordsAdded(node, body?.statements ?? []),
    ];
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
      const target = [...allNodes(child.document.roots)].find(
        (each) => each.statement.keyword.text === 'mixin' && elementName(each) === mixin.text,
      );
      const place = target && placeAmong(target, name, seen);
      if (place) return place;
    }
  }
  return undefined;
}

/** The entity that declares a kind by its keyword, when it is the only one. */
function kindPlace(node: Node, kind: string): Place | undefined {
  const declaring = schemasOf(node).flatMap((schema) =>
    allStatements(schema).filter(({ kinds }) => kinds.includes(kind)),
  );
  const [only, ...others] = declaring;
  return others.length === 0 && only?.keyword === kind && only.kinds.length === 1 ? only.place : undefined;
}

/** The definition that a node stands in, then all others. */
function schemasOf(node: Node): readonly DslSchema[] {
  let root = node;
  while (root.parent) root = root.parent;
  const { available } = node.document.vocabulary;
  const own = available.get(elementName(root) ?? '');
  return own ? [own, ...[...available.values()].filter((schema) => schema !== own)] : [...available.values()];
}

const statements = new WeakMap<DslSchema, readonly StatementDefinition[]>();

/** Every section, entity and option of a definition, at any depth. */
function allStatements(schema: DslSchema): readonly StatementDefinition[] {
  let known = statements.get(schema);
  if (!known) {
    const within = (members: readonly Member[]): readonly StatementDefinition[] =>
      members.flatMap((member) =>
        member.member === 'statement' ? [member.definition, ...within(member.definition.members)] : [],
      );
    known = [
      schema.members,
      ...schema.mixins.values(),
      ...schema.patches.map(({ members }) => members),
    ].flatMap(within);
    statements.set(schema, known);
  }
  return known;
}

/** The statements among members, those of mixins included. */
function statementsOf(schema: DslSchema, members: readonly Member[]): readonly StatementDefinition[] {
  return members.flatMap((member) => {
    if (member.member === 'statement') return [member.definition];
    return member.member === 'include'
      ? (schema.mixins.get(member.mixin) ?? []).flatMap((each) =>
          each.member === 'statement' ? [each.definition] : [],
        )
      : [];
  });
}

function memberPlace(schema: DslSchema, members: readonly Member[], name: string): readonly Place[] {
  const args = members.flatMap((member) =>
    member.member === 'argument' && member.parameter.name === name ? [member.parameter.place] : [],
  );
  const inner = statementsOf(schema, members).flatMap(({ keyword, place }) =>
    keyword === name ? [place] : [],
  );
  return [...args, ...inner].flatMap((place) => place ?? []);
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
