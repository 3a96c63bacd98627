/**
 * Noun phrases by a finite-state pass over tags: determiner, quantity, modifiers, head. Prepositional phrases are not
 * attached here; possessors are (`the patient's name`, `its status`).
 */
import { DETERMINERS, POSSESSIVES, PRONOUNS } from '../lexicons/function-words.ts';
import { STOP_MODIFIERS } from '../lexicons/modifiers.ts';
import { LEADERS } from '../lexicons/persons.ts';
import { isPlural } from '../nlp/lemma.ts';
import type { Tag, Token } from '../nlp/token.ts';
import { readQuantity } from './quantity.ts';
import { firstOfTwo } from './shared-head.ts';

/** How many a phrase speaks of; `max` undefined means no upper bound is said. */
export interface Quantity {
  readonly min: number;
  readonly max?: number;
}

export interface NounPhrase {
  /** Token indexes, half-open. */
  readonly start: number;
  readonly end: number;
  /** Lower case determiner or possessive, when there is one. */
  readonly determiner?: string;
  readonly quantity?: Quantity;
  /** Words before the head that name the thing, lower case; quantities, articles and empty modifiers left out. */
  readonly modifiers: readonly string[];
  /** Lemma of the head. */
  readonly head: string;
  /** What follows the head inside the name: `of birth`. */
  readonly suffix?: string;
  readonly plural: boolean;
  readonly pronoun: boolean;
  /** The phrase that owns this one, by `'s`. */
  readonly possessor?: NounPhrase;
  /** Index of the first token of the name proper (after determiner and quantity). */
  readonly core: number;
}

/** The name of a phrase in lower case, singular: `ticket counter`. */
export function nameOf(phrase: NounPhrase): string {
  const name = [...phrase.modifiers, phrase.head].join(' ');
  return phrase.suffix === undefined ? name : `${name} ${phrase.suffix}`;
}

const INSIDE: ReadonlySet<Tag> = new Set<Tag>(['ADJ', 'NOUN', 'PROPN', 'NUM', 'X']);
/** Words of degree that open a phrase, though taggers call them adverbs. */
const DEGREES = new Set(['more', 'most', 'less', 'fewer', 'enough', 'much', 'very', 'too']);
const HEADS: ReadonlySet<Tag> = new Set<Tag>(['NOUN', 'PROPN']);
const BEFORE: ReadonlySet<string> = new Set(
  'one two three four five six seven eight nine ten zero at most least up to exactly more than fewer less only several many multiple few various different one-or-more'.split(
    ' ',
  ),
);

/** All noun phrases of the tokens from `from` to `to`, left to right. */
export function chunk(tokens: readonly Token[], from = 0, to: number = tokens.length): readonly NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = from; i < to; ) {
    const found = phraseAt(tokens, i, to);
    if (found === undefined) {
      i++;
      continue;
    }
    const previous = phrases.at(-1);
    if (previous !== undefined && isPossessiveLink(tokens, previous.end, found.start)) {
      phrases[phrases.length - 1] = { ...found, start: previous.start, possessor: previous };
    } else if (previous !== undefined && isFixedOf(tokens, previous, found)) {
      phrases[phrases.length - 1] = { ...previous, end: found.end, suffix: `of ${nameOf(found)}` };
    } else {
      const first = firstOfTwo(tokens, found);
      const taken = first !== undefined && previous?.end === first.end && previous.end - previous.core === 1;
      if (taken) phrases[phrases.length - 1] = { ...previous, ...first, start: previous.start };
      else if (first !== undefined && (previous?.end ?? 0) <= first.start) phrases.push(first);
      phrases.push(found);
    }
    i = found.end;
  }
  return phrases;
}

