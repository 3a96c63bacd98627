/** Related records from arguments: every type of `manage_relationship`, and what happens along with a record. */
import assert from 'node:assert/strict';
import type { Row } from '../../../server/src/runtime/context.ts';
import { codes, failure, type Started, start, value } from './start.ts';

const blog = `
resource Author {
  attributes { uuid_primary_key id  attribute name: string { public? true  allow_nil? false } }
  identities { identity unique_name: [name] }
  relationships { has_many posts: Post }
  actions { defaults [read, destroy, create: [name], update: [name]]
    destroy erase { change cascade_destroy(posts) }
    update rename { accept [name]  change cascade_update(posts, copy_inputs: [name], action: sign) } }
}
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true  allow_nil? false }
    attribute name: string { public? true }  attribute place: integer { public? true } }
  relationships {
    belongs_to author: Author { public? true }
    has_many comments: Comment
    has_one summary: Summary
    many_to_many tags: Tag { through PostTag }
  }
  actions {
    defaults [read, create: [title, author_id], update: [title]]
    destroy destroy { primary? true  change cascade_destroy(comments)  change cascade_destroy(tags_join_assoc) }
    update sign { accept [name] }
    create by_author { accept [title]  argument author: map
      change manage_relationship(author, type: append_and_remove, on_no_match: create, use_identities: [_primary_key, unique_name]) }
    update orphan { argument author: map  change manage_relationship(author, type: direct_control) }
    destroy with_author { change cascade_destroy(author) }
    update hand_over { argument author: uuid  change manage_relationship(author, type: append_and_remove) }
    update discuss { argument comments: array(map)  change manage_relationship(comments, type: direct_control) }
    update comment { argument comments: array(map)  change manage_relationship(comments, type: create) }
    update claim { argument comments: array(uuid)  change manage_relationship(comments, type: append) }
    update drop { argument comments: array(uuid)  change manage_relationship(comments, type: remove) }
    update tag { argument tags: array(string)
      change manage_relationship(tags, type: append_and_remove, on_no_match: create, value_is_key: name, use_identities: [unique_name]) }
    update weigh { argument tags: array(map)
      change manage_relationship(tags, on_match: update_join, on_lookup: relate, on_missing: unrelate, join_keys: [weight]) }
    update adopt { argument tags: array(map)
      change manage_relationship(tags, on_lookup: [relate_and_update, join, rename], on_match: update,
        on_missing: [destroy, erase, part], on_no_match: [create, create, join], use_identities: [_primary_key, unique_name]) }
    update sum_up { argument summary: map  change manage_relationship(summary, type: direct_control) }
    update strict { argument comments: array(map)
      change manage_relationship(comments, on_match: error, on_missing: error, on_no_match: ignore) }
  }
}
resource Comment {
  attributes { uuid_primary_key id  attribute body: string { public? true  allow_nil? false } }
  relationships { belongs_to post: Post { public? true } }
  actions { defaults [read, destroy, create: [body, post_id], update: [body]] }
}
resource Tag {
  attributes { uuid_primary_key id  attribute name: string { public? true  allow_nil? false } }
  identities { identity unique_name: [name] }
  actions { defaults [read, destroy, create: [name], update: [name]]  update rename { accept [name] }  destroy erase }
}
resource Summary {
  attributes { uuid_primary_key id  attribute text: string { public? true } }
  relationships { belongs_to post: Post }
  actions { defaults [read, destroy, create: [text], update: [text]] }
}
resource PostTag {
  attributes { attribute weight: integer { public? true } }
  relationships {
    belongs_to post: Post { primary_key? true  allow_nil? false }
    belongs_to tag: Tag { primary_key? true  allow_nil? false }
  }
  actions { defaults [read, destroy, create: [weight], update: [weight]]
    create join { change set_attribute(weight, 9) }  destroy part }
}`;

async function all({ database }: Started, table: string): Promise<readonly Row[]> {
  return database.read((db) => db.selectFrom(table).selectAll().execute());
}

async function bodies(started: Started, post?: Row): Promise<readonly unknown[]> {
  const rows = await all(started, 'comments');
  return rows.filter((row) => !post || row['post_id'] === post['id']).map((row) => row['body']);
}

async function withPost(): Promise<Started & { readonly post: Row }> {
  const started = await start(blog);
  return { ...started, post: await value(started.runtime.create('Post', 'create', { title: 'a' })) };
}

