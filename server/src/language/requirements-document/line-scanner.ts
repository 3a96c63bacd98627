/**
 * Cuts a requirement document into tokens, line by line. Linear in the length of the text.
 *
 * What a line is depends on its beginning and on the statement that is open above it: a labelled or bulleted statement
 * goes on over lines that are indented deeper, and over a line at its own indentation as long as its last sentence is
 * not finished (hard-wrapped text); a paragraph goes on until a blank line.
 */

import type { Span } from '../../base/span.ts';
import { Asides } from './asides.ts';
import { beginsCorrections, CorrectionsScanner } from './corrections-scanner.ts';
import { readField } from './field.ts';
import { beginsGlossary, GlossaryScanner } from './glossary-scanner.ts';
import { readHeader } from './header.ts';
import {
  gherkinExamples,
  glossaryTitle,
  isBoldTitle,
  isLeadIn,
  maybeUnderlined,
  readHeading,
} from './headings.ts';
import { readLabel } from './label.ts';
import { afterBullet, bulletLength, lineAt } from './line.ts';
import { withoutMarks } from './marks.ts';
import { bulletGoesOn, lastSign, type OpenStatement, textTokens } from './open-statement.ts';
import { idWithPriority, priorityBefore } from './priority.ts';
import type { Line, Scan, ScanError, ScanToken, TokenName } from './scan.ts';
import { beginsScenario, continuesScenario } from './sentences.ts';
import { isFramedRow, TableScanner } from './table-scanner.ts';

const rule = /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/;
/** Numbers of acceptance criteria. */
const numbered = /^(?:[0-9]{1,4}[.)]|AC[-_ ]?[0-9]{1,4}[:.)])(?=\s)/i;
/** Scans a whole document. Never throws; whatever it cannot read is an error with a place and the edits that mend it. */
export function scanLines(text: string): Scan {
  return new LineScanner(text).scan();
}

