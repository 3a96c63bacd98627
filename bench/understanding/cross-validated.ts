/**
 * Figures where something was fitted to the texts that it is measured on: each backlog is predicted with weights that were fitted to the
 * others, so that no answer is used for its own prediction.
 */
import { adapters } from '../../server/src/requirements/benchmark/registry.ts';
import { NAME_WEIGHTS, PAIR_WEIGHTS } from '../../server/src/requirements/specify/backlog/weights.ts';
import { fitBacklogs, type Modelled } from './backlog-examples.ts';
import type { Scored } from './scorers.ts';
import type { BenchmarkSet } from './sets.ts';

/** The figures of a set with fitted weights by leaving each item out; undefined for sets that nothing was fitted to. */
export async function crossValidated(
  set: BenchmarkSet,
  folder: string,
  { gold }: Scored,
): Promise<Readonly<Record<string, number>> | undefined> {
  if (!isFitted(set.name) || gold.items.length < 2) return undefined;
  const adapter = adapters.find(({ name }) => name === set.name);
  const items = gold.items as unknown as readonly Modelled[];
  const predictions = items.flatMap((item) => unfitted(item, items, () => adapter?.predict([item]) ?? []));
  return set.score(folder, { gold, predictions: { items: predictions } });
}

/** Whether weights were fitted to the texts of a set. */
export function isFitted(set: string): boolean {
  return set === 'usdm';
}

/** What `work` gives for as long as the engine's weights are those that were fitted to the other items. */
export function unfitted<T>(item: Modelled, items: readonly Modelled[], work: () => T): T {
  const own = { names: { ...NAME_WEIGHTS }, pairs: { ...PAIR_WEIGHTS } };
  const { names, pairs } = fitBacklogs(items.filter((other) => other !== item));
  try {
    // The engine has one set of weights.
    Object.assign(NAME_WEIGHTS, names.weights);
    Object.assign(PAIR_WEIGHTS, pairs.weights);
    return work();
  } finally {
    Object.assign(NAME_WEIGHTS, own.names);
    Object.assign(PAIR_WEIGHTS, own.pairs);
  }
}
