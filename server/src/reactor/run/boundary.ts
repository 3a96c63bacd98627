/** What fails as a whole: a run, or the steps inside an `around` or a transaction, whose failure somebody may catch. */
import type { StepError } from '../errors.ts';

export class Boundary {
  readonly parent: Boundary | undefined;
  /** Steps in work: handlers, compensations, and results that are being written down. */
  active = 0;
  failure: StepError | undefined;
  #controller: AbortController | undefined;
  readonly inside = new Set<Boundary>();
  readonly #halting: () => boolean;
  readonly #failed: () => void;
  #stopped: ((failure: StepError | undefined) => void) | undefined;
  /** Called when nothing is in work any more after a failure. */
  rested: (() => void) | undefined;

  /** `failed` is called when it fails, `stopped` once, when it has failed or the run halts and nothing is in work any more. */
  constructor(
    parent: Boundary | undefined,
    halting: () => boolean,
    failed: () => void,
    stopped: (failure: StepError | undefined) => void,
  ) {
    this.parent = parent;
    this.#halting = halting;
    this.#failed = failed;
    this.#stopped = stopped;
    parent?.inside.add(this);
  }

  /** Whether nothing may start any more. */
  get closed(): boolean {
    return this.failure !== undefined || this.#stopped === undefined || this.#halting();
  }

  /** Whether it, or what is around it, has failed. */
  get failed(): boolean {
    return this.failure !== undefined || (this.parent?.failed ?? false);
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.failure) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  enter(): void {
    for (let each: Boundary | undefined = this; each; each = each.parent) each.active++;
  }

  leave(): void {
    for (let each: Boundary | undefined = this; each; each = each.parent) each.active--;
    for (let each: Boundary | undefined = this; each; each = each.parent) each.check();
  }

  /** The first failure counts; all that is in work is told to stop. */
  fail(error: StepError): void {
    if (this.failure) return;
    this.failure = error;
    for (const inner of this.inside) inner.fail({ ...error, code: 'cancelled' });
    this.#controller?.abort();
    this.#failed();
    this.check();
  }

  isInside(other: Boundary): boolean {
    return this === other || (this.parent?.isInside(other) ?? false);
  }

  /** Looks whether it has come to rest. */
  check(): void {
    for (const inner of this.inside) inner.check();
    if (this.active > 0 || !(this.failure || this.#halting())) return;
    const stopped = this.#stopped;
    this.close();
    stopped?.(this.failure);
  }

  /** Stops all that is inside, and tells nobody. */
  abandon(): void {
    for (const inner of this.inside) inner.abandon();
    this.close();
    this.#controller?.abort();
  }

  /** Nothing more will happen inside. */
  close(): void {
    this.rested?.();
    this.#stopped = undefined;
    this.parent?.inside.delete(this);
  }
}
