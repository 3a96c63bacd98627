/** Any value that can be written as JSON: `term`, and what maps without `fields` hold. */
import type { Path } from '../field-error.ts';
import { type Caster, type CastFailure, isPlainObject, wrong } from './caster.ts';
import { isStorable } from './text.ts';

/** Deeper than any value with a meaning; cycles end here. */
const deepest = 200;

export function term(): Caster {
  return (value, path) => notJson(value, path, 0) ?? value;
}

/** What keeps a value from being JSON. */
export function notJson(value: unknown, path: Path, depth: number): CastFailure | undefined {
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  if (typeof value === 'string')
    return isStorable(value)
      ? undefined
      : wrong(path, 'invalid_text', 'must have no NUL characters and no halves of surrogate pairs');
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : wrong(path, 'invalid_number', 'must be a finite number');
  if (depth > deepest) return wrong(path.slice(0, 1), 'too_deep', 'is nested too deeply, or holds itself');
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const failure = notJson(item, [...path, index], depth + 1);
      if (failure) return failure;
    }
    return undefined;
  }
  if (!isPlainObject(value))
    return wrong(path, 'invalid_type', 'must be made of maps, lists, texts, numbers, true, false and nil');
  for (const [key, member] of Object.entries(value)) {
    const failure = isStorable(key)
      ? notJson(member, [...path, key], depth + 1)
      : wrong(path, 'invalid_text', 'must have no NUL characters in its names');
    if (failure) return failure;
  }
  return undefined;
}
