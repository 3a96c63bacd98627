/** Steps of `ash.reactor` in documents of a person's own: load, change, upsert, and what is refused. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import type { Row } from '../../../server/src/runtime/context.ts';
import { read } from '../language/definition/read.ts';
import { type Started, startFactory } from './start.ts';

const resources = `use ash.domain, ash.resource, ash.reactor
domain Blog { resources [Author, Post, Comment] }
resource Author {
  domain Blog
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many posts: Post { public? true } }
  identities { identity unique_name: [name] }
  actions { defaults [read, destroy, create: *, update: *]  read by_name { get_by [name] } }
}
resource Post {
  domain Blog
  attributes {
    uuid_primary_key id
    attribute title: string { allow_nil? false  public? true }
    attribute slug: string { public? true }
    attribute likes: integer { default 0  public? true }
  }
  relationships {
    belongs_to author: Author { attribute_writable? true  public? true }
    has_many comments: Comment { public? true }
  }
  aggregates { count comment_count: comments { public? true } }
  actions {
    defaults [read, destroy, update: *]
    create create {
      primary? true
      accept [title, author_id]
      argument prefix: string
      validate present(slug)
    }
    update rate { accept [title] }
  }
}
resource Comment {
  domain Blog
  attributes { uuid_primary_key id  attribute text: string { public? true } }
  relationships { belongs_to post: Post { attribute_writable? true  public? true } }
  actions { defaults [read, destroy, create: *] }
}
`;

async function blog(reactors: string, durable = false): Promise<Started> {
  const { definitions, problems } = read(resources + reactors);
  deepEqual(problems, []);
  return startFactory({ definitions, durable });
}

const rowOf = (value: unknown): Row => value as Row;
const rowsOf = (value: unknown): readonly Row[] => value as readonly Row[];

const run = async ({ reactors }: Started, inputs: Row = {}): Promise<unknown> => {
  const { state, value, errors } = await reactors.run('Work', inputs);
  deepEqual([state, errors], ['successful', []]);
  return value;
};

async function filled(started: Started): Promise<{ readonly author: Row; readonly post: Row }> {
  const author = await started.create('Author', 'create', { name: 'Ada' });
  const { runtime } = started;
  const made = await runtime.create(
    'Post',
    'create',
    { title: 'One', author_id: author['id'] },
    { forcedAttributes: { slug: 'one' } },
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  for (const text of ['a', 'b'])
    await started.create('Comment', 'create', { text, post_id: made.value['id'] });
  return { author, post: made.value };
}

describe('a step that loads', () => {
  for (const durable of [false, true])
    it(`loads into what a step gave, one record or many, ${durable ? 'with' : 'without'} a journal`, async () => {
      const started = await blog(
        `reactor Work {
          read posts: Post, read
          load more: result(posts), value([comment_count, author])
          load authors: result(more, [0, author]), value([posts])
          map each {
            source result(posts)
            load one: element(each), value([comments])
          }
          collect all { argument more: result(more)  argument author: result(authors)  argument each: result(each) }
          return all
        }`,
        durable,
      );
      await filled(started);
      const all = (await run(started)) as Record<string, readonly Row[]>;
      const [post] = all['more'] ?? [];
      deepEqual([post?.['comment_count'], rowOf(post?.['author'])['name']], [2, 'Ada']);
      equal(rowsOf(rowOf(all['author'])['posts'])[0]?.['title'], 'One');
      deepEqual(
        rowsOf(all['each']?.[0]?.['comments'])
          .map(({ text }) => text)
          .sort(),
        ['a', 'b'],
      );
    });

  it('leaves what is loaded as it is when it is lazy, and nothing is loaded into nothing', async () => {
    const started = await blog(
      `reactor Work {
      read posts: Post, read { load value([comment_count]) }
      create comment: Comment, create { inputs [text: value("c"), post_id: result(posts, [0, id])] }
      load lazy: result(posts), value([comment_count]) { lazy? true  wait_for [comment] }
      load anew: result(posts), value([comment_count]) { wait_for [comment] }
      read_one none: Author, by_name { inputs [name: value("nobody")] }
      load nothing: result(none), value([posts])
      collect all {
        argument lazy: result(lazy, [0, comment_count])
        argument anew: result(anew, [0, comment_count])
        argument nothing: result(nothing)
      }
      return all
    }`.replace('by_nobody', 'read'),
    );
    await filled(started);
    deepEqual(await run(started), { lazy: 2, anew: 3, nothing: null });
  });

  it('is refused where nothing says whose records they are, or how they are to be loaded', async () => {
    const started = await blog(`reactor Work {
      input posts
      load more: input(posts), value([author])
    }
    reactor Strict {
      read posts: Post, read
      load more: result(posts), value([author]) { strict? true }
    }`);
    await rejects(started.reactors.run('Work', { posts: [] }), /nothing says whose they are/);
    await rejects(started.reactors.run('Strict', {}), /says `strict`, which a step cannot do here/);
  });
});

describe('a step that changes', () => {
  const steps = `
    change begun { change set_attribute(slug, ^arg(slug))  initial Post  argument slug: input(slug) }
    change titled {
      change set_new_attribute(title, "untitled")
      initial result(begun)
      where argument_equals(slug, "one")
    }`;
  for (const durable of [false, true])
    it(`makes a changeset that a create goes on with, ${durable ? 'with' : 'without'} a journal`, async () => {
      const started = await blog(
        `reactor Work { input slug ${steps}
          create post: Post, create { initial result(titled)  inputs [title: value("Mine")] }
          return post }`,
        durable,
      );
      const post = (await run(started, { slug: 'one' })) as Row;
      deepEqual([post['title'], post['slug'], post['likes']], ['untitled', 'one', 0]);
      const other = (await run(started, { slug: 'two' })) as Row;
      deepEqual([other['title'], other['slug']], ['Mine', 'two']);
    });

  it('changes a record, whose action gets what comes of it, and is undone to what was before', async () => {
    const started = await blog(
      `reactor Work {
      input fails
      read_one post: Post, read
      change liked { change increment(likes, amount: 2)  initial result(post) }
      update rated: Post, rate {
        initial result(liked)
        inputs [title: value("Two")]
        undo always
        undo_action update
      }
      flunk no { message "No."  where ^input(fails) == true  wait_for [rated] }
      return rated
    }`.replace('where input(fails)', 'where ^input(fails) == true'),
    );
    await filled(started);
    const rated = (await run(started, { fails: false })) as Row;
    deepEqual([rated['title'], rated['likes']], ['Two', 2]);
    const { state } = await started.reactors.run('Work', { fails: true });
    equal(state, 'failed');
    const [post] = await started.read('Post', 'read');
    deepEqual([post?.['title'], post?.['likes']], ['Two', 2]);
  });

  it('fails for what is wrong where it is told to, and else hands it on to the action', async () => {
    const started = await blog(`
      reactor Work {
        change wrong { change set_attribute(likes, "many")  initial Post }
        change more { change set_attribute(slug, "s")  initial result(wrong)  only_when_valid? true }
        create post: Post, create { initial result(more)  inputs [title: value("t")] }
      }
      reactor Early {
        change wrong { change set_attribute(likes, "many")  initial Post  fail_if_invalid? true }
      }
      reactor Around {
        read_one post: Post, read
        change hooked { change cascade_destroy(comments)  initial result(post) }
      }
      reactor Other {
        change begun { change set_attribute(name, "n")  initial Author }
        create post: Post, create { initial result(begun)  inputs [title: value("t")] }
      }`);
    await filled(started);
    const failed = async (name: string) => {
      const { errors } = await started.reactors.run(name, {});
      return [errors[0]?.step, errors[0]?.message ?? ''] as const;
    };
    const [step, message] = await failed('Work');
    equal(step, 'post');
    match(message, /likes|integer|number/);
    equal((await failed('Early'))[0], 'wrong');
    match((await failed('Around'))[1], /cannot be a step of its own/);
    match((await failed('Other'))[1], /A changeset of Author was given to create a Post/);
  });
});

describe('what a step says beside its inputs', () => {
  it('makes a record or changes the one that is there, by an identity', async () => {
    const started = await blog(`reactor Work {
      create ada: Author, create { inputs [name: value("Ada")]  upsert? true  upsert_identity unique_name }
      bulk_create both: Author, create {
        initial value([[name: "Ada"], [name: "Bob"]])
        upsert? true
        upsert_identity unique_name
        wait_for [ada]
      }
    }`);
    const { author } = await filled(started);
    await run(started);
    deepEqual(
      (await started.read('Author', 'read')).map(({ id, name }) => [name, id === author['id']]).sort(),
      [
        ['Ada', true],
        ['Bob', false],
      ],
    );
  });

  it('is refused where undoing it might remove what was there before', async () => {
    const started = await blog(`reactor Work {
      create ada: Author, create {
        inputs [name: value("Ada")]
        upsert? true
        upsert_identity unique_name
        undo always
        undo_action destroy
      }
    }`);
    await filled(started);
    const { errors } = await started.reactors.run('Work', {});
    match(errors[0]?.message ?? '', /would remove the Author that was there before/);
    equal((await started.read('Author', 'read')).length, 1);
  });

  it('is refused where it would be passed over', async () => {
    const started = await blog(`reactor Work {
      read authors: Author, read
      bulk_destroy gone: Author, destroy { initial result(authors)  filter [name: "Ada"] }
    }`);
    await rejects(started.reactors.run('Work', {}), /says `filter`, which a step cannot do here/);
  });
});
