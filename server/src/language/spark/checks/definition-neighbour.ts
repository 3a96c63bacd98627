/** What a definition says of its own members by name: what identifies an element, what leads on from a type, what comes of it. */
import type { Fix } from '../../../base/diagnostic.ts';
import { nameSpan } from '../../../dsl/names/names.ts';
import { elementName, type Node, rootOf } from '../../../dsl/nodes/bind.ts';
import {
  isKeyword,
  memberNames,
  type StaticWorld,
  schemasAt,
  schemasOfKind,
  worldOf,
} from '../../../dsl/rules/static-member.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import { readOptionType } from '../../../dsl/schema/option-type.ts';
import type { OptionType, StatementSchema } from '../../../dsl/schema/schema.ts';
import type { Name, NameExpression, Statement } from '../../../dsl/syntax/syntax.ts';
import { suggest } from './check.ts';

/** A name that means nothing where it stands. */
export interface Stray {
  readonly name: Name;
  readonly problem: string;
  readonly hint: string;
  readonly fixes: readonly Fix[];
}

const nothing: readonly never[] = [];

/** The names in `identifier` that the element has no value of, in `inverse` of no element, and in `returns` of no data type. */
export function strayNames(node: Node): readonly Stray[] {
  const { keyword } = node.statement;
  switch (keyword.text) {
    case 'identifier':
      return identifier(node);
    case 'inverse':
      return inverse(node);
    case 'returns':
      return namesOf(node.statement).flatMap((name) => returned(name, node));
    case 'arg':
    case 'option':
      return alike(node);
    default:
      return nothing;
  }
}

function identifier(node: Node): readonly Stray[] {
  const { parent } = node;
  if (!parent) return nothing;
  const names = namesOf(node.statement);
  return names.flatMap((name, index) => {
    if (names.findIndex(({ text }) => text === name.text) < index)
      return [{ name, problem: `\`${name.text}\` is there already.`, hint: '', fixes: [] }];
    if (isMember(parent, name.text, false) || isMember(parent, name.text, true)) return [];
    const problem = `\`${elementName(parent)}\` has no argument or option \`${name.text}\`.`;
    return [{ name, problem, ...suggest(name.text, name.span, membersOf(parent)) }];
  });
}

/** Whether elements have an argument or option of the name. What a mixin has not is for those to have who include it. */
function isMember(definition: Node, name: string, others: boolean): boolean {
  if (membersOf(definition).includes(name)) return true;
  const world = worldAt(definition, others);
  const schemas = schemasAt({ uri: definition.document.uri, start: nameSpan(definition).start }, world);
  if (schemas.length === 0) return definition.schema?.keyword !== 'function' && isKeyword(name, world);
  return schemas.some((schema) => typeIn(schema, name) !== undefined || schema.fixed.has(name));
}

/** The argument or option whose value a default is: `= ^name`. */
function alike({ parent, statement: { assigned } }: Node): readonly Stray[] {
  const name = assigned?.kind === 'template' && !assigned.target.args ? assigned.target.path[0] : undefined;
  if (!name || !parent || isMember(parent, name.text, false) || isMember(parent, name.text, true)) return [];
  const problem = `There is no argument or option \`${name.text}\` beside it.`;
  return [{ name, problem, ...suggest(name.text, name.span, membersOf(parent)) }];
}

function inverse(node: Node): readonly Stray[] {
  return namesOf(node.statement).flatMap((name) => {
    const isThere = [false, true].some((others) => isKeyword(name.text, worldAt(node, others)));
    if (isThere) return [];
    const keywords = worldAt(node, true).indexes.flatMap(({ byKeyword }) => [...byKeyword.keys()]);
    return [
      {
        name,
        problem: `No definition has an element \`${name.text}\`.`,
        ...suggest(name.text, name.span, keywords),
      },
    ];
  });
}

/** What a function or expression returns: a data type, or the argument or option beside it that names one. */
export function returned(name: Name, node: Node): readonly Stray[] {
  const types = dataTypes(node);
  const beside = node.parent ? membersOf(node.parent) : [];
  if (types.size === 0 || types.has(name.text) || beside.includes(name.text)) return nothing;
  // What a mixin speaks of is for those to have who include it.
  if ([false, true].some((others) => isValueWord(name.text, worldAt(node, others)))) return nothing;
  const problem = `There is no type of data \`${name.text}\`, and no argument or option of that name beside it.`;
  return [{ name, problem, ...suggest(name.text, name.span, [...types, ...beside]) }];
}

