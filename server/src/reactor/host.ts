/** What the engine of workflows asks of the outside world. */
import type { Random } from '../base/random.ts';

export interface ReactorHost {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** For the jitter of backoffs; the same seed gives the same waits whatever runs side by side. */
  readonly random: Random;
  /** A new id for a run, in the order of time (uuid version 7). */
  newId(): string;
  /** Where `debug` steps write. */
  log(level: string, message: string): void;
}
