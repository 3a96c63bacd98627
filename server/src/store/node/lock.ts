/**
 * The lock of a store in a folder that several machines may see: `lock.json`, which its owner keeps counting on. Sockets decide
 * between the processes of one machine; this decides between machines, and its epoch tells a later owner from an earlier one.
 */
import { readFileSync } from 'node:fs';
import { open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Host } from '../../base/host.ts';
import type { Foreign, Held, OwnershipLock } from '../owner/ownership-lock.ts';
import { StoreProblem } from '../problem.ts';
import { explain } from './explain.ts';
import { codeOf, unless } from './lock-files.ts';
import {
  type Identity,
  identityHere,
  isGone,
  type LockRecord,
  newId,
  overwrite,
  readLock,
  type Seen,
  seenIn,
  textOf,
} from './lock-record.ts';

export interface NodeLockOptions {
  readonly host: Pick<Host, 'log'>;
  /** The name of the endpoint that whoever claims has bound. */
  readonly endpoint: string;
  /** Time between two counts while there are commits, in milliseconds; 2 seconds when absent. */
  readonly beat?: number;
  /** Where this process runs, for tests that play another machine. */
  readonly identity?: Identity;
}

/** An owner that has not counted for so many times its pace is taken for dead. */
const staleBeats = 5;
/** After so many counts without a commit, the owner counts more slowly: nobody waits for news, and each count writes to the disk. */
const activeBeats = 15;
/** How much more slowly. */
const idleBeats = 5;
/** An owner that has not looked at the lock for so many beats looks before it writes: it may have been suspended. */
const freshBeats = 2;

