/** When a thing begins and ends: *starts at the arrival date and ends at the departure date*, *lasts from its opening day to …*. */
import type { Sentence } from '../analysed-statement.ts';
import { AMBIGUOUS_NOUNS, ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import { isActor } from './actions.ts';
import type { Possession } from './facts.ts';
import { isProperty, isSystem, possession } from './possession.ts';
import { ownerOf, type Reading } from './reading.ts';

/** Verbs of lying in time (Quirk et al. 1985, ch. 8.52: adjuncts of time). */
const LYING = new Set(
  'start begin commence open end finish close stop expire last run span extend'.split(' '),
);
const PLACES = new Set(['at', 'on', 'from', 'to', 'with', 'by', 'until', 'in']);
const MOMENTS = new Set(['date', 'time', 'datetime']);

/** The moments that a clause gives its subject: what tells one moment from others is a property of what it is the moment of. */
export function readPeriod(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, objects, complements }: Clause,
): readonly Possession[] {
  if (!LYING.has(verb.lemma) || verb.passive || verb.modal !== undefined || verb.negated) return [];
  if (sentence.role !== 'body' && sentence.role !== 'response') return [];
  const [subject] = subjects;
  if (subject === undefined || (isProperty(subject) && !AMBIGUOUS_NOUNS.has(subject.head))) return [];
  const owner = reading.name(sentence, subject);
  if (owner === undefined || isSystem(owner) || isActor(owner)) return [];
  const after = [
    ...objects,
    ...complements.flatMap(({ preposition, phrases }) => (PLACES.has(preposition) ? phrases : [])),
  ];
  return after
    .filter((phrase) => isNamedMoment(phrase) && isOwn(reading, sentence, phrase, owner))
    .flatMap((phrase) => possession(reading, sentence, owner, phrase, 'have', 'has', true));
}

/** *the due date*, *its end*: named, and not just any date. */
function isNamedMoment({ head, modifiers, determiner, pronoun, quantity }: NounPhrase): boolean {
  if (pronoun || quantity !== undefined || !NAMED.has(determiner ?? '')) return false;
  return modifiers.length > 0 && MOMENTS.has(ATTRIBUTE_NOUNS.get(head) ?? '');
}

const NAMED = new Set(['the', 'its', 'their', 'a', 'an']);

/** *the start date of the project* is the project's. */
function isOwn(reading: Reading, sentence: Sentence, phrase: NounPhrase, owner: string): boolean {
  const other = ownerOf(reading, sentence, phrase);
  return other === undefined || other === owner;
}
