/** Read-only documents that exist only in the editor: proposals beside the current text, and reports. */
import * as vscode from 'vscode';
import { SCHEME } from '../ids.ts';
import { Recent } from './recent.ts';

export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** Kept when their tabs are closed, since going back in the history of editors opens them again. */
  readonly #texts = new Recent<string>(64);
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** The URI of a document with this text; the same `folder` and `name` give the same URI, with its text replaced. */
  put(folder: string, name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${folder}/${name}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
