/** What an action works out before there is a transaction that others wait for. */
import type { RuntimeContext } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { ActionError } from '../outcome.ts';
import type { Session } from '../session.ts';
import { openChangeset } from './build.ts';
import { placeOf, type WriteCall } from './call.ts';
import { recordsOf } from './target.ts';
import { tenantOf } from './tenant.ts';

/**
 * Lets the changes of an action work ahead, outside of any transaction. Input that does not fit, or a record that is not there, is left
 * for the action itself to refuse.
 * @throws whatever a change throws, such as Cancelled
 */
export async function workedAhead(
  core: Core,
  session: Session,
  call: WriteCall,
  signal?: AbortSignal,
): Promise<void> {
  const { ahead } = call.action;
  if (ahead.length === 0) return;
  try {
    const changeset = await session.read(async (inner) => {
      const context = contextOf(core, inner, call.options);
      const tenant = tenantOf(call.resource, call.action, call.options);
      const place = { ...placeOf(core, inner), lock: false };
      return openChangeset(call, context.surroundings, await recordsOf(call, context, place, tenant));
    });
    if (changeset.errors.length > 0) return;
    const context: RuntimeContext = contextOf(core, session, call.options);
    for (const work of ahead) await work(changeset, context, signal);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
  }
}
