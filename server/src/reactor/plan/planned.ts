/** A reactor made ready to run: steps by number, dependencies both ways, sources and functions as closures. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { StepContext, Values } from '../context.ts';
import type { CompensateReturn, RunSteps } from '../handlers.ts';
import type { UndoCall } from '../journal/record.ts';
import type { Scope } from '../run/scope.ts';
import type { Task } from '../run/task.ts';
import type { Given } from '../run/verdict.ts';

/** Reads a value where it comes from. */
export type Read = (scope: Scope) => unknown;

/** Asks a function of the document; may give a promise. */
export type Ask = (args: Values, context: StepContext, run?: RunSteps) => unknown;

export interface PlannedArgument {
  readonly name: string;
  readonly read: Read;
  readonly transform: Ask | undefined;
}

/** A step that does one thing. */
export interface Leaf {
  readonly kind: 'leaf';
  run(args: Values, task: Task): Given | PromiseLike<Given>;
  readonly compensate?: (
    reason: unknown,
    args: Values,
    context: StepContext,
  ) => CompensateReturn | PromiseLike<CompensateReturn>;
  readonly backoff?: (reason: unknown, args: Values, context: StepContext) => number | 'now';
  /** What takes it back; absent when nothing does. */
  readonly undo?: (args: Values, task: Task) => UndoCall | undefined;
  /** Whether the start of each try is written down before it. */
  readonly noted: boolean;
  readonly onResume?: 'undo' | 'fail';
}

/** A step of steps. It holds no place in the pool while they run, so that nesting cannot lock itself out. */
export interface Composite {
  readonly kind: 'composite';
  /** Begins; calls `task.complete` or `task.fail` in the end. */
  start(args: Values, task: Task): void | Promise<void>;
}

export interface PlannedStep {
  readonly index: number;
  readonly name: string;
  readonly definition: StepDefinition;
  readonly work: Leaf | Composite;
  /** Numbers of the steps that it waits for, and of those that wait for it. */
  readonly after: ReadonlySet<number>;
  readonly before: readonly number[];
  readonly args: readonly PlannedArgument[];
  /** Arguments that nobody has written: expressions of the step speak of them (`^result(check)`), and they alone see them. */
  readonly hidden: readonly PlannedArgument[];
  readonly where: readonly Ask[];
  readonly guards: readonly Ask[];
  readonly transform: Ask | undefined;
  /** Milliseconds or `now`, when the document says a function. */
  readonly backoff: Ask | undefined;
  /** Whether arguments are read and the step is run without asking any function before. */
  readonly plain: boolean;
}

export interface Plan {
  readonly definitions: readonly StepDefinition[];
  readonly steps: readonly PlannedStep[];
  readonly names: ReadonlyMap<string, number>;
  /** Number of the step whose result is that of the whole; -1 for nil. */
  readonly returns: number;
  /** The steps around these in the document. */
  readonly outer: Plan | undefined;
  /** The map whose element these steps work on. */
  readonly element: string | undefined;
  /** Names that `input(…)` may say. */
  readonly inputs: ReadonlySet<string>;
}

/** What is wrong with a definition. */
export interface PlanProblem {
  readonly code:
    | 'no_steps'
    | 'duplicate_name'
    | 'unknown_result'
    | 'unknown_input'
    | 'unknown_element'
    | 'unknown_reactor'
    | 'unknown_handler'
    | 'unknown_middleware'
    | 'missing_input'
    | 'cycle'
    | 'endless'
    | 'foreign_code'
    | 'unsupported'
    | 'bad_template'
    | 'no_undo_action';
  /** A sentence that names the step. */
  readonly message: string;
  readonly step?: string;
}
