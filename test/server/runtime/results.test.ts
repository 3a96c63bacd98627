/** What comes back of actions: loaded fields, soft destroys, values inside of values, and nothing that is sensitive. */
import assert from 'node:assert/strict';
import { codes, failure, start, value } from './start.ts';

const document = `
enum_type Priority { value low  value high }
typed_struct Address { field street: string { allow_nil? false }  field number: integer(min: 1) }
resource Line {
  data_layer embedded
  attributes { uuid_primary_key id  attribute text: string { public? true  allow_nil? false }
    attribute count: integer(min: 1) { public? true  default 1 } }
}
resource Author {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many posts: Post }
  aggregates { count post_count: posts }
  actions { defaults [read, create: [name]] }
}
resource Post {
  base_filter is_nil(archived_at)
  attributes {
    uuid_primary_key id
    attribute title: string { public? true }
    attribute pin: string(match: "^[0-9]+$") { public? true  sensitive? true }
    attribute kind: atom(one_of: [a, b]) { public? true  sensitive? true }
    attribute priority: custom(Priority) { public? true }
    attribute address: custom(Address) { public? true }
    attribute lines: array(custom(Line)) { public? true }
    attribute tags: array(string) { public? true  default [] }
    attribute archived_at: utc_datetime
  }
  relationships { belongs_to author: Author { public? true } }
  calculations { calculate loud: string, title <> "!" }
  actions {
    defaults [read]
    create write { primary? true  accept * }
    create loaded { accept [title, author_id]  change load([loud, author: [post_count]]) }
    update edit { accept * }
    destroy archive { soft? true  accept [title]  change set_attribute(archived_at, elixir("&DateTime.utc_now/0"))
      validate present(title) }
    destroy destroy { primary? true  validate attribute_does_not_equal(title, kept) { message "This one is kept." } }
  }
}`;

