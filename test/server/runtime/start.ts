/** A runtime for tests: definitions of real documents, on a database with their tables. */
import type { Definitions } from '../../../server/src/model/definition/definitions.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import type { RunReactor } from '../../../server/src/runtime/core.ts';
import { createRuntime } from '../../../server/src/runtime/create-runtime.ts';
import type { Handlers } from '../../../server/src/runtime/handlers.ts';
import type { ActionFailure, Outcome } from '../../../server/src/runtime/outcome.ts';
import type { Runtime } from '../../../server/src/runtime/runtime.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { migrate } from '../../../server/src/store/migration/migrate.ts';
import { tablesOf } from '../../../server/src/store/schema/tables.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { read } from '../language/definition/read.ts';

export const uses =
  'use ash.domain, ash.resource, ash.state_machine, ash.policies, ash.pub_sub, ash.postgres\n';

export interface Started {
  readonly runtime: Runtime;
  readonly database: Database;
  readonly definitions: Definitions;
  /** Milliseconds since the epoch, which tests may set. */
  readonly clock: { now: number };
  readonly log: string[];
}

export interface StartOptions {
  readonly handlers?: Partial<Handlers>;
  readonly database?: Database;
  readonly runReactor?: RunReactor;
  /** Whether the text is a whole document, with its own `use` line. */
  readonly whole?: boolean;
  /** Whether there are tables; some definitions have none that could be made. */
  readonly tables?: boolean;
  /** Where ids begin to count. */
  readonly ids?: number;
}

/** The clock stands at 2026-01-31T10:00:00Z; ids count up. */
export async function start(text: string, options: StartOptions = {}): Promise<Started> {
  const { definitions, problems } = read(options.whole ? text : uses + text);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const database = options.database ?? (await openMemoryDatabase());
  if (options.tables !== false)
    await migrate(database, tablesOf(definitions.resources), {
      application: { name: 'Spark DSL Factory', version: '1.0.0' },
      moment: { now: 0, uuid: () => '00000000-0000-4000-8000-000000000000' },
    });
  const clock = { now: Date.UTC(2026, 0, 31, 10) };
  const log: string[] = [];
  let ids = options.ids ?? 0;
  const runtime = createRuntime({
    definitions,
    database,
    handlers: { ...noHandlers, ...options.handlers },
    surroundings: {
      now: () => clock.now,
      uuid: (version) => `00000000-0000-${version}000-8000-${String(++ids).padStart(12, '0')}`,
      log: (_, message) => log.push(message),
    },
    ...(options.runReactor ? { runReactor: options.runReactor } : {}),
  });
  return { runtime, database, definitions, clock, log };
}

export const noHandlers: Handlers = {
  changes: {},
  validations: {},
  preparations: {},
  calculations: {},
  checks: {},
  actions: {},
};

/** The value of an outcome that has to be a good one. */
export async function value<T = Row>(outcome: Promise<Outcome<T>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The failure of an outcome that has to be a bad one. */
export async function failure(outcome: Promise<Outcome<unknown>>): Promise<ActionFailure> {
  const result = await outcome;
  if (result.ok) throw new Error(`It should have failed, and gave ${JSON.stringify(result.value)}.`);
  return result.error;
}

/** `field code` of each error. */
export async function codes(outcome: Promise<Outcome<unknown>>): Promise<readonly string[]> {
  return (await failure(outcome)).errors.map(({ path, code }) => `${path.join('.')} ${code}`.trim());
}
