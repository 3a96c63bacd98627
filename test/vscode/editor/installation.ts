/**
 * Where the editors are that `scripts/install-editor.mjs` installed, and the folders of `.vscode-test/` that tests write to.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');
export const home = path.join(root, '.vscode-test');

export interface Installation {
  /** Executable of the desktop VS Code; absent where it cannot be downloaded or shown. */
  readonly desktop?: string;
  /** `server-main.js` of the VS Code server that code-server carries. */
  readonly server: string;
  /** Executable of Chromium or Chrome. */
  readonly chromium: string;
}

/** Reads `.vscode-test/editor.json`. Throws, saying what to run, when there is none or a part was removed since. */
export function readInstallation(): Installation {
  const file = path.join(home, 'editor.json');
  const install = 'Run `node scripts/install-editor.mjs` first.';
  if (!existsSync(file)) throw new Error(`No editor is installed for the tests. ${install}`);
  const found = JSON.parse(readFileSync(file, 'utf8')) as Installation;
  for (const part of [found.server, found.chromium]) {
    if (!existsSync(part)) throw new Error(`${part} is gone. ${install}`);
  }
  return found;
}
