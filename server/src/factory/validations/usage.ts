/** What holds for analyses and what they find. */
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { listOf, numberOf, textOf } from '../changes/change.ts';
import { isWindow } from '../documents/time-window.ts';
import { rule } from './rule.ts';

export const usageValidations: Readonly<Record<string, ValidationHandler>> = {
  analysis_options_valid: rule('analysis_depth', 'nothing_to_do', ({ get }) => {
    const parts = ['include_patterns', 'include_performance', 'include_pain_points'];
    return ['deep', 'comprehensive'].includes(textOf(get('analysis_depth'))) &&
      parts.every((name) => get(name) === false)
      ? 'needs patterns, performance or pain points to look at'
      : undefined;
  }),

  sufficient_data_sources: rule('data_sources', 'required', ({ get }) =>
    listOf(get('data_sources')).length > 0 ? undefined : 'must name at least one source',
  ),

  time_window_valid: rule('time_window', 'invalid', ({ get }) =>
    isWindow(textOf(get('time_window')))
      ? undefined
      : 'must be a number of hours, days, weeks or months, such as 12h, 30d, 4w or 3m',
  ),

  frequency_consistent: rule('prevalence_percentage', 'inconsistent', ({ get }) => {
    const [frequency, prevalence] = [numberOf(get('frequency')), numberOf(get('prevalence_percentage'))];
    if (frequency === undefined || prevalence === undefined) return undefined;
    return frequency > 0 === prevalence > 0 ? undefined : `must fit ${frequency} resources that have it`;
  }),

  measurement_valid: rule('measurement_value', 'negative', ({ get }) =>
    (numberOf(get('measurement_value')) ?? 0) >= 0 ? undefined : 'must not be negative',
  ),

  performance_score_consistent: rule('performance_score', 'inconsistent', ({ get }) => {
    const [score, value, baseline] = ['performance_score', 'measurement_value', 'baseline_value'].map(
      (name) => numberOf(get(name)),
    );
    if (score === undefined || value === undefined || baseline === undefined) return undefined;
    if (value > baseline && score > 50) return 'must be at most 50 for a value above the baseline';
    return value < baseline && score < 50 ? 'must be at least 50 for a value below the baseline' : undefined;
  }),

  impact_scores_valid: rule('user_impact_score', 'inconsistent', ({ get }) =>
    numberOf(get('affected_user_percentage')) === 0 && (numberOf(get('user_impact_score')) ?? 0) > 0
      ? 'must be 0 for what affects nobody'
      : undefined,
  ),
};
