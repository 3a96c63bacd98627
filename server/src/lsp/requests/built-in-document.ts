/** `sparkFactory/builtInDocument`: the text of a document of the prelude, for an editor that opens it. */
import { builtInDocument } from '../../language/spark/index.ts';
import type { BuiltInDocumentParams, BuiltInDocumentResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';

export const builtIn: RequestHandler<BuiltInDocumentParams, BuiltInDocumentResult> = async (_, { uri }) => ({
  text: builtInDocument(uri)?.text ?? null,
});
