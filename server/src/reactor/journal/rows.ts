/** Runs and steps as rows of the journal's tables, and back. */
import type { RunRecord, StepRecord } from './record.ts';

type Row = Record<string, unknown>;

export function runRow(run: RunRecord): Row {
  return {
    id: run.id,
    reactor: run.reactor,
    definition_hash: run.definitionHash,
    inputs: JSON.stringify(run.inputs),
    options: JSON.stringify(run.options),
    state: run.state,
    ending: run.ending ?? null,
    result: text(run.result),
    errors: JSON.stringify(run.errors),
    engine: run.engine,
    started: run.started,
    updated: run.updated,
  };
}

export function runOf(row: Row): RunRecord {
  return {
    id: String(row['id']),
    reactor: String(row['reactor']),
    definitionHash: String(row['definition_hash']),
    inputs: value(row['inputs']),
    options: value(row['options']),
    state: row['state'] as RunRecord['state'],
    ending: (row['ending'] ?? undefined) as RunRecord['ending'],
    result: value(row['result']) ?? null,
    errors: value(row['errors']),
    engine: String(row['engine']),
    started: Number(row['started']),
    updated: Number(row['updated']),
  };
}

export function stepRow(run: string, step: StepRecord): Row {
  return {
    run,
    path: step.path,
    attempt: step.attempt,
    step: step.step,
    kind: step.kind,
    status: step.status,
    sequence: step.sequence,
    input_hash: step.inputHash ?? null,
    result: text(step.result),
    error: text(step.error),
    emitted: text(step.emitted),
    detail: text(step.detail),
    undo: text(step.undo),
    started: step.started,
    ended: step.ended,
  };
}

export function stepOf(row: Row): StepRecord {
  return {
    path: String(row['path']),
    step: String(row['step']),
    kind: String(row['kind']),
    attempt: Number(row['attempt']),
    status: row['status'] as StepRecord['status'],
    sequence: Number(row['sequence']),
    inputHash: (row['input_hash'] ?? undefined) as string | undefined,
    result: value(row['result']) ?? null,
    error: value(row['error']),
    emitted: value(row['emitted']),
    detail: value(row['detail']),
    undo: value(row['undo']),
    started: Number(row['started']),
    ended: Number(row['ended']),
  };
}

/** Nothing and nil are NULL. */
const text = (each: unknown): string | null =>
  each === undefined || each === null ? null : JSON.stringify(each);

// What is read was written by `text`.
const value = (each: unknown): never => (typeof each === 'string' ? JSON.parse(each) : undefined) as never;
