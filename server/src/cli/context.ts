/** What a command of the command line works with: streams, files, the engine, and the exit code it leaves. */
import type { Engine } from '../app/engine.ts';
import type { Files, Host } from '../base/host.ts';

/** Exit codes of every command. */
export const exit = { done: 0, failed: 1, usage: 2 } as const;

/** Wrong usage: ends with exit code 2 and this message. */
export class UsageError extends Error {}

/** A job that could not be done: ends with exit code 1 and this message. */
export class JobFailed extends Error {}

export interface Context {
  readonly files: Files;
  /** Clock, progress on standard error, cancellation by Ctrl-C. */
  readonly host: Host;
  /** The engine with the store of this folder (a path). The same folder gives the same engine. */
  engine(folder: string): Engine;
  /** Writes to standard output: results only. */
  out(text: string): void;
  /** Writes to standard error: everything else. */
  note(text: string): void;
  /** Leaves this exit code, unless the command fails in another way. */
  leave(code: number): void;
}
