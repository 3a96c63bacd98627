/** Generalizations: *X is a kind of Y*, *a Y can be either an X or a Z*, *there are two types of Y: X and Z*, *Ys such as Xs*. */
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { ABSTRACT_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import type { Kind } from './facts.ts';
import { isProperty } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

const KIND_WORDS = new Set(
  'kind type sort form category subtype variant specialisation specialization subclass special'.split(' '),
);

/** The generalizations of one statement. */
export function readKinds(reading: Reading): readonly Kind[] {
  const apart = reading.statement.sentences.flatMap((sentence) => fromSharedHead(reading, sentence));
  return clausesOf(reading)
    .flatMap(({ sentence, clause }) => [
      ...fromCopula(reading, sentence, clause),
      ...fromList(reading, sentence, clause),
      ...fromColon(reading, sentence, clause),
      ...fromDivision(reading, sentence, clause),
      ...fromNaming(reading, sentence, clause),
    ])
    .concat(apart);
}

/** *register for single or team races*: two kinds of one thing, told apart in passing. */
function fromSharedHead(reading: Reading, { phrases, tokens }: Sentence): readonly Kind[] {
  return phrases.flatMap((first, i) => {
    const second = phrases[i + 1];
    const shared =
      second !== undefined &&
      first.head === second.head &&
      first.end === second.start - 1 &&
      tokens[first.end - 1]?.lemma !== first.head;
    if (!shared || isProperty(first) || isPerson(first.head)) return [];
    return [first, second].flatMap((kind) => kindOf(reading, nameOf(kind), first.head));
  });
}

function fromCopula(reading: Reading, sentence: Sentence, clause: Clause): readonly Kind[] {
  if (!clause.verb.copula || clause.verb.negated) return [];
  const [subject] = clause.subjects;
  const [object] = clause.objects;
  if (subject === undefined || object === undefined || subject.pronoun) return [];
  if (CONDITIONS.has(sentence.role)) return [];
  // *is a member of the club* relates two things.
  if (RELATIONAL.has(object.head) && sentence.tokens[object.end]?.lower === 'of') return [];
  if (clause.subjects.length > 1) return fromMembers(reading, sentence, clause.subjects, clause.objects);
  const between = sentence.tokens.slice(clause.verb.end, object.start);
  // *The speciality of a surgeon is either a or b* lists values.
  if (clause.objects.length > 1 && !subject.plural && ownerOf(reading, sentence, subject) !== undefined)
    return [];
  const alternatives = clause.objects.filter((phrase) => !phrase.pronoun);
  if (KIND_WORDS.has(subject.head) && reading.content(sentence, subject) !== subject)
    return pairs(reading, sentence, alternatives, reading.content(sentence, subject));
  const words = sentence.tokens.slice(clause.verb.end, alternatives.at(-1)?.start ?? object.end);
  // *can be both a night train and a fast train*, *can be a buyer in one deal and a seller in another*
  const plays =
    clause.verb.modal !== undefined && alternatives.length > 1 && !words.some(({ lower }) => lower === 'or');
  const joined =
    words.some(({ lower }) => lower === 'or') || (plays && words.some(({ lower }) => lower === 'and'));
  const bare = alternatives.filter(({ plural, determiner }) => !plural && determiner === undefined);
  // *either clerks, drivers or technical staff*
  const things = bare.length === 0 || (subject.plural && bare.every(({ head }) => COLLECTIVE.has(head)));
  if (alternatives.length > 1 && joined && !isProperty(subject))
    return !things ? [] : pairs(reading, sentence, alternatives, subject);
  if (between.some((token) => token.tag !== 'ADV' && token.tag !== 'DET')) return [];
  if (KIND_WORDS.has(object.head)) {
    const target = reading.content(sentence, object);
    return target === object ? [] : pairs(reading, sentence, [subject], target);
  }
  const indefinite =
    object.determiner === 'a' ||
    object.determiner === 'an' ||
    (subject.plural && object.plural && object.determiner === undefined);
  const general =
    subject.determiner === 'a' ||
    subject.determiner === 'an' ||
    subject.determiner === 'every' ||
    subject.determiner === 'each' ||
    subject.plural;
  if (!indefinite || !general || alternatives.length > 1) return [];
  // *A person can be a trainer*, *some books are reference books*: the object is the kind.
  const narrower =
    MAYBE.has(clause.verb.modal ?? '') || subject.determiner === 'some' || isNarrower(object, subject);
  if (narrower) return pairs(reading, sentence, [object, ...rolesBeside(sentence, clause)], subject);
  return pairs(reading, sentence, [subject], object);
}

const COLLECTIVE = new Set(['staff', 'personnel', 'equipment', 'furniture', 'software', 'hardware']);
const CONDITIONS = new Set(['trigger', 'state', 'unwanted', 'when', 'given']);
const RELATIONAL = new Set([
  'member',
  'part',
  'owner',
  'element',
  'component',
  'citizen',
  'resident',
  'child',
  'parent',
]);
const MAYBE = new Set(['can', 'may', 'could', 'might']);

/** *night train* beside *train*. */
function isNarrower(object: NounPhrase, subject: NounPhrase): boolean {
  return object.head === subject.head && object.modifiers.length > subject.modifiers.length;
}

/** *can be a buyer in one deal and seller in another*: the role after the first one's complement. */
function rolesBeside({ tokens }: Sentence, { complements }: Clause): readonly NounPhrase[] {
  return complements.flatMap(({ phrases }) =>
    phrases.filter(
      (phrase) =>
        tokens[phrase.start - 1]?.tag === 'CCONJ' &&
        phrase.determiner === undefined &&
        phrase.quantity === undefined &&
        isPerson(phrase.head),
    ),
  );
}

/** *Drivers and pickers are employees*: several kinds in the plural of one thing in the plural. */
function fromMembers(
  reading: Reading,
  sentence: Sentence,
  subjects: readonly NounPhrase[],
  objects: readonly NounPhrase[],
): readonly Kind[] {
  const [base] = objects;
  if (base === undefined || objects.length > 1 || !base.plural || base.determiner !== undefined) return [];
  return !isProperty(base) ? pairs(reading, sentence, subjects, base) : [];
}

/** *There are two types of account: savings accounts and …*; *we distinguish between A and B*. */
function fromList(reading: Reading, sentence: Sentence, clause: Clause): readonly Kind[] {
  const { tokens } = sentence;
  const kind = sentence.phrases.find(
    (phrase) =>
      KIND_WORDS.has(phrase.head) &&
      (phrase.start >= clause.verb.end || clause.subjects.includes(phrase)) &&
      tokens[phrase.end]?.lower === 'of' &&
      (phrase.plural ||
        tokens[phrase.core - 1]?.lower === 'special' ||
        tokens[phrase.end - 2]?.lower === 'special'),
  );
  if (kind === undefined) return [];
  const base = reading.content(sentence, kind);
  if (base === kind) return [];
  const made = clause.subjects.includes(kind) && tokens[clause.verb.end]?.text === ':';
  const opener = made ? tokens[clause.verb.end] : tokens[base.end];
  if (
    opener === undefined ||
    !(
      opener.text === ':' ||
      opener.text === ',' ||
      opener.text === '(' ||
      opener.lower === 'namely' ||
      opener.text === '-' ||
      opener.text === '–'
    )
  )
    return [];
  const members = sentence.phrases.filter(
    (phrase) =>
      phrase.start > base.end &&
      phrase.start > (made ? clause.verb.end : 0) &&
      !phrase.pronoun &&
      phrase.end - phrase.start < 6,
  );
  return pairs(reading, sentence, members.slice(0, 8), base);
}

/** *owns different machines: tractors, harvesters and trailers*. */
function fromColon(reading: Reading, sentence: Sentence, { verb, objects }: Clause): readonly Kind[] {
  const { tokens, phrases } = sentence;
  const base = objects.find(({ end }) => tokens[end]?.text === ':');
  if (base === undefined || verb.negated || !base.plural || base.pronoun || isProperty(base)) return [];
  const several =
    base.quantity !== undefined ||
    tokens.slice(base.start, base.core + 1).some(({ lower }) => VARIOUS.has(lower));
  const members = phrases.filter(({ start }) => start > base.end);
  const bare = members.every(
    ({ plural, determiner, pronoun }) => plural && determiner === undefined && !pronoun,
  );
  const whole = tokens.length - (members.at(-1)?.end ?? 0) <= 1;
  return several && bare && whole && members.length > 1 ? pairs(reading, sentence, members, base) : [];
}

const VARIOUS = new Set(['different', 'various', 'several', 'following', 'diverse']);

/** *Members are divided into adults and children*, *we distinguish between inland and foreign letters*. */
function fromDivision(reading: Reading, sentence: Sentence, clause: Clause): readonly Kind[] {
  const { verb, subjects, complements } = clause;
  if (verb.negated) return [];
  const divided = verb.passive && DIVIDE.has(verb.lemma);
  const members =
    complements.find(({ preposition }) => preposition === (divided ? 'into' : 'between'))?.phrases ?? [];
  if (members.length < 2) return [];
  const [base] = subjects;
  if (divided) return base === undefined || base.pronoun ? [] : pairs(reading, sentence, members, base);
  const distinction = sentence.phrases.some(({ head }) => head === 'distinction');
  if (!(verb.lemma === 'distinguish' || verb.lemma === 'differentiate' || distinction)) return [];
  const [first] = members;
  const shared =
    first !== undefined &&
    members.every(({ head, modifiers }) => head === first.head && modifiers.length > 0);
  if (!shared) return [];
  return members.flatMap((member) => kindOf(reading, inFull(sentence, member), first.head));
}

const DIVIDE = new Set([
  'divide',
  'classify',
  'categorise',
  'categorize',
  'split',
  'group',
  'separate',
  'subdivide',
]);

/** *Some assistants teach. They are called lecturers*: a name for some is the name of a kind. */
function fromNaming(
  reading: Reading,
  sentence: Sentence,
  { verb, subjects, objects, complements }: Clause,
): readonly Kind[] {
  if (!verb.passive || verb.negated || !(verb.lemma === 'call' || verb.lemma === 'refer')) return [];
  const [named] =
    verb.lemma === 'call'
      ? objects
      : (complements.find(({ preposition }) => preposition === 'as')?.phrases ?? []);
  const [subject] = subjects;
  if (named === undefined || subject === undefined || named.pronoun || !named.plural) return [];
  const statement = reading.statement.sentences;
  const before = subject.pronoun ? statement[statement.indexOf(sentence) - 1] : sentence;
  const some = (before?.phrases.some(({ determiner }) => determiner === 'some') ?? false) || subject.pronoun;
  return some ? pairs(reading, sentence, [named], subject) : [];
}

function kindOf(reading: Reading, sub: string, base: string): readonly Kind[] {
  return sub === base || unfit(base) ? [] : [{ sub, super: base, source: reading.id }];
}

function pairs(
  reading: Reading,
  sentence: Sentence,
  subs: readonly NounPhrase[],
  base: NounPhrase,
): readonly Kind[] {
  const superName = reading.name(sentence, base);
  if (superName === undefined || unfit(superName)) return [];
  return subs.flatMap((sub) => {
    const plain = reading.name(sentence, sub);
    const name = plain === superName ? inFull(sentence, sub) : plain;
    // *shapes or figures*: beside other things, a word for a property is one, too.
    const property = isProperty(sub) && !(subs.length > 1 && sub.plural);
    if (name === undefined || name === superName || unfit(name) || property) return [];
    return [{ sub: name, super: superName, source: reading.id }];
  });
}

/** The name with the adjectives that are left out elsewhere: of two kinds, *current account* is a name. */
function inFull(sentence: Sentence, phrase: NounPhrase): string {
  // *internal* in *internal and external courses*
  if (sentence.tokens[phrase.end - 1]?.lemma !== phrase.head) return nameOf(phrase);
  const words = sentence.tokens.slice(phrase.core, phrase.end - 1).map((token) => token.lower);
  return [...words, phrase.head].join(' ');
}

function unfit(name: string): boolean {
  const head = name.split(' ').at(-1) ?? name;
  return (ABSTRACT_NOUNS.has(head) && !TOUCHABLE.has(head)) || SYSTEM_NOUNS.has(head);
}

/** What is spoken of in general elsewhere, and has kinds where one can touch it. */
const TOUCHABLE = new Set([
  'device',
  'computer',
  'phone',
  'window',
  'letter',
  'character',
  'menu',
  'area',
  'place',
  'process',
]);
