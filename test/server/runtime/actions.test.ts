/** Create, update, destroy and generic actions, from real documents on a real database. */
import assert from 'node:assert/strict';
import { codes, failure, start, value } from './start.ts';

const post = `
resource Post {
  attributes {
    uuid_primary_key id
    attribute title: string(max_length: 20) { allow_nil? false  public? true }
    attribute body: string { public? true }
    attribute score: integer(min: 0) { public? true  default 1 }
    attribute secret: string
    create_timestamp inserted_at
    update_timestamp updated_at
  }
  identities { identity unique_title: [title] { message "Take another title." } }
  actions {
    defaults [read, destroy]
    create write { accept [title, body, score]  argument tags: array(string)  argument note: string { public? false } }
    create draft { accept [title]  allow_nil_input [title]  change set_new_attribute(title, "untitled") }
    create strict { accept [title, body]  require_attributes [body] }
    create lax { accept [title]  skip_unknown_inputs [extra] }
    update edit { accept [title, body, score] }
  }
}`;

describe('actions that create', () => {
  it('give the record with defaults, and keep it', async () => {
    const { runtime } = await start(post);
    const made = await value(runtime.create('Post', 'write', { title: '  Hello ', body: '' }));
    assert.deepEqual(made, {
      id: '00000000-0000-4000-8000-000000000001',
      title: 'Hello',
      body: null,
      score: 1,
      secret: null,
      inserted_at: '2026-01-31T10:00:00.000000Z',
      updated_at: '2026-01-31T10:00:00.000000Z',
    });
    assert.deepEqual(await value(runtime.get('Post', String(made['id']))), made);
  });
  it('say all that is wrong at once, with fields and suggestions', async () => {
    const { runtime } = await start(post);
    const {
      errors,
      class: kind,
      action,
    } = await failure(
      runtime.create('Post', 'write', { titel: 'x', score: -1, tags: ['a', 3], secret: 's' }),
    );
    assert.deepEqual([kind, action], ['invalid', 'Post.write']);
    assert.deepEqual(
      errors.map(({ path, code, message }) => [path, code, message]),
      [
        [['titel'], 'unknown_input', '`titel` is no input of write: did you mean title?'],
        [['score'], 'must_be_greater_than_or_equal_to', '`score` must be at least 0.'],
        [['tags', 1], 'invalid_type', '`tags.1` must be a text.'],
        [['secret'], 'unknown_input', '`secret` is no input of write: there are tags, title, body, score.'],
        [['title'], 'required', '`title` is required.'],
      ],
    );
  });
  it('ask for what the action asks for, and skip what it skips', async () => {
    const { runtime } = await start(post);
    assert.deepEqual(await codes(runtime.create('Post', 'strict', { title: 'a' })), ['body required']);
    assert.equal((await value(runtime.create('Post', 'draft', {})))['title'], 'untitled');
    assert.equal((await value(runtime.create('Post', 'lax', { title: 'a', extra: 1 })))['title'], 'a');
    assert.deepEqual(await codes(runtime.create('Post', 'lax', { title: 'b', other: 1 })), [
      'other unknown_input',
    ]);
  });
  it('take private arguments from code only', async () => {
    const { runtime } = await start(post);
    assert.deepEqual(await codes(runtime.create('Post', 'write', { title: 'a', note: 'n' })), [
      'note unknown_input',
    ]);
    const { ok } = await runtime.create('Post', 'write', { title: 'a' }, { privateArguments: { note: 'n' } });
    assert.equal(ok, true);
  });
  it('refuse what an identity has taken, in its words', async () => {
    const { runtime } = await start(post);
    await value(runtime.create('Post', 'write', { title: 'a' }));
    const { class: kind, errors } = await failure(runtime.create('Post', 'write', { title: 'a' }));
    assert.deepEqual(
      [kind, errors[0]?.field, errors[0]?.message],
      ['conflict', 'title', 'Take another title.'],
    );
  });
});

describe('actions that update and destroy', () => {
  it('change what was given, and the time of the last change', async () => {
    const { runtime, clock } = await start(post);
    const made = await value(runtime.create('Post', 'write', { title: 'a', score: 2 }));
    clock.now += 1000;
    const changed = await value(runtime.update('Post', 'edit', made, { body: 'b' }));
    assert.deepEqual(
      [changed['title'], changed['body'], changed['updated_at']],
      ['a', 'b', '2026-01-31T10:00:01.000000Z'],
    );
    assert.deepEqual(await value(runtime.get('Post', String(made['id']))), changed);
  });
  it('leave a record alone to which nothing changes', async () => {
    const { runtime, clock } = await start(post);
    const made = await value(runtime.create('Post', 'write', { title: 'a' }));
    clock.now += 1000;
    assert.deepEqual(await value(runtime.update('Post', 'edit', made, { title: 'a' })), made);
  });
  it('refuse to take away what no record may lack', async () => {
    const { runtime } = await start(post);
    const made = await value(runtime.create('Post', 'write', { title: 'a' }));
    assert.deepEqual(await codes(runtime.update('Post', 'edit', made, { title: ' ' })), ['title required']);
  });
  it('say that there is no such record', async () => {
    const { runtime } = await start(post);
    const made = await value(runtime.create('Post', 'write', { title: 'a' }));
    await value(runtime.destroy('Post', 'destroy', made));
    for (const key of [String(made['id']), 'nonsense'])
      assert.equal((await failure(runtime.update('Post', 'edit', key, {}))).class, 'not_found');
    assert.equal((await failure(runtime.destroy('Post', 'destroy', made))).class, 'not_found');
  });
});
