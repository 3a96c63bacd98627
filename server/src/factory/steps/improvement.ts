/** What holds the factory back, and which other settings might help. */
import type { StepHandler } from '../../reactor/index.ts';
import type { Row } from '../../runtime/context.ts';
import { listOf, mapOf, numberOf, textOf } from '../changes/change.ts';
import { parametersOf, problemWith } from '../changes/improvement.ts';
import { mean } from '../documents/read-documents.ts';
import { type FactoryServices, stoppedBy } from '../services.ts';
import { type Parameters, tryParameters, tunables } from '../tunables.ts';
import { StepFailure, step } from './step.ts';

export interface Bottleneck {
  /** What is slow or weak. */
  readonly name: string;
  /** The part of the factory whose settings bear on it. */
  readonly component: 'synthesis' | 'evolution';
  /** 0 to 1: how bad it is. */
  readonly severity: number;
  readonly evidence: string;
}

/** Scores below this share are a bottleneck. */
const weak = 0.8;
/** Milliseconds of a generation that are too many. */
const slow = 10_000;

export const improvementSteps = ({ host }: FactoryServices): Readonly<Record<string, StepHandler>> => ({
  identify_bottlenecks: step(({ metrics, strategy_runs, requests, evolutions }) =>
    [
      ...ofMetrics(mapOf(metrics)),
      ...ofStrategies(listOf<Row>(strategy_runs)),
      ...ofRequests(listOf<Row>(requests)),
      ...ofEvolutions(listOf<Row>(evolutions)),
    ].sort((a, b) => b.severity - a.severity || (a.name < b.name ? -1 : 1)),
  ),

  generate_solutions: step(({ bottlenecks, earlier }) => {
    const components = new Set(listOf<Bottleneck>(bottlenecks).map(({ component }) => component));
    const tried = new Set(
      listOf<Row>(earlier).map((each) =>
        JSON.stringify([each['target_component'], mapOf(each['change_made'])['to']]),
      ),
    );
    return tunables.flatMap(({ name, candidates }) => {
      if (![...components].some((component) => name.startsWith(`${component}.`))) return [];
      const value = candidates.find((each) => !tried.has(JSON.stringify([name, each])));
      const improvement_type = name.startsWith('synthesis.') ? 'strategy' : 'parameter';
      return value === undefined ? [] : [{ improvement_type, target_component: name, value }];
    });
  }),

  try_setting: step(async ({ target_component, value, settings, samples, seed }, { signal }) => {
    const name = textOf(target_component);
    const problem = problemWith(name, value);
    if (problem) throw new StepFailure(`${problem.field} ${problem.message}.`);
    const parameters = parametersOf(listOf<Row>(settings));
    const trial = (own: Parameters) =>
      tryParameters(listOf<string>(samples), own, numberOf(seed) ?? 1, stoppedBy(signal, host));
    return { before: await trial(parameters), after: await trial({ ...parameters, [name]: value }) };
  }),
});

const componentOf = (name: string): Bottleneck['component'] =>
  name.startsWith('evolution') ? 'evolution' : 'synthesis';

function ofMetrics(metrics: Readonly<Record<string, unknown>>): readonly Bottleneck[] {
  return Object.entries(metrics).flatMap(([name, value]) => {
    const share = numberOf(value);
    return share === undefined || share >= weak
      ? []
      : [{ name, component: componentOf(name), severity: 1 - share, evidence: `${name} is ${share}.` }];
  });
}

function ofStrategies(runs: readonly Row[]): readonly Bottleneck[] {
  return [...new Set(runs.map(({ name }) => textOf(name)))].flatMap((name) => {
    const own = runs.filter((run) => run['name'] === name);
    const failed = own.filter(({ status }) => status === 'failed').length / own.length;
    const scores = own.flatMap((run) => numberOf(run['success_score']) ?? []);
    const found: Bottleneck[] = [];
    if (failed > 1 - weak)
      found.push({
        name: `${name} fails`,
        component: 'synthesis',
        severity: failed,
        evidence: `${Math.round(100 * failed)} % of ${own.length} runs of ${name} failed.`,
      });
    if (scores.length > 0 && mean(scores) < weak)
      found.push({
        name: `${name} scores low`,
        component: 'synthesis',
        severity: 1 - mean(scores),
        evidence: `Models of ${name} have ${Math.round(100 * mean(scores))} of 100 points on average.`,
      });
    return found;
  });
}

function ofRequests(requests: readonly Row[]): readonly Bottleneck[] {
  const times = requests.flatMap((each) => numberOf(each['execution_time_ms']) ?? []);
  const average = mean(times);
  return average <= slow
    ? []
    : [
        {
          name: 'generation is slow',
          component: 'synthesis',
          severity: Math.min(1, average / (10 * slow)),
          evidence: `A generation takes ${Math.round(average / 1000)} seconds on average.`,
        },
      ];
}

function ofEvolutions(runs: readonly Row[]): readonly Bottleneck[] {
  const finished = runs.filter(({ status }) => status === 'completed');
  const gains = finished.flatMap((run) => {
    const [best, first] = [numberOf(run['best_fitness']), numberOf(run['baseline_fitness'])];
    return best === undefined || first === undefined || first >= 100 ? [] : [(best - first) / (100 - first)];
  });
  return gains.length === 0 || mean(gains) >= 1 - weak
    ? []
    : [
        {
          name: 'evolution wins little',
          component: 'evolution',
          severity: 1 - mean(gains),
          evidence: `Evolutions win ${Math.round(100 * mean(gains))} % of what is left to win on average.`,
        },
      ];
}
