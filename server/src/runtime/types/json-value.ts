/** Any value that can be written as JSON: `term`, and what maps without `fields` hold. */
import type { Path } from '../field-error.ts';
import { type Caster, CastFailure, isPlainObject, wrong } from './caster.ts';
import { isStorable } from './text.ts';

/** Deeper than any value with a meaning; cycles end here. */
const deepest = 200;

export function term(): Caster {
  return (value, path) => jsonValue(value, path);
}

/** A copy of a value as JSON gives it back: members that are undefined are gone, items are null, zero has no sign. */
export function jsonValue(value: unknown, path: Path, depth = 0): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
      return value;
    case 'string':
      return isStorable(value)
        ? value
        : wrong(path, 'invalid_text', 'must have no NUL characters and no halves of surrogate pairs');
    case 'number':
      return Number.isFinite(value) ? value + 0 : wrong(path, 'invalid_number', 'must be a finite number');
  }
  if (value === null) return null;
  if (depth > deepest) return wrong(path.slice(0, 1), 'too_deep', 'is nested too deeply, or holds itself');
  if (Array.isArray(value)) return jsonList(value, path, depth);
  if (!isPlainObject(value))
    return wrong(path, 'invalid_type', 'must be made of maps, lists, texts, numbers, true, false and nil');
  const entries: (readonly [string, unknown])[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (!isStorable(key)) return wrong(path, 'invalid_text', 'must have no NUL characters in its names');
    const json = jsonValue(member, [...path, key], depth + 1);
    if (json instanceof CastFailure) return json;
    entries.push([key, json]);
  }
  return Object.fromEntries(entries);
}

function jsonList(items: readonly unknown[], path: Path, depth: number): unknown {
  const list: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const json = jsonValue(item, [...path, index], depth + 1);
    if (json instanceof CastFailure) return json;
    list.push(json);
  }
  return list;
}
