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
    create replace { accept [name, value, note]  upsert? true  upsert_identity unique_name  upsert_fields [replace: [note]] }
    create spare { accept [name, value, note]  upsert? true  upsert_identity unique_name  upsert_fields [replace_all_except: [note]] }
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
    const placed = async (action: string, input: object) => {
      const changed = await value(runtime.create('Setting', action, { name: 'a', ...input }));
      return [changed['value'], changed['note']];
    };
    assert.deepEqual(await placed('keep', { value: 2, note: 'y' }), [1, 'y']);
    assert.deepEqual(await placed('replace', { value: 3, note: 'z' }), [1, 'z']);
    assert.deepEqual(await placed('spare', { value: 4, note: 'w' }), [4, 'z']);
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

describe('records with a key of two parts, in columns of other names', () => {
  const grades = `
    resource Grade {
      attributes {
        attribute student: string { primary_key? true  allow_nil? false  public? true  source student_no }
        attribute course: integer { primary_key? true  allow_nil? false  public? true  source "Course No" }
        attribute points: integer { public? true  source "select" }
      }
      identities { identity by_points: points { where points > 10 } }
      actions {
        defaults [read, destroy, create: [student, course, points], update: [points]]
        create put { accept [student, course, points]  upsert? true }
      }
    }`;
  const key = { student: 'a', course: 1 };

  it('are made, changed and removed, alone and in bulk', async () => {
    const { runtime } = await start(grades);
    const made = await value(runtime.create('Grade', 'create', { ...key, points: 3 }));
    assert.deepEqual(made, { ...key, points: 3 });
    assert.deepEqual(await value(runtime.update('Grade', 'update', key, { points: 4 })), {
      ...key,
      points: 4,
    });
    assert.deepEqual(await codes(runtime.create('Grade', 'create', key)), ['student taken']);
    await value(runtime.create('Grade', 'put', { ...key, points: 5 }));
    await value(runtime.create('Grade', 'put', { ...key, course: 2, points: 5 }));
    const both = [key, { ...key, course: 2 }];
    const { outcomes } = await runtime.bulkUpdate('Grade', 'update', both, { points: 6 });
    assert.deepEqual(
      outcomes.map((outcome) => outcome.ok && outcome.value['points']),
      [6, 6],
    );
    assert.equal((await runtime.bulkDestroy('Grade', 'destroy', both)).failed, 0);
    assert.equal((await value(runtime.read('Grade', 'read', {}))).results.length, 0);
  });
  it('are compared only where the identity says so', async () => {
    const { runtime } = await start(grades);
    for (const course of [1, 2])
      await value(runtime.create('Grade', 'create', { ...key, course, points: 9 }));
    await value(runtime.create('Grade', 'create', { ...key, course: 3, points: 11 }));
    assert.deepEqual(await codes(runtime.create('Grade', 'create', { ...key, course: 4, points: 11 })), [
      'points taken',
    ]);
  });
});
