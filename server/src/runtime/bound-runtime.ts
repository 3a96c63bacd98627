/** The runtime's face for calls of one session: outside of transactions, or inside of one. */
import { nearest } from '../dsl/names/nearest.ts';
import type { ActionKind } from '../model/definition/resource.ts';
import type { WriteCall } from './actions/call.ts';
import { callAction } from './actions/generic.ts';
import { write } from './actions/write.ts';
import { bulk } from './bulk/bulk.ts';
import type { CallOptions } from './context.ts';
import type { Core } from './core.ts';
import { readingRuntime } from './reading-runtime.ts';
import type { Input, Runtime } from './runtime.ts';
import type { Session } from './session.ts';

export function boundRuntime(core: Core, session: Session): Runtime {
  const called = (
    kind: ActionKind,
    resource: string,
    action: string,
    input: Input,
    options: CallOptions,
  ): WriteCall => ({ ...upserting(named(core, kind, resource, action), options), input, options });
  const runtime: Runtime = {
    create: (resource, action, input, options = {}) =>
      write(core, session, called('create', resource, action, input, options)),
    update: (resource, action, target, input, options = {}) =>
      write(core, session, { ...called('update', resource, action, input, options), target }),
    destroy: (resource, action, target, input = {}, options = {}) =>
      write(core, session, { ...called('destroy', resource, action, input, options), target }),
    call: (resource, action, input, options = {}) =>
      callAction(core, session, called('action', resource, action, input, options)),
    bulkCreate: (resource, action, inputs, options = {}) => {
      const target = upserting(named(core, 'create', resource, action), options);
      return bulk(
        core,
        session,
        inputs.map((input) => ({ ...target, input, options })),
      );
    },
    bulkUpdate: (resource, action, records, input, options = {}) => {
      const call = called('update', resource, action, input, options);
      return bulk(
        core,
        session,
        records.map((target) => ({ ...call, target })),
      );
    },
    bulkDestroy: (resource, action, records, options = {}) => {
      const call = called('destroy', resource, action, {}, options);
      return bulk(
        core,
        session,
        records.map((target) => ({ ...call, target })),
      );
    },
    ...readingRuntime(core, session),
    subscribe: (topic, listener) => core.listeners.subscribe(topic, listener),
    transaction: (work) => session.transaction((inner) => work(boundRuntime(core, inner))),
  };
  return runtime;
}

/** The action as the caller wants it. @throws Error for an identity that the resource does not have */
function upserting<T extends Pick<WriteCall, 'resource' | 'action'>>(target: T, { upsert }: CallOptions): T {
  const { resource, action } = target;
  const { definition } = action;
  if (!upsert || definition.kind !== 'create') return target;
  const { identity } = upsert;
  if (identity !== undefined && !resource.definition.identities.some(({ name }) => name === identity))
    throw new Error(`${resource.definition.name} has no identity ${identity}.`);
  const own = { ...definition, upsert: { ...definition.upsert, ...upsert } };
  return { ...target, action: { ...action, definition: own } };
}

/** The resource and action that a caller names. @throws Error when there are none: a bug in the caller */
export function named(core: Core, kind: ActionKind, resourceName: string, actionName: string) {
  const resource = core.resources.get(resourceName);
  if (!resource) throw new Error(unknown('resource', resourceName, core.resources.keys()));
  const action = resource.actions.get(actionName);
  if (!action) throw new Error(unknown(`action of ${resourceName}`, actionName, resource.actions.keys()));
  if (action.definition.kind !== kind)
    throw new Error(`${resourceName}.${actionName} is of the kind ${action.definition.kind}, not ${kind}.`);
  return { resource, action };
}

function unknown(what: string, name: string, known: Iterable<string>): string {
  const names = [...known];
  const meant = nearest(name, names);
  return `There is no ${what} ${name}.${meant ? ` Did you mean ${meant}?` : ` There are ${names.join(', ')}.`}`;
}
