/** Single metrics: values made comparable, scored, and compared with others of the same name. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { rounded } from '../documents/judge-model.ts';
import { recordsOf } from '../within.ts';
import { change, listOf, mapOf, numberOf, textOf } from './change.ts';

/** How many earlier verdicts are looked at. */
const lookedAt = 200;

export const metricChanges: Readonly<Record<string, ChangeHandler>> = {
  normalize_metric_value: change(({ get, options }) => {
    const [attribute, unit] = [textOf(options['attribute']), textOf(options['unit'])];
    const value = numberOf(get(attribute));
    return value !== undefined && get(unit) === 'percent'
      ? { set: { [attribute]: value / 100, [unit]: 'ratio' } }
      : undefined;
  }),

  calculate_score: change(({ get }) => {
    const value = numberOf(get('metric_value'));
    if (value === undefined || get('metric_unit') !== 'ratio') return { set: { score: null } };
    const score = rounded(100 * value);
    return { set: { score, threshold_passed: score >= (numberOf(get('threshold')) ?? 0) } };
  }),

  compare_to_benchmarks: change(async ({ get, options, context }) => {
    const [name, field] = [textOf(options['name']), textOf(options['value'])];
    const value = numberOf(get(field));
    if (value === undefined) return undefined;
    const earlier = await recordsOf(
      context,
      'QualityMetrics',
      'by_name',
      { metric_name: get(name) },
      { limit: lookedAt },
    );
    const others = earlier.flatMap((each) => numberOf(each[field]) ?? []);
    const { length } = others;
    return {
      set: {
        trend_data: earlier
          .slice(0, 10)
          .reverse()
          .map((each) => ({ at: each['inserted_at'], score: each[field] })),
        benchmark_comparison: {
          count: length,
          ...(length === 0
            ? {}
            : {
                mean: rounded(others.reduce((sum, each) => sum + each, 0) / length),
                percentile: rounded((100 * others.filter((each) => each <= value).length) / length),
              }),
        },
      },
    };
  }),

  generate_improvement_suggestions: change(({ get }) =>
    get('threshold_passed') === false
      ? { set: { improvement_suggestions: listOf(mapOf(get('measurement_details'))['reasons']) } }
      : undefined,
  ),
};
