/** The outline of a `.req` document: headings with their statements, and the glossary. */
import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import { rangeOf } from '../place.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { statementsOf } from './describe-document.ts';
import { outlineOf, type Section } from './outline.ts';
import { meanOf } from './scores.ts';

export class RequirementsSymbols implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const { textDocument } = document;
    const analysis = analysisOf(document);
    const root = outlineOf(analysis, textDocument.getText().length);
    const terms = analysis.document.glossary.map(({ term, definition, span }) =>
      symbol(textDocument, term || '…', definition, SymbolKind.Key, span, span),
    );
    return [...terms, ...contents(textDocument, analysis, root)].sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }
}

function contents(
  document: TextDocument,
  analysis: Analysis,
  { statements, sections }: Section,
): DocumentSymbol[] {
  return [
    ...statements.map((statement) => statementSymbol(document, statement)),
    ...sections.map((section) => ({
      ...symbol(
        document,
        section.title,
        detailOf(analysis, section),
        SymbolKind.Namespace,
        wholeOf(section),
        section.span,
      ),
      children: contents(document, analysis, section),
    })),
  ];
}

/** How many statements a group has, and how good they are. */
function detailOf(analysis: Analysis, section: Section): string {
  const statements = statementsOf(section);
  const quality = meanOf(analysis, statements);
  return quality === undefined ? '' : `${statements.length} · quality ${quality}`;
}

function wholeOf({ span, end }: Section): Span {
  return { start: span.start, end: Math.max(span.end, end) };
}

function statementSymbol(document: TextDocument, { id, idSpan, span, text }: StatementText): DocumentSymbol {
  const whole = { start: idSpan?.start ?? span.start, end: span.end };
  return symbol(document, id, summary(text), SymbolKind.String, whole, idSpan ?? span);
}

function summary(text: string): string {
  const line = text.slice(0, 120).replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function symbol(
  document: TextDocument,
  name: string,
  detail: string,
  kind: SymbolKind,
  whole: Span,
  selection: Span,
): DocumentSymbol {
  const selectionRange = rangeOf(document, selection);
  return { name, detail, kind, range: rangeOf(document, whole), selectionRange };
}
