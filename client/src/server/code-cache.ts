/** Where Node keeps the server's code as V8 compiled it, so that the next start need not compile it again. */
import * as vscode from 'vscode';

/** The folder of this version of the extension. */
export function codeCacheOf({ globalStorageUri, extension }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'code-cache', String(extension.packageJSON.version));
}

/** Removes what other versions left beside a folder. */
export async function removeOthers(folder: vscode.Uri): Promise<void> {
  const all = vscode.Uri.joinPath(folder, '..');
  const { fs } = vscode.workspace;
  const names = await fs.readDirectory(all).then(
    (entries) => entries.map(([name]) => name),
    // None is there before the first start.
    () => [],
  );
  for (const name of names) {
    const other = vscode.Uri.joinPath(all, name);
    if (other.path !== folder.path) await fs.delete(other, { recursive: true });
  }
}
