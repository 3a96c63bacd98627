/** What actions of quality assessments do. */
import type { Specification } from '../../model/specification.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import {
  findingData,
  groupScore,
  type JudgedText,
  judgeModelText,
  rounded,
} from '../documents/judge-model.ts';
import { recordOf } from '../within.ts';
import { change, listOf, mapOf, numberOf, Refusal, textOf } from './change.ts';

/** Metrics below this are worth a recommendation. */
const weak = 0.8;

export const assessmentChanges: Readonly<Record<string, ChangeHandler>> = {
  validate_assessment_target: change(async ({ get, argument, context }) => {
    const project = await recordOf(context, 'DslProject', get('dsl_project_id'), {
      load: ['last_execution_time_ms'],
    });
    const code = textOf(argument('generated_code') ?? project['generated_code']);
    if (code === '')
      throw new Refusal('generated_code', 'required', 'must be given, since the project has no model yet');
    return { share: { project, code } };
  }),

  perform_quality_assessment: change(({ shared, context }) => {
    const code = shared<string>('code');
    if (code === undefined) return undefined;
    const project = shared<Row>('project');
    const began = context.surroundings.now();
    const judged = judgeModelText(
      code,
      (project?.['specification'] ?? undefined) as Specification | undefined,
    );
    const { evaluation, diagnostics } = judged;
    const weakest = evaluation.metrics.filter(({ value }) => value < weak).sort((a, b) => a.value - b.value);
    return {
      set: {
        code_quality_score: groupScore(evaluation, 'code_quality'),
        usability_score: groupScore(evaluation, 'usability'),
        maintainability_score: groupScore(evaluation, 'maintainability'),
        compliance_score: groupScore(evaluation, 'compliance'),
        performance_score: speedScore(project),
        detailed_metrics: { total: evaluation.total, metrics: evaluation.metrics },
        issues_found: diagnostics.map((each) => findingData(each, code)),
        recommendations: weakest.slice(0, 5).flatMap(({ reasons }) => reasons.slice(0, 1)),
        assessment_duration_ms: Math.max(0, Math.round(context.surroundings.now() - began)),
      },
      share: { judged },
    };
  }),

  calculate_overall_score: change(({ shared }) => {
    const judged = shared<JudgedText>('judged');
    return judged && { set: { overall_score: judged.evaluation.total } };
  }),

  incorporate_manual_review: change(({ get, argument, context }) => {
    const metadata = mapOf(get('assessor_metadata'));
    const automatic = numberOf(metadata['automatic_score']) ?? numberOf(get('overall_score')) ?? 0;
    const review = {
      score: argument('score'),
      comment: argument('comment'),
      by: context.actor?.['id'] ?? null,
    };
    const reviews = [...listOf(metadata['reviews']), review];
    return {
      set: {
        assessor_metadata: { ...metadata, automatic_score: automatic, reviews },
        recommendations: [...listOf(get('recommendations')), ...listOf(argument('recommendations'))],
      },
      share: { automatic, reviews },
    };
  }),

  recalculate_overall_score: change(({ shared }) => {
    const reviews = shared<readonly { score: number }[]>('reviews') ?? [];
    const scores = [shared<number>('automatic') ?? 0, ...reviews.map(({ score }) => Number(score))];
    return { set: { overall_score: rounded(scores.reduce((sum, each) => sum + each, 0) / scores.length) } };
  }),
};

/** 100 for a generation that took up to a second, 0 from a minute on, falling with the logarithm between; null when none is known. */
export function speedScore(project: Row | undefined): number | null {
  const { last_execution_time_ms: last } = project ?? {};
  if (typeof last !== 'number') return null;
  const seconds = Math.min(60, Math.max(1, last / 1000));
  return rounded(100 * (1 - Math.log(seconds) / Math.log(60)));
}