describe('manage_relationship', () => {
  it('leads to a record that is made, or found by an identity', async () => {
    const started = await start(blog);
    const { runtime } = started;
    const first = await value(runtime.create('Post', 'by_author', { title: 'a', author: { name: 'Ada' } }));
    const second = await value(runtime.create('Post', 'by_author', { title: 'b', author: { name: 'Ada' } }));
    assert.equal((await all(started, 'authors')).length, 1);
    assert.equal(first['author_id'], second['author_id']);
    assert.notEqual(first['author_id'], null);
  });
  it('lets go of a record when nil is given, and refuses one that is not there', async () => {
    const { runtime, post } = await withPost();
    const author = await value(runtime.create('Author', 'create', { name: 'Ada' }));
    const handed = await value(runtime.update('Post', 'hand_over', post, { author: author['id'] }));
    assert.equal(handed['author_id'], author['id']);
    assert.equal((await value(runtime.update('Post', 'hand_over', post, {})))['author_id'], author['id']);
    assert.equal(
      (await value(runtime.update('Post', 'hand_over', post, { author: null })))['author_id'],
      null,
    );
    assert.deepEqual(await codes(runtime.update('Post', 'hand_over', post, { author: post['id'] })), [
      'author not_found',
    ]);
  });
  it('changes the record that it leads to, and removes it after it has let go of it', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const orphan = (author: unknown) => runtime.update('Post', 'orphan', post, { author });
    const { author_id: id } = await value(orphan({ name: 'Ada' }));
    await value(orphan({ id, name: 'Lovelace' }));
    assert.deepEqual(
      (await all(started, 'authors')).map(({ name }) => name),
      ['Lovelace'],
    );
    assert.equal((await value(orphan(null)))['author_id'], null);
    assert.deepEqual(await all(started, 'authors'), []);
  });
  it('direct_control: makes, changes and removes, so that what was given is what there is', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    await value(runtime.update('Post', 'discuss', post, { comments: [{ body: 'one' }, { body: 'two' }] }));
    const [one] = await all(started, 'comments');
    await value(
      runtime.update('Post', 'discuss', post, {
        comments: [{ id: one?.['id'], body: 'ONE' }, { body: 'three' }],
      }),
    );
    assert.deepEqual(await bodies(started, post), ['ONE', 'three']);
    await value(runtime.update('Post', 'discuss', post, { comments: [] }));
    assert.deepEqual(await bodies(started), []);
  });
  it('tells errors of related records at their place in the input, and takes everything back', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const { errors, class: kind } = await failure(
      runtime.update('Post', 'discuss', post, { comments: [{ body: 'one' }, { body: '' }, {}] }),
    );
    assert.deepEqual(
      [kind, errors.map(({ path, field }) => [field, path])],
      ['invalid', [['comments', ['comments', 1, 'body']]]],
    );
    assert.deepEqual(await bodies(started), []);
  });
  it('tells what is taken or forbidden as such', async () => {
    const started =
      await start(`resource Author { attributes { uuid_primary_key id  attribute name: string { public? true } }
        identities { identity unique_name: name }
        policies { policy action_type(read) { authorize_if always() }  policy create { authorize_if actor_present() } }
        actions { defaults [read, create: [name]] } }
      resource Post { attributes { uuid_primary_key id }  relationships { belongs_to author: Author }
        actions { create sign { argument author: map  change manage_relationship(author, type: create) } } }`);
    const sign = (options = {}) => started.runtime.create('Post', 'sign', { author: { name: 'a' } }, options);
    assert.deepEqual((await failure(sign())).class, 'forbidden');
    const actor = { actor: { id: 1 } };
    await value(sign(actor));
    const { class: kind, errors } = await failure(sign(actor));
    assert.deepEqual([kind, errors[0]?.path], ['conflict', ['author', 'name']]);
  });
  it('create: adds to what is there', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    for (const body of ['one', 'two'])
      await value(runtime.update('Post', 'comment', post, { comments: [{ body }] }));
    assert.deepEqual(await bodies(started, post), ['one', 'two']);
  });
  it('append and remove: connect and disconnect, and leave the others alone', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const made = [];
    for (const body of ['one', 'two'])
      made.push((await value(runtime.create('Comment', 'create', { body })))['id']);
    await value(runtime.update('Post', 'claim', post, { comments: [made[0]] }));
    await value(runtime.update('Post', 'claim', post, { comments: [made[1], made[0]] }));
    assert.deepEqual(await bodies(started, post), ['one', 'two']);
    await value(runtime.update('Post', 'drop', post, { comments: [made[0]] }));
    assert.deepEqual(await bodies(started, post), ['two']);
    assert.deepEqual(await codes(runtime.update('Post', 'drop', post, { comments: [made[0]] })), [
      'comments.0 not_found',
    ]);
    assert.equal((await bodies(started)).length, 2);
  });
  it('joins and parts records of a many_to_many by a value that stands for them', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const tagsOf = async () => {
      const tags = new Map((await all(started, 'tags')).map(({ id, name }) => [id, name]));
      return (await all(started, 'post_tags')).map((row) => tags.get(row['tag_id'])).sort();
    };
    await value(runtime.update('Post', 'tag', post, { tags: ['red', 'green'] }));
    await value(runtime.update('Post', 'tag', post, { tags: ['green', 'blue'] }));
    assert.deepEqual(await tagsOf(), ['blue', 'green']);
    assert.equal((await all(started, 'tags')).length, 3);
  });
  it('keeps values of the joining record apart', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const { id } = await value(runtime.create('Tag', 'create', { name: 'red' }));
    for (const weight of [3, 4])
      await value(runtime.update('Post', 'weigh', post, { tags: [{ id, weight }] }));
    assert.deepEqual(
      (await all(started, 'post_tags')).map(({ weight }) => weight),
      [4],
    );
  });
  it('calls the actions that rules name', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const { id } = await value(runtime.create('Tag', 'create', { name: 'red' }));
    await value(runtime.update('Post', 'adopt', post, { tags: [{ id, name: 'RED' }, { name: 'new' }] }));
    assert.deepEqual((await all(started, 'tags')).map(({ name }) => name).sort(), ['RED', 'new']);
    assert.deepEqual(
      (await all(started, 'post_tags')).map(({ weight }) => weight),
      [9, 9],
    );
    await value(runtime.update('Post', 'adopt', post, { tags: [{ id, name: 'rot' }] }));
    assert.deepEqual(
      (await all(started, 'tags')).map(({ name }) => name),
      ['rot'],
    );
  });
  it('keeps one record of a has_one', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    const texts = async () => (await all(started, 'summaries')).map(({ text }) => text);
    await value(runtime.update('Post', 'sum_up', post, { summary: { text: 'one' } }));
    assert.deepEqual(await texts(), ['one']);
    await value(runtime.update('Post', 'sum_up', post, { summary: { text: 'two' } }));
    assert.deepEqual(await texts(), ['two']);
    await value(runtime.update('Post', 'sum_up', post, { summary: null }));
    assert.deepEqual(await texts(), []);
  });
  it('refuses where a rule says so', async () => {
    const started = await withPost();
    const { runtime, post } = started;
    await value(runtime.update('Post', 'comment', post, { comments: [{ body: 'one' }] }));
    const [one] = await all(started, 'comments');
    const strict = (comments: unknown) => codes(runtime.update('Post', 'strict', post, { comments }));
    assert.deepEqual(await strict([]), ['comments must_not_be_missing']);
    assert.deepEqual(await strict([{ id: one?.['id'] }]), ['comments.0 is_related']);
  });
});

