/**
 * Seeded random numbers whose state can be written down and resumed: xoroshiro128+ from pure-rand
 * (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018).
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random choices. Not safe for secrets. */
export interface Random {
  /** A whole number in `[0, bound)`; `bound` is at least 1. */
  int(bound: number): number;
  /** A number in `[0, 1)` with 32 random bits. */
  unit(): number;
  /** One of the items, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** The items in random order (Fisher–Yates), as a new array. */
  shuffle<T>(items: readonly T[]): T[];
  /** A new stream that depends on this one's state and on `label`, and leaves this one as it is. */
  fork(label: string): Random;
  /** The state, from which {@link resumeRandom} goes on bit for bit. */
  state(): readonly number[];
}

/** A stream that depends on `seed` alone. */
export function createRandom(seed: number): Random {
  return wrap(xoroshiro128plus(hashText(`seed:${seed}`)));
}

/** The stream that had this state. */
export function resumeRandom(state: readonly number[]): Random {
  return wrap(xoroshiro128plusFromState(state));
}

/** FNV-1a, 32 bit: a stable number for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function wrap(generator: ReturnType<typeof xoroshiro128plus>): Random {
  const int = (bound: number): number => uniformInt(generator, 0, bound - 1);
  return {
    int,
    unit: () => int(0x100000000) / 0x100000000,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from: this is a bug in the caller.');
      return item;
    },
    shuffle: (items) => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [result[i], result[j]] = [result[j] as never, result[i] as never];
      }
      return result;
    },
    fork: (label) => createRandom(hashText(`${generator.getState().join(',')}:${label}`)),
    state: () => [...generator.getState()],
  };
}
