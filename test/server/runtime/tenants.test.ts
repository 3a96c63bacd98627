/** Multitenancy by attribute: no call for one tenant ever sees or touches the records of another. */
import assert from 'node:assert/strict';
import { codes, failure, start, value } from './start.ts';

const document = (more = '') => `
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true  allow_nil? false }
    attribute team: string(max_length: 5) { public? true } }
  multitenancy { strategy attribute  attribute team  ${more} }
  identities { identity unique_title: title }
  actions { defaults [read, destroy, create: [title, team], update: [title]]
    create place { accept [title]  upsert? true  upsert_identity unique_title } }
}`;
const red = { tenant: 'red' };
const blue = { tenant: 'blue' };

describe('multitenancy', () => {
  it('asks for a tenant, and gives records to it whatever the input says', async () => {
    const { runtime } = await start(document());
    for (const call of [
      runtime.create('Post', 'create', { title: 'a' }),
      runtime.read('Post', 'read', {}),
      runtime.destroy('Post', 'destroy', 'x'),
    ])
      assert.deepEqual(await codes(call), ['tenant_required']);
    for (const tenant of ['too long', ' '])
      assert.equal(
        (await failure(runtime.create('Post', 'create', { title: 'a' }, { tenant }))).class,
        'invalid',
      );
    const made = await value(runtime.create('Post', 'create', { title: 'a', team: 'blue' }, red));
    assert.equal(made['team'], 'red');
  });
  it('keeps tenants apart in reads and in writes', async () => {
    const { runtime } = await start(document());
    const made = await value(runtime.create('Post', 'create', { title: 'a' }, red));
    const id = String(made['id']);
    for (const call of [
      runtime.get('Post', id, blue),
      runtime.update('Post', 'update', made, { title: 'b' }, blue),
      runtime.destroy('Post', 'destroy', id, {}, blue),
    ])
      assert.equal((await failure(call)).class, 'not_found');
    assert.deepEqual(
      (await runtime.bulkUpdate('Post', 'update', [made], { title: 'b' }, blue)).outcomes.map(({ ok }) => ok),
      [false],
    );
    assert.deepEqual((await value(runtime.read('Post', 'read', {}, blue))).results, []);
    assert.equal((await value(runtime.update('Post', 'update', made, { title: 'b' }, red)))['title'], 'b');
  });
  it('has identities in each tenant, also for upserts', async () => {
    const { runtime } = await start(document());
    await value(runtime.create('Post', 'create', { title: 'a' }, red));
    await value(runtime.create('Post', 'create', { title: 'a' }, blue));
    assert.deepEqual(await codes(runtime.create('Post', 'create', { title: 'a' }, red)), ['title taken']);
    await value(runtime.create('Post', 'place', { title: 'a' }, blue));
    assert.equal((await value(runtime.read('Post', 'read', {}, blue))).results.length, 1);
  });
  it('is left out where the resource is for all', async () => {
    const { runtime } = await start(document('global? true'));
    const made = await value(runtime.create('Post', 'create', { title: 'a' }, red));
    await value(runtime.create('Post', 'create', { title: 'b' }));
    assert.equal((await value(runtime.read('Post', 'read', {}))).results.length, 2);
    assert.equal((await value(runtime.read('Post', 'read', {}, red))).results.length, 1);
    assert.equal((await failure(runtime.update('Post', 'update', made, {}, blue))).class, 'not_found');
    assert.equal((await value(runtime.update('Post', 'update', made, { title: 'c' })))['title'], 'c');
  });
});
