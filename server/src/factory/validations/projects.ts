/** What holds for projects, requests, assessments and cycles. */
import { readRequirements } from '../../language/requirements-document/index.ts';
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { listOf, mapOf, numberOf, textOf, type Values } from '../changes/change.ts';
import { strategyTypeOf } from '../synthesis-strategies.ts';
import { rule, touches } from './rule.ts';

const day = 24 * 60 * 60 * 1000;
const count = (value: unknown): number => numberOf(value) ?? 0;

export const projectValidations: Readonly<Record<string, ValidationHandler>> = {
  requirements_format: rule('requirements', 'no_statements', (looked) => {
    if (!touches(looked, 'requirements')) return undefined;
    const [{ statements }] = readRequirements(
      textOf(looked.get('requirements')),
      textOf(looked.get('uri')) || 'requirements.req',
    );
    return statements.length > 0 ? undefined : 'must hold at least one statement';
  }),

  generated_code_quality: rule('quality_score', 'not_good_enough', ({ get, options }) => {
    const least = numberOf(options['minimum_score']) ?? 80;
    return count(get('quality_score')) >= least ? undefined : `must be at least ${least}`;
  }),

  generation_parameters: rule('strategies', 'contradiction', ({ get }) => {
    const strategies = listOf<string>(get('strategies'));
    const type = textOf(get('strategy_type'));
    if (type === 'hybrid' || strategies.length === 0) return undefined;
    return strategies.every((name) => strategyTypeOf(name) === type)
      ? undefined
      : `must all be of the type ${type}, or the type hybrid`;
  }),

  execution_time_reasonable: rule('execution_time_ms', 'unreasonable', ({ get }) =>
    count(get('execution_time_ms')) <= day ? undefined : 'must be at most a day',
  ),

  assessment_completeness: rule('overall_score', 'incomplete', ({ get }) => {
    if (get('assessment_type') !== 'automatic' || get('overall_score') === null) return undefined;
    const scores = ['code_quality_score', 'usability_score', 'maintainability_score'];
    const missing = scores.filter((name) => get(name) === null);
    return missing.length === 0 ? undefined : `must come with ${missing.join(', ')}`;
  }),

  score_consistency: rule('overall_score', 'inconsistent', ({ get }) => {
    const overall = numberOf(get('overall_score'));
    const reviews = listOf<Values>(mapOf(get('assessor_metadata'))['reviews']).map(({ score }) => score);
    const scores = ['code_quality_score', 'usability_score', 'maintainability_score', 'compliance_score'].map(
      get,
    );
    const all = [...scores, ...reviews].flatMap((each) => numberOf(each) ?? []);
    if (overall === undefined || all.length === 0) return undefined;
    return overall >= Math.min(...all) && overall <= Math.max(...all)
      ? undefined
      : `must lie between ${Math.min(...all)} and ${Math.max(...all)}, the least and the greatest of the single scores`;
  }),

  evolution_metrics: rule('baseline_metrics', 'invalid_score', ({ get }) => {
    const maps = ['baseline_metrics', 'target_metrics', 'final_metrics'];
    const wrong = maps.find((name) =>
      Object.values(mapOf(get(name))).some((each) => {
        const score = numberOf(each);
        return score === undefined || score < 0 || score > 100;
      }),
    );
    return wrong === undefined ? undefined : `must hold scores from 0 to 100, and so must ${wrong}`;
  }),

  improvement_consistency: rule('improvements_tested', 'inconsistent', ({ get }) => {
    const [generated, tested, applied] = [
      count(get('improvements_generated')),
      count(get('improvements_tested')),
      count(get('improvements_applied')),
    ];
    if (tested > generated) return `must be at most ${generated}, the number of those that were thought of`;
    return applied > tested
      ? `must be at least ${applied}, the number of those that were applied`
      : undefined;
  }),
};
