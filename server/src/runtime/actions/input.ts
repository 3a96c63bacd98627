/** What callers give: cast, and refused where the action does not know it; arguments that they leave out are filled in. */
import { nearest } from '../../dsl/names/nearest.ts';
import type { CompiledAction } from '../compiled/action.ts';
import type { CallOptions, Surroundings } from '../context.ts';
import { fieldError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';
import type { Input } from '../runtime.ts';
import { CastFailure } from '../types/caster.ts';
import type { Moment } from '../values/generated.ts';
import { valueOfDefault } from './defaults.ts';

export interface Taken {
  readonly attributes: Record<string, unknown>;
  readonly arguments: Record<string, unknown>;
  readonly errors: FieldError[];
}

/** Casts what was given, and refuses what the action does not know. */
export function takeInput(action: CompiledAction, input: Input, options: CallOptions): Taken {
  const taken: Taken = { attributes: {}, arguments: {}, errors: [] };
  const put = (into: Record<string, unknown>, name: string, value: unknown, sensitive: boolean) => {
    if (!(value instanceof CastFailure)) into[name] = value;
    else if (!sensitive) taken.errors.push(...value.errors);
    // What is wrong may be told by what was given, which is nobody's business.
    else taken.errors.push(...value.errors.map(({ path, code }) => fieldError(path, code, 'does not fit')));
  };
  for (const name of Object.keys(input)) {
    const value = input[name];
    const argument = action.publicArguments.get(name);
    const attribute = argument ? undefined : action.accepted.get(name);
    if (argument) put(taken.arguments, name, argument.cast(value, [name]), argument.definition.sensitive);
    else if (attribute)
      put(taken.attributes, name, attribute.cast(value, [name]), attribute.definition.sensitive);
    else if (!action.skipsAll && !action.skipped.has(name)) taken.errors.push(unknownInput(action, name));
  }
  const { privateArguments } = options;
  if (privateArguments)
    for (const { name, definition, cast } of action.arguments)
      if (!definition.public && Object.hasOwn(privateArguments, name))
        put(taken.arguments, name, cast(privateArguments[name], [name]), definition.sensitive);
  return taken;
}

function unknownInput(action: CompiledAction, name: string): FieldError {
  const known = [...action.publicArguments.keys(), ...action.accepted.keys()];
  const meant = nearest(name, known);
  const hint = meant
    ? `did you mean ${meant}?`
    : known.length > 0
      ? `there are ${known.join(', ')}`
      : 'it takes none';
  return fieldError([name], 'unknown_input', `is no input of ${action.definition.name}: ${hint}`);
}

/** Puts defaults into arguments that were not given. @returns what is wrong */
export function fillArguments(
  action: CompiledAction,
  given: Record<string, unknown>,
  surroundings: Surroundings,
  moment: Moment,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const argument of action.arguments) {
    const { name, definition } = argument;
    if (!Object.hasOwn(given, name) && argument.default) {
      const value = valueOfDefault(argument.default, surroundings, moment);
      given[name] = 'generator' in argument.default ? argument.cast(value, [name]) : value;
    }
    if (!definition.allowNil && (given[name] ?? null) === null)
      errors.push(fieldError([name], 'required', 'is required'));
  }
  return errors;
}
