/** *Open Example*: the packaged example as a file of the workspace, or as an unsaved document where there is none. */
import * as vscode from 'vscode';
import { commands, languages } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

const EXAMPLE = ['examples', 'clinic', 'clinic.req'] as const;

export function registerOpenExample(deps: Deps): void {
  registerCommand(deps, commands.openExample, vscode.l10n.t('Open Example'), async () => {
    const source = vscode.Uri.joinPath(deps.context.extensionUri, ...EXAMPLE);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const document =
      folder !== undefined && vscode.workspace.isTrusted
        ? await vscode.workspace.openTextDocument(await copy(source, folder))
        : await vscode.workspace.openTextDocument({
            language: languages.requirements,
            content: new TextDecoder().decode(await vscode.workspace.fs.readFile(source)),
          });
    await vscode.window.showTextDocument(document, { preview: false });
  });
}

/** The example in `folder`; one that is there already is left as it is. */
async function copy(source: vscode.Uri, folder: vscode.Uri): Promise<vscode.Uri> {
  const target = vscode.Uri.joinPath(folder, 'clinic.req');
  try {
    await vscode.workspace.fs.copy(source, target, { overwrite: false });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileExists') throw error;
  }
  return target;
}
