/** Handlers behind the names that documents call. */
import { nearest } from '../../dsl/names/nearest.ts';
import type { Call } from '../../model/definition/expression.ts';
import { type ValuedOptions, valued, valuedOptions } from '../values/call-value.ts';

/** A handler, and what it is told. */
export interface Registered<Handler> {
  readonly handler: Handler;
  readonly options: ValuedOptions;
}

/**
 * The handler for a call, also for one that is written `module(Name, options)`.
 * @param builtIn names that come with the runtime, for the message
 * @throws Error when nobody registered one
 */
export function registeredOf<Handler>(
  kind: string,
  call: Call,
  handlers: Readonly<Record<string, Handler>>,
  builtIn: readonly string[],
): Registered<Handler> {
  if (call.name === 'elixir')
    throw new Error(
      `Elixir cannot be run here: ${JSON.stringify(call.args['source'])}. Register a handler of the kind ${kind}, and call it by name.`,
    );
  const isModule = call.name === 'module' && typeof call.args['name'] === 'string';
  const name = isModule ? String(call.args['name']) : call.name;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) {
    const meant = nearest(name, [...Object.keys(handlers), ...builtIn]);
    throw new Error(
      `Nobody registered a handler of the kind ${kind} for ${name}.${meant ? ` Did you mean ${meant}?` : ''}`,
    );
  }
  if (!isModule) return { handler, options: valuedOptions(call) };
  const options = valued(call.args['options']);
  return {
    handler,
    options: (changeset, context) => (options(changeset, context) ?? {}) as Readonly<Record<string, unknown>>,
  };
}
