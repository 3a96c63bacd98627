/** Records whose key has several parts. */
import { deepEqual, equal } from 'node:assert/strict';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { failure, start, value } from '../start.ts';

const text = `
resource Seat {
  attributes {
    attribute row: string { primary_key? true  allow_nil? false  public? true }
    attribute place: integer { primary_key? true  allow_nil? false  public? true }
    attribute price: integer { public? true }
    attribute extras: keyword(fields: [arm: [type: string]]) { public? true }
  }
  calculations { calculate double: integer { calculation price * 2 } }
  actions {
    defaults [create: *, update: *]
    read padded { filter get_path(extras, [arm]) == "left" }
    read read { primary? true  pagination { keyset? true  required? false } }
  }
}`;

forEachDialect('keys of several parts', ({ open }) => {
  it('find, load and page records', async () => {
    const { runtime } = await start(text, { database: await open() });
    for (let at = 0; at < 12; at++)
      await value(runtime.create('Seat', 'create', { row: 'AB"C'[at % 4] ?? '', place: at, price: at }));
    await value(runtime.update('Seat', 'update', { row: 'A', place: 0 }, { extras: { arm: 'left' } }));
    const { results } = await value(runtime.read('Seat', 'padded', {}));
    deepEqual(
      results.map(({ place, extras }) => [place, extras]),
      [[0, { arm: 'left' }]],
    );
    equal((await value(runtime.get('Seat', { row: 'A', place: 4 })))['price'], 4);
    equal((await failure(runtime.get('Seat', { row: 'A', place: 5 }))).class, 'not_found');
    equal((await failure(runtime.get('Seat', 'A'))).class, 'not_found');
    const records = [
      { row: 'A', place: 8 },
      { row: '"', place: 2 },
    ];
    const loaded = await value(runtime.load('Seat', records, ['double']));
    deepEqual(loaded, [
      { row: 'A', place: 8, double: 16 },
      { row: '"', place: 2, double: 4 },
    ]);
    const first = await value(runtime.read('Seat', 'read', {}, { page: { limit: 5 } }));
    const page = { limit: 5, after: first.keysets.at(-1) ?? '' };
    const second = await value(runtime.read('Seat', 'read', {}, { page }));
    const places = [...first.results, ...second.results].map(({ row, place }) => `${row}${place}`);
    deepEqual(places, ['"2', '"6', '"10', 'A0', 'A4', 'A8', 'B1', 'B5', 'B9', 'C3']);
  });
});
