/** References of a statement: every place in a model that names it, and the statement itself. */
import type { LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { StatementText } from '../../model/requirements.ts';
import { locationOf } from '../place.ts';
import type { Traceability } from '../traceability.ts';
import { analysisOf } from './analysis.ts';
import { statementIdAt } from './statement-at.ts';

export class RequirementsReferences implements ReferencesProvider {
  readonly #traceability: Traceability;

  constructor(traceability: Traceability) {
    this.#traceability = traceability;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const offset = document.textDocument.offsetAt(position);
    const statement = statementIdAt(analysisOf(document), offset);
    return statement
      ? statementReferences(this.#traceability, document, statement, context.includeDeclaration)
      : [];
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
  const named = traceability
    .satisfiersOf(requirements.uri, id)
    .flatMap(({ document, element }) =>
      element.satisfies
        .filter((place) => place.id === id)
        .map((place) => locationOf({ document: document.textDocument, span: place.span })),
    );
  return includeDeclaration ? [own, ...named] : named;
}
