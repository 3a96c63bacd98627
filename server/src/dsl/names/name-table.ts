/** What all documents declare for each other, by kind and by name; a document is bound only when somebody looks at what is declared. */
import { Kept } from '../../base/kept.ts';
import type { BoundDocument, Node } from '../nodes/bind.ts';
import { childOf } from '../schema/compose.ts';
import { fragmentKeyword } from '../schema/fragment.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import type { StatementSchema } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Statement } from '../syntax/syntax.ts';
import { DistantDeclaration } from './distant-declaration.ts';
import { type Declaration, type Declarations, declarationsOf, declaredBy } from './names.ts';
import { type TopNames, topNames } from './top-names.ts';

/** A document in which names are looked for. */
export interface SearchedDocument {
  readonly uri: string;
  readonly statements: readonly Statement[];
  /** The keywords of its top statements. */
  readonly keywords: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  /** Whether `bound` has nothing to do. */
  readonly isBound: boolean;
  bound(): BoundDocument;
}

export class NameTable {
  readonly #documents: readonly SearchedDocument[];
  readonly #all = new Map<string, readonly Declaration[]>();
  /** The place of the first document that declares a name, by kind and name. */
  readonly #homes = new Map<string, ReadonlyMap<string, number>>();
  /** By URI; made when somebody asks, and taken over while the same documents are in the same places. */
  #places: ReadonlyMap<string, number> | undefined;

  /** With the table `before` of the same documents in other states, what is known of kinds whose names stayed the same is taken over. */
  constructor(documents: readonly SearchedDocument[], before?: NameTable) {
    this.#documents = documents;
    if (before === undefined || before.#documents.length !== documents.length) return;
    this.#places = before.#places;
    const changed = documents.flatMap((document, place) => {
      const known = before.#documents[place];
      return known && known !== document ? [[known, document] as const] : [];
    });
    for (const [kind, homes] of before.#homes)
      if (changed.every(([known, document]) => declareAlike(known, document, kind)))
        this.#homes.set(kind, homes);
    // Attributes, say, are declared inside of resources only; but whoever wants to know what could be meant asks all documents.
    for (const [kind, all] of before.#all)
      if (changed.every((states) => states.every((document) => namesIn(document, kind).length === 0)))
        this.#all.set(kind, all);
  }

  /** All declarations of a kind that all documents see. */
  all(kind: string): readonly Declaration[] {
    let known = this.#all.get(kind);
    if (!known) {
      known = this.#documents.flatMap((document) => declared(document, kind));
      this.#all.set(kind, known);
    }
    return known;
  }

  /** The first declaration of a name that all documents see. */
  find(kind: string, name: string): Declaration | undefined {
    let homes = this.#homes.get(kind);
    if (!homes) {
      homes = this.#homesOf(kind);
      this.#homes.set(kind, homes);
    }
    const home = this.#documents[homes.get(name) ?? -1];
    return home && declared(home, kind).find((each) => each.name === name);
  }

  /** What the document of a node declares for all, as it is now. */
  beside({ document }: Node): Declarations {
    this.#places ??= new Map(this.#documents.map(({ uri }, place) => [uri, place]));
    const found = this.#documents[this.#places.get(document.uri) ?? -1];
    return found ? declarationsOf(found.bound()) : nothing;
  }

  #homesOf(kind: string): ReadonlyMap<string, number> {
    const homes = new Map<string, number>();
    for (const [place, document] of this.#documents.entries())
      for (const name of namesIn(document, kind)) if (!homes.has(name)) homes.set(name, place);
    return homes;
  }

  /** The fragments in all documents. */
  fragments(): readonly Node[] {
    return this.#documents.flatMap((document) =>
      document.keywords.has(fragmentKeyword)
        ? document.bound().roots.filter(({ statement }) => statement.keyword.text === fragmentKeyword)
        : [],
    );
  }
}

const nothing: Declarations = new Map();

/** What a document declares for all of a kind, known by name alone where that is enough. */
function declared(document: SearchedDocument, kind: string): readonly Declaration[] {
  const inside = () => declarationsOf(document.bound()).get(kind) ?? none;
  if (document.isBound) return inside();
  if (!mayDeclare(document, kind)) return none;
  const names = topNamesOf(document);
  if (names === 'inside') return inside();
  return (names.get(kind) ?? none).map(
    (name, index) => new DistantDeclaration(kind, name, () => inside()[index]),
  );
}

const none: readonly never[] = [];

/**
 * Works out what a document declares for others, as far as its top tells. Looking for a name asks that of all documents at once,
 * which is long to wait for when definitions have changed. Whether there was anything to do.
 */
export function readTop(document: SearchedDocument): boolean {
  if (document.isBound || namesOfDocuments.get(document) !== undefined) return false;
  topNamesOf(document);
  return true;
}

const namesOfDocuments = new Kept<SearchedDocument, TopNames | 'inside'>();

function topNamesOf(document: SearchedDocument): TopNames | 'inside' {
  let names = namesOfDocuments.get(document);
  if (names === undefined) {
    names = topNames(document.statements, document.vocabulary) ?? 'inside';
    namesOfDocuments.set(document, names);
  }
  return names;
}

/** Whether two documents declare the same names of a kind for all. */
function declareAlike(one: SearchedDocument, other: SearchedDocument, kind: string): boolean {
  const [names, others] = [namesIn(one, kind), namesIn(other, kind)];
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

/** The names of a kind that a document declares for all. */
function namesIn(document: SearchedDocument, kind: string): readonly string[] {
  if (!mayDeclare(document, kind)) return none;
  const names = topNamesOf(document);
  const declarations = names === 'inside' ? declarationsOf(document.bound()) : names;
  return (declarations.get(kind) ?? none).map(({ name }) => name);
}

/** Whether the top statements of a document could declare a name of the kind at all. */
function mayDeclare({ keywords, vocabulary }: SearchedDocument, kind: string): boolean {
  // What a fragment may hold depends on its element.
  if (keywords.has(fragmentKeyword)) return true;
  for (const keyword of keywords) {
    const schema = childOf(vocabulary.document, keyword);
    if (schema && kindsIn(schema).has(kind)) return true;
  }
  return false;
}

const kindsOfSchemas = new WeakMap<StatementSchema, ReadonlySet<string>>();

/** The kinds of name that a statement of this schema and all in its block may declare. */
function kindsIn(schema: StatementSchema): ReadonlySet<string> {
  let kinds = kindsOfSchemas.get(schema);
  if (!kinds) {
    const all = [schema, ...[...innerSchemas(schema)].map((inner) => inner.schema)];
    kinds = new Set(
      all.flatMap((each) => [...each.kinds, ...each.parameters.flatMap(({ type }) => declaredBy(type))]),
    );
    kindsOfSchemas.set(schema, kinds);
  }
  return kinds;
}
