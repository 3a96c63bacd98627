/** Constraints of tables made of resources, and that they are recognised when they are broken, on every database alike. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { type BrokenConstraint, ConstraintProblem } from '../../../../server/src/store/dialect/constraint.ts';
import { savepoint } from '../../../../server/src/store/dialect/savepoint.ts';
import { tablesOf } from '../../../../server/src/store/schema/tables.ts';
import { bring } from '../migration/opened.ts';
import { attribute, belongsTo, resource } from '../schema/resources.ts';
import { forEachDialect } from './dialects.ts';

const isActive: Expr = {
  kind: 'operation',
  operator: '==',
  operands: [
    { kind: 'ref', path: ['state'] },
    { kind: 'atom', name: 'active' },
  ],
};
const identity = { nilsDistinct: true, allTenants: false };
const authors = resource(
  'Author',
  'authors',
  [
    attribute('org', 'string', { allowNil: false }),
    attribute('email', 'ci_string'),
    attribute('nick', 'string', { source: 'nick?' }),
    attribute('code', 'string'),
    attribute('state', 'atom'),
    attribute('boss_id', 'uuid'),
  ],
  {
    multitenancy: { attribute: 'org', global: false },
    identities: [
      { ...identity, name: 'unique_email', keys: ['email'] },
      { ...identity, name: 'unique_nick', keys: ['nick'], nilsDistinct: false, allTenants: true },
      { ...identity, name: 'unique_code', keys: ['code'], where: isActive },
    ],
    relationships: [belongsTo('boss', 'Author')],
  },
);
const books = resource('Book', 'books', [attribute('author_id', 'uuid', { allowNil: false })], {
  relationships: [belongsTo('author', 'Author')],
});

forEachDialect('constraints', ({ open }) => {
  let database: Database;
  before(async () => {
    database = await open();
    await bring(database, tablesOf([authors, books]));
  });
  beforeEach(() =>
    database.transaction(async (db) => {
      await db.deleteFrom('books').execute();
      await db.deleteFrom('authors').execute();
      await db
        .insertInto('authors')
        .values({ id: 'a', org: 'x', email: 'Ada@x.org', 'nick?': 'ada' })
        .execute();
    }),
  );
  const add = (row: Record<string, unknown>, table = 'authors') =>
    database.transaction((db) =>
      db
        .insertInto(table)
        .values({ id: 'b', org: 'x', ...row })
        .execute(),
    );
  const breaks = (work: Promise<unknown>, expected: Partial<BrokenConstraint>) =>
    rejects(work, (error) => {
      ok(error instanceof ConstraintProblem, String(error));
      const { kind, table, columns, stillReferenced } = error;
      deepEqual(
        { kind, table, columns, ...(stillReferenced === undefined ? {} : { stillReferenced }) },
        expected,
      );
      return true;
    });

  it('keep keys apart', () =>
    breaks(add({ id: 'a', 'nick?': 'x' }), { kind: 'unique', table: 'authors', columns: ['id'] }));

  it('keep identities apart in one tenant, whatever the case of a ci_string', async () => {
    await breaks(add({ email: 'ADA@X.ORG', 'nick?': 'x' }), {
      kind: 'unique',
      table: 'authors',
      columns: ['org', 'email'],
    });
    await add({ org: 'y', email: 'ada@x.org', 'nick?': 'x' });
  });

  it('keep identities apart over all tenants, and missing values too, when told so', async () => {
    const nick = { kind: 'unique', table: 'authors', columns: ['nick?'] } as const;
    await breaks(add({ org: 'y', 'nick?': 'ada' }), nick);
    await add({ org: 'y' });
    await breaks(add({ id: 'c', org: 'z' }), nick);
  });

  it('keep identities apart where a condition holds', async () => {
    await add({ id: '1', 'nick?': '1', code: 'c', state: 'active' });
    await add({ id: '2', 'nick?': '2', code: 'c', state: 'retired' });
    await breaks(add({ id: '3', 'nick?': '3', code: 'c', state: 'active' }), {
      kind: 'unique',
      table: 'authors',
      columns: ['org', 'code'],
    });
  });

  it('want values', () =>
    breaks(add({ org: null }), { kind: 'not_null', table: 'authors', columns: ['org'] }));

  it('want what relationships lead to', async () => {
    const missing = { kind: 'foreign_key', stillReferenced: false } as const;
    const book = (row: Record<string, unknown>) =>
      database.transaction((db) => db.insertInto('books').values(row).execute());
    await breaks(book({ id: '1', author_id: 'nobody' }), {
      ...missing,
      table: 'books',
      columns: ['author_id'],
    });
    await breaks(add({ boss_id: 'nobody', 'nick?': 'x' }), {
      ...missing,
      table: 'authors',
      columns: ['boss_id'],
    });
    await book({ id: '1', author_id: 'a' });
    await breaks(
      database.transaction((db) => db.updateTable('books').set({ author_id: 'nobody' }).execute()),
      { ...missing, table: 'books', columns: ['author_id'] },
    );
    await breaks(
      database.transaction((db) => db.deleteFrom('authors').where('id', '=', 'a').execute()),
      { kind: 'foreign_key', table: 'books', columns: ['author_id'], stillReferenced: true },
    );
  });

  it('leave the transaction as it was, in a savepoint', async () => {
    await database.transaction(async (db) => {
      await db.insertInto('books').values({ id: '1', author_id: 'a' }).execute();
      for (const author_id of ['nobody', null]) {
        const part = savepoint(db, () => db.insertInto('books').values({ id: '2', author_id }).execute());
        await rejects(part, ConstraintProblem);
      }
      await db.insertInto('books').values({ id: '3', author_id: 'a' }).execute();
    });
    const found = await database.read((db) => db.selectFrom('books').select('id').orderBy('id').execute());
    deepEqual(
      found.map(({ id }) => id),
      ['1', '3'],
    );
    // Foreign keys are looked at again at once.
    await rejects(add({ boss_id: 'nobody', 'nick?': 'x' }), ConstraintProblem);
    equal((await bring(database, tablesOf([authors, books]))).steps.length, 0);
  });
});
