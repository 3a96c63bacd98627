/** Steps of workflows that are actions of resources: run by the runtime, inside of the transaction that records the step. */
import type { ActionDefinition, ActionKind, ResourceDefinition } from '../model/definition/resource.ts';
import type { ActionCall, ActionRunner, ReactorJournal, StepReturn, Transaction } from '../reactor/index.ts';
import type { CallOptions, Load, Row } from '../runtime/context.ts';
import type { RootRuntime } from '../runtime/create-runtime.ts';
import { ActionError, type Outcome } from '../runtime/outcome.ts';
import type { BulkResult, Input, Runtime } from '../runtime/runtime.ts';
import { runAll, type Waiting } from '../runtime/session.ts';
import type { Database } from '../store/database.ts';

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
  const runtimeIn = (transaction: Transaction): Runtime =>
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
      ahead: async (call, { signal }) => {
        const { kind, inputs, initial } = call;
        if (kind !== 'create' && kind !== 'update' && kind !== 'destroy') return;
        const { resource, action } = named(call, call.action, resources);
        const target = kind === 'create' ? undefined : recordIn(initial);
        await runtime.ahead(kind, resource, action.name, target, inputs, optionsOf(call), signal);
      },
      run: async (call, transaction) => {
        await turn();
        if (transaction !== undefined || !call.kind.startsWith('bulk_'))
          return run(call, runtimeIn(transaction), resources);
        try {
          return await inTransaction(async (own) => {
            const given = await run(call, runtimeIn(own), resources);
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
      undo: (call, result, transaction) => undo(call, result, runtimeIn(transaction), resources),
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

const kinds: Readonly<Record<string, ActionKind>> = {
  create: 'create',
  bulk_create: 'create',
  read: 'read',
  read_one: 'read',
  update: 'update',
  bulk_update: 'update',
  destroy: 'destroy',
  bulk_destroy: 'destroy',
  action: 'action',
};

interface Named {
  readonly resource: string;
  readonly action: ActionDefinition;
}

/** The action that a call names, or the primary one of its kind. @throws Error when there is none */
function named(
  { kind, resource }: ActionCall,
  name: string | undefined,
  resources: readonly ResourceDefinition[],
): Named {
  const definition = resources.find((each) => each.name === resource);
  if (!definition) throw new Error(`There is no resource ${String(resource)} to ${kind}.`);
  const action = definition.actions.find((each) =>
    name === undefined ? each.kind === kinds[kind] && each.primary : each.name === name,
  );
  if (!action) throw new Error(`${definition.name} has no action ${name ?? `that is its primary ${kind}`}.`);
  return { resource: definition.name, action };
}

async function run(
  call: ActionCall,
  runtime: Runtime,
  resources: readonly ResourceDefinition[],
): Promise<StepReturn> {
  const { kind, inputs, initial } = call;
  const options = optionsOf(call);
  if (kind === 'load' || kind === 'change')
    return { error: `Steps of the kind ${kind} cannot be run here: let an action load or change it.` };
  const { resource, action } = named(call, call.action, resources);
  switch (kind) {
    case 'create':
      return returned(await runtime.create(resource, action.name, inputs, options));
    case 'update':
      return returned(await runtime.update(resource, action.name, recordIn(initial), inputs, options));
    case 'destroy':
      return returned(await runtime.destroy(resource, action.name, recordIn(initial), inputs, options));
    case 'action':
      return returned(await runtime.call(resource, action.name, inputs, options));
    case 'read': {
      const outcome = await runtime.read(resource, action.name, inputs, options);
      return outcome.ok ? { value: outcome.value.results } : { error: new ActionError(outcome.error) };
    }
    case 'read_one': {
      const outcome = await runtime.read(resource, action.name, inputs, options);
      // A `get?` action fails where others find nothing.
      if (!outcome.ok && outcome.error.class === 'not_found' && !call.failOnNotFound) return { value: null };
      if (!outcome.ok) return { error: new ActionError(outcome.error) };
      const [found, ...more] = outcome.value.results;
      if (more.length > 0) return { error: `${resource}.${action.name} found more than one record.` };
      return found === undefined && call.failOnNotFound
        ? { error: `${resource}.${action.name} found nothing.` }
        : { value: found ?? null };
    }
    case 'bulk_create':
      return all(await runtime.bulkCreate(resource, action.name, listIn<Input>(initial), options));
    case 'bulk_update':
      return all(
        await runtime.bulkUpdate(resource, action.name, listIn(initial).map(recordIn), inputs, options),
      );
    case 'bulk_destroy':
      return all(await runtime.bulkDestroy(resource, action.name, listIn(initial).map(recordIn), options));
  }
}

/**
 * After a create, its record is destroyed or updated; after an update, the record is updated back; after a destroy, it is made again.
 * What the undo action accepts is given the values from before, where they differ. Nothing to destroy is nothing left to undo.
 */
async function undo(
  call: ActionCall,
  result: unknown,
  runtime: Runtime,
  resources: readonly ResourceDefinition[],
): Promise<StepReturn> {
  const { resource, action } = named(call, call.undoAction, resources);
  const options = optionsOf({ ...call, load: undefined });
  const several = Array.isArray(result);
  const before = several ? listIn(call.initial) : [call.initial];
  const records = several ? result : [result];
  for (let index = records.length - 1; index >= 0; index--) {
    const record: unknown = records[index] ?? before[index];
    if (record === null || record === undefined) continue;
    const former = call.kind.endsWith('destroy') ? record : before[index];
    const input = formerValues(action, former, call.kind.endsWith('destroy') ? undefined : record);
    const outcome: Outcome<unknown> =
      action.kind === 'create'
        ? await runtime.create(resource, action.name, input, options)
        : action.kind === 'destroy'
          ? await runtime.destroy(resource, action.name, recordIn(record), {}, options)
          : await runtime.update(
              resource,
              action.name,
              idIn(record),
              call.kind.endsWith('create') ? {} : input,
              options,
            );
    if (!outcome.ok && !(action.kind === 'destroy' && outcome.error.class === 'not_found'))
      return { error: new ActionError(outcome.error) };
  }
  return { value: null };
}

/** What an undo action accepts, with the values from before, where they are others now. */
function formerValues({ accept }: ActionDefinition, former: unknown, now: unknown): Input {
  if (former === null || typeof former !== 'object') return {};
  const [then, later] = [former as Row, (now ?? {}) as Row];
  return Object.fromEntries(
    accept
      .filter(
        (name) => then[name] !== undefined && JSON.stringify(then[name]) !== JSON.stringify(later[name]),
      )
      .map((name) => [name, then[name]]),
  );
}

function optionsOf({ actor, tenant, load, context, authorize }: ActionCall): CallOptions {
  return {
    ...(actor ? { actor: actor as Row } : {}),
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(load ? { load: (Array.isArray(load) ? load : [load]) as readonly Load[] } : {}),
    ...(context ? { context: context as Row } : {}),
    ...(authorize === undefined ? {} : { authorize }),
  };
}

function recordIn(initial: unknown): Row | string {
  if (typeof initial === 'string' || (initial !== null && typeof initial === 'object'))
    return initial as Row | string;
  throw new Error(
    `A record or its id is needed, and ${initial === null ? 'nothing' : typeof initial} was given.`,
  );
}

/** The id, so that a record that has changed since counts as it is now. */
const idIn = (record: unknown): Row | string => {
  const given = recordIn(record);
  return typeof given === 'string' ? given : typeof given['id'] === 'string' ? given['id'] : given;
};

function listIn<T = unknown>(initial: unknown): readonly T[] {
  if (!Array.isArray(initial)) throw new Error('A list is needed for an action on many records.');
  return initial;
}

function returned(outcome: Outcome<unknown>): StepReturn {
  return outcome.ok ? { value: outcome.value ?? null } : { error: new ActionError(outcome.error) };
}

/** The records of a bulk action; an error when one of them failed, so that all are taken back. */
function all({ outcomes }: BulkResult): StepReturn {
  const records: Row[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) return { error: new ActionError(outcome.error) };
    records.push(outcome.value);
  }
  return { value: records };
}
