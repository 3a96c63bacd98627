/** Use case: how good the model is that a document is part of, with or without the requirements it should meet. */

import { specify } from '../factory/documents/specify.ts';
import { findingsOf, readModelSet } from '../language/spark/index.ts';
import type { Evaluation } from '../model/candidate.ts';
import { evaluate } from '../quality/index.ts';
import type { EvaluateRequest } from './engine.ts';

/** Scores a model. One with errors is scored, too: on what could be read of it. */
export function evaluateDocument({ model, others = [], requirements }: EvaluateRequest): Evaluation {
  const set = readModelSet([model, ...others], model.uri);
  const candidate = {
    strategy: 'document',
    model: set.model,
    text: model.text,
    diagnostics: findingsOf(set),
    rationale: [],
  };
  return evaluate(candidate, requirements && specify(requirements).specification);
}
