/** What a handler is told about one try of its step; worked out when it is asked for. */
import type { StepContext, Values } from '../context.ts';
import type { Task } from './task.ts';

const none: Values = {};

export class TryContext implements StepContext {
  readonly options: Values = none;
  readonly currentTry: number;
  readonly task: Task;

  constructor(task: Task) {
    this.task = task;
    this.currentTry = task.tries;
  }
  get hidden(): Values {
    return this.task.hidden;
  }
  get runId(): string {
    return this.task.scope.run.record.id;
  }
  get reactor(): string {
    return this.task.scope.run.record.reactor;
  }
  get context(): Values {
    return this.task.scope.context;
  }
  get step(): string {
    return this.task.step.name;
  }
  get path(): string {
    return this.task.path;
  }
  get key(): string {
    return `${this.runId}/${this.path}/${this.currentTry}`;
  }
  get retriesRemaining(): number {
    return this.task.maxRetries - this.currentTry;
  }
  get signal(): AbortSignal {
    return this.task.deadline?.signal ?? this.task.scope.boundary.signal;
  }
}
