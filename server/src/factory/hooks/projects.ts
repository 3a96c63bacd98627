/** What happens after actions of projects, inside of their transactions. */

import type { ChangeHandler } from '../../runtime/handlers.ts';
import { hook, idOf, listOf, textOf } from '../changes/change.ts';
import { strategyTypeOf } from '../synthesis-strategies.ts';
import { createdIn, updatedIn } from '../within.ts';

/** The score from which on a model is deployed without a person's looking at it. */
const goodEnough = 80;

export const projectHooks: Readonly<Record<string, ChangeHandler>> = {
  trigger_generation: hook(async (project, { arguments: given }, context) => {
    const strategies = listOf<string>(given['strategies']);
    const [only] = strategies;
    await createdIn(context, 'GenerationRequest', 'queue_generation', {
      dsl_project_id: idOf(project),
      strategies,
      strategy_type: only !== undefined && strategies.length === 1 ? strategyTypeOf(only) : 'hybrid',
      seed: given['seed'] ?? 1,
      requirements_hash: project['content_hash'] ?? null,
      target_uri: project['target_uri'] ?? null,
    });
    return project;
  }),

  deploy_if_ready: hook(async (project, { arguments: given }, context) => {
    const ready = Number(project['quality_score'] ?? 0) >= goodEnough && textOf(project['target_uri']) !== '';
    return given['auto_deploy'] === true && ready
      ? updatedIn(context, 'DslProject', 'deploy', project)
      : project;
  }),

  start_evolution_cycle: hook(async (project, { arguments: given }, context) => {
    await createdIn(context, 'EvolutionCycle', 'start_evolution', {
      dsl_project_id: idOf(project),
      evolution_strategy: given['strategy'] ?? 'genetic',
      trigger_reason: given['trigger_reason'] ?? 'manual',
    });
    return project;
  }),
};
