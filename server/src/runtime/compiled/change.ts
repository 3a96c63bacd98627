/** Changes by name: built-in ones, and those that handlers are registered for. */
import type { Call } from '../../model/definition/expression.ts';
import { changes } from '../changes/registry.ts';
import { type Ahead, Arguments, type Making, type Step } from './making.ts';
import { registeredOf } from './registered.ts';

/** A change, ready to run. */
export interface Change {
  readonly step: Step;
  readonly ahead?: Ahead;
}

/** @throws Error when nobody does what the call says */
export function changeOf(call: Call, making: Making): Change {
  const builtIn = Object.hasOwn(changes, call.name) ? changes[call.name] : undefined;
  if (builtIn) return { step: builtIn(new Arguments(call), making) };
  const { handler, options } = registeredOf('change', call, making.handlers.changes, Object.keys(changes));
  const ahead = handler.ahead?.bind(handler);
  return {
    step: (changeset, context) => handler.change(changeset, options(changeset, context), context),
    ...(ahead
      ? {
          ahead: (changeset, context, signal) =>
            ahead(changeset, options(changeset, context), context, signal),
        }
      : {}),
  };
}
