/** What is missing, and whether anything is wrong at all. */

import type { Changeset } from '../changeset.ts';
import { attributeOf, withErrors } from '../changing.ts';
import type { CompiledAction } from '../compiled/action.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import { failed } from '../failure.ts';
import { fieldError } from '../field-error.ts';
import type { ErrorClass, FieldError } from '../outcome.ts';
import { checkInitialState } from '../state-machine/transitions.ts';

/** What is missing after all steps: for early answers of what callers can give, and last of everything. */
export function withRequired(
  changeset: Changeset,
  resource: CompiledResource,
  action: CompiledAction,
): Changeset {
  const wrong = new Set(changeset.errors.map(({ field }) => field));
  const isMissing = (name: string): boolean => {
    if (wrong.has(name) || Object.hasOwn(changeset.atomics, name)) return false;
    if (attributeOf(changeset, name) !== null) return false;
    const initial = resource.byName.get(name)?.default;
    const willBeMade =
      !changeset.data &&
      initial !== undefined &&
      'generator' in initial &&
      !Object.hasOwn(changeset.attributes, name);
    return !willBeMade;
  };
  const { requireAttributes } = action.definition;
  const names = changeset.data
    ? [
        ...requireAttributes,
        ...Object.keys(changeset.attributes).filter((name) => !allowsNil(resource, name)),
      ]
    : action.required;
  const errors = [...new Set(names)]
    .filter(isMissing)
    .map((name) => fieldError([name], 'required', 'is required'));
  return checkInitialState(withErrors(changeset, errors));
}

/** What the data store would refuse: attributes that no record may lack. */
export function withComplete(changeset: Changeset, resource: CompiledResource): Changeset {
  const names = changeset.data ? Object.keys(changeset.attributes) : [...resource.byName.keys()];
  const errors = names
    .filter((name) => !allowsNil(resource, name) && !Object.hasOwn(changeset.atomics, name))
    .filter((name) => attributeOf(changeset, name) === null)
    .filter((name) => changeset.data || !resource.byName.get(name)?.definition.generated)
    .map((name) => fieldError([name], 'required', 'is required'));
  return errors.length === 0 ? changeset : withErrors(changeset, errors);
}

function allowsNil(resource: CompiledResource, name: string): boolean {
  return resource.byName.get(name)?.definition.allowNil ?? true;
}

/** The changeset. @throws ActionError when something is wrong with it */
export function valid(changeset: Changeset): Changeset {
  const { errors, resource, action } = changeset;
  if (errors.length > 0) throw failed(resource, action, classOf(errors), errors);
  return changeset;
}

/** Some errors say that the caller knows something that is not so any more. */
export function classOf(errors: readonly FieldError[]): ErrorClass {
  const codes = new Set(errors.map(({ code }) => code));
  if (codes.has('forbidden')) return 'forbidden';
  return codes.has('stale_record') || codes.has('taken') ? 'conflict' : 'invalid';
}
