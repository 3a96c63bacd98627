/** Single individuals: made by chance, of two parents, or changed. */
import { createRandom, type Random } from '../../base/random.ts';
import { crossover } from '../../evolution/crossover.ts';
import { operators } from '../../evolution/index.ts';
import { printModel } from '../../language/spark/index.ts';
import type { DomainModel } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { evaluateModel } from '../../quality/index.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { recordOf } from '../within.ts';
import { change, numberOf, Refusal, type Seen, textOf } from './change.ts';
import { specificationOf } from './evolution.ts';
import { readableModel } from './projects.ts';

async function runOf({ get, context }: Seen): Promise<Row> {
  return recordOf(context, 'EvolutionRun', get('evolution_run_id'), {
    load: ['model_text', 'requirements_text'],
  });
}

/** A changed model, by the first operator in an order of chance that finds something to do. */
export function mutated(
  model: DomainModel,
  random: Random,
  specification: Specification | undefined,
): { readonly model: DomainModel; readonly operator: string } | undefined {
  for (const { name, apply } of random.shuffle(operators)) {
    const own = random.fork(name);
    const mutation = apply(model, specification ? { random: own, specification } : { random: own });
    if (mutation) return { model: mutation.model, operator: name };
  }
  return undefined;
}

const genomeOf = (record: Row, field: string): DomainModel => {
  const genome = record['genome'] as DomainModel | null | undefined;
  if (!genome)
    throw new Refusal(
      field,
      'no_genome',
      'must be an individual whose model is kept: the best of its generation',
    );
  return genome;
};

const made = (model: DomainModel, operator: string, parents: readonly unknown[]) => ({
  genome: model,
  phenotype: printModel(model),
  operator,
  parent_ids: parents.map(String),
});

async function fitnessOf(seen: Seen): Promise<number> {
  const run = seen.shared<Row>('run') ?? (await runOf(seen));
  return evaluateModel(seen.get('genome') as DomainModel, specificationOf(run)).total;
}

const randomOf = (seen: Seen): Random => createRandom(numberOf(seen.argument('seed')) ?? 1);

export const individualChanges: Readonly<Record<string, ChangeHandler>> = {
  generate_random_genome: change(async (seen) => {
    const run = await runOf(seen);
    const { model } = readableModel(textOf(run['model_text']), 'evolution_run_id');
    const child = mutated(model, randomOf(seen), specificationOf(run)) ?? { model, operator: 'seed' };
    return { set: made(child.model, child.operator, []), share: { run } };
  }),

  calculate_initial_fitness: change(async (seen) => ({ set: { fitness: await fitnessOf(seen) } })),

  perform_crossover: change(async (seen) => {
    const [first, second] = await Promise.all(
      ['first_parent_id', 'second_parent_id'].map((name) =>
        recordOf(seen.context, 'Individual', seen.argument(name)),
      ),
    );
    if (!first || !second) return undefined;
    const [a, b] = [genomeOf(first, 'first_parent_id'), genomeOf(second, 'second_parent_id')];
    const child = crossover(a, b, randomOf(seen)) ?? a;
    return {
      set: made(child, 'crossover', [first['key'], second['key']]),
      share: { parents: [first, second] },
    };
  }),

  increment_crossover_count: change(({ shared }) => {
    const parents = shared<readonly Row[]>('parents') ?? [];
    const counts = parents.map((each) => numberOf(each['crossover_count']) ?? 0);
    return { set: { crossover_count: 1 + Math.max(0, ...counts) } };
  }),

  apply_mutation: change(async (seen) => {
    const run = await runOf(seen);
    const model = genomeOf(seen.changeset.data ?? {}, 'genome');
    const child = mutated(model, randomOf(seen), specificationOf(run));
    return child
      ? { set: made(child.model, child.operator, [seen.get('key')]), share: { run } }
      : { share: { run } };
  }),

  recalculate_fitness: change(async (seen) => ({ set: { fitness: await fitnessOf(seen) } })),
};
