/** What all documents declare for each other, by kind and by name; a document is bound only when something may be found in it. */
import type { BoundDocument, Node } from './bind.ts';
import { childOf } from './compose.ts';
import { fragmentKeyword } from './fragment.ts';
import { innerSchemas } from './inner-schemas.ts';
import { type Declaration, declarationsOf, declaredBy } from './names.ts';
import type { StatementSchema } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A document in which names are looked for. */
export interface SearchedDocument {
  /** The keywords of its top statements. */
  readonly keywords: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  bound(): BoundDocument;
}

/** Declarations that all documents see. */
export interface Globals {
  readonly all: readonly Declaration[];
  /** The first of each name. */
  readonly byName: ReadonlyMap<string, Declaration>;
}

export class NameTable {
  readonly #documents: readonly SearchedDocument[];
  readonly #globals = new Map<string, Globals>();

  constructor(documents: readonly SearchedDocument[]) {
    this.#documents = documents;
  }

  globals(kind: string): Globals {
    let known = this.#globals.get(kind);
    if (!known) {
      const all = this.#documents.flatMap((document) =>
        mayDeclare(document, kind) ? (declarationsOf(document.bound()).get(kind) ?? []) : [],
      );
      const byName = new Map<string, Declaration>();
      for (const declaration of all)
        if (!byName.has(declaration.name)) byName.set(declaration.name, declaration);
      known = { all, byName };
      this.#globals.set(kind, known);
    }
    return known;
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
