/** What actions of cycles of evolution do. */
import type { Specification } from '../../model/specification.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { judgeModelText, metricScores, rounded } from '../documents/judge-model.ts';
import { recordOf, recordsOf } from '../within.ts';
import { change, listOf, mapOf, numberOf, Refusal, textOf } from './change.ts';

const count = (value: unknown): number => numberOf(value) ?? 0;

export const cycleChanges: Readonly<Record<string, ChangeHandler>> = {
  validate_evolution_target: change(async ({ get, context }) => {
    const project = await recordOf(context, 'DslProject', get('dsl_project_id'));
    if (textOf(project['generated_code']) === '')
      throw new Refusal('dsl_project_id', 'no_model', 'must be of a project that has a model');
    return { share: { project } };
  }),

  capture_baseline_metrics: change(({ shared }) => {
    const project = shared<Row>('project');
    if (!project) return undefined;
    const specification = (project['specification'] ?? undefined) as Specification | undefined;
    const { evaluation } = judgeModelText(textOf(project['generated_code']), specification);
    return { set: { baseline_metrics: metricScores(evaluation) } };
  }),

  calculate_cycle_number: change(async ({ get, context }) => {
    const cycles = await recordsOf(context, 'EvolutionCycle', 'by_project', {
      dsl_project_id: get('dsl_project_id'),
    });
    return { set: { cycle_number: 1 + Math.max(0, ...cycles.map((each) => count(each['cycle_number']))) } };
  }),

  validate_analysis_complete: change(({ get }) => {
    if (numberOf(mapOf(get('baseline_metrics'))['total']) === undefined)
      throw new Refusal(
        'baseline_metrics',
        'required',
        'must have a total before improvements are thought of',
      );
    return undefined;
  }),

  validate_improvements_generated: change(({ get }) => {
    if (count(get('improvements_generated')) === 0)
      throw new Refusal('improvements_generated', 'required', 'must be at least 1 before anything is tested');
    return undefined;
  }),

  validate_testing_complete: change(({ get }) => {
    if (count(get('improvements_tested')) === 0)
      throw new Refusal('improvements_tested', 'required', 'must be at least 1 before anything is applied');
    return undefined;
  }),

  validate_evolution_results: change(({ get }) => {
    const after = numberOf(mapOf(get('final_metrics'))['total']);
    if (after === undefined)
      throw new Refusal('final_metrics', 'required', 'must have the total after the cycle');
    const before = numberOf(mapOf(get('baseline_metrics'))['total']) ?? 0;
    return { set: { quality_improvement: rounded(after - before) } };
  }),

  calculate_duration: change(({ get, context }) => {
    const started = Date.parse(textOf(get('started_at')));
    return Number.isNaN(started)
      ? undefined
      : { set: { duration_ms: Math.max(0, Math.round(context.surroundings.now() - started)) } };
  }),

  record_evolution_failure: change(({ get, argument }) => ({
    set: { lessons_learned: [...listOf(get('lessons_learned')), argument('reason')] },
  })),
};
