/** A reactor as the engine of workflows knows it: what a document of `reactor` and `ash.reactor` says, defaults filled in. */
import type { Call, CallValue, Expr, Json } from './expression.ts';

/** Where a value comes from. `path` leads into it: names of keys, or numbers as text for lists. */
export type Source = { readonly path: readonly string[] } & (
  | { readonly from: 'input'; readonly name: string }
  | { readonly from: 'result'; readonly step: string }
  | { readonly from: 'value'; readonly value: Json }
  | { readonly from: 'element'; readonly map: string }
);

/**
 * A function in a document. Expressions see what they are given as `^arg(name)` and the run's context as `^context(key)`; modules
 * are registered handlers or functions; code of another language is for emitters, and cannot be run here.
 */
export type FunctionUse =
  | { readonly kind: 'expression'; readonly expr: Expr }
  | {
      readonly kind: 'handler';
      readonly name: string;
      readonly options?: Readonly<Record<string, CallValue>>;
    }
  | { readonly kind: 'code'; readonly language: string; readonly code: string };

export interface StepArgument {
  /**
   * One that begins with `^` is what an expression of the step speaks of (`where ^result(check) == true` is the argument
   * `^result(check)`): expressions find it, and it is no part of what `collect` gathers.
   */
  readonly name: string;
  readonly source: Source;
  /** Sees the value as `^arg(value)`. */
  readonly transform?: FunctionUse;
}

export interface ReactorInput {
  readonly name: string;
  readonly description?: string;
  readonly transform?: FunctionUse;
  /** Present when the input may be left out. */
  readonly default?: Json;
}

interface StepBase {
  readonly name: string;
  readonly description?: string;
  readonly arguments: readonly StepArgument[];
  readonly waitFor: readonly string[];
  /** All must hold, else the step is skipped and its result is nil. */
  readonly where: readonly FunctionUse[];
  /** Each may give a result in place of the step, see `Guard` in `reactor/handlers.ts`. */
  readonly guards: readonly FunctionUse[];
  /** Whether it may run beside other steps. */
  readonly async: boolean;
  /** Tries after the first one. 5 when the document does not say; without end only when it says so. */
  readonly maxRetries: number | 'infinity';
  /** Exponential from 100 ms to 30 s with full jitter when absent. */
  readonly backoff?:
    | FunctionUse
    | { readonly kind: 'exponential'; readonly base: number; readonly max: number };
  /** Milliseconds for one try. */
  readonly timeout?: number;
  /** Sees the arguments by their names and all of them as `^arg(value)`, and gives the arguments that the step gets. */
  readonly transform?: FunctionUse;
}

/** When the effect of an action step is taken back. */
export type UndoMode = 'always' | 'never' | 'outside_transaction';

/** Kinds of steps that run the actions of resources (`ash.reactor`). */
export type ActionStepKind =
  | 'create'
  | 'read'
  | 'read_one'
  | 'update'
  | 'destroy'
  | 'action'
  | 'bulk_create'
  | 'bulk_update'
  | 'bulk_destroy'
  | 'load'
  | 'change';

export type StepDefinition = StepBase &
  (
    | {
        readonly kind: 'step' | 'ash_step';
        readonly run: FunctionUse;
        readonly compensate?: FunctionUse;
        readonly undo?: FunctionUse;
      }
    | { readonly kind: 'collect' }
    | { readonly kind: 'debug'; readonly level: string }
    | { readonly kind: 'flunk'; readonly message: Source }
    | { readonly kind: 'template'; readonly template: string }
    | {
        readonly kind: 'switch';
        readonly on: Source;
        /** Predicates see the value as `^arg(value)`; the first one that holds is taken. */
        readonly branches: readonly {
          readonly predicate: FunctionUse;
          readonly steps: readonly StepDefinition[];
          readonly return?: string;
        }[];
        readonly otherwise?: { readonly steps: readonly StepDefinition[]; readonly return?: string };
      }
    | {
        readonly kind: 'map';
        readonly source: Source;
        readonly steps: readonly StepDefinition[];
        readonly return?: string;
        readonly batchSize: number;
        readonly strictOrdering: boolean;
        readonly allowAsync: boolean;
      }
    | {
        readonly kind: 'compose';
        readonly reactor: string;
        readonly supportUndo: boolean;
        readonly allowAsync: boolean;
      }
    | {
        readonly kind: 'recurse';
        readonly reactor: string;
        readonly maxIterations?: number;
        /** Sees the result of a round as `^arg(value)`. */
        readonly exitCondition?: FunctionUse;
      }
    | {
        readonly kind: 'group';
        readonly beforeAll?: FunctionUse;
        /** Sees the results of the steps by their names. */
        readonly afterAll?: FunctionUse;
        readonly steps: readonly StepDefinition[];
        readonly allowAsync: boolean;
      }
    | {
        readonly kind: 'around';
        readonly fun: FunctionUse;
        readonly steps: readonly StepDefinition[];
        readonly allowAsync: boolean;
      }
    | {
        /** A resource action (`ash.reactor`). */
        readonly kind: ActionStepKind;
        /** For `change`, the one that a new changeset is begun for; for `load`, whose records they are follows from where they come from. */
        readonly resource?: string;
        readonly action?: string;
        /** Inputs of the action by name. */
        readonly inputs: readonly StepArgument[];
        /** The record or records that the action is run on; for `load`, those that are loaded into. */
        readonly initial?: Source;
        readonly actor?: Source;
        readonly tenant?: Source;
        readonly load?: Source;
        /** A map that the action is told besides its inputs. */
        readonly context?: Source;
        /** Whether policies are asked; they are when absent. */
        readonly authorize?: boolean;
        /** `change` only. */
        readonly change?: Call;
        /** `change` only: validations that must hold, else the changeset stays as it is. */
        readonly conditions?: readonly Call[];
        /** What else the document says, by the names of its options: `upsert`, `upsert_identity`, `batch_size`, `return_records`. */
        readonly options?: Readonly<Record<string, CallValue>>;
        readonly undo: UndoMode;
        readonly undoAction?: string;
        readonly failOnNotFound?: boolean;
      }
    | {
        readonly kind: 'transaction';
        readonly resources: readonly string[];
        readonly steps: readonly StepDefinition[];
        readonly return?: string;
      }
  );

/** The definition of a step of this kind. */
export type StepOf<Kind extends StepDefinition['kind'], Step = StepDefinition> = Step extends {
  readonly kind: infer Of;
}
  ? Kind extends Of
    ? Step
    : never
  : never;

export interface ReactorDefinition {
  readonly name: string;
  readonly description?: string;
  readonly inputs: readonly ReactorInput[];
  readonly steps: readonly StepDefinition[];
  /** The step whose result is the result of the run; the last one when absent. */
  readonly return?: string;
  readonly middlewares: readonly string[];
}
