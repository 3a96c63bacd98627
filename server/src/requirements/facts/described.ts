/** Properties that a description states without a verb of having: an identifier, the values of a property, when something is, a list in brackets. */
import type { Sentence } from '../analysed-statement.ts';
import { CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { participleOf } from '../nlp/lemma.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isActor } from './actions.ts';
import { listFrom } from './enumerations.ts';
import type { Possession } from './facts.ts';
import { listFromToken } from './listing.ts';
import { readPeriod } from './periods.ts';
import { isProperty, isSystem, possession } from './possession.ts';
import { ownerOf, type Reading } from './reading.ts';
import { stateListOf } from './state-lists.ts';

/** The possessions of that kind that one clause states. */
export function readDescribed(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const identified = isIdentified(sentence, clause) ? identity(reading, sentence, clause) : [];
  return [
    ...fromMoment(reading, sentence, clause),
    ...fromClass(reading, sentence, clause),
    ...identified,
    ...fromValues(reading, sentence, clause),
    ...fromOneOf(reading, sentence, clause),
    ...readPeriod(reading, sentence, clause),
  ];
}

/** Prepositions of what describes a thing. */
export const DESCRIBING: ReadonlySet<string> = new Set(['by', 'with', 'through']);

/** *takes place on a date and at a certain time*: when something happens is a property of it. */
function fromMoment(
  reading: Reading,
  sentence: Sentence,
  { subjects, complements }: Clause,
): readonly Possession[] {
  const [subject] = subjects;
  const owner =
    subject === undefined || sentence.role !== 'body' ? undefined : reading.name(sentence, subject);
  if (owner === undefined || isActor(owner) || isSystem(owner) || subjects.some(isProperty)) return [];
  // *at most one gardener at a time*: how many at once.
  const counted = complements.some(({ phrases }) => phrases.some(({ quantity }) => quantity !== undefined));
  if (counted && complements.some(({ preposition, phrases: [first] }) => isAtOnce(preposition, first)))
    return [];
  return complements
    .filter(({ preposition, phrases: [first] }) => WHEN.has(preposition) && ONE.has(first?.determiner ?? ''))
    .flatMap(({ phrases }) => phrases.filter(({ head }) => MOMENTS.has(head)))
    .flatMap((phrase) => possession(reading, sentence, owner, phrase, 'have', 'has', true));
}

/** *belongs to a category (a, b or c)*, *is of a certain type*: the class of a thing is a property of it. */
function fromClass(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, complements }: Clause,
): readonly Possession[] {
  if (verb.negated || !(verb.copula || verb.lemma === 'belong')) return [];
  const wanted = verb.copula ? 'of' : 'to';
  const [subject] = subjects;
  const owner = subject === undefined ? undefined : reading.name(sentence, subject);
  if (owner === undefined || isSystem(owner) || subjects.some(isProperty)) return [];
  return complements
    .filter(({ preposition }) => preposition === wanted)
    .flatMap(({ phrases }) =>
      phrases.filter(({ head, determiner }) => CLASS_NOUNS.has(head) && determiner === 'a'),
    )
    .filter((phrase) => sentence.asides.has(phrase.end) || phrase.modifiers.length === 0)
    .flatMap((phrase) => possession(reading, sentence, owner, phrase, 'have', 'has', true));
}

function isAtOnce(preposition: string, phrase: NounPhrase | undefined): boolean {
  return (
    preposition === 'at' &&
    phrase?.head === 'time' &&
    phrase.determiner === 'a' &&
    phrase.modifiers.length === 0
  );
}

const WHEN = new Set(['on', 'at', 'in']);
const ONE = new Set(['a', 'an', 'which']);
const MOMENTS = new Set(['date', 'time', 'day', 'hour']);

