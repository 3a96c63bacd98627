/**
 * From a `.spark` document back to its requirements: the ids in `satisfies [R7]` lead to the statements, in front of what
 * the language's own services answer.
 */
import type { LangiumDocument } from 'langium';
import type { DefinitionProvider, HoverProvider, ReferencesProvider } from 'langium/lsp';
import { linkOf, rangeOf } from './place.ts';
import { analysisOf } from './requirements/analysis.ts';
import { statementSummary } from './requirements/hover.ts';
import { statementReferences } from './requirements/references.ts';
import type { Traceability } from './traceability.ts';

/** Services of `.spark` documents that ids of statements go through first. */
export interface LinkedServices {
  readonly DefinitionProvider?: DefinitionProvider | undefined;
  readonly HoverProvider?: HoverProvider | undefined;
  readonly ReferencesProvider?: ReferencesProvider | undefined;
}

/** The services with the ids of statements linked. */
export function withRequirementsLinks(
  services: LinkedServices,
  traceability: Traceability,
): Required<LinkedServices> & object {
  const at = (document: LangiumDocument, position: { line: number; character: number }) =>
    traceability.statementAt(document, document.textDocument.offsetAt(position));
  return {
    DefinitionProvider: {
      getDefinition: (document, params, token) => {
        const hit = at(document, params.position);
        if (!hit) return services.DefinitionProvider?.getDefinition(document, params, token);
        if (!hit.found) return undefined;
        const { statement, document: requirements } = hit.found;
        const whole = { start: statement.idSpan?.start ?? statement.span.start, end: statement.span.end };
        const target = {
          document: requirements.textDocument,
          span: statement.idSpan ?? statement.span,
          whole,
        };
        return [linkOf({ document: document.textDocument, span: hit.named.span }, target)];
      },
    },
    HoverProvider: {
      getHoverContent: (document, params, token) => {
        const hit = at(document, params.position);
        if (!hit) return services.HoverProvider?.getHoverContent(document, params, token);
        const range = rangeOf(document.textDocument, hit.named.span);
        const value = hit.found
          ? statementSummary(analysisOf(hit.found.document).specification, hit.found.statement)
          : 'No requirement document of the workspace has a statement with this id.';
        return { contents: { kind: 'markdown', value }, range };
      },
    },
    ReferencesProvider: {
      findReferences: (document, params, token) => {
        const hit = at(document, params.position);
        if (!hit) return services.ReferencesProvider?.findReferences(document, params, token) ?? [];
        if (!hit.found) return [];
        const { statement, document: requirements } = hit.found;
        return statementReferences(traceability, requirements, statement, params.context.includeDeclaration);
      },
    },
  };
}
