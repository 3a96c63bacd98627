/**
 * The Host: everything an engine may ask of the outside world. Engines take it as an argument, so that the same
 * input and seed give the same bytes on every machine, and tests need no clock and no disk.
 */

/** Thrown at a pause when the person (or the editor) cancelled; never a bug, never logged as one. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'Cancelled';
  }
}

/** A step of a long job. */
export interface Progress {
  /** What is being done now, in a few words. */
  readonly message: string;
  /** 0 to 100, when it can be known. */
  readonly percentage?: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What engines ask of the world around them. */
export interface Host {
  /** Milliseconds since the epoch. For records and durations only: no result may depend on it. */
  now(): number;
  log(level: LogLevel, message: string): void;
  progress(step: Progress): void;
  /** Whether the job was cancelled. Synchronous engines ask; asynchronous ones call {@link Host.pause}. */
  readonly cancelled: boolean;
  /** Calls `listener` at the moment of cancellation, until the function that it returns is called. For proxies of jobs elsewhere. */
  onCancelled?(listener: () => void): () => void;
  /**
   * Lets waiting messages in if this job has held the thread for more than a few milliseconds, so that cancellation
   * and other requests are heard.
   * @throws Cancelled when the job was cancelled.
   */
  pause(): Promise<void>;
}

/** The files that use cases touch, by absolute URI (`file:///…`). Every write is whole or not at all. */
export interface Files {
  /** The text, decoded as UTF-8; `undefined` when there is no such file. Throws {@link NotUtf8} for other bytes. */
  read(uri: string): Promise<string | undefined>;
  /** Replaces the file's whole content atomically (temporary file, sync, rename). */
  write(uri: string, text: string): Promise<void>;
  /** All files below `uri` whose name ends with one of `extensions` (`.req`), sorted; a file's own URI gives itself. */
  list(uri: string, extensions: readonly string[]): Promise<readonly string[]>;
}

/** A file that is not UTF-8 text; its bytes were not touched. */
export class NotUtf8 extends Error {
  readonly uri: string;
  readonly offset: number;
  constructor(uri: string, offset: number) {
    super(`${uri} is not UTF-8 text (first bad byte at offset ${offset}). Save it as UTF-8 and try again.`);
    this.name = 'NotUtf8';
    this.uri = uri;
    this.offset = offset;
  }
}

/** A host that says nothing, is never cancelled and stands at time 0: for tests and synchronous callers. */
export const silentHost: Host = {
  now: () => 0,
  log: () => {},
  progress: () => {},
  cancelled: false,
  pause: async () => {},
};
