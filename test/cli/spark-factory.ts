/** Runs the bundled command line as a person would, in a folder of its own, and holds its JSON to the schemas. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Workspace {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  /** Runs `spark-factory ARGS` in the folder; `started` is given the process, to signal it. */
  run(args: readonly string[], started?: (child: ChildProcess) => void): Promise<Outcome>;
}

/** Runs `test` in a fresh folder that is removed afterwards; `files` are written first. */
export async function inWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-factory-'));
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  try {
    for (const [name, content] of Object.entries(files)) write(name, content);
    await test({
      folder,
      write,
      read: (name) => readFileSync(join(folder, name), 'utf8'),
      run: (args, started) => run(folder, args, started),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(
  folder: string,
  args: readonly string[],
  started?: (child: ChildProcess) => void,
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.cjs'), ...args], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  started?.(child);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });

/** The JSON on standard output, which must be one document of this schema. */
export function json<T = Record<string, unknown>>({ out, err }: Outcome, schema: string): T {
  if (out === '') throw new Error(`Nothing on standard output; on standard error: ${err}`);
  const value = JSON.parse(out);
  const text = readFileSync(join(root, `docs/schemas/${schema}.schema.json`), 'utf8');
  const validate = ajv.getSchema(`spark-factory:${schema}`) ?? ajv.compile(JSON.parse(text));
  if (!validate(value)) throw new Error(ajv.errorsText(validate.errors, { separator: '\n' }));
  return value;
}

/** Copies an example of the project into the workspace. */
export function example(workspace: Workspace, name: string): void {
  cpSync(join(root, 'examples', name), join(workspace.folder, name.split('/').at(-1) ?? name));
}
