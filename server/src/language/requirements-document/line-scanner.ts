/**
 * Cuts a requirement document into tokens, line by line. Linear in the length of the text.
 *
 * What a line is depends on its beginning and on the statement that is open above it: a labelled or bulleted statement
 * goes on over lines that are indented deeper, and over a line at its own indentation as long as its last sentence is
 * not finished (hard-wrapped text); a paragraph goes on until a blank line.
 */

import { beginsCorrections, CorrectionsScanner } from './corrections-scanner.ts';
import { readField } from './field.ts';
import { beginsGlossary, GlossaryScanner } from './glossary-scanner.ts';
import { readHeader } from './header.ts';
import { readLabel } from './label.ts';
import type { Line, Scan, ScanError, ScanToken, TokenName } from './scan.ts';
import { continuesScenario, sentencesOf } from './sentences.ts';

/** The statement that following lines may belong to. */
interface OpenStatement {
  /** A label or bullet introduced it; otherwise it is a paragraph. */
  readonly marked: boolean;
  readonly indent: number;
  textStart: number;
  textEnd: number;
  /** No more text may follow (a blank line, a comment or a field came), but fields may. */
  closed: boolean;
  /** A blank line came, but the text (none yet, or a lead-in ending with a colon) still waits for what it announced. */
  gap: boolean;
  /** The field that is being read: its indentation, whether its value is a list of bullets, and where that stands. */
  field?: { readonly indent: number; list: boolean; valueStart: number; valueEnd: number } | undefined;
}

