/** Starts real processes that share a store, talks to them, and ends them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { NodeSharedOptions } from '../../../../server/src/store/node/open-shared.ts';
import type { Order, Report } from './member.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The member as one file, which starts in a third of the time. */
export function bundleMember(folder: string): string {
  const outfile = join(folder, 'member.cjs');
  buildSync({
    entryPoints: [path('member.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

export interface Member {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Roles so far, the newest last. */
  readonly roles: readonly string[];
  /** Tables of the commits it heard of. */
  readonly heard: readonly string[];
  transaction(...statements: string[]): Promise<readonly unknown[]>;
  read(...statements: string[]): Promise<readonly unknown[]>;
  operate(name: string): Promise<unknown>;
  /** Begins a transaction that does not end by itself; resolves when its statements have run. */
  hang(...statements: string[]): Promise<void>;
  /** Resolves when it has this role. */
  is(role: string): Promise<void>;
  /** Resolves when it has heard of a commit to this table. */
  hears(table: string): Promise<void>;
  kill(): Promise<void>;
}

/** What a member answers when its transaction failed. */
export class MemberError extends Error {
  readonly reason: string | undefined;
  constructor(message: string, reason: string | undefined) {
    super(message);
    this.reason = reason;
  }
}

/** @param member the result of {@link bundleMember} */
export async function startMember(
  member: string,
  folder: string,
  options: Pick<NodeSharedOptions, 'patience' | 'leaseLimit' | 'lock' | 'meet'> = {},
): Promise<Member> {
  // A member is killed before it could say what it covered; measuring would only make it slow to start.
  const { NODE_V8_COVERAGE: _, ...env } = process.env;
  const wasm = path('../../../../node_modules/sql.js/dist/sql-wasm.wasm');
  const child = fork(member, [folder, wasm, JSON.stringify(options)], { env, execArgv: [] });
  const roles: string[] = [];
  const heard: string[] = [];
  const waiting = new Set<(report: Report) => void>();
  child.on('message', (report: Report) => {
    if ('role' in report) roles.push(report.role);
    if ('tables' in report) heard.push(...report.tables);
    for (const listener of [...waiting]) listener(report);
  });
  const until = <T>(found: (report: Report) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('The member has ended.'));
      const listener = (report: Report): void => {
        try {
          const value = found(report);
          if (value === undefined) return;
          resolve(value);
        } catch (error) {
          reject(error);
        }
        waiting.delete(listener);
        child.off('exit', ended);
      };
      waiting.add(listener);
      child.once('exit', ended);
    });
  let orders = 0;
  const order = (rest: Omit<Order, 'id'>): number => {
    const id = ++orders;
    child.send({ id, ...rest });
    return id;
  };
  const run = (kind: Order['kind'], statements: readonly string[]): Promise<readonly unknown[]> => {
    const id = order({ kind, statements });
    return until((report) => {
      if (!('id' in report) || report.id !== id) return undefined;
      if ('message' in report) throw new MemberError(report.message, report.reason);
      return report.rows;
    });
  };
  await until((report) => ('role' in report ? true : undefined));
  return {
    process: child,
    pid: child.pid ?? 0,
    roles,
    heard,
    transaction: (...statements) => run('transaction', statements),
    read: (...statements) => run('read', statements),
    operate: async (name) => (await run('operate', [name]))[0],
    hang: async (...statements) => {
      const id = order({ kind: 'transaction', statements, hangs: true });
      await until((report) => ('inside' in report && report.inside === id ? true : undefined));
    },
    is: async (role) => {
      if (roles.at(-1) === role) return;
      await until((report) => ('role' in report && report.role === role ? true : undefined));
    },
    hears: async (table) => {
      if (heard.includes(table)) return;
      await until((report) => ('tables' in report && report.tables.includes(table) ? true : undefined));
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
