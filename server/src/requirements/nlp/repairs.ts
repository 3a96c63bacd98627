/**
 * Repairs of tags by the words around them. Each rule answers a mistake that taggers trained on news make on requirements:
 * verbs after modals, participles after *be*, and verbs seen inside noun phrases.
 */
import {
  BE_FORMS,
  DETERMINERS,
  HAVE_FORMS,
  MODALS,
  NEGATIONS,
  POSSESSIVES,
} from '../lexicons/function-words.ts';
import { NOUN_FORMS } from '../lexicons/irregular.ts';
import { NOUN_FIRST } from '../lexicons/noun-first.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { isParticiple, isPlural, singular, verbBase } from './lemma.ts';
import type { Tag } from './token.ts';

const NOMINAL: ReadonlySet<Tag> = new Set<Tag>(['NOUN', 'PROPN']);
const CLOSED: ReadonlySet<Tag> = new Set<Tag>([
  'DET',
  'PRON',
  'ADP',
  'CCONJ',
  'SCONJ',
  'PUNCT',
  'NUM',
  'PART',
  'AUX',
]);

/** Mends `tags` in place; `words` are lower case. */
export function repairTags(words: readonly string[], tags: Tag[]): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (tags[i] === 'VERB' && (isIrregularPlural(word) || isOwnedPlural(words, i))) tags[i] = 'NOUN';
    if (MODALS.has(word) && tags[i] !== 'NOUN') afterModal(words, tags, i);
    else if (word === 'to') afterTo(words, tags, i);
    else if (BE_FORMS.has(word)) afterBe(words, tags, i);
    else if (HAVE_FORMS.has(word)) mainHave(words, tags, i);
    if (DETERMINERS.has(word) || POSSESSIVES.has(word) || word === "'s") afterDeterminer(words, tags, i);
    if (word === 'that' && tags[i] === 'DET' && tags[i + 1] !== 'NOUN' && tags[i + 1] !== 'ADJ')
      tags[i] = 'SCONJ';
  }
  for (let i = 1; i < words.length; i++) {
    nounInsidePhrase(words, tags, i);
    // *can of course be cancelled*
    if (words[i] === 'course' && words[i - 1] === 'of') tags[i] = tags[i - 1] = 'ADV';
  }
  for (let i = 0; i < words.length; i++) {
    parallelVerb(words, tags, i);
    stateAfterSetting(words, tags, i);
    stateAfterPreposition(words, tags, i);
    participleInPhrase(words, tags, i);
  }
  verbFromNoun(words, tags);
}

/** *people*, *children*: never verbs in such texts. */
function isIrregularPlural(word: string): boolean {
  return NOUN_FORMS.has(word) && !word.endsWith('s');
}

/** *they have names*: what stands in -s right after *have* is no verb. */
function isOwnedPlural(words: readonly string[], i: number): boolean {
  return HAVE_FORMS.has(words[i - 1] ?? '') && isPlural(words[i] ?? '');
}

/** `set to cancelled`, `from booked`, `as paid`: a participle there is a state, and `to` a preposition unless a verb follows. */
function stateAfterPreposition(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i];
  if (word !== 'to' && word !== 'from' && word !== 'as') return;
  const next = words[i + 1] ?? '';
  if (tags[i + 1] === 'VERB' && !BASE_VERBS.has(next) && isParticiple(next)) tags[i + 1] = 'ADJ';
  if (word !== 'to') return;
  const verb = tags[i + 1] === 'ADV' ? tags[i + 2] : tags[i + 1];
  tags[i] = verb === 'VERB' || verb === 'AUX' ? 'PART' : 'ADP';
}

/** *search for recycled parts*, *the newly added files*: between a preposition, or a determiner and an adverb, and a noun. */
function participleInPhrase(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i] ?? '';
  if (tags[i] !== 'VERB' || !NOMINAL.has(tags[i + 1] ?? 'X')) return;
  if (!isParticiple(word) || word.endsWith('ing') || BASE_VERBS.has(word)) return;
  let before = i - 1;
  while (tags[before] === 'ADV') before--;
  const opener = words[before] ?? '';
  const determined = before < i - 1 && (ARTICLES.has(opener) || POSSESSIVES.has(opener));
  if (!determined && !PLACING.has(opener)) return;
  if (!determined) tags[before] = 'ADP';
  tags[i] = 'ADJ';
}