/** `date of birth`, `year of construction`: a property noun with a bare noun after *of* is one name. */
function isFixedOf(tokens: readonly Token[], before: NounPhrase, found: NounPhrase): boolean {
  if (found.start !== before.end + 1 || tokens[before.end]?.lower !== 'of' || found.pronoun || before.pronoun)
    return false;
  const bare =
    found.determiner === undefined &&
    found.quantity === undefined &&
    !found.plural &&
    found.modifiers.length === 0;
  // *the head of the sales department*, *heads of operations*: who leads what.
  if (LEADERS.has(before.head) && before.quantity === undefined && before.modifiers.length === 0)
    return (
      found.quantity === undefined && tokens[found.end - 1]?.tag === 'NOUN' && LED.has(found.determiner ?? '')
    );
  const fixed = FIXED_OF.has(before.head) || (SORTS.has(before.head) && before.determiner === 'the');
  return bare && tokens[found.end - 1]?.tag === 'NOUN' && fixed && !before.plural;
}

const LED = new Set(['', 'the', 'a', 'an', 'each', 'every', 'its', 'their']);

const FIXED_OF = new Set(
  'date time place year country city month day terms reason method point proof mode rate unit form'.split(
    ' ',
  ),
);

/** *the type of cuisine* is a property, *a type of account* an account. */
const SORTS = new Set(['type', 'kind', 'nature']);

function isPossessiveLink(tokens: readonly Token[], end: number, start: number): boolean {
  const lower = tokens[end]?.lower;
  return start === end + 1 && (lower === "'s" || lower === "'") && tokens[end]?.tag === 'PART';
}

function phraseAt(tokens: readonly Token[], start: number, to: number): NounPhrase | undefined {
  const first = tokens[start];
  if (first === undefined || start >= to) return undefined;
  if (first.lower === 'each' && tokens[start + 1]?.lower === 'other')
    return { ...pronoun(first, start), head: 'each other', end: start + 2 };
  if (
    first.tag === 'PRON' ||
    (PRONOUNS.has(first.lower) && first.tag !== 'DET' && first.tag !== 'SCONJ' && first.tag !== 'NUM')
  ) {
    const followed = tokens[start + 1];
    const owner =
      POSSESSIVES.has(first.lower) &&
      ((followed !== undefined && INSIDE.has(followed.tag)) || isOrPossessive(tokens, start + 1));
    if (!owner && !startsQuantity(tokens, start)) return pronoun(first, start);
  }
  let i = start;
  let determiner: string | undefined;
  while (i < to && isDeterminer(tokens, i)) {
    determiner = tokens[i++]?.lower;
    if (POSSESSIVES.has(determiner ?? '') && isOrPossessive(tokens, i)) i++;
  }
  while (i < to && DEGREES.has(tokens[i]?.lower ?? '') && INSIDE.has(tokens[i + 1]?.tag ?? 'PUNCT')) i++;
  // *the newly added files*
  while (i < to && i > start && tokens[i]?.tag === 'ADV' && tokens[i + 1]?.tag === 'ADJ') i++;
  const quantity = readQuantity(tokens, i, to);
  if (quantity !== undefined) i = quantity.end;
  while (i < to && isDeterminer(tokens, i) && i > start) determiner = tokens[i++]?.lower;
  const core = i;
  let head = -1;
  while (i < to) {
    const token = tokens[i];
    if (token === undefined || !(INSIDE.has(token.tag) || isModifierVerb(tokens, i, to))) break;
    // *a wrong password three times*
    if (
      head >= 0 &&
      token.tag === 'NUM' &&
      tokens[i + 1]?.tag === 'NOUN' &&
      isPlural(tokens[i + 1]?.lower ?? '')
    )
      break;
    if (
      HEADS.has(token.tag) ||
      (token.tag === 'NUM' && head >= 0) ||
      (token.tag === 'X' && !token.lower.endsWith('.'))
    )
      head = i;
    i++;
  }
  if (head < 0) return adjectiveHead(tokens, start, core, i, determiner);
  const headToken = tokens[head];
  if (headToken === undefined) return undefined;
  return {
    start,
    end: head + 1,
    ...(determiner === undefined ? {} : { determiner }),
    ...(quantity === undefined ? {} : { quantity: quantity.value }),
    modifiers: namingModifiers(tokens, core, head),
    head: headToken.lemma,
    plural: isPlural(headToken.lower),
    pronoun: false,
    core,
  };
}

