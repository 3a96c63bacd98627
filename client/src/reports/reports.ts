/** Opens a report as a rendered page. */
import * as vscode from 'vscode';
import type { VirtualDocuments } from '../preview/virtual-documents.ts';

/** The editor's own Markdown support. */
const MARKDOWN = 'vscode.markdown-language-features';

/** Shows Markdown under a name; rendered, or as text where the editor's Markdown support is switched off. */
export async function showReport(
  documents: VirtualDocuments,
  name: string,
  markdown: string,
): Promise<vscode.Uri> {
  const uri = documents.put('reports', `${name}.md`, markdown);
  // Its commands are listed only once it has been woken, which the call does.
  if (vscode.extensions.getExtension(MARKDOWN))
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showTextDocument(uri, { preview: true });
  return uri;
}
