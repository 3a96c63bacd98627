/** What all documents declare for each other, by kind and by name; a document is bound only when something may be found in it. */
import type { BoundDocument, Node } from './bind.ts';
import { childOf } from './compose.ts';
import { fragmentKeyword } from './fragment.ts';
import { innerSchemas } from './inner-schemas.ts';
import { type Declaration, declarationsOf, declaredBy } from './names.ts';
import type { StatementSchema } from './schema.ts';
import type { Statement } from './syntax.ts';
import { type TopNames, topNames } from './top-names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A document in which names are looked for. */
export interface SearchedDocument {
  readonly statements: readonly Statement[];
  /** The keywords of its top statements. */
  readonly keywords: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  bound(): BoundDocument;
}

export class NameTable {
  readonly #documents: readonly SearchedDocument[];
  readonly #all = new Map<string, readonly Declaration[]>();
  /** The first document that declares a name, by kind and name. */
  readonly #homes = new Map<string, ReadonlyMap<string, SearchedDocument>>();

  constructor(documents: readonly SearchedDocument[]) {
    this.#documents = documents;
  }

  /** All declarations of a kind that all documents see; binds every document that has any. */
  all(kind: string): readonly Declaration[] {
    let known = this.#all.get(kind);
    if (!known) {
      known = this.#documents.flatMap((document) =>
        mayDeclare(document, kind) ? (declarationsOf(document.bound()).get(kind) ?? []) : [],
      );
      this.#all.set(kind, known);
    }
    return known;
  }

  /** The first declaration of a name that all documents see; binds only the document that has it. */
  find(kind: string, name: string): Declaration | undefined {
    let homes = this.#homes.get(kind);
    if (!homes) {
      homes = this.#homesOf(kind);
      this.#homes.set(kind, homes);
    }
    const home = homes.get(name);
    return (
      home &&
      declarationsOf(home.bound())
        .get(kind)
        ?.find((each) => each.name === name)
    );
  }

  #homesOf(kind: string): ReadonlyMap<string, SearchedDocument> {
    const homes = new Map<string, SearchedDocument>();
    for (const document of this.#documents) {
      if (!mayDeclare(document, kind)) continue;
      for (const name of namesIn(document, kind)) if (!homes.has(name)) homes.set(name, document);
    }
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

const namesOfDocuments = new WeakMap<SearchedDocument, TopNames | 'inside'>();

/** The names of a kind that a document declares for all. */
function namesIn(document: SearchedDocument, kind: string): Iterable<string> {
  let names = namesOfDocuments.get(document);
  if (names === undefined) {
    names = topNames(document.statements, document.vocabulary) ?? 'inside';
    namesOfDocuments.set(document, names);
  }
  if (names !== 'inside') return names.get(kind) ?? [];
  return (declarationsOf(document.bound()).get(kind) ?? []).map(({ name }) => name);
}

const kindsOfDocuments = new WeakMap<SearchedDocument, ReadonlySet<string>>();

/** Whether the top statements of a document could declare a name of the kind at all. */
function mayDeclare(document: SearchedDocument, kind: string): boolean {
  // What a fragment may hold depends on its element.
  if (document.keywords.has(fragmentKeyword)) return true;
  let kinds = kindsOfDocuments.get(document);
  if (!kinds) {
    const { keywords, vocabulary } = document;
    const schemas = [...keywords].flatMap((keyword) => childOf(vocabulary.document, keyword) ?? []);
    kinds = new Set(schemas.flatMap((schema) => [...kindsIn(schema)]));
    kindsOfDocuments.set(document, kinds);
  }
  return kinds.has(kind);
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
