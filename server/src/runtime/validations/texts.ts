/** Texts: `match`, `string_length` in characters, `byte_size` in bytes of UTF-8. */
import { inputOf } from '../changing.ts';
import type { Arguments, ValidationOf } from '../compiled/making.ts';
import { fieldError } from '../field-error.ts';
import { characters } from '../types/text.ts';

export const match: ValidationOf = (args) => {
  const name = args.name('attribute');
  const pattern = new RegExp(args.name('match'), 'u');
  return (changeset) => {
    const value = inputOf(changeset, name);
    if (value === null || (typeof value !== 'object' && pattern.test(String(value)))) return [];
    return [fieldError([name], 'no_match', `must match ${pattern.source}`)];
  };
};

function sized(measure: (value: unknown) => number | undefined, unit: string): ValidationOf {
  return (args: Arguments) => {
    const name = args.name('attribute');
    const [min, max, exact] = ['min', 'max', 'exact'].map((bound) => args.number(bound));
    const wrong = (code: string, words: string) => [fieldError([name], code, `must have ${words}`)];
    return (changeset) => {
      const value = inputOf(changeset, name);
      const size = value === null ? undefined : measure(value);
      if (size === undefined) return [];
      if (exact !== undefined && size !== exact)
        return wrong('wrong_length', `exactly ${exact} ${unit}, not ${size}`);
      if (min !== undefined && size < min) return wrong('too_short', `at least ${min} ${unit}, not ${size}`);
      if (max !== undefined && size > max) return wrong('too_long', `at most ${max} ${unit}, not ${size}`);
      return [];
    };
  };
}

export const stringLength = sized(
  (value) => (typeof value === 'object' ? undefined : characters(String(value))),
  'characters',
);

export const byteSize = sized((value) => {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'object' ? undefined : new TextEncoder().encode(String(value)).length;
}, 'bytes');
