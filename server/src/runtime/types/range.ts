/** All values between two bounds, kept as `{ lower, upper, lower_inclusive, upper_inclusive }`; a bound that is nil is open. */
import type { Json } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { fieldError } from '../field-error.ts';
import { type Caster, CastFailure, type Casting, constraint, isPlainObject, wrong } from './caster.ts';
import { innerType } from './inner-type.ts';

const keys = ['lower', 'upper', 'lower_inclusive', 'upper_inclusive'];

export function range(type: TypeDefinition, casting: Casting): Caster {
  const inner = innerType(constraint(type, 'inner_type'), 'A range');
  const more = constraint(type, 'inner_constraints');
  const caster = casting.caster(
    isPlainObject(more)
      ? { ...inner, constraints: { ...inner.constraints, ...(more as TypeDefinition['constraints']) } }
      : inner,
  );
  const rules = { lower: ruleOf(type, 'lower'), upper: ruleOf(type, 'upper') };
  const allowEmpty = constraint(type, 'allow_empty?') === true;
  return (value, path) => {
    const given = Array.isArray(value) && value.length === 2 ? { lower: value[0], upper: value[1] } : value;
    if (!isPlainObject(given) || !Object.keys(given).every((key) => keys.includes(key)))
      return wrong(path, 'invalid_type', 'must be a map with lower and upper');
    const bounds: Record<string, unknown> = {};
    for (const side of ['lower', 'upper'] as const) {
      const bound = given[side] ?? null;
      const cast = bound === null ? null : caster(bound, [...path, side]);
      if (cast instanceof CastFailure) return cast;
      if (cast === null && rules[side].required)
        return new CastFailure([fieldError([...path, side], 'required', 'is required')]);
      bounds[side] = cast;
      bounds[`${side}_inclusive`] = rules[side].inclusive ?? given[`${side}_inclusive`] ?? side === 'lower';
    }
    const { lower, upper } = bounds as { lower: string | number | null; upper: string | number | null };
    if (lower !== null && upper !== null) {
      if (lower > upper)
        return wrong(path, 'invalid_bounds', 'must have a lower bound that is not above the upper one');
      const closed = bounds['lower_inclusive'] === true && bounds['upper_inclusive'] === true;
      if (lower === upper && !closed && !allowEmpty) return wrong(path, 'empty', 'must not be empty');
    }
    return bounds;
  };
}

function ruleOf(type: TypeDefinition, side: string): { required: boolean; inclusive?: boolean } {
  const rule = constraint(type, side);
  const options = isPlainObject(rule) ? (rule as Readonly<Record<string, Json>>) : {};
  const inclusive = options['inclusive?'] ?? options['inclusive'];
  return {
    required: (options['required?'] ?? options['required']) === true,
    ...(typeof inclusive === 'boolean' ? { inclusive } : {}),
  };
}
