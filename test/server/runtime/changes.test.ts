/** The built-in changes, each in an action of a real document. */
import assert from 'node:assert/strict';
import { codes, failure, type StartOptions, start, value } from './start.ts';

const document = (actions: string, more = '') => `
resource User { attributes { uuid_primary_key id  attribute name: string { public? true } }  actions { defaults [read, create: [name]] } }
resource Post {
  attributes {
    uuid_primary_key id
    attribute title: string { public? true }
    attribute body: string { public? true }
    attribute views: integer { public? true  default 0 }
    attribute version: integer
    attribute secret: string { sensitive? true }
    attribute day: date
    ${more}
  }
  relationships { belongs_to author: User { public? true }  belongs_to reviewer: User }
  actions { defaults [read, destroy]  create write { primary? true  accept [title, body, views] }
    ${actions} }
}`;

async function post(actions: string, options: StartOptions = {}, input = {}) {
  const started = await start(document(actions), options);
  const made = await value(started.runtime.create('Post', 'write', { title: 'a', ...input }));
  const update = (action: string, given = {}, more = {}) =>
    started.runtime.update('Post', action, made, given, more);
  return { ...started, made, update };
}

describe('changes of attributes', () => {
  it('set values: of the document, of arguments, of the caller, of the moment', async () => {
    const { update } = await post(`
      update note { argument note: string
        change set_attribute(title, arg(note), set_when_nil?: false)
        change set_attribute(body, actor(name))
        change set_attribute(secret, context(key))
        change set_attribute(day, elixir("&Date.utc_today/0")) }`);
    const noted = await value(
      update('note', { note: ' b ' }, { actor: { name: 'Ada' }, context: { key: 'k' } }),
    );
    assert.deepEqual(
      ['title', 'body', 'secret', 'day'].map((name) => noted[name]),
      ['b', 'Ada', 'k', '2026-01-31'],
    );
    const quiet = await value(update('note', {}));
    assert.deepEqual([quiet['title'], quiet['body']], ['b', null]);
  });
  it('cast what they set, and refuse what does not fit', async () => {
    const { update } = await post(
      'update wrong { argument count: string  change set_attribute(views, arg(count)) }',
    );
    assert.equal((await value(update('wrong', { count: '7' })))['views'], 7);
    assert.deepEqual(await codes(update('wrong', { count: 'many' })), ['views invalid_type']);
  });
  it('set new values only where the caller gives none, even over a default', async () => {
    const { runtime } = await start(
      document('create count { accept [views]  change set_new_attribute(views, 5) }'),
    );
    assert.equal((await value(runtime.create('Post', 'count', {})))['views'], 5);
    assert.equal((await value(runtime.create('Post', 'count', { views: 0 })))['views'], 0);
  });
  it('make another value of a new one, by a registered function', async () => {
    const { update } = await post('update shout { accept [title]  change update_change(title, upcase) }', {
      handlers: { values: { upcase: (text) => String(text).toUpperCase() } },
    });
    assert.equal((await value(update('shout', { title: 'b' })))['title'], 'B');
    assert.equal((await value(update('shout', {})))['title'], 'B');
  });
  it('take changes back, also later ones', async () => {
    const { update } = await post(`update frozen { accept [title]
      change prevent_change(title)  change set_attribute(title, other) }`);
    assert.equal((await value(update('frozen', { title: 'b' })))['title'], 'a');
  });
});

describe('changes that compute', () => {
  it('count up, and begin anew at a limit', async () => {
    const { update } = await post('update view { change increment(views, amount: 2, overflow_limit: 5) }');
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await value(update('view')))['views']);
    assert.deepEqual(seen, [2, 4, 6, 2]);
  });
  it('lose no count when several callers count at once', async () => {
    const { update, runtime, made } = await post('update view { change increment(views) }');
    await Promise.all(Array.from({ length: 20 }, () => update('view')));
    assert.equal((await value(runtime.get('Post', String(made['id']))))['views'], 20);
  });
  it('work expressions out of a new record, and of what comes along', async () => {
    const { runtime } = await start(
      document(`create sized { accept [title]
        change set_context([size: 3, note: "n"])
        change atomic_set(views, string_length(title) + ^context(size))
        change set_attribute(body, context(note)) { where [present(title)] } }`),
    );
    const made = await value(runtime.create('Post', 'sized', { title: 'abc' }));
    assert.deepEqual([made['views'], made['body']], [6, 'n']);
    assert.deepEqual(await codes(runtime.create('Post', 'sized', { title: 'abc', views: 1 })), [
      'views unknown_input',
    ]);
  });
  it('work expressions out of the record as it is', async () => {
    const { update } = await post(`update double { change atomic_update(views, views * 2 + 1)
      change atomic_update(body, title <> "!") }`);
    await value(update('double'));
    const twice = await value(update('double'));
    assert.deepEqual([twice['views'], twice['body']], [3, 'a!']);
  });
});

