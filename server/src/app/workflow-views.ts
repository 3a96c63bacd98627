/** Runs of workflows as editor and command line show them: plain data that crosses threads and processes. */

/** The states of a reactor, and `interrupted`: its process ended in the middle of it. */
export type WorkflowState =
  | 'pending'
  | 'executing'
  | 'halted'
  | 'interrupted'
  | 'successful'
  | 'failed'
  | 'cancelled'
  | 'undone';

export type WorkflowStepState = 'waiting' | 'executing' | 'successful' | 'skipped' | 'failed' | 'undone';

export interface WorkflowStepView {
  /** Names from the outside in: `['generate', 'template', 'score']`. Elements of a map are numbers as text. */
  readonly path: readonly string[];
  readonly state: WorkflowStepState;
  /** Tries so far. */
  readonly attempts: number;
  readonly milliseconds?: number;
  /** Why it failed, or was tried again. */
  readonly message?: string;
}

/** What a person may do with a run as it is now. */
export type WorkflowAction = 'resume' | 'retry' | 'cancel' | 'undo';

export interface WorkflowRunView {
  readonly id: string;
  /** Name of the reactor: `DslGeneration`. */
  readonly reactor: string;
  /** URI of the document that it is about. */
  readonly subject?: string;
  readonly state: WorkflowState;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly milliseconds?: number;
  /** Why it failed or halted. */
  readonly message?: string;
  readonly actions: readonly WorkflowAction[];
  /** In the order of their beginning. */
  readonly steps: readonly WorkflowStepView[];
}

/** What running a reactor of a document gave. */
export interface RunReactorResult {
  readonly run: WorkflowRunView;
  /** The result as JSON text; absent unless it was successful. */
  readonly result?: string;
}

/** A plan to look at. */
export interface PlanResult {
  readonly reactor: string;
  /** A page with a Mermaid flowchart and the steps in words. */
  readonly markdown: string;
}
