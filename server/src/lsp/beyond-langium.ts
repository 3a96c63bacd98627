/** What LSP has and Langium has no service for: selections that grow, and lenses that are worked out when they are seen. */
import { DocumentState, type LangiumCoreServices, URI } from 'langium';
import {
  createRequestHandler,
  DefaultLanguageServer,
  type LangiumServices,
  type LangiumSharedServices,
} from 'langium/lsp';
import type {
  CodeLens,
  Connection,
  InitializeParams,
  InitializeResult,
  SelectionRange,
  SelectionRangeParams,
} from 'vscode-languageserver';
import { requirementsSelectionRanges } from './requirements/selection-ranges.ts';
import { teachKind } from './requirements/teach.ts';
import { codeActionKinds } from './spark/code-actions.ts';
import { SparkCodeLens } from './spark/code-lens.ts';
import { sparkSelectionRanges } from './spark/selection-ranges.ts';

/** Langium's server, which tells the client of these, too. */
export class FactoryLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const { capabilities, ...rest } = super.buildInitializeResult(params);
    return {
      ...rest,
      capabilities: {
        ...capabilities,
        selectionRangeProvider: true,
        codeActionProvider: { codeActionKinds: [...codeActionKinds, teachKind] },
        ...(capabilities.codeLensProvider ? { codeLensProvider: { resolveProvider: true } } : {}),
      },
    };
  }
}

/** Answers the requests. */
export function registerBeyondLangium(connection: Connection, shared: LangiumSharedServices): void {
  connection.onSelectionRanges(
    createRequestHandler<SelectionRangeParams, SelectionRange[]>(
      (_, document, params) =>
        document.textDocument.languageId === 'spark'
          ? sparkSelectionRanges(document, params)
          : requirementsSelectionRanges(document, params),
      shared,
      DocumentState.Parsed,
    ),
  );
  connection.onCodeLensResolve((lens): CodeLens => {
    const data: { readonly uri?: unknown } | undefined = lens.data;
    const uri = typeof data?.uri === 'string' ? URI.parse(data.uri) : undefined;
    if (!uri || !shared.ServiceRegistry.hasServices(uri)) return lens;
    const services: LangiumCoreServices & Partial<Pick<LangiumServices, 'lsp'>> =
      shared.ServiceRegistry.getServices(uri);
    const provider = services.lsp?.CodeLensProvider;
    return provider instanceof SparkCodeLens ? provider.resolve(lens) : lens;
  });
}
