/** What is remembered of the steps of a run: enough to go on after any interruption, and to take everything back. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { ActionCall } from '../actions.ts';
import type { Values } from '../context.ts';
import type { StepError } from '../errors.ts';
import type { ReactorState } from '../events.ts';

/**
 * `started`: begun, by handlers whose work is to be taken back also when a process dies in them. `retrying`: this try failed, another one follows.
 * `noted`: a composite step has decided something, see `detail`. `replaced`: steps that it added include one with its own name.
 */
export type StepStatus =
  | 'started'
  | 'retrying'
  | 'noted'
  | 'done'
  | 'skipped'
  | 'replaced'
  | 'failed'
  | 'undone'
  | 'undo_failed';

/** How a step is taken back: all that another process needs, so that it can be undone also when the definition has changed. */
export type UndoCall =
  | {
      readonly kind: 'handler';
      readonly name: string;
      readonly options: Values;
      readonly arguments: Values;
      /** When groups or arounds changed it. */
      readonly context?: Values;
    }
  | { readonly kind: 'action'; readonly mode: 'always' | 'outside_transaction'; readonly call: ActionCall };

export interface StepRecord {
  /** Unique in the run: `charge`, `lines[3]/reserve`, `rounds[2]/improve`. */
  readonly path: string;
  readonly step: string;
  readonly kind: string;
  /** Which try, from 0. */
  readonly attempt: number;
  status: StepStatus;
  /** The order of completion; steps are undone from the greatest to the least. */
  sequence: number;
  readonly inputHash: string | undefined;
  readonly result: unknown;
  error: StepError | undefined;
  readonly started: number;
  readonly ended: number;
  /** Steps that it added. */
  readonly emitted: readonly StepDefinition[] | undefined;
  /** What a composite step decided: the branch of a switch, what `before_all` gave. */
  readonly detail: unknown;
  /** Absent when there is nothing to take back. */
  undo: UndoCall | undefined;
}

/** Where a run that no longer goes forward is going to. */
export type Ending = 'failed' | 'cancelled' | 'undone';

/** What survives of how a run was started. */
export interface StoredOptions {
  readonly context: Values;
  readonly maxConcurrency: number;
  readonly haltTimeout: number;
  readonly fullyReversible: boolean;
}

export interface RunRecord {
  readonly id: string;
  readonly reactor: string;
  /** Of the definition and of those that it is composed of. */
  readonly definitionHash: string;
  readonly inputs: Values;
  readonly options: StoredOptions;
  state: ReactorState;
  /** Set before the first step is undone. */
  ending: Ending | undefined;
  result: unknown;
  errors: readonly StepError[];
  /** The engine that has it in hand. */
  engine: string;
  readonly started: number;
  updated: number;
}
