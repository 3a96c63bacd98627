/** What holds for runs of strategies, candidates, their metrics and optimizations. */
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { listOf, mapOf, numberOf, textOf } from '../changes/change.ts';
import { rule } from './rule.ts';

const isWhole = (value: unknown): boolean => Number.isInteger(value);

export const synthesisValidations: Readonly<Record<string, ValidationHandler>> = {
  specification_data_valid: rule('specification_data', 'nothing_to_model', ({ get }) =>
    listOf(mapOf(get('specification_data'))['entities']).length > 0 ? undefined : 'must have entities',
  ),

  strategy_options_valid: rule('generation_options', 'invalid', ({ get }) => {
    const generations = mapOf(get('generation_options'))['optimize_generations'];
    return generations === undefined ||
      (isWhole(generations) && Number(generations) >= 0 && Number(generations) <= 100)
      ? undefined
      : 'must have a whole number from 0 to 100 as optimize_generations';
  }),

  valid_configuration: rule('configuration', 'invalid', ({ get }) => {
    const { seed } = mapOf(get('configuration'));
    return seed === undefined || isWhole(seed) ? undefined : 'must have a whole number as its seed';
  }),

  code_valid: rule('syntax_valid', 'unreadable', ({ get }) => {
    const vouched =
      get('deployment_ready') === true || ['approved', 'deployed'].includes(textOf(get('final_status')));
    return vouched && get('syntax_valid') === false
      ? 'must hold for a candidate that is approved, deployed or ready'
      : undefined;
  }),

  quality_scores_consistent: rule('overall_quality_score', 'inconsistent', ({ get }) => {
    const total = numberOf(mapOf(get('evaluation'))['total']);
    const overall = numberOf(get('overall_quality_score'));
    return total === undefined || overall === undefined || Math.abs(total - overall) < 0.05
      ? undefined
      : `must be ${total}, the total of the evaluation`;
  }),

  metric_value_valid: {
    validate: (changeset, options, context) => {
      const [field, unit] = [textOf(options['attribute']), textOf(options['unit'])];
      return rule(field, 'out_of_range', ({ get }) => {
        const value = get(field);
        if (value === null) return undefined;
        const number = numberOf(value);
        if (number === undefined) return 'must be a number that is not infinite';
        const top = { ratio: 1, percent: 100 }[textOf(get(unit))];
        return top === undefined || (number >= 0 && number <= top)
          ? undefined
          : `must lie between 0 and ${top}`;
      }).validate(changeset, options, context);
    },
  },

  score_matches_value: rule('score', 'inconsistent', ({ get }) => {
    const [score, value] = [numberOf(get('score')), numberOf(get('metric_value'))];
    return score === undefined ||
      value === undefined ||
      get('metric_unit') !== 'ratio' ||
      Math.abs(score - 100 * value) <= 0.06
      ? undefined
      : 'must be a hundred times the value';
  }),

  optimization_valid: rule('improvement_percentage', 'no_improvement', ({ get }) =>
    get('success_status') === 'successful' && (numberOf(get('improvement_percentage')) ?? 1) <= 0
      ? 'must be above 0 for an optimization that is successful'
      : undefined,
  ),

  metrics_consistent: rule('after_metrics', 'inconsistent', ({ get }) => {
    const [before, after] = ['before_metrics', 'after_metrics'].map((name) => mapOf(get(name)));
    if (Object.keys(after ?? {}).length === 0) return undefined;
    return numberOf(before?.['total']) !== undefined && numberOf(after?.['total']) !== undefined
      ? undefined
      : 'must have a total, and so must before_metrics';
  }),
};
