/** Folding of `.spark` documents. */
import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { type Fold, foldsOf } from '../../language/spark/index.ts';
import { sparkDocumentOf } from './workspace.ts';

const kinds: Readonly<Record<NonNullable<Fold['kind']>, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
};

export class SparkFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const { textDocument } = document;
    return foldsOf(sparkDocumentOf(document)).flatMap(({ span, kind, closes }) => {
      const startLine = textDocument.positionAt(span.start).line;
      const endLine = textDocument.positionAt(span.end).line - (closes ? 1 : 0);
      return endLine > startLine ? [{ startLine, endLine, ...(kind ? { kind: kinds[kind] } : {}) }] : [];
    });
  }
}
