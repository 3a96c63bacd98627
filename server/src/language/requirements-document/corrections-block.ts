/** Where corrections are written: behind those that are there, or in a block of their own at the end of the document. */
import type { Edit } from '../../base/span.ts';
import { correctionsTitle } from './corrections-scanner.ts';
import { scanLines } from './line-scanner.ts';
import type { ScanToken } from './scan.ts';
import { flavourOf, isRequirementsUri, visibleText } from './visible.ts';

/** Makes the edit that adds lines to the corrections of a document. */
export type AddCorrectionLines = (lines: readonly string[]) => readonly Edit[];

/** How lines are added to the corrections of a document, in the style that it has. Reads the text once, for many edits. */
export function addCorrectionLines(text: string, uri: string): AddCorrectionLines {
  const place = placeIn(text, uri);
  return (lines) => (lines.length === 0 ? [] : place(lines));
}

function placeIn(text: string, uri: string): AddCorrectionLines {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const visible = visibleText(text, flavourOf(uri));
  const { tokens } = scanLines(visible);
  const insert =
    (at: number, before: string, prefix: string, after = ''): AddCorrectionLines =>
    (lines) => {
      const written = lines.map((line) => `${newline}${prefix}${line}`).join('');
      return [{ span: { start: at, end: at }, newText: `${before}${written}${after}` }];
    };

  const last = tokens.findLast(({ name }) => name === 'CORRECTION');
  if (last) {
    const prefix = text.slice(visible.lastIndexOf('\n', last.start) + 1, last.start);
    return insert(endOfLine(visible, last.end), '', prefix);
  }
  const opening = tokens.findIndex(({ name }) => name === 'CORRECTIONS');
  const brace = tokens[opening + 1];
  if (opening >= 0 && brace?.name === 'OPEN') return insert(endOfLine(visible, brace.end), '', '  ');
  const title = tokens.find((token) => isCorrectionsTitle(token, visible));
  if (title) return insert(endOfLine(visible, title.end), newline, '- ');

  const end = visible.trimEnd().length;
  const gap = end === 0 ? '' : `${newline}${newline}`;
  const closing = /[\r\n]/.test(text.slice(end)) ? '' : newline;
  if (isRequirementsUri(uri) && uri.toLowerCase().endsWith('.md'))
    return insert(end, `${gap}${headingMark(tokens, visible)} Corrections${newline}`, '- ', closing);
  return insert(end, `${gap}corrections {`, '  ', `${newline}}${closing}`);
}

function isCorrectionsTitle({ name, start, end }: ScanToken, text: string): boolean {
  return name === 'TITLE' && correctionsTitle.test(text.slice(start, end));
}

/** The level of the other groups: the one below a title, if there is one. */
function headingMark(tokens: readonly ScanToken[], text: string): string {
  const marks = tokens
    .filter(({ name }) => name === 'HEADING_MARK')
    .map(({ start, end }) => text.slice(start, end));
  const tops = marks.filter((mark) => mark === '#').length;
  return tops > 1 || marks.length === 0 ? '#' : '##';
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' ? end - 1 : end;
}
