/** Numbers inside of maps and lists. */
import type { CalculationHandler } from '../../runtime/handlers.ts';
import { listOf, mapOf, numberOf, type Values } from '../changes/change.ts';
import { modelComplexity } from '../documents/judge-model.ts';
import { complexityOf } from '../documents/read-requirements.ts';
import { calculation, fieldOf } from './calculation.ts';

const within = (value: unknown, key: unknown): number | undefined => numberOf(mapOf(value)[String(key)]);

/** The value of a metric in the results of a validation. */
const metricIn = (value: unknown, name: unknown): number | undefined =>
  numberOf(listOf<Values>(mapOf(value)['metrics']).find(({ metric }) => metric === name)?.['value']);

/** Decimals are kept with at most 15 digits; differences of binary fractions would have more. */
const exact = (value: number): number => Number(value.toPrecision(12));

export const scoreCalculations: Readonly<Record<string, CalculationHandler>> = {
  score_in: calculation((record, { field, key }) => within(fieldOf(record, field), key)),

  shortfall_in: calculation((record, { field, key }) => {
    const score = within(fieldOf(record, field), key);
    return score === undefined ? null : exact(100 - score);
  }),

  difference_of: calculation((record, { field, less, key }) => {
    const [one, other] = [within(fieldOf(record, field), key), within(fieldOf(record, less), key)];
    return one === undefined || other === undefined ? null : exact(one - other);
  }),

  issues_of: calculation(
    (record, { issues, severity }) =>
      listOf<Values>(fieldOf(record, issues)).filter((each) => each['severity'] === severity).length,
  ),

  metric_in: calculation((record, { field, metric }) => metricIn(fieldOf(record, field), metric)),

  ambiguity_of: calculation((record, { field }) => {
    const clear = metricIn(fieldOf(record, field), 'unambiguity');
    if (clear === undefined) return null;
    if (clear >= 0.9) return 'low';
    return clear >= 0.7 ? 'medium' : 'high';
  }),

  model_complexity: calculation((record, { field }) => modelComplexity(mapOf(fieldOf(record, field)))),

  handles: calculation((record, { specification, score }) => {
    const complexity = within(fieldOf(record, specification), 'complexity');
    const good = (numberOf(fieldOf(record, score)) ?? 0) >= 0.6;
    return good && complexity !== undefined ? complexityOf(complexity) : null;
  }),
};
