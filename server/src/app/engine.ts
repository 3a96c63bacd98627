/**
 * The engine: the use cases that take long or need the store, as one interface. It runs in a worker; editor and command
 * line hold a proxy of it, so that typing never waits for it. Parameters and results are plain data.
 */
import type { Level } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Evaluation } from '../model/candidate.ts';
import type { StoreImportView, StoreInfoView, StoreMigrationView, StoreVacuumView } from './store-views.ts';
import type {
  CandidateTextResult,
  EvolutionRunView,
  EvolveResult,
  GenerateResult,
  ProjectView,
  StoreProblemView,
} from './views.ts';
import type { PlanResult, RunReactorResult, WorkflowAction, WorkflowRunView } from './workflow-views.ts';

/** A document as its reader sees it now, saved or not. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
  /** Severities of findings that were chosen for it, by code. */
  readonly levels?: Readonly<Record<string, Level>>;
}

export interface GenerateRequest {
  readonly requirements: SourceText;
  /** The file to be replaced, as it is now; its text is absent when there is no such file. */
  readonly target: { readonly uri: string; readonly text?: string };
  /** Names of strategies; all when absent. */
  readonly strategies?: readonly string[];
  readonly seed: number;
}

export interface EvaluateRequest {
  readonly model: SourceText;
  /** Other `.spark` documents that it sees, which may hold parts of its model. */
  readonly others?: readonly SourceText[];
  readonly requirements?: SourceText;
}

export interface EvolveRequest {
  readonly model: SourceText;
  /** Other `.spark` documents that it sees, which may hold parts of its model. */
  readonly others?: readonly SourceText[];
  readonly requirements?: SourceText;
  readonly generations: number;
  readonly population: number;
  readonly seed: number;
}

export interface RunReactorRequest {
  /** The document that holds the reactor, and those that it sees. */
  readonly documents: readonly SourceText[];
  readonly uri: string;
  readonly reactor: string;
  /** A JSON object with the inputs by name. */
  readonly inputs: string;
}

export interface PlanRequest {
  /** The document that holds the reactor, and those that it sees; the factory's own workflows when absent. */
  readonly documents?: readonly SourceText[];
  readonly reactor: string;
  /** Whether each step of the picture has room for its state in a run. */
  readonly states?: boolean;
}

/** A change of files that was applied, with what undoing needs. `before` is absent for a file that did not exist. */
export interface AppliedChange {
  readonly label: string;
  readonly files: readonly { readonly uri: string; readonly before?: string; readonly after: string }[];
}

export interface Engine {
  /** Reads, synthesises, evaluates, chooses. Writes no file. */
  generate(request: GenerateRequest, host: Host): Promise<GenerateResult>;
  /** The text of a candidate of an earlier generation; undefined when it is no longer kept. */
  candidateText(request: { id: string }, host: Host): Promise<CandidateTextResult | undefined>;
  evaluate(request: EvaluateRequest, host: Host): Promise<Evaluation>;
  /** Runs a genetic algorithm on a model; {@link Engine.stopEvolution} and cancellation keep the best so far. */
  evolve(request: EvolveRequest, host: Host & Partial<EvolutionListener>): Promise<EvolveResult>;
  stopEvolution(request: { runId: string }, host: Host): Promise<void>;
  /** Newest first. */
  evolutionRuns(request: Record<never, never>, host: Host): Promise<readonly EvolutionRunView[]>;
  /** Each of the `.req` documents with what was made of it; the `.spark` documents among them are their models as they are now. */
  projects(request: { documents: readonly SourceText[] }, host: Host): Promise<readonly ProjectView[]>;
  /** Writes a change into the journal, so that it can be undone. */
  recordApplied(change: AppliedChange, host: Host): Promise<void>;
  /** The newest change that was not undone, marked as undone; the caller puts the files back. */
  takeLastApplied(request: Record<never, never>, host: Host): Promise<AppliedChange | undefined>;
  /** Runs of workflows, newest first. */
  workflowRuns(request: Record<never, never>, host: Host): Promise<readonly WorkflowRunView[]>;
  /**
   * Resumes, retries, cancels or undoes a run; answers with the run as it is afterwards.
   * @throws Error when there is no such run, or it does not allow that now; the message says what it allows
   */
  workflowAction(
    request: { id: string; action: WorkflowAction },
    host: Host & Partial<WorkflowListener>,
  ): Promise<WorkflowRunView>;
  /** Runs a reactor of a document on the store of the workspace. */
  runReactor(request: RunReactorRequest, host: Host & Partial<WorkflowListener>): Promise<RunReactorResult>;
  /**
   * The plan of a reactor, drawn: that of hundreds of steps takes seconds.
   * @throws Error when there is no such reactor; the message says which there are
   */
  plan(request: PlanRequest, host: Host): Promise<PlanResult>;
  storeInfo(request: Record<never, never>, host: Host): Promise<StoreInfoView>;
  /** Brings the store to this version, after a backup. */
  migrateStore(request: Record<never, never>, host: Host): Promise<StoreMigrationView>;
  /** Copies the store beside itself; the copy's name. */
  backupStore(request: Record<never, never>, host: Host): Promise<string>;
  /** All records as JSON lines: `{ "resource": …, "record": … }`. */
  exportStore(request: Record<never, never>, host: Host): Promise<string>;
  /** Takes records of an export in; those that are there already stay as they are. */
  importStore(request: { text: string }, host: Host): Promise<StoreImportView>;
  /** Lets go of what retention does not keep, and gives its space back. */
  vacuumStore(request: Record<never, never>, host: Host): Promise<StoreVacuumView>;
  /** Moves a damaged store aside, keeps it, and starts an empty one; the name that the damaged one got, if there was one. */
  recoverStore(request: Record<never, never>, host: Host): Promise<string | undefined>;
  /** Writes what is waiting and lets go of the store, for others to own; the next call opens it again. */
  close(request: Record<never, never>, host: Host): Promise<void>;
  /** Why nothing is being kept; undefined when the store works. */
  storeProblem(request: Record<never, never>, host: Host): Promise<StoreProblemView | undefined>;
}

/** Hears of each generation of a run. */
export interface EvolutionListener {
  onGeneration(run: EvolutionRunView): void;
}

/** Hears of the steps of workflows. */
export interface WorkflowListener {
  onWorkflow(run: WorkflowRunView): void;
}
