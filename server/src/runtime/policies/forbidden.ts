/** The error of a call that policies forbid. */
import type { PolicyDefinition } from '../../model/definition/resource.ts';
import { actionName } from '../failure.ts';
import { wholeError } from '../field-error.ts';
import { ActionError } from '../outcome.ts';
import type { AskedPolicy } from './formula.ts';
import { explain, refusalText } from './refusal.ts';
import type { Subject } from './subject.ts';

export function forbidden(
  { resource, action }: Subject,
  policies: readonly PolicyDefinition[],
  asked: readonly AskedPolicy[],
): ActionError {
  const refusal = explain(resource, action.name, policies, asked);
  return new ActionError({
    class: 'forbidden',
    action: actionName(resource, action),
    errors: [wholeError('forbidden', refusalText(refusal))],
    refusal,
  });
}
