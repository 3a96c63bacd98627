/** Whether values are there: `present`, `absent`, and the same of the attributes alone. */

import type { Changeset } from '../changeset.ts';
import { attributeOf, inputOf } from '../changing.ts';
import type { ValidationOf } from '../compiled/making.ts';
import { fieldError, wholeError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';

type Look = (changeset: Changeset, name: string) => unknown;

function presence(wanted: 'present' | 'absent', look: Look): ValidationOf {
  return (args) => {
    const names = args.names('attributes');
    const counts = (['at_least', 'at_most', 'exactly'] as const).flatMap((kind) => {
      const count = args.number(kind);
      return count === undefined ? [] : [{ kind, count }];
    });
    return (changeset) => {
      const isThere = (name: string): boolean => {
        const value = look(changeset, name);
        return value !== null && value !== undefined && value !== '';
      };
      const fitting = names.filter((name) => isThere(name) === (wanted === 'present'));
      if (counts.length === 0)
        return names
          .filter((name) => !fitting.includes(name))
          .map((name) =>
            wanted === 'present'
              ? fieldError([name], 'required', 'is required')
              : fieldError([name], 'must_be_absent', 'must be left out'),
          );
      return counts.flatMap(({ kind, count }) => countError(kind, count, fitting.length, names, wanted));
    };
  };
}

function countError(
  kind: 'at_least' | 'at_most' | 'exactly',
  count: number,
  found: number,
  names: readonly string[],
  wanted: string,
): readonly FieldError[] {
  const holds = kind === 'at_least' ? found >= count : kind === 'at_most' ? found <= count : found === count;
  if (holds) return [];
  const words = `${kind.replace('_', ' ')} ${count} of ${names.map((name) => `\`${name}\``).join(', ')}`;
  const sentence = `${words} must be ${wanted}, not ${found}.`;
  return [wholeError(`must_be_${wanted}`, sentence.charAt(0).toUpperCase() + sentence.slice(1))];
}

export const present = presence('present', inputOf);
export const absent = presence('absent', inputOf);
export const attributesPresent = presence('present', attributeOf);
export const attributesAbsent = presence('absent', attributeOf);
