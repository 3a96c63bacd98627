/** `sparkFactory/builtInDocument`: the text of a document of the prelude or of a workflow, or of a page that explains a kind of finding. */
import { findingPageOf } from '../../app/finding-page.ts';
import { factoryWorkflow } from '../../app/reactors.ts';
import { builtInDocument } from '../../language/spark/index.ts';
import { type BuiltInDocumentParams, type BuiltInDocumentResult, findingPageUri } from '../protocol.ts';
import type { RequestHandler } from './context.ts';

export const builtIn: RequestHandler<BuiltInDocumentParams, BuiltInDocumentResult> = async (_, { uri }) => ({
  text: builtInDocument(uri)?.text ?? factoryWorkflow(uri) ?? findingPageAt(uri) ?? null,
});

function findingPageAt(uri: string): string | undefined {
  const [, code] = /\/findings\/([a-z]+\/[a-z0-9-]+)\.md$/.exec(uri) ?? [];
  return code !== undefined && uri === findingPageUri(code) ? findingPageOf(code) : undefined;
}
