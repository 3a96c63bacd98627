/** Opens a report as a rendered page. */
import * as vscode from 'vscode';
import type { VirtualDocuments } from '../preview/virtual-documents.ts';

/** Shows Markdown under a name; rendered, or as text where the editor's Markdown support is switched off. */
export async function showReport(
  documents: VirtualDocuments,
  name: string,
  markdown: string,
): Promise<vscode.Uri> {
  const uri = documents.put('reports', `${name}.md`, markdown);
  const known = await vscode.commands.getCommands(true);
  if (known.includes('markdown.showPreview'))
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showTextDocument(uri, { preview: true });
  return uri;
}
