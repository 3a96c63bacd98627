/** What tables are made of resources, and what is refused. */
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import { bytesOf, identifier, longestName } from '../../../../server/src/store/schema/identifier.ts';
import { predicateSql } from '../../../../server/src/store/schema/predicate.ts';
import { SchemaProblem } from '../../../../server/src/store/schema/table.ts';
import { tablesOf } from '../../../../server/src/store/schema/tables.ts';
import { attribute, belongsTo, resource } from './resources.ts';

const identity = { nilsDistinct: true, allTenants: false };
const author = resource('Author', 'authors', [attribute('email', 'string')]);

describe('tables of resources', () => {
  it('have what relationships and identities need', () => {
    const book = resource(
      'Book',
      'books',
      [
        attribute('title', 'string', { allowNil: false }),
        attribute('author_id', 'uuid'),
        attribute('org', 'string'),
      ],
      {
        relationships: [belongsTo('author', 'Author')],
        identities: [{ ...identity, name: 'title', keys: ['title'] }],
        multitenancy: { attribute: 'org', global: false },
        indexes: [{ fields: ['author_id'], unique: true }],
      },
    );
    const [, table] = tablesOf([author, book]);
    deepEqual(table?.references, [
      { name: 'books_author_id_fkey', column: 'author_id', table: 'authors', references: 'id' },
    ]);
    deepEqual(
      table?.indexes.map(({ name, columns, unique }) => [name, columns, unique]),
      [
        ['books_title_index', ['org', 'title'], true],
        ['books_author_id_index', ['org', 'author_id'], true],
        ['books_author_id_fkey_index', ['author_id'], false],
      ],
    );
    deepEqual(table?.primaryKey, ['id']);
  });

  it('are not made of resources without a key, which are embedded in others', () => {
    const address = { ...resource('Address', 'addresses', []), attributes: [attribute('street', 'string')] };
    deepEqual(
      tablesOf([author, address]).map(({ name }) => name),
      ['authors'],
    );
  });

  const refused = (message: RegExp, ...resources: Parameters<typeof tablesOf>[0]) =>
    throws(
      () => tablesOf(resources),
      (error: Error) => {
        ok(error instanceof SchemaProblem, String(error));
        return message.test(error.message);
      },
    );

  it('are refused when a relationship leads nowhere, or to what several have in common', () => {
    const book = (more: Parameters<typeof belongsTo>[2]) =>
      resource('Book', 'books', [attribute('author_id', 'string')], {
        relationships: [belongsTo('author', 'Author', more)],
      });
    refused(/Book\.author leads to Author, which has no table/, book({}));
    refused(
      /Author\.email, which several records may have in common/,
      author,
      book({ destinationAttribute: 'email' }),
    );
    refused(/Author\.nick, and there is no such attribute/, author, book({ destinationAttribute: 'nick' }));
    const named = { ...author, identities: [{ ...identity, name: 'email', keys: ['email'] }] };
    equal(tablesOf([named, book({ destinationAttribute: 'email' })])[1]?.references[0]?.references, 'email');
    const tenants = { ...named, multitenancy: { attribute: 'email', global: false } };
    refused(/several records/, tenants, book({ destinationAttribute: 'email' }));
  });

  it('are refused when two things have one name, also when only case tells them apart', () => {
    refused(/Two resources have the table/, author, resource('Other', 'AUTHORS', []));
    refused(
      /two attributes in the column Email/,
      resource('A', 'a', [attribute('email', 'string'), attribute('Email', 'string')]),
    );
    const name = 'x'.repeat(longestName + 1);
    refused(/longer than the 63 bytes/, resource('A', name, []));
    refused(/longer than the 63 bytes/, resource('A', 'a', [attribute(name, 'string')]));
  });

  it('are refused when the store should make what it cannot', () => {
    refused(
      /can only count up whole numbers/,
      resource('A', 'a', [attribute('code', 'string', { generated: true })]),
    );
    throws(() => tablesOf([resource('A', 'a', [attribute('f', 'function')])]), /cannot be stored/);
  });

  it('count whole numbers that are the key', () => {
    const [table] = tablesOf([
      {
        ...author,
        attributes: [attribute('id', 'integer', { primaryKey: true, allowNil: false, generated: true })],
      },
    ]);
    equal(table?.columns[0]?.counted, true);
  });
});

describe('conditions of indexes', () => {
  const ref: Expr = { kind: 'ref', path: ['state'] };
  const of = (operator: string, ...operands: Expr[]): Expr => ({ kind: 'operation', operator, operands });

  it('are SQL of the dialect', () => {
    const open: Expr = { kind: 'atom', name: "it's open" };
    const flag: Expr = { kind: 'literal', value: true };
    const condition = of(
      'and',
      of('not', { kind: 'call', name: 'is_nil', args: [ref] }),
      of('in', ref, { kind: 'list', items: [open] }),
      of('!=', ref, flag),
    );
    equal(
      predicateSql(condition, 'sqlite'),
      `((not ("state" is null)) and ("state" in ('it''s open')) and ("state" <> 1))`,
    );
    equal(
      predicateSql(condition, 'postgres'),
      `((not ("state" is null)) and ("state" in ('it''s open')) and ("state" <> true))`,
    );
  });

  it('are refused when they are about more than the record', () => {
    for (const expr of [
      of('==', { kind: 'ref', path: ['author', 'name'] }, ref),
      of('<', ref, { kind: 'call', name: 'now', args: [] }),
      of('==', ref, { kind: 'template', of: 'actor', path: ['id'] }),
    ] as const)
      throws(() => predicateSql(expr, 'sqlite'), SchemaProblem);
  });
});

describe('names that are made up', () => {
  it('fit, and stay different', () => {
    equal(identifier('authors', 'email', 'index'), 'authors_email_index');
    const long = ['ä'.repeat(40), 'b'].map((part) => identifier('table'.repeat(12), part, 'index'));
    for (const name of long) ok(bytesOf(name) <= longestName, name);
    ok(long[0] !== long[1]);
  });
});
