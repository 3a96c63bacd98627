/**
 * What form a statement is written in, and where its parts are: decided by keywords and places before any tagging, so that
 * the tagger sees one plain clause at a time. EARS: Mavin et al., "Easy approach to requirements syntax", RE'09.
 */
import type { StatementKind } from '../../model/specification.ts';
import { insetOf } from './inset.ts';
import { readStory } from './story.ts';

/** What a stretch of a statement does in it. */
export type SegmentRole =
  | 'role'
  | 'means'
  | 'benefit'
  | 'trigger'
  | 'state'
  | 'feature'
  | 'unwanted'
  | 'given'
  | 'when'
  | 'then'
  | 'response'
  | 'aside'
  | 'body';

/** Segments that say when something is demanded, and not what. */
export const conditionRoles: ReadonlySet<SegmentRole> = new Set<SegmentRole>([
  'trigger',
  'state',
  'feature',
  'unwanted',
  'given',
  'when',
]);

export interface Segment {
  readonly role: SegmentRole;
  readonly start: number;
  readonly end: number;
  /** Stretches in it that are read as if they were blank: a condition between commas is a segment of its own. */
  readonly blanks?: readonly (readonly [start: number, end: number])[];
}

export interface Segmentation {
  readonly kind: StatementKind;
  readonly segments: readonly Segment[];
}

/** Longest sentence read as one; longer ones are cut, so that every later step is bounded. */
export const LONGEST = 1000;

/** Splits a statement into sentences and these into segments. */
export function segment(text: string): Segmentation {
  const story = readStory(text);
  if (story !== undefined) return { kind: 'user-story', segments: story };
  const scenario = readScenario(text);
  if (scenario !== undefined) return { kind: 'scenario', segments: scenario };
  const parts = sentences(text).map(([start, end]) => segmentSentence(text, start, end));
  const kinds = parts.map((part) => part.kind);
  const kind = kinds.find((candidate) => candidate !== 'prose') ?? 'prose';
  return { kind, segments: parts.flatMap((part) => part.segments) };
}

