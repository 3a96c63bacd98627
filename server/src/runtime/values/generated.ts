/** Calls that make a value each time: defaults such as `now()` and `uuid()`. */
import type { Surroundings } from '../context.ts';

/** The moment of a call, so that all timestamps that it sets are the same, as Ash has it for functions that are the same. */
export interface Moment {
  readonly now: string;
}

export type Generator = (surroundings: Surroundings, moment: Moment) => unknown;

export const generators: Readonly<Record<string, Generator>> = {
  now: (_, { now }) => now,
  today: (_, { now }) => now.slice(0, 10),
  uuid: ({ uuid }) => uuid(4),
  uuid_v7: ({ uuid }) => uuid(7),
};

/** The moment now, read from the clock when it is first asked for. */
export function momentOf(surroundings: Surroundings): Moment {
  let now: string | undefined;
  return {
    get now() {
      now ??= new Date(surroundings.now()).toISOString();
      return now;
    },
  };
}
