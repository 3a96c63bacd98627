/**
 * Quality requirements: what characteristic of ISO/IEC 25010 a statement asks for, and the measure that it gives.
 * Measures follow the words: a bound (*within*, *at least*), a number, and a unit or what is counted.
 */
import type { QualityMeasure } from '../../model/specification.ts';
import type { Sentence } from '../analysed-statement.ts';
import { classify } from '../kinds/quality-class.ts';
import { conditionRoles, type SegmentRole } from '../kinds/segment.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { numberOf } from '../phrases/quantity.ts';
import { clausesOf, type Reading } from './reading.ts';

/** One quality that a statement asks for. */
export interface QualityFact {
  /** `performance`, `usability`, `reliability`, `security` …, the plainest first. */
  readonly characteristics: readonly string[];
  readonly measure?: QualityMeasure;
  readonly text: string;
  readonly source: string;
}

/** The quality that a statement asks for, as one fact. */
export function readQualities(reading: Reading): readonly QualityFact[] {
  const { statement } = reading;
  if (!isDemand(reading)) return [];
  const { functional, quality, characteristics } = classify(statement);
  if (!quality || characteristics.length === 0) return [];
  const measure = statement.sentences
    .filter(({ role }) => !BESIDE.has(role))
    .map(measureIn)
    .find((found) => found !== undefined);
  // A behaviour that is spoken of in words of a quality is one, unless it is said how much of it is asked for.
  if (functional && measure === undefined) return [];
  return [
    {
      characteristics,
      text: statement.source.text.replace(/\s+/g, ' ').trim(),
      source: reading.id,
      ...(measure === undefined ? {} : { measure }),
    },
  ];
}

/** What a figure in these says is when something is demanded, or what for: *when the level falls below 20 units*. */
const BESIDE: ReadonlySet<SegmentRole> = new Set<SegmentRole>([...conditionRoles, 'role', 'benefit']);

/** *shall*, *must* and the like, of something else than what a thing has: *Each policy has a number* is about data. */
function isDemand(reading: Reading): boolean {
  return clausesOf(reading).some(
    ({ clause: { verb } }) => verb.modal !== undefined && DEMANDING.has(verb.modal) && verb.lemma !== 'have',
  );
}

const DEMANDING = new Set(['shall', 'must', 'should', 'will', 'need', 'needs', 'has', 'have', 'ought']);

/** Words before a number → what they say of it. */
const BOUNDS: ReadonlyMap<string, QualityMeasure['bound']> = new Map([
  ['within', 'at most'],
  ['under', 'at most'],
  ['below', 'at most'],
  ['at most', 'at most'],
  ['less than', 'at most'],
  ['fewer than', 'at most'],
  ['no more than', 'at most'],
  ['not more than', 'at most'],
  ['no longer than', 'at most'],
  ['not exceed', 'at most'],
  ['maximum of', 'at most'],
  ['up to', 'at least'],
  ['at least', 'at least'],
  ['more than', 'at least'],
  ['minimum of', 'at least'],
  ['no less than', 'at least'],
  ['no fewer than', 'at least'],
]);

/**
 * The first number with a unit, a share, or what it counts. *Support up to 500 users* asks for at least so many; *95 % of all answers in
 * 2 seconds* asks for the seconds.
 */
function measureIn({ tokens }: Sentence): QualityMeasure | undefined {
  let share: QualityMeasure | undefined;
  for (const [index, token] of tokens.entries()) {
    const value = numberOf(token.lower.replace(/%$/, ''));
    if (value === undefined || (token.tag !== 'NUM' && !/\d/.test(token.text))) continue;
    const unit = token.text.endsWith('%') ? '%' : unitAt(tokens, index + 1);
    if (unit === undefined) continue;
    const bound = boundBefore(tokens, index, unit);
    // *two appointments* is how many are meant, not how many are borne.
    if (bound === undefined && unit !== '%' && !UNIT_NOUNS.has(unit)) continue;
    const measure: QualityMeasure = { bound: bound ?? 'exactly', value, unit };
    const after = tokens[index + (token.text.endsWith('%') ? 1 : 2)]?.lower;
    if (unit !== '%' || after !== 'of') return measure;
    share ??= measure;
  }
  return share;
}

function unitAt(tokens: Sentence['tokens'], index: number): string | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  if (token.text === '%' || token.lower === 'percent') return '%';
  if (UNIT_NOUNS.has(token.lemma)) return token.lemma;
  const next = tokens[index + 1];
  // *1,000 concurrent users*
  const counted =
    token.tag === 'NOUN' ? token : token.tag === 'ADJ' && next?.tag === 'NOUN' ? next : undefined;
  return counted?.lemma;
}

function boundBefore(
  tokens: Sentence['tokens'],
  index: number,
  unit: string,
): QualityMeasure['bound'] | undefined {
  const words = tokens.slice(Math.max(0, index - 3), index).map(({ lower }) => lower);
  for (let from = 0; from < words.length; from++) {
    const bound = BOUNDS.get(words.slice(from).join(' '));
    // *up to 2 seconds* is a limit, *up to 500 users* is what has to be borne.
    if (bound !== undefined) return words.at(-1) === 'to' && UNIT_NOUNS.has(unit) ? 'at most' : bound;
  }
  return undefined;
}
