/** What the engine needs of the platform that it runs on: a clock, turns of the event loop, ids, and where the store lies. */
import type { LogLevel } from '../base/host.ts';
import type { Database } from '../store/database.ts';
import type { StoreRole } from './store-views.ts';

export interface Platform {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after waiting messages were read. */
  turn(): Promise<void>;
  uuid(version: 4 | 7): string;
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** This process, for runs of workflows to say who has them in hand. */
  readonly process: string;
  /** Whether the process with this name is still there; true when that cannot be known. */
  isAlive(process: string): boolean;
  /** Version of the program, which stores remember. */
  readonly version: string;
}

export type Log = (level: LogLevel, message: string) => void;

/** A store that is open. */
export interface OpenStore {
  readonly database: Database;
  role(): StoreRole;
  /** Bytes on the disk. */
  size(): Promise<number>;
  /** Gives unused space back. */
  vacuum(): Promise<void>;
  /** The name that damaged files were moved to when it was opened. */
  recoveredFrom(): Promise<string | undefined>;
}

/** The store of a workspace, not opened yet. */
export interface StorePort {
  readonly location: string;
  /** Whether there is anything to open; opening creates it. */
  exists(): Promise<boolean>;
  /** @throws StoreProblem when it cannot be opened */
  open(options: { readonly log: Log; readonly recover: boolean }): Promise<OpenStore>;
}
