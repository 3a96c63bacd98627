/** Values that are one of a few: `boolean`, `atom` with `one_of`, `duration_name`. */

import { nearest } from '../../dsl/names/nearest.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { type Caster, constraint, wrong } from './caster.ts';
import { isStorable } from './text.ts';

/** What Ecto takes for true and false in texts. */
const spelt: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export function boolean(): Caster {
  return (value, path) => {
    if (typeof value === 'boolean') return value;
    return spelt.get(value) ?? wrong(path, 'invalid_type', 'must be true or false');
  };
}

export function atom(type: TypeDefinition): Caster {
  const allowed = constraint(type, 'one_of');
  return Array.isArray(allowed) ? oneOf(allowed) : anyName();
}

export function durationName(): Caster {
  return oneOf([
    'year',
    'month',
    'week',
    'day',
    'hour',
    'minute',
    'second',
    'millisecond',
    'microsecond',
    'nanosecond',
  ]);
}

/** Names may be written as texts. Numbers and booleans among the allowed are themselves. */
function oneOf(allowed: readonly unknown[]): Caster {
  const byText = new Map(allowed.map((value) => [String(value), value]));
  const names = [...byText.keys()];
  return (value, path) => {
    const text = typeof value === 'object' ? undefined : String(value);
    if (text !== undefined && byText.has(text)) return byText.get(text);
    const meant = typeof value === 'string' ? nearest(value, names) : undefined;
    return wrong(
      path,
      'not_one_of',
      `must be one of ${names.join(', ')}${text === undefined ? '' : `, not ${text}`}${meant ? ` (did you mean ${meant}?)` : ''}`,
    );
  };
}

function anyName(): Caster {
  return (value, path) =>
    typeof value === 'string' && value !== '' && isStorable(value)
      ? value
      : wrong(path, 'invalid_type', 'must be a name');
}
