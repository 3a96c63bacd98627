/** The documents of the prelude as documents that can be looked into, though they are no files. */

import { getPrelude } from './prelude.ts';
import type { SparkDocument } from './reading/parse.ts';

/** Whether a URI is that of a document that ships with the factory. */
export function isBuiltIn(uri: string): boolean {
  return uri.startsWith('spark-prelude:');
}

/** The document of the prelude with this URI. */
export function builtInDocument(uri: string): SparkDocument | undefined {
  return isBuiltIn(uri) ? getPrelude().documents.find((document) => document.uri === uri) : undefined;
}