/** The rest of *his or her*, *his/her*. */
function isOrPossessive(tokens: readonly Token[], i: number): boolean {
  const joiner = tokens[i]?.lower;
  return (joiner === 'or' || joiner === '/') && POSSESSIVES.has(tokens[i + 1]?.lower ?? '');
}

function isDeterminer(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.lower === 'that' && token.tag !== 'DET') return false;
  // *no more than six* is a quantity, not the absence of something.
  if (token.lower === 'no' && COMPARED.has(tokens[i + 1]?.lower ?? '') && tokens[i + 2]?.lower === 'than')
    return false;
  return (
    (DETERMINERS.has(token.lower) && token.tag !== 'SCONJ' && token.tag !== 'CCONJ') ||
    POSSESSIVES.has(token.lower)
  );
}

const COMPARED = new Set(['more', 'fewer', 'less']);

function startsQuantity(tokens: readonly Token[], start: number): boolean {
  return tokens[start]?.lower === 'one' && ['or', 'to', 'and'].includes(tokens[start + 1]?.lower ?? '');
}

function pronoun(token: Token, start: number): NounPhrase {
  return {
    start,
    end: start + 1,
    modifiers: [],
    head: token.lower,
    plural: false,
    pronoun: true,
    core: start,
  };
}

/** `registered users`, `working hours`: a participle between determiner and head. */
function isModifierVerb(tokens: readonly Token[], i: number, to: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  const before = tokens[i - 1];
  if (token?.tag !== 'VERB' || next === undefined || i + 1 >= to || !HEADS.has(next.tag)) return false;
  if (before !== undefined && HEADS.has(before.tag)) return false;
  return (
    token.lower.endsWith('ed') &&
    (before === undefined ||
      before.tag === 'DET' ||
      before.tag === 'ADJ' ||
      before.tag === 'ADP' ||
      before.tag === 'VERB')
  );
}

/** `the following`, `each other`: a phrase with an adjective for a head is no thing to model. */
function adjectiveHead(
  tokens: readonly Token[],
  start: number,
  core: number,
  end: number,
  determiner: string | undefined,
): NounPhrase | undefined {
  if (determiner === undefined && core === start) return undefined;
  const last = tokens[end - 1];
  if (last === undefined || end <= start) return undefined;
  return { start, end, modifiers: [], head: last.lower, plural: false, pronoun: true, core };
}

/** Modifiers that tell properties apart, though they say little of things: *last name*, *total amount*. */
const TELLING = new Set(
  'first last second total current previous next final initial full short long new old extra net gross maximum minimum actual common'.split(
    ' ',
  ),
);
const TOLD = new Set(
  'name date time amount price number address balance cost value rate fee quantity weight sum year status description'.split(
    ' ',
  ),
);

/** Names in which such a modifier is all that tells the thing from others (general English, by hand). */
const FIXED = new Set([
  'current account',
  'general practitioner',
  'common room',
  'main course',
  'open day',
  'free kick',
]);

function namingModifiers(tokens: readonly Token[], core: number, head: number): readonly string[] {
  const modifiers: string[] = [];
  for (let i = core; i < head; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (
      (STOP_MODIFIERS.has(token.lower) &&
        !FIXED.has(`${token.lower} ${tokens[i + 1]?.lemma}`) &&
        !(TELLING.has(token.lower) && TOLD.has(tokens[head]?.lemma ?? ''))) ||
      BEFORE.has(token.lower) ||
      token.tag === 'NUM' ||
      token.tag === 'VERB'
    )
      continue;
    modifiers.push(token.lower);
  }
  return modifiers;
}
