/** Every thing spoken of, with its place in the clause: the evidence from which entities are chosen. */
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import { isActor } from './actions.ts';
import type { Mention } from './facts.ts';
import { isCount, isProperty, isUnitsOf } from './possession.ts';
import { clausesOf, type Reading } from './reading.ts';
import { isStateValue } from './state-lists.ts';

/** The mentions of one statement, in text order by clause. */
export function readMentions(reading: Reading): readonly Mention[] {
  const found: Mention[] = [];
  const seen = new Set<NounPhrase>();
  const add = (sentence: Sentence, phrase: NounPhrase, place: Mention['place'], verb?: string): void => {
    const core = reading.content(sentence, phrase);
    if (
      isStateValue(sentence, { main: core.core }) ||
      isCount(sentence, phrase, isBesideProperty(sentence, phrase))
    )
      return;
    if (core.pronoun || seen.has(core) || isIdiom(sentence, core) || isUnitsOf(sentence, core)) return;
    seen.add(core);
    const name = reading.name(sentence, core);
    if (name === undefined || !/\p{L}/u.test(name)) return;
    found.push({
      name,
      place: sentence.role === 'benefit' ? 'end' : place,
      source: reading.id,
      ...(verb === undefined ? {} : { verb }),
      ...nature(sentence, core, name),
      ...alternative(reading, sentence, core),
    });
    if (core.possessor !== undefined) add(sentence, core.possessor, 'owner', verb);
  };
  const role = reading.statement.sentences.find((sentence) => sentence.role === 'role');
  if (role !== undefined && reading.role !== undefined) {
    found.push({ name: reading.role, place: 'role', source: reading.id });
    for (const phrase of role.phrases) seen.add(phrase);
  }
  for (const { sentence, clause } of clausesOf(reading)) {
    for (const phrase of clause.subjects) add(sentence, phrase, 'subject', clause.verb.lemma);
    const place = objectPlace(reading, sentence, clause);
    for (const phrase of clause.objects) add(sentence, phrase, place, clause.verb.lemma);
    for (const complement of clause.complements)
      for (const phrase of complement.phrases) add(sentence, phrase, 'complement', clause.verb.lemma);
  }
  for (const sentence of reading.statement.sentences)
    for (const phrase of sentence.phrases) add(sentence, phrase, 'complement');
  return found;
}

/** What the words around a name say of the kind of thing it names. */
function nature({ tokens }: Sentence, phrase: NounPhrase, name: string): Partial<Mention> {
  const adjectives = new Set(
    tokens
      .slice(phrase.core, phrase.end - 1)
      .filter(({ tag }) => tag === 'ADJ')
      .map(({ lower }) => lower),
  );
  const bare = name
    .split(' ')
    .filter((word) => !adjectives.has(word))
    .join(' ');
  return {
    ...(bare === '' || bare === name ? {} : { bare }),
    ...(phrase.plural || COUNTING.has(phrase.determiner ?? '') ? { counted: true } : {}),
    ...(OWN.has(phrase.determiner ?? '') ? { own: true } : {}),
  };
}

/** *bookings/reservations*: two words for one thing. */
function alternative(reading: Reading, sentence: Sentence, phrase: NounPhrase): Partial<Mention> {
  const { start, end, possessor } = phrase;
  if (sentence.tokens[start - 1]?.text !== '/' || end - start > 1 || possessor !== undefined) return {};
  const before = sentence.phrases.find((candidate) => candidate.end === start - 1);
  const instead = before === undefined ? undefined : reading.name(sentence, before);
  return instead === undefined ? {} : { instead };
}

const COUNTING = new Set(['a', 'an', 'each', 'every', 'another']);
const OWN = new Set(['my', 'our']);

/** What is acted on in a requirement or by somebody weighs more than an object in a narrative; a complement of *be* less. */
function objectPlace(reading: Reading, sentence: Sentence, { verb, subjects }: Clause): Mention['place'] {
  if (verb.copula) return 'complement';
  if (HOLDING.has(verb.lemma)) return 'object';
  const actor = subjects.some((subject) => isActor(reading.name(sentence, subject) ?? ''));
  const wished = sentence.role === 'means' || verb.modal === 'shall' || verb.modal === 'must';
  return actor || wished ? 'acted' : 'object';
}

const HOLDING = new Set('have contain include comprise consist belong need require possess own'.split(' '));

/** *a title and a number of pages*: among properties, what is counted is no thing of its own. */
function isBesideProperty({ clauses }: Sentence, phrase: NounPhrase): boolean {
  return clauses.some(({ objects }) => objects.includes(phrase) && objects.some(isProperty));
}

/** *in order to*, *in case*, *for example*: no things. */
function isIdiom(sentence: Sentence, phrase: NounPhrase): boolean {
  const before = sentence.tokens[phrase.start - 1]?.lower;
  return phrase.end - phrase.start === 1 && IDIOMS.has(`${before ?? ''} ${phrase.head}`);
}

const IDIOMS = new Set([
  'in order',
  'in case',
  'for example',
  'as soon',
  'by default',
  'on time',
  'in addition',
  'in detail',
  'at time',
  'in time',
]);
