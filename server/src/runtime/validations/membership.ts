/** Whether a value is one of some: `one_of`, `attribute_in`, `argument_in`, and `data_one_of` of the value before the action. */

import type { Changeset } from '../changeset.ts';
import { attributeOf, inputOf } from '../changing.ts';
import type { ValidationOf } from '../compiled/making.ts';
import { fieldError } from '../field-error.ts';
import { valued } from '../values/call-value.ts';
import { orderIn } from './order.ts';
import { shown } from './shown.ts';

/** @param nilPasses whether there may be no value, which says nothing about what values are allowed */
function membership(
  of: 'attribute' | 'argument',
  look: (changeset: Changeset, name: string) => unknown,
  nilPasses: boolean,
): ValidationOf {
  return (args, making) => {
    const name = args.name(of);
    const order = orderIn(making, name);
    const values = args.list('values').map(valued);
    return (changeset, context) => {
      const value = look(changeset, name);
      if (nilPasses && value === null) return [];
      const allowed = values.map((each) => each(changeset, context));
      if (allowed.some((each) => order(value, each) === 0)) return [];
      return [fieldError([name], 'not_one_of', `must be one of ${allowed.map(shown).join(', ')}`)];
    };
  };
}

export const oneOf = membership('attribute', inputOf, true);
export const attributeIn = membership('attribute', attributeOf, false);
export const argumentIn = membership('argument', ({ arguments: all }, name) => all[name] ?? null, false);
export const dataOneOf = membership('attribute', ({ data }, name) => data?.[name] ?? null, false);