const ARTICLES = new Set(['a', 'an', 'the', 'each', 'every', 'any', 'no']);
/** Prepositions that are no conjunctions. */
const PLACING = new Set(
  'for in of with by from on at into about between per via through under within without'.split(' '),
);

/** *set the order to open.*: behind a verb of changing, what ends the clause after *to* is the state that it is set to. */
function stateAfterSetting(words: readonly string[], tags: Tag[], i: number): void {
  const word = words[i + 1] ?? '';
  if (words[i] !== 'to' || tags[i + 1] !== 'VERB') return;
  const next = words[i + 2];
  if (next !== undefined && !/^[.,;]$/.test(next) && !CONDITION_OPENERS.has(next)) return;
  if (BASE_VERBS.has(word) && !VERB_OR_STATE.has(word)) return;
  if (words.slice(Math.max(0, i - 8), i).some((one) => CHANGING.has(verbBase(one)))) tags[i + 1] = 'ADJ';
}

const CHANGING = new Set('set reset change turn switch return go revert'.split(' '));
const CONDITION_OPENERS = new Set(['when', 'once', 'as', 'if', 'after']);
/** Base forms of verbs that are adjectives, too (general English, by hand). */
const VERB_OR_STATE = new Set(
  'open free empty clean clear complete live own present secure slow ready dry'.split(' '),
);

/** *belongs to a team and reports to a manager*: after a verb in -s and *and*, another form in -s before a preposition is a verb. */
function parallelVerb(words: readonly string[], tags: Tag[], i: number): void {
  const opens =
    words[i + 1] === 'to' || words[i + 1] === 'from' || tags[i + 1] === 'NUM' || tags[i + 1] === 'DET';
  if (tags[i] !== 'NOUN' || tags[i - 1] !== 'CCONJ' || !opens) return;
  const word = words[i] ?? '';
  const parallel = tags.some(
    (tag, k) =>
      k < i && ((tag === 'VERB' && /[^s]s$/.test(words[k] ?? '')) || (tag === 'AUX' && words[k] === 'is')),
  );
  if (parallel && isPlural(word) && BASE_VERBS.has(verbBase(word))) tags[i] = 'VERB';
}

/** A clause without a verb has one that was taken for a plural: `its status changes from …`. */
function verbFromNoun(words: readonly string[], tags: Tag[]): void {
  if (tags.includes('VERB') || tags.includes('AUX')) return;
  for (let i = 1; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    const before = words[i - 1] ?? '';
    const subject = NOMINAL.has(tags[i - 1] ?? 'X') || tags[i - 1] === 'ADJ';
    if (tags[i] !== 'NOUN' || !isPlural(word) || !subject || isPlural(before) || tags[i + 1] === 'PUNCT')
      continue;
    if (BASE_VERBS.has(verbBase(word))) {
      tags[i] = 'VERB';
      if (tags[i - 1] === 'ADJ') tags[i - 1] = 'NOUN';
      return;
    }
  }
}

/** The index of the first word after `i` that is no adverb or negation. */
function skipAdverbs(words: readonly string[], tags: readonly Tag[], i: number): number {
  let next = i + 1;
  while (next < words.length && next - i < 5 && (tags[next] === 'ADV' || NEGATIONS.has(words[next] ?? '')))
    next++;
  return next;
}

function afterModal(words: readonly string[], tags: Tag[], i: number): void {
  if (words[i] === 'need' && words[i + 1] !== 'not') return;
  tags[i] = 'AUX';
  let next = skipAdverbs(words, tags, afterBracket(words, i));
  // *shall first turn off …*: an adjective cannot stand between a modal and its verb, so it is an adverb.
  if (tags[next] === 'ADJ' && BASE_VERBS.has(words[next + 1] ?? '')) tags[next++] = 'ADV';
  next = afterTime(words, tags, next);
  const tag = tags[next];
  if (tag === undefined || CLOSED.has(tag)) return;
  if (/^[a-z][a-z-]*$/.test(words[next] ?? '')) tags[next] = 'VERB';
}

