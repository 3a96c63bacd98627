/** A workspace folder of its own for a test, removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Workspace {
  readonly path: string;
  /** URI of the folder. */
  readonly folder: string;
  uri(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  remove(): void;
}

/** A folder with these files. */
export function workspace(files: Readonly<Record<string, string>>): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'spark-factory-'));
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    path,
    folder: pathToFileURL(path).href,
    uri: (name) => pathToFileURL(join(path, name)).href,
    write,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
