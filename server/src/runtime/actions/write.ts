/**
 * Create, update and destroy, in Ash's order: the record is read and locked, input cast, changes and validations run, policies
 * asked, then hooks before, the data store, hooks after, the commit, hooks at the end, and notifications. An action that says
 * `transaction? false` is one all the same: half an action helps nobody.
 */

import type { Changeset } from '../changeset.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { actionOutcome } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import { authorizeChangeset } from '../policies/authorize-change.ts';
import { type OpenSession, rootSession, type Session } from '../session.ts';
import { workedAhead } from './ahead.ts';
import { built } from './build.ts';
import { type Call, namesOf, placeOf, type WriteCall } from './call.ts';
import { madeReady } from './ready.ts';
import { valid } from './required.ts';
import { finished } from './result.ts';
import type { Place } from './statements.ts';
import { storedIn } from './store.ts';

/** Runs the action with all that belongs to it. */
export async function write(core: Core, session: Session, call: WriteCall): Promise<Outcome<Row>> {
  let last: Changeset | undefined;
  if (!session.db && call.action.ahead.length > 0) await workedAhead(core, session, call);
  const outcome = await actionOutcome(namesOf(call), async () => {
    const early = call.action.beforeTransaction ? await begun(core, session, call) : undefined;
    last = early;
    return session.transaction(async (inner) => {
      const context = contextOf(core, inner, call.options);
      const changeset = early ?? (await prepared(call, context, placeOf(core, inner)));
      last = changeset;
      return completed(core, inner, call, changeset, context);
    });
  });
  return last === undefined ? outcome : ended(core, session, call, last, outcome);
}

/** The changeset of an action whose first hooks run before there is a transaction. */
async function begun(core: Core, session: Session, call: WriteCall): Promise<Changeset> {
  let current = await session.read((inner) =>
    built(call, contextOf(core, inner, call.options), { ...placeOf(core, inner), lock: false }),
  );
  const context = contextOf(core, session, call.options);
  for (const hook of current.beforeTransaction) current = await hook(current, context);
  return valid(current);
}

/** From a valid changeset to the record that comes back, inside of a transaction. */
export async function completed(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Row> {
  await authorizeChangeset(context, changeset);
  const ready = await madeReady(call, changeset, context);
  return afterStore(core, session, call, ready, await storedIn(core, session, call, ready, context), context);
}

/** Hooks after the data store, what is loaded, and news for when it is committed. */
export async function afterStore(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  stored: Row,
  context: RuntimeContext,
): Promise<Row> {
  let record = stored;
  for (const hook of changeset.afterAction) record = await hook(record, changeset, context);
  session.afterCommit(() => core.announce(call, changeset, record));
  return finished(record, changeset, context);
}

/** The record is there, its changeset made, and nothing is wrong with it. @throws ActionError otherwise */
async function prepared(call: WriteCall, context: RuntimeContext, place: Place): Promise<Changeset> {
  return valid(await built(call, context, place));
}

/** Hooks that hear how it ended: when the outermost transaction has ended well, or this one badly. */
export async function ended(
  core: Core,
  session: Session,
  call: Call,
  changeset: Changeset,
  outcome: Outcome<Row>,
): Promise<Outcome<Row>> {
  if (changeset.afterTransaction.length === 0) return outcome;
  const run = async (within: Session): Promise<Outcome<Row>> => {
    const context = contextOf(core, within, call.options);
    let current = outcome;
    for (const hook of changeset.afterTransaction) {
      const next = await actionOutcome(namesOf(call), async () => hook(current, changeset, context));
      current = next.ok ? next.value : next;
    }
    return current;
  };
  if (!session.db || !outcome.ok) return run(session);
  session.afterCommit(async () => void (await run(rootSession(core.database))));
  return outcome;
}
