/** Documents by their URI: those of the workspace, and those of the prelude. */
import type { BoundDocument } from '../../../dsl/nodes/bind.ts';
import { builtInDocument, isBuiltIn } from '../built-in.ts';
import { getPrelude } from '../prelude.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';

/** The document with this URI. */
export function documentOf(workspace: SparkWorkspace, uri: string): SparkDocument | undefined {
  return workspace.documents.find((document) => document.uri === uri) ?? builtInDocument(uri);
}

/** The document with this URI, bound to the definitions it uses. */
export function boundOf(workspace: SparkWorkspace, uri: string): BoundDocument | undefined {
  if (isBuiltIn(uri))
    return getPrelude()
      .bound()
      .find((bound) => bound.uri === uri);
  const document = documentOf(workspace, uri);
  return document && workspace.bound(document);
}

/** The documents of the workspace, bound, and those of the prelude behind them. */
export function* allBound(workspace: SparkWorkspace): Iterable<BoundDocument> {
  for (const document of workspace.documents) yield workspace.bound(document);
  yield* getPrelude().bound();
}
