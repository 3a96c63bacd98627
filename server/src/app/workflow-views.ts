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

/** How far the elements of a map, or the rounds of a step that is run again and again, have come. */
export interface ElementsView {
  readonly of: 'elements' | 'rounds';
  readonly done: number;
  /** How many there are in all, once that is known. */
  readonly total?: number;
}

export interface WorkflowStepView {
  /** Names from the outside in: `['generate', 'template', 'score']`. Elements of a map are numbers as text. */
  readonly path: readonly string[];
  /** What people call it; absent for elements and rounds, which are counted. */
  readonly title?: string;
  /** What its document says of it. */
  readonly description?: string;
  readonly state: WorkflowStepState;
  /** Tries so far. */
  readonly attempts: number;
  readonly milliseconds?: number;
  /** Why it failed, or was tried again. */
  readonly message?: string;
  /** Maps and steps that repeat: how many are done. Steps of some elements only are among those of the run. */
  readonly elements?: ElementsView;
}

/** What a person may do with a run as it is now. */
export type WorkflowAction = 'resume' | 'retry' | 'cancel' | 'undo';

export interface WorkflowRunView {
  readonly id: string;
  /** Name of the reactor: `DslGeneration`. */
  readonly reactor: string;
  /** What people call it. */
  readonly title: string;
  /** What its document says of it. */
  readonly description?: string;
  /** URI of the document that it is about. */
  readonly subject?: string;
  /** URI of the document that has the reactor; absent for the factory's own. */
  readonly document?: string;
  readonly state: WorkflowState;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly milliseconds?: number;
  /** Why it failed or halted. */
  readonly message?: string;
  /** Path of the step that failed, where it was one. */
  readonly failedAt?: readonly string[];
  /** Steps of the reactor itself that are done, and that it has. */
  readonly completed: number;
  readonly total: number;
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

/** A step of a plan, and where it is written. */
export interface PlanStepView {
  /** Names from the outside in, joined by `/`: what `data-step` of the picture says. */
  readonly key: string;
  readonly title: string;
  readonly uri?: string;
  /** From 0. */
  readonly line?: number;
  readonly character?: number;
}

/** A plan to look at. */
export interface PlanResult {
  readonly reactor: string;
  /** What people call it. */
  readonly title: string;
  /** A page with a Mermaid flowchart and the steps in words. */
  readonly markdown: string;
  readonly mermaid: string;
  /** The picture for a page of the editor: an `svg` element, whose rules are in {@link PlanResult.style}. */
  readonly drawing: string;
  /** CSS in the colours of the editor's theme. */
  readonly style: string;
  /** The picture as a file of its own. */
  readonly svg: string;
  readonly steps: readonly PlanStepView[];
}
