/** Selections in `.spark` documents that grow along the tree. */
import type { LangiumDocument } from 'langium';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsAt } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import { sparkDocumentOf } from './workspace.ts';

/** One chain for each position that was asked about. */
export function sparkSelectionRanges(
  document: LangiumDocument,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  const { textDocument } = document;
  const source = sparkDocumentOf(document);
  return positions.map((position) => {
    let chain: SelectionRange | undefined;
    for (const span of [...selectionsAt(source, textDocument.offsetAt(position))].reverse())
      chain = { range: rangeOf(textDocument, span), ...(chain ? { parent: chain } : {}) };
    return chain ?? { range: { start: position, end: position } };
  });
}
