/** What *Teach: … means …* asks for, behind the light bulb. Not for people to call, and so not in the manifest. */
import * as vscode from 'vscode';
import { type TeachParams, teachCommand } from '../../../server/src/lsp/protocol.ts';
import { askCorrection } from './ask-correction.ts';
import { termsOf, writeCorrection } from './corrections.ts';
import type { Deps } from './deps.ts';

export function registerTeach(deps: Deps): void {
  const command = vscode.commands.registerCommand(teachCommand, async (argument?: unknown) => {
    const params = paramsIn(argument);
    if (params === undefined) return;
    const { uri, name, form } = params;
    try {
      const line = await askCorrection(deps.ui, vscode.l10n.t, await termsOf(deps, uri), form, name);
      if (line !== undefined) await writeCorrection(deps, uri, line);
    } catch (error) {
      deps.ui.error(
        vscode.l10n.t(
          '{0} was not taught: {1}',
          name,
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  });
  deps.context.subscriptions.push(command);
}

/** Any extension may call with anything; what was not made by the server is left alone. */
function paramsIn(argument: unknown): TeachParams | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, name, form }: Partial<TeachParams> = argument;
  if (typeof uri !== 'string' || typeof name !== 'string') return undefined;
  return form === 'same' || form === 'kind' || form === 'attribute' || form === 'rename'
    ? { uri, name, form }
    : undefined;
}
