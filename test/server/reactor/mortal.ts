/** A journal whose process dies at a chosen commit: before it, or after it and before anybody hears of it. */
import type { ReactorJournal } from '../../../server/src/reactor/index.ts';

export interface Mortal extends ReactorJournal {
  readonly dead: Promise<void>;
  readonly commits: number;
}

/** `last` counts commits from 0; what is asked of a dead process has no answer. */
export function mortal(journal: ReactorJournal, last: number, moment: 'before' | 'after'): Mortal {
  let commits = 0;
  const death = Promise.withResolvers<void>();
  let dead = false;
  const silence = new Promise<never>(() => {});
  const commit = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) return silence;
    const mine = commits++;
    if (mine < last) return work();
    if (mine > last) return silence;
    dead = true;
    if (moment === 'after') await work().catch(() => {});
    death.resolve();
    return silence;
  };
  return {
    dead: death.promise,
    get commits() {
      return commits;
    },
    begin: (run) => commit(() => journal.begin(run)),
    // What the dead one has begun is rolled back.
    transaction: (work) =>
      commit(() =>
        journal.transaction((unit) =>
          Promise.race([
            work(unit),
            death.promise.then(() => {
              throw new Error('The process has died.');
            }),
          ]),
        ),
      ).catch((error) => (dead ? silence : Promise.reject(error))),
    load: journal.load,
    runs: journal.runs,
    take: journal.take,
    keep: journal.keep,
    remove: journal.remove,
  };
}
