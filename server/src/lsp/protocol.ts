/**
 * The requests and notifications beyond LSP that client and server exchange: types and names only, so that both
 * bundles may import it. One namespace-like constant per message, as `<name>.method`, with its types beside it.
 */
import type { WorkflowAction } from '../app/workflow-views.ts';

export type {
  ApplyResult,
  CandidateTextResult,
  CandidateView,
  EvolutionRunView,
  EvolveResult,
  FindingCount,
  GenerateResult,
  GenerationView,
  IndividualView,
  Overview,
  ProjectView,
  RecoverStoreResult,
  ScoreResult,
  StepView,
  StoreProblemView,
  UndoResult,
} from '../app/views.ts';
export type {
  ElementsView,
  PlanResult,
  PlanStepView,
  RunReactorResult,
  WorkflowAction,
  WorkflowRunView,
  WorkflowState,
  WorkflowStepState,
  WorkflowStepView,
} from '../app/workflow-views.ts';

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

/** Request {@link GenerateParams} → {@link GenerateResult}. Writes no file. */
export const generateRequest = 'sparkFactory/generate';

/** Whole text of one candidate, for a diff. Request `{ id }` → `{ text, targetUri }`. */
export const candidateTextRequest = 'sparkFactory/candidateText';
export interface CandidateTextParams {
  readonly id: string;
}

/** Writes a text to its target through `workspace/applyEdit`, with a journal entry. Request → {@link ApplyResult}. */
export const applyRequest = 'sparkFactory/apply';
export interface ApplyParams {
  readonly targetUri: string;
  readonly text: string;
  /** Documents that change with it, at once or not at all. */
  readonly others?: readonly { readonly uri: string; readonly text: string }[];
  /** What the journal calls it: `Generate clinic.spark`. */
  readonly label: string;
}

/** Puts the files of the last applied change back. Request (no parameters) → {@link ApplyResult} with the label. */
export const undoRequest = 'sparkFactory/undo';

/** Moves a damaged store aside and starts an empty one. Request (no parameters) → {@link RecoverStoreResult}. */
export const recoverStoreRequest = 'sparkFactory/recoverStore';

/** Score of one `.req` or `.spark` document for the status bar. Request `{ uri }` → {@link ScoreResult} or null. */
export const scoreRequest = 'sparkFactory/score';
export interface ScoreParams {
  readonly uri: string;
}

export interface EvolveParams {
  /** The `.spark` document. */
  readonly uri: string;
  readonly generations?: number;
  readonly population?: number;
  readonly seed?: number;
  readonly workDoneToken?: string | number;
}
/** Request {@link EvolveParams} → {@link EvolveResult}. Cancelling it stops the run; the best so far is kept. */
export const evolveRequest = 'sparkFactory/evolve';
/** Request `{ runId }` → null: stops a run after its generation; its request then answers with `stopped`. */
export const stopEvolutionRequest = 'sparkFactory/stopEvolution';

/** Runs of workflows, newest first. Request (no parameters) → {@link WorkflowRunView}[]. */
export const workflowRunsRequest = 'sparkFactory/workflowRuns';
/** Notification server → client, {@link WorkflowRunView}: a run began, went on or ended, in any window. */
export const workflowRunChanged = 'sparkFactory/workflowRun';
/** Resumes, retries, cancels or undoes a run. Request {@link WorkflowActionParams} → {@link WorkflowRunView} as it is afterwards. */
export const workflowActionRequest = 'sparkFactory/workflowAction';
export interface WorkflowActionParams {
  readonly id: string;
  readonly action: WorkflowAction;
  readonly workDoneToken?: string | number;
}

/** A reactor in a document, by its name. */
export interface ReactorParams {
  /** The `.spark` document. */
  readonly uri: string;
  readonly reactor: string;
}
/** The inputs that a reactor asks for. Request {@link ReactorParams} → {@link ReactorInputsResult}. */
export const reactorInputsRequest = 'sparkFactory/reactorInputs';
export interface ReactorInputsResult {
  /** In the order of the document; those with a default may be left out. */
  readonly inputs: readonly { readonly name: string; readonly required: boolean }[];
}
/** Runs a reactor of a document. Request {@link RunReactorParams} → {@link RunReactorResult}. */
export const runReactorRequest = 'sparkFactory/runReactor';
export interface RunReactorParams extends ReactorParams {
  /** A JSON object with the inputs by name. */
  readonly inputs: string;
  readonly workDoneToken?: string | number;
}
/** The plan of a reactor. Request {@link PlanParams} → {@link PlanResult}. */
export const planRequest = 'sparkFactory/plan';
export interface PlanParams {
  /** The `.spark` document; the factory's own workflows when absent. */
  readonly uri?: string;
  readonly reactor: string;
  /** Whether each step of the picture has room for its state. */
  readonly states?: boolean;
}
/** Commands behind the lenses of a reactor; their argument is {@link ReactorParams}. */
export const runReactorCommand = 'sparkFactory.runReactor';
export const showPlanCommand = 'sparkFactory.showPlan';