describe('cascades', () => {
  it('remove what leads here, however deep', async () => {
    const started = await start(blog);
    const { runtime } = started;
    const author = await value(runtime.create('Author', 'create', { name: 'Ada' }));
    const post = await value(runtime.create('Post', 'create', { title: 'a', author_id: author['id'] }));
    await value(runtime.update('Post', 'comment', post, { comments: [{ body: 'one' }] }));
    await value(runtime.update('Post', 'tag', post, { tags: ['red'] }));
    await value(runtime.destroy('Author', 'erase', author));
    for (const table of ['authors', 'posts', 'comments', 'post_tags'])
      assert.deepEqual(await all(started, table), [], table);
    assert.equal((await all(started, 'tags')).length, 1);
  });
  it('remove what a record leads to after it', async () => {
    const started = await start(blog);
    const { runtime } = started;
    const author = await value(runtime.create('Author', 'create', { name: 'Ada' }));
    const post = await value(runtime.create('Post', 'create', { title: 'a', author_id: author['id'] }));
    await value(runtime.destroy('Post', 'with_author', post));
    assert.deepEqual([...(await all(started, 'posts')), ...(await all(started, 'authors'))], []);
  });
  it('hand values on', async () => {
    const started = await start(blog);
    const { runtime } = started;
    const author = await value(runtime.create('Author', 'create', { name: 'Ada' }));
    await value(runtime.create('Post', 'create', { title: 'a', author_id: author['id'] }));
    await value(runtime.update('Author', 'rename', author, { name: 'Lovelace' }));
    assert.equal((await all(started, 'posts'))[0]?.['name'], 'Lovelace');
  });
});
