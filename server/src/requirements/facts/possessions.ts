/** *X has A, B and C* in its many forms: the raw material of attributes and relationships. */
import type { Sentence } from '../analysed-statement.ts';
import { ATTRIBUTE_NOUNS } from '../lexicons/attribute-nouns.ts';
import { POSSESSIVES } from '../lexicons/function-words.ts';
import type { Clause, Complement } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isActor } from './actions.ts';
import { readAnnouncedStates } from './announced-states.ts';
import { coordinatedAfter, coordinatedBefore } from './coordination.ts';
import { DESCRIBING, fromAside, readDescribed } from './described.ts';
import type { Possession } from './facts.ts';
import { isProperty, isSystem, possession } from './possession.ts';
import { isAsked, readQuestions } from './questions.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';
import { readRecorded } from './recorded.ts';
import { scopeOf } from './scope.ts';
import { stateListOf } from './state-lists.ts';

const HAVE = new Set('have include contain possess comprise carry own hold feature'.split(' '));
const CONSIST = new Set('consist compose comprise make'.split(' '));
/** Passive verbs whose *by*, *with* or *through* names properties: *is identified by a number*. */
const DESCRIBE = new Set(
  'identify describe characterise characterize define specify represent distinguish determine give provide save store record register'.split(
    ' ',
  ),
);
/** Verbs by which a thing, not a person, holds data: *a receipt records the supplier*. */
const RECORD = new Set('record specify state document list describe define note hold store'.split(' '));
const SHOW = new Set(['mention', 'show', 'indicate']);

/** The possessions of one statement. */
export function readPossessions(reading: Reading): readonly Possession[] {
  const found: Possession[] = [];
  for (const { sentence, clause } of clausesOf(reading)) found.push(...fromClause(reading, sentence, clause));
  for (const sentence of reading.statement.sentences) {
    found.push(
      ...readRecorded(reading, sentence),
      ...readQuestions(reading, sentence),
      ...fromRelative(reading, sentence),
      ...fromStates(reading, sentence),
      ...readAnnouncedStates(reading, sentence),
    );
    for (const phrase of sentence.phrases)
      if (!isListedElsewhere(phrase, found))
        found.push(...fromPhrase(reading, sentence, phrase), ...fromAside(reading, sentence, phrase));
  }
  return found;
}

/** *a user with a name and their address*: the list says whose it is, whatever the pronoun may mean. */
function isListedElsewhere(phrase: NounPhrase, found: readonly Possession[]): boolean {
  if (!POSSESSIVES.has(phrase.determiner ?? '')) return false;
  const name = nameOf(phrase);
  return found.some(({ part, strength }) => part === name && strength !== 'of');
}

function fromClause(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const { verb } = clause;
  if (verb.negated || isAsked(sentence, clause)) return [];
  const found: Possession[] = [];
  const main = clause === sentence.clauses[0];
  const scope = main ? scopeOf(sentence) : undefined;
  const as = verb.copula ? 'have' : verb.lemma;
  const pairs = (
    given: readonly NounPhrase[],
    parts: readonly NounPhrase[],
    strength: Possession['strength'],
  ): void => {
    // *For each title, the shop has several copies*: whoever has them, they belong to the title.
    for (const owner of scope === undefined ? given : [scope]) {
      const name = reading.name(sentence, owner);
      if (name === undefined || isSystem(name)) continue;
      const required =
        owner.determiner === 'each' ||
        owner.determiner === 'every' ||
        verb.modal === 'must' ||
        verb.modal === 'shall';
      const mayHave = verb.modal === 'may' || verb.modal === 'can';
      const beside = parts.some(isProperty);
      for (const part of parts)
        for (const one of possession(reading, sentence, name, part, as, strength, beside))
          found.push(
            mayHave && one.quantity === undefined && !one.plural
              ? { ...one, quantity: { min: 0, max: 1 } }
              : required && one.required === undefined && !one.plural
                ? { ...one, required }
                : one,
          );
    }
  };
  const consists = CONSIST.has(verb.lemma) ? clause.complements.filter((c) => c.preposition === 'of') : [];
  if (consists.length > 0)
    pairs(
      clause.subjects,
      consists.flatMap((c) => c.phrases),
      'consists',
    );
  else if (
    (!verb.passive && HAVE.has(verb.lemma) && !isPhrasal(sentence, clause) && !isPersonalWish(clause)) ||
    isRecord(reading, sentence, clause)
  )
    for (const { owner, parts } of withoutGaps(withoutRelative(sentence, listed(sentence, clause.objects))))
      pairs(owner === undefined ? clause.subjects : [owner], parts, 'has');
  else if (verb.passive && DESCRIBE.has(verb.lemma)) {
    // *The price is determined by the category*: a property has no properties.
    const owners = clause.subjects.filter((subject) => !isProperty(subject) || IDENTIFY.has(verb.lemma));
    const by = clause.complements.filter(({ preposition }) => DESCRIBING.has(preposition));
    const described = by.flatMap(({ phrases }) => phrases);
    // What identifies a thing belongs to it, be it a property or another thing.
    const parts =
      IDENTIFY.has(verb.lemma) && described.some(isProperty) ? described : described.filter(isProperty);
    pairs(owners, parts, 'has');
  }
  found.push(...readDescribed(reading, sentence, clause));
  for (const complement of clause.complements) {
    if (complement.preposition !== 'with' || COMPARE.has(verb.lemma)) continue;
    const owner = sentence.phrases.findLast(
      (phrase) => phrase.end <= (complement.phrases[0]?.start ?? 0) - 1 && !phrase.pronoun,
    );
    // *lists the pumps of a ward with their state*: the pronoun tells whose.
    if (POSSESSIVES.has(complement.phrases[0]?.determiner ?? '')) continue;
    const stated = complement.phrases.some(isProperty);
    const between =
      owner === undefined
        ? []
        : sentence.tokens.slice(owner.end, complement.phrases[0]?.start).map((token) => token.lower);
    // *An e-bike is a bike with a battery*: what makes it a kind of its own is its own.
    const [general] = clause.objects;
    if (verb.copula && owner !== undefined && owner === general && isIndefinite(clause.subjects, general)) {
      pairs(clause.subjects, complement.phrases, 'has');
      continue;
    }
    // *several beneficiaries, each with a share*: of each of them, whatever it is.
    const each = between.join(' ') === ', each with';
    const properties = complement.phrases.filter(
      (phrase) => each || isProperty(phrase) || (stated && isOwnOrCounted(sentence, phrase)),
    );
    const adjacent = between[0] === 'with' || each;
    if (owner !== undefined && adjacent && properties.length > 0 && !(isProperty(owner) && !owner.plural))
      pairs([owner], properties, 'has');
  }
  return found;
}

