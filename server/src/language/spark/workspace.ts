/** Documents that see each other: each bound to the definitions of the prelude and of all documents. */
import { type BoundDocument, bindDocument } from '../../dsl/bind.ts';
import { defineDsls } from '../../dsl/define.ts';
import { createNames, type Names } from '../../dsl/names.ts';
import type { DslSchema } from '../../dsl/schema.ts';
import type { SparkDocument } from './parse.ts';
import { getPrelude } from './prelude.ts';

export interface SparkWorkspace {
  readonly documents: readonly SparkDocument[];
  readonly names: Names;
  bound(document: SparkDocument): BoundDocument;
  /** Whether this very state of a document belongs to it. */
  has(document: SparkDocument): boolean;
}

type Schemas = ReadonlyMap<string, DslSchema>;

/** The workspace of these documents. Cheap to make again: what an unchanged document needs is kept. */
export function createWorkspace(documents: readonly SparkDocument[]): SparkWorkspace {
  const schemas = schemasOf(documents);
  // Names lead to these very nodes, so that they are kept even when another workspace binds the documents anew.
  const members = new Map(documents.map((document) => [document, bound(document, schemas)]));
  return {
    documents,
    names: createNames([...members.values(), ...getPrelude().bound]),
    bound: (document) => members.get(document) ?? boundPrelude(document) ?? bound(document, schemas),
    has: (document) => members.has(document),
  };
}

function boundPrelude(document: SparkDocument): BoundDocument | undefined {
  const { documents, bound: all } = getPrelude();
  const index = documents.indexOf(document);
  return index < 0 ? undefined : all[index];
}

const boundDocuments = new WeakMap<SparkDocument, { schemas: Schemas; bound: BoundDocument }>();

function bound(document: SparkDocument, schemas: Schemas): BoundDocument {
  let known = boundDocuments.get(document);
  if (known?.schemas !== schemas) {
    known = { schemas, bound: bindDocument(document, schemas) };
    boundDocuments.set(document, known);
  }
  return known.bound;
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
    if (!isDefining(document) || prelude.documents.some(({ uri }) => uri === document.uri)) continue;
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

function isDefining({ statements }: SparkDocument): boolean {
  return statements.some(({ keyword }) => keyword.text === 'dsl');
}
