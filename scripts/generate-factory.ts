/**
 * Makes `server/src/factory/generated/`: the definitions of the factory's own domains and workflows as data, and typed functions
 * that run their actions. Documents with findings, or with something that cannot be run, stop it.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Span } from '../server/src/base/span.ts';
import { wrappersOf } from '../server/src/emit/wrappers/index.ts';
import { readDefinitions } from '../server/src/language/definition/index.ts';
import { checkIn } from '../server/src/language/spark/check.ts';
import { parseSpark, type SparkDocument } from '../server/src/language/spark/reading/parse.ts';
import { createWorkspace } from '../server/src/language/spark/workspace.ts';
import type { Definitions } from '../server/src/model/definition/definitions.ts';

const ownRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the documents are read and the modules written with. */
const code = ['server/src/{base,model,dsl,language,emit}/**/*.ts', 'scripts/generate-factory.ts'];

/**
 * Generates below `root` what is out of date; gives whether anything was. The parser and the prelude have to be there.
 * @throws Error that lists what is wrong with the documents, each with its file and line
 */
export function generateFactory(root: string): boolean {
  const documents = ['domains', 'workflows'].flatMap((folder) =>
    globSync(`server/factory/${folder}/**/*.spark`, { cwd: root }).sort(),
  );
  const stamp = stampOf(root, documents);
  const out = join(root, 'server/src/factory/generated');
  const stampFile = join(out, 'inputs.sha256');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  const files = { ...modulesOf(root, documents), 'inputs.sha256': stamp };
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
  return true;
}

/** A hash of all that the modules depend on. */
function stampOf(root: string, documents: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (base: string, file: string) => {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(base, file)));
  };
  for (const file of documents) add(root, file);
  for (const file of code.flatMap((pattern) => globSync(pattern, { cwd: ownRoot }).sort()))
    if (statSync(join(ownRoot, file)).isFile()) add(ownRoot, file);
  return hash.digest('hex');
}

function modulesOf(root: string, files: readonly string[]): Readonly<Record<string, string>> {
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
    'workflows.ts': workflowsModule(documents),
    'wrappers.ts': wrappersOf(definitions, {
      name: 'Factory',
      doc: 'The resources of the factory, with a method for each action.',
      runtime: '../../runtime',
    }),
  };
}

function placed(
  document: SparkDocument | undefined,
  { span, message }: { readonly span: Span; readonly message: string },
): string {
  const line = document?.text.slice(0, span.start).split('\n').length ?? 1;
  return `${document?.uri ?? ''}:${line}: ${message}`;
}

/** The texts of workflows, for plans that lead to them. */
function workflowsModule(documents: readonly SparkDocument[]): string {
  const entries = documents
    .filter(({ uri }) => uri.includes('/workflows/'))
    .map(({ uri, text }) => {
      const own = `spark-workflow:${uri.slice(uri.lastIndexOf('/'))}`;
      return `  { uri: ${JSON.stringify(own)}, text: ${JSON.stringify(text)} },`;
    });
  return [
    "/** The documents of the factory's workflows. Made by scripts/generate.mjs from server/factory/workflows: change those. */",
    'export const workflowSources: readonly { readonly uri: string; readonly text: string }[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

function definitionsModule(definitions: Definitions): string {
  return [
    '/** The domains and workflows of the factory. Made by scripts/generate.mjs from server/factory/{domains,workflows}: change those. */',
    "import type { Definitions } from '../../model/definition/definitions.ts';",
    '',
    `export const definitions: Definitions = JSON.parse(${JSON.stringify(JSON.stringify(definitions))});`,
    '',
  ].join('\n');
}