class LineScanner {
  readonly #text: string;
  readonly #tokens: ScanToken[] = [];
  readonly #errors: ScanError[] = [];
  readonly #asideSpans: Span[] = [];
  readonly #asides: Asides;
  readonly #glossary: GlossaryScanner;
  readonly #corrections: CorrectionsScanner;
  readonly #table: TableScanner;
  #open: OpenStatement | undefined;
  #headerAllowed = true;
  /** Whether the next table holds the values of a scenario outline, or such a table is being read. */
  #examples = false;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#glossary = new GlossaryScanner(this.#tokens, this.#errors);
    this.#corrections = new CorrectionsScanner(this.#tokens, this.#errors);
    this.#asides = new Asides(text, this.#errors);
    this.#table = new TableScanner(this.#tokens);
  }

  scan(): Scan {
    const text = this.#text;
    this.#position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (this.#position < text.length) {
      const newline = text.indexOf('\n', this.#position);
      const lineEnd = newline < 0 ? text.length : newline;
      const line = lineAt(text, this.#position, lineEnd);
      this.#position = lineEnd + 1;
      this.#line(line);
      if (line.text.includes('//')) this.#commentBehind(line);
    }
    this.#close();
    this.#glossary.finish(text.length);
    this.#corrections.finish(text.length);
    this.#asides.finish(text.length);
    return { tokens: this.#tokens, errors: this.#errors, asides: this.#asideSpans };
  }

  #line(line: Line): void {
    if (this.#asides.line(line)) this.#aside(line);
    else if (this.#table.open && this.#table.line(line)) return;
    else if (this.#exampleRow(line)) return;
    else if (line.text === '') this.#blank();
    else if (rule.test(line.text)) this.#rule(line);
    else if (this.#glossary.inBraces && !beginsCorrections(line) && this.#glossary.line(line)) return;
    else if (this.#corrections.inBraces && !beginsGlossary(line) && this.#corrections.line(line)) return;
    else if (this.#heading(line) || this.#header(line)) return;
    else if (this.#correction(line) || this.#beginsTable(line)) return;
    else if (this.#field(line) || this.#fieldGoesOn(line)) return;
    else this.#statement(line);
  }

  #statement(line: Line): void {
    const bullet = afterBullet(line);
    const rest = bullet ?? line;
    const label = readLabel(rest.text) ?? idWithPriority(rest.text);
    if (label === undefined) {
      const reading = this.#open !== undefined && !this.#open.closed;
      if (!reading && this.#glossary.underHeading) {
        this.#close();
        if (this.#glossary.termAlone(line, this.#next()) || this.#glossary.line(line)) return;
      }
      if (this.#goesOn(line, bullet)) return;
    }
    if (label || bullet) this.#titleFromLeadIn();
    this.#close();
    if (rest.text === '') {
      this.#aside(line);
      return;
    }
    this.#headerAllowed = false;
    // No line below is more of a definition above.
    this.#glossary.blank();
    if (bullet) this.#push('BULLET', line.start, line.start + bulletLength(line.text));
    if (label) this.#push('STATEMENT_ID', rest.start + label.idStart, rest.start + label.idEnd);
    let textStart = rest.start + (label?.textStart ?? 0);
    const priority = label?.mark ?? priorityBefore(this.#text.slice(textStart, rest.end));
    if (priority) {
      const from = label?.mark ? rest.start : textStart;
      this.#push('PRIORITY', from + priority.start, from + priority.end);
      if (!label?.mark) textStart += priority.end;
    }
    while (textStart < rest.end && /\s/.test(this.#text[textStart] ?? '')) textStart++;
    this.#open = {
      marked: bullet !== undefined || label !== undefined,
      indent: line.indent,
      textStart,
      textEnd: rest.end,
      closed: false,
      gap: false,
    };
  }

  /** A line that is read over; Langium never sees it. */
  #aside(line: Line): void {
    if (line.end > line.start) this.#asideSpans.push({ start: line.start, end: line.end });
    this.#endText();
  }

  /** A comment behind what its line says, such as `domain travel // for now`. */
  #commentBehind(line: Line): void {
    const at = line.text.search(/(?:^|\s)\/\//);
    const last = this.#tokens.at(-1)?.end ?? 0;
    const open = this.#open !== undefined && this.#open.textEnd > line.start;
    if (at > 0 && last > line.start && last <= line.start + at && !open)
      this.#asideSpans.push({ start: line.start + at + 1, end: line.end });
  }

  /** A rule ends what is open; right below a short line, it makes that a heading. */
  #rule(line: Line): void {
    const open = this.#open;
    if (open && !open.marked && !open.closed && /^[-=]/.test(line.text)) {
      const title = this.#text.slice(open.textStart, open.textEnd);
      if (maybeUnderlined(title)) {
        const { textStart } = open;
        this.#open = undefined;
        this.#title(textStart, title);
      }
    }
    this.#close();
    this.#aside(line);
  }

  /** The values of a scenario outline, and the table of a step, are no statements. */
  #exampleRow(line: Line): boolean {
    const open = this.#open;
    if (gherkinExamples.test(line.text)) {
      if (!/^\s*\|/.test(this.#next())) return false;
      this.#examples = true;
      this.#aside(line);
      return true;
    }
    if (!isFramedRow(line.text)) {
      if (line.text !== '') this.#examples = false;
      return false;
    }
    const inStep = open && !open.closed && beginsScenario(this.#text, open.textStart);
    if (!inStep && !this.#examples) return false;
    this.#asideSpans.push({ start: line.start, end: line.end });
    return true;
  }

  #beginsTable(line: Line): boolean {
    if (!this.#table.begins(line, this.#next())) return false;
    this.#titleFromLeadIn();
    this.#close();
    this.#headerAllowed = false;
    this.#glossary.blank();
    this.#table.begin(line);
    return true;
  }

  /** The text of the line below, without the white space around it. */
  #next(): string {
    const newline = this.#text.indexOf('\n', this.#position);
    const end = newline < 0 ? this.#text.length : newline;
    return this.#position < end ? lineAt(this.#text, this.#position, end).text : '';
  }

  #blank(): void {
    const open = this.#open;
    const empty = open?.textStart === open?.textEnd;
    const waits = open && !open.closed && (empty || /:(?:\*\*|__)?$/.test(this.#lastOf(open)));
    if (waits) open.gap = true;
    else if (open?.field?.criteria && open.field.valueStart === open.field.valueEnd) return;
    else this.#endText();
    this.#glossary.blank();
  }

  #heading(line: Line): boolean {
    const inside = this.#open?.marked === true && line.indent > this.#open.indent;
    const heading = readHeading(line.text, !inside);
    if (heading) {
      const { markLength, titleStart, title } = heading;
      this.#close();
      if (markLength > 0) this.#push('HEADING_MARK', line.start, line.start + markLength);
      this.#title(line.start + titleStart, title);
      return true;
    }
    if (!this.#boldTitle(line)) {
      if (!line.text.endsWith(':') || !glossaryTitle.test(line.text.slice(0, -1))) return false;
      this.#close();
      this.#title(line.start, line.text.slice(0, -1));
    }
    return true;
  }

  /** `**Acceptance Scenarios**:` alone between others: a heading, unless it is a field or goes on with a sentence. */
  #boldTitle(line: Line): boolean {
    const open = this.#open;
    if (!isBoldTitle(line.text) || readLabel(line.text)) return false;
    if (open && !open.closed && (open.gap || !/[.!?]/.test(this.#lastOf(open).slice(-1)))) return false;
    if (open && readField(line.text)?.known) return false;
    this.#close();
    this.#title(line.start, line.text);
    return true;
  }

  #lastOf(open: OpenStatement): string {
    return this.#text.slice(Math.max(open.textStart, open.textEnd - 4), open.textEnd);
  }

  /** `Functional requirements:` right above labelled or bulleted statements is their title, not a statement. */
  #titleFromLeadIn(): void {
    const open = this.#open;
    if (!open || open.marked || open.closed) return;
    const before = this.#text.slice(open.textStart, open.textEnd);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = before.slice(lineStart).trim();
    if (!isLeadIn(line)) return;
    const start = open.textStart + before.indexOf(line, lineStart);
    const sentences = before.slice(0, lineStart).trimEnd();
    if (sentences !== '' && !/[.!?]$/.test(sentences)) return;
    open.textEnd = open.textStart + sentences.length;
    this.#flushText();
    this.#title(start, line.endsWith(':') ? line.slice(0, -1) : line);
  }

  #title(start: number, title: string): void {
    const plain = withoutMarks(title).replace(/:\s*$/, '').trim();
    this.#push('TITLE', start, start + title.length);
    this.#examples = false;
    this.#glossary.heading(glossaryTitle.test(plain), start);
    this.#corrections.heading(plain, start);
  }

  #header(line: Line): boolean {
    // What is open ends before the block begins, so that tokens stay in the order of the text.
    if (beginsGlossary(line) || beginsCorrections(line)) {
      this.#close();
      this.#glossary.finish(line.start);
      this.#corrections.finish(line.start);
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
    // In bold, a field is one below a blank line, too.
    const bold = /^[*_]/.test(line.text) && bulletLength(line.text) === 0;
    const below = bold || (field.known && bulletLength(line.text) === 0 && (!open.closed || open.field));
    if (!deeper && !below) return false;
    if (!field.known && !open.marked && !bold) return false;
    this.#flushText();
    this.#flushField();
    const name = { start: line.start + field.nameStart, end: line.start + field.nameEnd };
    this.#push('FIELD_NAME', name.start, name.end);
    const valueStart = line.start + field.valueStart;
    const criteria = /^acceptance/i.test(this.#text.slice(name.start, name.end));
    open.closed = true;
    open.field = {
      indent: line.indent,
      criteria,
      list: false,
      valueStart,
      valueEnd: Math.max(valueStart, line.end),
    };
    return true;
  }

  #fieldGoesOn(line: Line): boolean {
    const field = this.#open?.field;
    if (!field) return false;
    const empty = field.valueEnd === field.valueStart;
    const item = bulletLength(line.text) > 0 || (field.criteria && numbered.test(line.text));
    if (empty) field.list = item;
    const nextItem = item && field.list && line.indent === field.indent;
    if (line.indent <= field.indent && !nextItem) return false;
    if (empty) field.valueStart = line.start;
    field.valueEnd = line.end;
    return true;
  }

  /** Whether the line is more text of the open statement; takes it if so. */
  #goesOn(line: Line, bullet: Line | undefined): boolean {
    const open = this.#open;
    if (!open || open.closed) return false;
    if (open.textStart === open.textEnd) {
      open.gap = false;
      open.textStart = line.start;
      open.textEnd = line.end;
      return true;
    }
    const last = lastSign(this.#text, open);
    const deeper = line.indent > open.indent;
    if (bullet) {
      if (!bulletGoesOn(this.#text, open, line, bullet)) return false;
      open.gap = false;
    } else if (open.gap) {
      return false;
    } else if (open.marked && !deeper && /[.!?]/.test(last)) {
      if (!continuesScenario(this.#text, open.textStart, line.text)) return false;
    }
    open.textEnd = line.end;
    return true;
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
    for (const token of textTokens(this.#text, open)) this.#tokens.push(token);
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
