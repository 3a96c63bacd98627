/**
 * The VS Code server that code-server carries, on a free port of this machine only.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startNode } from './child.ts';
import { readInstallation } from './installation.ts';

export interface ServerOptions {
  /** Holds the editor's state and logs: `User/settings.json`, `logs/`. */
  readonly userData: string;
  readonly extensions: string;
  /** Further options of the server's command line. */
  readonly options?: readonly string[];
  /** Where its output goes; nowhere when absent. */
  readonly log?: (text: string) => void;
}

export interface Server {
  /** `127.0.0.1:port`, also the authority of its `vscode-remote:` URIs. */
  readonly authority: string;
  /** Resolves when the server is gone, wanted or not. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

function serverArguments({ userData, extensions, options = [] }: ServerOptions): string[] {
  mkdirSync(userData, { recursive: true });
  mkdirSync(extensions, { recursive: true });
  return [
    readInstallation().server,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    `--server-data-dir=${path.join(userData, 'server')}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
    ...options,
  ];
}

/** Starts a server; resolves when it listens, rejects with its output when it ends before. */
export async function startServer(server: ServerOptions): Promise<Server> {
  const child = startNode(
    [
      ...serverArguments(server),
      '--host=127.0.0.1',
      '--port=0',
      '--without-connection-token',
      '--force-disable-user-env',
    ],
    server.userData,
  );
  let output = '';
  const port = new Promise<string>((resolve) => {
    const read = (text: string) => {
      server.log?.(text);
      output += text;
      const found = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
  });
  const early = child.ended.then((code) => {
    throw new Error(`The VS Code server ended with code ${code} before it listened:\n${output}`);
  });
  const authority = `127.0.0.1:${await Promise.race([port, early])}`;
  early.catch(() => undefined);
  return { authority, ended: child.ended, stop: child.stop };
}

/** Runs the server for one task of its command line, such as `--install-extension`. Resolves with its exit code. */
export async function runServer(server: ServerOptions): Promise<number> {
  const child = startNode(serverArguments(server), server.userData);
  child.stdout.setEncoding('utf8').on('data', (text: string) => server.log?.(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => server.log?.(text));
  return await child.ended;
}
