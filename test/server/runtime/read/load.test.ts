/** What is loaded into records: relationships, calculations and aggregates; and how often the database is asked for it. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Load, Row } from '../../../../server/src/runtime/context.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { codes, type Started, start, value } from '../start.ts';
import { id, short, startBlog, write } from './blog.ts';

/** Records by their ids, with what `show` makes of them. */
function shown(records: readonly Row[], show: (record: Row) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(records.map((record) => [short(record['id']), show(record)]));
}

const names = (value: unknown) => (value as Row[]).map((each) => each['title'] ?? each['name']).join(', ');

forEachDialect('loads', ({ open }) => {
  let blogged: Started;
  before(async () => {
    blogged = await startBlog({ database: await open() });
  });
  const authors = async (...load: Load[]) =>
    (await value(blogged.runtime.read('Author', 'read', {}, { load }))).results;

  it('relationships to many, in their order', async () => {
    deepEqual(
      shown(await authors('posts'), ({ posts }) => names(posts)),
      {
        a1: 'Alpha one, Beta, Gamma',
        a2: 'delta',
        a3: '',
      },
    );
    deepEqual(
      shown(await authors('open_posts'), ({ open_posts }) => names(open_posts)),
      {
        a1: 'Alpha one, Gamma',
        a2: 'delta',
        a3: '',
      },
    );
  });

  it('the first of each record', async () => {
    deepEqual(
      shown(await authors('top_posts'), (author) => names(author['top_posts'])),
      {
        a1: 'Gamma, Beta',
        a2: 'delta',
        a3: '',
      },
    );
    deepEqual(
      shown(await authors('latest'), ({ latest }) => (latest as Row | null)?.['title'] ?? null),
      {
        a1: 'Gamma',
        a2: 'delta',
        a3: null,
      },
    );
  });

  it('relationships from many to many, and what is behind them', async () => {
    const load: Load[] = ['tags.posts', { path: 'author', load: ['team', 'post_count'] }];
    const { results } = await value(blogged.runtime.read('Post', 'read', {}, { load }));
    deepEqual(
      shown(results, ({ tags }) =>
        (tags as Row[]).map((tag) => `${tag['name']}: ${names(tag['posts'])}`).join('; '),
      ),
      { b1: 'art: Alpha one, delta; code: Alpha one', b2: '', b3: '', b4: 'art: Alpha one, delta', b5: '' },
    );
    const [first] = results;
    const author = first?.['author'] as Row;
    deepEqual([author['name'], author['post_count'], (author['team'] as Row)['name']], ['Ada', 3, 'Red']);
    equal(results.at(-1)?.['author'], null);
  });

  it('aggregates', async () => {
    const all = [
      'post_count',
      'open_count',
      'has_posts',
      'total_score',
      'mean_score',
      'best_score',
      'worst_score',
      'first_title',
      'titles',
      'tag_count',
      'tag_names',
    ];
    const found = shown(await authors(...all), (author) => all.map((name) => author[name]));
    deepEqual(found, {
      a1: [3, 2, true, 25, 12.5, 20, 5, 'Alpha one', ['Alpha one', 'Beta', 'Gamma'], 2, ['art', 'code']],
      a2: [1, 1, true, 20, 20, 20, 20, 'delta', ['delta'], 1, ['art']],
      a3: [0, 0, false, null, null, null, 0, null, [], 0, []],
    });
  });

  it('calculations with arguments, in the database and in memory', async () => {
    const load = ['double', 'above', 'word_count', 'parts', 'author_name', 'is_recent'];
    const inputs = { above: { limit: 10 } };
    const { results } = await value(blogged.runtime.read('Post', 'read', {}, { load, inputs }));
    deepEqual(
      shown(results, (post) => load.map((name) => post[name])),
      {
        b1: [10, false, 2, ['Alpha', 'one'], 'Ada', true],
        b2: [40, true, 0, ['Beta'], 'Ada', null],
        b3: [null, null, null, ['Gamma'], 'Ada', false],
        b4: [40, true, 2, ['delta'], 'Bob', null],
        b5: [2, false, null, ['Epsilon'], null, null],
      },
    );
    const wrong = { inputs: { above: { limit: 'many' } } };
    deepEqual(await codes(blogged.runtime.read('Post', 'read', {}, wrong)), [
      'inputs.above.limit invalid_type',
    ]);
    const none = { inputs: { nothing: {} } };
    deepEqual(await codes(blogged.runtime.read('Post', 'read', {}, none)), [
      'inputs.nothing unknown_calculation',
    ]);
  });

  it('into records that are there', async () => {
    const plain = await authors();
    const loaded = await value(
      blogged.runtime.load('Author', plain, ['post_count', 'posts.comments', 'greeting']),
    );
    deepEqual(
      shown(loaded, ({ post_count, posts, greeting }) => [
        post_count,
        (posts as Row[]).map(({ comments }) => (comments as Row[]).length),
        greeting,
      ]),
      { a1: [3, [2, 0, 0], 'Hello Ada'], a2: [1, [1], 'Hello Bob'], a3: [0, [], 'Hello Cyd'] },
    );
    // A key is all that a record has to bring.
    const [author] = await value(blogged.runtime.load('Post', [{ id: id('b1') }], ['author.name', 'title']));
    const { title, author: ada } = author as Readonly<Record<string, Row>>;
    deepEqual([ada?.['name'], title], ['Ada', 'Alpha one']);
  });

  it('are refused when nothing has that name', async () => {
    deepEqual(await codes(blogged.runtime.read('Post', 'read', {}, { load: ['nothing'] })), [
      'invalid_expression',
    ]);
  });
});

