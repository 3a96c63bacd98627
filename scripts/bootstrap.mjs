/**
 * Makes a bare clone ready: installs the locked packages when they are missing or older than the lockfile, and goes on
 * under the Node of the project (npm's `node` package) when the Node that npm started is too old. Node 20, no packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const projectNode = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.installed');

/** Installs what is missing, then makes sure that this process is the project's own Node; call it first. */
export function bootstrap() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed !== wanted) {
    console.error('Installing the packages of package-lock.json …');
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (status !== 0) fail('npm ci failed. Check that the npm registry can be reached, and try again.');
    writeFileSync(stamp, wanted);
  }
  process.env.PATH = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  if (Number(process.versions.node.split('.')[0]) >= 22) return;
  if (!existsSync(projectNode))
    fail('Node 22 or newer is needed, and the `node` package did not install one.');
  const { status } = spawnSync(projectNode, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}

/** Ends with a message that says what to do. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a Node script of the project and ends with its exit code if it fails. */
export function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
