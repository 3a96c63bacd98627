/** Notices to the client that may be asked for often and are sent seldom: a person who types causes one, not twenty. */

/** Milliseconds of quiet before a notice is sent. */
const quiet = 400;

export class Announcers {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #stopped = false;

  /** A function that calls `announce` once it was not called itself for so many milliseconds. */
  create(announce: () => void, wait = quiet): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return () => {
      if (timer !== undefined) {
        clearTimeout(timer);
        this.#timers.delete(timer);
      }
      if (this.#stopped) return;
      timer = setTimeout(announce, wait);
      this.#timers.add(timer);
    };
  }

  /** Sends nothing any more: the client is leaving. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
