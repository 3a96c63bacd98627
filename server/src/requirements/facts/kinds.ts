/** Generalizations: *X is a kind of Y*, *a Y can be either an X or a Z*, *there are two types of Y: X and Z*, *Ys such as Xs*. */
import type { Sentence } from '../analysed-statement.ts';
import { ABSTRACT_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Kind } from './facts.ts';
import { isProperty } from './possession.ts';
import { clausesOf, ownerOf, type Reading } from './reading.ts';

const KIND_WORDS = new Set(
  'kind type sort form subtype variant specialisation specialization subclass special'.split(' '),
);

/** The generalizations of one statement. */
export function readKinds(reading: Reading): readonly Kind[] {
  return clausesOf(reading).flatMap(({ sentence, clause }) => [
    ...fromCopula(reading, sentence, clause),
    ...fromList(reading, sentence, clause),
  ]);
}

function fromCopula(reading: Reading, sentence: Sentence, clause: Clause): readonly Kind[] {
  if (!clause.verb.copula || clause.verb.negated) return [];
  const [subject] = clause.subjects;
  const [object] = clause.objects;
  if (subject === undefined || object === undefined || subject.pronoun) return [];
  if (clause.subjects.length > 1) return fromMembers(reading, sentence, clause.subjects, clause.objects);
  const between = sentence.tokens.slice(clause.verb.end, object.start);
  // *The speciality of a surgeon is either a or b* lists values.
  if (clause.objects.length > 1 && !subject.plural && ownerOf(reading, sentence, subject) !== undefined)
    return [];
  const alternatives = clause.objects.filter((phrase) => !phrase.pronoun);
  if (KIND_WORDS.has(subject.head) && reading.content(sentence, subject) !== subject)
    return pairs(reading, sentence, alternatives, reading.content(sentence, subject));
  const joined = sentence.tokens
    .slice(object.end, alternatives.at(-1)?.start ?? object.end)
    .some((token) => token.lower === 'or');
  const things = alternatives.every((phrase) => phrase.plural || phrase.determiner !== undefined);
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
  return pairs(reading, sentence, [subject], object);
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
  const collective = subjects.every(({ plural, determiner }) => plural || determiner === undefined);
  return collective && !isProperty(base) ? pairs(reading, sentence, subjects, base) : [];
}

/** *There are two types of account: savings accounts and …*; *we distinguish between A and B*. */
function fromList(reading: Reading, sentence: Sentence, clause: Clause): readonly Kind[] {
  const { tokens } = sentence;
  const kind = sentence.phrases.find(
    (phrase) =>
      KIND_WORDS.has(phrase.head) &&
      phrase.start >= clause.verb.end &&
      tokens[phrase.end]?.lower === 'of' &&
      phrase.plural,
  );
  if (kind === undefined) return [];
  const base = reading.content(sentence, kind);
  if (base === kind) return [];
  const opener = tokens[base.end];
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
    (phrase) => phrase.start > base.end && !phrase.pronoun && phrase.end - phrase.start < 6,
  );
  return pairs(reading, sentence, members.slice(0, 8), base);
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
    if (name === undefined || name === superName || unfit(name) || isProperty(sub)) return [];
    return [{ sub: name, super: superName, source: reading.id }];
  });
}

/** The name with the adjectives that are left out elsewhere: of two kinds, *current account* is a name. */
function inFull(sentence: Sentence, phrase: NounPhrase): string {
  const words = sentence.tokens.slice(phrase.core, phrase.end - 1).map((token) => token.lower);
  return [...words, phrase.head].join(' ');
}

function unfit(name: string): boolean {
  const head = name.split(' ').at(-1) ?? name;
  return ABSTRACT_NOUNS.has(head) || SYSTEM_NOUNS.has(head);
}
