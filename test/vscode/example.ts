/** Examples as workspaces for one test run. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { root } from './editor/installation.ts';

/** Copies the requirements to `folder`, without what may have been generated from them in the checkout. */
export function copyExample(folder: string): void {
  cpSync(path.join(root, 'examples/clinic'), folder, {
    recursive: true,
    filter: (file) => !/\.spark(?:-factory)?$/.test(file),
  });
}

/** Copies a small language, forms, with its documents to `folder`. */
export function copyLanguage(folder: string): void {
  cpSync(path.join(root, 'examples/languages/form'), folder, { recursive: true });
}
