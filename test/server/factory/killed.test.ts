/** The factory's workflows when their process dies: another one finishes what it left, and everything is there once. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Row } from '../../../server/src/runtime/context.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { type Started, startFactory } from './start.ts';

const inputs = {
  uri: 'file:///library.req',
  requirements: 'Each book has a title and an author.\nA reader borrows books.\n',
  name: 'Library',
  requirements_file: 'library.req',
};

class Dead extends Error {}

/** The database as a process sees it that dies: from the transaction that it is told on, nothing is done any more. */
function mortal(database: Database): Database & { dieAt(transaction: number): void } {
  let left = Number.POSITIVE_INFINITY;
  return {
    ...database,
    get readOnly() {
      return database.readOnly;
    },
    dieAt: (transaction) => {
      left = transaction;
    },
    transaction: (work) =>
      --left <= 0 ? Promise.reject(new Dead('The process is dead.')) : database.transaction(work),
  };
}

/** How many records each resource has, and which states they are in. */
async function contentsOf({
  definitions,
  read,
}: Started): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const contents: Record<string, readonly unknown[]> = {};
  for (const { name, stateMachine } of definitions.resources) {
    const records = await read(name, 'read');
    if (records.length > 0)
      contents[name] = records
        .map((each) => (stateMachine ? each[stateMachine.stateAttribute] : 'there'))
        .sort();
  }
  return contents;
}

describe('a workflow whose process dies', () => {
  it('is finished by another one, wherever it was, with everything there once', async () => {
    const whole = await startFactory({ durable: true });
    const { state } = await whole.reactors.run('DslGeneration', inputs);
    equal(state, 'successful');
    const expected = await contentsOf(whole);
    const [{ generated_code } = {}] = await whole.read('DslProject', 'read');

    let interrupted = 0;
    for (const last of [4, 12]) {
      const database = await openMemoryDatabase();
      const own = mortal(database);
      const dying = await startFactory({ durable: true, database: own, firstId: 1000 });
      own.dieAt(last);
      await dying.reactors.run('DslGeneration', inputs).catch((error: unknown) => {
        if (!(error instanceof Dead)) throw error;
      });
      const heir = await startFactory({ durable: true, database, firstId: 100_000 });
      const left = await heir.reactors.interruptedRuns();
      for (const { id } of left) {
        const outcome = await (await heir.reactors.resume(id)).outcome;
        equal(outcome.state, 'successful', `${last}: ${JSON.stringify(outcome.errors)}`);
        interrupted++;
      }
      deepEqual(await contentsOf(heir), expected, `killed at transaction ${last}`);
      const [project = {}] = await heir.read('DslProject', 'read');
      equal((project as Row)['generated_code'], generated_code);
    }
    equal(interrupted, 2);
  });
});

describe("the factory's typed functions", () => {
  it('run what the documents declare', async () => {
    const { factory } = await startFactory();
    const made = await factory.dslProject.generateFromRequirements(
      { uri: inputs.uri, name: inputs.name, requirements: inputs.requirements },
      { load: ['health_score'] },
    );
    ok(made.ok);
    const { status, entity_count, health_score } = made.value;
    deepEqual([status, entity_count, typeof health_score], ['generating', 3, 'number']);
    const failed = await factory.dslProject.markFailed(made.value, { reason: 'Enough.' });
    ok(failed.ok && failed.value.failure === 'Enough.');
  });
});
