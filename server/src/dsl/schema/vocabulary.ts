/**
 * The keywords and functions that a document may use: the definitions in its `use` lines and those that they extend,
 * put together once for all documents with the same uses.
 */

import { dotted, type Statement } from '../syntax/syntax.ts';
import { type Composition, compose } from './compose.ts';
import {
  type DslSchema,
  type FunctionSchema,
  type Member,
  metaLanguage,
  type StatementSchema,
  type Transform,
  type Verifier,
} from './schema.ts';

export { metaLanguage };

/** Definitions by name. */
export type Schemas = ReadonlyMap<string, DslSchema>;

export interface Vocabulary extends Composition {
  /** Functions by kind, then by name. */
  readonly functions: ReadonlyMap<string, ReadonlyMap<string, FunctionSchema>>;
  readonly transforms: readonly Transform[];
  readonly verifiers: readonly Verifier[];
  /** Every definition there is, used or not, by name. */
  readonly available: Schemas;
  /** Names of the definitions in use, those that they extend included. */
  readonly used: ReadonlySet<string>;
  /** One of those is not there, so that nobody knows all that documents may say. */
  readonly isLacking: boolean;
}

const vocabularies = new WeakMap<Schemas, Map<string, Vocabulary>>();

/** The vocabulary of documents that use the definitions called `uses`. Unknown ones add nothing. */
export function createVocabulary(uses: readonly string[], available: Schemas): Vocabulary {
  const key = uses.join('\0');
  const known = vocabularies.get(available) ?? new Map<string, Vocabulary>();
  vocabularies.set(available, known);
  let vocabulary = known.get(key);
  if (!vocabulary) {
    vocabulary = build(uses, available);
    known.set(key, vocabulary);
  }
  return vocabulary;
}

function build(uses: readonly string[], available: Schemas): Vocabulary {
  const schemas = withExtended([metaLanguage, ...uses], available);
  return {
    ...compose(schemas),
    functions: functionsOf(schemas),
    transforms: schemas.flatMap(({ transforms }) => transforms),
    verifiers: schemas.flatMap(({ verifiers }) => verifiers),
    available,
    used: new Set([...uses, ...schemas.map(({ name }) => name)]),
    isLacking: [...uses, ...schemas.flatMap((schema) => schema.extends)].some((name) => !available.has(name)),
  };
}

/** The definitions and those they extend, which come first; each once, also where they extend each other in a circle. */
export function withExtended(names: readonly string[], available: Schemas): readonly DslSchema[] {
  const found = new Set<DslSchema>();
  const open = new Set<string>();
  const add = (name: string) => {
    const schema = available.get(name);
    if (!schema || open.has(name)) return;
    open.add(name);
    schema.extends.forEach(add);
    found.add(schema);
  };
  names.forEach(add);
  return [...found];
}

/** The names in the `use` statements of a document. */
export function usesOf(statements: readonly Statement[]): readonly string[] {
  return statements
    .filter(({ keyword }) => keyword.text === 'use')
    .flatMap(({ args }) => args.flatMap((arg) => (arg.kind === 'name' ? dotted(arg) : [])));
}

/** Names of the definitions, not in use, that know the keyword below an owner (or at the top, without one). */
export function definitionsWith(
  vocabulary: Vocabulary,
  keyword: string,
  owner: StatementSchema | undefined,
): readonly string[] {
  return unusedKeywords(vocabulary, owner).get(keyword) ?? [];
}

/** The keywords that definitions not in use would bring below an owner (or at the top), with the names of those. */
export function unusedKeywords(
  { available, used }: Vocabulary,
  owner: StatementSchema | undefined,
): ReadonlyMap<string, readonly string[]> {
  const keywords = new Map<string, readonly string[]>();
  for (const { name, members, patches } of available.values()) {
    if (used.has(name)) continue;
    const added = owner
      ? patches.filter(({ path }) => path.at(-1) === owner.keyword).flatMap((patch) => patch.members)
      : members;
    const own = added.flatMap(keywordsOf);
    for (const keyword of new Set(own)) keywords.set(keyword, [...(keywords.get(keyword) ?? []), name]);
  }
  return keywords;
}

/** The keyword of a member, and those of what it holds where it can be left out. */
function keywordsOf(member: Member): readonly string[] {
  if (member.member !== 'statement') return [];
  const { keyword, topLevel, members } = member.definition;
  return topLevel ? [keyword, ...members.flatMap(keywordsOf)] : [keyword];
}

function functionsOf(schemas: readonly DslSchema[]): Vocabulary['functions'] {
  const functions = new Map<string, Map<string, FunctionSchema>>();
  for (const each of schemas.flatMap((schema) => schema.functions)) {
    const ofKind = functions.get(each.kind) ?? new Map<string, FunctionSchema>();
    functions.set(each.kind, ofKind.set(each.name, each));
  }
  return functions;
}
