/** References: of a statement, every place in a model that names it; of a term, every place in prose that speaks of it. */
import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { StatementText } from '../../model/requirements.ts';
import { locationOf } from '../place.ts';
import type { Traceability } from '../traceability.ts';
import { analysisOf } from './analysis.ts';
import { idReferenceAt, idReferencesIn } from './id-references.ts';
import { namesOfTerm, occurrencesIn, termAt } from './occurrences.ts';
import { statementIdAt } from './statement-at.ts';

export class RequirementsReferences implements ReferencesProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const offset = document.textDocument.offsetAt(position);
    const analysis = analysisOf(document);
    const statement = statementIdAt(analysis, offset) ?? idReferenceAt(analysis, offset)?.statement;
    if (statement)
      return statementReferences(this.#traceability, document, statement, context.includeDeclaration);
    const pointed = termAt(analysis, offset);
    if (!pointed) return [];
    const names = namesOfTerm(analysis, pointed);
    return this.#traceability
      .requirementDocuments()
      .flatMap((other) => occurrencesIn(other, names))
      .filter(({ defines }) => context.includeDeclaration || !defines)
      .map((place) => locationOf({ document: place.document.textDocument, span: place.span }));
  }
}

/** All places that name a statement; its own first, when it is asked for. */
export function statementReferences(
  traceability: Traceability,
  requirements: LangiumDocument,
  { id, idSpan, span }: StatementText,
  includeDeclaration: boolean,
): Location[] {
  const own = locationOf({ document: requirements.textDocument, span: idSpan ?? span });
  const within = idReferencesIn(analysisOf(requirements))
    .filter(({ statement }) => statement.id === id)
    .map((place) => locationOf({ document: requirements.textDocument, span: place.span }));
  const named = traceability
    .satisfiersOf(requirements.uri, id)
    .flatMap(({ document, element }) =>
      element.satisfies
        .filter((place) => place.id === id)
        .map((place) => locationOf({ document: document.textDocument, span: place.span })),
    );
  return [...(includeDeclaration ? [own] : []), ...within, ...named];
}
