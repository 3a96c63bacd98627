/** What handlers and functions are told beside their arguments. */

export type Values = Readonly<Record<string, unknown>>;

/** The run as its parts see it. */
export interface RunContext {
  readonly runId: string;
  /** Name of the reactor that was started. */
  readonly reactor: string;
  /** What the caller of the run said for `^context(…)`, groups and arounds included. */
  readonly context: Values;
}

/** One try of one step. */
export interface StepContext extends RunContext {
  /** Name of the step. */
  readonly step: string;
  /** Where it stands in the run: `charge`, `lines[3]/reserve`, `rounds[2]/improve`. */
  readonly path: string;
  /** The same for the same try, whatever process makes it; for services that do a thing once for each key. */
  readonly key: string;
  /** 0 for the first try. */
  readonly currentTry: number;
  /** `Infinity` when the document says so. */
  readonly retriesRemaining: number;
  /** Aborted when another step failed, the run was cancelled, or the time is up. */
  readonly signal: AbortSignal;
  /** Options beside the handler's name in the document, evaluated. */
  readonly options: Values;
}
