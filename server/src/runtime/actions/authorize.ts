/** Asks the policies whether a change may happen. */
import type { Changeset } from '../changeset.ts';
import type { RuntimeContext } from '../context.ts';
import { authorizeChangeset } from '../policies/authorize-change.ts';

/** @throws ActionError when it may not */
export function authorizeChange(changeset: Changeset, context: RuntimeContext): Promise<void> {
  return authorizeChangeset(context, changeset);
}