describe('changes that lock', () => {
  const actions = `
    update edit { accept [title]  change optimistic_lock(version) }
    update publish { change filter(views > 0)  change set_attribute(body, published) }
    update take { change get_and_lock_for_update()  change set_attribute(body, taken) }`;
  it('refuse a change to a record that somebody else has changed', async () => {
    const { runtime, made, update } = await post(actions);
    const first = await value(update('edit', { title: 'b' }));
    assert.equal(first['version'], 1);
    const { class: kind, errors } = await failure(update('edit', { title: 'c' }));
    assert.deepEqual([kind, errors[0]?.code, errors[0]?.field], ['conflict', 'stale_record', 'version']);
    const second = await value(runtime.update('Post', 'edit', first, { title: 'c' }));
    // Who names only the key means the record as it is.
    const third = await value(runtime.update('Post', 'edit', String(made['id']), { title: 'd' }));
    assert.deepEqual([second['version'], third['version']], [2, 3]);
  });
  it('change a record only when it meets a condition', async () => {
    const { update, runtime, made } = await post(actions);
    assert.equal((await failure(update('publish'))).class, 'conflict');
    assert.equal((await value(runtime.get('Post', String(made['id']))))['body'], null);
    const other = await value(runtime.create('Post', 'write', { views: 1 }));
    assert.equal((await value(runtime.update('Post', 'publish', other, {})))['body'], 'published');
    assert.equal((await value(update('take')))['body'], 'taken');
  });
});

describe('changes around the action', () => {
  it('connect the record to the caller', async () => {
    const { runtime } = await start(
      document(`create sign { accept [title]  change relate_actor(author) }
        create review { change relate_actor(reviewer, allow_nil?: true, field: user) }`),
    );
    const ada = await value(runtime.create('User', 'create', { name: 'Ada' }));
    assert.equal((await value(runtime.create('Post', 'sign', {}, { actor: ada })))['author_id'], ada['id']);
    assert.deepEqual(await codes(runtime.create('Post', 'sign', {})), ['author actor_required']);
    const reviewed = await value(runtime.create('Post', 'review', {}, { actor: { user: ada } }));
    assert.equal(reviewed['reviewer_id'], ada['id']);
    assert.equal((await value(runtime.create('Post', 'review', {})))['reviewer_id'], null);
  });
  it('select what comes back, and write to the log without secrets', async () => {
    const { update, log } = await post(`update quiet { accept [title]
      change set_attribute(secret, hush)
      change select([title])  change ensure_selected([views])  change debug_log("quiet") }`);
    const result = await value(update('quiet', { title: 'b' }));
    assert.deepEqual(Object.keys(result).sort(), ['id', 'title', 'views']);
    assert.deepEqual(log, ['quiet: {"title":"b","secret":"**redacted**"}']);
  });
  it('are passed over when their conditions do not hold, or when something is wrong already', async () => {
    const { update } = await post(`
      update maybe { accept [title, views]
        change set_attribute(body, big) { where [compare(views, greater_than: 10)] }
        change set_attribute(secret, fine) { only_when_valid? true } }
      update order { accept [title]
        validate present(body)
        change set_attribute(body, late)
        validate attribute_equals(body, late) }`);
    assert.equal((await value(update('maybe', { views: 3 })))['body'], null);
    assert.equal((await value(update('maybe', { views: 11 })))['body'], 'big');
    // The first validation stands before the change that would make it hold.
    const { update: other } = await post(
      'update order { validate present(body)  change set_attribute(body, late) }',
    );
    assert.deepEqual(await codes(other('order')), ['body required']);
  });
  it('hold for all actions of a kind', async () => {
    const text = document('update edit { accept [title] }').replace(
      'relationships {',
      'changes { change set_attribute(secret, all) { on [update] } }\n validations { validate string_length(title, max: 3) }\n relationships {',
    );
    const { runtime } = await start(text);
    const made = await value(runtime.create('Post', 'write', { title: 'a' }));
    assert.equal(made['secret'], null);
    assert.equal((await value(runtime.update('Post', 'edit', made, {})))['secret'], 'all');
    assert.deepEqual(await codes(runtime.update('Post', 'edit', made, { title: 'abcd' })), [
      'title too_long',
    ]);
  });
});
