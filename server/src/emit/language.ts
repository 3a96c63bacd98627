/** One definition with everything that its documents can say: what all emitters start from. */
import type { DslSchema, FunctionSchema, Member, Place } from '../dsl/schema/schema.ts';
import { createVocabulary, metaLanguage, type Schemas, type Vocabulary } from '../dsl/schema/vocabulary.ts';
import { type Entry, entriesOf, placeKey } from './entries.ts';

export interface Language {
  readonly definition: DslSchema;
  /** The definitions that a document uses to be written in it: itself, and those whose elements it adds to. */
  readonly uses: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Documents as a whole first, owners before what they hold. */
  readonly entries: readonly Entry[];
  readonly document: Entry;
  /** The mixin that an option or argument comes from; `undefined` when it stands right in its owner. */
  mixinOf(place: Place | undefined): string | undefined;
}

/** Names that emitters need for themselves. */
const reserved = ['Data', 'Expression'];

const languages = new WeakMap<Schemas, Map<string, Language>>();

/** The language of a definition; `undefined` when there is no such definition. */
export function languageOf(name: string, available: Schemas): Language | undefined {
  const definition = available.get(name);
  return definition && languageFor(definition, usesFor(definition, available), available);
}

/** The language of documents that use several definitions; the first is the one it is named after. */
export function languageOfUses(uses: readonly string[], available: Schemas): Language | undefined {
  const definition = available.get(uses[0] ?? '');
  return definition && languageFor(definition, uses, available);
}

function languageFor(definition: DslSchema, uses: readonly string[], available: Schemas): Language {
  const known = languages.get(available) ?? new Map<string, Language>();
  languages.set(available, known);
  const key = uses.join('\0');
  let language = known.get(key);
  if (!language) {
    language = build(definition, uses, available);
    known.set(key, language);
  }
  return language;
}

function build(definition: DslSchema, uses: readonly string[], available: Schemas): Language {
  const vocabulary = createVocabulary(uses, available);
  const isLeftOut = (schema: { readonly definition: string }) =>
    schema.definition === metaLanguage && definition.name !== metaLanguage;
  const entries = entriesOf(vocabulary.document, isLeftOut, reserved);
  const [document] = entries;
  if (!document) throw new Error('A document always has an entry.');
  const mixins = mixinPlaces(available);
  return {
    definition,
    uses,
    vocabulary,
    entries,
    document,
    mixinOf: (place) => mixins.get(placeKey(place)),
  };
}

/** The definition itself, behind those that define what it adds to. */
function usesFor(definition: DslSchema, available: Schemas): readonly string[] {
  const { document } = createVocabulary([definition.name], available);
  const needed = new Set<string>();
  for (const { path } of definition.patches) {
    const [top = ''] = path;
    if (document.children.has(top)) continue;
    for (const schema of available.values()) if (defines(schema.members, top)) needed.add(schema.name);
  }
  needed.delete(definition.name);
  return [definition.name, ...needed];
}

function defines(members: readonly Member[], keyword: string): boolean {
  return members.some((member) => member.member === 'statement' && member.definition.keyword === keyword);
}

/** The name of the mixin by the place of each thing that stands right in it. */
function mixinPlaces(available: Schemas): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { mixins } of available.values())
    for (const [name, members] of mixins)
      for (const member of members) {
        if (member.member === 'include') continue;
        const { place } = member.member === 'argument' ? member.parameter : member.definition;
        places.set(placeKey(place), name);
      }
  return places;
}

/** The functions of a language by kind; all that its documents may call. */
export function functionsOf({ vocabulary, definition }: Language): readonly FunctionSchema[] {
  return [...vocabulary.functions.values()]
    .flatMap((functions) => [...functions.values()])
    .filter((each) => each.definition !== metaLanguage || definition.name === metaLanguage);
}
