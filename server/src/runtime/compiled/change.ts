/** Changes by name: built-in ones, and those that handlers are registered for. */
import type { Call } from '../../model/definition/expression.ts';
import { changes } from '../changes/registry.ts';
import { Arguments, type Making, type Step } from './making.ts';
import { registeredOf } from './registered.ts';

/** @throws Error when nobody does what the call says */
export function changeOf(call: Call, making: Making): Step {
  const builtIn = Object.hasOwn(changes, call.name) ? changes[call.name] : undefined;
  if (builtIn) return builtIn(new Arguments(call), making);
  const { handler, options } = registeredOf('change', call, making.handlers.changes, Object.keys(changes));
  return (changeset, context) => handler.change(changeset, options(changeset, context), context);
}
