/** Verb groups: auxiliaries, negation and main verb, with what they say about voice, mood and finiteness. */
import { BE_FORMS, DO_FORMS, HAVE_FORMS, MODALS, NEGATIONS } from '../lexicons/function-words.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { isParticiple } from '../nlp/lemma.ts';
import type { Tag, Token } from '../nlp/token.ts';
import type { NounPhrase } from './noun-phrase.ts';

export interface VerbGroup {
  /** Token indexes, half-open; auxiliaries included, `to` excluded. */
  readonly start: number;
  readonly end: number;
  /** Index of the main verb, or of *be* in a copula. */
  readonly main: number;
  readonly lemma: string;
  readonly modal?: string;
  readonly negated: boolean;
  readonly passive: boolean;
  /** *be* without a participle: `is unique`. */
  readonly copula: boolean;
  readonly infinitive: boolean;
  readonly finite: boolean;
  /** A participle that modifies the phrase before it: `forms submitted by …`. */
  readonly reduced: boolean;
}

/** The verb groups of a sentence, left to right; verbs inside noun phrases are none. */
export function readVerbGroups(
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
): readonly VerbGroup[] {
  const inside = new Uint8Array(tokens.length);
  for (const phrase of phrases) if (!phrase.pronoun) inside.fill(1, phrase.start, phrase.end);
  const groups: VerbGroup[] = [];
  for (let i = 0; i < tokens.length; ) {
    const group = inside[i] === 1 ? undefined : groupAt(tokens, i, inside);
    if (group === undefined) i++;
    else {
      groups.push(group);
      i = group.end;
    }
  }
  return groups;
}

function groupAt(tokens: readonly Token[], start: number, inside: Uint8Array): VerbGroup | undefined {
  const first = tokens[start];
  if (first === undefined || !(first.tag === 'AUX' || first.tag === 'VERB' || MODALS.has(first.lower)))
    return undefined;
  if (MODALS.has(first.lower) && first.tag === 'NOUN') return undefined;
  let i = start;
  let modal: string | undefined;
  let negated = false;
  let be = -1;
  let main = -1;
  for (; i < tokens.length && i - start < 12 && main < 0; i++) {
    const token = tokens[i];
    if (token === undefined || inside[i] === 1) break;
    if (NEGATIONS.has(token.lower)) negated = true;
    if (MODALS.has(token.lower) && token.tag !== 'VERB') modal ??= token.lower;
    else if (BE_FORMS.has(token.lower) && token.tag !== 'VERB') be = i;
    else if (HAVE_FORMS.has(token.lower) && token.tag === 'AUX') continue;
    else if (DO_FORMS.has(token.lower) && token.tag === 'AUX') continue;
    else if (NEGATIONS.has(token.lower) || token.tag === 'ADV' || joinsAdverbs(tokens, i)) {
      if (!verbFollows(tokens, i, inside)) break;
    } else if (token.tag === 'VERB') main = i;
    else {
      // *shall within 2 seconds print …*
      const after = modal === undefined || be >= 0 ? -1 : afterTime(tokens, i);
      if (after < 0) break;
      main = after;
    }
  }
  if (main < 0 && be < 0) return modal === undefined ? undefined : bare(tokens, start, modal, negated);
  const word = tokens[main]?.lower ?? '';
  const copula = main < 0;
  const passive = !copula && be >= 0 && isParticiple(word) && !word.endsWith('ing');
  // *to automatically send*
  let opener = start - 1;
  while (tokens[opener]?.tag === 'ADV') opener--;
  const infinitive = tokens[opener]?.lower === 'to';
  const before = tokens[start - 1];
  const participle =
    !copula &&
    be < 0 &&
    modal === undefined &&
    (word.endsWith('ing') || isParticiple(word)) &&
    start === main;
  const afterNoun = before?.tag === 'NOUN' || before?.tag === 'PROPN';
  const byFollows = PREPOSITION_AFTER.has(tokens[main + 1]?.lower ?? '');
  // *the litres delivered are stored*: a finite verb right after shows that the participle belongs to the noun.
  const next = tokens[main + 1];
  const finiteFollows =
    next?.tag === 'AUX' && (BE_FORMS.has(next.lower) || MODALS.has(next.lower)) && isParticiple(word);
  const reduced =
    participle && afterNoun && (word.endsWith('ing') || byFollows || finiteFollows || endsList(tokens, main));
  return {
    start,
    end: (copula ? Math.max(be, endOfNegation(tokens, be)) : main) + 1,
    main: copula ? be : main,
    lemma: copula ? 'be' : (tokens[main]?.lemma ?? ''),
    ...(modal === undefined ? {} : { modal }),
    negated,
    passive: passive || (reduced && !word.endsWith('ing')),
    copula,
    infinitive,
    finite: !infinitive && !(participle && (word.endsWith('ing') || reduced)),
    reduced,
  };
}