/** Sentences as `[start, end)`, trimmed; abbreviations and decimals do not end one, and *it ends.The next* is two. */
export function sentences(text: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let start = 0;
  const push = (end: number): void => {
    while (start < end && /\s/.test(text[start] ?? '')) start++;
    for (let from = start; from < end; ) {
      let to = Math.min(end, from + LONGEST);
      if (to < end) {
        const space = text.lastIndexOf(' ', to);
        if (space > from) to = space;
      }
      found.push([from, to]);
      from = to;
    }
    start = end;
  };
  for (const match of text.matchAll(
    /[.!?;](?=[\s"”’)]|$)|(?<=[a-z]{2})\.(?=(?:The|An?|It|This|These|Each|Every|All|Only|If|When|Users)\s)|\n[ \t]{0,20}(?=[-*•]|\d{1,3}[.)]|\n)/g,
  )) {
    const at = match.index;
    if (match[0] === '.' && isAbbreviation(text, at)) continue;
    push(match[0].startsWith('\n') ? at : at + 1);
  }
  push(text.length);
  return found.filter(([from, to]) => to > from);
}

function isAbbreviation(text: string, dot: number): boolean {
  const before = text.slice(Math.max(0, dot - 6), dot);
  if (/(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|no|nr|fig|ca|incl|Dr|Mr|Mrs|Ms|St|Prof)$/i.test(before)) {
    return (
      !/^\.\s+[A-Z]/.test(text.slice(dot, dot + 4)) || /(?:Dr|Mr|Mrs|Ms|St|Prof|e\.g|i\.e)$/i.test(before)
    );
  }
  return /(?:^|\s)[A-Z]$/.test(before);
}

/** *In flight mode*: a state by its name. */
const MODE = /^(?:in|during|within)\s{1,4}(?:the\s{1,4})?(?:[\w-]{1,30}\s{1,4}){1,4}?(?:mode|phase|state)\b/i;

const OPENERS: readonly {
  readonly words: RegExp;
  readonly role: SegmentRole;
  readonly kind: StatementKind;
}[] = [
  {
    words: /^(?:when|whenever|as soon as(?! possible\b)|once|after|upon|every time|each time)\b/i,
    role: 'trigger',
    kind: 'event-driven',
  },
  { words: /^(?:while|whilst|during|as long as)\b/i, role: 'state', kind: 'state-driven' },
  // *Until it is confirmed*: as long as it is not; *until 1 May* is a date.
  {
    words: /^until(?=\s{1,4}(?:the|an?|each|every|all|any|no|some|it|they)\b)/i,
    role: 'state',
    kind: 'state-driven',
  },
  // The scope of FRET's structured requirements.
  { words: MODE, role: 'state', kind: 'state-driven' },
  { words: /^(?:where)\b/i, role: 'feature', kind: 'optional-feature' },
  { words: /^(?:if|in case|in the event (?:of|that))\b/i, role: 'unwanted', kind: 'unwanted-behaviour' },
];

function segmentSentence(text: string, start: number, end: number): Segmentation {
  const bullet =
    /^(?:[-*•]|\d{1,3}[.)])\s{1,8}/.exec(text.slice(start, Math.min(end, start + 16)))?.[0].length ?? 0;
  let position = start + bullet;
  const segments: Segment[] = [];
  const kinds: StatementKind[] = [];
  for (let guard = 0; guard < 4; guard++) {
    const rest = text.slice(position, end);
    const opener = OPENERS.find(({ words }) => words.test(rest));
    if (opener === undefined) break;
    const length = conditionLength(rest);
    if (length === undefined) break;
    segments.push({ role: opener.role, start: position, end: position + length });
    kinds.push(opener.kind);
    position += length;
    position += /^[,\s]{0,20}(?:then\b)?[,\s]{0,20}/i.exec(text.slice(position, end))?.[0].length ?? 0;
  }
  const main = text.slice(position, end);
  const inset = insetOf(main, (rest) => OPENERS.find(({ words }) => words.test(rest)));
  if (inset?.role !== undefined)
    segments.push({ role: inset.role, start: position + inset.start, end: position + inset.end });
  segments.push({
    role: kinds.length > 0 ? 'response' : 'body',
    start: position,
    end,
    ...(inset === undefined
      ? {}
      : { blanks: inset.blanks.map(([from, to]) => [position + from, position + to] as const) }),
  });
  if (inset?.kind !== undefined) kinds.push(inset.kind);
  if (kinds.length > 1) return { kind: 'complex', segments };
  const [only] = kinds;
  if (only !== undefined) return { kind: only, segments };
  return { kind: plainKind(main), segments };
}

/** How long the condition at the start is: up to the comma, *then*, or upper-case keyword that opens the main clause. */
function conditionLength(rest: string): number | undefined {
  const mode = MODE.exec(rest)?.[0].length;
  if (mode !== undefined) return mode;
  const then = /[,\s]\s{0,8}then\b/i.exec(rest)?.index;
  const next = /,\s{1,8}(?:when|while|if|where)\b|\s(?=(?:WHEN|WHILE|IF|WHERE)\s)/.exec(rest)?.index;
  const modal = /\b(?:shall|must|will|should)\b/i.exec(rest)?.index;
  const kiro = / THE [A-Z]/.exec(rest)?.index;
  if (next !== undefined && (modal === undefined || next < modal)) return next;
  if (then !== undefined && (modal === undefined || then < modal)) return then;
  if (kiro !== undefined && (modal === undefined || kiro < modal)) return kiro;
  if (modal !== undefined) {
    const comma = rest.lastIndexOf(',', modal);
    return comma > 0 ? comma : subjectStart(rest, modal);
  }
  const comma = rest.indexOf(',');
  return comma > 0 ? comma : undefined;
}

/** Where the subject of *when a guest pays the till shall …* begins: at the last article before the modal verb. */
function subjectStart(rest: string, modal: number): number | undefined {
  const before = rest.slice(0, modal);
  const articles = [...before.matchAll(/\s(?=(?:the|an?|each|every)\s)/gi)];
  const last = articles.at(-1)?.index;
  // A condition has a subject and a verb of its own.
  return last !== undefined && before.slice(0, last).split(/\s+/).length > 2 ? last : undefined;
}

function plainKind(main: string): StatementKind {
  if (
    /^(?:an?|the)?\s{0,4}[\w' -]{1,60}?\s(?:is|are)\s(?:an?|any|the|every)\s/i.test(main) &&
    !/\b(?:shall|must|should|will)\b/i.test(main.slice(0, 200))
  )
    return 'definition';
  if (
    !/\b(?:shall|must|should|will|can|may)\b/i.test(main.slice(0, 80)) &&
    /^[\w' -]{1,60}?\s(?:means|denotes|refers to|is defined as)\s/i.test(main)
  )
    return 'definition';
  if (/\b(?:shall|must|will|should)\b/i.test(main)) return 'ubiquitous';
  return 'prose';
}

/** Given/When/Then, on one line or several, with bullets or without. */
function readScenario(text: string): readonly Segment[] | undefined {
  if (
    !/^\s{0,40}(?:(?:scenario(?: outline| template)?|example|background):[^\n]{0,200}\n\s{0,40})?(?:[-*•]\s{1,8})?given\b/i.test(
      text,
    )
  )
    return undefined;
  const marks: { role: SegmentRole; from: number; start: number }[] = [];
  let role: SegmentRole = 'given';
  const steps = /(^|\n|,|\.|;|\s)\s{0,16}(?:[-*•]\s{1,8})?\b(given|when|then|and|but)\b|\n\s{0,16}\*(?=\s)/gi;
  for (const match of text.matchAll(steps)) {
    const word = (match[2] ?? '').toLowerCase();
    const start = match.index + match[0].length - word.length;
    const opens = match[1] !== ' ' || /[A-Z]/.test(text[start] ?? '');
    if (word === 'and' || word === 'but') {
      if (match[1] !== '\n') continue;
    } else if (!opens && marks.length > 0 && word === 'given') continue;
    else if (word !== '') role = word as SegmentRole;
    marks.push({ role, from: match.index, start: start + word.length });
  }
  if (!marks.some((mark) => mark.role === 'then')) return undefined;
  return marks.map((mark, index) => ({
    role: mark.role,
    start: mark.start,
    // A comma before the next step belongs to this one, as ever.
    end: endOf(text, mark.start, marks[index + 1]),
  }));
}

function endOf(
  text: string,
  start: number,
  next: { readonly from: number; readonly start: number } | undefined,
): number {
  if (next === undefined) return text.length;
  const lead = /^[,.;\s]{0,60}/.exec(text.slice(next.from, next.start))?.[0].length ?? 0;
  return Math.max(start, next.from + lead);
}
