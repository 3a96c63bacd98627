/** Who may run now: at most so many steps at once in the whole run, those behind one gate in turn, exclusive ones alone. */
import type { Task } from './task.ts';

/** Steps behind a gate take turns. */
export interface Gate {
  busy: boolean;
  readonly waiting: Task[];
}

/** Steps that are run before other work of the thread is let in, if it has waited for long. */
const betweenLooks = 64;
const longest = 8;

export class Pool {
  readonly #limit: number;
  readonly #now: () => number;
  /** Waits until other work of the thread was done. */
  readonly #breathe: () => Promise<void>;
  #queue: Task[] = [];
  #head = 0;
  /** Those whose gate has opened; before all others. */
  readonly #next: Task[] = [];
  #active = 0;
  #exclusive = false;
  #pumping = false;

  constructor(limit: number, now: () => number, breathe: () => Promise<void>) {
    this.#limit = limit;
    this.#now = now;
    this.#breathe = breathe;
  }

  add(task: Task): void {
    this.#queue.push(task);
  }

  /** Starts what may start. */
  pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    let started = 0;
    const since = this.#now();
    while (this.#active < this.#limit && !this.#exclusive) {
      const task = this.#next.at(-1) ?? this.#queue[this.#head];
      if (!task) break;
      if (task.exclusive && this.#active > 0 && !task.scope.boundary.closed) break;
      if (this.#next.length > 0) this.#next.pop();
      else this.#head++;
      if (task.scope.boundary.closed) continue;
      const { gate } = task.scope;
      if (gate?.busy) {
        gate.waiting.push(task);
        continue;
      }
      this.#active++;
      if (gate) gate.busy = true;
      if (task.exclusive) this.#exclusive = true;
      task.scope.boundary.enter();
      task.start();
      if (++started % betweenLooks === 0 && this.#now() - since > longest) {
        void this.#breathe().then(() => {
          this.#pumping = false;
          this.pump();
        });
        return;
      }
    }
    if (this.#head === this.#queue.length || this.#head > 1024) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    this.#pumping = false;
  }

  /** The task no longer needs its place. */
  release(task: Task): void {
    this.#active--;
    if (task.exclusive) this.#exclusive = false;
    const { gate } = task.scope;
    if (gate) {
      gate.busy = false;
      const next = gate.waiting.shift();
      if (next) this.#next.unshift(next);
    }
    this.pump();
  }
}
