/** The language server's services of requirement documents, one file each. */
import type { Module } from 'langium';
import type { LangiumServices, PartialLangiumServices } from 'langium/lsp';
import { requirementCodes } from '../../factory/documents/requirement-findings.ts';
import { requirementsCoreModule, suppressFixes } from '../../language/requirements-document/index.ts';
import { noCompletionParser } from '../completion-parser.ts';
import { FixProvider } from '../fixes.ts';
import type { Settings } from '../settings.ts';
import type { Traceability } from '../traceability.ts';
import { analysisOf } from './analysis.ts';
import { RequirementsCodeActions } from './code-actions.ts';
import { RequirementsCodeLens } from './code-lens.ts';
import { RequirementsCompletion } from './completion.ts';
import { RequirementsDefinition } from './definition.ts';
import { RequirementsHighlight } from './document-highlight.ts';
import { RequirementsDocumentLinks } from './document-links.ts';
import { RequirementsExports } from './exports.ts';
import { RequirementsFolding } from './folding.ts';
import { RequirementsHover } from './hover.ts';
import { RequirementsInlayHints } from './inlay-hints.ts';
import { NoReferenceDescriptions, NothingToLink } from './no-references.ts';
import { RequirementsReferences } from './references.ts';
import { RequirementsRename } from './rename.ts';
import { RequirementsSemanticTokens } from './semantic-tokens.ts';
import { RequirementsSymbols } from './symbols.ts';
import { RequirementsValidator } from './validator.ts';

/** What differs from Langium's defaults. */
export function requirementsModule(
  traceability: Traceability,
  settings: Settings,
): Module<LangiumServices, PartialLangiumServices> {
  return {
    parser: { ...requirementsCoreModule.parser, CompletionParser: noCompletionParser },
    references: {
      Linker: (services) => new NothingToLink(services),
      ScopeComputation: (services) => new RequirementsExports(services),
    },
    workspace: { ReferenceDescriptionProvider: (services) => new NoReferenceDescriptions(services) },
    validation: { DocumentValidator: () => new RequirementsValidator(settings) },
    lsp: {
      CodeActionProvider: () =>
        new RequirementsCodeActions(
          new FixProvider({
            diagnosticsOf: (document) => analysisOf(document).diagnostics,
            otherFixes: (document, diagnostic) => {
              const { document: read, text } = analysisOf(document);
              return requirementCodes.allowable.has(diagnostic.code)
                ? suppressFixes(read, text, diagnostic)
                : [];
            },
          }),
        ),
      CodeLensProvider: () => new RequirementsCodeLens(traceability, settings),
      CompletionProvider: () => new RequirementsCompletion(),
      DefinitionProvider: () => new RequirementsDefinition(traceability),
      DocumentHighlightProvider: () => new RequirementsHighlight(),
      DocumentLinkProvider: () => new RequirementsDocumentLinks(),
      DocumentSymbolProvider: () => new RequirementsSymbols(),
      FoldingRangeProvider: () => new RequirementsFolding(),
      HoverProvider: () => new RequirementsHover(traceability),
      InlayHintProvider: () => new RequirementsInlayHints(settings),
      ReferencesProvider: () => new RequirementsReferences(traceability),
      RenameProvider: () => new RequirementsRename(traceability),
      SemanticTokenProvider: () => new RequirementsSemanticTokens(),
    },
  };
}
