/**
 * Tables of Markdown and of Gherkin, cut into cells. What the columns mean is for `tables.ts` to say; here a table is a line of
 * cells above a line of dashes, or lines that begin and end with a bar.
 */
import type { Line, ScanToken } from './scan.ts';

/** More columns than this are no table. */
const mostColumns = 60;

/** Whether a line begins and ends with a bar: `| a | b |`. */
export function isFramedRow(text: string): boolean {
  return text.length > 2 && text.startsWith('|') && text.endsWith('|') && text[text.length - 2] !== '\\';
}

/** Whether a line is `|---|:--:|`, which makes a table of the line above. */
export function isDelimiterRow(text: string): boolean {
  return text.includes('-') && text.includes('|') && /^[|:\-\s]+$/.test(text);
}

/** Reads the table that is open, line by line. */
export class TableScanner {
  readonly #tokens: ScanToken[];
  #state: 'none' | 'head' | 'body' = 'none';
  #framed = false;

  constructor(tokens: ScanToken[]) {
    this.#tokens = tokens;
  }

  get open(): boolean {
    return this.#state !== 'none';
  }

  /** Whether `line`, with `next` below it, is the head of a table. */
  begins(line: Line, next: string): boolean {
    if (!line.text.includes('|')) return false;
    const delimited = isDelimiterRow(next) && !isDelimiterRow(line.text);
    return delimited || (isFramedRow(line.text) && isFramedRow(next));
  }

  /** Takes the head of a table. */
  begin(line: Line): void {
    this.#framed = isFramedRow(line.text);
    this.#cells(line, 'TABLE', 'COLUMN');
    this.#state = 'head';
  }

  /** Takes a row, or ends the table; says whether it took the line. */
  line(line: Line): boolean {
    const isRow = line.text !== '' && (this.#framed ? line.text.startsWith('|') : line.text.includes('|'));
    if (!isRow) this.#state = 'none';
    else if (this.#state === 'head' && isDelimiterRow(line.text)) this.#state = 'body';
    else {
      this.#cells(line, 'ROW', 'CELL');
      this.#state = 'body';
    }
    return isRow;
  }

  /** A cell's token begins at its bar, so that an empty cell has a place, too. */
  #cells(line: Line, first: ScanToken['name'], further: ScanToken['name']): void {
    const { text, start } = line;
    let from = 0;
    let count = 0;
    const cut = (to: number): void => {
      let end = to;
      while (end > from + 1 && /\s/.test(text[end - 1] ?? '')) end--;
      this.#tokens.push({ name: count === 0 ? first : further, start: start + from, end: start + end });
      count++;
      from = to;
    };
    for (let at = 1; at < text.length - 1; at++)
      if (text[at] === '|' && text[at - 1] !== '\\' && count < mostColumns - 1) cut(at);
    const last = text.endsWith('|') && text[text.length - 2] !== '\\' ? text.length - 1 : text.length;
    // The last bar belongs to the last cell's token, so that no character is outside of all.
    if (from < last || count === 0) cut(text.length);
  }
}

/** The place of what a cell says, without its bars and blanks; empty for an empty cell. */
export function cellContent(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  if (text[from] === '|') from++;
  if (to > from && text[to - 1] === '|' && text[to - 2] !== '\\') to--;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
