/** One run from its start to its end, or from where it was interrupted or halted. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { ActionRunner } from '../actions.ts';
import type { RunContext, Values } from '../context.ts';
import { ReactorRefused, reasonAsData, type StepError, said } from '../errors.ts';
import type { ReactorEvent, ReactorState } from '../events.ts';
import type { Middleware } from '../handlers.ts';
import type { ReactorHost } from '../host.ts';
import type { ReactorJournal } from '../journal/journal.ts';
import type { Ending, RunRecord, StepRecord } from '../journal/record.ts';
import type { Plan, PlannedStep } from '../plan/planned.ts';
import { Planner, type Surroundings } from '../plan/planner.ts';
import { Boundary } from './boundary.ts';
import { Ledger, type OpenTransaction } from './ledger.ts';
import { Pool } from './pool.ts';
import { rollBack, undoStep } from './rollback.ts';
import { Scope } from './scope.ts';
import type { Task } from './task.ts';
import { Committed } from './verdict.ts';

/** Why a run halted: a step said so, its time was up, or it has begun as many steps as it was to. */
export type HaltReason = 'halt' | 'timeout' | 'max_iterations';

export interface RunOutcome {
  readonly runId: string;
  readonly state: ReactorState;
  /** Of successful runs. */
  readonly value: unknown;
  /** Why it failed, and what could not be undone. */
  readonly errors: readonly StepError[];
  /** Halted runs only. */
  readonly reason?: HaltReason;
}

export interface RunPorts {
  readonly host: ReactorHost;
  readonly surroundings: Surroundings;
  readonly actions: ActionRunner | undefined;
  readonly journal: ReactorJournal | undefined;
  readonly listeners: ReadonlySet<(event: ReactorEvent) => void>;
  readonly middlewares: readonly Middleware[];
}

/** For this call alone; a run that is resumed begins to count anew. */
export interface Limits {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  /** How many tries of steps may begin. */
  readonly maxIterations?: number | undefined;
}

export class Run {
  readonly record: RunRecord;
  readonly plan: Plan;
  readonly host: ReactorHost;
  readonly surroundings: Surroundings;
  readonly actions: ActionRunner | undefined;
  readonly ledger: Ledger;
  readonly resumed: boolean;
  /** Handlers in work that have given a promise. */
  readonly flying = new Set<Task>();
  /** Aborted when nobody needs to wait for another try any more. */
  readonly resting = new AbortController();
  readonly outcome: Promise<RunOutcome>;
  context: Values;
  /** What could not be undone inside an around that went on. */
  readonly unresolved: StepError[] = [];
  readonly #ports: RunPorts;
  readonly #boundary: Boundary;
  readonly #resolve: (outcome: RunOutcome) => void;
  readonly #reject: (error: unknown) => void;
  #root: Scope | undefined;
  #halting: HaltReason | undefined;
  #ending: Ending = 'failed';
  #iterationsLeft = Number.POSITIVE_INFINITY;

