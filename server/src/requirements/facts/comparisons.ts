/**
 * Rules between two properties: *The end date must be after the start date*, *The discount shall not exceed the total*.
 * What is compared is read off the words behind the verb, so that the comparison can be stated and checked.
 */
import type { Comparison } from '../../model/specification.ts';
import type { Sentence } from '../analysed-statement.ts';
import { conditionRoles } from '../kinds/segment.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isProperty } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

/** A property compared with another; owners as far as they are said. */
export interface ComparisonFact {
  readonly owner?: string;
  readonly attribute: string;
  readonly operator: Comparison['operator'];
  readonly other: string;
  readonly otherOwner?: string;
  readonly text: string;
  readonly source: string;
}

type Operator = Comparison['operator'];

/** The words behind the verb → what they say of the left side. */
const WORDS: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:later than or equal to|on or after|not before|no earlier than|not earlier than)$/, '>='],
  [/^(?:earlier than or equal to|on or before|not after|no later than|not later than)$/, '<='],
  [/^(?:after|later than)$/, '>'],
  [/^(?:before|earlier than|prior to)$/, '<'],
  [/^(?:at least|greater than or equal to|no less than|not less than)$/, '>='],
  [/^(?:at most|less than or equal to|no more than|not more than|up to)$/, '<='],
  [/^(?:greater than|more than|higher than|larger than|above|over)$/, '>'],
  [/^(?:less than|lower than|smaller than|below|under)$/, '<'],
  [/^(?:different from|other than)$/, '!='],
  [/^(?:equal to|the same as|identical to)$/, '=='],
];

const NEGATED: Readonly<Record<Operator, Operator>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '==': '!=',
  '!=': '==',
};

/** Most words of a comparison. */
const LONGEST = 6;

/** The comparisons of one statement. */
export function readComparisons(reading: Reading): readonly ComparisonFact[] {
  return clausesOf(reading).flatMap(({ sentence, clause }) => {
    const [subject] = clause.subjects;
    // *When the level falls below the threshold* tells when, and not what always holds.
    if (conditionRoles.has(sentence.role)) return [];
    if (subject === undefined || !isComparable(subject)) return [];
    const found = comparedWith(sentence, clause);
    if (found?.phrase.quantity !== undefined) return [];
    if (found === undefined || !isComparable(found.phrase) || isCalculated(sentence, found.phrase)) return [];
    const owner = ownerOf(reading, sentence, subject);
    const otherOwner = ownerOf(reading, sentence, found.phrase);
    const [attribute, other] = [nameOf(subject), nameOf(found.phrase)];
    if (attribute === other && owner === otherOwner) return [];
    return [
      {
        attribute,
        other,
        operator: found.operator,
        ...(owner === undefined ? {} : { owner }),
        ...(otherOwner === undefined ? {} : { otherOwner }),
        text: reading.statement.source.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim(),
        source: reading.id,
      },
    ];
  });
}

/** What has an order: properties, moments such as *the start* or *the end*, and extents such as *the load*. */
function isComparable(phrase: NounPhrase): boolean {
  return !phrase.pronoun && (isProperty(phrase) || MOMENTS.has(phrase.head) || EXTENTS.has(phrase.head));
}

const EXTENTS = new Set(
  'limit load bound threshold value damage loss maximum minimum demand consumption output share'.split(' '),
);

/** *the damage minus the deductible* is more than what its first word names. */
function isCalculated({ tokens }: Sentence, { end }: NounPhrase): boolean {
  return CALCULATING.has(tokens[end]?.lower ?? '');
}

const CALCULATING = new Set(['minus', 'plus', 'times', 'divided', 'multiplied', '+', '-', '*', '/']);

const MOMENTS = new Set(
  'start end beginning departure arrival check-in check-out deadline opening closing'.split(' '),
);

function comparedWith(
  sentence: Sentence,
  { verb }: Clause,
): { readonly operator: Operator; readonly phrase: NounPhrase } | undefined {
  const { tokens, phrases } = sentence;
  if (verb.lemma === 'exceed' || verb.lemma === 'precede' || verb.lemma === 'follow') {
    const phrase = phrases.find(({ start }) => start === verb.end);
    const operator: Operator = verb.lemma === 'precede' ? '<' : '>';
    return phrase && { phrase, operator: verb.negated ? NEGATED[operator] : operator };
  }
  if (!verb.copula && !TAKING_PLACE.has(verb.lemma)) return undefined;
  for (let end = verb.end + 1; end <= verb.end + LONGEST; end++) {
    const phrase = phrases.find(({ start }) => start === end);
    if (phrase === undefined) continue;
    const words = tokens.slice(verb.end, end).map(({ lower }) => lower);
    const operator = WORDS.find(([pattern]) => pattern.test(words.join(' ')))?.[1];
    if (operator !== undefined) return { phrase, operator: verb.negated ? NEGATED[operator] : operator };
  }
  return undefined;
}

const TAKING_PLACE = new Set([
  'lie',
  'fall',
  'come',
  'occur',
  'happen',
  'start',
  'end',
  'begin',
  'stay',
  'remain',
]);
