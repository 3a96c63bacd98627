/** Which records a read gives, and in which order, on every database. */
import { deepEqual, equal } from 'node:assert/strict';
import type { SortDefinition } from '../../../../server/src/model/definition/resource.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { codes, failure, type Started, value } from '../start.ts';
import { conditions, id, short, startBlog } from './blog.ts';

const filters: readonly (readonly [string, string])[] = [
  ['state == open', 'b1 b3 b4'],
  ['state != open', 'b2 b5'],
  ['score > 4', 'b1 b2 b4'],
  ['not (score > 4)', 'b5'],
  ['is_nil(score) or score == 1', 'b3 b5'],
  ['score == nil', ''],
  ['score in [1, 20]', 'b2 b4 b5'],
  ['score in []', ''],
  ['score in [1, nil]', 'b5'],
  ['not (score in [1, nil])', ''],
  ['title == "Beta"', 'b2'],
  ['string_downcase(title) == "delta"', 'b4'],
  ['contains(title, "a o")', 'b1'],
  ['title <> "!" == "Beta!"', 'b2'],
  ['price == 0.1', 'b1'],
  ['price * 2 > 5', 'b2'],
  ['words has "b"', 'b1 b4'],
  ['"a" in words', 'b1'],
  ['length(words) == 0', 'b2'],
  ['at(words, 0) == "b"', 'b4'],
  ['at(words, -1) == "b"', 'b1'],
  ['get_path(meta, [lang]) == "de"', 'b4'],
  ['get_path(meta, [size]) > 2', 'b1'],
  ['get_path(meta, [flag]) == true', 'b4'],
  ['get_path(meta, [deep, list, 1]) == "x"', 'b1'],
  ['is_nil(get_path(meta, [flag])) and not is_nil(meta)', 'b1'],
  ['published_at > ago(7, day)', 'b1'],
  ['published_at < "2026-01-01T00:00:00Z"', 'b3'],
  ['double == 40', 'b2 b4'],
  ['above(limit: 4)', 'b1 b2 b4'],
  ['comment_count > 1', 'b1'],
  ['best_comment == 4', 'b1'],
  ['author.name == "Ada"', 'b1 b2 b3'],
  ['author.team.name == "Red" and score > 4', 'b1 b2 b4'],
  ['author.email == "ADA@example.ORG"', 'b1 b2 b3'],
  ['is_nil(author.name)', 'b5'],
  ['author_name == "Bob"', 'b4'],
  ['author.post_count > 1', 'b1 b2 b3'],
  ['exists(comments, stars > 3)', 'b1'],
  ['not exists(comments)', 'b2 b3 b5'],
  ['exists(comments, stars > 3) and exists(comments, stars < 2)', 'b1'],
  ['exists(comments, stars < parent(score))', 'b1'],
  ['exists(author.team, name == "Red")', 'b1 b2 b3 b4'],
  ['exists(tags, name == "art")', 'b1 b4'],
  ['comments.stars > 3', 'b1'],
  ['comments.stars > 3 and comments.stars < 2', ''],
  ['is_nil(comments.body)', 'b2 b3 b5'],
  ['tags.name == "code"', 'b1'],
  ['count(comments, query: [filter: stars > 1]) == 1', 'b1'],
  ['sum(comments, field: stars) == 5', 'b1'],
  ['first(comments, field: body, query: [sort: [stars: asc]]) == "bad"', 'b1'],
  ['max(author.posts, field: score) == score', 'b2 b4'],
  ['exists(Tag, name == "art" and parent(score) == 1)', 'b5'],
  ['if(is_nil(score), true, score > 10)', 'b2 b3 b4'],
  ['cond([[score < 2, "few"], [score > 10, "many"]]) == "many"', 'b2 b4'],
  ['true or score == nil', 'b1 b2 b3 b4 b5'],
];

const condition = conditions([...filters.map(([filter]) => filter), 'true', 'title == 3', 'title == "Beta"']);

