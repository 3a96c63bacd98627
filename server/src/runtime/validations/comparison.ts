/** Relations between values: `compare`, and `numericality`, which is the same. A field without a value passes, as in Ash. */
import type { CallValue } from '../../model/definition/expression.ts';
import { inputOf } from '../changing.ts';
import { isValueName, type Making, type ValidationOf } from '../compiled/making.ts';
import { fieldError } from '../field-error.ts';
import { type Valued, valued } from '../values/call-value.ts';
import { orderIn } from './order.ts';
import { shown } from './shown.ts';

const relations = {
  greater_than: { words: 'greater than', holds: (order: number) => order > 0 },
  greater_than_or_equal_to: { words: 'at least', holds: (order: number) => order >= 0 },
  less_than: { words: 'less than', holds: (order: number) => order < 0 },
  less_than_or_equal_to: { words: 'at most', holds: (order: number) => order <= 0 },
  is_equal: { words: '', holds: (order: number) => order === 0 },
  is_not_equal: { words: '', holds: (order: number) => order !== 0 },
} as const;

interface Operand {
  readonly value: Valued;
  /** The field, when the value is that of another one. */
  readonly field?: string;
}

function operandOf(value: CallValue, making: Making): Operand {
  if (typeof value !== 'string' || !isValueName(making, value)) return { value: valued(value) };
  return { value: (changeset) => inputOf(changeset, value), field: value };
}

export const compare: ValidationOf = (args, making) => {
  const name = args.name('attribute');
  const rules = (Object.keys(relations) as (keyof typeof relations)[]).flatMap((relation) => {
    const value = args.value(relation);
    return value === undefined ? [] : [{ relation, operand: operandOf(value, making) }];
  });
  const isNil = args.value('is_nil');
  const orderOfValues = orderIn(making, name);
  return (changeset, context) => {
    const value = inputOf(changeset, name);
    if (typeof isNil === 'boolean' && (value === null) !== isNil)
      return [
        fieldError([name], isNil ? 'must_be_absent' : 'required', isNil ? 'must be nil' : 'is required'),
      ];
    if (value === null) return [];
    return rules.flatMap(({ relation, operand }) => {
      const other = operand.value(changeset, context);
      if (other === null || other === undefined) return [];
      const order = orderOfValues(value, other);
      const { words, holds } = relations[relation];
      // Values without an order between them are different, and nothing else.
      if (order === undefined ? relation === 'is_not_equal' : holds(order)) return [];
      const shownOther =
        operand.field === undefined ? shown(other) : `\`${operand.field}\` (${shown(other)})`;
      const expectation =
        relation === 'is_equal'
          ? `must be ${shownOther}`
          : relation === 'is_not_equal'
            ? `must not be ${shownOther}`
            : `must be ${words} ${shownOther}`;
      return [fieldError([name], codes[relation], expectation)];
    });
  };
};

const codes: Readonly<Record<keyof typeof relations, string>> = {
  greater_than: 'must_be_greater_than',
  greater_than_or_equal_to: 'must_be_greater_than_or_equal_to',
  less_than: 'must_be_less_than',
  less_than_or_equal_to: 'must_be_less_than_or_equal_to',
  is_equal: 'must_equal',
  is_not_equal: 'must_not_equal',
};
