/** Creating or changing, by an identity. */
import assert from 'node:assert/strict';
import { codes, failure, start, value } from './start.ts';

const document = `
resource Setting {
  attributes {
    uuid_primary_key id
    attribute name: ci_string { public? true  allow_nil? false }
    attribute scope: string { public? true }
    attribute value: integer { public? true  default 0 }
    attribute note: string { public? true }
    create_timestamp inserted_at
    update_timestamp updated_at
  }
  identities {
    identity unique_name: name
    identity in_scope: [scope, value] { nils_distinct? false }
  }
  actions {
    defaults [read]
    create put { accept [name, value, note]  upsert? true  upsert_identity unique_name }
    create keep { accept [name, value, note]  upsert? true  upsert_identity unique_name  upsert_fields [note] }
    create raise { accept [name, value]  upsert? true  upsert_identity unique_name  upsert_condition value < 10 }
    create look { accept [name, value]  upsert? true  upsert_identity unique_name
      upsert_condition value < 10  return_skipped_upsert? true }
    create scoped { accept [name, scope, value, note]  upsert? true  upsert_identity in_scope }
  }
}`;

describe('upserts', () => {
  it('make a record, or give the one that is there what the caller gave', async () => {
    const { runtime, clock } = await start(document);
    const made = await value(runtime.create('Setting', 'put', { name: 'Width', value: 3, note: 'n' }));
    clock.now += 1000;
    const changed = await value(runtime.create('Setting', 'put', { name: 'width', value: 4 }));
    assert.deepEqual(changed, {
      ...made,
      value: 4,
      updated_at: '2026-01-31T10:00:01.000000Z',
    });
    assert.deepEqual(await value(runtime.get('Setting', String(made['id']))), changed);
    // A default is no value that somebody gave.
    assert.equal((await value(runtime.create('Setting', 'put', { name: 'width' })))['value'], 4);
  });
  it('change only the fields that they name', async () => {
    const { runtime } = await start(document);
    await value(runtime.create('Setting', 'keep', { name: 'a', value: 1, note: 'x' }));
    const changed = await value(runtime.create('Setting', 'keep', { name: 'a', value: 2, note: 'y' }));
    assert.deepEqual([changed['value'], changed['note']], [1, 'y']);
  });
  it('leave a record alone that does not meet their condition', async () => {
    const { runtime } = await start(document);
    await value(runtime.create('Setting', 'raise', { name: 'a', value: 10 }));
    assert.equal(
      (await failure(runtime.create('Setting', 'raise', { name: 'a', value: 11 }))).class,
      'conflict',
    );
    assert.equal((await value(runtime.create('Setting', 'look', { name: 'a', value: 11 })))['value'], 10);
  });
  it('find records without a value where nils are not distinct, and say when another identity is taken', async () => {
    const { runtime } = await start(document);
    const made = await value(runtime.create('Setting', 'scoped', { name: 'a', value: 1 }));
    const again = await value(runtime.create('Setting', 'scoped', { name: 'b', value: 1, note: 'y' }));
    assert.deepEqual([again['id'], again['name'], again['note']], [made['id'], 'b', 'y']);
    assert.deepEqual(await codes(runtime.create('Setting', 'scoped', { name: 'B', value: 2 })), [
      'name taken',
    ]);
  });
});
