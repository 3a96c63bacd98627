/** Scores of models: the metrics, and the evaluation that weighs them. */
export { createFitness, evaluate, evaluateModel } from './evaluate.ts';
export type { Metric } from './metric.ts';
export { metrics } from './registry.ts';
