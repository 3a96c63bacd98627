/** The files of the workspace under test, as bytes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { internals, until } from './extension.ts';

/** The folder of the window. */
export function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri, 'The window has no folder.');
  return uri;
}

export const requirements = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'clinic.req');
export const model = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'clinic.spark');

/** Opens a document in the editor. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes all editors and leaves what was not saved behind. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Removes the model as a person would in the Explorer, and waits until the server knows. */
export async function removeModel(): Promise<void> {
  await closeAll();
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(model(), { ignoreIfNotExists: true });
  await vscode.workspace.applyEdit(edit);
  const { projects } = await internals();
  const gone = (): boolean => projects.overview.projects.every((project) => project.model === undefined);
  const asking = setInterval(() => void projects.refresh(), 100);
  try {
    await until('the model to be gone from the overview', gone);
  } finally {
    clearInterval(asking);
  }
}

/** The text on the disk; undefined when there is no such file. */
export async function onDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** A hash for each file of the folder, the store included, by path. */
export async function fingerprint(of: vscode.Uri = folder()): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, type] of await vscode.workspace.fs.readDirectory(of)) {
    const uri = vscode.Uri.joinPath(of, name);
    if (type === vscode.FileType.Directory) Object.assign(files, await fingerprint(uri));
    else
      files[uri.path] = createHash('sha256')
        .update(await vscode.workspace.fs.readFile(uri))
        .digest('hex');
  }
  return files;
}
