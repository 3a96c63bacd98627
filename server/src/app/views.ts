/** What use cases answer, as editor and command line show it: plain data that crosses threads and processes. */
import type { Severity } from '../base/diagnostic.ts';
import type { Evaluation } from '../model/candidate.ts';

/** A candidate as the editor shows it. */
export interface CandidateView {
  readonly id: string;
  readonly strategy: string;
  readonly evaluation: Evaluation;
  readonly rationale: readonly string[];
  readonly chosen: boolean;
}

/** One requirement document and what was made of it: a root of the *Projects* tree. */
export interface ProjectView {
  readonly uri: string;
  readonly name: string;
  readonly statements: number;
  readonly entities: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** 0 to 100: how ready the requirements are to be generated from. */
  readonly readiness: number;
  /** The generated model, when there is one. */
  readonly model?: { readonly uri: string; readonly score: number; readonly edited: boolean };
  readonly candidates: readonly CandidateView[];
}

export interface Overview {
  readonly projects: readonly ProjectView[];
  /** Why there is no store, when there is none. */
  readonly storeProblem?: StoreProblemView;
}

/** Why nothing is kept: the store is damaged, read-only … */
export interface StoreProblemView {
  /** A sentence that says what to do. */
  readonly message: string;
  /** Whether moving the damaged file aside mends it. */
  readonly recoverable: boolean;
}

export interface RecoverStoreResult {
  /** Name of the damaged file now; absent when there was nothing to recover. */
  readonly keptAs?: string;
}

/** How often a kind of finding was met. */
export interface FindingCount {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

/** A step of a job that is done. */
export interface StepView {
  /** What was done, with its numbers: `Read 48 statements in 9 groups`. */
  readonly name: string;
  readonly milliseconds: number;
}

export interface GenerateResult {
  readonly steps: readonly StepView[];
  /** Findings on the requirements, errors first, then by count. */
  readonly findings: readonly FindingCount[];
  /** Strategies that failed, with why; they never sink the others. */
  readonly failures: readonly { readonly strategy: string; readonly message: string }[];
  readonly candidates: readonly CandidateView[];
  /** Id of the best candidate. */
  readonly choice: string;
  /** Why it is the best, one sentence each. */
  readonly reasons: readonly string[];
  /** Where it would be written. Nothing was written. */
  readonly targetUri: string;
  /** Whole text of the file to be, with its provenance header. */
  readonly text: string;
  /** Text of the target now; absent when it does not exist. */
  readonly currentText?: string;
  /** Whether the target was edited since it was generated. */
  readonly edited: boolean;
}

export interface CandidateTextResult {
  readonly text: string;
  readonly targetUri: string;
}

export interface ApplyResult {
  readonly applied: boolean;
  readonly reason?: string;
}

export interface UndoResult extends ApplyResult {
  readonly label?: string;
}

export interface ScoreResult {
  readonly kind: 'requirements' | 'model';
  readonly evaluation: Evaluation;
}

/** A document that is to have another text. */
export interface ChangedText {
  readonly uri: string;
  readonly text: string;
  readonly currentText: string;
}

export interface EvolveResult {
  readonly runId: string;
  readonly start: number;
  readonly end: number;
  readonly stopped: boolean;
  readonly steps: readonly {
    readonly operator: string;
    readonly description: string;
    readonly gain: number;
  }[];
  readonly targetUri: string;
  readonly text: string;
  readonly currentText: string;
  /** The other documents that hold parts of the model, where they are to change. */
  readonly others: readonly ChangedText[];
  /** The whole best model as one document. */
  readonly whole: string;
  /** What the current text says and {@link EvolveResult.text} would not: comments and parts beyond the model, in a few words each. */
  readonly losses: readonly string[];
}

export interface IndividualView {
  readonly id: string;
  readonly score: number;
  /** Name of the operator that made it, `seed`, `elite` or `crossover`. */
  readonly operator: string;
  readonly parents: readonly string[];
}

export interface GenerationView {
  readonly number: number;
  readonly best: number;
  readonly mean: number;
  readonly individuals: readonly IndividualView[];
}

export interface EvolutionRunView {
  readonly id: string;
  readonly uri: string;
  readonly state: 'running' | 'stopped' | 'finished' | 'failed';
  readonly seed: number;
  readonly start: number;
  readonly best: number;
  readonly plannedGenerations: number;
  readonly generations: readonly GenerationView[];
}
