/** Constraints: sentences that limit the data, with what they are about as far as it is said. */
import type { Sentence } from '../analysed-statement.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { readBounds } from './bounds.ts';
import type { Rule } from './facts.ts';
import { isProperty } from './possession.ts';
import { ownerOf, type Reading } from './reading.ts';

const PATTERNS: readonly { readonly kind: Rule['kind']; readonly words: RegExp }[] = [
  {
    kind: 'overlap',
    words:
      /\b(?:(?:not|never|cannot|no two \w{1,20}(?: \w{1,20}){0,3}|no) (?:\w{1,12} )?(?:overlap(?:ping|s)?|be double[- ]booked|clash|coincide)|(?:not|never|cannot|no two) (?:\w{1,20} ){1,8}at the same time|double[- ]book(?:ed|ing)?s?)\b/,
  },
  { kind: 'unique', words: /\b(?:unique|uniquely|no two|only once|must not (?:already )?exist)\b/ },
  {
    kind: 'temporal',
    words:
      /\b(?:before|after|earlier than|later than|in the (?:past|future)|expires?|within \d|no later than|not be older|(?:at least|at most|no more than|up to|exactly) \w{1,12} (?:second|minute|hour|day|week|month|year)s?)\b/,
  },
  {
    kind: 'format',
    words:
      /\b(?:format|of the form|characters|digits|consists? of \d|valid (?:e-?mail|url|phone|address)|iso \d|pattern|upper-?case|lower-?case)\b/,
  },
  {
    kind: 'state',
    words:
      /\b(?:only (?:if|when|while)|(?:can|may) (?:only|not) be|cannot be|can no longer|until|must be (?:approved|confirmed|open|active))\b/,
  },
  { kind: 'other', words: /\b(?:add up to|sum up to)\b/ },
  {
    kind: 'multiplicity',
    words:
      /\b(?:not have (?:two|three|several|more)|at most|at least|no more than|up to|exactly|maximum of|minimum of)\b/,
  },
  { kind: 'other', words: /\b(?:exceed|(?:be|are) (?:different|equal|identical))\b/ },
];

const MODAL =
  /\b(?:must|shall|may|can|cannot|should|is not allowed|are not allowed|never|at most|at least|exactly|no more than|has to|have to|required|unique|expires?|add up to)\b/;

/** The constraints of one statement, one a sentence. */
export function readRules(reading: Reading): readonly Rule[] {
  return reading.statement.sentences.flatMap((sentence) => {
    if (sentence.role === 'role' || sentence.role === 'means' || sentence.role === 'benefit') return [];
    const text = reading.statement.source.text
      .slice(sentence.start, sentence.end)
      .replace(/\s+/g, ' ')
      .trim();
    const lower = text.toLowerCase();
    if (!MODAL.test(lower)) return [];
    const subject = sentence.clauses.find((clause) => clause.subjects.length > 0)?.subjects[0];
    if (subject === undefined) return [];
    // *10 years* measure something else.
    const properties = sentence.phrases.filter(
      (phrase) => isProperty(phrase) && !(phrase.quantity !== undefined && UNIT_NOUNS.has(phrase.head)),
    );
    const beside = (phrase: NounPhrase): boolean => BESIDE.has(sentence.tokens[phrase.end]?.lower ?? '');
    // *A class has a grade from 5 to 13*: who has it opens the sentence, what is limited stands beside its bounds.
    const having = HAVING.has(sentence.clauses[0]?.verb.lemma ?? '');
    const property =
      (having ? properties.find(beside) : undefined) ??
      properties.find((phrase) => phrase.start <= 2 || beside(phrase) || isSubject(sentence, phrase));
    const bounds = readBounds(` ${lower} `, / not |cannot|never/.test(lower));
    const kind =
      bounds !== undefined && property !== undefined
        ? 'range'
        : PATTERNS.find(({ words }) => words.test(lower))?.kind;
    if (kind === undefined) return [];
    return [{ kind, text, source: reading.id, ...about(reading, sentence, property) }];
  });
}

const HAVING = new Set(['have', 'contain', 'include']);
const BESIDE = new Set(['from', 'between', 'of', 'with']);

function isSubject(sentence: Sentence, phrase: Sentence['phrases'][number]): boolean {
  return sentence.clauses.some(({ subjects }) => subjects.includes(phrase));
}

function about(
  reading: Reading,
  sentence: Sentence,
  property: Sentence['phrases'][number] | undefined,
): { entity?: string; attribute?: string } {
  if (property === undefined) {
    const subject = sentence.clauses.find((clause) => clause.subjects.length > 0)?.subjects[0];
    const entity = subject === undefined ? undefined : reading.name(sentence, subject);
    return entity === undefined ? {} : { entity };
  }
  const owner = ownerOf(reading, sentence, property);
  return { attribute: nameOf(property), ...(owner === undefined ? {} : { entity: owner }) };
}
