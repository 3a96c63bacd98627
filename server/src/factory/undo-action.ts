/** Takes back what a step that is an action did. */
import type { ActionDefinition, ResourceDefinition } from '../model/definition/resource.ts';
import type { ActionCall, StepReturn } from '../reactor/index.ts';
import { isDetached } from '../runtime/actions/detached.ts';
import type { Row } from '../runtime/context.ts';
import { ActionError, type Outcome } from '../runtime/outcome.ts';
import type { Input, Runtime } from '../runtime/runtime.ts';
import { listIn, named, optionsOf, recordIn } from './action-call.ts';

/**
 * After a create, its record is destroyed or updated; after an update, the record is updated back; after a destroy, it is made again.
 * What the undo action accepts is given the values from before, where they differ. Nothing to destroy is nothing left to undo.
 */
export async function undoAction(
  call: ActionCall,
  result: unknown,
  runtime: Runtime,
  resources: readonly ResourceDefinition[],
): Promise<StepReturn> {
  const { resource, action } = named(call, call.undoAction, resources);
  const options = optionsOf({ ...call, load: undefined, options: {} });
  const several = Array.isArray(result);
  const initial = isDetached(call.initial) ? call.initial.data : call.initial;
  const before = several ? listIn(initial) : [initial];
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

/** The id, so that a record that has changed since counts as it is now. */
const idIn = (record: unknown): Row | string => {
  const given = recordIn(record);
  return typeof given === 'string' ? given : typeof given['id'] === 'string' ? given['id'] : given;
};
