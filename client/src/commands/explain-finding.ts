/** What explains a kind of finding, behind the light bulb: its page, rendered. Not for people to call, and so not in the manifest. */
import * as vscode from 'vscode';
import {
  type BuiltInDocumentParams,
  type BuiltInDocumentResult,
  builtInDocumentRequest,
  type ExplainFindingParams,
  explainFindingCommand,
  findingPageUri,
} from '../../../server/src/lsp/protocol.ts';
import { showReport } from '../reports/reports.ts';
import type { Deps } from './deps.ts';

export function registerExplainFinding({ context, documents, log, server }: Deps): void {
  const command = vscode.commands.registerCommand(explainFindingCommand, async (argument?: unknown) => {
    const code = codeIn(argument);
    if (code === undefined) return;
    const params: BuiltInDocumentParams = { uri: findingPageUri(code) };
    try {
      const { text } = await server.request<BuiltInDocumentResult>(builtInDocumentRequest, params);
      if (text !== null) await showReport(documents, code.replace('/', ' '), text);
    } catch (error) {
      log.warn(`Explanation of ${code}: ${String(error)}`);
    }
  });
  context.subscriptions.push(command);
}

/** Any extension may call with anything; what was not made by the server is left alone. */
function codeIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { code }: Partial<ExplainFindingParams> = argument;
  return typeof code === 'string' ? code : undefined;
}
