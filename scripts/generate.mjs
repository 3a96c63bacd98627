#!/usr/bin/env node
/**
 * Makes `server/src/language/generated/`: the parsers of both grammars, and the prelude as a module, since nothing
 * below an edge may read files. Then makes what the factory is of its own documents (`generate-factory.ts`). Does nothing when no input changed since the last time. Language ids as arguments
 * (`generate.mjs spark`) leave the other grammars out, for as long as they do not work.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const configFile = join(root, 'langium-config.json');
const config = JSON.parse(readFileSync(configFile, 'utf8'));
const out = join(root, config.out);
const factory = join(root, 'server/factory');

const wanted = process.argv.slice(2);
const languages = config.languages.filter(
  ({ id, grammar }) => existsSync(join(root, grammar)) && (wanted.length === 0 || wanted.includes(id)),
);
const grammars = languages.map((language) => join(root, language.grammar));
const prelude = readdirSync(factory)
  .filter((name) => name.endsWith('.spark'))
  .sort();
const langiumPackage = join(root, 'node_modules/langium-cli/package.json');
const inputs = [
  fileURLToPath(import.meta.url),
  configFile,
  langiumPackage,
  ...grammars,
  ...prelude.map((name) => join(factory, name)),
];

const stamp = hashOf(inputs);
const stampFile = join(out, 'inputs.sha256');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) generate();
// What the factory is made of is read with the parser that was made just now.
if (wanted.length === 0 && (await import('./generate-factory.ts')).generateFactory(root))
  console.log('Generated server/src/factory/generated from the documents of the factory.');

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Works in a folder beside the target and swaps it in when all is well: langium-cli asks before it deletes. */
function generate() {
  const work = `${out}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'out'), { recursive: true });
  try {
    runLangium(work);
    eraseNamespaces(join(work, 'out', 'ast.ts'));
    writeFileSync(join(work, 'out', 'prelude.ts'), preludeModule());
    writeFileSync(join(work, 'out', 'inputs.sha256'), stamp);
    if (existsSync(out)) renameSync(out, join(work, 'old'));
    renameSync(join(work, 'out'), out);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(
    `Generated ${relative(root, out)} from ${grammars.length} grammars and ${prelude.length} definitions.`,
  );
}

function runLangium(work) {
  const moved = languages.map((language) => ({
    ...language,
    grammar: relative(work, join(root, language.grammar)),
  }));
  const workConfig = join(work, 'langium-config.json');
  writeFileSync(workConfig, JSON.stringify({ ...config, out: 'out', languages: moved }));
  const cli = join(dirname(langiumPackage), 'bin/langium.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate', '-f', workConfig], {
    cwd: work,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`${stdout}${stderr}\nThe grammars could not be generated: mend what is named above.`);
  }
}

/**
 * For more than one language langium-cli writes lists of names into namespaces, which type stripping cannot run.
 * Nothing uses them: they and the types made of them, down to the list of all node types, are left out.
 */
function eraseNamespaces(file) {
  const text = readFileSync(file, 'utf8');
  const first = text.search(/^export namespace /m);
  if (first < 0) return;
  const last = /^export type \w+AstType = [^\n]*\n/m.exec(text.slice(first));
  if (!last)
    throw new Error(`${file} is not laid out as expected: look at eraseNamespaces in scripts/generate.mjs.`);
  writeFileSync(file, text.slice(0, first) + text.slice(first + last.index + last[0].length));
}

function preludeModule() {
  const entries = prelude.map((name) => {
    const text = readFileSync(join(factory, name), 'utf8');
    return `  { uri: ${JSON.stringify(`spark-prelude:/${name}`)}, text: ${JSON.stringify(text)} },`;
  });
  return [
    '/** Made by scripts/generate.mjs from server/factory/*.spark: change those. */',
    'export const preludeSources: readonly { readonly uri: string; readonly text: string }[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}
