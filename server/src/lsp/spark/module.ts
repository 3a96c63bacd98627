/** The language server's services of `.spark` documents, one file each. */
import type { LangiumSharedCoreServices, Module } from 'langium';
import type {
  LangiumServices,
  LangiumSharedServices,
  PartialLangiumServices,
  PartialLangiumSharedServices,
} from 'langium/lsp';
import { sparkCoreModule } from '../../language/spark/index.ts';
import { FixProvider } from '../fixes.ts';
import { SparkCompletion } from './completion.ts';
import { SparkFormatter } from './formatter.ts';
import { SparkHover } from './hover.ts';
import { SparkIndexManager } from './index-manager.ts';
import { SparkDefinition, SparkReferences } from './navigation.ts';
import { SparkRename } from './rename.ts';
import { SparkSemanticTokens } from './semantic-tokens.ts';
import { SparkExports, SparkSymbols } from './symbols.ts';
import { SparkValidator } from './validator.ts';
import { SparkDocuments } from './workspace.ts';

/** What the language needs of the services that all languages share. */
export const sparkSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  workspace: { IndexManager: (services) => new SparkIndexManager(services) },
};

/** What differs from Langium's defaults. */
export function sparkModule(
  shared: LangiumSharedCoreServices,
): Module<LangiumServices, PartialLangiumServices> {
  const documents = new SparkDocuments(shared);
  return {
    parser: sparkCoreModule.parser ?? {},
    references: { ScopeComputation: (services) => new SparkExports(services) },
    validation: { DocumentValidator: () => new SparkValidator(documents) },
    lsp: {
      CodeActionProvider: () => new FixProvider((document) => documents.diagnosticsOf(document)),
      CompletionProvider: () => new SparkCompletion(documents),
      DefinitionProvider: () => new SparkDefinition(documents),
      DocumentSymbolProvider: () => new SparkSymbols(documents),
      Formatter: () => new SparkFormatter(),
      HoverProvider: () => new SparkHover(documents),
      ReferencesProvider: () => new SparkReferences(documents),
      RenameProvider: () => new SparkRename(documents),
      SemanticTokenProvider: () => new SparkSemanticTokens(documents),
    },
  };
}
