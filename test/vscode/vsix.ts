/** The packaged extension: made by `scripts/package.mjs` and installed as a user would install it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './editor/installation.ts';
import { runServer } from './editor/server.ts';

/** The VSIX that `VSIX` names, or else a new one from the sources as they are. */
export function packageExtension(): string {
  const { VSIX: given } = process.env;
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`VSIX names ${given}, which does not exist.`);
    return path.resolve(given);
  }
  const made = spawnSync(process.execPath, [path.join(root, 'scripts/package.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const vsix = made.stdout.trim().split('\n').at(-1) ?? '';
  if (made.status !== 0 || !existsSync(vsix)) throw new Error('The extension could not be packaged.');
  return vsix;
}

/** Installs a VSIX into an extensions directory that any editor can be started with. */
export async function installExtension(vsix: string, extensions: string, userData: string): Promise<void> {
  let output = '';
  const code = await runServer({
    userData,
    extensions,
    options: [`--install-extension=${vsix}`],
    log: (text) => {
      output += text;
    },
  });
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${output}`);
}
