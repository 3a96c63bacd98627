/** JSON text of a value, or an error instead of the silent losses of `JSON.stringify` (functions, NaN, dates, maps). */
import { UnstorableValue } from './unstorable.ts';

/** @throws UnstorableValue when something in it is not JSON, or a text that not every database can hold */
export function jsonText(value: unknown): string {
  check(value, 0);
  return JSON.stringify(value);
}

/** Deeper than any value with a meaning; cycles end here. */
const deepest = 500;

function check(value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed() || value.includes('\0'))
        throw new UnstorableValue(
          'JSON',
          value,
          'texts in it may have no NUL and no half of a surrogate pair',
        );
      return;
    case 'number':
      if (!Number.isFinite(value))
        throw new UnstorableValue('JSON', value, 'numbers in it have to be finite');
      return;
    case 'boolean':
      return;
    case 'object':
      if (value === null) return;
      if (depth > deepest)
        throw new UnstorableValue('JSON', value, 'it is nested too deeply, or holds itself');
      if (Array.isArray(value)) {
        for (const item of value) check(item, depth + 1);
        return;
      }
      if (isPlain(value)) {
        for (const key in value) {
          check(key, depth);
          const member = value[key];
          // A member that is undefined is absent, as everywhere in JavaScript.
          if (member !== undefined) check(member, depth + 1);
        }
        return;
      }
  }
  throw new UnstorableValue(
    'JSON',
    value,
    'it has to be made of maps, lists, texts, numbers, true, false and null',
  );
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
