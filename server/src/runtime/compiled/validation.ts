/** Validations by name: built-in ones, and those that handlers are registered for. */
import type { Call } from '../../model/definition/expression.ts';
import { validations } from '../validations/registry.ts';
import { Arguments, type Check, type Making } from './making.ts';
import { registeredOf } from './registered.ts';

/** @throws Error when nobody does what the call says */
export function checkOf(call: Call, making: Making): Check {
  const builtIn = Object.hasOwn(validations, call.name) ? validations[call.name] : undefined;
  if (builtIn) return builtIn(new Arguments(call), making);
  const { handler, options } = registeredOf(
    'validation',
    call,
    making.handlers.validations,
    Object.keys(validations),
  );
  return (changeset, context) => {
    const found = handler.validate(changeset, options(changeset, context), context);
    const listed = (error: Awaited<typeof found>) => (error === undefined ? [] : [error]);
    return found instanceof Promise ? found.then(listed) : listed(found);
  };
}
