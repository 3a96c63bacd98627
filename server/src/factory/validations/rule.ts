/** How the factory's validations are written: a look at the record as it will be, and what is wrong with it in words. */

import type { Changeset } from '../../runtime/changeset.ts';
import { attributeOf, futureOf } from '../../runtime/changing.ts';
import { fieldError } from '../../runtime/field-error.ts';
import type { Options, ValidationHandler } from '../../runtime/handlers.ts';

/** The record as it will be, with the options of the call. */
export interface Looked {
  readonly changeset: Changeset;
  readonly options: Options;
  /** The value that an attribute will have; null when there is none. */
  get(attribute: string): unknown;
}

/**
 * A validation about one field.
 * @param check what is expected, after the name of the field (`must be at least 2`); undefined when that holds
 */
export function rule(
  field: string,
  code: string,
  check: (looked: Looked) => string | undefined,
): ValidationHandler {
  return {
    validate: (changeset, options) => {
      const expectation = check({ changeset, options, get: (name) => attributeOf(changeset, name) });
      return expectation === undefined ? undefined : fieldError([field], code, expectation);
    },
  };
}

/** Whether an action is about to give one of these attributes another value; always for a new record. */
export function touches({ changeset }: Looked, ...attributes: readonly string[]): boolean {
  if (!changeset.data) return true;
  const { data } = changeset;
  const future = futureOf(changeset);
  return attributes.some((name) => future[name] !== data[name]);
}
