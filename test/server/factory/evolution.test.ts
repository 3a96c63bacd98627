/** Evolution as records and as a workflow: the engine's own result, however often it was halted on the way. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { silentHost } from '../../../server/src/base/host.ts';
import { evolve } from '../../../server/src/evolution/index.ts';
import { readModelText } from '../../../server/src/factory/documents/judge-model.ts';
import { specify } from '../../../server/src/factory/documents/specify.ts';
import { createFitness } from '../../../server/src/quality/index.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { unwrap } from '../../../server/src/runtime/outcome.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const requirements_text = `Each book has a title, an author and a number of pages.
Each reader has a name and a unique card number.
A reader borrows books.
`;
const model_text = `use ash.domain, ash.resource
domain Library { resources [Book, Reader] }
resource Book { attributes { uuid_primary_key id  attribute title: string } actions { defaults [read, create] } }
resource Reader { attributes { uuid_primary_key id  attribute nam: string } actions { defaults [read] } }
`;
const run = {
  target_dsl: 'file:///library.spark',
  model_text,
  requirements_text,
  requirements_uri: 'file:///library.req',
  population_size: 8,
  max_generations: 4,
  seed: 3,
};

/** What the engine makes of the same. */
function direct(generations: number) {
  const { specification } = specify({ uri: run.requirements_uri, text: requirements_text });
  return evolve(readModelText(model_text).model, {
    fitness: createFitness(specification),
    specification,
    generations,
    population: run.population_size,
    seed: run.seed,
    host: silentHost,
  });
}

describe('GeneticEvolution', () => {
  let started: Started;
  let result: Row;
  before(async () => {
    started = await startFactory({ durable: true });
    const outcome = await started.reactors.run('GeneticEvolution', run);
    deepEqual(outcome.errors, []);
    result = outcome.value as Row;
  });

  it('comes to what the engine comes to in one go', async () => {
    const { start, end } = await direct(run.max_generations);
    deepEqual(
      [result['baseline_fitness'], result['best_fitness'], result['status']],
      [start, end, 'completed'],
    );
    equal(result['termination_reason'], 'All generations are done.');
    equal(result['current_generation'], 4);
    equal((result['history'] as readonly Row[]).length, 5);
    ok(Number(result['fitness_improvement']) > 0);
    equal(result['progress_percentage'], 100);
    const { broken, model } = readModelText(String(result['best_model']));
    equal(broken, undefined);
    ok(model.resources.length >= 2);
    const gains = (result['steps'] as readonly { gain: number }[]).reduce((sum, { gain }) => sum + gain, 0);
    ok(Math.abs(gains - Number(result['fitness_improvement'])) < 0.2);
  });

  it('keeps every individual with its parents, the model of the best, and its metrics', async () => {
    const all = await started.read('Individual', 'by_run', { evolution_run_id: result['id'] });
    equal(all.length, 5 * 8);
    const [best = {}, ...others] = await started.read('Individual', 'by_generation', {
      evolution_run_id: result['id'],
      generation: 4,
    });
    equal(best['fitness'], result['best_fitness']);
    ok(best['genome']);
    deepEqual(
      others.filter((each) => each['genome'] !== null),
      [],
    );
    const keys = new Set(all.map((each) => each['key']));
    for (const { parent_ids } of all)
      for (const parent of parent_ids as readonly string[]) ok(keys.has(parent));
    const elites = all.filter((each) => each['operator'] === 'elite');
    ok(elites.every((each) => Number(each['age']) > 0));
    const [score = {}] = await started.read('FitnessScore', 'by_individual', { individual_id: best['id'] });
    ok(Math.abs(Number(score['total']) - Number(best['fitness'])) <= 0.1);
    ok('coverage' in (score['scores'] as Row));
  });

  it('keeps how the operators did: what they made is all that is no seed and no elite', async () => {
    const all = await started.read('Individual', 'by_run', { evolution_run_id: result['id'] });
    const operators = await started.read('GeneticOperator', 'by_run', { evolution_run_id: result['id'] });
    const made = all.filter((each) => !['seed', 'elite'].includes(String(each['operator']))).length;
    equal(
      operators.reduce((sum, each) => sum + Number(each['applications']), 0),
      made,
    );
    ok(operators.some((each) => Number(each['improvements']) > 0));
  });

  it('finds the run that was done before, and makes it no second time', async () => {
    const again = await started.reactors.run('GeneticEvolution', run);
    equal(again.state, 'successful');
    equal((again.value as Row)['id'], result['id']);
    equal((await started.read('EvolutionRun', 'read')).length, 1);
  });

  it('goes on after a halt, in another process, to the same end', async () => {
    const first = await startFactory({ durable: true });
    const handle = await first.reactors.start('GeneticEvolution', run);
    first.runtime.subscribe('*', ({ resource, record }) => {
      if (resource === 'EvolutionRun' && record['current_generation'] === 2) handle.halt();
    });
    const halted = await handle.outcome;
    equal(halted.state, 'halted');
    const [half] = await first.read('EvolutionRun', 'read');
    ok(Number(half?.['current_generation']) < 4);
    const second = await startFactory({ durable: true, database: first.database, firstId: 100_000 });
    const outcome = await (await second.reactors.resume(halted.runId)).outcome;
    equal(outcome.state, 'successful');
    const end = outcome.value as Row;
    deepEqual(
      [end['best_fitness'], end['best_model'], end['history']],
      [result['best_fitness'], result['best_model'], result['history']],
    );
    equal((await second.read('Individual', 'by_run', { evolution_run_id: end['id'] })).length, 5 * 8);
  });

  it('is taken back when it is cancelled: nothing of the run is left', async () => {
    const other = await startFactory({ durable: true });
    const handle = await other.reactors.start('GeneticEvolution', run);
    other.runtime.subscribe('*', ({ resource, record }) => {
      if (resource === 'EvolutionRun' && record['current_generation'] === 1) handle.cancel();
    });
    const outcome = await handle.outcome;
    equal(outcome.state, 'cancelled');
    for (const resource of ['EvolutionRun', 'Individual', 'FitnessScore', 'GeneticOperator'])
      deepEqual(await other.read(resource, 'read'), [], resource);
  });
});

