/** Runs steps that are actions of resources, and those that load into records or change changesets. */
import type { ResourceDefinition } from '../model/definition/resource.ts';
import type { ActionCall, StepReturn } from '../reactor/index.ts';
import { type DetachedChangeset, isDetached } from '../runtime/actions/detached.ts';
import type { CallOptions, Row } from '../runtime/context.ts';
import type { StepRuntime } from '../runtime/create-runtime.ts';
import { ActionError, type Outcome } from '../runtime/outcome.ts';
import type { BulkResult, Input } from '../runtime/runtime.ts';
import { listIn, loadsIn, named, optionsOf, recordIn } from './action-call.ts';
import { writeCallOf } from './write-call.ts';

/** @throws Error for what cannot be asked, such as an action that is not there */
export async function runAction(
  call: ActionCall,
  runtime: StepRuntime,
  resources: readonly ResourceDefinition[],
): Promise<StepReturn> {
  const { kind, initial } = call;
  const options = optionsOf(call);
  if (kind === 'load') return loaded(call, runtime, resources, options);
  if (kind === 'change') return changed(call, runtime, resources, options);
  const { resource, action } = named(call, call.action, resources);
  if ((options.upsert || action.upsert) && call.undoAction !== undefined) {
    const undo = named(call, call.undoAction, resources);
    // Whether it was there before, nobody knows any more when it is undone.
    if (undo.action.kind === 'destroy')
      return {
        error: `${undo.action.name} would remove the ${resource} that was there before the step, when it is undone: name an update for undo_action.`,
      };
  }
  switch (kind) {
    case 'create':
    case 'update':
    case 'destroy': {
      const { target, input, options: own } = writeCallOf(call, resource, action);
      return returned(
        kind === 'create'
          ? await runtime.create(resource, action.name, input, own)
          : await runtime[kind](resource, action.name, target ?? '', input, own),
      );
    }
    case 'action':
      return returned(await runtime.call(resource, action.name, call.inputs, options));
    case 'read': {
      const outcome = await runtime.read(resource, action.name, call.inputs, options);
      return outcome.ok ? { value: outcome.value.results } : { error: new ActionError(outcome.error) };
    }
    case 'read_one': {
      const outcome = await runtime.read(resource, action.name, call.inputs, options);
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
        await runtime.bulkUpdate(resource, action.name, listIn(initial).map(recordIn), call.inputs, options),
      );
    case 'bulk_destroy':
      return all(await runtime.bulkDestroy(resource, action.name, listIn(initial).map(recordIn), options));
  }
}

/** The records with more in them; one record, when there is one. */
async function loaded(
  call: ActionCall,
  runtime: StepRuntime,
  resources: readonly ResourceDefinition[],
  options: CallOptions,
): Promise<StepReturn> {
  const { initial, load } = call;
  if (initial === null || initial === undefined) return { value: null };
  const records = (Array.isArray(initial) ? initial : [initial]) as readonly Row[];
  const keeps = call.options['lazy'] === true || call.options['reuse_values'] === true;
  const wanted = loadsIn(load).filter(
    (each) => !keeps || typeof each !== 'string' || !records.every((record) => Object.hasOwn(record, each)),
  );
  const outcome = await runtime.load(resourceOf(call, resources), records, wanted, options);
  if (!outcome.ok) return { error: new ActionError(outcome.error) };
  return { value: Array.isArray(initial) ? outcome.value : (outcome.value[0] ?? null) };
}

async function changed(
  call: ActionCall,
  runtime: StepRuntime,
  resources: readonly ResourceDefinition[],
  options: CallOptions,
): Promise<StepReturn> {
  const { initial, change, conditions = [], inputs } = call;
  if (!change) return { error: 'It says no change.' };
  const wanted = {
    initial: (initial ?? undefined) as DetachedChangeset | Row | undefined,
    resource: isDetached(initial) ? initial.changeset : resourceOf(call, resources),
    arguments: inputs,
    change,
    where: conditions,
    onlyWhenValid: call.options['only_when_valid'] === true,
    failIfInvalid: call.options['fail_if_invalid'] === true,
  };
  return returned(await runtime.change(wanted, options));
}

/** Whose records are worked on: those of the resource that the step knows of, or of relationships behind it. */
function resourceOf(
  { kind, resource, path = [] }: ActionCall,
  resources: readonly ResourceDefinition[],
): string {
  let current = resource;
  for (const key of path) {
    if (/^\d+$/.test(key)) continue;
    const definition = resources.find(({ name }) => name === current);
    current = definition?.relationships.find(({ name }) => name === key)?.destination;
  }
  if (current === undefined)
    throw new Error(
      `Nothing says of which resource the records are that are to be ${kind === 'load' ? 'loaded into' : 'changed'}.`,
    );
  return current;
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