/** *is uniquely identifiable*, *can be uniquely identified*, without saying by what: there is an identifier. */
function isIdentified({ tokens }: Sentence, { verb, complements }: Clause): boolean {
  const around = tokens.slice(verb.start, verb.end + 2).map(({ lower }) => lower);
  if (!around.includes('uniquely')) return false;
  if (complements.some(({ preposition }) => DESCRIBING.has(preposition))) return false;
  return around.includes('identifiable') || (verb.passive && verb.lemma === 'identify');
}

function identity(reading: Reading, sentence: Sentence, { subjects }: Clause): readonly Possession[] {
  return subjects.flatMap((subject) => {
    const owner = reading.name(sentence, subject);
    if (owner === undefined || isSystem(owner) || isProperty(subject)) return [];
    return [
      { owner, part: 'id', verb: 'have', plural: false, strength: 'has', unique: true, source: reading.id },
    ];
  });
}

/** *The sizes of a shirt are small, medium and large*: the values of a property that the sentence names. */
function fromValues(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, objects }: Clause,
): readonly Possession[] {
  const [subject] = subjects;
  if (!verb.copula || subject === undefined || subjects.length > 1 || objects.length < 3) return [];
  if (stateListOf(sentence) !== undefined) return [];
  const bare =
    (isProperty(subject) || !sentence.tokens.some(({ lower }) => lower === 'or')) &&
    objects.every(
      ({ determiner, pronoun, quantity }) => determiner === undefined && !pronoun && quantity === undefined,
    );
  const owner = bare ? ownerOf(reading, sentence, subject) : undefined;
  if (owner === undefined || isSystem(owner) || subject.pronoun) return [];
  const values = objects.map((object) => nameOf(object).replaceAll(' ', '_'));
  return [
    {
      owner,
      part: nameOf(subject),
      verb: 'have',
      plural: false,
      strength: 'has',
      values,
      source: reading.id,
    },
  ];
}

/** *A gauge measures one of level, current or speed*: which of them is a property, named by what is done. */
function fromOneOf(reading: Reading, sentence: Sentence, { verb, subjects }: Clause): readonly Possession[] {
  const { tokens } = sentence;
  const [subject] = subjects;
  const either = tokens[verb.end]?.lower === 'either';
  const announced = either || (tokens[verb.end]?.lower === 'one' && tokens[verb.end + 1]?.lower === 'of');
  if (!announced || subject === undefined || verb.copula || verb.passive || verb.negated) return [];
  const from = verb.end + (either ? 1 : 2);
  const first = tokens[from]?.text === ':' ? from + 1 : from;
  // *one of the rooms*, *either a nurse or a doctor*: things, and no values.
  if (tokens[first]?.tag === 'DET' || tokens[first]?.tag === 'PRON') return [];
  const owner = reading.name(sentence, subject);
  const values = listFrom(tokens, first);
  if (owner === undefined || values === undefined || isSystem(owner) || isActor(owner)) return [];
  const part = HAVING.has(verb.lemma) ? 'kind' : participleOf(verb.lemma);
  return [{ owner, part, verb: 'have', plural: false, strength: 'has', values, source: reading.id }];
}

const HAVING = new Set(['have', 'take', 'come']);

/** *A tour (name, start date, end date) is …*: properties in brackets after a thing. */
export function fromAside(reading: Reading, sentence: Sentence, phrase: NounPhrase): readonly Possession[] {
  const aside = sentence.asides.get(phrase.end);
  const [first, last] = [aside?.[0], aside?.at(-1)];
  if (first === undefined || last === undefined || phrase.pronoun || isProperty(phrase)) return [];
  const own = reading.statement.sentences.find(
    ({ role, start }) => role === 'aside' && start === first.start,
  );
  if (own === undefined) return [];
  const items = listFromToken(own, 0);
  const whole = items.at(-1)?.phrase.end === own.tokens.length;
  const properties = items.filter((item) => isProperty(item.phrase)).length;
  const owner = reading.name(sentence, phrase);
  if (!whole || properties < 2 || properties * 2 < items.length || owner === undefined || isSystem(owner))
    return [];
  return items.flatMap((item) => possession(reading, own, owner, item.phrase, 'have', 'has', true));
}
