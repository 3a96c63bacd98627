/** A PostgreSQL server of the system (Debian's `postgresql`), started for one process of tests and gone with it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';

export interface TestServer {
  readonly connection: PoolConfig;
  stop(): Promise<void>;
}

/** The folder with `initdb` and `postgres`; undefined when the system has none. */
export function postgresBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** A new, empty server that only a socket in a temporary folder leads to. Nothing on it survives a crash, which makes it fast. */
export async function startPostgres(binaries: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-pg-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const initdb = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'spark',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr || initdb.error}`);
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'listen_addresses='];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', (text) => {
    log = (log + text).slice(-4000);
  });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const kill = () => {
    server.kill('SIGQUIT');
    remove();
  };
  // Whatever ends the tests ends the server.
  process.once('exit', kill);
  const connection: PoolConfig = { host: folder, port: 5432, user: 'spark', database: 'postgres' };
  await untilReady(connection, server, () => log);
  return {
    connection,
    stop: async () => {
      process.off('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      remove();
    },
  };
}

/** The server refuses to run as root; Debian's user for it, or nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : 65534;
  };
  return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(connection: PoolConfig, server: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    const client = new Client(connection);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log()}`, { cause: error });
      await setTimeout(20);
    }
  }
}
