/** A kept run of evolution as the editor shows it. */
import type { FactoryRuntime } from '../factory/create-factory-runtime.ts';
import type { Row } from '../runtime/context.ts';
import { unwrap } from '../runtime/outcome.ts';
import { inside } from './inside.ts';
import type { EvolutionRunView, GenerationView, IndividualView } from './views.ts';

const states: Readonly<Record<string, EvolutionRunView['state']>> = {
  pending: 'running',
  running: 'running',
  stopped: 'stopped',
  completed: 'finished',
  failed: 'failed',
};

/** @param newest how many of its last generations; all when absent */
export async function evolutionView(
  factory: FactoryRuntime,
  record: Row,
  newest?: number,
): Promise<EvolutionRunView> {
  const history = record['history'] as readonly { number: number; best: number; mean: number }[];
  const shown = newest === undefined ? history : history.slice(-newest);
  const individuals = await individualsOf(
    factory,
    String(record['id']),
    newest === undefined ? undefined : shown,
  );
  const generations = shown.map(
    ({ number, best, mean }): GenerationView => ({
      number,
      best,
      mean,
      individuals: individuals.get(number) ?? [],
    }),
  );
  return {
    id: String(record['run_key']),
    uri: String(record['target_dsl']),
    state: states[String(record['status'])] ?? 'failed',
    seed: Number(record['seed']),
    start: Number(record['baseline_fitness']),
    best: Number(record['best_fitness']),
    plannedGenerations: Number(record['max_generations']),
    generations,
  };
}

async function individualsOf(
  { factory }: FactoryRuntime,
  run: string,
  generations: readonly { readonly number: number }[] | undefined,
): Promise<ReadonlyMap<number, readonly IndividualView[]>> {
  const pages = generations
    ? await Promise.all(
        generations.map(({ number }) =>
          factory.individual.byGeneration({ evolution_run_id: run, generation: number }, inside),
        ),
      )
    : [await factory.individual.byRun({ evolution_run_id: run }, inside)];
  const found = new Map<number, IndividualView[]>();
  for (const { generation, key, fitness, operator, parent_ids } of pages.flatMap(
    (page) => unwrap(page).results,
  )) {
    const list = found.get(generation) ?? [];
    found.set(generation, list);
    list.push({
      id: key,
      score: fitness ?? 0,
      operator: operator ?? 'seed',
      parents: parent_ids ?? [],
    });
  }
  return found;
}
