/**
 * Kinds of name (`reference(endpoint)`), of functions (`call(middleware)`): which words of definitions mean the same kind, and
 * which of them declares it. Definitions that extend each other share their kinds; others have their own.
 */
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { DslSchema, OptionType, Place } from '../../../dsl/schema/schema.ts';
import { metaLanguage, type Schemas, withExtended } from '../../../dsl/schema/vocabulary.ts';
import { allStatements, relatedTo } from './definition-lookup.ts';

/** Kinds by which the factory itself knows what something is. */
export const conventionalKinds: ReadonlySet<string> = new Set([
  'condition',
  'dsl',
  'expression',
  'field',
  'option_type',
  'reactor',
  'template',
  'type',
  'value',
]);

/** Where a kind that a definition speaks of is declared: the entity whose keyword it is, or the word that names it first. */
export function kindPlace(node: Node, kind: string): Place | undefined {
  const { available } = node.document.vocabulary;
  const places = placesOfKind(available, kind);
  const related = relatedTo(node);
  for (const { name } of related) {
    const place = places.get(name);
    if (place) return place;
  }
  // A definition may leave it to those that extend it what there is of a kind.
  const [own] = related;
  for (const [name, place] of places) if (own && withExtended([name], available).includes(own)) return place;
  return places.values().next().value;
}

const known = new WeakMap<Schemas, Map<string, ReadonlyMap<string, Place>>>();

/** Where a kind is declared for each definition that has it. */
function placesOfKind(available: Schemas, kind: string): ReadonlyMap<string, Place> {
  const ofSchemas = known.get(available) ?? new Map<string, ReadonlyMap<string, Place>>();
  known.set(available, ofSchemas);
  let places = ofSchemas.get(kind);
  if (!places) {
    places = findPlaces(available, kind);
    ofSchemas.set(kind, places);
  }
  return places;
}

function findPlaces(available: Schemas, kind: string): ReadonlyMap<string, Place> {
  const declared = new Map<string, Place>();
  for (const schema of available.values()) {
    const place = schema.name === metaLanguage ? undefined : declaredIn(schema, kind);
    if (place) declared.set(schema.name, place);
  }
  const places = new Map<string, Place>();
  for (const [name, place] of declared) {
    // What is extended was there before: of a family, the place of its first member stands for all.
    const family = withExtended([name], available).flatMap((each) => places.get(each.name) ?? []);
    const [first = place, ...others] = family;
    places.set(name, first);
    for (const [other, its] of places) if (others.includes(its)) places.set(other, first);
  }
  return places;
}

/** Where a definition declares a kind; the keyword that is called so before words that say it. */
function declaredIn(schema: DslSchema, kind: string): Place | undefined {
  const statements = allStatements(schema);
  const own = statements.find(
    ({ keyword, kinds, kindPlaces }) => keyword === kind && kinds.includes(kind) && !kindPlaces,
  );
  if (own?.place) return own.place;
  for (const { kinds, kindPlaces } of statements) {
    const place = kindPlaces?.[kinds.indexOf(kind)];
    if (place) return place;
  }
  const called = schema.functions.find((each) => each.kind === kind)?.kindPlace;
  if (called) return called;
  for (const { value, members } of statements)
    for (const type of [
      value?.type,
      ...members.map((each) => each.member === 'argument' && each.parameter.type),
    ]) {
      const place = type ? declaredBy(type, kind) : undefined;
      if (place) return place;
    }
  return undefined;
}

/** Where values of a type are said to declare names of a kind. */
function declaredBy(type: OptionType, kind: string): Place | undefined {
  switch (type.kind) {
    case 'declares':
      return type.what === kind ? type.place : undefined;
    case 'list':
    case 'wrap_list':
      return declaredBy(type.of, kind);
    case 'any_of':
    case 'all_of':
      for (const each of type.types) {
        const place = declaredBy(each, kind);
        if (place) return place;
      }
      return undefined;
    default:
      return undefined;
  }
}
