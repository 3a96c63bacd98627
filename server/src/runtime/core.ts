/** One runtime: definitions made ready, the database, the handlers, and who listens. */
import type { Kysely } from 'kysely';
import type { Definitions } from '../model/definition/definitions.ts';
import type { ResourceDefinition } from '../model/definition/resource.ts';
import type { Database, Tables } from '../store/database.ts';
import type { Call } from './actions/call.ts';
import type { Changeset } from './changeset.ts';
import type { CompiledResource } from './compiled/resource.ts';
import type { CallOptions, Row, RuntimeContext, Surroundings } from './context.ts';
import type { Handlers } from './handlers.ts';
import type { Listeners } from './notify/listeners.ts';
import type { Outcome } from './outcome.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';

/** Runs a reactor as the work of a generic action. */
export type RunReactor = (
  reactor: string,
  inputs: Readonly<Record<string, unknown>>,
  context: RuntimeContext,
) => Promise<Outcome<unknown>>;

export interface Core {
  readonly definitions: Definitions;
  readonly database: Database;
  readonly handlers: Handlers;
  readonly surroundings: Surroundings;
  readonly runReactor?: RunReactor;
  readonly resources: ReadonlyMap<string, CompiledResource>;
  readonly listeners: Listeners;
  /** The runtime for calls inside of a session. */
  runtimeIn(session: Session): Runtime;
  /** Tells listeners of an action that was committed. */
  announce(call: Call, changeset: Changeset, record: Row): void;
}

/** What all parts of one call are given. */
export function contextOf(core: Core, session: Session, options: CallOptions): RuntimeContext {
  const { definitions, database, handlers, surroundings, resources } = core;
  let runtime: Runtime | undefined;
  return {
    ...options,
    definitions,
    database,
    handlers,
    surroundings,
    // Most calls do not call others.
    get runtime() {
      runtime ??= core.runtimeIn(session);
      return runtime;
    },
    db: session.db ?? outside,
    resource: (name): ResourceDefinition => {
      const found = resources.get(name);
      if (!found) throw new Error(`There is no resource ${name} among the definitions.`);
      return found.definition;
    },
    notify: (notification) => session.afterCommit(() => core.listeners.tell(notification)),
  };
}

/** In the place of a connection where there is none. */
const outside = new Proxy({} as Kysely<Tables>, {
  get: () => {
    throw new Error('This runs outside of any transaction: call context.runtime instead of the database.');
  },
});
