/** Relationships by verbs: *belongs to*, *is assigned to*, *borrows*, with the quantities on both ends. */
import type { Sentence } from '../analysed-statement.ts';
import { AMBIGUOUS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { RELATIONS } from '../lexicons/relations.ts';
import { IDIOM_NOUNS } from '../lexicons/software-nouns.ts';
import { SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import { isActor } from './actions.ts';
import { coordinatedAfter } from './coordination.ts';
import type { Link } from './facts.ts';
import { gapObject } from './gap.ts';
import { isCount, isProperty, isUnitsOf } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

/** The links of one statement. */
export function readLinks(reading: Reading): readonly Link[] {
  return clausesOf(reading)
    .flatMap(({ sentence, clause }) => [
      ...byVerb(reading, sentence, clause),
      ...byResponsibility(reading, sentence, clause),
      ...byComplement(reading, sentence, clause),
    ])
    .concat(reading.statement.sentences.flatMap((sentence) => byOwnership(reading, sentence)));
}

function byVerb(reading: Reading, sentence: Sentence, clause: Clause): readonly Link[] {
  const { verb } = clause;
  const takesPlace = verb.lemma === 'take' && clause.objects[0]?.head === 'place';
  const frames = takesPlace ? ['in', 'at'] : RELATIONS.get(verb.lemma);
  if (verb.negated || verb.copula) return [];
  const targets: { phrase: NounPhrase; preposition: string; strength: number }[] = [];
  if (!verb.passive)
    for (const phrase of takesPlace ? [] : objectsOf(sentence, clause))
      targets.push({ phrase, preposition: '-', strength: frames?.includes('-') === true ? 1 : 0.4 });
  for (const complement of clause.complements) {
    const stated = frames?.includes(complement.preposition) === true;
    const placed = verb.passive && PLACES.has(complement.preposition);
    if (!stated && !placed && !(verb.passive && complement.preposition === 'by')) continue;
    for (const phrase of complement.phrases)
      targets.push({
        phrase,
        preposition: complement.preposition,
        strength: stated ? 1 : placed ? 0.8 : 0.5,
      });
  }
  // *Each house is serviced by several companies*: quantities on both ends state a relation, whatever the verb.
  const universal =
    !HOLDING.has(verb.lemma) &&
    clause.subjects.some(({ determiner }) => determiner === 'each' || determiner === 'every');
  const wish =
    clause.verb.infinitive ||
    clause.subjects.some((subject) => subject.head === 'i' || subject.head === 'we');
  const from = (preposition: string): readonly NounPhrase[] =>
    // *assign a room to a booking* relates the room to the booking, whoever does it.
    preposition === '-' || verb.passive || clause.objects.length === 0 || takesPlace
      ? clause.subjects
      : clause.objects;
  if (isTie(reading, sentence, clause))
    return [
      ...clause.objects,
      ...clause.complements.flatMap(({ preposition, phrases }) => (TYING.has(preposition) ? phrases : [])),
    ].flatMap((phrase) =>
      clause.subjects.flatMap((subject) => link(reading, sentence, subject, phrase, verb.lemma, 1)),
    );
  return targets.flatMap(({ phrase, preposition, strength }) =>
    from(preposition).flatMap((subject) => {
      const name =
        preposition === '-' ? verb.lemma : `${takesPlace ? 'take_place' : verb.lemma}_${preposition}`;
      return link(
        reading,
        sentence,
        subject,
        phrase,
        name,
        wish
          ? 0.35 * strength
          : universal || (phrase.quantity !== undefined && !HOLDING.has(verb.lemma))
            ? 1
            : clause.subjects.includes(subject)
              ? strength
              : 0.9 * strength,
      ).map((found) =>
        // *can book an appointment* tells of one booking, not of how many there are.
        ABILITY.has(verb.modal ?? '') &&
        !HOLDING.has(verb.lemma) &&
        clause.subjects.includes(subject) &&
        phrase.determiner?.startsWith('a') === true
          ? { ...found, toPlural: true }
          : found,
      );
    }),
  );
}

/** *A loan links a member to a copy*: a thing that nobody links is itself what stands between the two. */
function isTie(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, objects, complements }: Clause,
): boolean {
  if (!TIES.has(verb.lemma) || verb.passive || verb.modal !== undefined || objects.length === 0) return false;
  if (!complements.some(({ preposition }) => TYING.has(preposition))) return false;
  return (
    subjects.length > 0 &&
    subjects.every((subject) => {
      const name = reading.name(sentence, subject);
      return name !== undefined && !subject.pronoun && !isActor(name) && !unfit(name);
    })
  );
}

const TIES = new Set(['link', 'connect', 'join', 'relate', 'associate', 'tie', 'bind']);
const TYING = new Set(['to', 'with', 'and']);

function objectsOf(sentence: Sentence, clause: Clause): readonly NounPhrase[] {
  if (clause.objects.length > 0) return clause.objects;
  const gap = gapObject(sentence, clause);
  return gap === undefined ? [] : [gap];
}

/** *is parked at a station*, *is kept in a drawer*: where a thing is put is a lasting relation, whatever the verb. */
const PLACES = new Set(['in', 'at', 'on']);

const ABILITY = new Set(['can', 'may', 'shall', 'must', 'will']);

/** Verbs of having, whose objects may be properties: possessions tell which. */
const HOLDING = new Set(
  'have contain include comprise consist possess carry get show display need'.split(' '),
);

/** *is responsible for a country*, *is part of a team*, *is the owner of a car*. */
function byResponsibility(reading: Reading, sentence: Sentence, clause: Clause): readonly Link[] {
  if (!clause.verb.copula || clause.verb.negated) return [];
  const [next, after] = sentence.tokens
    .slice(clause.verb.end, clause.verb.end + 2)
    .map((token) => token.lower);
  const part = (next === 'part' && after === 'of') || (next === 'a' && after === 'part');
  const preposition = part
    ? 'of'
    : next === 'responsible'
      ? 'for'
      : next === 'available' || next === 'valid' || next === 'for'
        ? 'for'
        : undefined;
  // *Each rental is for one customer and for 1 to 5 bikes*
  if (next === 'for')
    return clause.complements
      .flatMap(({ preposition: word, phrases }) => (word === 'for' ? phrases : []))
      .filter(({ quantity }) => quantity !== undefined)
      .flatMap((phrase) =>
        clause.subjects.flatMap((subject) => link(reading, sentence, subject, phrase, 'for', 1)),
      );
  const target = clause.complements.find((complement) => complement.preposition === preposition)?.phrases[0];
  if (target === undefined) return [];
  return clause.subjects.flatMap((subject) =>
    link(reading, sentence, subject, target, part ? 'part_of' : `${next}_${preposition}`, 1).map((found) =>
      part ? { ...found, kind: 'aggregation' as const } : found,
    ),
  );
}

const JOINING = new Set([
  'of',
  'for',
  'to',
  'with',
  'from',
  'in',
  'on',
  'at',
  'into',
  'within',
  'about',
  'by',
  'between',
  'per',
]);

/** *schedules lessons for pupils*, *adds an item to a list*: the object and what it is done to. */
function byComplement(reading: Reading, sentence: Sentence, clause: Clause): readonly Link[] {
  if (clause.verb.copula) return [];
  const things = clause.verb.passive ? clause.subjects : clause.objects;
  return things.flatMap((thing) =>
    clause.complements
      .filter(({ preposition }) => JOINING.has(preposition))
      .flatMap(({ preposition, phrases }) =>
        phrases.flatMap((phrase) =>
          link(reading, sentence, thing, phrase, nameOfJoin(clause, preposition), 0.45).map((found) => ({
            ...found,
            joined: true,
          })),
        ),
      ),
  );
}

/** *add_to*; *of* and *with* tell more of the two things than of the verb. */
function nameOfJoin({ verb }: Clause, preposition: string): string {
  return preposition === 'of' || preposition === 'with' ? preposition : `${verb.lemma}_${preposition}`;
}

/** *the pupil's parents*, *the members of a team*: one thing of another. */
function byOwnership(reading: Reading, sentence: Sentence): readonly Link[] {
  return sentence.phrases.flatMap((phrase) => {
    if (phrase.pronoun || isProperty(phrase) || reading.content(sentence, phrase) !== phrase) return [];
    const found = byCompound(reading, sentence, phrase);
    const { possessor } = phrase;
    if (possessor !== undefined)
      for (const owned of ownedTogether(sentence, phrase))
        found.push(...link(reading, sentence, possessor, owned, 'has', 0.6));
    if (THEIRS.has(phrase.determiner ?? '')) {
      const owner = ownerOf(reading, sentence, phrase);
      const name = reading.name(sentence, phrase);
      if (owner !== undefined && name !== undefined && owner !== name && !unfit(owner) && !unfit(name))
        found.push(owning(reading, owner, name, phrase.plural));
    }
    if (sentence.tokens[phrase.end]?.lower === 'of') {
      const owner = sentence.phrases.find((candidate) => candidate.start === phrase.end + 1);
      // *a defect of a flat* is one of any number, *the owner of a flat* may be the only one.
      const part =
        phrase.determiner === 'a' || phrase.determiner === 'an' ? { ...phrase, plural: true } : phrase;
      if (owner !== undefined) found.push(...link(reading, sentence, owner, part, 'has', 0.55));
    }
    return found;
  });
}

/** *the users' questions and complaints*: what is joined to a possession without a word of its own is owned, too. */
function ownedTogether(sentence: Sentence, phrase: NounPhrase): readonly NounPhrase[] {
  const listed = coordinatedAfter(sentence, sentence.phrases.indexOf(phrase));
  return listed.filter(
    (other) => other === phrase || (other.determiner === undefined && other.possessor === undefined),
  );
}

/** *order line*, *annual team schedule*: the nouns before the last of a compound often own it. */
function byCompound(reading: Reading, sentence: Sentence, phrase: NounPhrase): Link[] {
  const name = reading.name(sentence, phrase);
  if (name === undefined || unfit(name)) return [];
  const before = sentence.tokens.slice(phrase.core, phrase.end - 1);
  const nouns = before.slice(before.findLastIndex(({ tag }) => tag !== 'NOUN') + 1).map(({ lower }) => lower);
  const named = nouns.filter((noun) => phrase.modifiers.includes(noun));
  const owners = new Set([named.join(' '), named.at(-1) ?? '']);
  return (
    [...owners]
      .filter((owner) => owner !== '')
      // *order line*, *crew member*: there are several of what is named by what it belongs to.
      .map((owner) => owning(reading, owner, name, true))
  );
}

function owning({ id }: Reading, from: string, to: string, toPlural: boolean): Link {
  return { from, to, name: 'has', kind: 'association', toPlural, strength: 0.5, source: id };
}

const THEIRS = new Set(['its', 'their', 'his', 'her']);

function link(
  reading: Reading,
  sentence: Sentence,
  from: NounPhrase,
  to: NounPhrase,
  name: string,
  strength: number,
): readonly Link[] {
  const source = reading.name(sentence, from);
  const target = reading.name(sentence, to);
  const core = reading.content(sentence, to);
  if (
    source === undefined ||
    target === undefined ||
    // *for exactly one country*: counted, what may be a property is a thing.
    (isProperty(core) && !(AMBIGUOUS_NOUNS.has(core.head) && core.quantity !== undefined)) ||
    unfit(source) ||
    unfit(target) ||
    core.pronoun ||
    UNIT_NOUNS.has(core.head) ||
    isUnitsOf(sentence, core) ||
    isCount(sentence, to, true)
  )
    return [];
  if (source === target) return [];
  return [
    {
      from: source,
      to: target,
      name: name.replace(/[^a-z0-9_]+/g, '_'),
      kind: 'association',
      ...(from.quantity === undefined ? {} : { fromQuantity: from.quantity }),
      ...(to.quantity === undefined
        ? core.quantity === undefined
          ? {}
          : { toQuantity: core.quantity }
        : { toQuantity: to.quantity }),
      toPlural: core.plural || core !== to,
      strength,
      source: reading.id,
    },
  ];
}

function unfit(name: string): boolean {
  const head = name.split(' ').at(-1) ?? name;
  return SYSTEM_NOUNS.has(head) || IDIOM_NOUNS.has(name);
}
