/** The factory on a database in memory, for tests: its own documents, a clock that ticks, ids that count. */
import { type Host, silentHost } from '../../../server/src/base/host.ts';
import {
  createFactoryRuntime,
  type FactoryRuntime,
} from '../../../server/src/factory/create-factory-runtime.ts';
import type { Definitions } from '../../../server/src/model/definition/definitions.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { type Outcome, unwrap } from '../../../server/src/runtime/outcome.ts';
import type { Input, ReadOptions } from '../../../server/src/runtime/runtime.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';

export interface Started extends FactoryRuntime {
  readonly database: Database;
  /** Milliseconds since the epoch; grows by one with each look. */
  readonly clock: { now: number };
  create(resource: string, action: string, input: Input): Promise<Row>;
  update(resource: string, action: string, record: Row, input?: Input): Promise<Row>;
  read(resource: string, action: string, input?: Input, options?: ReadOptions): Promise<readonly Row[]>;
  load(resource: string, record: Row, fields: readonly string[]): Promise<Row>;
}

/** @param given another database than a new one, and whether workflows are written down */
export async function startFactory(
  given: {
    readonly database?: Database;
    readonly durable?: boolean;
    readonly definitions?: Definitions;
    /** Where ids begin to count, for a second process on one database. */
    readonly firstId?: number;
    /** What engines say to the host. */
    readonly host?: Partial<Host>;
  } = {},
): Promise<Started> {
  const database = given.database ?? (await openMemoryDatabase());
  const clock = { now: Date.UTC(2026, 0, 31, 10) };
  const now = () => clock.now++;
  let ids = given.firstId ?? 0;
  const host: Host = { ...silentHost, ...given.host, now };
  const started = await createFactoryRuntime({
    database,
    host,
    uuid: (version) => `00000000-0000-${version}000-8000-${String(++ids).padStart(12, '0')}`,
    sleep: async () => {},
    application: { name: 'Spark DSL Factory', version: '1.0.0' },
    durable: given.durable ?? false,
    ...(given.definitions ? { definitions: given.definitions } : {}),
  });
  const { runtime } = started;
  return {
    ...started,
    database,
    clock,
    create: async (resource, action, input) => unwrap(await runtime.create(resource, action, input)),
    update: async (resource, action, record, input = {}) =>
      unwrap(await runtime.update(resource, action, record, input)),
    read: async (resource, action, input = {}, options = {}) =>
      unwrap(await runtime.read(resource, action, input, options)).results,
    load: async (resource, record, fields) => {
      const [loaded] = unwrap(await runtime.load(resource, [record], fields));
      if (!loaded) throw new Error('Nothing was loaded.');
      return loaded;
    },
  };
}

/** `field code` of each error of an outcome that has to be a bad one. */
export function codesOf(outcome: Outcome<unknown>): readonly string[] {
  if (outcome.ok) throw new Error(`It should have failed, and gave ${JSON.stringify(outcome.value)}.`);
  return outcome.error.errors.map(({ path, code }) => `${path.join('.')} ${code}`.trim());
}
