/** Whether a value is another one: `attribute_equals`, `argument_equals`, their opposites, and `confirm`. */

import type { Changeset } from '../changeset.ts';
import { attributeOf, inputOf } from '../changing.ts';
import type { ValidationOf } from '../compiled/making.ts';
import { fieldError } from '../field-error.ts';
import { valued } from '../values/call-value.ts';
import { orderIn } from './order.ts';
import { shown } from './shown.ts';

function equality(of: 'attribute' | 'argument', wanted: boolean): ValidationOf {
  const look = (changeset: Changeset, name: string) =>
    of === 'attribute' ? attributeOf(changeset, name) : (changeset.arguments[name] ?? null);
  return (args, making) => {
    const name = args.name(of);
    const order = orderIn(making, name);
    const other = valued(args.value('value'));
    return (changeset, context) => {
      const value = other(changeset, context);
      if ((order(look(changeset, name), value) === 0) === wanted) return [];
      return [
        wanted
          ? fieldError([name], 'must_equal', `must be ${shown(value)}`)
          : fieldError([name], 'must_not_equal', `must not be ${shown(value)}`),
      ];
    };
  };
}

export const attributeEquals = equality('attribute', true);
export const attributeDoesNotEqual = equality('attribute', false);
export const argumentEquals = equality('argument', true);
export const argumentDoesNotEqual = equality('argument', false);

export const confirm: ValidationOf = (args, making) => {
  const field = args.name('field');
  const order = orderIn(making, field);
  const confirmation = args.name('confirmation');
  return (changeset) =>
    order(inputOf(changeset, field), inputOf(changeset, confirmation)) === 0
      ? []
      : [fieldError([confirmation], 'must_confirm', `must be the same as \`${field}\``)];
};
