/** Texts: `string` and `ci_string`, trimmed, with empty ones as nil, as Ash does by default. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { type Caster, constraint, numberConstraint, wrong } from './caster.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const plain = /^[\x20-\x7e]*$/;

/**
 * Characters as people count them (Unicode extended grapheme clusters, UAX 29), which is what Elixir's String.length counts.
 * @param enough where counting may stop
 */
export function characters(text: string, enough = Number.POSITIVE_INFINITY): number {
  if (plain.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count >= enough) break;
  return count;
}

/** Whether every database can hold it: no NUL, and no half of a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

export function text(type: TypeDefinition): Caster {
  const trim = constraint(type, 'trim?') !== false;
  const allowEmpty = constraint(type, 'allow_empty?') === true;
  const least = numberConstraint(type, 'min_length');
  const most = numberConstraint(type, 'max_length');
  const match = constraint(type, 'match');
  const pattern = typeof match === 'string' ? new RegExp(match, 'u') : undefined;
  const casing = constraint(type, 'casing');
  return (value, path) => {
    if (typeof value !== 'string') return wrong(path, 'invalid_type', 'must be a text');
    if (!isStorable(value))
      return wrong(path, 'invalid_text', 'must have no NUL characters and no halves of surrogate pairs');
    let result = trim ? value.trim() : value;
    if (result === '' && !allowEmpty) return null;
    if (casing === 'upper') result = result.toUpperCase();
    else if (casing === 'lower') result = result.toLowerCase();
    // There are never more characters than code units, which cost nothing to count.
    if (most !== undefined && result.length > most) {
      const length = characters(result);
      if (length > most) return wrong(path, 'too_long', `must have at most ${count(most)}, not ${length}`);
    }
    if (least !== undefined) {
      const length = characters(result, least);
      if (length < least)
        return wrong(path, 'too_short', `must have at least ${count(least)}, not ${length}`);
    }
    if (pattern && !pattern.test(result)) return wrong(path, 'no_match', `must match ${pattern.source}`);
    return result;
  };
}

const count = (number: number): string => `${number} ${number === 1 ? 'character' : 'characters'}`;

/** The name of a module of a program; it is not looked up. */
export function moduleName(): Caster {
  return (value, path) =>
    typeof value === 'string' && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(value)
      ? value
      : wrong(path, 'invalid_type', 'must be the name of a module');
}
