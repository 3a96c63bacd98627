/** Between spans (offsets, as engines count) and ranges (lines and characters, as LSP counts), for one document. */
import type { Location, LocationLink, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../base/span.ts';

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function spanOf(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Whether an offset is within a span or right after it, where a cursor on the word may stand. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** A place in a document: something to point to. */
export interface Place {
  readonly document: TextDocument;
  /** What is highlighted. */
  readonly span: Span;
  /** What belongs to it; the span itself when absent. */
  readonly whole?: Span;
}

export function locationOf({ document, span }: Place): Location {
  return { uri: document.uri, range: rangeOf(document, span) };
}

export function linkOf(origin: Place, target: Place): LocationLink {
  return {
    originSelectionRange: rangeOf(origin.document, origin.span),
    targetUri: target.document.uri,
    targetRange: rangeOf(target.document, target.whole ?? target.span),
    targetSelectionRange: rangeOf(target.document, target.span),
  };
}
