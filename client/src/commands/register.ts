/** Registers commands so that none of them ever throws: each ends with its work done, or with words and a way on. */
import * as vscode from 'vscode';
import { type CommandId, commands } from '../ids.ts';
import { ServerUnavailable } from '../server/factory-server.ts';
import type { Choice } from '../ui.ts';
import { type Argument, readArgument } from './argument.ts';
import type { Deps } from './deps.ts';

/** Registers `run` as the command `id`; `title` is what its messages call it. */
export function registerCommand(
  deps: Deps,
  id: CommandId,
  title: string,
  run: (argument: Argument) => Promise<void> | void,
): void {
  const command = vscode.commands.registerCommand(id, async (argument?: unknown) => {
    try {
      await run(readArgument(argument));
    } catch (error) {
      explain(deps, title, error);
    }
  });
  deps.context.subscriptions.push(command);
}

function explain({ ui, log }: Deps, title: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) {
    ui.note(vscode.l10n.t('{0} was cancelled. Nothing was changed.', title));
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  log.error(`${title}: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
  const choices = [runs(vscode.l10n.t('Show Output'), commands.showOutput)];
  if (error instanceof ServerUnavailable)
    choices.unshift(runs(vscode.l10n.t('Restart Server'), commands.restartServer));
  ui.error(vscode.l10n.t('{0} did not work: {1}', title, reason), ...choices);
}

/** A button that runs a command. */
export function runs(title: string, command: string, ...args: readonly unknown[]): Choice {
  return { title, run: () => vscode.commands.executeCommand(command, ...args) };
}

/** Whether the workspace is trusted; when not, says why `title` is not done. Reading and checking need no trust. */
export function trusted({ ui }: Deps, title: string): boolean {
  if (vscode.workspace.isTrusted) return true;
  ui.warn(
    vscode.l10n.t(
      '{0} writes files, which Restricted Mode does not allow. Trust the workspace to use it.',
      title,
    ),
    runs(vscode.l10n.t('Manage Workspace Trust'), 'workbench.trust.manage'),
  );
  return false;
}
