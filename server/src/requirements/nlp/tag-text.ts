/**
 * Text to tokens: prepares the text so that the tagger sees what it was trained on, mends its known mistakes, and adds
 * lemmas. The text is read in stretches of bounded length, so that time stays linear on any input.
 */
import { FUNCTION_WORDS } from '../lexicons/function-words.ts';
import { repairClauses } from './clause-repairs.ts';
import { lemmaOf } from './lemma.ts';
import { repairTags } from './repairs.ts';
import type { Tag, Token } from './token.ts';
import { joinedVerbs, nounsForMisplacedVerbs } from './verb-places.ts';
import { winkTagger } from './wink.ts';

/** Longest stretch handed to the tagger at once, in UTF-16 units. */
const STRETCH = 2000;

/** The tokens of a text, with offsets in it. */
export function tagText(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const end = stretchEnd(text, start);
    tagStretch(text.slice(start, end), start, tokens);
    start = end;
  }
  return tokens;
}

/** Where a stretch ends: after the last sentence end, else the last space, else at the limit. */
function stretchEnd(text: string, start: number): number {
  const limit = start + STRETCH;
  if (limit >= text.length) return text.length;
  const stop = text.lastIndexOf('. ', limit);
  if (stop > start) return stop + 2;
  const space = text.lastIndexOf(' ', limit);
  return space > start ? space + 1 : limit;
}

function tagStretch(raw: string, offset: number, into: Token[]): void {
  const words = joinHyphens(splitWords(winkTagger.tag(prepare(raw))));
  const lowers = words.map((word) => word.text.toLowerCase());
  const tags: Tag[] = words.map((word) => word.tag);
  namesInCapitals(raw, words, tags);
  repairTags(lowers, tags);
  repairClauses(lowers, tags);
  nounsForMisplacedVerbs(lowers, tags);
  joinedVerbs(lowers, tags);
  words.forEach((word, index) => {
    const start = word.start;
    const end = start + word.text.length;
    const lower = lowers[index] ?? '';
    const tag = tags[index] ?? 'X';
    into.push({
      text: raw.slice(start, end),
      lower,
      tag,
      lemma: lemmaOf(lower, tag),
      start: offset + start,
      end: offset + end,
    });
  });
}

/** A word in capitals amid others is a name, whatever the tagger makes of its letters: *FAST or LED pages*. */
function namesInCapitals(raw: string, words: readonly Word[], tags: Tag[]): void {
  if (!/[a-z]{3}/.test(raw)) return;
  words.forEach(({ text, tag }, i) => {
    const named = tag === 'VERB' || tag === 'ADJ' || tag === 'ADV' || tag === 'ADP';
    if (named && /^[A-Z]{2,12}$/.test(text) && !FUNCTION_WORDS.has(text.toLowerCase())) tags[i] = 'PROPN';
  });
}

const TOGETHER = new Set(["i'm", "I'm", 'in.', "'"]);

/** *one of A, B and O.*, *below 100 ms.*: a single letter, or a unit, with the full stop of its sentence. */
const LETTER_AND_STOP = /^(?:[A-Za-z]|ms|kg|mg|km|cm|mm|ml)\.$/;

/**
 * Takes apart what the tokenizer leaves together: *I'm*, *in* with the full stop that makes it an inch, a last letter or unit with
 * the full stop of its sentence; and marks *users'* as possessive.
 */
function splitWords(words: readonly Word[]): readonly Word[] {
  const last = words.length - 1;
  const lettered = LETTER_AND_STOP.test(words[last]?.text ?? '');
  if (!lettered && !words.some(({ text }) => TOGETHER.has(text))) return words;
  return words.flatMap((word, i): readonly Word[] => {
    const { text, start } = word;
    if (i === last && lettered)
      return [
        { text: text.slice(0, -1), tag: text.length > 2 ? 'NOUN' : 'PROPN', start },
        { text: '.', tag: 'PUNCT', start: start + text.length - 1 },
      ];
    if (text === "i'm" || text === "I'm")
      return [
        { text: text.slice(0, 1), tag: 'PRON', start },
        { text: "'m", tag: 'AUX', start: start + 1 },
      ];
    const before = words[i - 1];
    if (text === 'in.' && before?.tag !== 'NUM')
      return [
        { text: 'in', tag: 'ADP', start },
        { text: '.', tag: 'PUNCT', start: start + 2 },
      ];
    const next = words[i + 1];
    const owns =
      text === "'" &&
      before !== undefined &&
      next !== undefined &&
      before.text.endsWith('s') &&
      ends(before) === start &&
      next.start > start + 1 &&
      (next.tag === 'NOUN' || next.tag === 'ADJ' || next.tag === 'PROPN');
    // After a quotation mark of its own kind the same sign closes a quotation.
    const opened = owns && words.slice(Math.max(0, i - 12), i).some((other) => other.text === "'");
    return [owns && !opened ? { text, tag: 'PART', start } : word];
  });
}

type Word = { readonly text: string; readonly tag: Tag; readonly start: number };

/** `top - level` without blanks is one word: a modifier when its last part is one, else what its last part is. */
function joinHyphens(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const last = joined.at(-1);
    const next = words[i + 1];
    if (word === undefined) continue;
    const tight =
      last !== undefined &&
      next !== undefined &&
      word.text === '-' &&
      ends(last) === word.start &&
      next.start === word.start + 1;
    if (tight && /^\p{L}/u.test(last.text) && /^\p{L}/u.test(next.text)) {
      const modifier = next.tag === 'VERB' || next.tag === 'ADP' || next.tag === 'ADV';
      const tag = !modifier ? next.tag : standsAlone(joined, words[i + 2]) ? 'NOUN' : 'ADJ';
      joined[joined.length - 1] = { text: `${last.text}-${next.text}`, tag, start: last.start };
      i++;
    } else joined.push(word);
  }
  return joined;
}

/** *the time of pick-up*, *two services: ride-sharing and …*: nothing follows that such a word could modify. */
function standsAlone(joined: readonly Word[], next: Word | undefined): boolean {
  if (next !== undefined && !(next.tag === 'PUNCT' || next.tag === 'CCONJ')) return false;
  const before = joined.at(-2);
  const listed = before?.tag === 'CCONJ' || before?.text === ',';
  return (
    before?.tag === 'ADP' ||
    before?.text === ':' ||
    before?.tag === 'DET' ||
    (listed && joined.at(-3)?.tag === 'NOUN')
  );
}

function ends(word: Word): number {
  return word.start + word.text.length;
}

/**
 * Same length, friendlier to the tagger: white space becomes blanks, typographic quotes become plain ones, capitalised
 * words become lower case (a capital makes the tagger see a name), and so do function words in capitals (`WHEN … SHALL`).
 */
function prepare(raw: string): string {
  return raw
    .replace(/\s/g, ' ')
    .replace(/[‘’\u0091\u0092]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\bI'(?=m\b|ve\b|d\b|ll\b)/g, "i'")
    .replace(/[A-Za-z]+/g, (word) => {
      if (/^[A-Z][a-z]+$/.test(word) || word === 'A') return word.toLowerCase();
      const lower = word.toLowerCase();
      return word.length > 1 && word === word.toUpperCase() && FUNCTION_WORDS.has(lower) ? lower : word;
    });
}
