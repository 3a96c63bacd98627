/**
 * Makes `server/src/factory/generated/`: the definitions of the factory's own domains and workflows as data, and typed functions
 * that run their actions. Documents with findings, or with something that cannot be run, stop it.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Generates what is out of date. The parser and the prelude have to be there. */
export async function generateFactory(root) {
  const at = (pattern) => globSync(pattern, { cwd: root }).sort();
  const documents = ['domains', 'workflows'].flatMap((folder) => at(`server/factory/${folder}/**/*.spark`));
  const code = at('server/src/{base,model,dsl,language,emit}/**/*.ts');
  const stamp = hashOf(root, [...documents, ...code, 'scripts/generate-factory.mjs']);
  const out = join(root, 'server/src/factory/generated');
  const stampFile = join(out, 'inputs.sha256');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const files = { ...(await modulesOf(root, documents)), 'inputs.sha256': stamp };
  const work = `${out}.${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
    if (existsSync(out)) renameSync(out, `${work}.old`);
    renameSync(work, out);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(`${work}.old`, { recursive: true, force: true });
  }
  console.log(`Generated ${relative(root, out)} from ${documents.length} documents.`);
}

function hashOf(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

async function modulesOf(root, files) {
  const { parseSpark } = await import('../server/src/language/spark/parse.ts');
  const { createWorkspace } = await import('../server/src/language/spark/workspace.ts');
  const { checkIn } = await import('../server/src/language/spark/check.ts');
  const { readDefinitions } = await import('../server/src/language/definition/index.ts');
  const { wrappersOf } = await import('../server/src/emit/wrappers/index.ts');
  const documents = files.map((file) => parseSpark(readFileSync(join(root, file), 'utf8'), file));
  const workspace = createWorkspace(documents);
  const found = documents.flatMap((document) =>
    checkIn(workspace, document)
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map((finding) => placed(document, finding)),
  );
  const { definitions, problems } = readDefinitions(workspace);
  const unrunnable = problems.map((problem) => placed(workspace.find(problem.uri), problem));
  const complaints = [...found, ...unrunnable];
  if (complaints.length > 0)
    throw new Error(`The documents of the factory cannot be generated from:\n${complaints.join('\n')}`);
  return {
    'definitions.ts': definitionsModule(definitions),
    'wrappers.ts': wrappersOf(definitions, {
      name: 'Factory',
      doc: 'The resources of the factory, with a method for each action.',
      runtime: '../../runtime',
    }),
  };
}

function placed(document, { span, message }) {
  const line = document.text.slice(0, span.start).split('\n').length;
  return `${document.uri}:${line}: ${message}`;
}

function definitionsModule(definitions) {
  return [
    '/** The domains and workflows of the factory. Made by scripts/generate.mjs from server/factory/{domains,workflows}: change those. */',
    "import type { Definitions } from '../../model/definition/definitions.ts';",
    '',
    `export const definitions: Definitions = JSON.parse(${JSON.stringify(JSON.stringify(definitions))});`,
    '',
  ].join('\n');
}
