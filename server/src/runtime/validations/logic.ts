/** Validations made of validations: `all`, `any`, `negate`. */
import type { Call, CallValue } from '../../model/definition/expression.ts';
import type { Check, Making, ValidationOf } from '../compiled/making.ts';
import { fieldError, wholeError } from '../field-error.ts';

function inner(value: CallValue | undefined, { check }: Making): Check {
  if (typeof value === 'object' && value !== null && 'call' in value) return check(value.call as Call);
  throw new Error('A validation is expected inside of another one.');
}

/** All errors of all of them. */
export const all: ValidationOf = (args, making) => {
  const checks = args.list('validations').map((each) => inner(each, making));
  return async (changeset, context) => {
    const errors = [];
    for (const check of checks) errors.push(...(await check(changeset, context)));
    return errors;
  };
};

/** When none holds, the errors of all of them. */
export const any: ValidationOf = (args, making) => {
  const checks = args.list('validations').map((each) => inner(each, making));
  return async (changeset, context) => {
    const errors = [];
    for (const check of checks) {
      const found = await check(changeset, context);
      if (found.length === 0) return [];
      errors.push(...found);
    }
    return errors;
  };
};

export const negate: ValidationOf = (args, making) => {
  const value = args.value('validation');
  const check = inner(value, making);
  const { call } = value as { readonly call: Call };
  const { attribute, attributes, argument } = call.args;
  const [field] = [attribute ?? argument ?? attributes].flat();
  return async (changeset, context) => {
    if ((await check(changeset, context)).length > 0) return [];
    return [
      typeof field === 'string'
        ? fieldError([field], 'must_not_hold', `must not be so that ${call.name} holds`)
        : wholeError('must_not_hold', `${call.name} must not hold.`),
    ];
  };
};
