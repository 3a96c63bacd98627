/** The documents that ship with the factory, read-only: what the words of the prelude lead to. Their texts come from the server. */
import * as vscode from 'vscode';
import {
  type BuiltInDocumentParams,
  type BuiltInDocumentResult,
  builtInDocumentRequest,
  builtInScheme,
  workflowScheme,
} from '../../../server/src/lsp/protocol.ts';
import type { FactoryServer } from '../server/factory-server.ts';

export class BuiltInDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #registration: vscode.Disposable;

  constructor(server: FactoryServer) {
    this.#server = server;
    this.#registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(builtInScheme, this),
      vscode.workspace.registerTextDocumentContentProvider(workflowScheme, this),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const params: BuiltInDocumentParams = { uri: uri.toString() };
    const { text } = await this.#server.request<BuiltInDocumentResult>(builtInDocumentRequest, params, token);
    if (text === null) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
