/** Bounds that words state for a number or a length. */
import { numberOf } from '../phrases/quantity.ts';

/** Bounds in the words after a verb: *at least 8*, *between 1 and 5*, *not exceed 100*, *positive*. */
export function readBounds(text: string, negated: boolean): { min?: number; max?: number } | undefined {
  const between =
    /\b(?:between|from|in the range(?: of)?) (?:€|\$|£)?\s?(-?[\w.,]{1,15}) (?:[^\s\d,.;]{1,12} |%){0,2}(?:and|to) (?:€|\$|£)?\s?(-?[\w.,]{1,15})/.exec(
      text,
    );
  if (between !== null) {
    const min = numberOf(between[1] ?? '');
    const max = numberOf(between[2] ?? '');
    if (min !== undefined && max !== undefined) return { min, max };
  }
  const least =
    /\b(?:at least|no less than|not less than|minimum of|no fewer than|greater than or equal to) (?:€|\$|£)?\s?([\w.,]{1,15})/.exec(
      text,
    );
  const most =
    /\b(?:at most|no more than|not more than|maximum of|up to|less than or equal to) (?:€|\$|£)?\s?([\w.,]{1,15})/.exec(
      text,
    );
  const min = least === null ? undefined : numberOf(least[1] ?? '');
  const max = most === null ? undefined : numberOf(most[1] ?? '');
  if (min !== undefined || max !== undefined)
    return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const over =
    /\b(?:exceed|longer than|greater than|more than|higher than|larger than|older than|above) (?:€|\$|£)?\s?([\w.,]{1,15})/.exec(
      text,
    )?.[1];
  const bound = over === undefined ? undefined : numberOf(over);
  if (bound !== undefined) return negated ? { max: bound } : { min: bound };
  const plain = /^ of (\d{1,9}) (?:to|-|–) (\d{1,9}) /.exec(text);
  if (plain !== null) return { min: Number(plain[1]), max: Number(plain[2]) };
  if (/^ (?:a )?positive\b/.test(text)) return { min: 0 };
  return /^ negative\b/.test(text) && negated ? { min: 0 } : undefined;
}
