/** Marks of priority in a statement itself: `R1 [must]: …`, `- (M) …`, `… (should)`, `… (Priority: P1)`. */

import type { Label } from './label.ts';

/** Words of MoSCoW (Clegg and Barker, 1994), of RFC 2119, of levels, and `P0` to `P5`. */
const words = `must(?: have)?|should(?: have)?|could(?: have)?|won['’]t(?: have)?|mandatory|required|optional|recommended|essential|desirable|critical|high|medium|low|nice to have|p[0-5]`;
const lead = String.raw`(?:prio(?:rity)?:?\s{1,4})?`;
const before = new RegExp(
  String.raw`^(?:\[${lead}(${words}|[mscw])\]|\(${lead}(${words}|[mscw])\)):?(?=\s)`,
  'i',
);
const after = new RegExp(String.raw`\s(?:\[${lead}(${words})\]|\(${lead}(${words})\))$`, 'i');
const behindId = new RegExp(
  String.raw`^(?:\*\*)?([A-Za-z][A-Za-z0-9]{0,15}(?:[-._][A-Za-z0-9]{1,15}){0,5}|[0-9]{1,9}(?:\.[0-9]{1,9}){0,8})\s{1,4}(?:\[${lead}(?:${words}|[mscw])\]|\(${lead}(?:${words}|[mscw])\))(?:\*\*)?[:.)](?:\*\*)?(?=\s|$)`,
  'i',
);
const known = new RegExp(`^(?:${words})$`, 'i');
const initials: Readonly<Record<string, string>> = { m: 'must', s: 'should', c: 'could', w: 'won’t' };

/** A mark within a line: all of it, and the word in it. */
export interface PriorityMark {
  readonly start: number;
  readonly end: number;
}

/** `[must]` at the beginning of a text. */
export function priorityBefore(text: string): PriorityMark | undefined {
  const match = before.exec(text);
  return match ? { start: 0, end: match[0].length } : undefined;
}

/** `(must)` at the end of a text, where one letter would be too little to tell. */
export function priorityAfter(text: string): PriorityMark | undefined {
  const from = Math.max(0, text.length - 40);
  const tail = text.slice(from).replace(/\.$/, '');
  const match = after.exec(tail);
  return match ? { start: from + match.index + 1, end: from + tail.length } : undefined;
}

/** `R1 [must]:` at the beginning of a line, as a label with its mark. */
export function idWithPriority(line: string): (Label & { readonly mark: PriorityMark }) | undefined {
  const match = behindId.exec(line);
  const id = match?.[1];
  if (!match || id === undefined || !/[0-9]/.test(id)) return undefined;
  const idStart = match[0].indexOf(id);
  const open = match[0].slice(idStart + id.length).search(/[[(]/) + idStart + id.length;
  const close = Math.max(match[0].lastIndexOf(']'), match[0].slice(open).indexOf(')') + open);
  const mark = { start: open, end: close + 1 };
  return { id, idStart, idEnd: idStart + id.length, textStart: match[0].length, mark };
}

/** What a mark says: `(M)` and `[Must have]` are `must`. */
export function priorityOf(mark: string): string {
  const word = mark
    .replace(/^[[(]|[\])]:?$/g, '')
    .replace(/^prio(?:rity)?:?\s+/i, '')
    .trim();
  const plain = word
    .toLowerCase()
    .replace(/(?<!\s)\s+have$/, '')
    .replace("'", '’');
  if (/^p\d$/.test(plain)) return plain.toUpperCase();
  return (Object.hasOwn(initials, plain) ? initials[plain] : undefined) ?? (known.test(plain) ? plain : word);
}