/** *shall within 1 second switch …*: the place behind a time that stands between a modal and its verb, or `i`. */
function afterTime(words: readonly string[], tags: Tag[], i: number): number {
  if (words[i] !== 'within' && words[i] !== 'after' && words[i] !== 'for' && words[i] !== 'every') return i;
  for (let unit = i + 2; unit < i + 5; unit++) {
    if (tags[unit - 1] !== 'NUM' || !UNIT_NOUNS.has(singular(words[unit] ?? ''))) continue;
    const verb = words[unit + 1] === ',' ? unit + 2 : unit + 1;
    const acts = BASE_VERBS.has(words[verb] ?? '') || (tags[verb] === 'NOUN' && tags[verb + 1] === 'DET');
    if (!acts) return i;
    tags[unit] = 'NOUN';
    return verb;
  }
  return i;
}

/** *shall print …*: the last word of an identifier in brackets after `i`, or `i`. */
function afterBracket(words: readonly string[], i: number): number {
  if (words[i + 1] !== '[') return i;
  const close = words.slice(i + 2, i + 8).indexOf(']');
  return close < 0 ? i : i + 2 + close;
}

function afterTo(words: readonly string[], tags: Tag[], i: number): void {
  const next = tags[i + 1] === 'ADV' ? i + 2 : i + 1;
  const word = words[next] ?? '';
  const tag = tags[next];
  if (tag === undefined || tag === 'VERB' || tag === 'AUX' || !BASE_VERBS.has(word)) return;
  const follower = tags[next + 1];
  const previous = words[i - 1] ?? '';
  const infinitive = tags[i] === 'PART' || VERB_TAKES_TO.has(previous);
  const object = follower === 'DET' || follower === 'PRON' || follower === 'NUM';
  if (tag !== 'DET' && tag !== 'PRON' && (infinitive || object)) {
    tags[next] = 'VERB';
    tags[i] = 'PART';
  }
}

const VERB_TAKES_TO = new Set(
  'want wants wish need needs able like order how ability allowed required permitted'.split(' '),
);

function afterBe(words: readonly string[], tags: Tag[], i: number): void {
  if (words[i] === "'s" && tags[i] === 'PART') return;
  let next = skipAdverbs(words, tags, i);
  if (words[next] === 'either' || words[next] === 'both') next++;
  const word = words[next] ?? '';
  if (isState(word)) {
    if (tags[next] === 'VERB') tags[next] = 'ADJ';
  } else if (isParticiple(word) && !NOMINAL.has(tags[next + 1] ?? 'X') && tags[next] !== 'DET')
    tags[next] = 'VERB';
  // *are reference books*: a base form after *be* is the first noun of a compound.
  else if (
    tags[next] === 'VERB' &&
    NOMINAL.has(tags[next + 1] ?? 'X') &&
    verbBase(word) === word &&
    !isParticiple(word)
  )
    tags[next] = 'NOUN';
}

/** Participles that say how somebody or something is rather than what is done to it (Quirk et al. 1985, ch. 3.76 and 7.15–7.18). */
const STATES = new Set(
  'interested experienced skilled talented gifted tired bored excited pleased worried complicated sophisticated aged biased'.split(
    ' ',
  ),
);

/** *unused*, *user-defined*: no verb *to unuse* or *to user-define* exists. */
function isState(word: string): boolean {
  if (STATES.has(word)) return true;
  if (!word.endsWith('ed')) return false;
  if (word.startsWith('un'))
    return !BASE_VERBS.has(verbBase(word)) && BASE_VERBS.has(verbBase(word.slice(2)));
  const [first = '', second] = word.split('-');
  return second !== undefined && first.length > 3 && !BASE_VERBS.has(first);
}

