/** What is recorded of things: *for each X we store A and B*, *the A of an X is known*, *they enter their A*, *A is noted in a Y*. */
import type { Sentence } from '../analysed-statement.ts';
import { ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import { POSSESSIVES } from '../lexicons/function-words.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Possession } from './facts.ts';
import { type Listed, listFromToken, listStart } from './listing.ts';
import { isCount, isProperty, isSystem, possession } from './possession.ts';
import { ownerOf, type Reading, topicBefore } from './reading.ts';
import { EACH, scopesOf } from './scope.ts';

/** Verbs of keeping data: what is kept of a thing is its property, whatever its name. */
const KEEP = new Set(
  'store record save keep register note log know document capture archive memorize memorise'.split(' '),
);
/** Verbs that keep or ask for data beside much else: only property nouns count. */
const HANDLE = new Set(
  'maintain track collect specify need require supply manage remember include contain want ask request define show assign measure'.split(
    ' ',
  ),
);
/** Verbs by which somebody gives data of their own: *guests must indicate their age and leave a phone number*. */
const PROVIDE = new Set(
  'provide enter indicate give state fill supply specify disclose write choose leave'.split(' '),
);
/** Verbs after which the subject has the object: *is given a number*, *receives a code*, *is assigned a category*. */
const RECEIVE = new Set('give assign get receive obtain allocate request ask grant'.split(' '));

/** The possessions that the recording clauses of a sentence state. */
export function readRecorded(reading: Reading, sentence: Sentence): readonly Possession[] {
  const scopes = scopesOf(sentence);
  const stated = sentence.clauses.flatMap((found, index) => {
    const clause = gotten(found, sentence.clauses[index - 1]);
    const { verb } = clause;
    const lead = scopes.findLast(({ start }) => start < clause.verb.start);
    if (verb.negated || isAllowedOnly(sentence, clause)) return [];
    if (isReceiving(clause)) return received(reading, sentence, clause);
    if (!(KEEP.has(verb.lemma) || HANDLE.has(verb.lemma) || PROVIDE.has(verb.lemma))) return [];
    const items = recordedBy(sentence, clause, lead);
    const given = ownersIn(reading, sentence, clause, lead, items);
    return items.flatMap((item) => ownedBy(reading, sentence, clause, item, given, items));
  });
  return [...stated, ...withoutVerb(reading, sentence, scopes)];
}

/** *Only clerks may give discounts* says who may do it, and nothing of what clerks have. */
function isAllowedOnly({ tokens }: Sentence, { verb }: Clause): boolean {
  return tokens[0]?.lower === 'only' && (verb.modal === 'may' || verb.modal === 'can');
}

/** *…, and for each seat the number and the colour*: the verb is that of the clause before. */
function withoutVerb(
  reading: Reading,
  sentence: Sentence,
  scopes: readonly NounPhrase[],
): readonly Possession[] {
  const last = scopes.at(-1);
  const verb = sentence.clauses.at(-1)?.verb;
  if (scopes.length < 2 || last === undefined || verb === undefined || verb.start > last.start) return [];
  const owner = reading.name(sentence, last);
  if (owner === undefined || isSystem(owner) || !KEEP.has(verb.lemma)) return [];
  const items = listFromToken(sentence, sentence.tokens[last.end]?.text === ',' ? last.end + 1 : last.end);
  const beside = items.some(({ phrase }) => isProperty(phrase));
  return items.flatMap(({ phrase }) =>
    possession(reading, sentence, owner, phrase, verb.lemma, 'keeps', beside),
  );
}

/** *Each case gets assigned a number*: the subject of *get* is that of the participle. */
function gotten(clause: Clause, before: Clause | undefined): Clause {
  const got =
    before?.verb.lemma === 'get' && before.objects.length === 0 && before.verb.end === clause.verb.start;
  if (!got || clause.subjects.length > 0) return clause;
  return { ...clause, subjects: before.subjects, verb: { ...clause.verb, passive: true } };
}

/** The list that a clause records: before a passive verb, after an active one, or after the colon that it announces. */
function recordedBy(
  sentence: Sentence,
  { verb, subjects, governor: governedBy }: Clause,
  lead: NounPhrase | undefined,
): readonly Listed[] {
  const { tokens } = sentence;
  const governor = governedBy === undefined ? undefined : sentence.clauses[governedBy]?.verb;
  if (verb.passive && !verb.reduced) {
    const announced = subjects.length === 0 || subjects.some(({ head }) => ANNOUNCING.has(head));
    const colon = tokens.findIndex(({ text }) => text === ':');
    if (announced && colon > verb.start) return listFromToken(sentence, colon + 1);
    const [first, last] = [subjects[0], subjects.at(-1)];
    if (first === undefined || last?.pronoun === true) return [];
    // *must be stored* ends the list, and so does *need* in *need to be stored*.
    const end = verb.infinitive && governor !== undefined ? governor.start : verb.start;
    // *For every singer, the name and the year in which he joined are recorded*: the list begins behind the singer.
    const scoped = lead !== undefined && opensList(sentence, lead.end, end) ? lead.end + 1 : undefined;
    const whole = scoped ?? Math.max(listStart(sentence, end), lead?.end ?? 0);
    // After another verb, *and* may join clauses: *has a name, and the age is stored*.
    const start =
      scoped === undefined &&
      sentence.clauses.some((other) => other.verb.end > whole && other.verb.end <= first.start)
        ? first.start
        : whole;
    // *…, whose names are stored*, *…, the names of which are stored*: told of the phrase before.
    const relative =
      tokens[end - 1]?.lower === 'which' || tokens.slice(start, end).some(({ lower }) => lower === 'whose');
    return relative ? [] : listFromToken(sentence, start, end);
  }
  if (verb.reduced && verb.passive) return [];
  const particle = PARTICLES.has(tokens[verb.end]?.lower ?? '') ? 1 : 0;
  // *register with a club*: nothing is recorded.
  if (tokens[verb.end + particle]?.tag === 'ADP' && tokens[verb.end + particle]?.lower !== 'about') return [];
  const items = listFromToken(sentence, verb.end + particle);
  const [first] = items;
  if (first === undefined || !ANNOUNCING.has(first.phrase.head)) return items;
  const opener = tokens.findIndex(
    ({ lower }, i) => i >= first.phrase.end && i < first.phrase.end + 8 && OPENERS.has(lower),
  );
  return opener < 0 ? items : listFromToken(sentence, opener + 1);
}

/** Whether from the comma at `from` to `to` there is one list, with no other verbs than those of relative clauses. */
function opensList({ tokens, clauses }: Sentence, from: number, to: number): boolean {
  if (tokens[from]?.text !== ',') return false;
  const between = clauses.filter(
    ({ verb }) => verb.start > from && verb.end <= to && verb.finite && verb.start < to,
  );
  return between.every(({ verb }) =>
    tokens
      .slice(from + 2, verb.start)
      .some(({ lower }) => lower === 'which' || lower === 'that' || lower === 'who'),
  );
}

const PARTICLES = new Set(['in', 'down', 'out', 'track', 'up']);
const ANNOUNCING = new Set('following information data detail attribute property field item'.split(' '));
const OPENERS = new Set([':', 'about', 'as', 'like', 'including', 'concerning', 'regarding', 'on', 'namely']);

interface Owners {
  /** Who owns every member that names no owner itself. */
  readonly common?: string;
  /** Whether whatever is recorded, and not only property nouns, is a property. */
  readonly all: boolean;
}

function ownersIn(
  reading: Reading,
  sentence: Sentence,
  clause: Clause,
  lead: NounPhrase | undefined,
  items: readonly Listed[],
): Owners {
  const { verb, complements, subjects } = clause;
  const name = (phrase: NounPhrase | undefined): string | undefined => {
    const found = phrase === undefined ? undefined : reading.name(sentence, phrase);
    return found === undefined || isSystem(found) ? undefined : found;
  };
  const kept = KEEP.has(verb.lemma);
  const scope = name(lead);
  if (scope !== undefined) return { common: scope, all: true };
  const which = name(relativeOwner(sentence, items[0]));
  if (which !== undefined) return { common: which, all: kept };
  const trailing =
    complements.find(
      ({ preposition, phrases: [phrase] }) =>
        SCOPING.has(preposition) && phrase !== undefined && isScope(phrase, preposition),
    )?.phrases[0] ?? scopeBeside(items.at(-1));
  const trail = name(trailing);
  if (trail !== undefined) return { common: trail, all: kept };
  if (verb.passive && kept) {
    const place = name(
      complements.find(({ preposition }) => preposition === 'in' || preposition === 'on')?.phrases[0],
    );
    if (
      place !== undefined &&
      items.every(({ phrase }) => isProperty(phrase) || isCount(sentence, phrase, true))
    )
      return { common: place, all: false };
  }
  const [subject] = subjects;
  const told = sentence.role === 'body' || sentence.role === 'response' || sentence.role === 'then';
  const giving = told && subject !== undefined && PROVIDE.has(verb.lemma) && !verb.passive;
  const giver = giving && !(subject.pronoun && YOU.has(subject.head)) ? name(subject) : undefined;
  if (giver !== undefined) return { common: giver, all: false };
  const topic = verb.passive && kept && sentence.role === 'body' ? topicBefore(reading, sentence) : undefined;
  return topic === undefined ? { all: false } : { common: topic, all: false };
}

/** *medicines, for which the dosage and the duration …*: the phrase before the relative pronoun. */
function relativeOwner({ tokens, phrases }: Sentence, first: Listed | undefined): NounPhrase | undefined {
  const start = first?.phrase.start ?? 0;
  const [preposition, pronoun] = tokens.slice(Math.max(0, start - 2), start);
  const relative = pronoun?.lower === 'which' || pronoun?.lower === 'whom';
  if (
    !relative ||
    !(preposition?.lower === 'for' || preposition?.lower === 'of' || preposition?.lower === 'about')
  )
    return undefined;
  return phrases.findLast((phrase) => phrase.end <= start - 2 && !phrase.pronoun);
}

/** *the name and age for each child*; *the price per night* is a rate. */
function scopeBeside(item: Listed | undefined): NounPhrase | undefined {
  if (item === undefined) return undefined;
  const rate = ATTRIBUTE_NOUNS.get(item.phrase.head) === 'money';
  return item.beside.find(
    ({ preposition, phrase }) =>
      SCOPING.has(preposition) && isScope(phrase, preposition) && !(rate && preposition === 'per'),
  )?.phrase;
}

const YOU = new Set(['you', 'i', 'we']);
const SCOPING = new Set(['for', 'about', 'per', 'of', 'on']);

function isScope({ determiner, plural, pronoun, head }: NounPhrase, preposition: string): boolean {
  if (pronoun || UNIT_NOUNS.has(head)) return false;
  if (preposition === 'per') return true;
  return determiner === undefined ? plural && preposition !== 'of' : EACH.has(determiner);
}

/** The possession that one member of a list states. */
function ownedBy(
  reading: Reading,
  sentence: Sentence,
  clause: Clause,
  item: Listed,
  owners: Owners,
  items: readonly Listed[],
): readonly Possession[] {
  const { phrase } = item;
  const count = isCount(sentence, phrase, true);
  const property = isProperty(phrase) || count;
  const own =
    phrase.possessor !== undefined || POSSESSIVES.has(phrase.determiner ?? '')
      ? (ownerOf(reading, sentence, phrase) ?? owners.common)
      : undefined;
  const of = item.of === undefined || count ? undefined : ownerAfterOf(reading, sentence, item.of);
  const shared = ownInList(reading, sentence, item, items);
  const owner = own ?? of ?? shared ?? owners.common;
  if (owner === undefined || isSystem(owner)) return [];
  const all =
    owners.all ||
    (KEEP.has(clause.verb.lemma) && (of !== undefined || own !== undefined) && clause.verb.passive);
  // *must provide their bank account*: whatever somebody gives of their own.
  const given = own !== undefined && PROVIDE.has(clause.verb.lemma) && !phrase.plural;
  if (!property && !all && !given) return [];
  const beside = items.some((other) => isProperty(other.phrase));
  return possession(reading, sentence, owner, phrase, clause.verb.lemma, 'keeps', beside);
}

/** *their address and phone number*: the owner of the member before holds for what has no determiner. */
function ownInList(
  reading: Reading,
  sentence: Sentence,
  { phrase }: Listed,
  items: readonly Listed[],
): string | undefined {
  if (phrase.determiner !== undefined) return undefined;
  const before = items.findLast(
    (other) => other.phrase.end <= phrase.start && other.phrase.determiner !== undefined,
  );
  return before !== undefined && POSSESSIVES.has(before.phrase.determiner ?? '')
    ? ownerOf(reading, sentence, before.phrase)
    : undefined;
}

function ownerAfterOf(reading: Reading, sentence: Sentence, phrase: NounPhrase): string | undefined {
  if (phrase.pronoun || (isProperty(phrase) && !EACH.has(phrase.determiner ?? ''))) return undefined;
  if (phrase.determiner === undefined && !phrase.plural) return undefined;
  return reading.name(sentence, phrase);
}

/** *Each pupil is given a number*, *gets a card*: the subject of a receiving verb. */
function isReceiving({ verb, objects, subjects }: Clause): boolean {
  if (!RECEIVE.has(verb.lemma) || objects.length === 0 || subjects.length === 0) return false;
  return verb.passive || verb.lemma === 'get' || verb.lemma === 'receive' || verb.lemma === 'obtain';
}

function received(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const items = recordedBy(
    sentence,
    { ...clause, verb: { ...clause.verb, passive: false, reduced: false } },
    undefined,
  );
  const parts = items.filter(({ phrase }) => isProperty(phrase));
  return clause.subjects.flatMap((subject) => {
    const owner = reading.name(sentence, subject);
    if (owner === undefined || isSystem(owner)) return [];
    return parts.flatMap(({ phrase }) =>
      possession(reading, sentence, owner, phrase, clause.verb.lemma, 'has', true),
    );
  });
}
