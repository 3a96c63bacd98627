/** The definitions that ship with the factory: the Ash vocabulary, as documents in the language itself. */
import { type BoundDocument, bindDocument } from '../../dsl/nodes/bind.ts';
import { defineDsls } from '../../dsl/schema/define.ts';
import type { DslSchema } from '../../dsl/schema/schema.ts';
import { preludeSources } from '../generated/prelude.ts';
import { parseSpark, type SparkDocument } from './reading/parse.ts';

interface Prelude {
  readonly documents: readonly SparkDocument[];
  readonly schemas: ReadonlyMap<string, DslSchema>;
  /** Bound when first asked for, since documents seldom need them. */
  bound(): readonly BoundDocument[];
}

let prelude: Prelude | undefined;

/** The prelude, read when first asked for. */
export function getPrelude(): Prelude {
  if (prelude === undefined) {
    const documents = preludeSources.map(({ text, uri }) => parseSpark(text, uri));
    const schemas = new Map(
      documents.flatMap(({ statements, uri }) =>
        defineDsls(statements, uri).map((schema) => [schema.name, schema] as const),
      ),
    );
    let bound: readonly BoundDocument[] | undefined;
    prelude = {
      documents,
      schemas,
      bound: () => {
        bound ??= documents.map((document) => bindDocument(document, schemas));
        return bound;
      },
    };
  }
  return prelude;
}
