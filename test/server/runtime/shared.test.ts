/** Two processes with one store: each runs actions, one of them through the other, and neither loses what the other did. */
import assert from 'node:assert/strict';
import { workspace } from '../store/owner/workspace.ts';
import { codes, start, value } from './start.ts';

const document = `resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true }  attribute count: integer { public? true  default 0 }
    attribute facts: map { public? true } }
  identities { identity unique_title: title }
  actions { defaults [read, destroy, create: [title, facts]]  update count { change increment(count) } }
}`;

describe('a runtime on a store of somebody else', () => {
  it('runs every action as the owner does', async () => {
    const join = workspace();
    const [owner, follower] = [await join(), await join()];
    const here = await start(document, { database: owner.shared });
    const there = await start(document, { database: follower.shared, ids: 1000 });
    const made = await value(there.runtime.create('Post', 'create', { title: 'a', facts: { x: [1, null] } }));
    assert.deepEqual(await value(here.runtime.get('Post', String(made['id']))), made);
    assert.deepEqual(await codes(here.runtime.create('Post', 'create', { title: 'a' })), ['title taken']);
    assert.deepEqual(await codes(there.runtime.create('Post', 'create', { title: 'a' })), ['title taken']);
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        value((turn % 2 === 0 ? here : there).runtime.update('Post', 'count', made, {})),
      ),
    );
    assert.equal((await value(there.runtime.get('Post', String(made['id']))))['count'], 10);
    const { failed } = await there.runtime.bulkCreate(
      'Post',
      'create',
      ['b', 'c', 'a', 'd'].map((title) => ({ title })),
    );
    assert.equal(failed, 1);
    assert.equal((await value(here.runtime.read('Post', 'read', {}))).results.length, 4);
    await follower.shared.close();
    await owner.shared.close();
  });
});