const bulletMark = /^[-*+•](?=\s)/;
const heading = /^(#{1,6})\s{1,8}(\S.*)$/;
const gherkinHeading = /^(Feature|Scenario|Scenario Outline|Background):\s{0,8}(?=\S|$)/;
const rule = /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/;
const glossaryTitle = /^(?:[0-9.]{0,12}\s)?(?:glossary|terms|definitions|terms and definitions)$/i;

/** Scans a whole document. Never throws; whatever it cannot read is an error with a place and the edits that mend it. */
export function scanLines(text: string): Scan {
  return new LineScanner(text).scan();
}

class LineScanner {
  readonly #text: string;
  readonly #tokens: ScanToken[] = [];
  readonly #errors: ScanError[] = [];
  readonly #glossary: GlossaryScanner;
  readonly #corrections: CorrectionsScanner;
  #open: OpenStatement | undefined;
  #headerAllowed = true;
  #commentEnd: { readonly mark: string; readonly start: number } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#glossary = new GlossaryScanner(this.#tokens, this.#errors);
    this.#corrections = new CorrectionsScanner(this.#tokens, this.#errors);
  }

  scan(): Scan {
    const text = this.#text;
    let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (position < text.length) {
      const newline = text.indexOf('\n', position);
      const lineEnd = newline < 0 ? text.length : newline;
      this.#line(lineAt(text, position, lineEnd));
      position = lineEnd + 1;
    }
    this.#close();
    this.#glossary.finish(text.length);
    this.#corrections.finish(text.length);
    if (this.#commentEnd) {
      const { start, mark } = this.#commentEnd;
      const fix = {
        title: `Insert “${mark}”`,
        edits: [{ span: { start: text.length, end: text.length }, newText: mark }],
      };
      this.#errors.push({
        message: `This comment has no end: write “${mark}” after it.`,
        span: { start, end: start + 2 },
        fix,
      });
    }
    return { tokens: this.#tokens, errors: this.#errors };
  }

  #line(line: Line): void {
    if (this.#comment(line)) return;
    if (line.text === '') this.#blank();
    else if (rule.test(line.text)) this.#close();
    else if (this.#glossary.inBraces && this.#glossary.line(line)) return;
    else if (this.#corrections.inBraces && this.#corrections.line(line)) return;
    else if (this.#heading(line) || this.#header(line)) return;
    else if (this.#correction(line)) return;
    else if (this.#field(line) || this.#fieldGoesOn(line)) return;
    else this.#statement(line);
  }

  #statement(line: Line): void {
    const bullet = bulletMark.test(line.text) ? afterBullet(line) : undefined;
    const rest = bullet ?? line;
    const label = readLabel(rest.text);
    if (label === undefined) {
      const reading = this.#open !== undefined && !this.#open.closed;
      if (!reading && this.#glossary.underHeading && this.#glossary.line(line)) {
        this.#open = undefined;
        return;
      }
      if (this.#goesOn(line, bullet !== undefined)) return;
    }
    if (label || bullet) this.#titleFromLeadIn();
    this.#close();
    if (rest.text === '') return;
    this.#headerAllowed = false;
    if (bullet) this.#push('BULLET', line.start, line.start + 1);
    if (label) this.#push('STATEMENT_ID', rest.start + label.idStart, rest.start + label.idEnd);
    const textStart = rest.start + (label?.textStart ?? 0);
    this.#open = {
      marked: bullet !== undefined || label !== undefined,
      indent: line.indent,
      textStart,
      textEnd: rest.end,
      closed: false,
      gap: false,
    };
  }

  /** Comments are whole lines; Langium never sees them. */
  #comment(line: Line): boolean {
    if (this.#commentEnd) {
      if (line.text.includes(this.#commentEnd.mark)) this.#commentEnd = undefined;
      return true;
    }
    if (!line.text.startsWith('//')) {
      const mark = line.text.startsWith('/*') ? '*/' : line.text.startsWith('<!--') ? '-->' : undefined;
      if (mark === undefined) return false;
      if (!line.text.includes(mark, 2)) this.#commentEnd = { mark, start: line.start };
    }
    this.#endText();
    return true;
  }

  #blank(): void {
    const open = this.#open;
    const waits =
      open && !open.closed && (open.textStart === open.textEnd || this.#text[open.textEnd - 1] === ':');
    if (waits) open.gap = true;
    else this.#endText();
    this.#glossary.blank();
  }

  #heading(line: Line): boolean {
    const hashes = heading.exec(line.text);
    const inside = this.#open?.marked === true && line.indent > this.#open.indent;
    const gherkin = hashes || inside ? null : gherkinHeading.exec(line.text);
    const match = hashes ?? gherkin;
    if (match) {
      const markLength = match[1]?.length ?? 0;
      const title = hashes ? withoutClosingHashes(hashes[2] ?? '') : line.text.slice(match[0].length);
      if (title === '') return false;
      this.#close();
      this.#push('HEADING_MARK', line.start, line.start + markLength);
      this.#title(line.start + line.text.indexOf(title, markLength), title);
      return true;
    }
    if (!line.text.endsWith(':') || !glossaryTitle.test(line.text.slice(0, -1))) return false;
    this.#close();
    this.#title(line.start, line.text.slice(0, -1));
    return true;
  }

  /** `Functional requirements:` right above labelled or bulleted statements is their title, not a statement. */
  #titleFromLeadIn(): void {
    const open = this.#open;
    if (!open || open.marked || open.closed) return;
    const before = this.#text.slice(open.textStart, open.textEnd);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = before.slice(lineStart).trim();
    if (line.length > 80 || !/^[^.!?:]+:$/.test(line)) return;
    const start = open.textStart + before.indexOf(line, lineStart);
    const sentences = before.slice(0, lineStart).trimEnd();
    if (sentences !== '' && !/[.!?]$/.test(sentences)) return;
    open.textEnd = open.textStart + sentences.length;
    this.#flushText();
    this.#title(start, line.slice(0, -1));
  }

  #title(start: number, title: string): void {
    this.#push('TITLE', start, start + title.length);
    this.#glossary.heading(glossaryTitle.test(title), start);
    this.#corrections.heading(title, start);
  }

  #header(line: Line): boolean {
    // What is open ends before the block begins, so that tokens stay in the order of the text.
    if (beginsGlossary(line) || beginsCorrections(line)) {
      this.#close();
      return this.#glossary.opens(line) || this.#corrections.opens(line);
    }
    const header = this.#headerAllowed && this.#open === undefined ? readHeader(line) : undefined;
    if (!header) return false;
    this.#tokens.push(...header.tokens);
    this.#errors.push(...header.errors);
    return true;
  }

  /** A line under the heading `Corrections`, unless it goes on with a statement or has an id. */
  #correction(line: Line): boolean {
    const reading = this.#open !== undefined && !this.#open.closed;
    const text = line.text.replace(/^[-*+•]\s{1,8}/, '');
    return !reading && readLabel(text) === undefined && this.#corrections.line(line);
  }

  #field(line: Line): boolean {
    const open = this.#open;
    if (!open) return false;
    const field = readField(line.text);
    if (!field) return false;
    const deeper = line.indent > open.indent;
    if (!deeper && (!field.known || bulletMark.test(line.text) || (open.closed && !open.field))) return false;
    if (!field.known && !open.marked) return false;
    this.#flushText();
    this.#flushField();
    const name = { start: line.start + field.nameStart, end: line.start + field.nameEnd };
    this.#push('FIELD_NAME', name.start, name.end);
    const valueStart = line.start + field.valueStart;
    open.closed = true;
    open.field = { indent: line.indent, list: false, valueStart, valueEnd: Math.max(valueStart, line.end) };
    return true;
  }

  #fieldGoesOn(line: Line): boolean {
    const field = this.#open?.field;
    if (!field) return false;
    const empty = field.valueEnd === field.valueStart;
    const item = bulletMark.test(line.text);
    if (empty) field.list = item;
    const nextItem = item && field.list && line.indent === field.indent;
    if (line.indent <= field.indent && !nextItem) return false;
    if (empty) field.valueStart = line.start;
    field.valueEnd = line.end;
    return true;
  }

  /** Whether the line is more text of the open statement; takes it if so. */
  #goesOn(line: Line, isBullet: boolean): boolean {
    const open = this.#open;
    if (!open || open.closed) return false;
    if (open.textStart === open.textEnd) {
      open.gap = false;
      open.textStart = line.start;
      open.textEnd = line.end;
      return true;
    }
    const last = this.#text[open.textEnd - 1] ?? '';
    const deeper = line.indent > open.indent;
    if (isBullet) {
      // Fragments under "… stores:" are part of the sentence; whole sentences are statements of their own.
      const fragment = /^[-*+•]\s{1,8}[\p{Ll}\p{N}]/u.test(line.text.slice(0, 12));
      const item = fragment && (last === ':' || this.#inItems(open));
      if (!item && !(deeper && open.marked)) return false;
      open.gap = false;
    } else if (open.gap) {
      return false;
    } else if (open.marked && !deeper && /[.!?]/.test(last)) {
      if (!continuesScenario(this.#text, open.textStart, line.text)) return false;
    }
    open.textEnd = line.end;
    return true;
  }

  /** Whether the last line of the open statement is itself a list item. */
  #inItems(open: OpenStatement): boolean {
    const lineStart = this.#text.lastIndexOf('\n', open.textEnd - 1) + 1;
    return (
      lineStart > open.textStart && /^\s{0,40}[-*+•]\s/.test(this.#text.slice(lineStart, lineStart + 44))
    );
  }

  #endText(): void {
    const open = this.#open;
    if (!open) return;
    this.#flushText();
    this.#flushField();
    open.closed = true;
    open.field = undefined;
  }

  #close(): void {
    this.#flushText();
    this.#flushField();
    this.#open = undefined;
  }

  #flushText(): void {
    const open = this.#open;
    if (!open || open.textEnd === open.textStart) return;
    const span = { start: open.textStart, end: open.textEnd };
    for (const part of open.marked ? [span] : sentencesOf(this.#text, span))
      this.#push('TEXT', part.start, part.end);
    open.textStart = open.textEnd;
  }

  #flushField(): void {
    const open = this.#open;
    if (!open?.field) return;
    const { valueStart, valueEnd } = open.field;
    if (valueEnd > valueStart) this.#push('FIELD_VALUE', valueStart, valueEnd);
    open.field = undefined;
  }

  #push(name: TokenName, start: number, end: number): void {
    this.#tokens.push({ name, start, end });
  }
}

function withoutClosingHashes(title: string): string {
  const text = title.replace(/#{1,6}$/, '');
  return text.endsWith(' ') ? text.trimEnd() : title;
}

function afterBullet(line: Line): Line {
  let start = 1;
  while (start < line.text.length && /[ \t]/.test(line.text[start] ?? '')) start++;
  return { ...line, text: line.text.slice(start), start: line.start + start };
}

function lineAt(text: string, start: number, lineEnd: number): Line {
  let first = start;
  let indent = 0;
  for (; first < lineEnd; first++) {
    const char = text.charCodeAt(first);
    if (char === 9) indent += 4;
    else if (char === 32 || char === 0xa0) indent++;
    else if (char !== 13) break;
  }
  let end = lineEnd;
  while (end > first && /\s/.test(text[end - 1] ?? '')) end--;
  return { text: text.slice(first, end), start: first, end, indent };
}
