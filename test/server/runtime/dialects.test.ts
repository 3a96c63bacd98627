/** The same actions on every database: what they come to is the same, and what the database refuses is told in the same way. */
import assert from 'node:assert/strict';
import { unwrap } from '../../../server/src/runtime/outcome.ts';
import { forEachDialect } from '../store/suite/dialects.ts';
import { codes, failure, type Started, start, value } from './start.ts';

const document = `
resource Author {
  attributes { uuid_primary_key id  attribute email: ci_string { public? true  allow_nil? false } }
  identities { identity unique_email: email }
  relationships { has_many books: Book }
  actions { defaults [read, destroy, create: [email]]
    create place { accept [email]  upsert? true  upsert_identity unique_email }
    destroy erase { change cascade_destroy(books) } }
}
resource Book {
  attributes {
    uuid_v7_primary_key id
    attribute number: integer { public? true }
    attribute title: string { public? true  allow_nil? false }
    attribute price: decimal { public? true }
    attribute tags: array(string) { public? true  default [] }
    attribute facts: map { public? true }
    attribute sold: boolean { public? true  default false }
    attribute cover: binary { public? true }
    attribute on: date { public? true }
    attribute at: utc_datetime { public? true }
    update_timestamp updated_at
  }
  identities { identity unique_number: number }
  relationships { belongs_to author: Author { public? true } }
  actions {
    defaults [read, destroy, update: [title, price, tags, facts, sold, number]]
    create write { primary? true  accept * }
    create place { accept [number, title, price]  upsert? true  upsert_identity unique_number }
    create with_author { accept [title]  argument author: map
      change manage_relationship(author, on_no_match: create, on_lookup: relate, use_identities: [unique_email]) }
    update reprice { accept [price] }
    update count { change increment(number) }
  }
}
resource Counter {
  attributes { integer_primary_key id  attribute name: string { public? true } }
  actions { defaults [read, create: [name]] }
}`;

forEachDialect('actions', ({ open }) => {
  let started: Promise<Started> | undefined;
  /** Tables are made once, since that is what takes long, and emptied for each test. */
  const begin = async () => {
    started ??= open().then((database) => start(document, { database }));
    const { database } = await started;
    await database.transaction(async (db) => {
      for (const table of ['books', 'authors', 'counters']) await db.deleteFrom(table).execute();
    });
    return started;
  };

  it('keep values of every kind, and give back what they keep', async () => {
    const { runtime } = await begin();
    const made = await value(
      runtime.create('Book', 'write', {
        title: 'a',
        number: 7,
        price: '12.50',
        tags: ['x', 'y'],
        facts: { pages: [1, null, { b: true }] },
        cover: new Uint8Array([0, 255]),
        on: '2026-02-28',
        at: '2026-01-31T10:00:00+01:00',
      }),
    );
    assert.deepEqual([made['price'], made['at'], made['sold']], [12.5, '2026-01-31T09:00:00.000Z', false]);
    assert.deepEqual(await value(runtime.get('Book', String(made['id']))), made);
    const changed = await value(runtime.update('Book', 'update', made, { sold: true, tags: [] }));
    assert.deepEqual(await value(runtime.get('Book', String(made['id']))), changed);
    assert.equal((await value(runtime.create('Counter', 'create', { name: 'a' })))['id'], 1);
  });
  it('say what is taken, and what leads nowhere or is led to', async () => {
    const { runtime } = await begin();
    const author = await value(runtime.create('Author', 'create', { email: 'Ada@x' }));
    assert.deepEqual(await codes(runtime.create('Author', 'create', { email: 'ada@X' })), ['email taken']);
    const book = await value(runtime.create('Book', 'write', { title: 'a', author_id: author['id'] }));
    const nowhere = await failure(runtime.create('Book', 'write', { title: 'a', author_id: book['id'] }));
    assert.deepEqual(
      [nowhere.class, nowhere.errors[0]?.code, nowhere.errors[0]?.field],
      ['invalid', 'not_found', 'author_id'],
    );
    const led = await failure(runtime.destroy('Author', 'destroy', author));
    assert.deepEqual([led.class, led.errors[0]?.code], ['conflict', 'still_referenced']);
    await value(runtime.destroy('Author', 'erase', author));
    assert.equal((await value(runtime.read('Book', 'read', {}))).results.length, 0);
  });
  it('go on after a failure inside of a transaction', async () => {
    const { runtime } = await begin();
    await runtime.transaction(async (inner) => {
      unwrap(await inner.create('Book', 'write', { title: 'a', number: 1 }));
      assert.deepEqual(await codes(inner.create('Book', 'write', { title: 'b', number: 1 })), [
        'number taken',
      ]);
      unwrap(await inner.create('Book', 'write', { title: 'c', number: 2 }));
    });
    const { outcomes } = await runtime.bulkCreate(
      'Book',
      'write',
      [3, 4, 1, 5].map((number) => ({ title: 'd', number })),
    );
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [true, true, false, true],
    );
    const { results } = await value(runtime.read('Book', 'read', {}));
    const repriced = await runtime.bulkUpdate('Book', 'reprice', results, { price: 3 });
    assert.deepEqual([repriced.failed, repriced.outcomes.length], [0, 5]);
    assert.deepEqual(
      (await value(runtime.read('Book', 'read', {}))).results
        .map(({ number, price }) => [number, price])
        .sort(),
      [1, 2, 3, 4, 5].map((number) => [number, 3]),
    );
    assert.equal((await runtime.bulkDestroy('Book', 'destroy', results)).failed, 0);
  });
  it('upsert and manage relationships', async () => {
    const { runtime } = await begin();
    const first = await value(runtime.create('Book', 'place', { number: 1, title: 'a', price: 1 }));
    const again = await value(runtime.create('Book', 'place', { number: 1, title: 'b' }));
    assert.deepEqual([again['id'], again['title'], again['price']], [first['id'], 'b', 1]);
    const author = await value(runtime.create('Author', 'place', { email: 'Bo@x' }));
    assert.deepEqual(await value(runtime.create('Author', 'place', { email: 'BO@X' })), author);
    const [one, two] = [
      await value(runtime.create('Book', 'with_author', { title: 'x', author: { email: 'Ada@x' } })),
      await value(runtime.create('Book', 'with_author', { title: 'y', author: { email: 'ADA@x' } })),
    ];
    assert.equal(one?.['author_id'], two?.['author_id']);
  });
  it('lose no change of several callers', async () => {
    const { runtime } = await begin();
    const book = await value(runtime.create('Book', 'write', { title: 'a', number: 0 }));
    let told = 0;
    const stop = runtime.subscribe('*', () => told++);
    await Promise.all(Array.from({ length: 8 }, () => value(runtime.update('Book', 'count', book, {}))));
    stop();
    assert.equal(told, 8);
    const placed = await Promise.all(
      Array.from({ length: 5 }, (_, price) =>
        value(runtime.create('Book', 'place', { number: 99, title: 'p', price })),
      ),
    );
    assert.equal(new Set(placed.map(({ id }) => id)).size, 1);
    assert.equal((await value(runtime.get('Book', String(book['id']))))['number'], 8);
  });
});