forEachDialect('reads', ({ open }) => {
  let blogged: Started;
  before(async () => {
    blogged = await startBlog({ database: await open() });
  });

  const posts = async (filter: string, sort: readonly SortDefinition[] = []) => {
    const options = { filter: condition(filter), sort };
    const { results } = await value(blogged.runtime.read('Post', 'read', {}, options));
    return results.map((record) => short(record['id'])).join(' ');
  };

  for (const [filter, expected] of filters)
    it(`where ${filter}`, async () => {
      equal(await posts(filter), expected);
    });

  const sorts: readonly (readonly [readonly SortDefinition[], string])[] = [
    [[{ field: 'score', direction: 'asc' }], 'b5 b1 b2 b4 b3'],
    [[{ field: 'score', direction: 'desc' }], 'b3 b2 b4 b1 b5'],
    [[{ field: 'score', direction: 'asc_nils_first' }], 'b3 b5 b1 b2 b4'],
    [[{ field: 'score', direction: 'desc_nils_last' }], 'b2 b4 b1 b5 b3'],
    // By code points: capital letters first.
    [[{ field: 'title', direction: 'asc' }], 'b1 b2 b5 b3 b4'],
    [
      [
        { field: 'author.name', direction: 'desc_nils_last' },
        { field: 'title', direction: 'desc' },
      ],
      'b4 b3 b2 b1 b5',
    ],
    [[{ field: 'double', direction: 'desc_nils_last' }], 'b2 b4 b1 b5 b3'],
    [[{ field: 'comment_count', direction: 'desc' }], 'b1 b4 b2 b3 b5'],
    [[{ field: 'author.post_count', direction: 'asc' }], 'b4 b1 b2 b3 b5'],
  ];
  for (const [sort, expected] of sorts)
    it(`sorted by ${sort.map(({ field, direction }) => `${field} ${direction}`).join(', ')}`, async () => {
      equal(await posts('true', sort), expected);
    });

  it('give what actions ask for', async () => {
    const titles = async (action: string, input = {}) => {
      const { results } = await value(blogged.runtime.read('Post', action, input));
      return results.map((record) => record['title']).join(', ');
    };
    equal(await titles('open'), 'Alpha one, Gamma, delta');
    equal(await titles('above', { score: 5 }), 'Beta, delta');
    equal(await titles('above'), 'Beta, delta');
    equal(await titles('above', { score: null }), 'Alpha one, Beta, Gamma, delta, Epsilon');
    equal(await titles('by_title', { title: 'Beta' }), 'Beta');
    equal(await titles('found', { title: 'Gamma' }), 'Gamma');
    equal(await titles('ranked'), 'Gamma, Beta, delta');
  });

  it('give one record by its key', async () => {
    equal((await value(blogged.runtime.get('Post', id('b2'))))['title'], 'Beta');
    equal((await failure(blogged.runtime.get('Post', id('b9')))).class, 'not_found');
    equal((await failure(blogged.runtime.get('Post', 'no id'))).class, 'not_found');
  });

  it('refuse what does not fit', async () => {
    const { runtime } = blogged;
    deepEqual(await codes(runtime.read('Post', 'by_title', {})), ['title required']);
    deepEqual(await codes(runtime.read('Post', 'above', { score: 'many' })), ['score invalid_type']);
    deepEqual(await codes(runtime.read('Post', 'above', { other: 1 })), ['other unknown_input']);
    deepEqual(await codes(runtime.read('Post', 'by_title', { title: 'none' })), ['not_found']);
    deepEqual(await codes(runtime.read('Post', 'read', {}, { filter: condition('title == 3') })), [
      'invalid_expression',
    ]);
    const many = await failure(
      runtime.read('Post', 'read', {}, { sort: [{ field: 'comments.body', direction: 'asc' }] }),
    );
    equal(many.errors[0]?.code, 'invalid_expression');
  });

  it('give attributes that are selected, and their key', async () => {
    const options = { select: ['title'], filter: condition('title == "Beta"') };
    const { results } = await value(blogged.runtime.read('Post', 'read', {}, options));
    deepEqual(results, [{ id: id('b2'), title: 'Beta' }]);
    const [plain] = (await value(blogged.runtime.read('Post', 'read', {}))).results;
    equal('hidden' in (plain ?? {}), false);
    const [loaded] = (await value(blogged.runtime.read('Post', 'read', {}, { load: ['hidden'] }))).results;
    equal(loaded?.['hidden'], 'h1');
  });

  it('pass records over, and stop', async () => {
    const { results } = await value(blogged.runtime.read('Post', 'read', {}, { limit: 2, offset: 1 }));
    deepEqual(
      results.map((record) => short(record['id'])),
      ['b2', 'b3'],
    );
  });
});
