/** Data for the tests of trees and reports. */
import type {
  CandidateView,
  EvolutionRunView,
  GenerationView,
  ProjectView,
} from '../../../server/src/lsp/protocol.ts';
import type { Evaluation } from '../../../server/src/model/candidate.ts';

export const evaluation: Evaluation = {
  total: 82.4,
  metrics: [
    {
      metric: 'requirement-coverage',
      value: 0.9,
      weight: 0.5,
      reasons: ['45 of 50 statements are covered.'],
    },
    { metric: 'cohesion', value: 0.5, weight: 0.3, reasons: ['`Visit` has 14 attributes.'] },
    { metric: 'naming', value: 1, weight: 0.2, reasons: [] },
  ],
};

export function candidate(strategy: string, total: number, chosen = false): CandidateView {
  return { id: `id-${strategy}`, strategy, evaluation: { ...evaluation, total }, rationale: [], chosen };
}

export const project: ProjectView = {
  uri: 'file:///work/shop%201.req',
  name: 'Shop',
  statements: 12,
  entities: 3,
  findings: { error: 1, warning: 2, info: 0, hint: 0 },
  readiness: 71.2,
  model: { uri: 'file:///work/shop%201.spark', score: 82.4, edited: false },
  candidates: [candidate('template', 74), candidate('pattern_based', 82.4, true)],
};

export function generation(number: number, best: number): GenerationView {
  return {
    number,
    best,
    mean: best - 5,
    individuals: [
      { id: `${number}-1`, score: best - 10, operator: 'seed', parents: [] },
      { id: `${number}-2`, score: best, operator: 'split_resource', parents: ['0-1'] },
    ],
  };
}

export function run(id: string, generations: readonly GenerationView[]): EvolutionRunView {
  return {
    id,
    uri: 'file:///work/shop.spark',
    state: 'running',
    seed: 7,
    start: 64,
    best: generations.at(-1)?.best ?? 64,
    plannedGenerations: 20,
    generations,
  };
}
