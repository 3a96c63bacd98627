/** Relationships that go along others (`through` of a `has_many` or `has_one`): loaded, filtered, counted; in SQL and in memory alike. */
import { deepEqual, equal, match } from 'node:assert/strict';
import type { Row } from '../../../../server/src/runtime/context.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { type Started, start, value } from '../start.ts';
import { blog, short, write, records as written } from './blog.ts';

const along = blog
  .replace(
    'belongs_to team: Team { define_attribute? false }\n',
    `belongs_to team: Team { define_attribute? false }
    has_many comments: Comment { through posts.comments  sort [stars: desc_nils_last] }
    has_many good_comments: Comment { through posts.comments  filter stars > 2 and not is_nil(parent(name)) }
    has_many first_comment: Comment { through posts.comments  sort [body: desc]  limit 1 }
    has_one best_comment: Comment { through posts.comments  sort [stars: desc_nils_last] }
    has_many tags: Tag { through [posts, tags]  sort [name: asc] }
    has_many colleagues: Author { through team.authors  sort [name: asc] }
`,
  )
  .replace(
    'relationships { has_many authors: Author { destination_attribute team_id } }',
    `relationships {
    has_many authors: Author { destination_attribute team_id }
    has_many tags: Tag { through authors.tags  sort [name: desc] }
    has_many top_posts: Post { through authors.top_posts  sort [title: asc] }
  }
  aggregates { count tag_count: tags  list tag_names: tags { field name } }`,
  )
  .replace(
    'calculate initial: string',
    `calculate has_good: boolean { calculation exists(comments, stars > 3) }
    calculate art: boolean { calculation exists(tags, name == "art") }
    calculate words: list { calculation string_split(if(exists(tags, name == "code"), "has code", "has none"), " ") }
    calculate initial: string`,
  );

const named = (list: unknown, field: string) => (list as Row[]).map((each) => each[field]).join(', ');

forEachDialect('relationships along others', ({ open }) => {
  let started: Started;
  before(async () => {
    started = await start(along, { database: await open() });
    await write(started, written);
  });
  const read = async (resource: string, load: string[], more = {}) =>
    (await value(started.runtime.read(resource, 'read', {}, { load, ...more }))).results;
  const by = (all: readonly Row[], show: (record: Row) => unknown) =>
    Object.fromEntries(all.map((record) => [short(record['id']), show(record)]));

  it('are loaded in their order, each record once, with filter and limit', async () => {
    const load = ['comments', 'good_comments', 'first_comment', 'best_comment', 'tags', 'colleagues'];
    const show = (author: Row) => [
      named(author['comments'], 'body'),
      named(author['good_comments'], 'body'),
      named(author['first_comment'], 'body'),
      (author['best_comment'] as Row | null)?.['body'] ?? null,
      named(author['tags'], 'name'),
      named(author['colleagues'], 'name'),
    ];
    deepEqual(by(await read('Author', load), show), {
      a1: ['Good, bad', 'Good', 'bad', 'Good', 'art, code', 'Ada, Bob'],
      a2: ['fine', '', 'fine', 'fine', 'art', 'Ada, Bob'],
      a3: ['', '', '', null, '', ''],
    });
    const teams = await read('Team', ['tags', 'top_posts']);
    deepEqual(
      by(teams, (team) => [named(team['tags'], 'name'), named(team['top_posts'], 'title')]),
      { e1: ['code, art', 'Beta, Gamma, delta'], e2: ['', ''] },
    );
  });

  it('are asked about and counted, in the database and in memory', async () => {
    const fields = ['has_good', 'art', 'words'];
    const show = (record: Row) => fields.map((name) => record[name]);
    const expected = {
      a1: [true, true, ['has', 'code']],
      a2: [false, true, ['has', 'none']],
      a3: [false, false, ['has', 'none']],
    };
    deepEqual(by(await read('Author', fields), show), expected);
    deepEqual(
      by(await read('Team', ['tag_count', 'tag_names']), (team) => [
        team['tag_count'],
        (team['tag_names'] as string[]).toSorted(),
      ]),
      { e1: [2, ['art', 'code']], e2: [0, []] },
    );
    const filter = {
      kind: 'call',
      name: 'exists',
      args: [
        { kind: 'ref', path: ['tags'] },
        {
          kind: 'operation',
          operator: '==',
          operands: [
            { kind: 'ref', path: ['name'] },
            { kind: 'literal', value: 'code' },
          ],
        },
      ],
    };
    equal(named(await read('Author', [], { filter }), 'name'), 'Ada');
  });
});

describe('what lies between', () => {
  it('leads nowhere for those who may not see it', async () => {
    const text = `
resource Owner {
  attributes { uuid_primary_key id }
  relationships { has_many folders: Folder  has_many files: File { through folders.files  sort [name: asc] } }
  aggregates { count file_count: files }
  calculations { calculate has_secret: boolean { calculation exists(files, name == "secret") } }
  actions { defaults [read, create: *] }
}
resource Folder {
  authorizers [Ash.Policy.Authorizer]
  attributes { uuid_primary_key id  attribute hidden: boolean { public? true } }
  relationships { belongs_to owner: Owner { public? true }  has_many files: File }
  policies { policy action_type(read) { authorize_if hidden == false } policy action_type(create) { authorize_if always() } }
  actions { defaults [read, create: *] }
}
resource File {
  authorizers [Ash.Policy.Authorizer]
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { belongs_to folder: Folder { public? true } }
  policies { policy action_type(read) { authorize_if name != "own" } policy action_type(create) { authorize_if always() } }
  actions { defaults [read, create: *] }
}`;
    const { runtime } = await start(text, { database: await openMemoryDatabase() });
    const make = async (resource: string, input: Row) =>
      (await value(runtime.create(resource, 'create', input)))['id'];
    const owner_id = await make('Owner', {});
    for (const [hidden, names] of [
      [false, ['open', 'own']],
      [true, ['secret']],
    ] as const) {
      const folder_id = await make('Folder', { owner_id, hidden });
      for (const name of names) await make('File', { folder_id, name });
    }
    const load = ['files', 'file_count', 'has_secret'];
    const seen = async (authorize: boolean) => {
      const { results } = await value(runtime.read('Owner', 'read', {}, { load, authorize }));
      return results.map((one) => [named(one['files'], 'name'), one['file_count'], one['has_secret']]);
    };
    deepEqual(await seen(true), [['open', 1, false]]);
    deepEqual(await seen(false), [['open, own, secret', 3, true]]);
  });
});

describe('a relationship along others', () => {
  const refused = async (more: string): Promise<string> => {
    const text = along.replace('calculations {', `${more}\n  calculations {`);
    const database = await openMemoryDatabase();
    const error: unknown = await start(text, { database }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return String(error);
  };

  it('is refused where it ends elsewhere, goes along itself, or is to be written', async () => {
    match(
      await refused('relationships { has_many odd: Tag { through posts.comments } }'),
      /Author\.odd: posts\.comments leads to Comment, and not to Tag/,
    );
    match(
      await refused('relationships { has_many loop: Author { through colleagues.loop } }'),
      /Author\.loop: It goes along Author\.loop, and so along itself/,
    );
    const tag = 'argument tags: array(map)  change manage_relationship(tags, type: append)';
    match(
      await refused(`actions { update tag { ${tag} } }`),
      /cannot change what tags leads to: it goes along posts\.tags, and is only read/,
    );
  });
});
