/**
 * *Import Requirements…*: documents of other tools as unsaved `.req` documents beside them. Nothing is written until the person
 * saves, so that looking costs nothing and undoing is the editor's own.
 */
import * as vscode from 'vscode';
import { type ImportParams, type ImportResult, importRequest } from '../../../server/src/lsp/protocol.ts';
import { commands, languages } from '../ids.ts';
import { fileName } from '../reports/markdown.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerImportRequirements(deps: Deps): void {
  const title = vscode.l10n.t('Import Requirements');
  registerCommand(deps, commands.importRequirements, title, async ({ uri }) => {
    const sources = uri === undefined ? await chosen(deps, title) : [vscode.Uri.parse(uri, true)];
    for (const source of sources) await importFile(deps, source);
  });
}

function chosen({ ui }: Deps, title: string): Promise<readonly vscode.Uri[]> {
  return ui.files(title, {
    [vscode.l10n.t('Requirements')]: ['md', 'reqif', 'reqifz', 'txt', 'csv', 'tsv', 'feature', 'xml'],
    [vscode.l10n.t('All Files')]: ['*'],
  });
}

async function importFile({ server, ui }: Deps, source: vscode.Uri): Promise<void> {
  const name = fileName(source.toString());
  const bytes = await vscode.workspace.fs.readFile(source);
  const params: ImportParams = { name, content: Buffer.from(bytes).toString('base64') };
  const result = await server.request<ImportResult>(importRequest, params);
  const document = await unsaved(source, result);
  await vscode.window.showTextDocument(document, { preview: false });
  ui.note(vscode.l10n.t('{0} was imported. Save the document to keep it.', name));
}

/** A document with the text, beside its source where there is no such file yet. */
async function unsaved(source: vscode.Uri, { name, text }: ImportResult): Promise<vscode.TextDocument> {
  const target = vscode.Uri.joinPath(source, '..', name);
  if (source.scheme !== 'file' || (await exists(target)) || isOpen(target))
    return vscode.workspace.openTextDocument({ language: languages.requirements, content: text });
  const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

/** Whether an earlier import of the same name is still unsaved. */
function isOpen(target: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => uri.path === target.path);
}
