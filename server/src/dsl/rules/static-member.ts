/** What a name means to every element with a schema, told from definitions alone: the counterpart of `member` without a document. */

import { declarableIn } from '../names/names.ts';
import { standingOf } from '../nodes/bind.ts';
import { childOf } from '../schema/compose.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import type { OptionType, Place, Rule, StatementSchema } from '../schema/schema.ts';
import { createVocabulary, type Schemas } from '../schema/vocabulary.ts';
import { isSubject } from './rule-subject.ts';

/** What a name means: a value of a type, elements that it leads to, or both, as a reference does. */
export interface StaticMember {
  readonly type?: OptionType;
  readonly elements: readonly StatementSchema[];
  /** Where it is defined. */
  readonly place?: Place;
  /** Every element has a value of it: there is a default, or it is a list of what stands inside; or one that is finished has. */
  readonly given?: 'always' | 'when finished';
}

/** All schemas that elements can have, in the order in which they are looked at. */
export interface StaticWorld {
  readonly available: Schemas;
  readonly indexes: readonly SchemaIndex[];
}

interface SchemaIndex {
  readonly document: StatementSchema;
  /** Every word that a statement can begin with. */
  readonly words: ReadonlySet<string>;
  readonly all: ReadonlySet<StatementSchema>;
  readonly owners: ReadonlyMap<StatementSchema, ReadonlySet<StatementSchema>>;
  readonly byKeyword: ReadonlyMap<string, ReadonlySet<StatementSchema>>;
  readonly byKind: ReadonlyMap<string, ReadonlySet<StatementSchema>>;
}

/**
 * What the rules of a definition can speak of: what it has and extends; with `others`, what all other definitions have and
 * add to that, too, which takes longer to put together.
 */
export function worldOf(definition: string, available: Schemas, others: boolean): StaticWorld {
  const uses = others ? [[definition], [...available.keys()]] : [[definition]];
  return { available, indexes: uses.map((each) => indexOf(createVocabulary(each, available).document)) };
}

/** The schemas of the elements and sections that a rule is about. */
export function subjectSchemas(
  rule: Pick<Rule, 'each' | 'definition'>,
  { indexes, available }: StaticWorld,
): readonly StatementSchema[] {
  return indexes.flatMap(({ all }) => [...all].filter((schema) => isSubject(rule, schema, available)));
}

/** The elements and sections with a keyword. */
export function schemasWithKeyword(keyword: string, { indexes }: StaticWorld): readonly StatementSchema[] {
  return indexes.flatMap(({ byKeyword }) => [...(byKeyword.get(keyword) ?? [])]);
}

/** The keywords of all elements and sections. */
export function allKeywords({ indexes }: StaticWorld): ReadonlySet<string> {
  return new Set(indexes.flatMap(({ byKeyword }) => [...byKeyword.keys()]));
}

/** The kinds of all names. */
export function allKinds({ indexes }: StaticWorld): ReadonlySet<string> {
  return new Set(indexes.flatMap(({ document }) => [...declarableIn(document)]));
}

/** Whether statements can begin with a word, in any block. */
export function isKeyword(word: string, { indexes }: StaticWorld): boolean {
  return indexes.some(({ words }) => words.has(word));
}

/** The elements whose names are of a kind. */
export function schemasOfKind(kind: string, { indexes }: StaticWorld): readonly StatementSchema[] {
  return indexes.flatMap(({ byKind }) => [...(byKind.get(kind) ?? [])]);
}

/** The elements and sections that are defined at a place, or patched there. */
export function schemasAt(
  place: { readonly uri: string; readonly start: number },
  { indexes }: StaticWorld,
): readonly StatementSchema[] {
  return indexes.flatMap(({ all }) =>
    [...all].filter((schema) => schema.place?.uri === place.uri && schema.place.span.start === place.start),
  );
}

/** Whether elements with one of the schemas, or elements around them, have an argument or option of a name. */
export function hasValueAround(
  schemas: readonly StatementSchema[],
  name: string,
  { indexes }: StaticWorld,
): boolean {
  const seen = new Set(schemas);
  // What is added on the way is gone through, too.
  for (const schema of seen) {
    const isValue =
      schema.parameters.some((each) => each.name === name) || childOf(schema, name)?.role === 'option';
    if (isValue || schema.fixed.has(name)) return true;
    for (const { owners } of indexes) for (const owner of owners.get(schema) ?? []) seen.add(owner);
  }
  return false;
}

