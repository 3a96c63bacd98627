/** Formatting of `.spark` documents: always the whole document, in the one canonical layout. */
import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type { DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { formatSpark } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import { sparkDocumentOf } from './workspace.ts';

export class SparkFormatter implements Formatter {
  readonly formatOnTypeOptions = undefined;

  formatDocument(document: LangiumDocument): TextEdit[] {
    const edit = changeOf(document);
    return edit ? [{ range: rangeOf(document.textDocument, edit.span), newText: edit.newText }] : [];
  }

  /** The layout of a part depends on what is around it, so that the whole document is formatted here, too. */
  formatDocumentRange(document: LangiumDocument, _params: DocumentRangeFormattingParams): TextEdit[] {
    return this.formatDocument(document);
  }

  formatDocumentOnType(): TextEdit[] {
    return [];
  }
}

/** One edit that leaves alone what is equal at the start and the end, so that the cursor stays where it is. */
function changeOf(document: LangiumDocument): { readonly span: Span; readonly newText: string } | undefined {
  const source = sparkDocumentOf(document);
  const before = source.text;
  const after = formatSpark(source);
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    span: { start, end: before.length - end },
    newText: after.slice(start, after.length - end),
  };
}
