/**
 * A lease that outlives the owner: when that dies in the middle, the statements so far are run again at the next owner. If all
 * of them answer as they did, what was concluded from the answers still holds and the work goes on as if nothing had happened;
 * if not, nothing of it is kept and its caller may try again. A commit under way is asked about by its mark and never done twice.
 */
import { StoreProblem } from '../problem.ts';
import { type Access, type Lease, type LeaseKind, OwnerGone } from './access.ts';
import { encodeError, type Statement, type WireAnswer } from './answers.ts';
import type { Mark } from './ownership-tables.ts';

/** Statements that are remembered, and characters of them and their answers; beyond that a dead owner means to try again. */
const memory = { statements: 10_000, characters: 10_000_000 };

interface Told {
  readonly statement: Statement;
  readonly answer: string;
}

/** @param access gives the owner of the moment, and waits while there is none */
export function lastingLease(access: () => Promise<Access>, kind: LeaseKind): Lease {
  const told: Told[] = [];
  let characters = 0;
  let begun = false;
  let wrote = false;
  let lease: Lease | undefined;
  let failure: Error | undefined;
  let hasEnded = false;
  /** One statement at a time: their order must be the same in a repetition. */
  let tail: Promise<unknown> = Promise.resolve();

  const fail = (error: Error, failed = lease): never => {
    failure = error;
    failed?.end();
    throw error;
  };
  /** The lease at the owner of the moment, in the state in which the one before was. */
  const current = async (): Promise<Lease> => {
    if (failure) throw failure;
    if (hasEnded) throw new Error('This transaction or read has ended: await every query inside it.');
    if (lease) return lease;
    const next = (await access()).begin(kind);
    if (begun && told.length === 0) fail(interrupted(), next);
    for (const { statement, answer } of told)
      if (compared(await outcome(next, statement)) !== answer) fail(interrupted(), next);
    lease = next;
    return next;
  };
  /** Does `work` at one owner after the other, until one lives long enough. */
  const surviving = async <T>(work: (lease: Lease) => Promise<T>, again?: () => Promise<T | undefined>) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const known = attempt > 0 ? await again?.() : undefined;
        return known ?? (await work(await current()));
      } catch (error) {
        if (!(error instanceof OwnerGone)) throw error;
        lease = undefined;
      }
    }
  };
  const remember = (statement: Statement, answer: string): void => {
    characters += answer.length + sizeOf(statement);
    if (begun && told.length === 0) return;
    told.push({ statement, answer });
    begun = true;
    if (told.length > memory.statements || characters > memory.characters) told.length = 0;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => {});
    return result;
  };

  return {
    execute: (statement) =>
      inTurn(async () => {
        wrote ||= statement.kind !== 'SelectQueryNode';
        const found = await surviving((lease) => outcome(lease, statement));
        // Not the statement's fault: the lease itself has ended.
        if ('error' in found && found.error instanceof StoreProblem) fail(found.error);
        remember(statement, compared(found));
        if ('error' in found) throw found.error;
        return found.answer;
      }),
    commit: (mark: Mark | undefined) =>
      inTurn(async () => {
        if (failure) throw failure;
        if (!begun) return;
        const committed = async (): Promise<true | undefined> => {
          try {
            return wrote && mark && (await (await access()).committed(mark)) ? true : undefined;
          } catch (error) {
            throw error instanceof OwnerGone ? error : unknown(error);
          }
        };
        await surviving<true>(async (lease) => {
          await lease.commit(wrote ? mark : undefined);
          return true;
        }, committed);
        lease = undefined;
      }),
    end: () => {
      hasEnded = true;
      lease?.end();
    },
  };
}

type Outcome = { readonly answer: WireAnswer } | { readonly error: Error };

/** A broken constraint is an answer, too: the work may have gone on from it. */
async function outcome(lease: Lease, statement: Statement): Promise<Outcome> {
  try {
    return { answer: await lease.execute(statement) };
  } catch (error) {
    if (error instanceof OwnerGone || !(error instanceof Error)) throw error;
    return { error };
  }
}

/** What its caller can conclude from. The row id of an insert that inserted nothing is that of the insert before it, by anyone. */
function compared(found: Outcome): string {
  if ('error' in found) return JSON.stringify(encodeError(found.error));
  const { id: _, ...rest } = found.answer;
  return JSON.stringify(rest.affected === '0' ? rest : found.answer);
}

const sizeOf = ({ sql, parameters }: Statement): number =>
  parameters.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8),
    sql.length,
  );

const interrupted = (): StoreProblem =>
  new StoreProblem(
    'interrupted',
    'The window or command that kept the store ended in the middle of this transaction, and what the transaction had read ' +
      'has changed since. Nothing of it was kept. Try again.',
  );

const unknown = (error: unknown): StoreProblem =>
  new StoreProblem(
    'unavailable',
    'The window or command that kept the store ended while it kept this transaction, and the store cannot be opened to see ' +
      `whether it was kept. Look before you try again. (${error instanceof Error ? error.message : String(error)})`,
    error,
  );
