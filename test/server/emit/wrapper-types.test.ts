/** What the compiler says to calls of typed functions: each line below `@ts-expect-error` has to be refused, all others allowed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '../../../server/src/runtime/outcome.ts';
import { type Book, createShelf, type Shelf } from '../../golden/emit/shelf.ts';
import { start } from '../runtime/start.ts';
import { root } from './emitted.ts';

const id = '00000000-0000-4000-8000-000000000000';

/** Not called: `tsc` is what it is for. */
async function calls(shelf: Shelf): Promise<void> {
  const book = unwrap(await shelf.book.buy({ title: 'Faust', author_id: id, paid: 3, genre: 'poem' }));
  // @ts-expect-error a title has to be given
  await shelf.book.buy({ author_id: id, paid: 3 });
  // @ts-expect-error the argument has to be given
  await shelf.book.buy({ title: 'Faust', author_id: id });
  // @ts-expect-error this is no genre
  await shelf.book.buy({ title: 'Faust', author_id: id, paid: 3, genre: 'play' });
  // @ts-expect-error the action does not accept a price
  await shelf.book.buy({ title: 'Faust', author_id: id, paid: 3, price: 4 });
  // @ts-expect-error a number is wanted
  await shelf.book.buy({ title: 'Faust', author_id: id, paid: '3' });
  // @ts-expect-error a place has a room
  await shelf.book.buy({ title: 'Faust', author_id: id, paid: 3, place: { row: 1 } });
  await shelf.book.buy({ title: 'Faust', author_id: id, paid: 3, place: { room: 'hall' }, marks: ['good'] });
  // @ts-expect-error the record that is lent comes first
  await shelf.book.lend({ reader: id });
  await shelf.book.lend(book, { reader: id });
  await shelf.book.lend(id, { reader: id });
  await shelf.book.keep(id);
  // @ts-expect-error there is nothing to give
  await shelf.book.keep(id, { reader: id });
  // @ts-expect-error there is no such action
  await shelf.book.burn(id);

  const state: 'here' | 'away' = book.state;
  // @ts-expect-error what was not loaded is not there
  book.label satisfies string;
  const loaded = unwrap(
    await shelf.book.get2(id, {
      load: ['label', 'lender', { path: 'author', load: [{ path: 'books', load: ['reader_count'] }] }],
    }),
  );
  loaded.label satisfies string | null;
  loaded.author.name satisfies string;
  loaded.author.books[0]?.reader_count satisfies number | undefined;
  loaded.lender?.name satisfies string | null | undefined;
  // @ts-expect-error there may be no lender
  loaded.lender.name satisfies string | null;
  // @ts-expect-error nothing of this name can be loaded
  await shelf.book.get2(id, { load: ['labels'] });
  // @ts-expect-error nothing of this name can be loaded behind the author
  await shelf.book.get2(id, { load: [{ path: 'author', load: ['label'] }] });

  const page = unwrap(await shelf.book.cheap({ below: 3 }, { page: { limit: 5 }, load: ['reader_names'] }));
  page.results[0]?.reader_names satisfies readonly string[] | undefined;
  const one = unwrap(await shelf.book.byTitle({ title: 'Faust' }));
  one satisfies Book;
  unwrap(await shelf.book.countPages()) satisfies number;
  unwrap(await shelf.book.get()).total satisfies number;
  // @ts-expect-error the total is a number
  unwrap(await shelf.book.get()).total satisfies string;
  state satisfies string;
}

it('typed functions are checked by the compiler', () => assert.equal(calls.length, 1));

describe('typed functions', () => {
  it('run the actions that they are named after', async () => {
    const text = readFileSync(join(root, 'test/fixtures/shelf.spark'), 'utf8');
    const actions = { pages: { run: () => 7 }, totals: { run: () => ({ total: 3 }) } };
    const { runtime } = await start(text, { handlers: { actions } });
    const shelf = createShelf(runtime);
    const author = unwrap(await shelf.author.create({ name: 'Goethe' }));
    const book = unwrap(
      await shelf.book.buy({ title: 'Faust', author_id: author.id, paid: 3 }, { load: ['label', 'author'] }),
    );
    assert.deepEqual([book.label, book.author.name, book.state], ['Faust!', 'Goethe', 'here']);
    assert.equal(unwrap(await shelf.book.byTitle({ title: 'Faust' })).id, book.id);
    const none = await shelf.book.byTitle({ title: 'Egmont' });
    assert.equal(none.ok ? '' : none.error.class, 'not_found');
    assert.equal(unwrap(await shelf.book.countPages()), 7);
    assert.equal(unwrap(await shelf.book.get()).total, 3);
    const again = unwrap(await shelf.book.get2(book.id, { load: [{ path: 'author', load: ['books'] }] }));
    assert.equal(again.author.books[0]?.title, 'Faust');
  });
});
