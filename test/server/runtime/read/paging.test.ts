/** Pages by offset and by keyset. */
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { SortDefinition } from '../../../../server/src/model/definition/resource.ts';
import type { Page, PageRequest } from '../../../../server/src/runtime/query.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { codes, type Started, value } from '../start.ts';
import { id, short, startBlog, write } from './blog.ts';

forEachDialect('pages', ({ open }) => {
  let blogged: Started;
  before(async () => {
    blogged = await startBlog({ database: await open() });
  });

  const read = (action: string, page?: PageRequest, sort: readonly SortDefinition[] = []) =>
    blogged.runtime.read('Post', action, {}, { sort, ...(page ? { page } : {}) });
  const ids = ({ results }: Page<Readonly<Record<string, unknown>>>) =>
    results.map((record) => short(record['id'])).join(' ');

  it('begin where an offset says', async () => {
    const first = await value(read('offset_pages'));
    equal(ids(first), 'b1 b2');
    deepEqual([first.more, first.count, first.keysets], [true, undefined, []]);
    const last = await value(read('offset_pages', { offset: 3, limit: 3, count: true }));
    equal(ids(last), 'b4 b5');
    deepEqual([last.more, last.count], [false, 5]);
    // No page is larger than the largest.
    equal(ids(await value(read('offset_pages', { limit: 100 }))), 'b1 b2 b3');
  });

  it('begin behind a record, or end in front of it', async () => {
    const sort = [{ field: 'score', direction: 'desc' }] as const;
    const first = await value(read('keyset_pages', { limit: 2, count: true }, sort));
    equal(ids(first), 'b3 b2');
    deepEqual([first.more, first.count], [true, 5]);
    const second = await value(read('keyset_pages', { limit: 2, after: first.keysets.at(-1) ?? '' }, sort));
    equal(ids(second), 'b4 b1');
    const third = await value(read('keyset_pages', { limit: 2, after: second.keysets.at(-1) ?? '' }, sort));
    equal(ids(third), 'b5');
    equal(third.more, false);
    const back = await value(read('keyset_pages', { limit: 2, before: third.keysets[0] ?? '' }, sort));
    equal(ids(back), 'b4 b1');
    equal(back.more, true);
    const start = await value(read('keyset_pages', { limit: 3, before: back.keysets[0] ?? '' }, sort));
    equal(ids(start), 'b3 b2');
    equal(start.more, false);
  });

  it('stay as they are while records come and go', async () => {
    const sort = [{ field: 'title', direction: 'asc' }] as const;
    const first = await value(read('keyset_pages', { limit: 2 }, sort));
    equal(ids(first), 'b1 b2');
    await write(blogged, { Post: [{ id: 'b0', title: 'Aaa' }] });
    await value(blogged.runtime.destroy('Post', 'destroy', id('b2')));
    const second = await value(read('keyset_pages', { limit: 2, after: first.keysets[1] ?? '' }, sort));
    equal(ids(second), 'b5 b3');
    await value(blogged.runtime.destroy('Post', 'destroy', id('b0')));
    await write(blogged, { Post: [{ id: 'b2', title: 'Beta', score: 20, state: 'closed' }] });
  });

  it('give every record once, in the order of the whole', async () => {
    const field = fc.constantFrom(
      'score',
      'title',
      'state',
      'price',
      'double',
      'share',
      'published_at',
      'author.name',
      'comment_count',
      'id',
    );
    const direction = fc.constantFrom('asc', 'desc', 'asc_nils_first', 'desc_nils_last');
    const sorts = fc.uniqueArray(fc.record({ field, direction }), {
      maxLength: 3,
      selector: (each) => each.field,
    });
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 1, max: 3 }), fc.boolean(), async (sort, limit, forward) => {
        const whole = ids(await value(blogged.runtime.read('Post', 'read', {}, { sort }))).split(' ');
        const seen: string[] = [];
        let page: PageRequest = { limit };
        if (!forward) {
          const all = await value(read('keyset_pages', { limit: 10 }, sort));
          page = { limit, before: all.keysets.at(-1) ?? '' };
          seen.push(whole.at(-1) ?? '');
        }
        for (let more = true; more; ) {
          const found = await value(read('keyset_pages', page, sort));
          const names = ids(found).split(' ');
          if (forward) seen.push(...names);
          else seen.unshift(...names);
          const edge = (forward ? found.keysets.at(-1) : found.keysets[0]) ?? '';
          page = { limit, ...(forward ? { after: edge } : { before: edge }) };
          more = found.more;
        }
        deepEqual(seen, whole);
      }),
      { numRuns: 12 },
    );
  });

  it('are refused where the action has none, and asked for where it has', async () => {
    deepEqual(await codes(read('read', { limit: 1 })), ['page no_pages']);
    deepEqual(await codes(read('keyset_pages')), ['page_required']);
    deepEqual(await codes(read('keyset_pages', { offset: 1 })), ['page.offset no_offset']);
    deepEqual(await codes(read('offset_pages', { after: 'x' })), ['page.after no_keyset']);
    deepEqual(await codes(read('offset_pages', { limit: 0 })), ['page.limit invalid_limit']);
    deepEqual(await codes(read('offset_pages', { offset: -1 })), ['page.offset invalid_offset']);
  });

  it('refuse keysets that were changed, or belong to another order', async () => {
    const sort = [{ field: 'score', direction: 'desc' }] as const;
    const { keysets } = await value(read('keyset_pages', { limit: 2 }, sort));
    const [keyset = ''] = keysets;
    const flipped = `${keyset.slice(0, -3)}${keyset.at(-3) === 'A' ? 'B' : 'A'}${keyset.slice(-2)}`;
    for (const after of [flipped, 'no keyset', '', `${keyset}AA`, btoa('0000000000000000[1]')])
      deepEqual(await codes(read('keyset_pages', { limit: 2, after }, sort)), ['invalid_keyset']);
    deepEqual(await codes(read('keyset_pages', { limit: 2, after: keyset })), ['invalid_keyset']);
  });
});
