/** The language client: which documents it serves, how it starts the server, and that it keeps its messages to the log. */
import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClientOptions } from 'vscode-languageclient/node';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { builtInScheme, serverNodeFlags } from '../../../server/src/lsp/protocol.ts';
import { languages, SECTION } from '../ids.ts';
import { applyAndSave } from './apply-and-save.ts';

export interface ClientOptions {
  /** Path of the server's bundle. */
  readonly module: string;
  /** Folder for the bundle as V8 compiled it. */
  readonly codeCache: string;
  readonly log: vscode.LogOutputChannel;
  readonly errorHandler: ErrorHandler;
}

/** A client that is not started yet. */
export function createLanguageClient({
  module,
  codeCache,
  log,
  errorHandler,
}: ClientOptions): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: [
      ...servedSchemes().flatMap((scheme) =>
        Object.values(languages).map((language) => ({ scheme, language })),
      ),
      // For its `req` fences; the server looks for them before anything else.
      ...servedSchemes().map((scheme) => ({ scheme, language: 'markdown' })),
      { scheme: builtInScheme, language: languages.spark },
    ],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // In a workspace that is not trusted, the server works without a store.
    initializationOptions: { trusted: vscode.workspace.isTrusted },
    initializationFailedHandler: () => false,
    errorHandler,
    middleware: { workspace: { handleApplyEdit: applyAndSave } },
  };
  const env = { NODE_COMPILE_CACHE: codeCache };
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [...serverNodeFlags], env } };
  const debug = {
    ...server,
    options: { execArgv: [...serverNodeFlags, '--nolazy', '--inspect=6009'] },
  };
  return new QuietLanguageClient(SECTION, 'Spark DSL Factory', { run: server, debug }, options);
}

/**
 * Files, unsaved documents and whatever the workspace is made of; not our own proposals, nor what source control or a
 * chat shows of the past, whose findings would be noise.
 */
function servedSchemes(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)])];
}

/** Logs what went wrong and leaves it to the extension to say it once, in words, with what to do. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }
  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}
