/** Arguments of reads and calculations: what the caller gave, cast, and defaults. */
import type { ActionDefinition, ArgumentDefinition } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { fieldError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';
import type { Input } from '../runtime.ts';
import { castInput } from '../types/cast.ts';
import { CastFailure } from '../types/caster.ts';
import { generators, momentOf } from '../values/generated.ts';

/** Values for arguments: those that the caller gave, cast, and the defaults of others. */
export function takeArguments(
  context: RuntimeContext,
  action: Pick<ActionDefinition, 'skipUnknownInputs' | 'name'>,
  definitions: readonly ArgumentDefinition[],
  input: Input,
  privateArguments: Input = {},
): { readonly values: Readonly<Record<string, unknown>>; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const definition of definitions) {
    const { name, type, allowNil } = definition;
    const given = definition.public ? input : privateArguments;
    const value =
      Object.hasOwn(given, name) && given[name] !== undefined ? given[name] : defaultOf(definition, context);
    const cast = castInput(type, value, [name]);
    if (cast instanceof CastFailure) errors.push(...cast.errors);
    else if (cast === null && !allowNil) errors.push(fieldError([name], 'required', 'is required'));
    else values[name] = cast;
  }
  const skipped = new Set(action.skipUnknownInputs);
  const known = new Set(definitions.filter((each) => each.public).map(({ name }) => name));
  for (const name of Object.keys(input))
    if (!known.has(name) && !skipped.has(name) && !skipped.has('*'))
      errors.push(
        fieldError(
          [name],
          'unknown_input',
          `is no argument of ${action.name}: it takes ${[...known].join(', ') || 'none'}`,
        ),
      );
  return { values, errors };
}

function defaultOf(
  { name, default: initial }: ArgumentDefinition,
  { surroundings }: RuntimeContext,
): unknown {
  if (!initial) return null;
  if ('value' in initial) return initial.value;
  const generator = Object.hasOwn(generators, initial.call.name) ? generators[initial.call.name] : undefined;
  if (!generator)
    throw new Error(
      `The default of ${name} calls ${initial.call.name}, which makes no value here. Use one of ${Object.keys(generators).join(', ')}.`,
    );
  return generator(surroundings, momentOf(surroundings));
}