describe('loads', () => {
  it('ask the database as often for many records as for one', async () => {
    const counted = counting(await openMemoryDatabase());
    const blogged = await startBlog({ database: counted.database });
    const load: Load[] = [
      'author.team',
      'comments',
      'tags',
      'double',
      'author_name',
      'comment_count',
      'parts',
    ];
    const ask = async () => {
      const before = counted.statements();
      await value(blogged.runtime.read('Post', 'read', {}, { load }));
      return counted.statements() - before;
    };
    const few = await ask();
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: (0x10 + at).toString(16),
      title: `Post ${at}`,
      score: at,
      author_id: at % 2 === 0 ? 'a1' : 'a2',
    }));
    await write(blogged, { Post: many });
    equal(await ask(), few);
    // Posts with three of these, authors, teams, comments, tags.
    equal(few, 5);
  });

  it('are worked out by code, with what it needs', async () => {
    const text = `
    resource Order {
      attributes { uuid_primary_key id  attribute amount: integer { public? true } }
      relationships { has_many lines: Line { destination_attribute order_id } }
      calculations {
        calculate total: integer { calculation total_of(factor: 2)  load [lines]  argument plus: integer { default 1 } }
        calculate twice: integer { calculation twice_of() }
        calculate label: string { calculation concat([amount_text, name], "-") }
        calculate amount_text: string { calculation type(amount, string) }
        calculate name: string { calculation if(amount > 5, "big", nil) }
      }
      actions { defaults [read, create: *] }
    }
    resource Line {
      attributes { uuid_primary_key id  attribute price: integer { public? true }  attribute order_id: uuid { public? true } }
      actions { defaults [read, create: *] }
    }
    dsl shop {
      function total_of: calculation { doc "Sums up." option factor: integer = 1 { doc "Times." } }
      function twice_of: calculation { doc "Twice the total." }
    }`;
    const started = await start(`use shop\n${text}`, {
      handlers: {
        calculations: {
          total_of: {
            calculate: (records, { factor, plus }) =>
              records.map(({ lines }) =>
                (lines as Row[]).reduce(
                  (sum, { price }) => sum + Number(price) * Number(factor),
                  Number(plus),
                ),
              ),
          },
          twice_of: {
            load: ['total'],
            calculate: (records) => records.map(({ total }) => Number(total) * 2),
          },
        },
      },
    });
    const { runtime } = started;
    const order = await value(runtime.create('Order', 'create', { amount: 7 }));
    const empty = await value(runtime.create('Order', 'create', { amount: 3 }));
    for (const price of [10, 5])
      await value(runtime.create('Line', 'create', { price, order_id: order['id'] }));
    const { results } = await value(runtime.read('Order', 'read', {}, { load: ['twice', 'label'] }));
    const expected = [
      { id: order['id'], amount: 7, twice: 62, label: '7-big' },
      { id: empty['id'], amount: 3, twice: 2, label: '3-' },
    ];
    // What was loaded for the code is not given to the caller.
    deepEqual(results, expected);
    const options = { load: ['total'], inputs: { total: { plus: 100 } } };
    const again = await value(runtime.read('Order', 'read', {}, options));
    deepEqual(
      again.results.map(({ total }) => total),
      [130, 100],
    );
    const sort = [{ field: 'total', direction: 'asc' }] as const;
    deepEqual(await codes(runtime.read('Order', 'read', {}, { sort })), ['invalid_expression']);
    await rejects(start(`use shop\n${text}`), /total_of/);
  });
});

/** A database that counts the statements that are run on it. */
function counting(database: Database): { readonly database: Database; readonly statements: () => number } {
  let count = 0;
  const counted: Database = {
    ...database,
    read: (work) =>
      database.read((db) =>
        work(
          new Proxy(db, {
            get: (target, name) => {
              if (name === 'executeQuery') count++;
              const found: unknown = Reflect.get(target, name);
              return typeof found === 'function' ? found.bind(target) : found;
            },
          }),
        ),
      ),
  };
  return { database: counted, statements: () => count };
}
