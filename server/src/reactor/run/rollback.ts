/** Taking back what steps did: newest first, one at a time, each tried again up to five times; failures are collected. */
import type { StepContext, Values } from '../context.ts';
import { type ReactorErrorCode, reasonAsData, type StepError, said } from '../errors.ts';
import type { ReactorEventType } from '../events.ts';
import type { StepRecord, UndoCall } from '../journal/record.ts';
import { backoff } from './backoff.ts';
import type { OpenTransaction } from './ledger.ts';
import type { Run } from './run.ts';

const mostRetries = 5;

/** Undoes records in the reverse of their order. @returns what could not be undone */
export async function rollBack(
  run: Run,
  records: readonly StepRecord[],
  transaction?: OpenTransaction,
): Promise<StepError[]> {
  const failures: StepError[] = [];
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i];
    const failure = record && (await undoStep(run, record, transaction));
    if (failure) failures.push(failure);
  }
  return failures;
}

/** Undoes one step. @returns why it could not */
export async function undoStep(
  run: Run,
  record: StepRecord,
  transaction: OpenTransaction | undefined,
): Promise<StepError | undefined> {
  const { undo } = record;
  if (!undo) return undefined;
  const tell = (type: ReactorEventType, value?: unknown): void => {
    if (run.listening) run.emit({ type, step: record.step, path: record.path, kind: record.kind, value });
  };
  const failed = (code: ReactorErrorCode, reason: unknown): StepError => ({
    code,
    message: `Step \`${record.step}\` could not be undone: ${said(reason)}`,
    step: record.step,
    path: record.path,
    reason: reasonAsData(reason),
  });
  tell('undo_start');
  let failure: StepError | undefined;
  for (let tries = 0; ; tries++) {
    const given = await attempt(run, record, undo, transaction).catch((error: unknown) => ({ error }));
    if (given === undefined || given === null || given === 'ok') break;
    if (typeof given !== 'object' || !('retry' in given)) {
      const reason =
        typeof given === 'object' && 'error' in given ? given.error : `undo gave ${typeof given}.`;
      failure = failed('undo_failed', reason);
      break;
    }
    if (tries === mostRetries) {
      failure = failed('undo_retries_exceeded', given.retry ?? `${tries + 1} tries were not enough.`);
      break;
    }
    tell('undo_retry', given.retry);
    const wait = backoff(tries, run.host.random, `${run.record.id}/${record.path}/undo/${tries}`);
    if (wait > 0) await run.host.sleep(wait, new AbortController().signal);
  }
  tell(failure ? 'undo_error' : 'undo_complete', failure);
  if (record.status !== 'undone') {
    record.status = failure ? 'undo_failed' : 'undone';
    record.error = failure;
    await new Promise<void>((resolve) => run.ledger.write(record, transaction, resolve));
  }
  return failure;
}

async function attempt(
  run: Run,
  record: StepRecord,
  undo: UndoCall,
  transaction: OpenTransaction | undefined,
): Promise<unknown> {
  if (undo.kind === 'handler') {
    const handler = run.surroundings.handlers[undo.name];
    if (!handler?.undo)
      return { error: `there is no handler \`${undo.name}\` with an undo function any more.` };
    return handler.undo(record.result, undo.arguments, contextOf(run, record, undo.options, undo.context));
  }
  const { actions } = run;
  if (!actions) return { error: 'there is nothing to run actions with.' };
  const { journal } = run.ledger;
  if (!journal || transaction)
    return refusalOf(await actions.undo(undo.call, record.result, transaction?.db));
  let refused: unknown;
  try {
    await journal.transaction(async (unit) => {
      refused = refusalOf(await actions.undo(undo.call, record.result, unit.transaction));
      if (refused !== undefined) throw refused;
      await unit.write(run.ledger.change([{ ...record, status: 'undone', error: undefined }]));
    });
  } catch (error) {
    if (refused === undefined) throw error;
    return refused;
  }
  record.status = 'undone';
  return undefined;
}

/** Undefined for success. */
const refusalOf = (given: unknown): unknown =>
  given !== null && typeof given === 'object' && 'value' in given
    ? undefined
    : (given ?? 'undo gave nothing.');

function contextOf(run: Run, record: StepRecord, options: Values, context: Values | undefined): StepContext {
  return {
    runId: run.record.id,
    reactor: run.record.reactor,
    context: context ?? run.context,
    step: record.step,
    path: record.path,
    key: `${run.record.id}/${record.path}/undo`,
    currentTry: record.attempt,
    retriesRemaining: 0,
    signal: new AbortController().signal,
    options,
  };
}
