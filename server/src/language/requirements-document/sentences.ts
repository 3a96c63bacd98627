/** Cuts a paragraph of prose into sentences, by punctuation, with the usual abbreviations left whole. */
import type { Span } from '../../base/span.ts';

const abbreviations = new Set(
  'e.g i.e etc cf approx resp incl excl vs no nr fig sec ch vol dr mr mrs ms prof st inc ltd min max tel'.split(
    ' ',
  ),
);

/** A line that begins the next step of a Given/When/Then scenario belongs to the sentence before it. */
const scenarioStep = /^[*_]{0,3}(?:When|Then|And|But)\b/;
/** Words that begin a new statement on a new line even when the line before has no full stop. */
const newFrame = /^(?:When|While|Where|If|As an?|Given)\b/;
/** The same in capitals, as Kiro writes EARS: behind a line that says what *SHALL* be done, and before another that does. */
const newShoutedFrame = /^(?:WHEN|WHILE|WHERE|IF|UNTIL|UPON|AFTER|THE [A-Z])/;
/** How far a keyword of the same requirement may be away, in UTF-16 units. */
const near = 400;

/** The sentences of `text` within `span`, without the white space around them. */
export function sentencesOf(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  const cut = (end: number, next: number): void => {
    if (end > start) sentences.push({ start, end });
    start = next;
  };
  for (let at = span.start; at < span.end; at++) {
    const char = text[at];
    if (char === '\n') {
      const next = skipSpace(text, at, span.end);
      if (startsNewFrame(text, start, at, next)) cut(trimEnd(text, start, at), next);
    } else if (char === '.' || char === '!' || char === '?') {
      const end = skipClosers(text, at + 1, span.end);
      const next = skipSpace(text, end, span.end);
      const atEnd = next >= span.end;
      if (atEnd || (next > end && endsSentence(text, start, at, next))) cut(end, next);
      at = Math.max(at, next - 1);
    }
  }
  cut(trimEnd(text, start, span.end), span.end);
  return sentences;
}

/** Whether a scenario stands at `start`: it begins with *Given*, in bold or not, or with a step `* …`. */
export function beginsScenario(text: string, start: number): boolean {
  return /^[*_]{0,3}Given\b|^\*\s/i.test(text.slice(start, start + 9));
}

/** Whether `text` says "Given …" at `start`, so that lines with When, Then, And and But go on with it. */
export function continuesScenario(text: string, start: number, line: string): boolean {
  return beginsScenario(text, start) && scenarioStep.test(line.slice(0, 9));
}

function endsSentence(text: string, start: number, dot: number, next: number): boolean {
  const following = text.slice(next, next + 9);
  if (!/^["“'‘([*_`]{0,3}[\p{Lu}\p{N}]/u.test(following)) return false;
  if (text[dot] === '.') {
    let word = dot;
    while (word > start && dot - word < 8 && /[\p{L}.]/u.test(text[word - 1] ?? '')) word--;
    const before = text.slice(word, dot).toLowerCase();
    // An initial ("J. Smith") or a known abbreviation does not end a sentence; "etc." before a capital does.
    if (before.length === 1 && /[a-z]/.test(before)) return false;
    if (abbreviations.has(before) && before !== 'etc') return false;
  }
  return !continuesScenario(text, start, following);
}

function startsNewFrame(text: string, start: number, newline: number, next: number): boolean {
  const opening = text.slice(next, next + 9).replace(/^[*_]+/, '');
  if (!newFrame.test(opening) && !(newShoutedFrame.test(opening) && isShouted(text, start, newline, next)))
    return false;
  if (continuesScenario(text, start, text.slice(next, next + 9))) return false;
  const end = trimEnd(text, start, newline);
  return end > start && !/[,;:(–—-]/.test(text[end - 1] ?? '');
}

function isShouted(text: string, start: number, newline: number, next: number): boolean {
  const before = text.slice(Math.max(start, newline - near), newline);
  return / SHALL\s/.test(before) && / SHALL\s/.test(text.slice(next, next + near));
}

function skipClosers(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && /["”'’)\].!?*_]/.test(text[next] ?? '')) next++;
  return next;
}

function skipSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && /\s/.test(text[next] ?? '')) next++;
  return next;
}

/** The end of `text` from `start`, without the white space before it. */
export function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}
