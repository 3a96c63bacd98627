/** From offsets to the lines and characters that editors and people count. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../base/span.ts';

/** Zero-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range of positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A function from spans of `text` to ranges. */
export function rangesIn(text: string): (span: Span) => Range {
  const document = TextDocument.create('', '', 0, text);
  return ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) });
}
