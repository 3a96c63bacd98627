/** After a run made generations: its individuals, the scores of the best, and how the operators did. */

import { operators } from '../../evolution/index.ts';
import { printModel } from '../../language/spark/index.ts';
import type { DomainModel } from '../../model/domain-model.ts';
import { evaluateModel } from '../../quality/index.ts';
import type { Row, RuntimeContext } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { hook, idOf, numberOf, type Values } from '../changes/change.ts';
import { type Advance, type Tally, talliesOf } from '../changes/evolution.ts';
import { createdAllIn, createdIn, recordsOf } from '../within.ts';

export const evolutionHooks: Readonly<Record<string, ChangeHandler>> = {
  record_generation: hook(async (run, { context: shared }, context) => {
    const advance = shared['advance'] as Advance | undefined;
    const last = advance?.reports.at(-1);
    if (!advance || !last) return run;
    const best = bestOf(advance);
    let former = await historiesBefore(run, advance.reports[0]?.number ?? 0, context);
    for (const { number, individuals } of advance.reports) {
      const now = new Map(individuals.map((each) => [each.id, historyOf(each, former)]));
      const records = await createdAllIn(
        context,
        'Individual',
        'record',
        individuals.map(({ id, score, operator, parents }, position) => ({
          evolution_run_id: idOf(run),
          key: id,
          generation: number,
          position,
          fitness: score,
          operator,
          parent_ids: parents,
          ...now.get(id),
          ...(number === last.number && position === 0 ? { genome: best, phenotype: printModel(best) } : {}),
        })),
      );
      const [first] = records;
      if (number === last.number && first) await keepScore(run, first, best, advance, context);
      former = now;
    }
    await keepOperators(run, advance, context);
    return run;
  }),
};

/** The best model of the newest generation, put together from the state. */
function bestOf({ outcome: { state } }: Advance): DomainModel {
  const [first] = state.population;
  if (!first) throw new Error('The population is empty: this is a bug in the evolution.');
  return { ...first.model, resources: first.resources.flatMap((index) => state.resources[index] ?? []) };
}

interface History extends Values {
  readonly age: number;
  readonly mutation_count: number;
  readonly crossover_count: number;
}

const newborn: History = { age: 0, mutation_count: 0, crossover_count: 0 };

/** An elite grows older; a child has one mutation or crossover more than the parent that had most. */
function historyOf(
  { operator, parents }: { readonly operator: string; readonly parents: readonly string[] },
  former: ReadonlyMap<string, History>,
): History {
  const of = parents.map((id) => former.get(id) ?? newborn);
  const most = (name: keyof History): number => Math.max(0, ...of.map((each) => Number(each[name])));
  const [mutation_count, crossover_count] = [most('mutation_count'), most('crossover_count')];
  if (operator === 'elite') return { age: most('age') + 1, mutation_count, crossover_count };
  if (operator === 'seed') return newborn;
  if (operator === 'crossover') return { age: 0, mutation_count, crossover_count: crossover_count + 1 };
  return { age: 0, mutation_count: mutation_count + 1, crossover_count };
}

async function historiesBefore(
  run: Row,
  number: number,
  context: RuntimeContext,
): Promise<ReadonlyMap<string, History>> {
  if (number === 0) return new Map();
  const before = await recordsOf(context, 'Individual', 'by_generation', {
    evolution_run_id: idOf(run),
    generation: number - 1,
  });
  return new Map(
    before.map((each) => [
      String(each['key']),
      {
        age: numberOf(each['age']) ?? 0,
        mutation_count: numberOf(each['mutation_count']) ?? 0,
        crossover_count: numberOf(each['crossover_count']) ?? 0,
      },
    ]),
  );
}

async function keepScore(
  run: Row,
  individual: Row,
  model: DomainModel,
  { specification }: Advance,
  context: RuntimeContext,
): Promise<void> {
  const { total, metrics } = evaluateModel(model, specification);
  await createdIn(context, 'FitnessScore', 'record', {
    evolution_run_id: idOf(run),
    individual_id: idOf(individual),
    generation: individual['generation'],
    total,
    scores: Object.fromEntries(metrics.map(({ metric, value }) => [metric, value])),
  });
}

async function keepOperators(run: Row, advance: Advance, context: RuntimeContext): Promise<void> {
  const kept = await recordsOf(context, 'GeneticOperator', 'by_run', { evolution_run_id: idOf(run) });
  const inputs = [...talliesOf(advance)].map(([name, tally]) => {
    const known = kept.find((each) => each['name'] === name);
    const sum = (of: keyof Tally): number => (numberOf(known?.[of]) ?? 0) + tally[of];
    return {
      evolution_run_id: idOf(run),
      name,
      operator_type: name === 'crossover' ? 'crossover' : 'mutation',
      description: operators.find((each) => each.name === name)?.summary ?? null,
      applications: sum('applications'),
      improvements: sum('improvements'),
      total_gain: Math.round(1000 * sum('total_gain')) / 1000,
    };
  });
  await createdAllIn(context, 'GeneticOperator', 'record', inputs);
}
