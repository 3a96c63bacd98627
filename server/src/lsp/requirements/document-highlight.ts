/** Where else a document speaks of the term, or names the statement, under the cursor. */
import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { rangeOf } from '../place.ts';
import { analysisOf } from './analysis.ts';
import { idReferencesIn } from './id-references.ts';
import { namesOfTerm, occurrencesIn, termAt } from './occurrences.ts';
import { statementIdAt } from './statement-at.ts';

export class RequirementsHighlight implements DocumentHighlightProvider {
  getDocumentHighlight(
    document: LangiumDocument,
    { position }: DocumentHighlightParams,
  ): DocumentHighlight[] {
    const { textDocument } = document;
    const offset = textDocument.offsetAt(position);
    const analysis = analysisOf(document);
    const references = idReferencesIn(analysis);
    const statement =
      statementIdAt(analysis, offset) ??
      references.find(({ span }) => span.start <= offset && offset <= span.end)?.statement;
    if (statement)
      return [
        ...(statement.idSpan
          ? [{ range: rangeOf(textDocument, statement.idSpan), kind: DocumentHighlightKind.Write }]
          : []),
        ...references
          .filter((reference) => reference.statement === statement)
          .map(({ span }) => ({ range: rangeOf(textDocument, span), kind: DocumentHighlightKind.Read })),
      ];
    const pointed = termAt(analysis, offset);
    if (!pointed) return [];
    return occurrencesIn(document, namesOfTerm(analysis, pointed)).map(({ span, defines }) => ({
      range: rangeOf(textDocument, span),
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  }
}