/** *A goat is an animal …*, and no single goat. */
function isIndefinite([subject]: readonly NounPhrase[], general: NounPhrase): boolean {
  const one = (phrase: NounPhrase | undefined): boolean =>
    phrase?.determiner === 'a' || phrase?.determiner === 'an' || phrase?.determiner === 'every';
  return one(subject) && one(general);
}

const IDENTIFY = new Set(['identify', 'characterise', 'characterize']);

/** Verbs whose *with* names the other side. */
const COMPARE = new Set(
  'compare replace associate link match combine connect exchange merge share'.split(' '),
);

/** Beside properties: *its quality*, *a number of seats*. */
function isOwnOrCounted({ tokens }: Sentence, phrase: NounPhrase): boolean {
  const { determiner } = phrase;
  return determiner === 'its' || determiner === 'their' || tokens[phrase.core - 2]?.lower === 'number';
}

/** *An order is new, packed or shipped*: an order has a status. */
function fromStates(reading: Reading, sentence: Sentence): readonly Possession[] {
  const list = stateListOf(sentence);
  const owner = list === undefined ? undefined : reading.name(sentence, list.subject);
  if (list === undefined || owner === undefined || isSystem(owner)) return [];
  const { attribute: part, values, subject } = list;
  // *The speciality of a nurse is either …* tells of the nurse.
  const holder = ownerOf(reading, sentence, subject);
  if (holder !== undefined)
    return [
      {
        owner: holder,
        part: nameOf(subject),
        verb: 'have',
        plural: false,
        strength: 'has',
        values,
        source: reading.id,
      },
    ];
  if (isProperty(subject)) return [];
  return [{ owner, part, verb: 'be', plural: false, strength: 'has', values, source: reading.id }];
}

/** *A booking records the guest and the date*: a thing, not a person, that holds data. */
function isRecord(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, objects, complements }: Clause,
): boolean {
  // *A bill shows the total* tells of the bill, *the pump shall show the rate* of what the pump does.
  const records = RECORD.has(verb.lemma) || (SHOW.has(verb.lemma) && verb.modal === undefined);
  if (verb.passive || !records || objects.length === 0) return false;
  // *For each trip, the office stores …*, *stores … for each trip*: the data is the trip's.
  if (scopeOf(sentence) !== undefined || complements.some(isForEach)) return false;
  // *The controller shall record the temperature of each zone*: it is the zone's.
  if (verb.modal !== undefined && objects.every((object) => ownerOf(reading, sentence, object) !== undefined))
    return false;
  return subjects.every((subject) => {
    const name = reading.name(sentence, subject);
    return name !== undefined && !isActor(name) && !isSystem(name) && name !== reading.role;
  });
}

function isForEach({ preposition, phrases: [first] }: Complement): boolean {
  return (
    (preposition === 'for' || preposition === 'about' || preposition === 'per') &&
    (first?.determiner === 'each' || first?.determiner === 'every')
  );
}

/** *carries out a job* is no having. */
function isPhrasal({ tokens }: Sentence, { verb }: Clause): boolean {
  const particle = tokens[verb.end]?.lower ?? '';
  return particle === 'out' || particle === 'on' || particle === 'up' || particle === 'back';
}

