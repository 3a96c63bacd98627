/**
 * Whether there is anything for the server to do. Ordinary Markdown wakes the extension, for requirements may stand in its fences;
 * where none do, no process is started for it.
 */
import * as vscode from 'vscode';
import { languages, ownSchemes } from '../ids.ts';
import { mayHoldRequirements } from './requirement-fence.ts';

const own: ReadonlySet<string> = new Set(Object.values(languages));

/**
 * Calls `start` as soon as a document of the factory's languages, or Markdown with a fence of requirements, is open, or the workspace
 * has such a file. Without any Markdown in sight it was one of these that woke the extension, and nobody has to look.
 */
export function whenNeeded(start: () => void): vscode.Disposable {
  const open = vscode.workspace.textDocuments;
  if (open.some(isOurs) || !open.some(isMarkdown)) {
    start();
    return new vscode.Disposable(() => {});
  }
  const begin = (): void => {
    watching.dispose();
    start();
  };
  const look = (document: vscode.TextDocument): void => {
    if (isOurs(document)) begin();
  };
  const watching = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  void vscode.workspace
    .findFiles('**/*.{req,req.md,spark}', '**/node_modules/**', 1)
    .then((found) => found.length > 0 && begin());
  return watching;
}

function isMarkdown({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && !ownSchemes.has(uri.scheme);
}

function isOurs(document: vscode.TextDocument): boolean {
  if (own.has(document.languageId)) return true;
  return isMarkdown(document) && mayHoldRequirements(document.getText());
}