function dataTypes({ document }: Node): ReadonlySet<string> {
  const all = [...document.vocabulary.available.values()].flatMap(({ functions }) => functions);
  return new Set(all.flatMap(({ kind, name }) => (kind === 'type' ? [name] : [])));
}

function isValueWord(word: string, { indexes }: StaticWorld): boolean {
  return indexes.some(({ all }) => [...all].some((schema) => typeIn(schema, word) !== undefined));
}

/**
 * A path to what a type is about (`of: link.destination`), whose first name is that of an argument or option beside it:
 * each has to lead on.
 */
export function leadsOn(path: NameExpression['path'], type: string, node: Node): readonly Stray[] {
  const [first, ...others] = path;
  if (!first) return nothing;
  const world = worldAt(node, false);
  const types = typesBeside(first.text, node, world);
  if (types.length > 0 && types.every((each) => isPlain(each))) {
    const problem =
      type === 'value'
        ? `\`${first.text}\` says no type of data, so that nobody knows what the values are.`
        : `\`${first.text}\` names no element, so that nothing can be looked up in it.`;
    return [{ name: first, problem, hint: '', fixes: [] }];
  }
  return along(others, types, node);
}

function along(path: readonly Name[], types: readonly OptionType[], node: Node): readonly Stray[] {
  const [name, ...others] = path;
  const kinds = types.flatMap(kindsIn);
  if (!name || kinds.length === 0) return nothing;
  // To put all definitions together takes longer, and is seldom needed.
  for (const all of [false, true]) {
    const world = worldAt(node, all);
    const elements = kinds.flatMap((kind) => schemasOfKind(kind, world));
    const next = elements.flatMap((element) => typeIn(element, name.text) ?? []);
    if (next.length > 0) return along(others, next, node);
    if (!all || elements.length === 0) continue;
    const problem = `${kinds.map((kind) => `\`${kind}\``).join(' or ')} has no argument or option \`${name.text}\`.`;
    return [{ name, problem, ...suggest(name.text, name.span, memberNames(elements)) }];
  }
  return nothing;
}

/** What the name says beside a type, or around it; nothing where only those know who include a mixin. */
function typesBeside(name: string, { parent, document }: Node, world: StaticWorld): readonly OptionType[] {
  if (!parent) return nothing;
  const own = parent.children.find(
    ({ schema, statement }) =>
      /^(arg|option)$/.test(schema?.keyword ?? '') && textOf(statement) === name && statement.args[1],
  );
  if (own) return [readOptionType(own.statement.args[1])];
  const around = schemasAt({ uri: document.uri, start: nameSpan(parent).start }, world);
  return around.flatMap((schema) => typeIn(schema, name) ?? []);
}

function typeIn(schema: StatementSchema, name: string): OptionType | undefined {
  const own = schema.parameters.find((each) => each.name === name);
  if (own) return own.type;
  const child = childOf(schema, name);
  return child?.role === 'option' ? child.parameters[0]?.type : undefined;
}

/** Values that name nothing. */
function isPlain(type: OptionType): boolean {
  switch (type.kind) {
    case 'atom':
    case 'id':
    case 'string':
    case 'boolean':
    case 'number':
    case 'one_of':
    case 'duration':
    case 'regex':
    case 'file':
      return true;
    case 'list':
    case 'wrap_list':
      return isPlain(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.every(isPlain);
    default:
      return false;
  }
}

function kindsIn(type: OptionType): readonly string[] {
  switch (type.kind) {
    case 'reference':
      return [type.to];
    case 'list':
    case 'wrap_list':
      return kindsIn(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(kindsIn);
    default:
      return nothing;
  }
}

function worldAt(node: Node, others: boolean): StaticWorld {
  return worldOf(elementName(rootOf(node)) ?? '', node.document.vocabulary.available, others);
}

/** The arguments and options that stand in the same block of the definition. */
function membersOf(owner: Node): readonly string[] {
  return owner.children.flatMap((each) =>
    /^(arg|option|set)$/.test(each.statement.keyword.text) ? textOf(each.statement) : [],
  );
}

function textOf({ args: [name] }: Statement): string {
  return name?.kind === 'name' ? (name.path[0]?.text ?? '') : '';
}

function namesOf({ args }: Statement): readonly Name[] {
  return args
    .flatMap((value) => (value.kind === 'list' ? value.items.map((item) => item.value) : [value]))
    .flatMap((value) => (value.kind === 'name' && !value.args ? value.path.slice(0, 1) : []));
}