/**
 * A document of another tool as a `.req` document: request {@link ImportParams} → {@link ImportResult}. Writes no file. The
 * client reads the file, for it may lie where the server cannot.
 */
export const importRequest = 'sparkFactory/import';
export interface ImportParams {
  /** Name of the file, without folders. */
  readonly name: string;
  /** Its bytes, in Base64. */
  readonly content: string;
}
export interface ImportResult {
  /** Name for the new file: `spec.req`. */
  readonly name: string;
  readonly text: string;
  /** What it was read as: `kiro`, `spec-kit`, `reqif`, `text`. */
  readonly format: string;
  readonly statements: number;
}

/** Text of a document that ships with the factory: request `{ uri }` → {@link BuiltInDocumentResult}. */
export const builtInDocumentRequest = 'sparkFactory/builtInDocument';
export interface BuiltInDocumentParams {
  readonly uri: string;
}
/** `null` when there is no such document. */
export interface BuiltInDocumentResult {
  readonly text: string | null;
}

/**
 * The reference page of a language: request {@link LanguageReferenceParams} → {@link LanguageReferenceResult}. Without a name it is
 * the only language that the document defines or, where it defines none, is written in.
 */
export const languageReferenceRequest = 'sparkFactory/languageReference';
export interface LanguageReferenceParams {
  /** A `.spark` document. */
  readonly uri: string;
  readonly name?: string;
}
export interface LanguageReferenceResult {
  /** The languages to choose from. */
  readonly names: readonly string[];
  /** Absent where there is none, or several of which none was named. */
  readonly page?: { readonly name: string; readonly markdown: string };
}

/**
 * What Node is told when it runs the server. Reading a workspace makes much that is garbage soon, and so does each edit: with
 * room for what is new, little of it is copied. The server clears it away between keystrokes, for which it needs `gc`.
 */
export const serverNodeFlags: readonly string[] = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  '--expose-gc',
];

/** Scheme of the documents that ship with the factory. They are read-only. */
export const builtInScheme = 'spark-prelude';
/** Scheme of the factory's own workflows, which plans of runs lead to. Read-only, and only for reading. */
export const workflowScheme = 'spark-workflow';

/** The page that explains a kind of finding: a document of {@link builtInScheme} with the code in its path. */
export const findingPageUri = (code: string): string => `${builtInScheme}:/findings/${code}.md`;
/** Command of the client that shows such a page. Its argument is {@link ExplainFindingParams}. */
export const explainFindingCommand = 'sparkFactory.explainFinding';
export interface ExplainFindingParams {
  readonly code: string;
}

/** Command of the client behind lenses that count uses. Its argument is {@link ShowReferencesParams}. */
export const showReferencesCommand = 'sparkFactory.showReferences';
/** Positions as LSP counts them. */
export interface ShowReferencesParams {
  readonly uri: string;
  readonly position: LspPosition;
  readonly locations: readonly {
    readonly uri: string;
    readonly range: { readonly start: LspPosition; readonly end: LspPosition };
  }[];
}
interface LspPosition {
  readonly line: number;
  readonly character: number;
}

/** Request (no parameters) → readonly {@link EvolutionRunView}[] , newest first. */
export const evolutionRunsRequest = 'sparkFactory/evolutionRuns';
/** Notification server → client, {@link EvolutionRunView} with its newest generation only: a run went on. */
export const evolutionProgress = 'sparkFactory/evolutionProgress';

/** Writes corrections into a requirement document. Request {@link RefineParams} → {@link RefineResult}. */
export const refineRequest = 'sparkFactory/refine';
export interface RefineParams {
  readonly uri: string;
  /** Sentences such as `client means patient`. */
  readonly lines: readonly string[];
}
export interface RefineResult {
  readonly applied: boolean;
  readonly reason?: string;
  readonly added: readonly string[];
  /** Earlier corrections that said the opposite. */
  readonly replaced: readonly string[];
  /** What cannot be read as a correction; nothing was written then. */
  readonly unreadable: readonly string[];
}

/** What is understood of a requirement document, for a person to choose from. Request {@link TermsParams} → {@link TermsResult}. */
export const termsRequest = 'sparkFactory/terms';
export interface TermsParams {
  readonly uri: string;
}
export interface TermsResult {
  /** Names as words of a sentence. */
  readonly entities: readonly { readonly name: string; readonly attributes: readonly string[] }[];
  readonly actors: readonly string[];
}

/** Command of the client behind what is taught and needs an answer. Its argument is {@link TeachParams}. */
export const teachCommand = 'sparkFactory.teach';
export interface TeachParams {
  readonly uri: string;
  /** What is spoken of. */
  readonly name: string;
  readonly form: 'same' | 'kind' | 'attribute' | 'rename';
}
