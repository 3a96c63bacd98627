import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acquireLock, type LockFiles } from '../../../server/src/store/lock.ts';
import { StoreProblem } from '../../../server/src/store/problem.ts';

/** A folder in memory whose every step takes as long as `step` says, and processes that may be dead. */
function folder(step: () => Promise<unknown>) {
  const entries = new Map<string, string>();
  const dead = new Set<string>();
  let clock = 0;
  const files: LockFiles = {
    create: async (name, content) => {
      await step();
      if (entries.has(name)) return false;
      entries.set(name, content);
      return true;
    },
    read: async (name) => {
      await step();
      return entries.get(name);
    },
    remove: async (name) => {
      await step();
      entries.delete(name);
    },
    isDead: async (_, content) => {
      await step();
      return dead.has(content);
    },
    wait: async (milliseconds) => {
      clock += milliseconds;
      await step();
    },
    elapsed: () => clock,
  };
  return { files, entries, dead };
}

describe('lock', () => {
  it('is held by one at a time, whatever the order of steps, and taken over from the dead', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }),
        async (scheduler, dies) => {
          const { files, entries, dead } = folder(() => scheduler.schedule(Promise.resolve()));
          entries.set('lock', 'killed long ago');
          dead.add('killed long ago');
          let holders = 0;
          const all = dies.map(async (diesHolding, index) => {
            const me = `process ${index}`;
            const release = await acquireLock(files, 'lock', me, Number.POSITIVE_INFINITY);
            holders++;
            assert.equal(holders, 1);
            await scheduler.schedule(Promise.resolve());
            holders--;
            if (diesHolding) dead.add(me);
            else await release();
          });
          await scheduler.waitFor(Promise.all(all));
          assert.equal(holders, 0);
          const left = [...entries.values()].filter((content) => !dead.has(content));
          assert.deepEqual(left, []);
        },
      ),
      { numRuns: 300 },
    ));

  it('is taken over from one who died while taking over', async () => {
    const { files, entries, dead } = folder(async () => {});
    entries.set('lock', 'first');
    entries.set('lock.first', 'second');
    dead.add('first').add('second');
    const release = await acquireLock(files, 'lock', 'me', 10);
    assert.equal(entries.get('lock'), 'me');
    await release();
    assert.equal(entries.size, 0);
  });

  it('gives up on a live holder, and says whom it waited for', async () => {
    const { files, entries } = folder(async () => {});
    entries.set('lock', 'another window');
    await assert.rejects(
      acquireLock(files, 'lock', 'me', 100),
      (error) =>
        error instanceof StoreProblem && error.reason === 'locked' && /another window/.test(error.message),
    );
  });
});
