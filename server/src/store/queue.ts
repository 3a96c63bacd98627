/** One at a time, in order of arrival: what keeps the asynchronous callers of one store apart. */

export interface Queue {
  /** Waits for everyone who came before; the result lets the next one in and may be called more than once. */
  enter(): Promise<() => Promise<void>>;
  /** Runs `work` alone. Whether it succeeds or fails, the next one gets in. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createQueue(): Queue {
  let tail: Promise<void> = Promise.resolve();
  const enter = async (): Promise<() => Promise<void>> => {
    const before = tail;
    const gate = Promise.withResolvers<void>();
    tail = gate.promise;
    await before;
    return async () => gate.resolve();
  };
  return {
    enter,
    run: async (work) => {
      const leave = await enter();
      try {
        return await work();
      } finally {
        await leave();
      }
    },
  };
}
