/** Makes a runtime of definitions, a database and handlers. */
import type { Kysely } from 'kysely';
import type { Definitions } from '../model/definition/definitions.ts';
import type { Database, Tables } from '../store/database.ts';
import { workedAhead } from './actions/ahead.ts';
import { type DetachedChange, type DetachedChangeset, detachedChange } from './actions/detached.ts';
import { boundRuntime, named } from './bound-runtime.ts';
import { compileResources } from './compiled/compile.ts';
import type { CallOptions, Row, Surroundings } from './context.ts';
import type { Core, RunReactor } from './core.ts';
import type { Handlers } from './handlers.ts';
import { createListeners } from './notify/listeners.ts';
import { notificationsOf } from './notify/publications.ts';
import type { Outcome } from './outcome.ts';
import type { Input, Runtime } from './runtime.ts';
import { innerSession, rootSession, type Session, type Waiting } from './session.ts';

/** What a runtime is made of. The tables of the definitions have to be there. */
export interface RuntimeParts {
  readonly definitions: Definitions;
  readonly database: Database;
  readonly handlers: Handlers;
  readonly surroundings: Surroundings;
  /** Runs reactors that are the work of generic actions. */
  readonly runReactor?: RunReactor;
}

/** A runtime for steps of workflows. */
export interface StepRuntime extends Runtime {
  /** One change on a changeset that belongs to no action yet. */
  change(wanted: DetachedChange, options?: CallOptions): Promise<Outcome<DetachedChangeset>>;
}

/** A runtime that can also take part in transactions of others. */
export interface RootRuntime extends StepRuntime {
  /**
   * The same runtime inside of a transaction that somebody else has begun.
   * @param waiting gets what is to be done after the commit, which whoever commits does
   */
  within(transaction: Kysely<Tables>, waiting: Waiting): StepRuntime;
  /**
   * Lets an action on one record work out what takes long, so that it is remembered when the action runs in a transaction that is begun
   * after this. Nothing is changed.
   * @param target the record or its id; absent for create
   * @param signal aborted when nobody wants it any more
   */
  ahead(
    kind: 'create' | 'update' | 'destroy',
    resource: string,
    action: string,
    target: Row | string | undefined,
    input: Input,
    options?: CallOptions,
    signal?: AbortSignal,
  ): Promise<void>;
}

/** @throws Error with a list of all that cannot be run: names that nobody registered, types that cannot be stored … */
export function createRuntime(parts: RuntimeParts): RootRuntime {
  const { definitions, handlers, surroundings } = parts;
  const core: Core = {
    ...parts,
    resources: compileResources(definitions, handlers),
    listeners: createListeners(surroundings.log?.bind(surroundings)),
    runtimeIn: (session) => boundRuntime(core, session),
    announce: ({ options }, changeset, record) => {
      if (!core.listeners.any) return;
      for (const each of notificationsOf(changeset, record, options.tenant)) core.listeners.tell(each);
    },
  };
  const root = rootSession(parts.database);
  const stepRuntime = (session: Session): StepRuntime => ({
    ...boundRuntime(core, session),
    change: (wanted, options = {}) => detachedChange(core, session, wanted, options),
  });
  return {
    ...stepRuntime(root),
    ahead: (kind, resource, action, target, input, options = {}, signal) =>
      workedAhead(
        core,
        root,
        {
          ...named(core, kind, resource, action),
          input,
          options,
          ...(target === undefined ? {} : { target }),
        },
        signal,
      ),
    within: (transaction, waiting) => stepRuntime(innerSession(transaction, waiting)),
  };
}
