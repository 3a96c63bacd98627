/** Every id that the manifest and the code share. A test compares this list with package.json. */
import {
  builtInScheme,
  runReactorCommand,
  showPlanCommand,
  workflowScheme,
} from '../../server/src/lsp/protocol.ts';

/** Id of the extension: publisher and name. */
export const EXTENSION_ID = 'spark-dsl-factory.spark-dsl-factory';

/** Section of the settings, prefix of commands, views and context keys. */
export const SECTION = 'sparkFactory';

/** Scheme of the virtual documents that show proposals and reports. */
export const SCHEME = 'spark-factory';

/** Schemes of what the extension itself shows: no commands and no scores are about these. */
export const ownSchemes: ReadonlySet<string> = new Set([SCHEME, builtInScheme, workflowScheme]);

/** Language ids. */
export const languages = { requirements: 'requirements', spark: 'spark' } as const;

/** Commands that package.json contributes. */
export const commands = {
  generateModel: 'sparkFactory.generateModel',
  applyPreview: 'sparkFactory.applyPreview',
  discardPreview: 'sparkFactory.discardPreview',
  compareCandidate: 'sparkFactory.compareCandidate',
  useCandidate: 'sparkFactory.useCandidate',
  explainChoice: 'sparkFactory.explainChoice',
  evaluateModel: 'sparkFactory.evaluateModel',
  evolveModel: 'sparkFactory.evolveModel',
  showLanguageReference: 'sparkFactory.showLanguageReference',
  stopEvolution: 'sparkFactory.stopEvolution',
  undoLastChange: 'sparkFactory.undoLastChange',
  openExample: 'sparkFactory.openExample',
  importRequirements: 'sparkFactory.importRequirements',
  showOutput: 'sparkFactory.showOutput',
  restartServer: 'sparkFactory.restartServer',
  recoverStore: 'sparkFactory.recoverStore',
  sortSections: 'sparkFactory.sortSections',
  organizeUses: 'sparkFactory.organizeUses',
  refineSpecification: 'sparkFactory.refineSpecification',
  refresh: 'sparkFactory.refresh',
  resumeRun: 'sparkFactory.resumeRun',
  retryRun: 'sparkFactory.retryRun',
  cancelRun: 'sparkFactory.cancelRun',
  undoRun: 'sparkFactory.undoRun',
  runReactor: runReactorCommand,
  showPlan: showPlanCommand,
  showRunPlan: 'sparkFactory.showRunPlan',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Views that package.json contributes. */
export const views = {
  projects: 'sparkFactory.projects',
  evolution: 'sparkFactory.evolution',
  runs: 'sparkFactory.runs',
} as const;

/** Context keys that `when` clauses read. */
export const contexts = {
  /** `starting`, `running`, `failed`. */
  server: 'sparkFactory.server',
  hasProjects: 'sparkFactory.hasProjects',
  evolving: 'sparkFactory.evolving',
  /** Whether the store is damaged in a way that *Recover Store* mends. */
  storeDamaged: 'sparkFactory.storeDamaged',
} as const;

/** Settings, without the section. The server reads `codeLens` and `inlayHints`, the language client `trace`. */
export const settings = {
  strategies: 'generate.strategies',
  seed: 'generate.seed',
  review: 'generate.review',
  requirementsSeverity: 'requirements.severity',
  generations: 'evolution.generations',
  population: 'evolution.population',
  evolutionSeed: 'evolution.seed',
  codeLens: 'codeLens.enable',
  codeLensStatements: 'codeLens.statements',
  inlayHints: 'inlayHints.derived',
  inlayScores: 'inlayHints.score',
  trace: 'trace.server',
} as const;
