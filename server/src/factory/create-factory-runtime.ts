/** The factory at work: its definitions, its tables, the runtime of its resources, and the engine of its workflows. */
import type { Host, LogLevel } from '../base/host.ts';
import { createRandom } from '../base/random.ts';
import type { Definitions } from '../model/definition/definitions.ts';
import {
  createReactorEngine,
  type ReactorEngine,
  type RunOutcome,
  reactorTables,
  sqlJournal,
} from '../reactor/index.ts';
import type { Surroundings } from '../runtime/context.ts';
import { createRuntime, type RootRuntime } from '../runtime/create-runtime.ts';
import { evaluate } from '../runtime/expression/evaluate.ts';
import type { ActionFailure } from '../runtime/outcome.ts';
import type { Database } from '../store/database.ts';
import { type MigrationResult, migrate } from '../store/migration/migrate.ts';
import { takeOver } from '../store/migration/older-store.ts';
import { tablesOf } from '../store/schema/tables.ts';
import { actionRunner } from './action-runner.ts';
import { definitions as generated } from './generated/definitions.ts';
import { createFactory, type Factory } from './generated/wrappers.ts';
import { factoryHandlers } from './handlers.ts';
import { factorySteps } from './steps/registry.ts';

export interface FactoryRuntimeOptions {
  readonly database: Database;
  /** For engines: pauses, cancellation, progress, the clock. */
  readonly host: Host;
  /** A new uuid (version 4 or 7). */
  readonly uuid: Surroundings['uuid'];
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The program, for stores that are opened by another version of it. */
  readonly application: { readonly name: string; readonly version: string };
  /** Which process it is, so that others see whether it lives and has a run in hand. */
  readonly process?: string;
  /** For the jitter of retries. */
  readonly seed?: number;
  /** Whether runs of workflows survive the death of the process; they do unless this is false. */
  readonly durable?: boolean;
  /** The factory's own documents; those that were compiled when the program was built, when absent. */
  readonly definitions?: Definitions;
}

export interface FactoryRuntime {
  /** Any action of any resource, by names. */
  readonly runtime: RootRuntime;
  /** The same, checked by the compiler. */
  readonly factory: Factory;
  readonly reactors: ReactorEngine;
  readonly definitions: Definitions;
  /** What was done to the tables when the store was opened. */
  readonly migration: MigrationResult;
}

/**
 * Brings the tables of the store up to date, and starts runtime and workflows on it.
 * @throws StoreProblem when a newer version wrote the store; MigrationProblem when its data does not fit
 */
export async function createFactoryRuntime(options: FactoryRuntimeOptions): Promise<FactoryRuntime> {
  const { database, host, uuid, application, definitions = generated } = options;
  const { resources } = definitions;
  const moment = { now: host.now(), uuid: () => uuid(7) };
  const migration = await migrate(database, [...tablesOf(resources), ...reactorTables], {
    application,
    moment,
  });
  if (!database.readOnly) await takeOver(database, resources, moment);
  const now = () => host.now();
  const runtime = createRuntime({
    definitions,
    database,
    handlers: factoryHandlers({ host }),
    surroundings: { now, uuid, log: (level, message) => host.log(level, message) },
    runReactor: async (reactor, inputs, context) => {
      const outcome = await reactors.run(reactor, inputs, { context: context.context ?? {} });
      return outcome.state === 'successful'
        ? { ok: true, value: outcome.value }
        : { ok: false, error: failureOf(reactor, outcome) };
    },
  });
  const runner = actionRunner(runtime, database, resources, () => host.pause());
  const reactors = createReactorEngine({
    reactors: definitions.reactors,
    handlers: factorySteps({ host }),
    ...(options.process === undefined ? {} : { name: `${options.process} ${uuid(7)}` }),
    actions: runner.actions,
    evaluate: (expr, scope) => evaluate(expr, { templates: { ...scope, now: now() } }),
    host: {
      now,
      sleep: options.sleep,
      random: createRandom(options.seed ?? 1),
      newId: () => uuid(7),
      log: (level, message) => host.log(logLevel(level), message),
    },
    ...(options.durable === false ? {} : { journal: runner.journaled(await sqlJournal(database)) }),
  });
  return { runtime, factory: createFactory(runtime), reactors, definitions, migration };
}

/** What a run that did not succeed is for the action whose work it was. */
function failureOf(reactor: string, { state, errors }: RunOutcome): ActionFailure {
  const messages = errors.length > 0 ? errors.map(({ message }) => message) : [`The run is ${state}.`];
  return {
    class: 'framework',
    action: reactor,
    errors: messages.map((message) => ({ path: [], code: `reactor_${state}`, message })),
  };
}

/** Elixir's levels, as steps of the kind `debug` name them. */
function logLevel(level: string): LogLevel {
  if (['emergency', 'alert', 'critical', 'error'].includes(level)) return 'error';
  if (level === 'warning' || level === 'notice') return 'warn';
  return level === 'info' ? 'info' : 'debug';
}
