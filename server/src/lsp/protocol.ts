/**
 * The requests and notifications beyond LSP that client and server exchange: types and names only, so that both
 * bundles may import it. One namespace-like constant per message, as `<name>.method`, with its types beside it.
 */
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
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  /** 0 to 100: how ready the requirements are to be generated from. */
  readonly readiness: number;
  /** The generated model, when there is one. */
  readonly model?: { readonly uri: string; readonly score: number; readonly edited: boolean };
  readonly candidates: readonly CandidateView[];
}

export interface Overview {
  readonly projects: readonly ProjectView[];
  /** Why there is no store, when there is none: corrupt, read-only …; a sentence with what to do. */
  readonly storeProblem?: string;
}

/** Request (no parameters) → {@link Overview}. */
export const overviewRequest = 'sparkFactory/overview';
/** Notification server → client, no parameters: ask again. */
export const overviewChanged = 'sparkFactory/overviewChanged';

export interface GenerateParams {
  /** The `.req` document. */
  readonly uri: string;
  readonly strategies?: readonly string[];
  readonly seed?: number;
  /** LSP work-done progress token; the request is cancelled by `$/cancelRequest`. */
  readonly workDoneToken?: string | number;
}

export interface GenerateResult {
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
/** Request {@link GenerateParams} → {@link GenerateResult}. Writes no file. */
export const generateRequest = 'sparkFactory/generate';

/** Whole text of one candidate, for a diff. Request `{ id }` → `{ text, targetUri }`. */
export const candidateTextRequest = 'sparkFactory/candidateText';
export interface CandidateTextParams {
  readonly id: string;
}
export interface CandidateTextResult {
  readonly text: string;
  readonly targetUri: string;
}

/** Writes a text to its target through `workspace/applyEdit`, with a journal entry. Request → {@link ApplyResult}. */
export const applyRequest = 'sparkFactory/apply';
export interface ApplyParams {
  readonly targetUri: string;
  readonly text: string;
  /** What the journal calls it: `Generate clinic.spark`. */
  readonly label: string;
}
export interface ApplyResult {
  readonly applied: boolean;
  readonly reason?: string;
}

/** Puts the files of the last applied change back. Request (no parameters) → {@link ApplyResult} with the label. */
export const undoRequest = 'sparkFactory/undo';
export interface UndoResult extends ApplyResult {
  readonly label?: string;
}

/** Score of one `.req` or `.spark` document for the status bar. Request `{ uri }` → {@link ScoreResult} or null. */
export const scoreRequest = 'sparkFactory/score';
export interface ScoreParams {
  readonly uri: string;
}
export interface ScoreResult {
  readonly kind: 'requirements' | 'model';
  readonly evaluation: Evaluation;
}

export interface EvolveParams {
  /** The `.spark` document. */
  readonly uri: string;
  readonly generations?: number;
  readonly population?: number;
  readonly seed?: number;
  readonly workDoneToken?: string | number;
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
}
/** Request {@link EvolveParams} → {@link EvolveResult}. Cancelling it stops the run; the best so far is kept. */
export const evolveRequest = 'sparkFactory/evolve';
/** Request `{ runId }` → null: stops a run after its generation; its request then answers with `stopped`. */
export const stopEvolutionRequest = 'sparkFactory/stopEvolution';

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
/** Request (no parameters) → readonly {@link EvolutionRunView}[] , newest first. */
export const evolutionRunsRequest = 'sparkFactory/evolutionRuns';
/** Notification server → client, {@link EvolutionRunView} with its newest generation only: a run went on. */
export const evolutionProgress = 'sparkFactory/evolutionProgress';
