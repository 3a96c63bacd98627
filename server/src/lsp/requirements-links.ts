/**
 * From a `.spark` document back to its requirements: the ids in `satisfies [R7]` lead to the statements, in front of what
 * the language's own services answer.
 */
import type { LangiumDocument, Module } from 'langium';
import type {
  DefinitionProvider,
  HoverProvider,
  LangiumServices,
  PartialLangiumServices,
  ReferencesProvider,
} from 'langium/lsp';
import type { Hover, Position } from 'vscode-languageserver';
import { linkOf, rangeOf } from './place.ts';
import { analysisOf } from './requirements/analysis.ts';
import { statementSummary } from './requirements/describe-statement.ts';
import { plain } from './requirements/markdown.ts';
import { statementReferences } from './requirements/references.ts';
import type { FoundStatement, NamedStatement, Traceability } from './traceability.ts';

/** The language's own services, asked wherever there is no id of a statement. */
interface Own {
  readonly DefinitionProvider?: DefinitionProvider;
  readonly HoverProvider?: HoverProvider;
  readonly ReferencesProvider?: ReferencesProvider;
}

/** A module that puts the links in front of the services. */
export function withRequirementsLinks(
  own: Own,
  traceability: Traceability,
): Module<LangiumServices, PartialLangiumServices> {
  const named: Lookup = (document, { position }) =>
    traceability.statementAt(document, document.textDocument.offsetAt(position));
  return {
    lsp: {
      DefinitionProvider: () => linkedDefinition(own.DefinitionProvider, named),
      HoverProvider: () => linkedHover(own.HoverProvider, named, traceability),
      ReferencesProvider: () => linkedReferences(own.ReferencesProvider, named, traceability),
    },
  };
}

type Lookup = (document: LangiumDocument, params: { position: Position }) => NamedStatement | undefined;

function linkedDefinition(own: DefinitionProvider | undefined, named: Lookup): DefinitionProvider {
  return {
    getDefinition: (document, params, token) => {
      const hit = named(document, params);
      if (!hit) return own?.getDefinition(document, params, token);
      if (!hit.found) return undefined;
      const { statement, document: requirements } = hit.found;
      const span = statement.idSpan ?? statement.span;
      const whole = { start: span.start, end: statement.span.end };
      const origin = { document: document.textDocument, span: hit.span };
      return [linkOf(origin, { document: requirements.textDocument, span, whole })];
    },
  };
}

/** How many statements the hover of an element quotes; the others are counted. */
const quoted = 4;

function linkedHover(
  own: HoverProvider | undefined,
  named: Lookup,
  traceability: Traceability,
): HoverProvider {
  return {
    getHoverContent: async (document, params, token) => {
      const hit = named(document, params);
      if (!hit) {
        const hover = await own?.getHoverContent(document, params, token);
        const offset = document.textDocument.offsetAt(params.position);
        const reasons = traceability.reasonsAt(document, offset) ?? [];
        return hover && reasons.length > 0 ? withReasons(hover, reasons) : hover;
      }
      const value = hit.found
        ? statementSummary(analysisOf(hit.found.document).specification, hit.found.statement)
        : 'No requirement document of the workspace has a statement with this id.';
      return { contents: { kind: 'markdown', value }, range: rangeOf(document.textDocument, hit.span) };
    },
  };
}

/** A hover of the language, with the statements that asked for the element quoted below it. */
function withReasons(hover: Hover, reasons: readonly FoundStatement[]): Hover {
  const { contents } = hover;
  if (typeof contents === 'string' || Array.isArray(contents) || !('kind' in contents)) return hover;
  const quotes = reasons
    .slice(0, quoted)
    .map(({ statement: { id, text } }) => `- **${plain(id)}** ${plain(text.replaceAll(/\s+/g, ' '))}`);
  if (reasons.length > quoted) quotes.push(`- and ${reasons.length - quoted} more`);
  return {
    ...hover,
    contents: { kind: 'markdown', value: `${contents.value}\n\nAsked for by\n\n${quotes.join('\n')}` },
  };
}

function linkedReferences(
  own: ReferencesProvider | undefined,
  named: Lookup,
  traceability: Traceability,
): ReferencesProvider {
  return {
    findReferences: (document, params, token) => {
      const hit = named(document, params);
      if (!hit) return own?.findReferences(document, params, token) ?? [];
      if (!hit.found) return [];
      const { statement, document: requirements } = hit.found;
      return statementReferences(traceability, requirements, statement, params.context.includeDeclaration);
    },
  };
}
