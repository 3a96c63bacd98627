/** A way to the store: through a database in this process, or through the process that owns it. */
import { CompiledQuery, type Kysely, type QueryResult, type RootOperationNode } from 'kysely';
import type { Database, Tables } from '../database.ts';
import { encodeAnswer, type Statement, type WireAnswer } from './answers.ts';
import { type Mark, writeMark } from './ownership-tables.ts';

export type LeaseKind = 'transaction' | 'read';

/** The store's connection for one transaction or read: nobody else is let in until it ends. */
export interface Lease {
  /** @throws the database's error, the lease goes on; or {@link OwnerGone}, and the lease is no more */
  execute(statement: Statement): Promise<WireAnswer>;
  /** Keeps everything, together with the mark, or throws. */
  commit(mark: Mark | undefined): Promise<void>;
  /** Keeps nothing. Reads end so, too. */
  end(): void;
}

export interface Access {
  /** Waits for its turn when the first statement is executed. */
  begin(kind: LeaseKind): Lease;
  /** Whether the transaction with this mark was committed. Exact: who is asked has the newest committed state. */
  committed(mark: Mark): Promise<boolean>;
  /** Does something with the database that is not a transaction: a backup, say. Arguments and results are JSON. */
  operate(name: string, argument: string): Promise<unknown>;
}

/**
 * Called by an operation before it keeps its process from doing anything else, with the most milliseconds that this can take: whoever waits
 * for it would take the owner for suspended otherwise. Resolves when that was said.
 */
export type Still = (milliseconds: number) => Promise<void>;

/** The process behind an access is gone. Whatever it had not committed is rolled back. */
export class OwnerGone extends Error {
  constructor() {
    super('The process that owned the store has ended.');
    this.name = 'OwnerGone';
  }
}

/** Thrown into a transaction to roll it back; never seen outside. One for all: making an error takes as long as a read. */
const ended = new Error('Ended by its client.');

/**
 * A lease on a database in this process: a transaction that stands still between statements.
 * @param outside begins it so that it does not count as part of the transaction that its caller may be in
 */
export function leaseOn(
  database: Database,
  kind: LeaseKind,
  outside: <T>(work: () => T) => T = (work) => work(),
): Lease {
  const ending = Promise.withResolvers<void>();
  ending.promise.catch(() => {});
  let running: { readonly db: Promise<Kysely<Tables>>; readonly done: Promise<void> } | undefined;
  const start = () => {
    const opened = Promise.withResolvers<Kysely<Tables>>();
    const done = database[kind](async (db) => {
      opened.resolve(db);
      await ending.promise;
    });
    done.catch(opened.reject);
    opened.promise.catch(() => {});
    return { db: opened.promise, done };
  };
  return {
    execute: async (statement) => {
      running ??= outside(start);
      return encodeAnswer(await run(await running.db, statement));
    },
    commit: async (mark) => {
      if (!running) return;
      if (mark) await writeMark(await running.db, mark);
      ending.resolve();
      await running.done;
    },
    end: () => {
      ending.reject(ended);
      running?.done.catch(() => {});
    },
  };
}

/** Runs a compiled statement as it is. */
function run(db: Kysely<Tables>, { sql, parameters, kind }: Statement): Promise<QueryResult<unknown>> {
  // Of the query itself, compiled long ago, only its kind is looked at.
  const query = { kind } as RootOperationNode;
  return db.executeQuery({ ...CompiledQuery.raw(sql, [...parameters]), query });
}
