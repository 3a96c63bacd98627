/** A PostgreSQL server of the system (Debian's `postgresql`), started for one process of tests and gone with it. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
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
  // The shell ends the server and cleans up when its input does: when `stop` says so, and however this process comes to its end.
  const script = '"$@" </dev/null & read _; kill -QUIT $!; wait $!; rm -rf "$0"';
  const server = spawn(
    'sh',
    ['-c', script, folder, join(binaries, 'postgres'), '-D', data, '-k', folder].concat(
      settings.flatMap((setting) => ['-c', setting]),
    ),
    { ...user, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', (text) => {
    log = (log + text).slice(-4000);
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.stdin.end();
    await ended;
  };
  const connection: PoolConfig = { host: folder, port: 5432, user: 'spark', database: 'postgres' };
  try {
    await untilReady(connection);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${log}`, { cause: error });
  }
  return { connection, stop };
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

/** Tries for a minute: starting takes a tenth of a second where nothing else runs. */
async function untilReady(connection: PoolConfig): Promise<void> {
  for (let tries = 3000; ; tries--) {
    const client = new Client(connection);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await setTimeout(20);
    }
  }
}