  constructor(record: RunRecord, plan: Plan, ports: RunPorts, steps?: readonly StepRecord[]) {
    this.record = record;
    this.plan = plan;
    this.#ports = ports;
    this.host = ports.host;
    this.surroundings = ports.surroundings;
    this.actions = ports.actions;
    this.context = record.options.context;
    this.resumed = steps !== undefined;
    const { promise, resolve, reject } = Promise.withResolvers<RunOutcome>();
    this.outcome = promise;
    // Whoever waits hears of it; a run that nobody waits for is found in the journal.
    promise.catch(() => {});
    this.#resolve = resolve;
    this.#reject = (error) => {
      this.resting.abort();
      this.#boundary.abandon();
      reject(error);
    };
    this.ledger = new Ledger(ports.journal, record, () => this.now(), this.#reject);
    if (steps) this.ledger.recall(steps);
    this.#boundary = this.boundary(undefined, (failure) => {
      if (failure) void this.#guarded(() => this.#fail(failure));
      else void this.#guarded(() => this.#halted());
    });
  }

  /** Runs forward. */
  async go(limits: Limits = {}): Promise<void> {
    await this.#guarded(async () => {
      for (const { init } of this.#ports.middlewares) {
        const changed = await init?.(this.told);
        if (changed) this.context = changed;
      }
      this.record.state = 'executing';
      this.emit({ type: this.resumed ? 'run_resume' : 'run_start' });
      const { timeout, maxIterations } = limits;
      if (maxIterations !== undefined) this.#iterationsLeft = maxIterations;
      if (timeout !== undefined)
        void this.host.sleep(timeout, this.resting.signal).then(() => {
          if (!this.resting.signal.aborted) this.halt('timeout');
        });
      this.#root = new Scope(this, this.plan, {
        parent: undefined,
        prefix: '',
        inputs: this.record.inputs,
        context: this.context,
        pool: this.pool(this.record.options.maxConcurrency),
        gate: undefined,
        exclusive: false,
        boundary: this.#boundary,
        transaction: undefined,
        // A step that halts may be the last one: then the run is done when it is resumed.
        finished: (scope) => {
          if (!this.#halting) void this.#guarded(() => this.#succeed(scope.value));
        },
      });
      this.#root.begin();
    });
  }

  /** Takes everything back that can be. */
  async goBack(ending: Ending): Promise<void> {
    await this.#guarded(async () => {
      this.#ending = ending;
      await this.#back(this.record.errors);
    });
  }

  cancel(): void {
    this.#ending = 'cancelled';
    this.#boundary.fail({ code: 'cancelled', message: 'The run was cancelled.' });
  }

  /** Starts nothing more; when what is in work is done, the run waits to be resumed. */
  halt(reason: HaltReason): void {
    this.#halting ??= reason;
    this.resting.abort();
    this.#boundary.check();
  }

  /** Counts a try that begins. @returns whether it may */
  begin({ scope }: Task): boolean {
    if (--this.#iterationsLeft >= 0 || scope.transaction) return true;
    this.halt('max_iterations');
    return false;
  }

  now(): number {
    return this.host.now();
  }

  get told(): RunContext {
    return { runId: this.record.id, reactor: this.record.reactor, context: this.context };
  }

  get listening(): boolean {
    return this.#ports.listeners.size > 0 || this.#ports.middlewares.length > 0;
  }

  emit(event: Omit<ReactorEvent, 'runId' | 'reactor' | 'time'>): void {
    if (!this.listening) return;
    const root = this.#root;
    const total = this.plan.steps.length;
    const whole: ReactorEvent = {
      ...event,
      runId: this.record.id,
      reactor: this.record.reactor,
      time: this.now(),
      ...(root
        ? { completed: root.plan.steps.length - root.remaining, total: root.plan.steps.length }
        : { total }),
    };
    for (const { event: hear } of this.#ports.middlewares) this.#tell(() => hear?.(whole, this.told));
    for (const listener of this.#ports.listeners) this.#tell(() => listener(whole));
  }

  /** Whoever listens cannot disturb the run. */
  #tell(hear: () => void): void {
    try {
      hear();
    } catch (error) {
      this.host.log('error', `Somebody who listens to runs failed: ${said(error)}`);
    }
  }

  pool(limit: number): Pool {
    return new Pool(
      limit,
      () => this.now(),
      () => this.host.sleep(0, new AbortController().signal),
    );
  }

  /** @param halts whether what is inside stops when the run is to halt, or ends first */
  boundary(
    parent: Boundary | undefined,
    stopped: (failure: StepError | undefined) => void,
    halts = true,
  ): Boundary {
    const boundary: Boundary = new Boundary(
      parent,
      () => halts && this.#halting !== undefined,
      () => void this.#hurry(boundary),
      stopped,
    );
    return boundary;
  }

  /** The plan of a scope with the steps that step `by` adds. @throws ReactorRefused when they do not fit */
  extended(scope: Scope, definitions: readonly StepDefinition[], by: string): Plan {
    const planner = new Planner(this.surroundings, (depth, index) => scope.up(depth).missing[index] === -1);
    const plan = planner.add(scope.plan, definitions, by);
    if (planner.problems.length > 0)
      throw new ReactorRefused(planner.problems.map(({ message }) => message).join(' '));
    return plan;
  }

  /** The plan of other steps inside a step of `scope`, in place of `plan`. @throws ReactorRefused when they do not fit */
  planned(scope: Scope, step: PlannedStep, plan: Plan, definitions: readonly StepDefinition[]): Plan {
    if (definitions === plan.definitions) return plan;
    const planner = new Planner(
      this.surroundings,
      (depth, index) => scope.up(depth - 1).missing[index] === -1,
    );
    const changed = planner.inside(scope.plan, step.index, definitions, plan);
    if (planner.problems.length > 0)
      throw new ReactorRefused(planner.problems.map(({ message }) => message).join(' '));
    return changed;
  }

  /** The journal cannot be written any more: the run ends where it stands. */
  broken(error: unknown): void {
    this.#reject(error);
  }

  undo(record: StepRecord, transaction: OpenTransaction | undefined): Promise<StepError | undefined> {
    return undoStep(this, record, transaction);
  }

  /** A handler that was given up has given something: what it did is taken back. */
  async late(task: Task, given: unknown): Promise<void> {
    if (given instanceof Committed) await undoStep(this, given.record, undefined);
    else if (given !== null && typeof given === 'object' && 'value' in given) {
      const record = task.record('done', given.value ?? null);
      if (record.undo) await undoStep(this, record, undefined);
    }
  }

  /** Gives up what is still in work a while after it was told to stop. */
  async #hurry(boundary: Boundary): Promise<void> {
    if (boundary === this.#boundary) this.resting.abort();
    if (this.flying.size === 0) return;
    const over = new AbortController();
    boundary.rested = () => over.abort();
    await this.host.sleep(this.record.options.haltTimeout, over.signal);
    if (over.signal.aborted) return;
    for (const task of this.flying) {
      if (!task.scope.boundary.isInside(boundary)) continue;
      this.flying.delete(task);
      task.abandoned = true;
      task.drop();
    }
  }

  async #succeed(value: unknown): Promise<void> {
    this.#boundary.close();
    let result = value;
    try {
      for (const { complete } of this.#ports.middlewares)
        if (complete) result = (await complete(result, this.told)) ?? result;
    } catch (error) {
      const message = `A middleware failed: ${said(error)}`;
      return this.#fail({ code: 'middleware_failed', message, reason: reasonAsData(error) });
    }
    await this.#end('successful', { result });
    this.emit({ type: 'run_complete', value: result, state: 'successful' });
    this.#resolve({ runId: this.record.id, state: 'successful', value: result, errors: this.unresolved });
  }

  async #halted(): Promise<void> {
    for (const { halt } of this.#ports.middlewares) await halt?.(this.told);
    await this.#end('halted', {});
    this.emit({ type: 'run_halt', value: this.#halting, state: 'halted' });
    this.#resolve({
      runId: this.record.id,
      state: 'halted',
      value: null,
      errors: [],
      reason: this.#halting ?? 'halt',
    });
  }

  async #fail(failure: StepError): Promise<void> {
    let error = failure;
    for (const { error: changes } of this.#ports.middlewares) {
      const changed = await changes?.(error, this.told);
      if (changed && typeof changed === 'object' && 'message' in changed) error = changed as StepError;
    }
    await this.#back([error]);
  }

  async #back(errors: readonly StepError[]): Promise<void> {
    const ending = this.#ending;
    await this.ledger.set({ state: 'executing', ending, errors });
    const failures = await rollBack(this, this.ledger.stack);
    this.ledger.stack = [];
    const all = [...errors, ...this.unresolved, ...failures];
    const state = failures.length > 0 ? 'failed' : ending;
    await this.#end(state, { errors: all });
    this.emit({ type: 'run_error', value: all, state });
    this.#resolve({ runId: this.record.id, state, value: null, errors: all });
  }

  async #end(state: ReactorState, more: { result?: unknown; errors?: readonly StepError[] }): Promise<void> {
    this.resting.abort();
    await this.ledger.set({ state, ...more });
  }

  /** What nobody foresaw ends the run where it stands: the journal can take it up again. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#reject(error);
    }
  }
}
