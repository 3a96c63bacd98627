/** Text → domain model, with everything the parser and the checks found. */
import type { Result } from '../../../base/diagnostic.ts';
import type { DomainModel } from '../../../model/domain-model.ts';
import { checkSpark } from '../check.ts';
import { parseSpark } from '../reading/parse.ts';
import { lowerModel } from './lower.ts';

/**
 * Reads one document on its own. Never throws for bad input: what could not be understood is in the diagnostics, and
 * the model holds the rest.
 */
export function readModel(text: string, uri = ''): Result<DomainModel> {
  const document = parseSpark(text, uri);
  return [lowerModel(document.statements), checkSpark(document)];
}
