/** `sparkFactory/refine`: writes corrections into a requirement document; `sparkFactory/terms`: what they may speak of. */
import { URI } from 'langium';
import type { TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { refineSpecification } from '../../app/refine-specification.ts';
import { specify } from '../../factory/documents/specify.ts';
import { toTextEdits } from '../fixes.ts';
import type { RefineParams, RefineResult, TermsParams, TermsResult } from '../protocol.ts';
import { wordsOf } from '../requirements/nouns.ts';
import type { RequestHandler } from './context.ts';
import { answered } from './job.ts';

export const refine: RequestHandler<RefineParams, RefineResult> = (context, { uri, lines }) =>
  answered(async () => {
    const { connection, texts } = context;
    const source = await texts.source(uri);
    const { edits, added, replaced, unreadable, problem } = refineSpecification(source, lines);
    const done = { added, replaced, unreadable };
    if (problem !== undefined) return { applied: false, reason: problem, ...done };
    if (edits.length === 0) return { applied: unreadable.length === 0, ...done };
    const document = TextDocument.create(uri, '', 0, source.text);
    const change: TextDocumentEdit = {
      textDocument: { uri, version: texts.version(uri) },
      edits: toTextEdits(document, edits),
    };
    const label = `Refine ${URI.parse(uri).path.split('/').at(-1) ?? ''}`;
    const { applied, failureReason } = await connection.workspace.applyEdit({
      label,
      edit: { documentChanges: [change] },
    });
    if (applied) return { applied, ...done };
    const reason = failureReason ?? 'The editor did not apply the change. Is the file read-only?';
    return { applied, reason, added: [], replaced: [], unreadable };
  });

export const terms: RequestHandler<TermsParams, TermsResult> = async ({ texts }, { uri }) => {
  const { specification } = specify(await texts.source(uri));
  return {
    entities: specification.entities.map(({ name, attributes }) => ({
      name: wordsOf(name),
      attributes: attributes.map((attribute) => wordsOf(attribute.name)),
    })),
    actors: specification.actors.map(({ name }) => wordsOf(name)),
  };
};
