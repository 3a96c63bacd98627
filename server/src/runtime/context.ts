/** What every part of the runtime is given: definitions, the database, the handlers, and who asks. */
import type { Kysely } from 'kysely';
import type { LogLevel } from '../base/host.ts';
import type { Definitions } from '../model/definition/definitions.ts';
import type { ActionDefinition, ResourceDefinition } from '../model/definition/resource.ts';
import type { Database, Tables } from '../store/database.ts';
import type { Handlers } from './handlers.ts';
import type { Notification } from './notification.ts';
import type { Runtime } from './runtime.ts';

/** A record as callers see it: attributes by name, and what was loaded: relationships, calculations, aggregates. Dates are ISO text. */
export type Row = Readonly<Record<string, unknown>>;

/** Who asks; policies look at its fields. */
export type Actor = Readonly<Record<string, unknown>>;

/** What a caller says beside the input. */
export interface CallOptions {
  readonly actor?: Actor;
  readonly tenant?: string;
  /** Policies are asked unless this is false. */
  readonly authorize?: boolean;
  /** For handlers and `^context(…)`. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Values for arguments that are not public, which only code may give. */
  readonly privateArguments?: Readonly<Record<string, unknown>>;
  /** Attributes that only code may give, whatever the action accepts. */
  readonly forcedAttributes?: Readonly<Record<string, unknown>>;
  /** For create: a record that is there already is changed instead, whatever the action says. */
  readonly upsert?: NonNullable<ActionDefinition['upsert']>;
  /** What to load into the records that come back: fields, or relationships with what to load behind them. */
  readonly load?: readonly Load[];
}

export type Load = string | { readonly path: string; readonly load: readonly Load[] };

/** The clock and the source of ids, from the Host. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new uuid (version 4 or 7). */
  uuid(version: 4 | 7): string;
  /** For `debug_log`, and for listeners that fail. */
  log?(level: LogLevel, message: string): void;
}

/** One call on its way: the same for all that happens inside it. */
export interface RuntimeContext extends CallOptions {
  readonly definitions: Definitions;
  readonly database: Database;
  /** Runs other actions as part of this call: inside of its transaction, when there is one. */
  readonly runtime: Runtime;
  /** The transaction or connection of this call. A generic action that is no transaction has none: it calls {@link runtime}. */
  readonly db: Kysely<Tables>;
  readonly handlers: Handlers;
  readonly surroundings: Surroundings;
  /** The definition with this name. @throws Error when there is none: a bug, since documents were checked */
  resource(name: string): ResourceDefinition;
  /** Sent when the transaction has been committed. */
  notify(notification: Notification): void;
}

/** Who asks, for other actions that run on their behalf: `context.runtime.create(…, callerOf(context))`. */
export function callerOf({ actor, tenant, authorize, context }: CallOptions): CallOptions {
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(authorize === undefined ? {} : { authorize }),
    ...(context === undefined ? {} : { context }),
  };
}
