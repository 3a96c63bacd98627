/** Use case: how good a model document is, with or without the requirements it should meet. */

import { specify } from '../factory/documents/specify.ts';
import { readModel } from '../language/spark/index.ts';
import type { Evaluation } from '../model/candidate.ts';
import { evaluate } from '../quality/index.ts';
import type { EvaluateRequest } from './engine.ts';

/** Scores a document. A document with errors is scored, too: on what could be read of it. */
export function evaluateDocument({ model, requirements }: EvaluateRequest): Evaluation {
  const [read, diagnostics] = readModel(model.text, model.uri);
  const candidate = { strategy: 'document', model: read, text: model.text, diagnostics, rationale: [] };
  return evaluate(candidate, requirements && specify(requirements).specification);
}
