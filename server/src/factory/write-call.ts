/** Steps that make, change or remove one record: what they say, and what a changeset from a step before brings along. */
import type { ActionDefinition } from '../model/definition/resource.ts';
import type { ActionCall } from '../reactor/index.ts';
import { type DetachedChangeset, isDetached } from '../runtime/actions/detached.ts';
import type { CallOptions, Row } from '../runtime/context.ts';
import { ActionError } from '../runtime/outcome.ts';
import type { Input } from '../runtime/runtime.ts';
import { optionsOf, recordIn } from './action-call.ts';

export interface WriteCall {
  /** The record or its id; absent for create. */
  readonly target?: Row | string;
  readonly input: Input;
  readonly options: CallOptions;
}

/** @throws ActionError when something is wrong with the changeset; Error when there is no record, or the changeset is of another resource */
export function writeCallOf(call: ActionCall, resource: string, action: ActionDefinition): WriteCall {
  const { kind, initial } = call;
  const changeset = changesetIn(call, resource);
  const { inputs, ...more } = withChangeset(call.inputs, action.arguments, changeset);
  return {
    ...(kind === 'create' ? {} : { target: recordIn(changeset ? changeset.data : initial) }),
    input: inputs,
    options: { ...optionsOf(call), ...more },
  };
}

/** The changeset that an action goes on with. @throws ActionError when something is wrong with it; Error when it is of another resource */
function changesetIn({ kind, initial }: ActionCall, resource: string): DetachedChangeset | undefined {
  if (!isDetached(initial)) return undefined;
  if (initial.changeset !== resource)
    throw new Error(`A changeset of ${initial.changeset} was given to ${kind} a ${resource}.`);
  if (initial.errors.length > 0)
    throw new ActionError({ class: 'invalid', action: `${resource}.${kind}`, errors: initial.errors });
  return initial;
}

/** What a changeset brings along: attributes as they are, and the arguments that the action knows and the step does not give. */
function withChangeset(
  inputs: Input,
  known: readonly { readonly name: string; readonly public: boolean }[],
  changeset: DetachedChangeset | undefined,
): { readonly inputs: Input } & Pick<CallOptions, 'forcedAttributes' | 'privateArguments'> {
  if (!changeset) return { inputs };
  const brought = (isPublic: boolean) =>
    Object.fromEntries(
      known
        .filter((each) => each.public === isPublic && Object.hasOwn(changeset.arguments, each.name))
        .map(({ name }) => [name, changeset.arguments[name]]),
    );
  return {
    inputs: { ...brought(true), ...inputs },
    forcedAttributes: changeset.attributes,
    privateArguments: brought(false),
  };
}
