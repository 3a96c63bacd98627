/** Steps of one list on their way: their results, what is still missing, and how they stand in the run. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { Values } from '../context.ts';
import type { StepRecord } from '../journal/record.ts';
import type { Plan } from '../plan/planned.ts';
import type { Boundary } from './boundary.ts';
import type { OpenTransaction } from './ledger.ts';
import type { Gate, Pool } from './pool.ts';
import type { Run } from './run.ts';
import { Task } from './task.ts';

export interface Placement {
  readonly parent: Scope | undefined;
  /** In front of the names of its steps: `lines[3]/`. */
  readonly prefix: string;
  readonly inputs: Values;
  readonly context: Values;
  readonly element?: unknown;
  readonly pool: Pool;
  /** Steps behind the same gate take turns. */
  readonly gate: Gate | undefined;
  /** Whether each of its steps is to run with nothing beside it. */
  readonly exclusive: boolean;
  readonly boundary: Boundary;
  readonly transaction: OpenTransaction | undefined;
  /** Called once, when all its steps are done. */
  readonly finished: (scope: Scope) => void;
}

export class Scope {
  readonly run: Run;
  plan: Plan;
  readonly parent: Scope | undefined;
  readonly prefix: string;
  readonly inputs: Values;
  readonly context: Values;
  readonly element: unknown;
  readonly pool: Pool;
  readonly gate: Gate | undefined;
  readonly exclusive: boolean;
  readonly boundary: Boundary;
  readonly transaction: OpenTransaction | undefined;
  readonly finished: (scope: Scope) => void;
  readonly results: unknown[] = [];
  /** For each step, how many others it waits for; -1 when it is done. */
  readonly missing: number[] = [];
  /** Steps that are not done. */
  remaining: number;
  /** What was written down about its steps and those inside them, so that it can be forgotten; not kept for whole runs. */
  readonly records: StepRecord[] = [];

  constructor(run: Run, plan: Plan, placement: Placement) {
    this.run = run;
    this.plan = plan;
    this.parent = placement.parent;
    this.prefix = placement.prefix;
    this.inputs = placement.inputs;
    this.context = placement.context;
    this.element = placement.element;
    this.pool = placement.pool;
    this.gate = placement.gate;
    this.exclusive = placement.exclusive;
    this.boundary = placement.boundary;
    this.transaction = placement.transaction;
    this.finished = placement.finished;
    this.remaining = plan.steps.length;
  }

  /** Begins with the steps that wait for nothing. */
  begin(): void {
    for (const step of this.plan.steps) {
      this.results.push(null);
      this.missing.push(step.after.size);
    }
    for (const step of this.plan.steps) if (step.after.size === 0) this.pool.add(new Task(this, step));
    if (this.remaining === 0) this.finished(this);
    else this.pool.pump();
  }

  /** The scope so many lists further out in the document. */
  up(depth: number): Scope {
    let scope: Scope = this;
    for (let i = 0; i < depth && scope.parent; i++) scope = scope.parent;
    return scope;
  }

  /** The result of the whole; nil when no step gives it. */
  get value(): unknown {
    return this.plan.returns < 0 ? null : (this.results[this.plan.returns] ?? null);
  }

  /** Results by the names of the steps. */
  get byName(): Values {
    return Object.fromEntries(this.plan.steps.map(({ name, index }) => [name, this.results[index] ?? null]));
  }

  /** A step is done: lets those go that waited for it. */
  release(index: number, value: unknown): void {
    this.results[index] = value;
    this.missing[index] = -1;
    const { steps } = this.plan;
    for (const next of steps[index]?.before ?? []) {
      const left = (this.missing[next] ?? 0) - 1;
      this.missing[next] = left;
      const step = steps[next];
      if (left === 0 && step) this.pool.add(new Task(this, step));
    }
    if (--this.remaining === 0) this.finished(this);
    else this.pool.pump();
  }

  /** Takes up the plan with the steps that step `by` added. @returns whether `by` was replaced */
  extend(definitions: readonly StepDefinition[], by: number, generation: number): boolean {
    const name = this.plan.steps[by]?.name ?? '';
    const { length } = this.plan.steps;
    this.plan = this.run.extended(this, definitions, name);
    const replaced = definitions.some((definition) => definition.name === name);
    const added = this.plan.steps.filter(({ index }) => index >= length || (replaced && index === by));
    for (const step of added) {
      if (step.index >= length) {
        this.results.push(null);
        this.remaining++;
      }
      this.missing[step.index] = [...step.after].filter((index) => (this.missing[index] ?? 0) >= 0).length;
    }
    // Steps that are done already count for none of those that were added.
    for (const step of added)
      if (this.missing[step.index] === 0)
        this.pool.add(new Task(this, step, step.index === by ? generation + 1 : 0));
    return replaced;
  }
}
