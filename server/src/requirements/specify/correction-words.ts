/** The words in which corrections say how many, and of what type: read and written. */
import type { Multiplicity, SpecType } from '../../model/specification.ts';
import { NUMBER_WORDS } from '../lexicons/numbers.ts';

const number = String.raw`(?:\d{1,9}|[a-z]{3,9})`;
const range = new RegExp(String.raw`^(?:between )?(${number})(?: to | and | or |\.\.|-)(${number})$`);
const bound = new RegExp(
  `^(at most|up to|no more than|at least|no fewer than|exactly|precisely) (${number})$`,
);

/** UML notation of `one`, `at most three`, `one or more`, `2 to 4`, `1..*`; undefined when it says no number. */
export function readMultiplicity(words: string): Multiplicity | undefined {
  const text = words.trim().toLowerCase();
  const known = FIXED.get(text);
  if (known !== undefined) return known;
  const single = numberOf(text);
  if (single !== undefined) return `${single}`;
  const limit = bound.exec(text);
  const value = numberOf(limit?.[2] ?? '');
  if (limit && value !== undefined) {
    if (/^(?:at least|no fewer)/.test(text)) return value === 0 ? '*' : `${value}..*`;
    return /^(?:exactly|precisely)/.test(text) ? `${value}` : `0..${value}`;
  }
  const between = range.exec(text);
  const [least, most] = [numberOf(between?.[1] ?? ''), numberOf(between?.[2] ?? '')];
  if (least === undefined || most === undefined || most < least) return undefined;
  return least === most ? `${least}` : `${least}..${most}`;
}

/** The quantity as one would write it: `0..3` → `at most 3`. */
export function writeMultiplicity(multiplicity: Multiplicity): string {
  if (multiplicity === '*' || multiplicity === '0..*') return 'many';
  if (multiplicity === '1') return 'one';
  if (multiplicity === '1..*') return 'one or more';
  const [least = '', most] = multiplicity.split('..');
  if (most === undefined) return `exactly ${least}`;
  if (most === '*') return `at least ${least}`;
  return least === '0' ? `at most ${most === '1' ? 'one' : most}` : `${least} to ${most}`;
}

/** The words for quantities that a correction may use before a noun, longest first, for a pattern. */
export const quantityPattern = String.raw`(?:one or more|zero or more|no or many|zero or one|no or one|any number of|at most ${number}|up to ${number}|no more than ${number}|at least ${number}|no fewer than ${number}|exactly ${number}|precisely ${number}|between ${number} and ${number}|\d{1,9} (?:to|or) \d{1,9}|\d{1,9}\.\.(?:\d{1,9}|\*)|many|several|multiple|some|an optional|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,9}|\*|an|a)`;

const FIXED: ReadonlyMap<string, Multiplicity> = new Map([
  ['one', '1'],
  ['a', '1'],
  ['an', '1'],
  ['many', '*'],
  ['several', '*'],
  ['multiple', '*'],
  ['some', '*'],
  ['any number of', '*'],
  ['zero or more', '*'],
  ['no or many', '*'],
  ['*', '*'],
  ['0..*', '*'],
  ['one or more', '1..*'],
  ['at least one', '1..*'],
  ['1..*', '1..*'],
  ['zero or one', '0..1'],
  ['no or one', '0..1'],
  ['an optional', '0..1'],
  ['optional', '0..1'],
]);

function numberOf(word: string): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  return NUMBER_WORDS.get(word);
}

/** The type that words name; undefined when they name none. */
export function readType(words: string): SpecType | undefined {
  return TYPES.get(words.trim().toLowerCase().replace(/^an? /, ''));
}

const TYPES: ReadonlyMap<string, SpecType> = new Map([
  ['string', 'string'],
  ['word', 'string'],
  ['words', 'string'],
  ['text', 'text'],
  ['long text', 'text'],
  ['integer', 'integer'],
  ['number', 'integer'],
  ['whole number', 'integer'],
  ['count', 'integer'],
  ['decimal', 'decimal'],
  ['decimal number', 'decimal'],
  ['percentage', 'decimal'],
  ['boolean', 'boolean'],
  ['yes/no', 'boolean'],
  ['yes or no', 'boolean'],
  ['flag', 'boolean'],
  ['date', 'date'],
  ['day', 'date'],
  ['time', 'time'],
  ['time of day', 'time'],
  ['datetime', 'datetime'],
  ['date and time', 'datetime'],
  ['timestamp', 'datetime'],
  ['duration', 'duration'],
  ['money', 'money'],
  ['amount of money', 'money'],
  ['price', 'money'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['email address', 'email'],
  ['e-mail address', 'email'],
  ['url', 'url'],
  ['link', 'url'],
  ['web address', 'url'],
  ['phone', 'phone'],
  ['phone number', 'phone'],
  ['telephone number', 'phone'],
  ['identifier', 'identifier'],
  ['id', 'identifier'],
]);
