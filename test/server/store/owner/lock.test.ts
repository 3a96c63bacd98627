import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeLock } from '../../../../server/src/store/node/lock.ts';
import { identityHere, type LockRecord, readLock } from '../../../../server/src/store/node/lock-record.ts';
import type { Foreign, Held } from '../../../../server/src/store/owner/ownership-lock.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';
import { inFolder, readOnly } from '../../node/folder.ts';

const beat = 30;
const here = identityHere();
const elsewhere = { ...here, host: 'elsewhere', machine: 'another', bootId: 'another' };

/** Machines that see one folder. */
const machines = (folder: string) => {
  const logged: string[] = [];
  const host = { log: (_: string, message: string) => void logged.push(message) };
  const lock = (identity = here, endpoint = '@here', every = beat) =>
    nodeLock(folder, { host, endpoint, beat: every, identity });
  const record = (): LockRecord => JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8')) as LockRecord;
  return { logged, lock, record };
};
async function taken(claim: Promise<Held | Foreign>): Promise<Held> {
  const found = await claim;
  assert.ok(found.held);
  return found;
}
async function refused(claim: Promise<Held | Foreign>): Promise<Foreign> {
  const found = await claim;
  assert.ok(!found.held);
  return found;
}

describe('the lock between machines', () => {
  it('is taken at once when it is free, released, or of a process of this machine that must be gone', () =>
    inFolder(async (folder) => {
      const { lock, record, logged } = machines(folder);
      const first = await taken(lock().claim());
      assert.equal(first.epoch, 1);
      // Killed: whoever asks has bound its endpoint.
      const second = await taken(lock().claim());
      assert.equal(second.epoch, 2);
      await second.release();
      const third = await taken(lock(elsewhere).claim());
      assert.equal(third.epoch, 3);
      await third.release();
      // The machine was started anew.
      const fourth = await taken(lock({ ...here, bootId: 'before' }).claim());
      const fifth = await taken(lock().claim());
      assert.deepEqual([record().epoch, record().host, record().pid], [5, here.host, process.pid]);
      assert.deepEqual(logged, []);
      assert.equal(await fifth.raise(3), 5);
      assert.equal(await fifth.raise(70), 70);
      assert.equal(record().epoch, 70);
      for (const held of [first, fourth, fifth]) await held.release();
      assert.deepEqual(readdirSync(folder), ['lock.json']);
    }));

  it('stays with a live owner on another machine, whose news are heard, until it is released', () =>
    inFolder(async (folder) => {
      const { lock } = machines(folder);
      const owner = await taken(lock(elsewhere).claim());
      owner.announce(7);
      const reader = await refused(lock().claim());
      assert.match(reader.words, /in use on elsewhere \(process \d+\)/);
      const news = new Promise<void>((resolve) => reader.onRevision(resolve));
      // The time of the file says nothing: clocks of machines differ.
      utimesSync(join(folder, 'lock.json'), 0, 0);
      owner.announce(8);
      await news;
      assert.equal(reader.revision(), 8);
      await owner.release();
      await reader.free;
      const held = await taken(lock().claim());
      await held.release();
    }));

  it('is counted on more slowly while nothing is committed, which others know', () =>
    inFolder(async (folder) => {
      const { lock, record, logged } = machines(folder);
      const every = 10;
      const owner = await taken(lock(elsewhere, '@there', every).claim());
      assert.equal(record().pace, every);
      while (record().pace === every) await wait(every);
      const slow = record();
      assert.ok(slow.beat >= 15);
      assert.equal(slow.pace, 5 * every);
      const reader = await refused(lock(here, '@here', every).claim());
      const news = new Promise<void>((resolve) => reader.onRevision(resolve));
      // By the time that passed, however busy the machine is; one beat may be due at either end. At the first pace it would be ten.
      const from = performance.now();
      const first = record().beat;
      await wait(10 * every);
      const beats = record().beat - first;
      assert.ok(beats <= 2 + (performance.now() - from) / slow.pace, `${beats} beats`);
      owner.announce(3);
      await news;
      assert.equal(record().pace, every);
      assert.deepEqual(logged, []);
      reader.stop();
      await owner.release();
    }));

  it('is taken from a machine that gives no sign of life', () =>
    inFolder(async (folder) => {
      const { lock, logged, record } = machines(folder);
      const still = await taken(lock(elsewhere, '@there', 1_000_000).claim());
      const next = await taken(lock().claim());
      assert.match(logged.join(), /taken over from elsewhere .* no sign of life/);
      assert.ok(next.epoch > still.epoch);
      // When it awakes and wants to say goodbye, it finds that the lock is not its own.
      await still.release();
      assert.match(await still.lost, new RegExp(`taken over by ${here.host}`));
      assert.equal(record().released, false);
      next.fence();
      await next.release();
    }));

  it('keeps an owner from writing that was suspended while another machine took over', () =>
    inFolder(async (folder) => {
      const { lock, record } = machines(folder);
      const owner = await taken(lock().claim());
      owner.fence();
      const other: LockRecord = { ...record(), ...elsewhere, id: 'theirs', epoch: 9 };
      writeFileSync(join(folder, 'lock.json'), JSON.stringify(other));
      // Nothing of this process runs meanwhile, not even its timers.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4 * beat);
      const isLocked = (error: unknown): boolean =>
        error instanceof StoreProblem && error.reason === 'locked';
      assert.throws(() => owner.fence(), isLocked);
      assert.match(await owner.lost, /taken over by elsewhere/);
      await owner.release();
      assert.deepEqual(record(), other);
    }));

  it('is written again when somebody deletes it, and taken from an owner that left nonsense', () =>
    inFolder(async (folder) => {
      const { lock, record } = machines(folder);
      const owner = await taken(lock().claim());
      unlinkSync(join(folder, 'lock.json'));
      while (!(await readLock(join(folder, 'lock.json')))?.text.endsWith('\n')) await wait(beat / 2);
      assert.equal(record().epoch, owner.epoch);
      await owner.release();
      for (const nonsense of ['{"epoch":', '{"epoch":1e300,"pace":1e9}', '{"epoch":"x"}']) {
        writeFileSync(join(folder, 'lock.json'), nonsense);
        const next = await taken(lock().claim());
        assert.equal(next.epoch, 1);
        await next.release();
      }
      unlinkSync(join(folder, 'lock.json'));
      mkdirSync(join(folder, 'lock.json'));
      await assert.rejects(
        lock().claim(),
        (error) => error instanceof StoreProblem && /is a folder/.test(error.message),
      );
    }));

  it('lets only one of several machines take it at a time', () =>
    inFolder(async (folder) => {
      const { lock } = machines(folder);
      await taken(lock(elsewhere, '@there', 1_000_000).claim());
      const names = ['a', 'b', 'c'];
      const claims = await Promise.all(
        names.map((host) => lock({ ...here, host, machine: host }, host).claim()),
      );
      const held = claims.filter((claim) => claim.held);
      assert.equal(held.length, 1);
      for (const claim of claims)
        if (claim.held) await claim.release();
        else claim.stop();
    }));

  it('is nobody else’s business where nothing can be written', () =>
    inFolder((folder) =>
      readOnly(folder, async () => {
        const { lock } = machines(folder);
        const reader = await refused(lock().claim());
        assert.match(reader.words, /cannot be written to/);
      }),
    ));
});
