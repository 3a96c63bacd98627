/**
 * The engine: the use cases that take long or need the store, as one interface. It runs in a worker; editor and command
 * line hold a proxy of it, so that typing never waits for it. Parameters and results are plain data.
 */
import type { Level } from '../base/diagnostic.ts';
import type { Host } from '../base/host.ts';
import type { Evaluation } from '../model/candidate.ts';
import type {
  CandidateTextResult,
  EvolutionRunView,
  EvolveResult,
  GenerateResult,
  ProjectView,
  StoreProblemView,
} from './views.ts';

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
  readonly requirements?: SourceText;
}

export interface EvolveRequest {
  readonly model: SourceText;
  readonly requirements?: SourceText;
  readonly generations: number;
  readonly population: number;
  readonly seed: number;
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
  /** Moves a damaged store aside, keeps it, and starts an empty one; the name that the damaged one got, if there was one. */
  recoverStore(request: Record<never, never>, host: Host): Promise<string | undefined>;
  /** Why nothing is being kept; undefined when the store works. */
  storeProblem(request: Record<never, never>, host: Host): Promise<StoreProblemView | undefined>;
}

/** Hears of each generation of a run. */
export interface EvolutionListener {
  onGeneration(run: EvolutionRunView): void;
}
