/** UML multiplicities as numbers. */
import type { Multiplicity } from '../../model/specification.ts';

export interface Range {
  readonly min: number;
  /** `Infinity` for `*`. */
  readonly max: number;
}

/** Reads `1`, `*`, `0..1`, `1..*`, `2..5`; what cannot be read counts as `*`, the multiplicity that promises nothing. */
export function rangeOf(multiplicity: Multiplicity): Range {
  const [low = '', high] = multiplicity.split('..').map((part) => part.trim());
  if (high === undefined) {
    const exact = numberOf(low);
    return exact === undefined || exact === Infinity ? { min: 0, max: Infinity } : { min: exact, max: exact };
  }
  return { min: numberOf(low) ?? 0, max: numberOf(high) ?? Infinity };
}

/** Whether at most one is allowed. */
export function isSingle(multiplicity: Multiplicity): boolean {
  return rangeOf(multiplicity).max <= 1;
}

/** Whether at least one is needed. */
export function isRequired(multiplicity: Multiplicity): boolean {
  return rangeOf(multiplicity).min >= 1;
}

function numberOf(text: string): number | undefined {
  if (text === '*' || text === 'n' || text === 'm') return Number.POSITIVE_INFINITY;
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