/** *have* is a main verb unless a participle follows. */
function mainHave(words: readonly string[], tags: Tag[], i: number): void {
  const next = skipAdverbs(words, tags, i);
  const word = words[next] ?? '';
  const perfect =
    (isParticiple(word) || word === 'been') && !NOMINAL.has(tags[next + 1] ?? 'X') && word !== 'to';
  tags[i] = perfect && tags[next] !== 'NOUN' ? 'AUX' : 'VERB';
  if (perfect && (tags[next] === 'ADJ' || tags[next] === 'VERB'))
    tags[next] = word === 'been' ? 'AUX' : 'VERB';
}

/** What follows a determiner is no finite verb: `the book`, `a confirmed order`. */
function afterDeterminer(words: readonly string[], tags: Tag[], i: number): void {
  if (
    words[i] === 'that' ||
    words[i] === 'all' ||
    words[i] === 'both' ||
    (words[i] === 'either' && tags[i - 1] === 'AUX') ||
    (words[i] === "'s" && tags[i] !== 'PART')
  )
    return;
  const tag = tags[i + 1];
  if (tag !== 'VERB' && !(tag === 'AUX' && words[i + 1] === 'will')) return;
  const word = words[i + 1] ?? '';
  const follower = tags[i + 2];
  if (
    follower !== undefined &&
    (NOMINAL.has(follower) || follower === 'ADJ') &&
    (isParticiple(word) || word.endsWith('ing'))
  )
    tags[i + 1] = 'ADJ';
  else tags[i + 1] = 'NOUN';
}

/**
 * A base form cannot follow a singular noun as its verb (`an e-mail address`), so it is part of the phrase; and words that
 * are nouns first (`status`, `number`) are verbs only after a modal or `to`.
 */
function nounInsidePhrase(words: readonly string[], tags: Tag[], i: number): void {
  if (tags[i] !== 'VERB') return;
  const word = words[i] ?? '';
  const before = words[i - 1] ?? '';
  if (before === 'to' || MODALS.has(before) || tags[i - 1] === 'PART' || tags[i - 1] === 'AUX') return;
  // *shall within 1 second switch …*
  const timed = tags[i - 2] === 'NUM' && UNIT_NOUNS.has(singular(before));
  if (timed && words.slice(Math.max(0, i - 6), i - 2).some((one) => MODALS.has(one))) return;
  if (verbBase(word) === word && disagrees(words, tags, i)) {
    tags[i] = 'NOUN';
    return;
  }
  const nominalBefore = NOMINAL.has(tags[i - 1] ?? 'X') || tags[i - 1] === 'ADJ' || tags[i - 1] === 'NUM';
  if (!nominalBefore) {
    if (
      NOUN_FIRST.has(word) &&
      (tags[i - 1] === 'ADP' || tags[i - 1] === 'CCONJ' || tags[i - 1] === 'PUNCT') &&
      !opensObject(tags, i)
    )
      tags[i] = 'NOUN';
    return;
  }
  if (
    BASE_VERBS.has(word) &&
    !isPlural(before) &&
    tags[i - 1] !== 'NUM' &&
    !opensObject(tags, i) &&
    !isParticiple(word)
  )
    tags[i] = 'NOUN';
  else if (NOUN_FIRST.has(word) && !opensObject(tags, i)) tags[i] = 'NOUN';
}

/** Whether a singular phrase (`a URL …`, `each order …`) stands right before a base form, which it cannot have as its verb. */
function disagrees(words: readonly string[], tags: readonly Tag[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && i - k < 5 && (tags[k] === 'NOUN' || tags[k] === 'PROPN' || tags[k] === 'ADJ')) k--;
  const word = words[k] ?? '';
  const singularPhrase = word === 'a' || word === 'an' || word === 'each' || word === 'every';
  return (
    singularPhrase &&
    k < i - 1 &&
    !isPlural(words[i] ?? '') &&
    !isPlural(words[i - 1] ?? '') &&
    !isParticiple(words[i] ?? '')
  );
}

/** Whether an object seems to follow. */
function opensObject(tags: readonly Tag[], i: number): boolean {
  const next = tags[i + 1];
  return (
    next === 'DET' ||
    next === 'PRON' ||
    next === 'NOUN' ||
    next === 'PROPN' ||
    next === 'ADJ' ||
    next === 'NUM'
  );
}
