/**
 * Where the processes of one machine meet over a workspace: an abstract socket on Linux, a named pipe on Windows, a socket file
 * elsewhere. The system frees it when its process dies. Who connects proves that it may read the store's folder, and is shown
 * the same, since any account of the machine may use such names.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import type { Endpoint } from '../owner/endpoint.ts';
import { StoreProblem } from '../problem.ts';
import { handshake, type Side } from './endpoint-handshake.ts';
import { folderKey } from './endpoint-key.ts';
import { LineReader, LineWriter } from './endpoint-lines.ts';
import { bindSocketFile } from './endpoint-socket-file.ts';

/** What the system offers: chosen by the platform, named in tests. */
export type EndpointKind = 'abstract' | 'pipe' | 'file';

const kindHere: EndpointKind =
  process.platform === 'linux' ? 'abstract' : process.platform === 'win32' ? 'pipe' : 'file';

/** How long the other side may take to prove itself, in milliseconds: an owner may be suspended. */
const patience = 10_000;

/** The endpoint of the store in `folder`, the same for all names by which the folder can be reached. Creates the folder. */
export async function nodeEndpoint(folder: string, kind: EndpointKind = kindHere): Promise<Endpoint> {
  // Read for each connection: whoever deletes it is given a new one.
  const key = (): Promise<Uint8Array | undefined> => folderKey(folder);
  if (!(await key())) return solitary;
  const hash = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
  const address =
    kind === 'abstract'
      ? `\0spark-factory-${hash}`
      : kind === 'pipe'
        ? String.raw`\\.\pipe\spark-factory-${hash}`
        : await socketFile(hash);
  const prove = async (socket: Socket, side: Side): Promise<boolean> => {
    const known = await key();
    return known !== undefined && (await handshake(socket, known, side, patience));
  };
  return {
    name: address.replace('\0', '@'),
    listen: async (onConnection) => {
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        socket.on('error', () => {});
        prove(socket, 'owner').then(
          (proved) => (proved ? onConnection(over(socket)) : socket.destroy()),
          () => socket.destroy(),
        );
      });
      const bind = (): Promise<boolean> => bound(server, address);
      if (!(await (kind === 'file' ? bindSocketFile(address, bind, isAlive) : bind()))) return undefined;
      return {
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            for (const socket of sockets) socket.destroy();
          }),
      };
    },
    connect: async () => {
      const socket = await connected(address);
      if (!socket) return undefined;
      const since = performance.now();
      const proved = await prove(socket, 'client').catch(() => undefined);
      if (proved) return over(socket);
      socket.destroy();
      if (proved === false) throw stranger(address);
      if (performance.now() - since >= patience) throw silent();
      return undefined;
    },
  };
}

/** For folders where nobody of this account can write: this process stays by itself. */
const solitary: Endpoint = {
  name: '',
  listen: async () => ({ close: async () => {} }),
  connect: async () => undefined,
};

/** `false` when somebody else has bound it. */
function bound(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void =>
      ['EADDRINUSE', 'EACCES'].includes(error.code ?? '') ? resolve(false) : reject(error);
    server.once('error', refuse);
    server.listen(address, () => {
      server.off('error', refuse);
      server.on('error', () => {});
      resolve(true);
    });
  });
}

function over(socket: Socket): MessageConnection {
  return createMessageConnection(new LineReader(socket), new LineWriter(socket));
}

/** A connection to who listens there; `undefined` when nobody does. */
function connected(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('error', () => resolve(undefined));
    socket.once('connect', () => {
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

async function isAlive(address: string): Promise<boolean> {
  const socket = await connected(address);
  socket?.destroy();
  return socket !== undefined;
}

/** Bytes that a socket's path may have where it may have the fewest (macOS: 104 with the end). */
const longest = 100;

/** In a folder that only this account may use: the workspace's own path may be too long. */
async function socketFile(hash: string): Promise<string> {
  const own = join(`spark-factory-${process.getuid?.() ?? 0}`, `${hash.slice(0, 16)}.sock`);
  const path = [join(tmpdir(), own), join('/tmp', own)].find((name) => Buffer.byteLength(name) <= longest);
  if (path === undefined) throw new Error(`The path ${own} is too long for a socket.`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await chmod(dirname(path), 0o700);
  return path;
}

const stranger = (address: string): StoreProblem =>
  new StoreProblem(
    'unavailable',
    `Another program listens at ${address.replace('\0', '@')}, where the windows of this folder meet, and cannot read the ` +
      'folder. End it and try again.',
  );

const silent = (): StoreProblem =>
  new StoreProblem(
    'locked',
    'The window or command that keeps the store of this folder does not answer; it may be suspended. Continue or end it, and ' +
      'try again.',
  );
