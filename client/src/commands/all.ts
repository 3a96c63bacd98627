/** The registry of commands: one line each. */
import { registerApplyPreview } from './apply-preview.ts';
import { registerCompareCandidate } from './compare-candidate.ts';
import type { Deps } from './deps.ts';
import { registerDiscardPreview } from './discard-preview.ts';
import { registerEvaluateModel } from './evaluate-model.ts';
import { registerEvolveModel } from './evolve-model.ts';
import { registerExplainChoice } from './explain-choice.ts';
import { registerExplainFinding } from './explain-finding.ts';
import { registerGenerateModel } from './generate-model.ts';
import { registerImportRequirements } from './import-requirements.ts';
import { registerOpenExample } from './open-example.ts';
import { registerOrganizeUses } from './organize-uses.ts';
import { registerRecoverStore } from './recover-store.ts';
import { registerRefineSpecification } from './refine-specification.ts';
import { registerRefresh } from './refresh.ts';
import { registerRestartServer } from './restart-server.ts';
import { registerRunReactor } from './run-reactor.ts';
import { registerShowLanguageReference } from './show-language-reference.ts';
import { registerShowOutput } from './show-output.ts';
import { registerShowPlan } from './show-plan.ts';
import { registerShowReferences } from './show-references.ts';
import { registerSortSections } from './sort-sections.ts';
import { registerStopEvolution } from './stop-evolution.ts';
import { registerTeach } from './teach.ts';
import { registerUndoLastChange } from './undo-last-change.ts';
import { registerUseCandidate } from './use-candidate.ts';
import { registerWorkflowActions } from './workflow-actions.ts';

const registrations: readonly ((deps: Deps) => void)[] = [
  registerGenerateModel,
  registerApplyPreview,
  registerDiscardPreview,
  registerCompareCandidate,
  registerUseCandidate,
  registerExplainChoice,
  registerEvaluateModel,
  registerEvolveModel,
  registerStopEvolution,
  registerShowLanguageReference,
  registerUndoLastChange,
  registerOpenExample,
  registerImportRequirements,
  registerShowOutput,
  registerRestartServer,
  registerRecoverStore,
  registerSortSections,
  registerOrganizeUses,
  registerRefresh,
  registerRefineSpecification,
  registerTeach,
  registerShowReferences,
  registerExplainFinding,
  registerRunReactor,
  registerShowPlan,
  registerWorkflowActions,
];

/** Registers every command that package.json contributes, and those behind lenses and light bulbs. */
export function registerCommands(deps: Deps): void {
  for (const register of registrations) register(deps);
}
