/** Bulk actions: one outcome for each input, whatever happens to the others. */
import assert from 'node:assert/strict';
import { beforeAction } from '../../../server/src/runtime/changing.ts';
import { start, value } from './start.ts';

const document = `
dsl test.functions { doc "Functions."  extends ash.builtins  function hooked: change { doc "Has a hook." } }
use test.functions
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true  allow_nil? false }
    attribute count: integer { public? true  default 0 }  update_timestamp updated_at }
  identities { identity unique_title: [title] }
  actions { defaults [read, destroy, create: [title, count], update: [title, count]]
    create hooked { accept [title]  change hooked() }
    update count { change increment(count) }
    update rename { argument title: string  change set_attribute(title, arg(title)) { where [present(title)] } }
    create place { accept [title, count]  upsert? true  upsert_identity unique_title } }
}`;

async function begin() {
  let hooks = 0;
  const started = await start(document, {
    handlers: {
      changes: {
        hooked: {
          change: (changeset) =>
            beforeAction(changeset, (later) => {
              hooks++;
              return later;
            }),
        },
      },
    },
  });
  const all = async () => started.database.read((db) => db.selectFrom('posts').selectAll().execute());
  const titles = async () => (await all()).map(({ title }) => title).sort();
  return { ...started, all, titles, hooks: () => hooks };
}

const codesOf = (outcomes: readonly { readonly ok: boolean; readonly error?: unknown }[]) =>
  outcomes.map((outcome) =>
    outcome.ok
      ? 'ok'
      : (outcome.error as { errors: { code: string }[] }).errors.map(({ code }) => code).join(),
  );

describe('bulk actions', () => {
  it('create all that is right, and say of each what it came to', async () => {
    const { runtime, titles } = await begin();
    const { outcomes, failed } = await runtime.bulkCreate('Post', 'create', [
      { title: 'a' },
      { title: '' },
      { title: 'b', nonsense: 1 },
      { title: 'c' },
    ]);
    assert.deepEqual([codesOf(outcomes), failed], [['ok', 'required', 'unknown_input', 'ok'], 2]);
    assert.deepEqual(await titles(), ['a', 'c']);
    const [first] = outcomes;
    assert.deepEqual(
      first?.ok && (await value(runtime.get('Post', String(first.value['id'])))),
      first?.ok && first.value,
    );
  });
  it('keep the others when the data store refuses one', async () => {
    const { runtime, titles } = await begin();
    const { outcomes } = await runtime.bulkCreate(
      'Post',
      'create',
      ['a', 'b', 'a', 'c'].map((title) => ({ title })),
    );
    assert.deepEqual(codesOf(outcomes), ['ok', 'ok', 'taken', 'ok']);
    assert.deepEqual(await titles(), ['a', 'b', 'c']);
  });
  it('run hooks of each, and create many', async () => {
    const { runtime, hooks, titles } = await begin();
    const inputs = Array.from({ length: 5 }, (_, index) => ({ title: `t${index}` }));
    assert.equal((await runtime.bulkCreate('Post', 'hooked', inputs)).failed, 0);
    assert.equal(hooks(), 5);
    const many = Array.from({ length: 2500 }, (_, index) => ({ title: `m${index}` }));
    assert.equal((await runtime.bulkCreate('Post', 'create', many)).failed, 0);
    assert.equal((await titles()).length, 2505);
  });
  it('update and destroy, also a record that is named twice', async () => {
    const { runtime, all, titles } = await begin();
    const made = await runtime.bulkCreate(
      'Post',
      'create',
      ['a', 'b', 'c'].map((title) => ({ title })),
    );
    const records = made.outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const [a, b, c] = records;
    assert.ok(a && b && c);
    const counted = await runtime.bulkUpdate('Post', 'count', [a, b, String(a['id']), 'nobody'], {});
    assert.deepEqual(codesOf(counted.outcomes), ['ok', 'ok', 'ok', 'not_found']);
    assert.deepEqual((await all()).map(({ title, count }) => `${title}${count}`).sort(), ['a2', 'b1', 'c0']);
    const renamed = await runtime.bulkUpdate('Post', 'rename', records, { title: 'same' });
    assert.deepEqual(codesOf(renamed.outcomes), ['ok', 'taken', 'taken']);
    const { outcomes } = await runtime.bulkDestroy('Post', 'destroy', [a, b, a]);
    assert.deepEqual(codesOf(outcomes), ['ok', 'ok', 'not_found']);
    assert.deepEqual(await titles(), ['c']);
  });
  it('upsert', async () => {
    const { runtime, all } = await begin();
    const inputs = [
      { title: 'a', count: 1 },
      { title: 'b', count: 1 },
      { title: 'a', count: 5 },
    ];
    const { outcomes } = await runtime.bulkCreate('Post', 'place', inputs);
    assert.deepEqual(codesOf(outcomes), ['ok', 'ok', 'ok']);
    assert.deepEqual((await all()).map(({ title, count }) => `${title}${count}`).sort(), ['a5', 'b1']);
  });
  it('do nothing for nothing', async () => {
    const { runtime } = await begin();
    assert.deepEqual(await runtime.bulkCreate('Post', 'create', []), { outcomes: [], failed: 0 });
    assert.deepEqual(await runtime.bulkDestroy('Post', 'destroy', []), { outcomes: [], failed: 0 });
  });
});
