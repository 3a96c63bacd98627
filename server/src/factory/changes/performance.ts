/** Measurements: samples summed up, compared with earlier ones, and judged. Lower values are better. */
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { rounded } from '../documents/judge-model.ts';
import { mean } from '../documents/read-documents.ts';
import { recordsOf } from '../within.ts';
import { change, listOf, numberOf, Refusal, type Seen, textOf } from './change.ts';

/** Units that mean the same, with the one that is kept. */
const units: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  s: ['ms', 1000],
  us: ['ms', 0.001],
  kB: ['B', 1000],
  MB: ['B', 1_000_000],
};

export interface Summary {
  readonly mean: number;
  readonly variance: number;
  readonly deviation: number;
  /** Where the mean lies with 95 percent, by the normal approximation. */
  readonly low: number;
  readonly high: number;
  /** By Tukey's fences. */
  readonly outliers: number;
}

/** Sums samples up; variance is that of a sample (n - 1), and 0 for a single one. */
export function summaryOf(samples: readonly number[]): Summary {
  const average = mean(samples);
  const n = samples.length;
  const variance = n < 2 ? 0 : samples.reduce((sum, each) => sum + (each - average) ** 2, 0) / (n - 1);
  const deviation = Math.sqrt(variance);
  const half = n === 0 ? 0 : (1.96 * deviation) / Math.sqrt(n);
  return {
    mean: average,
    variance,
    deviation,
    low: average - half,
    high: average + half,
    outliers: outliersOf(samples),
  };
}

function outliersOf(samples: readonly number[]): number {
  if (samples.length < 4) return 0;
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place - Math.floor(place));
  };
  const [low, high] = [at(0.25), at(0.75)];
  const fence = 1.5 * (high - low);
  return samples.filter((each) => each < low - fence || each > high + fence).length;
}

const precise = (value: number): number => Number(value.toPrecision(12));

function summarized({ get }: Seen) {
  const samples = listOf(get('samples')).flatMap((each) => numberOf(each) ?? []);
  const value = numberOf(get('measurement_value'));
  if (samples.length === 0) {
    if (value === undefined)
      throw new Refusal('measurement_value', 'required', 'must be given, or samples of which it is the mean');
    return { set: { sample_size: 1 } };
  }
  const { mean: average, variance, deviation, low, high, outliers } = summaryOf(samples);
  return {
    set: {
      measurement_value: precise(average),
      sample_size: samples.length,
      ...(samples.length < 2
        ? {}
        : {
            variance: precise(variance),
            standard_deviation: precise(deviation),
            confidence_interval: { low: precise(low), high: precise(high) },
          }),
      outliers_detected: outliers,
    },
  };
}

async function earlierOf({ get, context, changeset }: Seen): Promise<readonly Row[]> {
  const all = await recordsOf(
    context,
    'PerformanceMetric',
    'by_name',
    { metric_name: textOf(get('metric_name')) },
    { limit: 200 },
  );
  return all.filter(
    (each) => each['measurement_unit'] === get('measurement_unit') && each['id'] !== changeset.data?.['id'],
  );
}

export const performanceChanges: Readonly<Record<string, ChangeHandler>> = {
  summarize_samples: change(summarized),
  finalize_metric: change(summarized),

  normalize_measurement: change(({ get }) => {
    const [unit, factor] = units[textOf(get('measurement_unit'))] ?? [];
    if (unit === undefined || factor === undefined) return undefined;
    const scaled = (name: string, power = factor) => {
      const value = numberOf(get(name));
      return value === undefined ? {} : { [name]: precise(value * power) };
    };
    return {
      set: {
        measurement_unit: unit,
        samples: listOf(get('samples')).flatMap((each) => precise((numberOf(each) ?? 0) * factor)),
        ...scaled('measurement_value'),
        ...scaled('baseline_value'),
        ...scaled('standard_deviation'),
        ...scaled('variance', factor * factor),
      },
    };
  }),

  compare_to_earlier: change(async (seen) => {
    const earlier = await earlierOf(seen);
    const value = numberOf(seen.get('measurement_value')) ?? 0;
    const values = earlier.flatMap((each) => numberOf(each['measurement_value']) ?? []);
    const given = numberOf(seen.get('baseline_value'));
    return {
      set: {
        ...(given === undefined && values.length > 0 ? { baseline_value: precise(mean(values)) } : {}),
        benchmark_percentile:
          values.length === 0
            ? null
            : rounded((100 * values.filter((each) => each >= value).length) / values.length),
        trend_data: earlier
          .slice(0, 9)
          .reverse()
          .map((each) => ({ at: each['inserted_at'], value: each['measurement_value'] })),
      },
      share: { earlier: values },
    };
  }),

  calculate_performance_score: change(({ get }) => {
    const [value, baseline] = [numberOf(get('measurement_value')), numberOf(get('baseline_value'))];
    return value === undefined || value < 0 || baseline === undefined || baseline <= 0
      ? undefined
      : { set: { performance_score: rounded(100 / (1 + value / baseline)) } };
  }),

  analyze_performance_issues: change(({ get }) => {
    const value = numberOf(get('measurement_value')) ?? 0;
    const baseline = numberOf(get('baseline_value'));
    const deviation = numberOf(get('standard_deviation')) ?? 0;
    const outliers = numberOf(get('outliers_detected')) ?? 0;
    const slower = baseline === undefined || baseline === 0 ? 0 : (100 * (value - baseline)) / baseline;
    return {
      set: {
        performance_issues: [
          ...(slower >= 20 ? [`It is ${Math.round(slower)} % above the baseline.`] : []),
          ...(value > 0 && deviation > value / 2 ? ['Samples scatter by more than half of their mean.'] : []),
          ...(outliers > 0 ? [`${outliers} of ${listOf(get('samples')).length} samples are outliers.`] : []),
        ],
      },
    };
  }),

  identify_optimization_opportunities: change(({ get, shared }) => {
    const value = numberOf(get('measurement_value')) ?? 0;
    const earlier = shared<readonly number[]>('earlier') ?? [];
    const best = earlier.length === 0 ? value : Math.min(...earlier);
    return best < value
      ? {
          set: {
            optimization_opportunities: [
              `It has been ${precise(best)} ${textOf(get('measurement_unit'))}: getting back there wins ${Math.round((100 * (value - best)) / value)} %.`,
            ],
          },
        }
      : undefined;
  }),
};
