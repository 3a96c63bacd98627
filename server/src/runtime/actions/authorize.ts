/** Asks the policies whether a change may happen. */
import type { Changeset } from '../changeset.ts';
import type { RuntimeContext } from '../context.ts';
import { failed } from '../failure.ts';
import { wholeError } from '../field-error.ts';

/** @throws ActionError when it may not */
export async function authorizeChange(changeset: Changeset, context: RuntimeContext): Promise<void> {
  const { resource, action } = changeset;
  if (!resource.policies || context.authorize === false) return;
  throw failed(resource, action, 'forbidden', [
    wholeError('forbidden', 'Policies cannot be asked yet: call with authorize: false.'),
  ]);
}