/** *records the pilot and the cargo declared.*: a participle that ends a list of what is held tells which is meant. */
function endsList(tokens: readonly Token[], main: number): boolean {
  const next = tokens[main + 1];
  if (
    !isParticiple(tokens[main]?.lower ?? '') ||
    !(next === undefined || next.tag === 'PUNCT' || next.tag === 'CCONJ')
  )
    return false;
  const holder = tokens.findLastIndex(({ tag }, i) => i < main && (tag === 'VERB' || tag === 'AUX'));
  return HOLDING.has(tokens[holder]?.lower ?? '') && tokens[holder + 1]?.tag === 'DET';
}

const HOLDING = new Set(
  'has have records record stores store shows show contains contain states notes lists'.split(' '),
);

/** Where the verb stands behind a time between it and its modal, or -1. */
function afterTime(tokens: readonly Token[], from: number): number {
  if (!TIMES.has(tokens[from]?.lower ?? '')) return -1;
  const unit = tokens.findIndex(({ lemma }, i) => i > from && i < from + 6 && UNIT_NOUNS.has(lemma));
  if (unit < 0 || !tokens.slice(from, unit).some(({ tag }) => tag === 'NUM')) return -1;
  const verb = tokens[unit + 1]?.text === ',' ? unit + 2 : unit + 1;
  return tokens[verb]?.tag === 'VERB' ? verb : -1;
}

const TIMES = new Set(['within', 'after', 'for', 'every', 'in', 'before', 'until']);

const PREPOSITION_AFTER = new Set('by to in on with for from at of as via through into'.split(' '));

function endOfNegation(tokens: readonly Token[], be: number): number {
  return NEGATIONS.has(tokens[be + 1]?.lower ?? '') ? be + 1 : be;
}

/** *be quickly and safely stored*, *be either kept or deleted*: a conjunction inside a verb group. */
function joinsAdverbs(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.tag !== 'CCONJ' && token?.tag !== 'DET') return false;
  const [before, next] = [tokens[i - 1]?.tag, tokens[i + 1]?.tag];
  if (token.lower === 'either' || token.lower === 'both') return before === 'AUX' && next === 'VERB';
  return before === 'ADV' && next === 'ADV' && token.tag === 'CCONJ';
}

/** Whether a verb follows the adverb at `i` closely enough to belong to the same group. */
function verbFollows(tokens: readonly Token[], i: number, inside: Uint8Array): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
    const token = tokens[k];
    if (token === undefined || inside[k] === 1) return false;
    if (token.tag === 'VERB' || token.tag === 'AUX') return true;
    if (token.tag !== 'ADV' && !NEGATIONS.has(token.lower) && !joinsAdverbs(tokens, k)) return false;
  }
  return false;
}

const NO_VERB: ReadonlySet<Tag> = new Set<Tag>(['PRON', 'DET', 'ADP', 'SCONJ']);

/** A modal whose verb was not recognised: the word after it is taken as the verb. */
function bare(
  tokens: readonly Token[],
  start: number,
  modal: string,
  negated: boolean,
): VerbGroup | undefined {
  let main = start + 1;
  while (NEGATIONS.has(tokens[main]?.lower ?? '')) main++;
  const token = tokens[main];
  if (token === undefined || !/^[a-z]/.test(token.lower) || NO_VERB.has(token.tag)) return undefined;
  return {
    start,
    end: main + 1,
    main,
    lemma: token.lemma,
    modal,
    negated,
    passive: false,
    copula: false,
    infinitive: false,
    finite: true,
    reduced: false,
  };
}
