/** Many values: `array` of any type, and `vector` of numbers. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { fieldError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';
import {
  type Caster,
  CastFailure,
  type Casting,
  constraint,
  isPlainObject,
  numberConstraint,
  wrong,
} from './caster.ts';

export function array(type: TypeDefinition, casting: Casting): Caster {
  const more = constraint(type, 'items');
  const items = type.items ?? { name: 'term', constraints: {} };
  const caster = casting.caster(
    isPlainObject(more)
      ? { ...items, constraints: { ...items.constraints, ...(more as TypeDefinition['constraints']) } }
      : items,
  );
  const least = numberConstraint(type, 'min_length');
  const most = numberConstraint(type, 'max_length');
  const nilItems = constraint(type, 'nil_items?') === true;
  const removeNil = constraint(type, 'remove_nil_items?') === true;
  const empty = constraint(type, 'empty_values');
  const missing = new Set<unknown>(Array.isArray(empty) ? empty : ['']);
  return (value, path) => {
    if (!Array.isArray(value)) return wrong(path, 'invalid_type', 'must be a list');
    const errors: FieldError[] = [];
    const result: unknown[] = [];
    let size = 0;
    for (const [index, item] of value.entries()) {
      const absent = item === null || item === undefined || (removeNil && missing.has(item));
      const cast = absent ? null : caster(item, [...path, index]);
      if (cast === null && removeNil) continue;
      size++;
      if (cast instanceof CastFailure) errors.push(...cast.errors);
      else if (cast !== null || nilItems) result.push(cast);
      else errors.push(fieldError([...path, index], 'required', 'must not be nil'));
    }
    if (most !== undefined && size > most)
      errors.push(fieldError(path, 'too_long', `must have at most ${most} items, not ${size}`));
    if (least !== undefined && size < least)
      errors.push(fieldError(path, 'too_short', `must have at least ${least} items, not ${size}`));
    return errors.length > 0 ? new CastFailure(errors) : result;
  };
}

export function vector(type: TypeDefinition): Caster {
  const dimensions = numberConstraint(type, 'dimensions');
  return (value, path) => {
    const numbers = value instanceof Float32Array || value instanceof Float64Array ? [...value] : value;
    if (!Array.isArray(numbers) || !numbers.every((number) => Number.isFinite(number)))
      return wrong(path, 'invalid_type', 'must be a list of numbers');
    if (dimensions !== undefined && numbers.length !== dimensions)
      return wrong(path, 'invalid_length', `must have ${dimensions} numbers, not ${numbers.length}`);
    return numbers.map((number: number) => number + 0);
  };
}
