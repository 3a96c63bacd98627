/**
 * A process that takes part in a store, for tests that start several and kill some: `node member.ts FOLDER WASM OPTIONS` with an IPC channel.
 * It does what {@link Order}s say and reports roles and commits.
 */

import { readFileSync } from 'node:fs';
import { CompiledQuery } from 'kysely';
import { openNodeShared } from '../../../../server/src/store/node/open-shared.ts';
import type { SharedDatabase } from '../../../../server/src/store/owner/open-shared.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';

export interface Order {
  readonly id: number;
  readonly kind: 'transaction' | 'read' | 'operate';
  /** For `operate`, the name of the operation. */
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

const report = (message: Report): void => void process.send?.(message);

async function takePart(): Promise<void> {
  const [, , folder = '', wasm = '', options = '{}'] = process.argv;
  const shared = await openNodeShared(folder, {
    wasm: readFileSync(wasm),
    host: { log: () => {} },
    ...(JSON.parse(options) as object),
  });
  shared.onRole((role) => report({ role }));
  shared.onCommit(({ tables }) => report({ tables }));
  process.on('message', (order: Order) => {
    follow(shared, order).then(
      (rows) => report({ id: order.id, rows }),
      (error: unknown) =>
        report({
          id: order.id,
          message: error instanceof Error ? error.message : String(error),
          ...(error instanceof StoreProblem ? { reason: error.reason } : {}),
        }),
    );
  });
  report({ role: shared.role() });
}

const follow = async (
  shared: SharedDatabase,
  { id, kind, statements, hangs }: Order,
): Promise<readonly unknown[]> => {
  if (kind === 'operate') return [await shared.operate(statements[0] ?? '')];
  return await shared[kind](async (db) => {
    let rows: readonly unknown[] = [];
    for (const statement of statements) ({ rows } = await db.executeQuery(CompiledQuery.raw(statement)));
    report({ inside: id });
    if (hangs) await new Promise(() => {});
    return rows;
  });
};

process.on('disconnect', () => process.exit());
void takePart();
