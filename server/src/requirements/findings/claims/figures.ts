/** Claims of the same words with a figure: *answers searches within 2 seconds* here, *within 5 seconds* there. */
import type { Sentence } from '../../analysed-statement.ts';
import { FUNCTION_WORDS } from '../../lexicons/function-words.ts';
import { UNIT_NOUNS } from '../../lexicons/units.ts';
import type { Token } from '../../nlp/token.ts';
import { numberOf } from '../../phrases/quantity.ts';
import type { ReadStatement } from '../../specification.ts';
import type { Claim, Figure } from './claim.ts';

/** Fewer words than this beside the figure say too little of what it is about. */
const LEAST_WORDS = 2;

/** The claim of a whole statement with exactly one bound in it that is a figure. */
export function figureClaims({ statement }: ReadStatement): readonly Claim[] {
  if (statement.kind === 'scenario' || !/\d/.test(statement.source.text)) return [];
  const figures: Figure[] = [];
  const words: string[] = [];
  for (const { tokens } of statement.sentences) readSentence(tokens, figures, words);
  if (figures.length === 0 || figures.length > 2 || words.length - figures.length < LEAST_WORDS) return [];
  const says = figures.map(inWords).join(', ');
  return [
    {
      names: [],
      aspect: words.join(' '),
      about: 'The same is said twice',
      says,
      value: { kind: 'figures', figures },
      excludes: ({ value }) => value.kind === 'figures' && excludes(figures, value.figures),
    },
  ];
}

/** One bound that differs is a contradiction; when more do, the statements are about different cases. */
function excludes(a: readonly Figure[], b: readonly Figure[]): boolean {
  if (a.length !== b.length) return false;
  const differing = a.flatMap((figure, i) => {
    const other = b[i];
    return other === undefined || agree(figure, other) ? [] : [[figure, other] as const];
  });
  const [only] = differing;
  if (only === undefined || differing.length > 1) return false;
  const [one, other] = only;
  if (one.unit !== other.unit) return false;
  if (one.bound === other.bound) return true;
  const [least, most] = one.bound === 'least' ? [one, other] : [other, one];
  return least.bound === 'least' && most.bound === 'most' ? least.value > most.value : false;
}

function agree(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit && a.bound === b.bound;
}

const BOUND_WORDS = new Set([
  'within',
  'at',
  'most',
  'least',
  'up',
  'to',
  'than',
  'more',
  'less',
  'no',
  'not',
  'under',
  'in',
  'after',
  'for',
  'every',
  'exactly',
  'maximum',
  'minimum',
  'of',
  'every',
  'longer',
  'over',
  'fewer',
]);

function readSentence(tokens: Sentence['tokens'], figures: Figure[], words: string[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.tag === 'PUNCT') continue;
    const value = isBound(tokens, i) ? numberOf(token.lower) : undefined;
    if (value !== undefined) {
      const unit = tokens[i + 1];
      // At the end of a sentence, taggers take the full stop for a part of short units.
      const name = unit?.lemma.replace(/\.$/, '') ?? '';
      const named = UNIT_NOUNS.has(name) || name === '%';
      figures.push(normal(value, named ? name : '', boundBefore(tokens, i)));
      words.push('#');
      if (named) i++;
    } else if (/\d/.test(token.text)) words.push(token.lower);
    else if (!FUNCTION_WORDS.has(token.lower) && !BOUND_WORDS.has(token.lower)) words.push(token.lemma);
    else if (KEPT.has(token.lower) && numberAfter(tokens, i) === undefined) words.push(token.lower);
  }
}

const KEPT = new Set(['not', 'never', 'only', 'before', 'after', "n't", 'cannot']);

/** Whether a number limits something: it stands behind a word that says so, and not behind a noun as its label (*level 2*). */
function isBound(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return before !== undefined && /^\d/.test(tokens[i]?.text ?? '') && BOUND_WORDS.has(before.lower);
}

/** Whether a figure follows within the next words of its bound. */
function numberAfter(tokens: readonly Token[], i: number): number | undefined {
  for (let j = i + 1; j < Math.min(tokens.length, i + 4); j++) {
    if (/^\d/.test(tokens[j]?.text ?? '')) return j;
    if (!BOUND_WORDS.has(tokens[j]?.lower ?? '')) return undefined;
  }
  return undefined;
}

const LOWER = new Set(['least', 'minimum', 'after', 'over', 'longer']);
const UPPER = new Set(['within', 'most', 'under', 'maximum', 'up', 'in']);

function boundBefore(tokens: readonly Token[], i: number): Figure['bound'] {
  const words: string[] = [];
  for (let j = i - 1; j >= 0 && j >= i - 4 && BOUND_WORDS.has(tokens[j]?.lower ?? ''); j--)
    words.push(tokens[j]?.lower ?? '');
  const negated = words.includes('no') || words.includes('not');
  if (words.includes('than'))
    return words.includes('more') || words.includes('longer') !== negated
      ? negated
        ? 'most'
        : 'least'
      : negated
        ? 'least'
        : 'most';
  if (words.some((word) => LOWER.has(word))) return 'least';
  return words.some((word) => UPPER.has(word)) ? 'most' : 'exactly';
}

/** Times in seconds, so that a minute and 60 seconds agree. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['millisecond', 0.001],
  ['s', 1],
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
]);

function normal(value: number, unit: string, bound: Figure['bound']): Figure {
  const seconds = SECONDS.get(unit);
  return seconds === undefined ? { value, unit, bound } : { value: value * seconds, unit: 'second', bound };
}

function inWords({ value, unit, bound }: Figure): string {
  const amount = unit === '' ? String(value) : `${value} ${unit}${value === 1 || unit.length < 3 ? '' : 's'}`;
  return bound === 'exactly' ? amount : `at ${bound} ${amount}`;
}
