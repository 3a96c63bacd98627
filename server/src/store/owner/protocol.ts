/** What clients and the owner of a store say to each other, as JSON-RPC. */
import { NotificationType, RequestType } from 'vscode-jsonrpc';
import type { Commit } from '../database.ts';
import type { LeaseKind } from './access.ts';
import type { WireAnswer, WireError, WireStatement } from './answers.ts';
import type { Mark } from './ownership-tables.ts';

/** Raised when what follows changes; another version is refused, since old and new windows may run side by side. */
export const protocolVersion = 2;

/** What the owner says of itself and of the store. */
export interface Welcome {
  readonly version: number;
  /** A name for this client, never given before or again. */
  readonly client: string;
  readonly epoch: number;
  /** Of the last commit. */
  readonly revision: number;
  /** Why nothing can be written. */
  readonly readOnly?: string;
}

export const hello = new RequestType<{ version: number }, Welcome, WireError>('store/hello');

/** Runs a statement on a lease; the first one begins it, of the kind that it names. */
export const execute = new RequestType<
  { lease: number; kind: LeaseKind; statement: WireStatement },
  WireAnswer,
  WireError
>('store/execute');

export const commit = new RequestType<{ lease: number; mark: Mark | undefined }, null, WireError>(
  'store/commit',
);

export const end = new NotificationType<{ lease: number }>('store/end');

export const committed = new RequestType<Mark, boolean, WireError>('store/committed');

/** See `Access.operate`. While it goes on, the owner gives a sign of life several times in `patience` milliseconds. */
export const operate = new RequestType<
  { id: number; name: string; argument: string; patience: number },
  unknown,
  WireError
>('store/operate');

/** From the owner: it is at an operation. `still` is how many milliseconds it may be unable to say anything, in all that is left of it. */
export const working = new NotificationType<{ id: number; still: number }>('store/working');

/** From the owner: somebody committed. */
export const changed = new NotificationType<Commit>('store/changed');
