/** The language server's services of `.spark` documents, one file each. */
import type { LangiumSharedCoreServices, Module } from 'langium';
import type {
  LangiumServices,
  LangiumSharedServices,
  PartialLangiumServices,
  PartialLangiumSharedServices,
} from 'langium/lsp';
import { sparkCoreModule } from '../../language/spark/index.ts';
import { FactoryLanguageServer } from '../beyond-langium.ts';
import { noCompletionParser } from '../completion-parser.ts';
import { FlatDocuments } from '../flat-documents.ts';
import type { Settings } from '../settings.ts';
import { SparkCallHierarchy } from './call-hierarchy.ts';
import { SparkCodeActions } from './code-actions.ts';
import { SparkCodeLens } from './code-lens.ts';
import { SparkCompletion } from './completion.ts';
import { SparkDocumentBuilder } from './document-builder.ts';
import { SparkDocumentLinks } from './document-links.ts';
import { SparkExports } from './exports.ts';
import { SparkFolding } from './folding.ts';
import { SparkFormatter } from './formatter.ts';
import { SparkHover } from './hover.ts';
import { SparkInlayHints } from './inlay-hints.ts';
import { SparkDefinition, SparkReferences } from './navigation.ts';
import { SparkOccurrences } from './occurrences.ts';
import { SparkRename } from './rename.ts';
import { SparkSemanticTokens } from './semantic-tokens.ts';
import { SparkSignatureHelp } from './signature-help.ts';
import { SparkSymbols } from './symbols.ts';
import { SparkValidator } from './validator.ts';
import { WordMatcher } from './word-matcher.ts';
import { sparkDocuments } from './workspace.ts';
import { FactoryWorkspaceSymbols } from './workspace-symbols.ts';

/** What the language needs of the services that all languages share. */
export const sparkSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  lsp: {
    LanguageServer: (services) => new FactoryLanguageServer(services),
    FuzzyMatcher: () => new WordMatcher(),
    WorkspaceSymbolProvider: (services) => new FactoryWorkspaceSymbols(services),
  },
  workspace: {
    DocumentBuilder: (services) => new SparkDocumentBuilder(services),
    LangiumDocuments: (services) => new FlatDocuments(services),
  },
};

/** What differs from Langium's defaults. Without settings, every one has its default. */
export function sparkModule(
  shared: LangiumSharedCoreServices,
  settings: Pick<Settings, 'get'> = { get: async (_, fallback) => fallback },
): Module<LangiumServices, PartialLangiumServices> {
  const documents = sparkDocuments(shared);
  return {
    parser: { ...sparkCoreModule.parser, CompletionParser: noCompletionParser },
    references: { ScopeComputation: () => new SparkExports() },
    validation: { DocumentValidator: () => new SparkValidator(documents) },
    lsp: {
      CallHierarchyProvider: () => new SparkCallHierarchy(documents),
      CodeActionProvider: (services) => new SparkCodeActions(documents, services.shared.lsp.LanguageServer),
      CodeLensProvider: () => new SparkCodeLens(documents, settings),
      CompletionProvider: (services) => new SparkCompletion(documents, services.shared.lsp.LanguageServer),
      DefinitionProvider: () => new SparkDefinition(documents),
      DocumentHighlightProvider: () => new SparkOccurrences(documents),
      DocumentLinkProvider: () => new SparkDocumentLinks(documents),
      DocumentSymbolProvider: () => new SparkSymbols(documents),
      FoldingRangeProvider: () => new SparkFolding(),
      Formatter: () => new SparkFormatter(),
      HoverProvider: () => new SparkHover(documents),
      InlayHintProvider: () => new SparkInlayHints(documents, settings),
      ReferencesProvider: () => new SparkReferences(documents),
      RenameProvider: (services) => new SparkRename(documents, services.shared.lsp.LanguageServer),
      SemanticTokenProvider: () => new SparkSemanticTokens(documents),
      SignatureHelp: () => new SparkSignatureHelp(documents),
    },
  };
}
