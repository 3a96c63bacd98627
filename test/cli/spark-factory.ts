/**
 * Runs the command line in a folder of its own, and holds its JSON to the schemas: in this process with real files, engine and
 * store, or as the bundled program that people get.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createEngine } from '../../server/src/app/create-engine.ts';
import type { Engine } from '../../server/src/app/engine.ts';
import { silentHost } from '../../server/src/base/host.ts';
import { run as runProgram } from '../../server/src/cli/program.ts';
import { nodeFiles } from '../../server/src/node/files.ts';
import { nodeHost } from '../../server/src/node/host.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import { readSqlWasm } from '../../server/src/node/sql-wasm.ts';
import { workspaceStore } from '../../server/src/node/workspace-store.ts';

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
  /** Runs `spark-factory ARGS` in the folder, in this process. */
  run(args: readonly string[]): Promise<Outcome>;
  /** Runs the bundle in a process of its own, which `started` is given, to signal it. */
  runBundle(args: readonly string[], started?: (child: ChildProcess) => void): Promise<Outcome>;
}

/** Runs `test` in a fresh folder that is removed afterwards; `files` are written first. */
export async function inWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spark-factory-')));
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  const before = process.cwd();
  try {
    for (const [name, content] of Object.entries(files)) write(name, content);
    process.chdir(folder);
    await test({
      folder,
      write,
      read: (name) => readFileSync(join(folder, name), 'utf8'),
      run: (args) => run(folder, args),
      runBundle: (args, started) => runBundle(folder, args, started),
    });
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string, args: readonly string[]): Promise<Outcome> {
  const outcome = { code: 0, out: '', err: '' };
  const note = (text: string): void => {
    outcome.err += text;
  };
  const engines: Engine[] = [];
  await runProgram(args, '1.2.3', {
    files: nodeFiles({ writable: [folder] }),
    host: nodeHost({ log: () => {}, progress: ({ message }) => note(`${message}\n`) }),
    engine: (of) => {
      const engine = createEngine({ wasm: readSqlWasm, platform: nodePlatform, store: workspaceStore(of) });
      engines.push(engine);
      return engine;
    },
    out: (text) => {
      outcome.out += text;
    },
    note,
    leave: (code) => {
      outcome.code = code;
    },
  });
  for (const engine of engines) await engine.close({}, silentHost);
  return outcome;
}

function runBundle(
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
