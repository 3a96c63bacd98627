/**
 * Builds the bundles and packs `dist/<name>-<version>.vsix`, and holds it to what users get: no warning of vsce, under
 * 5 MB, under 60 files. Prints the path last, on standard output.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bootstrap, fail, root, run } from './bootstrap.mjs';

const largest = 5 * 1024 * 1024;
const mostFiles = 60;

bootstrap();
run('scripts/build.mjs');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const vsix = join(root, 'dist', `${manifest.name}-${manifest.version}.vsix`);

// Everything is in the bundles. Without a public repository there is no address to make the README's links absolute.
const options = ['package', '--no-dependencies', '--no-update-package-json', '--out', vsix];
if (!manifest.repository) options.push('--allow-missing-repository', '--no-rewrite-relative-links');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/@vscode/vsce/vsce'), ...options],
  { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
);
const output = `${stdout}${stderr}`;
if (status !== 0) fail(`vsce could not pack the extension:\n${output}`);
if (/\bwarning\b/i.test(output)) fail(`vsce warns; a release must pack without a warning:\n${output}`);

/** Number of files in a zip archive, from the end of its central directory (APPNOTE 4.3.16). */
function countFiles(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  return archive.readUInt16LE(end + 10);
}

const size = statSync(vsix).size;
const files = countFiles(readFileSync(vsix));
const measured = `${relative(root, vsix)} has ${(size / 1024 / 1024).toFixed(2)} MB and ${files} files`;
if (size >= largest) fail(`${measured}; it must stay under ${largest / 1024 / 1024} MB.\n${output}`);
if (files >= mostFiles) fail(`${measured}; it must stay under ${mostFiles} files.\n${output}`);
console.error(measured);
console.log(vsix);