/** *Vans have a volume, lorries a load*: a bare plural right before an article is who has what follows. */
function withoutGaps(
  parts: readonly NounPhrase[],
): readonly { readonly owner?: NounPhrase; readonly parts: readonly NounPhrase[] }[] {
  const groups: { owner?: NounPhrase; parts: NounPhrase[] }[] = [{ parts: [] }];
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    const owner =
      i > 0 &&
      part.plural &&
      part.determiner === undefined &&
      next?.start === part.end &&
      next.determiner !== undefined;
    if (owner) groups.push({ owner: part, parts: [] });
    else groups.at(-1)?.parts.push(part);
  });
  return groups;
}

/** A wish of a story (*I want to have a page*) is no possession of the role. */
function isPersonalWish(clause: Clause): boolean {
  return clause.subjects.some(
    (subject) => subject.pronoun && (subject.head === 'i' || subject.head === 'we'),
  );
}

/** *the following fields: a, b and c* are what stands after the colon. */
function listed(sentence: Sentence, parts: readonly NounPhrase[]): readonly NounPhrase[] {
  const announced = parts.length === 1 && parts.some(({ head }) => LISTS.has(head));
  const members = announced ? afterColon(sentence) : [];
  return members.length > 0 ? members : parts;
}

const LISTS = new Set(
  'following field attribute property data information detail details item element column'.split(' '),
);

/** The phrases of a list after a colon. */
function afterColon(sentence: Sentence): readonly NounPhrase[] {
  const colon = sentence.tokens.findIndex((token) => token.text === ':');
  return colon < 0
    ? []
    : sentence.phrases.filter(
        (phrase) => phrase.start > colon && sentence.tokens[phrase.start - 1]?.tag !== 'ADP',
      );
}

/** *a house has a cellar, the size and name of which …*: what comes before *of which* is not the house's. */
function withoutRelative(sentence: Sentence, parts: readonly NounPhrase[]): readonly NounPhrase[] {
  const { tokens, phrases } = sentence;
  const last = phrases.findIndex(
    ({ end }) => tokens[end]?.lower === 'of' && tokens[end + 1]?.lower === 'which',
  );
  if (last < 0) return parts;
  const relative = coordinatedBefore(sentence, last);
  return parts.filter((part) => !relative.includes(part));
}

/** *an X, whose A and B …* and *an X, the A and B of which …*: what is listed belongs to the phrase before. */
function fromRelative(reading: Reading, sentence: Sentence): readonly Possession[] {
  const { phrases, tokens } = sentence;
  return phrases.flatMap((phrase, index) => {
    const ofWhich = tokens[phrase.end]?.lower === 'of' && tokens[phrase.end + 1]?.lower === 'which';
    if (phrase.determiner !== 'whose' && !ofWhich) return [];
    const listed = ofWhich ? coordinatedBefore(sentence, index) : coordinatedAfter(sentence, index);
    const first = listed[0] ?? phrase;
    const owner = phrases.findLast((candidate) => candidate.end <= first.start && !candidate.pronoun);
    const name = owner === undefined ? undefined : reading.name(sentence, owner);
    if (name === undefined || isSystem(name)) return [];
    const beside = listed.some(isProperty);
    return listed.flatMap((part) => possession(reading, sentence, name, part, 'have', 'keeps', beside));
  });
}

/** *the name of the patient*, *the patient's name*, *its status*: only property nouns, for *the owner of the car* is no property. */
function fromPhrase(reading: Reading, sentence: Sentence, phrase: NounPhrase): readonly Possession[] {
  if (phrase.pronoun || !isProperty(phrase) || isSystem(phrase.head)) return [];
  // *a kind of account* is an account, *the kind of the account* its property.
  if (SORTS.has(phrase.head) && (phrase.determiner !== 'the' || phrase.plural)) return [];
  const owner = ownerOf(reading, sentence, phrase) ?? varied(reading, sentence, phrase);
  if (owner === undefined || isSystem(owner) || ATTRIBUTE_NOUNS.has(owner)) return [];
  return possession(reading, sentence, owner, phrase, 'have', 'of');
}

/** *rooms of different sizes*, *courses in various languages*: what differs is a property of each. */
function varied(
  reading: Reading,
  { tokens, phrases, ...sentence }: Sentence,
  phrase: NounPhrase,
): string | undefined {
  const words = tokens.slice(phrase.start, phrase.end - 1).map(({ lower }) => lower);
  if (!phrase.plural && !words.includes('different')) return undefined;
  if (!words.some((word) => word === 'different' || word === 'various' || word === 'varying'))
    return undefined;
  const preposition = tokens[phrase.start - 1]?.lower;
  if (preposition !== 'of' && preposition !== 'in' && preposition !== 'with') return undefined;
  const owner = phrases.find(({ end, plural, pronoun }) => end === phrase.start - 1 && plural && !pronoun);
  return owner === undefined ? undefined : reading.name({ tokens, phrases, ...sentence }, owner);
}

const SORTS = new Set(['kind', 'type', 'sort', 'category', 'class', 'form']);