/** The lock of the store in `folder`, which exists. */
export function nodeLock(folder: string, options: NodeLockOptions): OwnershipLock {
  const { host, endpoint, beat = 2_000, identity = identityHere() } = options;
  const path = join(folder, 'lock.json');
  /** The lock that did not change for as long as a live owner lets it. */
  let stale: string | undefined;

  /**
   * Waits until the lock changes, or is stale.
   * @param goes asked before each look; the watch ends when it is false
   * @param ref whether the process is to live for it
   */
  const watch = async (seen: Seen, ref: boolean, goes = () => true): Promise<Seen | undefined> => {
    const { pace, id } = seen.record;
    // Whatever a file says, nobody waits for ever; what no owner wrote says nothing.
    const said = typeof pace === 'number' && typeof id === 'string' ? pace : beat;
    const longest = Math.min(Math.max(beat, said), idleBeats * beat);
    for (let waited = 0; waited < staleBeats * longest; waited += beat / 4) {
      await wait(beat / 4, undefined, { ref });
      if (!goes()) return seen;
      const now = await readLock(path);
      if (now?.text !== seen.text) return now;
    }
    stale = seen.text;
    return seen;
  };

  const claim = async (): Promise<Held | Foreign> => {
    for (;;) {
      const seen = await readLock(path);
      const certain = !seen || isGone(seen.record, identity, endpoint);
      if (!certain && seen.text !== stale) {
        const now = await watch(seen, true);
        if (now && !now.record.released && now.text !== stale) return foreign(now);
        continue;
      }
      if (!certain)
        host.log('warn', `The store is taken over from ${whose(seen.record)}, which gave no sign of life.`);
      const record = await take(seen, certain);
      if (record) return held(record);
    }
  };

  /** Puts an own lock in the place of what was seen; `undefined` when somebody else was faster. */
  const take = async (seen: Seen | undefined, certain: boolean): Promise<LockRecord | undefined> => {
    const known = Number(seen?.record.epoch ?? 0);
    let record = newRecord(Number.isSafeInteger(known) ? known + 1 : 1);
    // Only one can create the claim to an epoch; a claim whose author died is passed over.
    for (;;) {
      const file = await open(claimTo(record.epoch), 'wx').catch(unless('EEXIST'));
      if (file) {
        await file.writeFile(textOf(record)).finally(() => file.close());
        break;
      }
      await wait(beat);
      if ((await readLock(path))?.text !== seen?.text) return undefined;
      record = newRecord(record.epoch + 1);
    }
    if ((await readLock(path))?.text !== seen?.text) {
      await unlink(claimTo(record.epoch)).catch(unless('ENOENT'));
      return undefined;
    }
    await replace(claimTo(record.epoch), path);
    if (!certain) await wait(beat);
    const now = await readLock(path);
    return now?.record.id === record.id ? record : undefined;
  };
  const claimTo = (epoch: number): string => `${path}.${epoch}`;
  const newRecord = (epoch: number): LockRecord => {
    const own = { pid: process.pid, id: newId(), epoch, endpoint, beat: 0, revision: 0, released: false };
    return { ...identity, ...own, pace: beat };
  };

  const held = (first: LockRecord): Held => {
    let record = first;
    const lost = Promise.withResolvers<string>();
    let words: string | undefined;
    let looked = { steady: performance.now(), wall: Date.now() };
    const lose = (to: Partial<LockRecord>): void => {
      clearTimeout(timer);
      words ??= `The store was taken over by ${whose(to)}, because this process gave no sign of life. Nothing more is written from here.`;
      lost.resolve(words);
    };
    const saw = (): void => {
      looked = { steady: performance.now(), wall: Date.now() };
    };
    let writing: Promise<unknown> = Promise.resolve();
    const write = (change: Partial<LockRecord>): Promise<void> => {
      record = { ...record, ...change };
      const written = writing.then(async () => {
        if (words !== undefined) return;
        const other = await overwrite(path, record);
        if (other) lose(other);
        else saw();
      });
      writing = written.catch(() => {});
      return written;
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    let slow = false;
    const count = async (): Promise<void> => {
      const wanted = idle++ < activeBeats ? beat : idleBeats * beat;
      try {
        await write({ beat: record.beat + 1, pace: wanted });
        // Others know that it will take longer.
        slow = wanted > beat;
      } catch {
        // A disk that is full or gone now may be back at the next beat.
        slow = false;
      }
    };
    let ended = false;
    const goOn = (): void => {
      clearTimeout(timer);
      if (ended || words !== undefined) return;
      timer = setTimeout(() => void count().then(goOn), slow ? idleBeats * beat : beat).unref();
    };
    goOn();
    void tidy(folder, record.epoch);
    return {
      held: true,
      get epoch() {
        return record.epoch;
      },
      raise: async (least) => {
        if (least > record.epoch) await write({ epoch: least });
        return record.epoch;
      },
      fence: () => {
        // The steady clock stands still while the machine sleeps, the other one can be set.
        const steady = performance.now() - looked.steady;
        const wall = Date.now() - looked.wall;
        if (steady > freshBeats * beat || wall > freshBeats * beat || wall < 0) {
          const found = seenIn(attemptRead(path)).record;
          if (found.id !== undefined && found.id !== record.id) lose(found);
          saw();
        }
        if (words !== undefined) throw new StoreProblem('locked', words);
      },
      announce: (revision) => {
        record = { ...record, revision };
        idle = 0;
        if (!slow) return;
        slow = false;
        goOn();
      },
      lost: lost.promise,
      release: async () => {
        ended = true;
        clearTimeout(timer);
        await write({ released: true });
      },
    };
  };

  const foreign = (seen: Seen): Foreign => {
    const free = Promise.withResolvers<void>();
    const listeners = new Set<() => void>();
    let going = true;
    let revision = seen.record.revision ?? 0;
    const follow = async (): Promise<void> => {
      let known = seen;
      while (going) {
        const now = await watch(known, false, () => going);
        if (!going) return;
        if (!now || now.record.released || now.text === stale) return free.resolve();
        if (now.record.revision !== known.record.revision || now.record.id !== known.record.id) {
          revision = Math.max(revision, now.record.revision ?? 0);
          for (const listener of listeners) listener();
        }
        known = now;
      }
    };
    follow().catch((error: unknown) => {
      host.log('warn', `${path} cannot be watched: ${String(error)}`);
      free.resolve();
    });
    return {
      held: false,
      words:
        `The store of this folder is in use on ${whose(seen.record)}. It can be read here; close the folder there to write from ` +
        'here.',
      revision: () => revision,
      onRevision: (listener) => void listeners.add(listener),
      free: free.promise,
      stop: () => {
        going = false;
      },
    };
  };

  return {
    claim: () =>
      claim().catch((error: unknown) => {
        if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw explain(error, folder);
        return unwritable(folder);
      }),
  };
}

const whose = ({ host = 'an unknown machine', pid = 0 }: Partial<LockRecord>): string =>
  `${host} (process ${pid})`;

function attemptRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** On Windows, whoever reads the lock in this moment is in the way. */
async function replace(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!mayPass || attempt === 10) throw error;
      await wait(10 * attempt);
    }
  }
}

/** Removes claims to epochs that are over; their authors died. */
async function tidy(folder: string, epoch: number): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      const claimed = /^lock\.json\.(\d+)$/.exec(name)?.[1];
      if (claimed !== undefined && Number(claimed) <= epoch) await unlink(join(folder, name));
    }
  } catch {
    // The next owner does it.
  }
}

const unwritable = (folder: string): Foreign => ({
  held: false,
  words: `${folder} cannot be written to. Allow writing there and open it again; until then the store can only be read.`,
  revision: () => 0,
  onRevision: () => {},
  free: new Promise(() => {}),
  stop: () => {},
});
