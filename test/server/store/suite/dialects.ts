/** The same tests on every database: sql.js, PGlite, and a real PostgreSQL where the system has one. Nothing is simulated. */
import type { Database } from '../../../../server/src/store/database.ts';
import { openPostgres } from '../../../../server/src/store/dialect/postgres.ts';
import { postgresPort } from '../../../../server/src/store/dialect/postgres-port.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';
import { postgresBinaries, startPostgres, type TestServer } from '../../../postgres.ts';
import { closePglite, pgliteClients } from './pglite.ts';

export interface TestDialect {
  readonly name: 'sql.js' | 'PGlite' | 'PostgreSQL';
  /**
   * An empty database of its own, closed after the tests of {@link forEachDialect}. Databases of one test that are opened with
   * the same `shared` name are connections to the same data: on PostgreSQL and PGlite only.
   */
  open(shared?: string): Promise<Database>;
}

const binaries = postgresBinaries();
let server: Promise<TestServer> | undefined;

/** The server that all tests of the process share. @throws Error when the system has none */
export function sharedServer(): Promise<TestServer> {
  if (!binaries) throw new Error('This system has no PostgreSQL.');
  server ??= startPostgres(binaries);
  return server;
}

let schemas = 0;

type Opener = (schema: string) => Promise<Database>;
const openers: Readonly<Record<TestDialect['name'], Opener | undefined>> = {
  'sql.js': () => openMemoryDatabase(),
  PGlite: async (schema) => postgresPort(await pgliteClients(), schema),
  PostgreSQL: binaries
    ? async (schema) => openPostgres({ connection: (await sharedServer()).connection, schema })
    : undefined,
};

/** Names of the databases that tests run on here. `DIALECTS=sql.js` names fewer, for the person who waits. */
export const dialects = (Object.keys(openers) as TestDialect['name'][]).filter(
  (name) => openers[name] && (process.env['DIALECTS']?.split(',').includes(name) ?? true),
);

/**
 * Declares a suite once for each database.
 * @param only fewer of them, for what makes sense on some alone
 */
export function forEachDialect(
  title: string,
  suite: (dialect: TestDialect) => void,
  only: readonly TestDialect['name'][] = dialects,
): void {
  for (const name of dialects) {
    const opener = openers[name];
    if (!opener || !only.includes(name)) continue;
    describe(`${title} on ${name}`, () => {
      const opened: Database[] = [];
      const prefix = `test_${++schemas}`;
      suite({
        name,
        open: async (shared) => {
          const database = await opener(`${prefix}_${shared ?? opened.length}`);
          opened.push(database);
          return database;
        },
      });
      after(async () => {
        for (const database of opened) await database.close();
      });
    });
  }
}

after(async () => {
  await closePglite();
  await (await server)?.stop();
});
