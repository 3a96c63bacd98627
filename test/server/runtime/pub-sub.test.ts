/** Notifications: told after the commit, under topics filled in from the record. */
import assert from 'node:assert/strict';
import type { Notification } from '../../../server/src/runtime/notification.ts';
import { start, value } from './start.ts';

const document = `
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true }  attribute owner: string { public? true } }
  pub_sub {
    module MyApp.Endpoint
    prefix post
    publish write, "created"
    publish_all update, ["changed", id]
    publish_all update, ["by", owner] { event owned }
    publish erase, ["erased", _pkey]
  }
  actions { defaults [read]  create write { accept [title, owner] }  update edit { accept [title, owner] }  destroy erase  create silent }
}`;

async function begin() {
  const started = await start(document);
  const heard = (topic: string) => {
    const all: Notification[] = [];
    const stop = started.runtime.subscribe(topic, (notification) => all.push(notification));
    return { all, stop };
  };
  return { ...started, heard };
}

describe('notifications', () => {
  it('go to topics that the record fills in', async () => {
    const { runtime, heard } = await begin();
    const { all } = heard('*');
    const post = await value(runtime.create('Post', 'write', { title: 'a' }));
    const id = String(post['id']);
    await value(runtime.update('Post', 'edit', post, { owner: 'ada' }));
    await value(runtime.update('Post', 'edit', post, { owner: null }));
    await value(runtime.destroy('Post', 'erase', post));
    await value(runtime.create('Post', 'silent', {}));
    assert.deepEqual(
      all.map(({ action, event, topics }) => [action, event, topics]),
      [
        ['write', 'write', ['post:created']],
        ['edit', 'edit', [`post:changed:${id}`]],
        ['edit', 'owned', ['post:by:ada']],
        // Nobody is told as the owner when there is none.
        ['edit', 'edit', [`post:changed:${id}`]],
        ['erase', 'erase', [`post:erased:${id}`]],
        ['silent', 'silent', []],
      ],
    );
    assert.deepEqual(all[0]?.record, post);
  });
  it('are heard by topic, also by how it begins, until somebody stops listening', async () => {
    const { runtime, heard } = await begin();
    const created = heard('post:created');
    const changed = heard('post:changed:*');
    const post = await value(runtime.create('Post', 'write', {}));
    await value(runtime.update('Post', 'edit', post, { title: 'a' }));
    created.stop();
    await value(runtime.create('Post', 'write', {}));
    assert.deepEqual([created.all.length, changed.all.length], [1, 1]);
  });
  it('are not told of what fails, and one listener that throws does not keep others from hearing', async () => {
    const { runtime, heard, log } = await begin();
    runtime.subscribe('*', () => {
      throw new Error('deaf');
    });
    const { all } = heard('*');
    await runtime.create('Post', 'write', { nonsense: 1 });
    await value(runtime.create('Post', 'write', {}));
    assert.equal(all.length, 1);
    assert.match(log.join(), /A listener of \* failed: Error: deaf/);
  });
});