describe('results', () => {
  it('hold what the action or the caller loads', async () => {
    const { runtime } = await start(document);
    const author = await value(runtime.create('Author', 'create', { name: 'Ada' }));
    const made = await value(runtime.create('Post', 'loaded', { title: 'a', author_id: author['id'] }));
    assert.equal(made['loud'], 'a!');
    assert.equal((made['author'] as { post_count: number }).post_count, 1);
    const edited = await value(
      runtime.update('Post', 'edit', made, { title: 'b' }, { load: ['loud', { path: 'author', load: [] }] }),
    );
    assert.deepEqual([edited['loud'], (edited['author'] as { name: string }).name], ['b!', 'Ada']);
  });
  it('of a soft destroy are records that nobody sees any more', async () => {
    const { runtime, database } = await start(document);
    const made = await value(runtime.create('Post', 'write', {}));
    assert.deepEqual(await codes(runtime.destroy('Post', 'archive', made)), ['title required']);
    const gone = await value(runtime.destroy('Post', 'archive', made, { title: 'old' }));
    assert.deepEqual([gone['title'], gone['archived_at']], ['old', '2026-01-31T10:00:00.000Z']);
    assert.equal((await database.read((db) => db.selectFrom('posts').selectAll().execute())).length, 1);
    for (const call of [runtime.get('Post', String(made['id'])), runtime.update('Post', 'edit', made, {})])
      assert.equal((await failure(call)).class, 'not_found');
  });
  it('of a destroy that is refused say why', async () => {
    const { runtime } = await start(document);
    const made = await value(runtime.create('Post', 'write', { title: 'kept' }));
    const { errors } = await failure(runtime.destroy('Post', 'destroy', made));
    assert.equal(errors[0]?.message, 'This one is kept.');
    await value(runtime.update('Post', 'edit', made, { title: 'free' }));
    assert.equal((await value(runtime.destroy('Post', 'destroy', made)))['title'], 'free');
  });
  it('hold values inside of values, with errors that lead to them', async () => {
    const { runtime } = await start(document);
    const made = await value(
      runtime.create('Post', 'write', {
        priority: 'high',
        address: { street: ' Main ', number: '3' },
        lines: [{ text: 'a' }, { text: 'b', count: 2 }],
      }),
    );
    assert.deepEqual(made['address'], { street: 'Main', number: 3 });
    assert.deepEqual(made['lines'], [
      { id: '00000000-0000-4000-8000-000000000002', text: 'a', count: 1 },
      { id: '00000000-0000-4000-8000-000000000003', text: 'b', count: 2 },
    ]);
    assert.deepEqual(await value(runtime.get('Post', String(made['id']))), made);
    assert.deepEqual(
      await codes(
        runtime.create('Post', 'write', {
          priority: 'middle',
          address: { number: 0 },
          lines: [{ text: 'a' }, { txt: 'b' }, { count: 0 }],
        }),
      ),
      [
        'priority not_one_of',
        'address.street required',
        'address.number must_be_greater_than_or_equal_to',
        'lines.1.txt unknown_input',
        'lines.2.text required',
        'lines.2.count must_be_greater_than_or_equal_to',
      ],
    );
    // A record that was read can be given back: what has an id keeps it.
    const again = await value(
      runtime.update('Post', 'edit', made, { lines: [...(made['lines'] as []), { text: 'c' }] }),
    );
    assert.deepEqual((again['lines'] as { id: string }[]).slice(0, 2), made['lines']);
  });
  it('count as changed only when something inside of them is another one', async () => {
    const { runtime } = await start(`resource Note {
      attributes { uuid_primary_key id  attribute facts: map { public? true }  attribute bytes: binary { public? true }
        update_timestamp updated_at }
      actions { defaults [create: [facts, bytes]]  update edit { accept [facts, bytes]  validate changing(facts) } } }`);
    const facts = { pages: [1, { a: null }], b: true };
    const made = await value(runtime.create('Note', 'create', { facts, bytes: 'a' }));
    const edit = (input: object) => runtime.update('Note', 'edit', made, input as never);
    assert.deepEqual(await codes(edit({ facts: { b: true, pages: [1, { a: null }] }, bytes: 'a' })), [
      'facts must_change',
    ]);
    for (const other of [
      { pages: [1], b: true },
      { pages: [1, { a: 1 }], b: true },
      { ...facts, c: 1 },
      null,
    ])
      await value(edit({ facts: other }));
  });
  it('never show what is sensitive in errors', async () => {
    const { runtime } = await start(document);
    const { errors } = await failure(runtime.create('Post', 'write', { pin: 'secret', kind: 'hidden' }));
    assert.deepEqual(
      errors.map(({ code, message }) => [code, message]),
      [
        ['no_match', '`pin` does not fit.'],
        ['not_one_of', '`kind` does not fit.'],
      ],
    );
  });
  it('hide what field policies hide from who calls', async () => {
    const { runtime } = await start(
      `resource Person {
      attributes { uuid_primary_key id  attribute name: string { public? true }  attribute salary: integer { public? true } }
      policies { policy always() { authorize_if always() } }
      field_policies {
        field_policy salary { authorize_if actor_attribute_equals(role, boss)  authorize_if name == "Ada" }
        field_policy name { authorize_if always() }
      }
      actions { defaults [read, destroy, create: [name, salary], update: [name]] } }`,
    );
    const boss = { actor: { role: 'boss' } };
    const clerk = { actor: { role: 'clerk' } };
    const made = await value(runtime.create('Person', 'create', { name: 'Bob', salary: 1 }, boss));
    assert.equal(made['salary'], 1);
    const seen = await value(runtime.update('Person', 'update', made, { name: 'Rob' }, clerk));
    assert.deepEqual([seen['name'], 'salary' in seen], ['Rob', false]);
    const ada = await value(runtime.update('Person', 'update', made, { name: 'Ada' }, clerk));
    assert.equal(ada['salary'], 1);
    const gone = await value(runtime.destroy('Person', 'destroy', made, {}, clerk));
    assert.deepEqual([gone['name'], 'salary' in gone], ['Ada', false]);
  });
  it('cannot change what other records share', async () => {
    const { runtime } = await start(document);
    const made = await value(runtime.create('Post', 'write', {}));
    assert.throws(() => (made['tags'] as string[]).push('x'), TypeError);
    assert.deepEqual((await value(runtime.create('Post', 'write', {})))['tags'], []);
  });
});
