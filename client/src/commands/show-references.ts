/** What a lens that counts uses does: the editor's own list of references. Not for people to call, and so not in the manifest. */
import * as vscode from 'vscode';
import { type ShowReferencesParams, showReferencesCommand } from '../../../server/src/lsp/protocol.ts';
import type { Deps } from './deps.ts';

export function registerShowReferences({ context, log }: Deps): void {
  const command = vscode.commands.registerCommand(showReferencesCommand, async (argument?: unknown) => {
    const params = readParams(argument);
    if (params === undefined) return;
    try {
      await vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(params.uri, true),
        positionOf(params.position),
        params.locations.map(
          ({ uri, range }) =>
            new vscode.Location(
              vscode.Uri.parse(uri, true),
              new vscode.Range(positionOf(range.start), positionOf(range.end)),
            ),
        ),
      );
    } catch (error) {
      log.warn(`References: ${String(error)}`);
    }
  });
  context.subscriptions.push(command);
}

/** Any extension may call with anything; what was not made by the server is left alone. */
function readParams(argument: unknown): ShowReferencesParams | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, position, locations }: Partial<ShowReferencesParams> = argument;
  if (typeof uri !== 'string' || position === undefined || !Array.isArray(locations)) return undefined;
  return { uri, position, locations };
}

function positionOf({ line, character }: ShowReferencesParams['position']): vscode.Position {
  return new vscode.Position(line, character);
}
