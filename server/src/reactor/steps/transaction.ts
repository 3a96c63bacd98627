/** `transaction`: steps that are written to the database as a whole or not at all. */

import type { Transaction } from '../actions.ts';
import { StepsStopped } from '../errors.ts';
import { type JournalUnit, RunTaken } from '../journal/journal.ts';
import type { StepRecord } from '../journal/record.ts';
import type { Composite } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { OpenTransaction } from '../run/ledger.ts';
import type { Task } from '../run/task.ts';
import { caughtSteps } from './caught.ts';
import { runInner } from './inner.ts';
import type { Definition } from './registry.ts';

/**
 * The steps take turns in one transaction, together with what the journal says of them; a process that dies inside has done nothing.
 * The step keeps its place in the pool, and its steps need none: those who wait for the database cannot wait for each other.
 * When they fail, handlers and actions with `undo: always` are undone, the rest is rolled back. Inside another transaction it is part of that one.
 * A run that is to halt does so when the transaction has ended. What handlers inside had done elsewhere when a process died is not known.
 */
export function planTransaction(definition: Definition<'transaction'>, planner: Planner): Composite {
  if (!planner.surroundings.actions)
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` is a transaction, but there is nothing here to run actions with.`,
    );
  const plan = planner.steps(definition.steps, { return: definition.return, lastReturns: true });
  const prefixOf = (task: Task): string => `${task.path}/`;

  const inside = async (task: Task, open: OpenTransaction): Promise<StepRecord> => {
    const { run } = task.scope;
    const placement = { prefix: prefixOf(task), pool: run.pool(1), gate: undefined, transaction: open };
    const scope = await caughtSteps(task, plan, placement, true, 'transaction');
    const record = task.record('done', scope.value);
    await open.unit?.write(run.ledger.change([...open.records, record]));
    return record;
  };
  return {
    kind: 'composite',
    start: async (_args, task) => {
      const { scope } = task;
      const { run } = scope;
      if (scope.transaction)
        return runInner(task, plan, { prefix: prefixOf(task) }, true, (inner) => task.complete(inner.value));
      const { ledger } = run;
      const records: StepRecord[] = [];
      const work = (db: Transaction, unit: JournalUnit | undefined) => inside(task, { db, unit, records });
      try {
        const record = ledger.journal
          ? await ledger.journal.transaction((unit) => work(unit.transaction, unit))
          : await run.actions?.transaction(definition.resources, (db) => work(db, undefined));
        if (record) task.committed(record, records);
      } catch (error) {
        ledger.forgetAll(records);
        if (error instanceof RunTaken) return run.broken(error);
        if (!(error instanceof StepsStopped)) throw error;
        if (error.error) task.fail(error.error);
        else task.drop();
      }
    },
  };
}
