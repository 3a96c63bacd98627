/**
 * A process that takes part in a store, for tests that start several and kill some: `node member.ts FOLDER` with an IPC channel.
 * It does what {@link Order}s say and reports roles and commits.
 */

import { CompiledQuery } from 'kysely';
import { readSqlWasm } from '../../../../server/src/node/sql-wasm.ts';
import { openNodeShared } from '../../../../server/src/store/node/open-shared.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';

export interface Order {
  readonly id: number;
  readonly kind: 'transaction' | 'read';
  readonly statements: readonly string[];
  /** Stays inside until it is killed. */
  readonly hangs?: boolean;
}

export type Report =
  | { readonly role: string }
  | { readonly tables: readonly string[] }
  | { readonly inside: number }
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly message: string; readonly reason?: string };

const [folder = '', options = '{}'] = process.argv.slice(2);
const report = (message: Report): void => void process.send?.(message);

const shared = await openNodeShared(folder, {
  wasm: readSqlWasm,
  host: { log: () => {} },
  ...(JSON.parse(options) as object),
});
shared.onRole((role) => report({ role }));
shared.onCommit(({ tables }) => report({ tables }));
process.on('message', ({ id, kind, statements, hangs }: Order) => {
  shared[kind](async (db) => {
    let rows: readonly unknown[] = [];
    for (const statement of statements) ({ rows } = await db.executeQuery(CompiledQuery.raw(statement)));
    report({ inside: id });
    if (hangs) await new Promise(() => {});
    return rows;
  }).then(
    (rows) => report({ id, rows }),
    (error: unknown) =>
      report({
        id,
        message: error instanceof Error ? error.message : String(error),
        ...(error instanceof StoreProblem ? { reason: error.reason } : {}),
      }),
  );
});
process.on('disconnect', () => process.exit());
report({ role: shared.role() });
