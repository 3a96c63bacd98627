/** Go to definition in `.req` documents: from a statement's id to what satisfies it, from another's to it, from a noun to its resource. */
import type { LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { linkOf, type Place } from '../place.ts';
import type { Satisfier, Traceability } from '../traceability.ts';
import { analysisOf } from './analysis.ts';
import { idReferenceAt } from './id-references.ts';
import { nounAt } from './nouns.ts';
import { statementAt, statementIdAt } from './statement-at.ts';

export class RequirementsDefinition implements DefinitionProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const { textDocument, uri } = document;
    const offset = textDocument.offsetAt(position);
    const analysis = analysisOf(document);
    const labelled = statementIdAt(analysis, offset);
    if (labelled?.idSpan) {
      const origin = { document: textDocument, span: labelled.idSpan };
      return links(origin, this.#traceability.satisfiersOf(uri, labelled.id));
    }
    const reference = idReferenceAt(analysis, offset);
    if (reference) {
      const { idSpan, span } = reference.statement;
      const target = {
        document: textDocument,
        span: idSpan ?? span,
        whole: { start: (idSpan ?? span).start, end: span.end },
      };
      return [linkOf({ document: textDocument, span: reference.span }, target)];
    }
    if (!statementAt(analysis, offset)) return undefined;
    const noun = nounAt(analysis, analysis.text, offset);
    if (!noun) return undefined;
    const origin = { document: textDocument, span: noun.span };
    const term = noun.term ? [linkOf(origin, { document: textDocument, span: noun.term.span })] : [];
    const resources = noun.entity ? this.#traceability.elementsNamed(uri, noun.entity.name) : [];
    return [...term, ...links(origin, resources)];
  }
}

function links(origin: Place, satisfiers: readonly Satisfier[]): LocationLink[] {
  return satisfiers.map(({ document, element }) =>
    linkOf(origin, { document: document.textDocument, span: element.nameSpan, whole: element.span }),
  );
}