/** What a name means to elements with one of the schemas; `undefined` when it is nothing to any of them. */
export function staticMember(
  schemas: readonly StatementSchema[],
  name: string,
  world: StaticWorld,
): StaticMember | undefined {
  const found = schemas.flatMap((schema) => memberOfSchema(schema, name, world) ?? []);
  const [first] = found;
  if (!first || schemas.length === 1) return first;
  const types = found.flatMap(({ type }) => type ?? []);
  const type: OptionType | undefined = types.length > 1 ? { kind: 'any_of', types } : types[0];
  const elements = [...new Set(found.flatMap((each) => each.elements))];
  const isGiven = found.length === schemas.length && found.every((each) => each.given);
  const given = found.find((each) => each.given !== 'always')?.given ?? 'always';
  return {
    ...(first.place ? { place: first.place } : {}),
    ...(type ? { type } : {}),
    ...(isGiven ? { given } : {}),
    elements,
  };
}

function memberOfSchema(schema: StatementSchema, name: string, world: StaticWorld): StaticMember | undefined {
  if (name === 'parent') return { elements: elementsAround([schema], world) };
  const child = childOf(schema, name);
  const option = child?.role === 'option' ? child : undefined;
  const parameter = schema.parameters.find((each) => each.name === name) ?? option?.parameters[0];
  const place = child?.place ?? parameter?.place;
  const placed = place ? { place } : {};
  if (child?.role === 'section') return { ...placed, elements: [child] };
  if (option || parameter) {
    const type = parameter?.type ?? { kind: 'any' };
    const elements = kindsNamedBy(type).flatMap((kind) => schemasOfKind(kind, world));
    const given = givenBy(schema, name);
    return { ...placed, type, elements, ...(given ? { given } : {}) };
  }
  if (schema.fixed.has(name)) return { type: { kind: 'any' }, elements: [] };
  const inner = [...innerSchemas(schema)]
    .map((each) => each.schema)
    .filter((each) => each.role === 'entity' && (each.keyword === name || each.kinds.includes(name)));
  const [only] = inner;
  if (!only) return undefined;
  // A kind that is called as one of its elements is, too, leads there.
  const named = inner.find(({ keyword }) => keyword === name);
  return { ...(named?.place ? { place: named.place } : {}), elements: [...new Set(inner)], given: 'always' };
}

/** Whether elements have a value, whatever is written or once they have all that they need. */
function givenBy(schema: StatementSchema, name: string): StaticMember['given'] {
  const { option, alike, default: otherwise } = standingOf(schema, name);
  if (alike !== undefined) return undefined;
  if (otherwise) return otherwise.kind === 'literal' && otherwise.value === null ? undefined : 'always';
  const isNeeded = option?.required || schema.parameters.some((each) => each.name === name && each.required);
  return isNeeded ? 'when finished' : undefined;
}

/** The names of all that elements with the schemas have: values, sections, and elements inside. */
export function memberNames(schemas: readonly StatementSchema[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const schema of schemas) {
    for (const { name } of schema.parameters) names.add(name);
    for (const { schema: inner, owner } of innerSchemas(schema)) {
      if (owner === schema || owner.topLevel || inner.role === 'entity') names.add(inner.keyword);
      for (const kind of inner.kinds) names.add(kind);
    }
  }
  return names;
}

/** The elements that those with one of the schemas may stand in, sections left out. */
export function elementsAround(
  schemas: readonly StatementSchema[],
  { indexes }: StaticWorld,
): readonly StatementSchema[] {
  const found = new Set<StatementSchema>();
  const seen = new Set(schemas);
  // What is added on the way is gone through, too.
  for (const schema of seen)
    for (const { owners } of indexes)
      for (const owner of owners.get(schema) ?? [])
        if (owner.role === 'entity') found.add(owner);
        else seen.add(owner);
  return [...found];
}

/** The kinds of element that a value of the type leads to. */
export function kindsNamedBy(type: OptionType): readonly string[] {
  switch (type.kind) {
    case 'reference':
      return [type.to];
    case 'list':
    case 'wrap_list':
      return kindsNamedBy(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(kindsNamedBy);
    default:
      return [];
  }
}

const indexes = new WeakMap<StatementSchema, SchemaIndex>();

function indexOf(document: StatementSchema): SchemaIndex {
  let index = indexes.get(document);
  if (!index) {
    index = makeIndex(document);
    indexes.set(document, index);
  }
  return index;
}

function makeIndex(document: StatementSchema): SchemaIndex {
  const all = new Set<StatementSchema>();
  const words = new Set<string>();
  const owners = new Map<StatementSchema, Set<StatementSchema>>();
  const byKeyword = new Map<string, Set<StatementSchema>>();
  const byKind = new Map<string, Set<StatementSchema>>();
  for (const { schema, owner } of innerSchemas(document)) {
    append(owners, schema, owner);
    for (const word of [schema.keyword, ...(schema.renamedFrom ?? [])]) words.add(word);
    for (const { name } of schema.parameters) words.add(name);
    if (schema.role === 'option' || all.has(schema)) continue;
    all.add(schema);
    append(byKeyword, schema.keyword, schema);
    for (const kind of schema.kinds) append(byKind, kind, schema);
  }
  return { document, words, all, owners, byKeyword, byKind };
}

function append<K, T>(sets: Map<K, Set<T>>, key: K, item: T): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}
