/**
 * The spellings in which people label a requirement: `R1:`, `REQ-12:`, `[FR-001]`, `(US-3)`, `**FR-001**:`, `R1. …`,
 * `R1 - …`, `REQ-12 The …`, `1.`, `2)`, `1.2.3`. All patterns are anchored and bounded, so a line of any length is
 * looked at once.
 */

import { idWithPriority } from './priority.ts';

/** Where a label's id stands in a line, and where the text after the label begins. */
export interface Label {
  readonly id: string;
  readonly idStart: number;
  readonly idEnd: number;
  readonly textStart: number;
  /** A mark of priority between the id and its colon. */
  readonly mark?: { readonly start: number; readonly end: number };
}

/** Letters, then groups of letters and digits; at least one digit is asked for separately. */
const id = `[A-Za-z][A-Za-z0-9]{0,15}(?:[-._][A-Za-z0-9]{1,15}){0,5}`;
const number = String.raw`[0-9]{1,9}(?:\.[0-9]{1,9}){0,8}`;

const bracketed = new RegExp(String.raw`^\[(${id}|${number})\][:.]?(?=\s|$)`);
const parenthesized = new RegExp(String.raw`^\((${id}|${number})\)[:.]?(?=\s|$)`);
const emphasized = new RegExp(
  String.raw`^(\*\*|__)(${id}|${number})[:.]?\1(?:[:.]|\s{1,4}[-–—](?=\s))?(?=\s|$)`,
);
const withColon = new RegExp(String.raw`^(${id}|${number}):(?=\s|$)`);
const short = /^([A-Za-z]{1,6}[-_]?[0-9]{1,6}[a-z]?)[.)](?=\s)/;
const withDash = /^([A-Z]{1,6}[-_.]?[0-9]{1,6}(?:\.[0-9]{1,6}){0,4})\s{1,4}[-–—](?=\s)/;
/** A sentence goes on behind it: a capitalised word, or a keyword in capitals as EARS is often written. */
const bare =
  /^([A-Z]{1,8}(?:[-_][A-Z]{1,8}){0,2}[-_][0-9]{1,6}(?:\.[0-9]{1,6}){0,4})(?=\s{1,8}(?:[A-Z][a-z]{0,20}|WHEN|WHILE|WHERE|IF|AS|THE|GIVEN|UPON|AFTER|BEFORE|ONCE)\s)/;
/** Alone on its line, above its text or its fields. */
const alone = /^([A-Z]{1,8}[-_][0-9]{1,6}(?:\.[0-9]{1,6}){0,4})$/;
const listNumber = new RegExp(String.raw`^(${number})[.)](?=\s|$)`);
const sectionNumber = /^([0-9]{1,9}(?:\.[0-9]{1,9}){1,8})(?=\s{1,8}["“A-Z])/;

const forms = [bracketed, parenthesized, withColon, short, withDash, bare, alone, listNumber, sectionNumber];

/** The label at the start of a line whose indentation was cut off, if it has one. */
export function readLabel(line: string): Label | undefined {
  const marked = emphasized.exec(line);
  if (marked?.[1] !== undefined && marked[2] !== undefined && /[0-9]/.test(marked[2]))
    return found(line, marked[2], marked[1].length, marked[0].length);
  for (const form of forms) {
    const match = form.exec(line);
    if (match?.[1] !== undefined && /[0-9]/.test(match[1]))
      return found(line, match[1], match[0].indexOf(match[1]), match[0].length);
  }
  return undefined;
}

/** Whether a text is read as an id where it stands before a colon. */
export function isStatementId(text: string): boolean {
  const label = readLabel(`${text}: x`);
  return label?.id === text && label.idStart === 0;
}

/** Whether a line begins with an id, so that it is a statement of its own. */
export function beginsWithId(line: string): boolean {
  return readLabel(line) !== undefined || idWithPriority(line) !== undefined;
}

/** Whether an id is a plain list number, which may start again under the next heading. */
export function isListNumber(id: string): boolean {
  return /^[0-9]+$/.test(id);
}

function found(line: string, id: string, idStart: number, length: number): Label {
  let textStart = length;
  while (textStart < line.length && (line[textStart] === ' ' || line[textStart] === '\t')) textStart++;
  return { id, idStart, idEnd: idStart + id.length, textStart };
}
