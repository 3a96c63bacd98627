/** `sparkFactory/score`: how good one document is. Requirements are scored here, models in the engine. */
import { URI } from 'langium';
import type { ScoreParams, ScoreResult } from '../protocol.ts';
import { analysisOf } from '../requirements/analysis.ts';
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const score: RequestHandler<ScoreParams, ScoreResult | null> = (context, params, token) =>
  answered(async () => {
    const { connection, engine, shared, texts, traceability } = context;
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(params.uri));
    if (!document) return null;
    if (document.textDocument.languageId !== 'spark')
      return { kind: 'requirements', evaluation: analysisOf(document).evaluation };
    const model = await texts.source(params.uri);
    const from = traceability.requirementsOf(document)?.textDocument;
    const requirements = from && { uri: from.uri, text: from.getText() };
    const evaluation = await engine.evaluate(
      { model, others: texts.others(params.uri), ...(requirements ? { requirements } : {}) },
      jobHost(connection, token),
    );
    return { kind: 'model', evaluation };
  });
