/** Where corrections are written: behind those that are there, or in a block of their own at the end of the document. */
import type { Edit } from '../../base/span.ts';
import { correctionsTitle } from './corrections-scanner.ts';
import { scanLines } from './line-scanner.ts';
import type { ScanToken } from './scan.ts';
import { flavourOf, isRequirementsUri, visibleText } from './visible.ts';

/** The edit that adds lines to the corrections of a document, in the style that it has. None when there are no lines. */
export function addCorrectionLines(text: string, uri: string, lines: readonly string[]): readonly Edit[] {
  if (lines.length === 0) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const visible = visibleText(text, flavourOf(uri));
  const { tokens } = scanLines(visible);
  const insert = (at: number, newText: string): readonly Edit[] => [
    { span: { start: at, end: at }, newText },
  ];

  const last = tokens.findLast(({ name }) => name === 'CORRECTION');
  if (last) {
    const start = visible.lastIndexOf('\n', last.start) + 1;
    const prefix = text.slice(start, last.start);
    return insert(endOfLine(visible, last.end), lines.map((line) => `${newline}${prefix}${line}`).join(''));
  }
  const opening = tokens.findIndex(({ name }) => name === 'CORRECTIONS');
  const brace = tokens[opening + 1];
  if (opening >= 0 && brace?.name === 'OPEN')
    return insert(endOfLine(visible, brace.end), lines.map((line) => `${newline}  ${line}`).join(''));
  const title = tokens.find((token) => isCorrectionsTitle(token, visible));
  if (title)
    return insert(
      endOfLine(visible, title.end),
      `${newline}${lines.map((line) => `${newline}- ${line}`).join('')}`,
    );

  const end = visible.trimEnd().length;
  const gap = end === 0 ? '' : `${newline}${newline}`;
  const closing = /[\r\n]/.test(text.slice(end)) ? '' : newline;
  if (isRequirementsUri(uri) && uri.toLowerCase().endsWith('.md'))
    return insert(
      end,
      `${gap}${headingMark(tokens, visible)} Corrections${newline}${lines.map((line) => `${newline}- ${line}`).join('')}${closing}`,
    );
  return insert(
    end,
    `${gap}corrections {${lines.map((line) => `${newline}  ${line}`).join('')}${newline}}${closing}`,
  );
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
