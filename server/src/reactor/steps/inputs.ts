/** What a reactor is given. */
import type { Json } from '../../model/definition/expression.ts';
import type { ReactorDefinition } from '../../model/definition/reactor.ts';
import type { StepContext, Values } from '../context.ts';
import { ReactorRefused } from '../errors.ts';
import type { Ask } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';

export interface InputReader {
  readonly name: string;
  readonly default: Json | undefined;
  readonly transform: Ask | undefined;
}

export function planInputs({ inputs }: ReactorDefinition, planner: Planner): readonly InputReader[] {
  return inputs.map(({ name, transform, default: value }) => ({
    name,
    default: value,
    transform: transform && planner.ask(transform, `transform of input \`${name}\``),
  }));
}

/** The inputs by name: defaults filled in, transformed, what is too much left out. @throws ReactorRefused when one is missing */
export async function readInputs(
  readers: readonly InputReader[],
  given: Values,
  context: StepContext,
): Promise<Values> {
  const missing = readers.filter(
    (reader) => !Object.hasOwn(given, reader.name) && reader.default === undefined,
  );
  if (missing.length > 0)
    throw new ReactorRefused(`Input is missing: ${missing.map(({ name }) => `\`${name}\``).join(', ')}.`);
  const inputs: Record<string, unknown> = {};
  for (const { name, default: otherwise, transform } of readers) {
    const value = Object.hasOwn(given, name) ? (given[name] ?? null) : otherwise;
    inputs[name] = transform ? ((await transform({ value }, context)) ?? null) : value;
  }
  return inputs;
}
