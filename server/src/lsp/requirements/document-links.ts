/** Links in `.req` documents: from ids in text and fields to their statements, and to the addresses that sources give. */
import type { LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { rangeOf } from '../place.ts';
import { analysisOf } from './analysis.ts';
import { idReferencesIn } from './id-references.ts';

/** Web addresses only: a document must not be able to make the editor run anything. */
const address = /\bhttps?:\/\/[^\s<>"'`)\]}]{1,2000}/gi;

export class RequirementsDocumentLinks implements DocumentLinkProvider {
  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const { textDocument } = document;
    const analysis = analysisOf(document);
    const ids = idReferencesIn(analysis).map(({ span, statement }) => {
      const { line, character } = textDocument.positionAt((statement.idSpan ?? statement.span).start);
      return {
        range: rangeOf(textDocument, span),
        target: `${textDocument.uri}#L${line + 1},${character + 1}`,
        tooltip: `${statement.id}: ${statement.text.slice(0, 120).replace(/\s+/g, ' ')}`,
      };
    });
    const addresses = [...analysis.text.matchAll(address)].map((match) => {
      const target = withoutFullStop(match[0]);
      return {
        range: rangeOf(textDocument, { start: match.index, end: match.index + target.length }),
        target,
      };
    });
    return [...ids, ...addresses];
  }
}

/** What ends a sentence is no part of an address. */
function withoutFullStop(address: string): string {
  let end = address.length;
  while (/[.,;:!?]/.test(address[end - 1] ?? '')) end--;
  return address.slice(0, end);
}
