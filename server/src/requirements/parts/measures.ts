/** How much and how many: figures with units, and quantities before nouns. */
import type { Sentence } from '../analysed-statement.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { singular } from '../nlp/lemma.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Canvas } from './canvas.ts';

/** A figure with its unit: `99.9 %`, `300 ms`, `2 m/s`, `18 to 22 °C`, `every minute`, `20 pages per minute`. */
const FIGURE =
  /(?:(?:every|per) (?:\d{1,9} )?|[<>≤≥~±$€£]?\d{1,12}(?:[.,:]\d{1,9})?(?: ?(?:to|and|or|-|–|±) ?\d{1,12}(?:[.,]\d{1,9})?)? ?-?)(%|‰|°(?: ?[CF]\b)?|€|\$|[a-zµ]{1,3}\/[a-z]{1,3}\b|[\p{L}]{1,16})?/giu;
/** Short forms of units that are no words. */
const SHORT_UNITS = new Set(
  's min h ms µs ns m cm mm km g kg mg l ml v w kw mw hz khz mhz ghz kb mb gb tb bit mbit gbit px pt dpi pa bar psi nm kj'.split(
    ' ',
  ),
);
const LONG_UNITS = new Set('degree bar knot inch foot pixel megabit gigabit'.split(' '));

/** Adds the figures with units between two offsets. */
export function measuresIn(text: string, start: number, end: number, canvas: Canvas): void {
  const part = text.slice(start, end);
  for (const match of part.matchAll(FIGURE)) {
    const unit = (match[1] ?? '').toLowerCase();
    const word = singular(unit);
    const signed = /^[$€£]/.test(match[0]);
    const before = part[match.index - 1] ?? ' ';
    // Part of a word, or of a number such as 5.2.3.
    if (/[\p{L}\p{N}.,]/u.test(before)) continue;
    const known =
      /^(?:%|‰|°|€|\$)/.test(unit) ||
      unit.includes('/') ||
      SHORT_UNITS.has(unit) ||
      UNIT_NOUNS.has(word) ||
      LONG_UNITS.has(word);
    const at = start + match.index;
    if (known) canvas.add('measure', at, at + match[0].length);
    else if (signed) canvas.add('measure', at, at + match[0].length - unit.length);
  }
}

/** `at most three` before a noun is how many; with a unit, the whole phrase is. */
export function quantityOf({ tokens }: Sentence, phrase: NounPhrase, canvas: Canvas): void {
  const own = tokens.slice(phrase.start, phrase.end);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return;
  const figure = own.some(({ text, tag }) => /\d/.test(text) || tag === 'NUM');
  if (UNIT_NOUNS.has(phrase.head) || LONG_UNITS.has(phrase.head)) {
    if (figure) canvas.add('measure', first.start, last.end);
    return;
  }
  // A figure before a sign or a short unit is no number of things.
  if (/^(?:[°%‰€$£]|.{1,5}\/)/.test(last.text) || SHORT_UNITS.has(last.lower.replace('.', ''))) return;
  if (phrase.quantity === undefined || phrase.core <= phrase.start) return;
  const until = tokens[phrase.core - 1];
  const counts =
    phrase.quantity.min > 1 ||
    phrase.quantity.max !== undefined ||
    /\b(?:more|least)\b/.test(own.map(({ lower }) => lower).join(' '));
  if (until && counts && first.tag !== 'DET') canvas.add('measure', first.start, until.end);
}
