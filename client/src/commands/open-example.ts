/** *Open Example*: a packaged example as files of the workspace, or as unsaved documents where there is none. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { type Example, examples } from './examples.ts';
import { registerCommand } from './register.ts';

export function registerOpenExample(deps: Deps): void {
  registerCommand(deps, commands.openExample, vscode.l10n.t('Open Example'), async ({ example: id }) => {
    const known = examples();
    const items = known.map((value) => ({ label: value.label, description: value.description, value }));
    const example =
      known.find((each) => each.id === id) ??
      (await deps.ui.pick(vscode.l10n.t('Which example do you want to look at?'), items));
    if (example === undefined) return;
    const source = vscode.Uri.joinPath(deps.context.extensionUri, ...example.source.split('/'));
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    await show(
      folder !== undefined && vscode.workspace.isTrusted
        ? await copied(example, source, folder)
        : await unsaved(example, source),
    );
  });
}

/** The documents to begin with, side by side, the last of them with the cursor. */
async function show(documents: readonly vscode.TextDocument[]): Promise<void> {
  for (const [index, document] of documents.entries())
    await vscode.window.showTextDocument(document, {
      preview: false,
      viewColumn: index === 0 ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
    });
}

/** The example in `workspace`; files that are there already are left as they are. */
async function copied(
  { files, shown, folder }: Example,
  source: vscode.Uri,
  workspace: vscode.Uri,
): Promise<readonly vscode.TextDocument[]> {
  const target = folder === undefined ? workspace : vscode.Uri.joinPath(workspace, folder);
  if (folder !== undefined) await vscode.workspace.fs.createDirectory(target);
  for (const file of files)
    try {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(source, file), vscode.Uri.joinPath(target, file), {
        overwrite: false,
      });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileExists') throw error;
    }
  return Promise.all(
    shown.map(async (file) => vscode.workspace.openTextDocument(vscode.Uri.joinPath(target, file))),
  );
}

/** What means something on its own, as unsaved documents; those to begin with. */
async function unsaved(example: Example, source: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
  const { language, shown } = example;
  const opened: vscode.TextDocument[] = [];
  for (const file of example.unsaved) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(source, file));
    const content = new TextDecoder().decode(bytes);
    const document = await vscode.workspace.openTextDocument({ language, content });
    if (shown.includes(file)) opened.push(document);
  }
  return opened;
}
