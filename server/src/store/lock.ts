/**
 * A lock between processes, made of a file that can be created only once and says who holds it. The lock of a dead process is
 * taken over: whoever wants to remove it takes a lock on that very removal first (named after the dead holder), so that
 * two waiters can never remove a third one's fresh lock.
 */
import { StoreProblem } from './problem.ts';

/** What the lock needs of a folder and of the system. */
export interface LockFiles {
  /** Creates a file with its content, at once; `false` when there is one of that name. */
  create(name: string, content: string): Promise<boolean>;
  read(name: string): Promise<string | undefined>;
  remove(name: string): Promise<void>;
  /** Whether the process that wrote this content is known to be gone. `false` when that cannot be known. */
  isDead(name: string, content: string): Promise<boolean>;
  wait(milliseconds: number): Promise<void>;
  /** A clock that never goes back, in milliseconds. */
  elapsed(): number;
}

/**
 * Waits for the lock; the result gives it back.
 * @param me content that no other holder ever has
 * @param patience how long to wait for a live holder, in milliseconds
 * @throws StoreProblem `locked` when it takes longer
 */
export async function acquireLock(
  files: LockFiles,
  name: string,
  me: string,
  patience: number,
): Promise<() => Promise<void>> {
  const deadline = files.elapsed() + patience;
  for (let pause = 1; ; pause = Math.min(2 * pause, 20)) {
    if (await files.create(name, me)) return () => files.remove(name);
    const holder = await files.read(name);
    if (holder === undefined) continue;
    if (await files.isDead(name, holder)) await removeDead(files, name, holder, me, patience);
    else if (files.elapsed() > deadline) throw locked(name, holder);
    else await files.wait(pause);
  }
}

async function removeDead(files: LockFiles, name: string, holder: string, me: string, patience: number) {
  const release = await acquireLock(files, `${name}.${fingerprint(holder)}`, me, patience);
  try {
    // Nobody else may remove this holder's lock, and it cannot come back: what is read here is still so at the next line.
    if ((await files.read(name)) === holder) await files.remove(name);
  } finally {
    await release();
  }
}

/** Letters and digits of the content: a file name. */
const fingerprint = (content: string): string => content.replace(/[^A-Za-z0-9]/g, '').slice(0, 60);

function locked(name: string, holder: string): StoreProblem {
  return new StoreProblem(
    'locked',
    `The store is in use by another process (${holder.trim()}). Try again; if no window or command of Spark DSL Factory is ` +
      `running on this folder, also on another machine, delete ${name}.`,
  );
}
