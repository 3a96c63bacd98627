/** `create`, `read`, `update` … : actions of resources. */
import type { ActionStepKind, StepArgument } from '../../model/definition/reactor.ts';
import type { ActionCall } from '../actions.ts';
import type { Values } from '../context.ts';
import type { StepReturn } from '../handlers.ts';
import { RunTaken } from '../journal/journal.ts';
import { optionsOf } from '../plan/function.ts';
import type { Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { Task } from '../run/task.ts';
import { TryContext } from '../run/try-context.ts';
import { Committed, NotRun } from '../run/verdict.ts';
import type { Definition } from './registry.ts';

const reading: ReadonlySet<ActionStepKind> = new Set(['read', 'read_one', 'load', 'change']);

/** Thrown to roll back the transaction of an action that failed. */
class NotDone extends Error {
  readonly given: StepReturn;
  constructor(given: StepReturn) {
    super('The action failed.');
    this.given = given;
  }
}

/**
 * With a journal, the effect of the action and the record of it commit in one transaction: the effect is there once, whenever the
 * process dies. `undo: outside_transaction` and `always` differ inside a `transaction` step, see there.
 */
export function planAction(definition: Definition<ActionStepKind>, planner: Planner): Leaf {
  const { kind, undo, undoAction } = definition;
  if (!planner.surroundings.actions)
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` runs an action, but there is nothing here to run actions with.`,
    );
  if (undo !== 'never' && undoAction === undefined)
    planner.problem('no_undo_action', `Step \`${planner.step}\` is to be undone but names no undo_action.`);
  const unknown = planner.surroundings.unknownOptions?.(definition) ?? [];
  if (unknown.length > 0)
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` says ${unknown.map((name) => `\`${name}\``).join(', ')}, which a step cannot do here: let the action do it.`,
    );
  const callOf = planCall(definition, planner);
  return {
    kind: 'leaf',
    noted: false,
    run: async (_args, task) => {
      const { scope } = task;
      const { actions, ledger } = scope.run;
      if (!actions) return { error: 'there is nothing to run actions with.' };
      const call = await callOf(task);
      const alone = actions.transactional?.(call) === false;
      if (alone && scope.transaction)
        return { error: 'it runs a reactor, which cannot be part of a transaction.' };
      const context = new TryContext(task);
      // Of this try: the task may be at another one when it is its turn.
      const { signal } = context;
      try {
        if (!alone && !scope.transaction) await actions.ahead?.(call, context);
      } catch (error) {
        if (scope.boundary.failed) return new NotRun();
        throw error;
      }
      if (alone || scope.transaction || !ledger.journal || reading.has(kind))
        return actions.run(call, scope.transaction?.db, context);
      task.call = call;
      try {
        return await ledger.journal.transaction(async (unit) => {
          if (scope.boundary.failed || signal.aborted) return new NotRun();
          const given = await actions.run(call, unit.transaction, context);
          // Its time is up, and it will be tried again or has failed: nothing of it stays.
          if (signal.aborted && !scope.boundary.failed) throw new NotDone({ error: 'it came too late.' });
          if (!given || typeof given !== 'object' || !('value' in given)) throw new NotDone(given);
          const record = task.record('done', given.value ?? null);
          await unit.write(ledger.change([record]));
          return new Committed(record);
        });
      } catch (error) {
        if (error instanceof NotDone) return error.given;
        // A step that was given up comes too late: the run is on its way back, and what it did is rolled back.
        if (error instanceof RunTaken && !task.abandoned) scope.run.broken(error);
        throw error;
      }
    },
    ...(undo === 'never'
      ? {}
      : { undo: (_args, task) => task.call && { kind: 'action', mode: undo, call: task.call } }),
  };
}

/** Reads all that the action is given, and keeps it with the task for its undo. */
function planCall(
  definition: Definition<ActionStepKind>,
  planner: Planner,
): (task: Task) => Promise<ActionCall> {
  const { kind, action, authorize, failOnNotFound, change, conditions, undoAction } = definition;
  const origin = planOrigin(definition, planner);
  const resource = definition.resource ?? origin?.resource;
  const inputs = planInputs(definition.inputs, planner);
  const sources = (['initial', 'actor', 'tenant', 'load', 'context'] as const).flatMap((name) => {
    const source = definition[name];
    return source ? [[name, planner.source(source)] as const] : [];
  });
  const options = optionsOf(definition.options, planner.surroundings);
  const said = {
    kind,
    ...(resource === undefined ? {} : { resource }),
    ...(action === undefined ? {} : { action }),
    ...(authorize === undefined ? {} : { authorize }),
    ...(failOnNotFound === undefined ? {} : { failOnNotFound }),
    ...(change === undefined ? {} : { change }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(origin === undefined ? {} : { path: origin.path }),
    ...(undoAction === undefined ? {} : { undoAction }),
  };
  return async (task) => {
    const { scope, args } = task;
    const call: ActionCall = {
      ...said,
      ...Object.fromEntries(sources.map(([name, read]) => [name, read(scope)])),
      // What the arguments of other steps are, those of a change are to the changeset.
      inputs: kind === 'change' ? args : await inputs(task),
      options: options(args, new TryContext(task)),
    };
    task.call = call;
    return call;
  };
}

function planInputs(inputs: readonly StepArgument[], planner: Planner): (task: Task) => Promise<Values> {
  const planned = planner.arguments(inputs);
  return async (task) => {
    const context = new TryContext(task);
    const values: Record<string, unknown> = {};
    for (const { name, read, transform } of planned) {
      const value = read(task.scope);
      values[name] = transform ? ((await transform({ value }, context)) ?? null) : value;
    }
    return values;
  };
}

/** Whose records are loaded into, or changed. */
function planOrigin({ kind, initial, resource }: Definition<ActionStepKind>, planner: Planner) {
  if ((kind !== 'load' && kind !== 'change') || !initial || resource !== undefined) return undefined;
  const origin = planner.originOf(initial);
  // A changeset says itself whose it is.
  if (!origin && kind === 'load')
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` loads into records, and nothing says whose they are: let a step before it read them.`,
    );
  return origin;
}
