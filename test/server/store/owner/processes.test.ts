import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeEndpoint } from '../../../../server/src/store/node/endpoint.ts';
import { inFolder } from '../../node/folder.ts';
import { bundleMember, type Member, startMember } from './members.ts';

const table = 'create table t (n integer primary key)';
const rows = async (member: Member): Promise<unknown[]> =>
  (await member.read('select n from t order by n')).map((row) => (row as { n: number }).n);

type Options = Parameters<typeof startMember>[2];

/** Runs `work` with a way to start processes on one folder, which are ended afterwards. */
const together = (work: (start: (options?: Options) => Promise<Member>) => Promise<void>): Promise<void> =>
  inFolder(async (parent) => {
    const file = bundleMember(parent);
    const folder = join(parent, '.spark-factory');
    const members: Member[] = [];
    try {
      await work(async (options) => {
        const member = await startMember(file, folder, options);
        members.push(member);
        return member;
      });
    } finally {
      await Promise.all(members.map((member) => member.kill()));
      // What the system leaves behind of a process that had a file for a socket.
      await rm((await nodeEndpoint(folder, 'file')).name, { force: true });
    }
  });

describe('processes that share a store', () => {
  it('see each other live, survive the death of the owner, and roll back who dies inside', () =>
    together(async (start) => {
      const owner = await start();
      const [one, two] = await Promise.all([start(), start()]);
      assert.deepEqual(
        [owner, one, two].map(({ roles }) => roles),
        [['owner'], ['follower'], ['follower']],
      );
      await owner.transaction(table);
      await one.transaction('insert into t values (1)');
      assert.deepEqual(await rows(two), [1]);
      assert.deepEqual(two.heard.filter((name) => name === 't').length, 2);

      // The owner dies while a follower is inside, which does not notice.
      const inside = one.transaction('insert into t values (2)', slow, 'insert into t values (3)');
      await owner.kill();
      await inside;
      await Promise.race([one.is('owner'), two.is('owner')]);
      const [next, other] = one.roles.includes('owner') ? [one, two] : [two, one];
      assert.deepEqual(await rows(other), [1, 2, 3]);

      // A follower dies inside: nobody waits for it, and nothing of it is left.
      await other.hang('insert into t values (4)');
      const waiting = next.transaction('insert into t values (5)');
      await other.kill();
      await waiting;
      assert.deepEqual(await rows(next), [1, 2, 3, 5]);
    }));

  it('wait for an owner that is suspended, and say so; another machine takes over, and it writes nothing more', () =>
    together(async (start) => {
      const there = {
        beat: 200,
        identity: { host: 'there', machine: 'there', bootId: 'there', network: '' },
      };
      const owner = await start({ lock: there });
      const follower = await start({ lock: there, patience: 2000 });
      // Another machine: other sockets, the same folder.
      const foreign = await start({ lock: { beat: 200 }, meet: 'file' });
      assert.deepEqual(foreign.roles, ['reader']);
      await owner.transaction(table, 'insert into t values (1)');
      await assert.rejects(foreign.transaction('insert into t values (2)'), (error) =>
        /in use on there/.test(String(error)),
      );
      await foreign.hears('t');
      assert.deepEqual(await rows(foreign), [1]);

      owner.process.kill('SIGSTOP');
      await Promise.all([
        assert.rejects(rows(follower), /did not answer/),
        assert.rejects(follower.operate('vacuum'), /no sign of life for 2 s/),
      ]);
      await follower.kill();
      await foreign.is('owner');
      await foreign.transaction('insert into t values (3)');

      const late = owner.transaction('insert into t values (4)');
      owner.process.kill('SIGCONT');
      await assert.rejects(late, /taken over by|in use on/);
      await owner.is('reader');
      await foreign.transaction('insert into t values (5)');
      assert.deepEqual(await rows(foreign), [1, 3, 5]);
      await foreign.kill();
      // As the dead machine left it, for one that comes later.
      await owner.is('owner');
      assert.deepEqual(await rows(owner), [1, 3, 5]);
      assert.deepEqual(await owner.read('pragma integrity_check'), [{ integrity_check: 'ok' }]);
    }));
});

/** A statement that takes some hundredths of a second. */
const slow =
  'with recursive c(i) as (select 1 union all select i + 1 from c where i < 100000) select count(*) from c';
