/** Documents that see each other: each bound, when that is needed, to the definitions of the prelude and of all documents. */
import { type BoundDocument, bindDocument } from '../../dsl/bind.ts';
import { defineDsls } from '../../dsl/define.ts';
import { fragmentKeyword } from '../../dsl/fragment.ts';
import { createNames, type Seen } from '../../dsl/look-up.ts';
import { NameTable, type SearchedDocument } from '../../dsl/name-table.ts';
import type { Names } from '../../dsl/names.ts';
import { nameText } from '../../dsl/syntax.ts';
import { createVocabulary, type Schemas, usesOf } from '../../dsl/vocabulary.ts';
import { isBuiltIn } from './built-in.ts';
import type { SparkDocument } from './parse.ts';
import { getPrelude } from './prelude.ts';

export interface SparkWorkspace {
  readonly documents: readonly SparkDocument[];
  /** All definitions, by name; the same map as long as no definition changes. */
  readonly schemas: Schemas;
  readonly names: Names;
  bound(document: SparkDocument): BoundDocument;
  /** Whether this very state of a document belongs to it. */
  has(document: SparkDocument): boolean;
  /** The names of the elements that fragments in it are of. */
  readonly fragmented: ReadonlySet<string>;
  /** Names for one reader, with what they looked at for it. */
  watch(): { readonly names: Names; readonly seen: Seen };
}

/** The workspace of these documents. Cheap to make again: what an unchanged document needs is kept. */
export function createWorkspace(documents: readonly SparkDocument[]): SparkWorkspace {
  const schemas = schemasOf(documents);
  const members = new Set(documents);
  const table = new NameTable([
    ...documents.map((document) => searched(document, schemas)),
    ...searchedPrelude(),
  ]);
  return {
    documents,
    schemas,
    names: createNames(table),
    bound: (document) => boundPrelude(document) ?? bound(document, schemas),
    has: (document) => members.has(document),
    get fragmented() {
      return new Set(documents.flatMap(fragmentTargets));
    },
    watch: () => {
      const seen: Seen = { names: new Set(), kinds: new Set(), roots: new Set() };
      return { names: createNames(table, seen), seen };
    },
  };
}

/** What a document says of itself before it is bound. */
interface Heading {
  readonly keywords: ReadonlySet<string>;
  readonly uses: readonly string[];
}

const headings = new WeakMap<SparkDocument, Heading>();

function headingOf(document: SparkDocument): Heading {
  let heading = headings.get(document);
  if (!heading) {
    const { statements } = document;
    heading = { keywords: new Set(statements.map(({ keyword }) => keyword.text)), uses: usesOf(statements) };
    headings.set(document, heading);
  }
  return heading;
}

const searchedDocuments = new WeakMap<SparkDocument, { schemas: Schemas; searched: SearchedDocument }>();

function searched(document: SparkDocument, schemas: Schemas, bind = bound): SearchedDocument {
  let known = searchedDocuments.get(document);
  if (known?.schemas !== schemas) {
    const { keywords, uses } = headingOf(document);
    const vocabulary = createVocabulary(uses, schemas);
    const { statements } = document;
    known = { schemas, searched: { statements, keywords, vocabulary, bound: () => bind(document, schemas) } };
    searchedDocuments.set(document, known);
  }
  return known.searched;
}

function searchedPrelude(): readonly SearchedDocument[] {
  const { documents, schemas } = getPrelude();
  return documents.map((document) =>
    searched(document, schemas, (each) => boundPrelude(each) ?? bound(each, schemas)),
  );
}

function fragmentTargets(document: SparkDocument): readonly string[] {
  if (!headingOf(document).keywords.has(fragmentKeyword)) return [];
  return document.statements.flatMap(({ keyword, args: [of] }) =>
    keyword.text === fragmentKeyword ? ((of && nameText(of)) ?? []) : [],
  );
}

/** Documents of the prelude are bound once, so that their nodes are those that names lead to. */
function boundPrelude(document: SparkDocument): BoundDocument | undefined {
  const { documents, bound: all } = getPrelude();
  const index = documents.indexOf(document);
  return index < 0 ? undefined : all()[index];
}

const boundDocuments = new WeakMap<SparkDocument, WeakMap<Schemas, BoundDocument>>();

/** Names lead to these very nodes, so that they are kept even when another workspace binds the documents anew. */
function bound(document: SparkDocument, schemas: Schemas): BoundDocument {
  let known = boundDocuments.get(document);
  if (!known) {
    known = new WeakMap();
    boundDocuments.set(document, known);
  }
  let found = known.get(schemas);
  if (!found) {
    found = bindDocument(document, schemas);
    known.set(schemas, found);
  }
  return found;
}

/** The definitions of some documents, and of those together with one more. */
interface Definitions {
  readonly schemas: Schemas;
  readonly and: WeakMap<SparkDocument, Definitions>;
}

let none: Definitions | undefined;

/**
 * All definitions. One of the workspace takes the place of one of the same name in the prelude. The same defining
 * documents give the same map, so that bindings stay valid.
 */
function schemasOf(documents: readonly SparkDocument[]): Schemas {
  const prelude = getPrelude();
  none ??= { schemas: prelude.schemas, and: new WeakMap() };
  let definitions = none;
  for (const document of documents) {
    if (!headingOf(document).keywords.has('dsl') || isBuiltIn(document.uri)) continue;
    let more = definitions.and.get(document);
    if (!more) {
      const schemas = new Map(definitions.schemas);
      for (const schema of defineDsls(document.statements, document.uri)) schemas.set(schema.name, schema);
      more = { schemas, and: new WeakMap() };
      definitions.and.set(document, more);
    }
    definitions = more;
  }
  return definitions.schemas;
}
