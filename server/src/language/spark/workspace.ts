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
}

type Schemas = ReadonlyMap<string, DslSchema>;

/** The workspace of these documents. Cheap to make again: what an unchanged document needs is kept. */
export function createWorkspace(documents: readonly SparkDocument[]): SparkWorkspace {
  const schemas = schemasOf(documents);
  const all = documents.map((document) => bound(document, schemas));
  return {
    documents,
    names: createNames([...all, ...getPrelude().bound]),
    // Documents of the prelude are bound once, so that their nodes are those that names lead to.
    bound: (document) => boundPrelude(document) ?? bound(document, schemas),
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

/** The last answer of {@link schemasOf}: the same defining documents give the same map, so that bindings stay valid. */
let last: { readonly defining: readonly SparkDocument[]; readonly schemas: Schemas } | undefined;

/** All definitions. One of the workspace takes the place of one of the same name in the prelude. */
function schemasOf(documents: readonly SparkDocument[]): Schemas {
  const prelude = getPrelude();
  const defining = documents.filter(
    ({ uri, statements }) =>
      statements.some(({ keyword }) => keyword.text === 'dsl') &&
      !prelude.documents.some((document) => document.uri === uri),
  );
  if (defining.length === 0) return prelude.schemas;
  if (
    last?.defining.length !== defining.length ||
    last.defining.some((document, index) => document !== defining[index])
  ) {
    const schemas = new Map(prelude.schemas);
    for (const { statements, uri } of defining)
      for (const schema of defineDsls(statements, uri)) schemas.set(schema.name, schema);
    last = { defining, schemas };
  }
  return last.schemas;
}
