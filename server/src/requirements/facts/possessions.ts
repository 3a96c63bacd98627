/** *X has A, B and C* in its many forms: the raw material of attributes and relationships. */
import type { Sentence } from '../analysed-statement.ts';
import { ATTRIBUTE_NOUNS, CLASS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { valuesAfter } from './enumerations.ts';
import type { Possession } from './facts.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

const HAVE = new Set('have include contain possess comprise carry own hold feature'.split(' '));
const CONSIST = new Set('consist compose comprise make'.split(' '));
/** Passive verbs whose *by*, *with* or *through* names properties: *is identified by a number*. */
const DESCRIBE = new Set(
  'identify describe characterise characterize define specify represent distinguish determine give provide'.split(
    ' ',
  ),
);
/** Verbs of keeping data: *the system stores the name and address of each customer*. */
const KEEP = new Set(
  'store record save keep register note log maintain track capture know collect enter provide specify need require supply manage remember include contain'.split(
    ' ',
  ),
);

/** The possessions of one statement. */
export function readPossessions(reading: Reading): readonly Possession[] {
  const found: Possession[] = [];
  for (const { sentence, clause } of clausesOf(reading)) found.push(...fromClause(reading, sentence, clause));
  for (const sentence of reading.statement.sentences) {
    found.push(...fromRelative(reading, sentence));
    for (const phrase of sentence.phrases) found.push(...fromPhrase(reading, sentence, phrase));
  }
  return found;
}

function fromClause(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const { verb } = clause;
  if (verb.negated) return [];
  const found: Possession[] = [];
  const pairs = (
    owners: readonly NounPhrase[],
    parts: readonly NounPhrase[],
    strength: Possession['strength'],
  ): void => {
    for (const owner of owners) {
      const name = reading.name(sentence, owner);
      if (name === undefined || isSystem(name)) continue;
      const required =
        owner.determiner === 'each' ||
        owner.determiner === 'every' ||
        verb.modal === 'must' ||
        verb.modal === 'shall';
      const mayHave = verb.modal === 'may' || verb.modal === 'can';
      for (const part of parts)
        for (const one of possession(reading, sentence, name, part, verb.lemma, strength))
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
  else if (!verb.passive && HAVE.has(verb.lemma) && !isPersonalWish(clause))
    pairs(clause.subjects, listed(sentence, clause.objects), 'has');
  else if (verb.passive && DESCRIBE.has(verb.lemma)) {
    const by = clause.complements.filter(
      (c) => c.preposition === 'by' || c.preposition === 'with' || c.preposition === 'through',
    );
    pairs(clause.subjects, by.flatMap((c) => c.phrases).filter(isProperty), 'has');
  }
  if (KEEP.has(verb.lemma) || HAVE.has(verb.lemma)) found.push(...kept(reading, sentence, clause));
  for (const complement of clause.complements) {
    if (complement.preposition !== 'with') continue;
    const owner = sentence.phrases.findLast(
      (phrase) => phrase.end <= (complement.phrases[0]?.start ?? 0) - 1 && !phrase.pronoun,
    );
    const properties = complement.phrases.filter(isProperty);
    const between =
      owner === undefined
        ? []
        : sentence.tokens.slice(owner.end, complement.phrases[0]?.start).map((token) => token.lower);
    const adjacent = between[0] === 'with' || between.join(' ') === ', each with';
    if (owner !== undefined && adjacent && properties.length > 0 && !owner.pronoun && !isProperty(owner))
      pairs([owner], properties, 'has');
  }
  return found;
}

/** A wish of a story (*I want to have a page*) is no possession of the role. */
function isPersonalWish(clause: Clause): boolean {
  return clause.subjects.some(
    (subject) => subject.pronoun && (subject.head === 'i' || subject.head === 'we'),
  );
}

/** *For each X, the system stores A, B and C*; *A and B are recorded for every X*. */
function kept(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const leading = forEach(sentence);
  const trailing = clause.complements.find((c) => c.preposition === 'for' || c.preposition === 'about')
    ?.phrases[0];
  const owner =
    leading ?? (trailing?.determiner === 'each' || trailing?.determiner === 'every' ? trailing : undefined);
  const name = owner === undefined ? undefined : reading.name(sentence, owner);
  if (name === undefined || isSystem(name))
    return clause.verb.passive ? keptOf(reading, sentence, clause) : [];
  const direct = clause.verb.passive ? clause.subjects : clause.objects;
  const parts = listed(sentence, direct);
  return parts
    .filter((part) => part !== owner && !(part.pronoun && part.head === 'which'))
    .flatMap((part) => possession(reading, sentence, name, part, clause.verb.lemma, 'keeps'));
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

/** *The humidity level of basements is stored*: what is kept of a thing is its property, whatever its name. */
function keptOf(reading: Reading, sentence: Sentence, clause: Clause): readonly Possession[] {
  const last = clause.subjects.at(-1);
  const owner = last === undefined ? undefined : ownerOf(reading, sentence, last);
  if (owner === undefined || isSystem(owner)) return [];
  return clause.subjects.flatMap((part) => possession(reading, sentence, owner, part, 'have', 'keeps'));
}

/** The phrase of *For each X,* or *Of these Xs,* at the start of a sentence. */
function forEach(sentence: Sentence): NounPhrase | undefined {
  const [first, second] = sentence.tokens;
  if ((first?.lower !== 'for' && first?.lower !== 'of') || !SCOPES.has(second?.lower ?? '')) return undefined;
  return sentence.phrases.find((phrase) => phrase.start === 1);
}

const SCOPES = new Set(['each', 'every', 'all', 'these', 'those', 'any']);

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
    return listed.flatMap((part) => possession(reading, sentence, name, part, 'have', 'keeps'));
  });
}

function coordinatedAfter({ phrases, tokens }: Sentence, index: number): readonly NounPhrase[] {
  const listed = phrases.slice(index, index + 1);
  for (let i = index + 1; i < phrases.length; i++) {
    const [before, phrase] = [phrases[i - 1], phrases[i]];
    if (before === undefined || phrase === undefined || !joined(tokens, before.end, phrase.start)) break;
    listed.push(phrase);
  }
  return listed;
}

function coordinatedBefore({ phrases, tokens }: Sentence, index: number): readonly NounPhrase[] {
  const listed = phrases.slice(index, index + 1);
  for (let i = index; i > 0; i--) {
    const [before, phrase] = [phrases[i - 1], phrases[i]];
    const link = phrase === undefined ? undefined : tokens[phrase.start - 1]?.lower;
    if (
      before === undefined ||
      phrase === undefined ||
      !(link === 'and' || (link === ',' && listed.length > 1)) ||
      before.end !== phrase.start - 1
    )
      break;
    listed.unshift(before);
  }
  return listed;
}

function joined(tokens: Sentence['tokens'], end: number, start: number): boolean {
  const between = tokens.slice(end, start);
  return (
    between.length > 0 &&
    between.length < 3 &&
    between.every((token) => token.tag === 'CCONJ' || token.text === ',')
  );
}

/** *the name of the patient*, *the patient's name*, *its status*: only property nouns, for *the owner of the car* is no property. */
function fromPhrase(reading: Reading, sentence: Sentence, phrase: NounPhrase): readonly Possession[] {
  if (phrase.pronoun || !isProperty(phrase) || isSystem(phrase.head)) return [];
  // *a kind of account* is an account, *the kind of the account* its property.
  if (SORTS.has(phrase.head) && (phrase.determiner !== 'the' || phrase.plural)) return [];
  const owner = ownerOf(reading, sentence, phrase);
  if (owner === undefined || isSystem(owner) || ATTRIBUTE_NOUNS.has(owner)) return [];
  return possession(reading, sentence, owner, phrase, 'have', 'of');
}

const SORTS = new Set(['kind', 'type', 'sort', 'category', 'class', 'form']);

export function isProperty(phrase: NounPhrase): boolean {
  return !phrase.pronoun && (ATTRIBUTE_NOUNS.has(phrase.head) || CLASS_NOUNS.has(phrase.head));
}

function isSystem(name: string): boolean {
  const words = name.split(' ');
  const head = words.at(-1) ?? name;
  // *web portal*, *drive system*: a system that has a name may be a part of the domain.
  return SYSTEM_NOUNS.has(head) && (words.length === 1 || ITSELF.has(head));
}

const ITSELF = new Set(['system', 'application', 'app', 'software', 'platform', 'website', 'program']);

/** *the number of inhabitants*, *a specific number of hours*: a count; *a number of images* are many images. */
function isCount(sentence: Sentence, part: NounPhrase): boolean {
  if (part.head !== 'number' || sentence.tokens[part.end]?.lower !== 'of') return false;
  return part.determiner === 'the' || part.end - part.core > 1;
}

function possession(
  reading: Reading,
  sentence: Sentence,
  owner: string,
  part: NounPhrase,
  verb: string,
  strength: Possession['strength'],
): readonly Possession[] {
  const content = reading.content(sentence, part);
  if (content !== part && isCount(sentence, part))
    return [
      { owner, part: `number of ${nameOf(content)}`, verb, plural: false, strength, source: reading.id },
    ];
  // *the number of a tour* is the tour's own, when the tour is the owner.
  const core = nameOf(content) === owner ? part : content;
  if (core.pronoun) return [];
  if (core.head === 'following') return [];
  const words = sentence.tokens
    .slice(core.start, core.core + core.modifiers.length + 1)
    .map((token) => token.lower);
  const values = valuesAfter(sentence, core);
  const plural = core.plural || core !== part;
  return [
    {
      owner,
      part: nameOf(core),
      verb,
      plural,
      strength,
      ...(core.quantity === undefined ? {} : { quantity: core.quantity }),
      ...(words.includes('unique') ? { unique: true } : {}),
      ...(words.includes('required') || words.includes('mandatory') ? { required: true } : {}),
      ...(words.includes('optional') ? { required: false } : {}),
      ...(values === undefined ? {} : { values }),
      source: reading.id,
    },
  ];
}