describe('what takes long', () => {
  /** A factory that notes whether a transaction was open when the engine spoke of a generation. */
  async function watched() {
    const memory = await openMemoryDatabase();
    const heard = { ahead: 0, inside: 0 };
    let open = 0;
    const database: typeof memory = {
      ...memory,
      transaction: (work) =>
        memory.transaction(async (db) => {
          open++;
          try {
            return await work(db);
          } finally {
            open--;
          }
        }),
    };
    const progress = () => void (open > 0 ? heard.inside++ : heard.ahead++);
    return { ...(await startFactory({ durable: true, database, host: { progress } })), heard };
  }

  it('is worked out before the transaction of an action, in a workflow and without one', async () => {
    const own = await watched();
    const outcome = await own.reactors.run('GeneticEvolution', { ...run, seed: 71 });
    equal(outcome.state, 'successful');
    deepEqual(own.heard, { ahead: 4, inside: 0 });
    const begun = await own.create('EvolutionRun', 'start_evolution', { ...run, seed: 72 });
    await own.update('EvolutionRun', 'advance_generation', begun, { generations: 3 });
    deepEqual(own.heard, { ahead: 7, inside: 0 });
    const candidate = await own.create('CodeCandidate', 'generate_candidate', {
      candidate_name: 'one',
      generated_code: model_text,
    });
    const better = { generations: 2, population: 4, seed: 73 };
    const optimized = await own.update('CodeCandidate', 'optimize', candidate, better);
    equal(optimized['optimization_applied'], true);
    await own.create('OptimizationResult', 'apply_optimization', {
      ...better,
      optimization_type: 'overall',
      optimization_name: 'again',
      target_code_candidate_id: candidate['id'],
    });
    deepEqual(own.heard, { ahead: 11, inside: 0 });
  });

  it('is worked out inside where nothing came ahead, to the same end', async () => {
    const own = await watched();
    const begun = await own.create('EvolutionRun', 'start_evolution', { ...run, seed: 74 });
    const ahead = await own.update('EvolutionRun', 'advance_generation', begun, { generations: 2 });
    const other = await watched();
    const there = await other.create('EvolutionRun', 'start_evolution', { ...run, seed: 74, patience: 21 });
    const inside = await other.runtime.transaction(async (runtime) =>
      unwrap(await runtime.update('EvolutionRun', 'advance_generation', there, { generations: 2 })),
    );
    deepEqual(other.heard, { ahead: 0, inside: 2 });
    for (const name of ['best_model', 'best_fitness', 'history']) deepEqual(inside[name], ahead[name], name);
  });

  it('ends when the run is cancelled, and leaves nothing', async () => {
    const own = await startFactory({
      durable: true,
      host: { pause: () => new Promise((resolve) => setImmediate(resolve)) },
    });
    const handle = await own.reactors.start('GeneticEvolution', {
      ...run,
      seed: 75,
      population_size: 1000,
      max_generations: 1000,
    });
    setImmediate(() => handle.cancel());
    equal((await handle.outcome).state, 'cancelled');
    deepEqual(await own.read('EvolutionRun', 'read'), []);
  });
});

