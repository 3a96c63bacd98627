/** One step on its way: its place in the pool, what it is given, and its end. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { ActionCall } from '../actions.ts';
import type { Values } from '../context.ts';
import { type ReactorErrorCode, reasonAsData, type StepError, said } from '../errors.ts';
import type { ReactorEventType } from '../events.ts';
import type { StepRecord, StepStatus } from '../journal/record.ts';
import type { PlannedStep } from '../plan/planned.ts';
import { attempt } from './attempt.ts';
import { hashOf, isData } from './data.ts';
import { prepare } from './prepare.ts';
import { replay } from './replay.ts';
import type { Scope } from './scope.ts';
import { TryContext } from './try-context.ts';
import { compensate, judge } from './verdict.ts';

const none: Values = {};

export class Task {
  readonly scope: Scope;
  readonly step: PlannedStep;
  /** How often steps took the place of the one with this name. */
  readonly generation: number;
  /** Tries that have failed. */
  tries = 0;
  args: Values = none;
  /** What only expressions of the step see, see {@link PlannedStep.hidden}. */
  hidden: Values = none;
  startedAt = 0;
  /** Of a composite step, before its process died: see {@link StepRecord.detail}. */
  detail: unknown;
  /** Of an action step: what it was given. */
  call: ActionCall | undefined;
  /** Whether the start of the try was written down. */
  noted = false;
  /** What a dying process left of this try, for handlers that want to know. */
  interrupted: StepRecord | undefined;
  /** Aborts this try alone, when it has a timeout. */
  deadline: AbortController | undefined;
  /** Given up: whatever it still gives is taken back at once. */
  abandoned = false;
  /** A guard has given the result in place of the step. */
  guarded = false;
  #prepared = false;
  #holding = false;
  #inside = false;
  #over = false;

  constructor(scope: Scope, step: PlannedStep, generation = 0) {
    this.scope = scope;
    this.step = step;
    this.generation = generation;
  }

  get path(): string {
    const { prefix } = this.scope;
    return this.generation > 0 ? `${prefix}${this.step.name}~${this.generation}` : prefix + this.step.name;
  }

  get exclusive(): boolean {
    return this.scope.exclusive || !this.step.definition.async;
  }

  get maxRetries(): number {
    const { maxRetries } = this.step.definition;
    return maxRetries === 'infinity' ? Number.POSITIVE_INFINITY : maxRetries;
  }

  /** Called by the pool, which has given it a place. */
  start(): void {
    const { scope, step } = this;
    this.#holding = true;
    this.#inside = true;
    this.startedAt = scope.run.now();
    if (scope.run.resumed && replay(this)) return;
    if (this.#prepared) attempt(this);
    else if (step.plain) {
      const args = this.#read();
      if (args) this.#go(args);
    } else void this.#prepare();
  }

  #read(): Values | undefined {
    const args: Record<string, unknown> = {};
    try {
      for (const { name, read } of this.step.args) args[name] = read(this.scope);
      return args;
    } catch (error) {
      this.fail(this.error('step_raised', error));
      return undefined;
    }
  }

  async #prepare(): Promise<void> {
    try {
      const prepared = await prepare(this, new TryContext(this));
      if (this.scope.boundary.closed) this.drop();
      else if ('args' in prepared) this.#go(prepared.args);
      else {
        this.guarded = true;
        judge(this, prepared.skip);
      }
    } catch (error) {
      this.fail(this.error('step_raised', error));
    }
  }

  #go(args: Values): void {
    this.args = args;
    this.#prepared = true;
    attempt(this);
  }

  /** The step is done. */
  complete(value: unknown, steps?: readonly StepDefinition[]): void {
    if (this.#over) return;
    const { scope } = this;
    if (scope.run.ledger.journal && !isData(value)) {
      compensate(this, 'invalid_result', 'Its result cannot be written down: it is no plain data.');
      return;
    }
    const emitted = steps && steps.length > 0 && !this.guarded && !scope.boundary.failed ? steps : undefined;
    if (emitted) {
      try {
        scope.run.extended(scope, emitted, this.step.name);
      } catch (error) {
        compensate(this, 'invalid_result', error);
        return;
      }
    }
    const replaced = emitted?.some(({ name }) => name === this.step.name);
    const status = replaced ? 'replaced' : this.guarded ? 'skipped' : 'done';
    this.#commit(this.record(status, value ?? null, emitted), emitted, false);
  }

  /** The step is done, and that is written down already together with `inside`, the steps in it. */
  committed(record: StepRecord, inside: readonly StepRecord[] = []): void {
    if (this.#over) return;
    const { ledger } = this.scope.run;
    for (const each of inside) ledger.wrote(each);
    this.#commit(record, undefined, true);
  }

  #commit(record: StepRecord, emitted: readonly StepDefinition[] | undefined, written: boolean): void {
    const { ledger } = this.scope.run;
    this.#over = true;
    this.free();
    this.enter();
    const release = (): void => {
      this.emit(record.status === 'skipped' ? 'step_skip' : 'step_complete', record.result);
      this.settle(record, emitted);
    };
    if (written) {
      ledger.note(record);
      ledger.wrote(record);
      release();
    } else ledger.write(record, this.scope.transaction, release);
  }

  /** Hands the result on, now that it cannot be lost. */
  settle(record: StepRecord, emitted: readonly StepDefinition[] | undefined): void {
    const { scope, step } = this;
    this.#over = true;
    if (scope.parent) scope.records.push(record);
    try {
      const replaced = emitted ? scope.extend(emitted, step.index, this.generation) : false;
      if (!replaced) scope.release(step.index, record.result);
      else scope.pool.pump();
    } catch (error) {
      scope.boundary.fail(this.error('invalid_result', error));
    }
    this.free();
    this.leave();
  }

  /** The step, and with it the run or what catches failures around it, has failed. */
  fail(error: StepError): void {
    if (this.#over) return;
    this.#over = true;
    const { scope } = this;
    this.enter();
    this.emit('step_error', error);
    scope.run.ledger.write({ ...this.record('failed', null), error }, scope.transaction, () => {});
    scope.boundary.fail(error);
    this.free();
    this.leave();
  }

  /** It has not run, and will not before the run is resumed. */
  drop(): void {
    this.free();
    this.leave();
  }

  /** Writes down what a composite step has decided, so that it stands when the run is resumed. */
  note(detail: unknown): void {
    this.detail = detail;
    this.scope.run.ledger.write(this.record('noted', null), this.scope.transaction, () => {});
  }

  /** Gives its place to others, but is not done: composite steps while their steps run, and steps that wait for another try. */
  yield(): void {
    this.free();
    this.leave();
  }

  enter(): void {
    if (!this.#inside) this.scope.boundary.enter();
    this.#inside = true;
  }

  leave(): void {
    if (!this.#inside) return;
    this.#inside = false;
    this.scope.boundary.leave();
  }

  /** Gives its place in the pool to others. */
  free(): void {
    if (!this.#holding) return;
    this.#holding = false;
    this.scope.pool.release(this);
  }

  record(status: StepStatus, result: unknown, emitted?: readonly StepDefinition[]): StepRecord {
    const { step, scope } = this;
    const { run } = scope;
    const { work } = step;
    const undoable = (status === 'done' || status === 'started') && work.kind === 'leaf' && !this.guarded;
    return {
      path: this.path,
      step: step.name,
      kind: step.definition.kind,
      attempt: this.tries,
      status,
      sequence: run.ledger.next(),
      inputHash: run.ledger.journal && work.kind === 'leaf' ? hashOf(this.args) : undefined,
      result,
      error: undefined,
      started: this.startedAt,
      ended: run.now(),
      emitted,
      detail: this.detail,
      undo: undoable ? work.undo?.(this.args, this) : undefined,
    };
  }

  error(code: ReactorErrorCode, reason: unknown): StepError {
    const { name } = this.step;
    const message = `Step \`${name}\`: ${said(reason)}`;
    return { code, message, step: name, path: this.path, reason: reasonAsData(reason) };
  }

  emit(type: ReactorEventType, value?: unknown): void {
    const { run } = this.scope;
    if (!run.listening) return;
    const { name, definition } = this.step;
    run.emit({ type, step: name, path: this.path, kind: definition.kind, attempt: this.tries, value });
  }
}
