/**
 * Who owns a store in a folder that several machines see, as a port. A socket keeps the processes of one machine apart;
 * between machines a file beside the store says who owns it, with a counter that a live owner keeps counting.
 */

/** This process owns the store. */
export interface Held {
  readonly held: true;
  /** Grows with every ownership of this store: a fencing token. */
  readonly epoch: number;
  /** Makes the epoch at least `least`: the store may remember a higher one than a lock file that was deleted. */
  raise(least: number): Promise<number>;
  /**
   * Called before anything is written. Cheap while the counter was counted a moment ago; after a pause of this process it
   * looks again. @throws StoreProblem `locked` when another one took over meanwhile
   */
  fence(): void;
  /** Tells readers on other machines that there is something new to read. */
  announce(revision: number): void;
  /** Resolves when another one took over, with words about who. */
  readonly lost: Promise<string>;
  /** Says that nobody owns the store any more. */
  release(): Promise<void>;
}

/** Somebody on another machine owns the store, and is alive, or this one cannot write to the folder. */
export interface Foreign {
  readonly held: false;
  /** Why nothing can be written here, and what to do: a sentence or two. */
  readonly words: string;
  /** Of the owner's last commit that is known of. */
  revision(): number;
  /** Hears when there is something new to read. */
  onRevision(listener: () => void): void;
  /** Resolves when the store may be claimed again. */
  readonly free: Promise<void>;
  /** Ends the watch; `free` stays open. */
  stop(): void;
}

export interface OwnershipLock {
  /** Takes the store over, or says who has it. Only the one who listens at the endpoint may ask. */
  claim(): Promise<Held | Foreign>;
}

/** For stores that no other machine can see: in memory, in tests. */
export function noLock(): OwnershipLock {
  let epoch = 0;
  return {
    claim: async () => {
      epoch++;
      return {
        held: true,
        get epoch() {
          return epoch;
        },
        raise: async (least) => {
          epoch = Math.max(epoch, least);
          return epoch;
        },
        fence: () => {},
        announce: () => {},
        lost: new Promise(() => {}),
        release: async () => {},
      };
    },
  };
}
