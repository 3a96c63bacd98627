/** Each kind of step of a migration, with data before and after, on every database. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { definitions } from '../../../../server/src/factory/generated/definitions.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { planMigration } from '../../../../server/src/store/migration/migrate.ts';
import { MigrationProblem } from '../../../../server/src/store/migration/problem.ts';
import type { StoreProblem } from '../../../../server/src/store/problem.ts';
import { tablesOf } from '../../../../server/src/store/schema/tables.ts';
import { forEachDialect } from '../suite/dialects.ts';
import { bring, insert, rows, table } from './opened.ts';

forEachDialect('a migration', ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  const kinds = async (...args: Parameters<typeof bring> extends [unknown, ...infer R] ? R : never) =>
    (await bring(database, ...args)).steps.map(({ kind }) => kind);

  it('makes tables, once', async () => {
    deepEqual(await kinds([table('authors', [{ name: 'name' }])]), ['create_table']);
    await insert(database, 'authors', { id: 1, name: 'Ada' });
    deepEqual(await kinds([table('authors', [{ name: 'name' }])]), []);
    deepEqual(await rows(database, 'authors'), [{ id: 1, name: 'Ada' }]);
  });

  it('renames tables and columns, and nothing twice', async () => {
    await bring(database, [table('authors', [{ name: 'name' }])]);
    await insert(database, 'authors', { id: 1, name: 'Ada' });
    const next = [table('writers', [{ name: 'title', renamedFrom: 'name' }], { renamedFrom: 'authors' })];
    deepEqual(await kinds(next), ['rename_table', 'rename_column']);
    deepEqual(await rows(database, 'writers'), [{ id: 1, title: 'Ada' }]);
    deepEqual(await kinds(next), []);
    // A new column may have the old name, and the rename is not asked for again.
    const again = [
      table('writers', [{ name: 'title', renamedFrom: 'name' }, { name: 'name' }], {
        renamedFrom: 'authors',
      }),
    ];
    deepEqual(await kinds(again), ['add_column']);
    deepEqual(await rows(database, 'writers'), [{ id: 1, title: 'Ada', name: null }]);
  });

  it('swaps names', async () => {
    await bring(database, [table('a', [{ name: 'x' }, { name: 'y' }]), table('b', [{ name: 'z' }])]);
    await insert(database, 'a', { id: 1, x: 'was x', y: 'was y' });
    await insert(database, 'b', { id: 2, z: 'was in b' });
    await bring(database, [
      table(
        'b',
        [
          { name: 'y', renamedFrom: 'x' },
          { name: 'x', renamedFrom: 'y' },
        ],
        { renamedFrom: 'a' },
      ),
      table('a', [{ name: 'z' }], { renamedFrom: 'b' }),
    ]);
    deepEqual(await rows(database, 'b'), [{ id: 1, x: 'was y', y: 'was x' }]);
    deepEqual(await rows(database, 'a'), [{ id: 2, z: 'was in b' }]);
  });

  it('fills new columns that have to have a value', async () => {
    await bring(database, [table('things', [])]);
    await insert(database, 'things', { id: 1 }, { id: 2 });
    await bring(database, [
      table('things', [
        { name: 'state', nullable: false, fill: { value: 'new' } },
        { name: 'flag', type: 'boolean', nullable: false, fill: { value: false } },
        { name: 'at', type: 'utc_datetime', nullable: false, fill: { call: { name: 'now', args: {} } } },
        { name: 'key', type: 'uuid', nullable: false, fill: { call: { name: 'uuid', args: {} } } },
      ]),
    ]);
    const [one, two] = await rows(database, 'things');
    equal(one?.['state'], 'new');
    equal(Boolean(one?.['flag']), false);
    match(String(one?.['at']), /^2026-01-31.10:00:00/);
    equal(one?.['key'] === two?.['key'], false);
  });

  it('refuses what it has no value for, and changes nothing', async () => {
    await bring(database, [table('things', [{ name: 'name' }])]);
    await insert(database, 'things', { id: 1, name: null });
    const required = [table('things', [{ name: 'name', nullable: false }, { name: 'more' }])];
    await rejects(bring(database, required), MigrationProblem);
    deepEqual(await rows(database, 'things'), [{ id: 1, name: null }]);
  });

  it('refuses identities that rows do not have, and relationships that lead nowhere', async () => {
    const columns = [{ name: 'name' }, { name: 'other', type: 'integer' as const }];
    await bring(database, [table('things', columns)]);
    await insert(database, 'things', { id: 1, name: 'same', other: 9 }, { id: 2, name: 'same', other: 1 });
    const index = { name: 'things_name_index', columns: ['name'], unique: true };
    await rejects(bring(database, [table('things', columns, { indexes: [index] })]), (error: Error) => {
      ok(error instanceof MigrationProblem, String(error));
      match(error.message, /things \(name\)/);
      return true;
    });
    const reference = { name: 'things_other_fkey', column: 'other', table: 'things', references: 'id' };
    await rejects(bring(database, [table('things', columns, { references: [reference] })]), MigrationProblem);
    equal((await rows(database, 'things')).length, 2);
  });

  it('drops columns and tables, and keeps what they held', async () => {
    await bring(database, [
      table('things', [{ name: 'name' }, { name: 'nick' }]),
      table('others', [{ name: 'x' }]),
    ]);
    await insert(database, 'things', { id: 1, name: 'Ada', nick: 'A' });
    await insert(database, 'others', { id: 7, x: 'y' });
    const { steps, kept } = await bring(database, [table('things', [{ name: 'name' }])]);
    deepEqual(
      steps.map(({ kind, destructive }) => [kind, destructive]),
      [
        ['drop_column', true],
        ['drop_table', true],
      ],
    );
    deepEqual(await rows(database, 'things'), [{ id: 1, name: 'Ada' }]);
    deepEqual(kept, ['kept_2_things', 'kept_2_others']);
    deepEqual(await rows(database, 'kept_2_things'), [{ id: 1, nick: 'A' }]);
    deepEqual(await rows(database, 'kept_2_others'), [{ id: 7, x: 'y' }]);
  });

  it('gives a new column the name of one that goes', async () => {
    await bring(database, [table('things', [{ name: 'a' }, { name: 'b' }])]);
    await insert(database, 'things', { id: 1, a: 'a', b: 'b' });
    await bring(database, [table('things', [{ name: 'b', renamedFrom: 'a' }])]);
    deepEqual(await rows(database, 'things'), [{ id: 1, b: 'a' }]);
  });

  it('changes types, value by value', async () => {
    await bring(database, [
      table('things', [{ name: 'amount' }, { name: 'size', type: 'integer' }, { name: 'day', type: 'date' }]),
    ]);
    await insert(
      database,
      'things',
      { id: 1, amount: '12', size: 3, day: '2026-01-31' },
      { id: 2, amount: 'many', size: null, day: null },
    );
    const { lost, kept } = await bring(database, [
      table('things', [
        { name: 'amount', type: 'integer' },
        { name: 'size', type: 'string' },
        { name: 'day', type: 'date' },
      ]),
    ]);
    equal(lost, 1);
    deepEqual(await rows(database, 'things'), [
      { id: 1, day: '2026-01-31', amount: 12, size: '3' },
      { id: 2, day: null, amount: null, size: null },
    ]);
    deepEqual(await rows(database, kept[0] ?? ''), [
      { id: 1, amount: '12' },
      { id: 2, amount: 'many' },
    ]);
  });

  it('keeps rows that point at a table that is made anew', async () => {
    const name = { name: 'name' };
    const author = { name: 'author', type: 'integer' as const };
    const pointing = {
      references: [{ name: 'books_author_fkey', column: 'author', table: 'authors', references: 'id' }],
    };
    await bring(database, [table('authors', [name]), table('books', [author], pointing)]);
    await insert(database, 'authors', { id: 1, name: 'Ada' });
    await insert(database, 'books', { id: 5, author: 1 });
    await bring(database, [
      table('authors', [{ ...name, nullable: false }]),
      table('books', [{ ...author, nullable: false }], pointing),
    ]);
    deepEqual(await rows(database, 'books'), [{ id: 5, author: 1 }]);
    await rejects(insert(database, 'books', { id: 6, author: 99 }));
    await rejects(database.transaction((db) => db.deleteFrom('authors').execute()));
    await rejects(insert(database, 'authors', { id: 2, name: null }));
  });

  it('changes the type of keys with what points at them', async () => {
    const version = (type: 'integer' | 'string') => [
      { ...table('authors', [{ name: 'name' }]), columns: [{ name: 'id', type, nullable: false }] },
      table('books', [{ name: 'author', type }], {
        references: [{ name: 'books_author_fkey', column: 'author', table: 'authors', references: 'id' }],
        indexes: [{ name: 'books_author_index', columns: ['author'], unique: true }],
      }),
    ];
    await bring(database, version('integer'));
    await insert(database, 'authors', { id: 7 });
    await insert(database, 'books', { id: 1, author: 7 }, { id: 2, author: null });
    const { lost } = await bring(database, version('string'));
    equal(lost, 0);
    deepEqual(await rows(database, 'authors'), [{ id: '7' }]);
    deepEqual(await rows(database, 'books'), [
      { id: 1, author: '7' },
      { id: 2, author: null },
    ]);
    await rejects(insert(database, 'books', { id: 3, author: '8' }));
    await rejects(insert(database, 'books', { id: 4, author: '7' }));
  });

  it('moves tables aside that are not its own', async () => {
    await database.transaction(async (db) => {
      await db.schema
        .createTable('things')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .execute();
      await db.schema.createIndex('things_name_index').on('things').column('id').execute();
      await db.insertInto('things').values({ id: 42 }).execute();
    });
    const index = { name: 'things_name_index', columns: ['name'], unique: true };
    const { kept } = await bring(database, [table('things', [{ name: 'name' }], { indexes: [index] })]);
    deepEqual(kept, ['kept_1_things']);
    deepEqual(await rows(database, 'kept_1_things'), [{ id: 42 }]);
    deepEqual(await rows(database, 'things'), []);
  });

  it('is refused to an older version, unless nothing differs', async () => {
    const newer = [table('things', [{ name: 'name' }])];
    await bring(database, newer, '1.10.0');
    deepEqual((await bring(database, newer, '1.9.0')).steps, []);
    const older = bring(database, [table('things', [])], '1.9.0');
    await rejects(older, (error: StoreProblem) => {
      equal(error.reason, 'newer');
      match(error.message, /Spark DSL Factory 1\.10\.0/);
      return true;
    });
  });

  it('can be seen before it is made', async () => {
    const application = { name: 'Spark DSL Factory', version: '1.0.0' };
    const plan = await planMigration(database, [table('things', [])], application);
    deepEqual(
      plan.steps.map(({ text }) => text),
      ['Create the table things.'],
    );
    equal(plan.from, undefined);
    await rejects(rows(database, 'things'));
  });

  it('goes on counting where it was', async () => {
    const counted = (name: string) => [{ ...table(name, []).columns[0], counted: true }, { name: 'x' }];
    const journal = (nullable: boolean) => ({
      ...table('journal', []),
      columns: counted('journal').map((column) => ({ type: 'string', nullable, ...column }) as never),
    });
    await bring(database, [journal(true)]);
    await insert(database, 'journal', { x: 'a' }, { x: 'b' });
    await database.transaction((db) => db.deleteFrom('journal').where('x', '=', 'b').execute());
    await bring(database, [journal(false)]);
    await insert(database, 'journal', { x: 'c' });
    deepEqual(await rows(database, 'journal'), [
      { id: 1, x: 'a' },
      { id: 3, x: 'c' },
    ]);
  });
});

forEachDialect(
  'migrations of two processes at once',
  ({ open }) => {
    it('wait for each other', async () => {
      const both = [await open('both'), await open('both')];
      const tables = [table('things', [{ name: 'name' }])];
      const results = await Promise.all(both.map((database) => bring(database, tables)));
      deepEqual(results.map(({ steps }) => steps.length).toSorted(), [0, 1]);
    });
  },
  ['PostgreSQL'],
);

forEachDialect('the factory', ({ open }) => {
  it('has a table for each of its resources', async () => {
    const database = await open();
    const tables = tablesOf(definitions.resources);
    deepEqual(
      (await bring(database, tables)).steps.map(({ kind }) => kind),
      tables.map(() => 'create_table'),
    );
    deepEqual((await bring(database, tables)).steps, []);
  });
});
