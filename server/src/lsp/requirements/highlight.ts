/** Which words of a statement are keywords of its form, its actor, what is done, what triggers it, and what it is about. */
import type { Span } from '../../base/span.ts';
import type { Statement } from '../../model/specification.ts';
import type { Analysis } from './analysis.ts';
import { nounsIn } from './nouns.ts';

/** The roles of words, in the names of LSP's standard token types, which every theme colours. */
export type Role = 'keyword' | 'type' | 'class' | 'function' | 'event';

export interface Highlight {
  readonly span: Span;
  readonly role: Role;
}

const frame =
  /^(?:as an?|given|when|while|where|if)\b|\n\s{0,20}(?:given|when|then|and|but|so that)\b|\b(?:shall|must|then|I want(?: to)?|so that|may not|must not|shall not)\b/giu;
const trigger = /^(?:when|while|where|if)\s+([^,\n]{1,300})(?:,|\bthen\b)/iu;

/** The highlights of one statement, from left to right, none overlapping another. */
export function highlightsOf(analysis: Analysis, statement: Statement, text: string): Highlight[] {
  const { span } = statement;
  const found: Highlight[] = [];
  const add = (role: Role, start: number, end: number): void => {
    if (!found.some((other) => other.span.start < end && start < other.span.end))
      found.push({ role, span: { start, end } });
  };
  const written = text.slice(span.start, span.end);
  for (const match of written.matchAll(frame)) {
    const start = span.start + match.index + (match[0].length - match[0].trimStart().length);
    add('keyword', start, span.start + match.index + match[0].length);
  }
  const actor = statement.actor?.replaceAll('_', ' ');
  if (actor) addWords(written, span.start, [actor], (start, end) => add('type', start, end), 1);
  const verbs = statement.actions.map(({ verb }) => verb);
  addWords(written, span.start, verbs, (start, end) => add('function', start, end), verbs.length);
  for (const noun of nounsIn(analysis, text, span)) add('class', noun.span.start, noun.span.end);
  const clause = trigger.exec(written)?.[1];
  if (clause !== undefined) {
    const start = span.start + written.indexOf(clause);
    for (const piece of gapsIn({ start, end: start + clause.trimEnd().length }, found, text))
      found.push({ role: 'event', span: piece });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Finds words by their base form: `register` in "registers", "registered", "registering". */
function addWords(
  written: string,
  offset: number,
  words: readonly string[],
  add: (start: number, end: number) => void,
  most: number,
): void {
  const lower = written.toLowerCase();
  let left = most;
  for (const word of new Set(words)) {
    const stem = word.toLowerCase().replace(/[ey]$/, '');
    if (stem.length < 2) continue;
    for (let at = lower.indexOf(stem); at >= 0 && left > 0; at = lower.indexOf(stem, at + 1)) {
      const end = endOfWord(lower, at + stem.length);
      const begins = at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '');
      if (!begins || end - (at + stem.length) > 4) continue;
      add(offset + at, offset + end);
      left--;
      break;
    }
  }
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && /[\p{L}\p{N}]/u.test(text[end] ?? '')) end++;
  return end;
}

/** The parts of a span that nothing else highlights, without white space around them. */
function gapsIn(span: Span, taken: readonly Highlight[], text: string): Span[] {
  const inside = taken
    .filter((one) => one.span.start < span.end && span.start < one.span.end)
    .sort((a, b) => a.span.start - b.span.start);
  const gaps: Span[] = [];
  let start = span.start;
  const push = (to: number): void => {
    let [first, last] = [start, to];
    while (first < last && /\s/.test(text[first] ?? '')) first++;
    while (last > first && /\s/.test(text[last - 1] ?? '')) last--;
    if (last > first) gaps.push({ start: first, end: last });
  };
  for (const one of inside) {
    push(Math.max(start, one.span.start));
    start = Math.max(start, one.span.end);
  }
  push(span.end);
  return gaps;
}
