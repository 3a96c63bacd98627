/** The port of the journal, which makes runs survive the death of their process. */
import type { Transaction } from '../actions.ts';
import type { Ending, RunRecord, StepRecord } from './record.ts';

/** Written together, or not at all. */
export interface JournalChange {
  readonly run: string;
  /** The engine that writes, and the ending that it knows of: when the journal says otherwise, another one has taken the run over. */
  readonly engine: string;
  readonly ending: Ending | undefined;
  /** In place of what was known of the same try of the same step. */
  readonly put: readonly StepRecord[];
  /** Steps whose paths begin so and that have nothing to take back are forgotten: a step around them has their results. */
  readonly forget: readonly string[];
  readonly set?: Partial<Pick<RunRecord, 'state' | 'ending' | 'result' | 'errors'>>;
  readonly time: number;
}

export interface JournalUnit {
  /** For effects that are to commit with the journal. */
  readonly transaction: Transaction;
  /** @throws RunTaken */
  write(change: JournalChange): Promise<void>;
}

export interface ReactorJournal {
  begin(run: RunRecord): Promise<void>;
  /** All that `work` does or, when it throws, nothing. */
  transaction<T>(work: (unit: JournalUnit) => Promise<T>): Promise<T>;
  /** The run and its steps, of each the last try, in order of completion. */
  load(run: string): Promise<{ readonly run: RunRecord; readonly steps: readonly StepRecord[] } | undefined>;
  /** Newest first. */
  runs(): Promise<readonly RunRecord[]>;
  /** Takes a run over from the engine that had it. @returns false when yet another one was faster */
  take(run: string, from: string, by: string): Promise<boolean>;
  /** Forgets all runs that have ended but the newest so many. */
  keep(newest: number): Promise<void>;
  /** Forgets the run. */
  remove(run: string): Promise<void>;
}

/** Thrown by writes of an engine whose run another engine has taken over. */
export class RunTaken extends Error {
  constructor(run: string) {
    super(`The run ${run} was taken over by another process, which goes on with it.`);
    this.name = 'RunTaken';
  }
}