describe('a run of evolution', () => {
  let started: Started;
  before(async () => {
    started = await startFactory();
  });

  it('is made generation by generation, stopped, gone on with and ended', async () => {
    const begun = await started.create('EvolutionRun', 'start_evolution', run);
    deepEqual([begun['status'], begun['current_generation']], ['running', 0]);
    const next = await started.update('EvolutionRun', 'evolve_generation', begun);
    const { start, end, state } = await direct(1);
    deepEqual(
      [next['current_generation'], next['baseline_fitness'], next['stagnation']],
      [1, start, state.stagnation],
    );
    ok(Math.abs(Number(next['best_fitness']) - end) < 0.2);
    const stopped = await started.update('EvolutionRun', 'terminate_evolution', next, { reason: 'Lunch.' });
    deepEqual([stopped['status'], stopped['termination_reason']], ['stopped', 'Lunch.']);
    const resumed = await started.update('EvolutionRun', 'resume_evolution', stopped);
    deepEqual([resumed['status'], resumed['termination_reason']], ['running', null]);
    const ended = await started.update('EvolutionRun', 'complete_evolution', resumed);
    equal(ended['status'], 'completed');
    deepEqual(codesOf(await started.runtime.update('EvolutionRun', 'resume_evolution', ended, {})), [
      'resume_state required',
      'status no_matching_transition',
    ]);
    deepEqual(codesOf(await started.runtime.create('EvolutionRun', 'start_evolution', run)), [
      'run_key taken',
    ]);
  });

  it('is refused with parameters that do not fit, and with models that cannot be read', async () => {
    const ask = async (values: Row) =>
      codesOf(
        await started.runtime.create('EvolutionRun', 'start_evolution', { ...run, seed: 9, ...values }),
      );
    deepEqual(await ask({ elite_size: 8 }), ['elite_size too_many']);
    deepEqual(await ask({ evolution_strategy: 'differential' }), ['evolution_strategy not_at_hand']);
    deepEqual(await ask({ model_text: 'resource {' }), ['model_text unreadable']);
    deepEqual(await ask({ model_text: 'use ash.resource' }), ['model_text empty']);
    deepEqual(await ask({ population_size: 1000, max_generations: 2000 }), ['population_size too_many']);
  });

  it('has converged when individuals are alike, where that is asked for', async () => {
    const finished = `use ash.resource
resource Book { attributes { uuid_primary_key id  attribute title: string } actions { defaults [read] } }
`;
    const ending = async (convergence_threshold: number) => {
      const begun = await started.create('EvolutionRun', 'start_evolution', {
        target_dsl: `file:///${convergence_threshold}.spark`,
        model_text: finished,
        population_size: 2,
        elite_size: 1,
        selection_pressure: 1,
        seed: 12,
        convergence_threshold,
      });
      const next = await started.update('EvolutionRun', 'advance_generation', begun);
      deepEqual([next['stagnation'], next['diversity_score']], [1, 0]);
      return [next['status'], next['termination_reason']];
    };
    deepEqual(await ending(0), ['running', null]);
    deepEqual(await ending(0.5), ['completed', 'All individuals are alike.']);
  });

  it('has individuals by chance, of two parents, and changed ones', async () => {
    const [owner] = await started.read('EvolutionRun', 'read');
    const evolution_run_id = owner?.['id'];
    const one = await started.create('Individual', 'initialize_random', {
      evolution_run_id,
      key: 'a',
      seed: 1,
    });
    const same = await started.create('Individual', 'initialize_random', {
      evolution_run_id,
      key: 'b',
      seed: 1,
    });
    deepEqual(one['genome'], same['genome']);
    ok(Number(one['fitness']) > 0);
    const changed = await started.update('Individual', 'mutate', same, { seed: 5 });
    deepEqual([changed['mutation_count'], changed['parent_ids']], [1, ['b']]);
    const child = await started.create('Individual', 'crossover', {
      evolution_run_id,
      key: 'c',
      first_parent_id: one['id'],
      second_parent_id: changed['id'],
    });
    deepEqual(
      [child['crossover_count'], child['parent_ids'], child['operator']],
      [1, ['a', 'b'], 'crossover'],
    );
    const older = await started.update('Individual', 'age', await started.update('Individual', 'age', child));
    equal(older['age'], 2);
    const bare = await started.create('Individual', 'record', { evolution_run_id, key: 'd' });
    match(
      String(codesOf(await started.runtime.update('Individual', 'mutate', bare, {}))),
      /genome no_genome/,
    );
  });
});
