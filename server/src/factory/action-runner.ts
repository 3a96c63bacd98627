/** Steps of workflows that are actions of resources: run by the runtime, inside of the transaction that records the step. */
import type { ResourceDefinition } from '../model/definition/resource.ts';
import type { ActionRunner, ReactorJournal, StepReturn, Transaction } from '../reactor/index.ts';
import type { RootRuntime, StepRuntime } from '../runtime/create-runtime.ts';
import { runAll, type Waiting } from '../runtime/session.ts';
import type { Database } from '../store/database.ts';
import { named } from './action-call.ts';
import { unknownOptions } from './action-options.ts';
import { runAction } from './run-action.ts';
import { undoAction } from './undo-action.ts';
import { writeCallOf } from './write-call.ts';

export interface Runner {
  readonly actions: ActionRunner;
  /** The journal, with what actions left to be done after its commits. */
  journaled(journal: ReactorJournal): ReactorJournal;
}

/** Thrown to take back what a bulk action did before one of its records failed. */
class TakenBack extends Error {
  readonly given: StepReturn;
  constructor(given: StepReturn) {
    super('The action failed.');
    this.given = given;
  }
}

/**
 * @param resources the definitions that `runtime` runs
 * @param turn lets waiting messages in: workflows compute without a stop otherwise, and nobody could cancel them
 */
export function actionRunner(
  runtime: RootRuntime,
  database: Database,
  resources: readonly ResourceDefinition[],
  turn: () => Promise<void>,
): Runner {
  /** What is to be done after the commit of an open transaction. */
  const open = new WeakMap<object, Waiting>();
  const runtimeIn = (transaction: Transaction): StepRuntime =>
    transaction === undefined ? runtime : runtime.within(transaction, open.get(transaction) ?? []);
  const afterwards = async <T>(work: (waiting: Waiting) => Promise<T>): Promise<T> => {
    const waiting: Waiting = [];
    const result = await work(waiting);
    await runAll(waiting);
    return result;
  };
  const inTransaction = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    afterwards((waiting) =>
      database.transaction((db) => {
        // A transaction that is run again waits for nothing that the try before would have done.
        waiting.length = 0;
        open.set(db, waiting);
        return work(db);
      }),
    );

  return {
    actions: {
      unknownOptions,
      ahead: async (call, { signal }) => {
        const { kind } = call;
        if (kind !== 'create' && kind !== 'update' && kind !== 'destroy') return;
        const { resource, action } = named(call, call.action, resources);
        const { target, input, options } = writeCallOf(call, resource, action);
        await runtime.ahead(kind, resource, action.name, target, input, options, signal);
      },
      run: async (call, transaction) => {
        await turn();
        if (transaction !== undefined || !call.kind.startsWith('bulk_'))
          return runAction(call, runtimeIn(transaction), resources);
        try {
          return await inTransaction(async (own) => {
            const given = await runAction(call, runtimeIn(own), resources);
            if ('error' in given) throw new TakenBack(given);
            return given;
          });
        } catch (error) {
          if (error instanceof TakenBack) return error.given;
          throw error;
        }
      },
      transactional: (call) => {
        if (call.kind !== 'action') return true;
        const { run: work } = named(call, call.action, resources).action;
        return work === undefined || !('reactor' in work);
      },
      undo: (call, result, transaction) => undoAction(call, result, runtimeIn(transaction), resources),
      transaction: (_, work) => inTransaction(work),
    },
    journaled: (journal) => ({
      ...journal,
      transaction: (work) =>
        afterwards((waiting) =>
          journal.transaction((unit) => {
            waiting.length = 0;
            if (unit.transaction) open.set(unit.transaction, waiting);
            return work(unit);
          }),
        ),
    }),
  };
}
