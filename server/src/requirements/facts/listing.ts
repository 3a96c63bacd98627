/** Lists of things as a recording verb names them: *the name, the date of issue, the price per night and a list of guests*. */
import type { Sentence } from '../analysed-statement.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isProperty } from './possession.ts';
import { scopeOf } from './scope.ts';

/** One member of a list. */
export interface Listed {
  readonly phrase: NounPhrase;
  /** What follows *of* after it, or after the member that ends the run it stands in: *the name and age of a child*. */
  readonly of?: NounPhrase;
  /** The phrase after another preposition: *the price per night*. */
  readonly beside: readonly { readonly preposition: string; readonly phrase: NounPhrase }[];
}

interface Draft {
  phrase: NounPhrase;
  of?: NounPhrase;
  beside: { preposition: string; phrase: NounPhrase }[];
}

/** Longest stretch of tokens that is read as one list. */
const LONGEST = 120;

/** The list that starts at token `from` and goes on until something else than phrases and what joins them, at most to `to`. */
export function listFromToken(
  sentence: Sentence,
  from: number,
  to: number = sentence.tokens.length,
): readonly Listed[] {
  const { tokens } = sentence;
  const found: Draft[] = [];
  let preposition: string | undefined;
  let i = from;
  const end = Math.min(to, from + LONGEST);
  while (i < end) {
    const token = tokens[i];
    if (token === undefined) break;
    const phrase = phraseAt(sentence, i);
    if (phrase !== undefined && phrase.end <= end) {
      if (phrase.pronoun && !CONTINUES.has(phrase.head)) {
        const resumed = found.length === 0 ? undefined : afterRelative(sentence, i, end);
        if (resumed === undefined) break;
        preposition = undefined;
        i = resumed;
        continue;
      }
      preposition = add(sentence, found, phrase, preposition);
      i = phrase.end;
      continue;
    }
    if (token.lower === 'as' && tokens[i - 1]?.lower === 'well') preposition = undefined;
    else if (token.tag === 'ADP' && !ENDS.has(token.lower))
      preposition = found.length > 0 ? token.lower : undefined;
    else if (token.tag === 'CCONJ' || token.text === ',')
      preposition = preposition === undefined ? undefined : 'and';
    else if (!passes(sentence, i)) break;
    i++;
  }
  return found;
}

/** Adds a phrase; returns the preposition that still holds for what *and* joins to it. */
function add(
  sentence: Sentence,
  found: Draft[],
  phrase: NounPhrase,
  preposition: string | undefined,
): string | undefined {
  const last = found.at(-1);
  if (preposition === undefined || last === undefined) {
    if (!phrase.pronoun) found.push({ phrase, beside: [] });
    return undefined;
  }
  if (preposition === 'and') {
    // *the time of pick-up and drop-off, the place*: what has no article goes on inside the complement of what has one.
    const inside =
      phrase.determiner === undefined &&
      last.phrase.determiner !== undefined &&
      !isProperty(phrase) &&
      sentence.tokens[phrase.start - 1]?.tag === 'CCONJ';
    if (inside) return preposition;
    found.push({ phrase, beside: [] });
    return undefined;
  }
  if (preposition === 'of') {
    // Of a run of members without an *of* of their own, the last one's is everybody's.
    for (let k = found.length - 1; k >= 0; k--) {
      const member = found[k];
      if (member === undefined || member.beside.length > 0) break;
      // *the country of origin of each parcel*: the first *of* belongs to the name.
      const inner = member.of;
      if (inner !== undefined && (k < found.length - 1 || inner.determiner !== undefined || inner.plural))
        break;
      if (inner !== undefined)
        member.phrase = { ...member.phrase, end: inner.end, suffix: `of ${nameOf(inner)}` };
      member.of = phrase;
      if (k > 0 && !sharesOf(sentence, found[k - 1]?.phrase, member.phrase)) break;
    }
  } else last.beside.push({ preposition, phrase });
  return 'and';
}

/** *the duration and number of a tour*, *name, start and end of the project*: joined closely and alike. */
function sharesOf(sentence: Sentence, first: NounPhrase | undefined, second: NounPhrase): boolean {
  if (first === undefined || first.possessor !== undefined) return false;
  const between = sentence.tokens.slice(first.end, second.start);
  const joined = between.length > 0 && between.every(({ tag, text }) => tag === 'CCONJ' || text === ',');
  // *For each ride, the fee, the distance and the name of the guest*: what has an article of its own is the ride's.
  if (second.determiner !== undefined && scopeOf(sentence) !== undefined) return false;
  return joined && (isProperty(first) || first.determiner === second.determiner);
}

/** *the good to which it applies, and the shop*: after a short relative clause, a comma and an article go on with the list. */
function afterRelative({ tokens }: Sentence, from: number, to: number): number | undefined {
  for (let i = from; i < Math.min(to, from + 8); i++) {
    if (tokens[i]?.text !== ',') continue;
    const next = tokens[i + 1]?.tag === 'CCONJ' ? i + 2 : i + 1;
    return tokens[next]?.tag === 'DET' ? next : undefined;
  }
  return undefined;
}

const CONTINUES = new Set(['both', 'such', 'following', 'other']);
const ENDS = new Set(['whether', 'if', 'that', 'in', 'on', 'when', 'before', 'after', 'by']);

/** *the currency used, …*, *as well as*, *also*, *(optionally)*: words that do not end a list. */
function passes({ tokens }: Sentence, i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.text === ':' || token.tag === 'ADV' || token.tag === 'DET') return !QUESTIONS.has(token.lower);
  const next = tokens[i + 1];
  return (
    token.tag === 'VERB' && token.lower.endsWith('ed') && (next === undefined || ENDS_PHRASE.has(next.text))
  );
}

const QUESTIONS = new Set(['when', 'where', 'how', 'why', 'whenever']);
const ENDS_PHRASE = new Set([',', 'and', 'or', 'of', 'for', '.']);

function phraseAt({ phrases }: Sentence, start: number): NounPhrase | undefined {
  return phrases.find((phrase) => phrase.start === start);
}

/** Where the list begins that ends right before token `end`: *the name and age of a child [are stored]*. */
export function listStart({ phrases, tokens }: Sentence, end: number): number {
  let position = end;
  // *the litres of milk delivered are stored*
  const reduced = tokens[position - 1]?.tag === 'VERB' && tokens[position - 1]?.lower.endsWith('ed');
  if (reduced && tokens[position - 2]?.tag === 'NOUN') position--;
  while (tokens[position - 1]?.tag === 'ADV' || tokens[position - 1]?.text === ',') position--;
  let start = end;
  for (let k = phrases.length - 1; k >= 0; k--) {
    const phrase = phrases[k];
    if (phrase === undefined || phrase.end > position) continue;
    if (phrase.end < position) break;
    start = phrase.start;
    if (phrase.determiner === 'whose') break;
    position = phrase.start;
    const link = tokens[position - 1];
    if (link === undefined || !(link.tag === 'ADP' || link.tag === 'CCONJ' || link.text === ',')) break;
    if (link.tag === 'ADP' && phrases[k - 1]?.end !== position - 1) break;
    position--;
    if (tokens[position - 1]?.text === ',') position--;
  }
  return start;
}
