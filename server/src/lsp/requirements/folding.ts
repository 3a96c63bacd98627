/** Folding of `.req` documents: sections, statements with continuation lines or fields, glossaries, block comments. */
import type { AstNode, LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../base/span.ts';
import { analysisOf } from './analysis.ts';
import { outlineOf, type Section } from './outline.ts';

/** What folds when it has more than one line. */
const foldable: ReadonlySet<string> = new Set(['StatementEntry', 'Glossary', 'Corrections']);

export class RequirementsFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const { textDocument } = document;
    const analysis = analysisOf(document);
    const text = textDocument.getText();
    const sections = sectionSpans(outlineOf(analysis, text.length));
    const elements = analysis.file.elements.flatMap((element) =>
      foldable.has(element.$type) ? placeOf(element) : [],
    );
    return [
      ...[...sections, ...elements].flatMap((span) => fold(textDocument, text, span)),
      ...blockComments(text).flatMap((span) => fold(textDocument, text, span, FoldingRangeKind.Comment)),
    ];
  }
}

function sectionSpans({ sections }: Section): Span[] {
  return sections.flatMap((section) => [
    { start: section.span.start, end: section.end },
    ...sectionSpans(section),
  ]);
}

function placeOf({ $cstNode }: AstNode): Span[] {
  return $cstNode ? [{ start: $cstNode.offset, end: $cstNode.end }] : [];
}

/** Folds to the last line that is not blank. */
function fold(document: TextDocument, text: string, span: Span, kind?: FoldingRangeKind): FoldingRange[] {
  let end = span.end;
  while (end > span.start && /\s/.test(text[end - 1] ?? '')) end--;
  const startLine = document.positionAt(span.start).line;
  const endLine = document.positionAt(end).line;
  return endLine > startLine ? [{ startLine, endLine, ...(kind ? { kind } : {}) }] : [];
}

function blockComments(text: string): Span[] {
  const spans: Span[] = [];
  const opening = /^[ \t]*(\/\*|<!--)/gm;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const close = match[1] === '/*' ? '*/' : '-->';
    const end = text.indexOf(close, match.index + match[0].length);
    if (end < 0) break;
    spans.push({ start: match.index, end: end + close.length });
    opening.lastIndex = end;
  }
  return spans;
}
