/** Generic actions: arguments cast, validations asked, and a registered function or a reactor that does the work. */
import type { Changeset } from '../changeset.ts';
import type { RuntimeContext } from '../context.ts';
import { type Core, contextOf } from '../core.ts';
import { actionOutcome, failed } from '../failure.ts';
import { ActionError, type Outcome } from '../outcome.ts';
import { authorizeCall } from '../policies/authorize-change.ts';
import type { Session } from '../session.ts';
import { openChangeset, runSteps } from './build.ts';
import { type Call, namesOf } from './call.ts';

/** Whether it is a transaction is for the definition to say; it is none when it says nothing, as in Ash. */
export async function callAction(core: Core, session: Session, call: Call): Promise<Outcome<unknown>> {
  const run = async (within: Session): Promise<unknown> => {
    const context = contextOf(core, within, call.options);
    const changeset = await checked(call, context);
    const { resource, action, arguments: args, context: shared } = changeset;
    await authorizeCall(context, { resource, action, arguments: args, context: shared });
    const value = await worked(core, call, changeset, context);
    within.afterCommit(() => core.announce(call, changeset, {}));
    return value;
  };
  return actionOutcome(namesOf(call), () =>
    call.action.definition.transaction === true ? session.transaction(run) : run(session),
  );
}

/** The arguments of an action that writes no attributes, cast, and its validations asked. @throws ActionError */
export async function checked(call: Call, context: RuntimeContext): Promise<Changeset> {
  const { action, resource } = call;
  const opened = openChangeset(call, context.surroundings);
  const changeset = await runSteps({ ...opened, attributes: {}, defaulted: [] }, action.steps, context);
  const late = await runSteps(changeset, action.lateChecks, context);
  if (late.errors.length > 0) throw failed(resource.definition, action.definition, 'invalid', late.errors);
  return late;
}

async function worked(
  core: Core,
  { action, resource }: Call,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<unknown> {
  const { run } = action;
  if (!run)
    throw new Error(`${resource.definition.name}.${action.definition.name} says nothing about what it does.`);
  if ('handler' in run) return run.handler.run(changeset.arguments, run.options(changeset, context), context);
  if (!core.runReactor) throw new Error(`Nobody runs reactors here, so ${run.reactor} cannot be run.`);
  const outcome = await core.runReactor(run.reactor, changeset.arguments, context);
  if (!outcome.ok) throw new ActionError(outcome.error);
  return outcome.value;
}
